"""A walk with the Tab key alone."""

import pytest

import probes
from site_pages import label, one_of_each, samples

# Links beyond these look and behave like those before them.
STEPS = 45
STEPS_BACK = 15


def walk(tab, key, steps):
    stops, seen = [], set()
    for _ in range(steps):
        tab.keyboard.press(key)
        stop = tab.evaluate(probes.FOCUS)
        if stop is None or stop["number"] in seen:
            break
        seen.add(stop["number"])
        stops.append(stop)
    return stops


def complaints(stops):
    for stop in stops:
        what = f"<{stop['tag']}> '{stop['text']}'"
        if not stop["ring"]:
            yield f"{what}: the focus does not show ({stop['look']})"
        if not stop["inView"]:
            yield f"{what}: is focused out of sight"
        if stop["covered"]:
            yield f"{what}: {stop['covered']} covers the focus"


@pytest.mark.parametrize("width", (390, 1280))
@pytest.mark.parametrize("page", samples(), ids=label)
def test_keyboard_reaches_what_a_mouse_reaches(visit, page, width):
    _, path = page
    with visit(width=width, height=700) as opened:
        tab = opened.go(path)
        stops = walk(tab, "Tab", STEPS)
        assert stops, f"{path}: nothing takes the focus"
        found = list(complaints(stops))
        first = stops[0]
        if first["href"] != "#main" or "skip" not in first["text"].lower():
            found.append(f"the first stop is '{first['text']}', not the skip link")
        links = tab.locator("header nav a[href]:visible").count()
        reached = sum(stop["nav"] for stop in stops)
        if reached < links:
            found.append(f"{reached} of {links} links of the menu were reached")
        if tab.locator("input[type=search]:visible").count() and len(stops) == STEPS:
            if tab.locator("header input[type=search]:visible").count() and not any(
                    stop["search"] for stop in stops):
                found.append("the search field was not reached")
        # Back from the end: the last stops of the page, over whatever sticks to the window's edges.
        tab.evaluate("() => { document.activeElement.blur(); window.__order = new Map(); }")
        last = tab.locator("footer a[href]:visible").last
        if last.count():
            last.focus()
            found += complaints(walk(tab, "Shift+Tab", STEPS_BACK))
    assert not found, f"{path} at {width} px:\n" + "\n".join(found[:12])


def test_skip_link_leads_into_the_page(visit):
    with visit() as opened:
        tab = opened.go("/charts/")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        stop = tab.evaluate(probes.FOCUS)
        assert stop["main"], f"after the skip link comes '{stop['text']}'"


@pytest.mark.parametrize("page", one_of_each(), ids=label)
def test_details_open_with_the_keyboard(visit, page):
    with visit() as opened:
        tab = opened.go(page[1])
        for summary in tab.locator("details > summary").all()[:2]:
            if not summary.is_visible():
                continue
            before = summary.evaluate("(e) => e.parentElement.open")
            summary.focus()
            tab.keyboard.press("Enter")
            after = summary.evaluate("(e) => e.parentElement.open")
            assert after != before, f"{page[1]}: Enter does not open '{summary.text_content()}'"
            tab.keyboard.press("Space")
            assert summary.evaluate("(e) => e.parentElement.open") == before


@pytest.mark.parametrize("page", one_of_each(), ids=label)
def test_anchors_are_not_hidden_below_what_sticks(visit, page):
    """A link within the page leads to a heading that can be seen."""
    with visit(height=600) as opened:
        tab = opened.go(page[1])
        hrefs = tab.evaluate(
            "() => [...document.querySelectorAll('main a[href^=\"#\"]')].map((a) => a.hash)")
        for anchor in list(dict.fromkeys(hrefs))[:6]:
            covered = tab.evaluate(
                """(anchor) => {
                  location.hash = ''; location.hash = anchor;
                  const e = document.getElementById(decodeURIComponent(anchor.slice(1)));
                  if (!e) return 'leads nowhere';
                  const r = e.getBoundingClientRect();
                  if (r.top < -1) return `lies ${Math.round(-r.top)} px above the window`;
                  if (r.top >= innerHeight - 1) return 'is not scrolled to';
                  const top = document.elementFromPoint(r.left + Math.min(r.width / 2, 60), r.top + 2);
                  return top && !(e.contains(top) || top.contains(e))
                    ? `is below <${top.tagName} class="${top.className}">` : ''; }""", anchor)
            assert not covered, f"{page[1]}{anchor}: {covered}"
