"""Every kind of page, in both themes and at four widths: what it loads, and how it lies there."""

import pytest

import probes
from conftest import THEMES, WIDTHS
from site_pages import LATER, SAMPLES, label, pages_by_kind, samples

MOST_SHIFT = 0.02


def test_every_kind_of_page_is_known_here():
    kinds = set(pages_by_kind())
    assert "none" not in kinds, f"without data-page-type: {pages_by_kind()['none'][:3]}"
    new = kinds - set(SAMPLES) - LATER
    assert not new, f"new kinds of pages, name one of each in site_pages.SAMPLES: {sorted(new)}"
    gone = set(SAMPLES) - kinds
    assert not gone, f"kinds that the example no longer has: {sorted(gone)}"
    for kind, addresses in SAMPLES.items():
        known = {address for _, address in pages_by_kind()[kind]}
        missing = [address for address in addresses if address not in known]
        assert not missing, f"no page of kind {kind}: {missing}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page", samples(), ids=label)
def test_page_loads_cleanly_and_fits(visit, page, theme):
    """One load a width: nothing is asked of other hosts, stored, refused or moved, all is in reach."""
    kind, path = page
    found = []
    with visit(theme=theme) as opened:
        tab = opened.page
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            opened.go(path)
            seen = tab.evaluate(probes.SEEN)
            faults = opened.faults + seen["policy"] + seen["stored"]
            opened.faults = []
            faults += [f"cookie {cookie['name']}" for cookie in tab.context.cookies()]
            faults += tab.evaluate(probes.OVERFLOW)
            if seen["shift"] > MOST_SHIFT:
                faults.append(f"layout shift {seen['shift']:.3f} of {seen['moved'][:4]}")
            if theme == "light":  # Where things lie does not depend on their colours.
                faults += layout_faults(tab, width)
            found += [f"{path} at {width} px, {theme}: {fault}" for fault in faults]
        found += [f"{path}: {fault}" for fault in motion_and_names(tab, kind)]
    assert not found, "\n".join(found)


def layout_faults(tab, width):
    drawings = tab.evaluate(probes.DRAWINGS)
    if drawings["small"]:
        yield f"chart text under 13 px: {drawings['small']}"
    if drawings["empty"]:
        yield f"{drawings['empty']} drawings without a line"
    yield from tab.evaluate(probes.OUT_OF_REACH)
    yield from tab.evaluate(probes.COLLISIONS)
    if width in (390, 1280):
        count, *examples = tab.evaluate(probes.TARGETS)
        if count:
            yield f"{count} targets under 24 px outside of sentences, such as {examples}"


def motion_and_names(tab, kind):
    """The visit asked for less motion; every chart has a name, a description, a table, downloads."""
    if tab.evaluate("() => document.getAnimations().some((a) => a.playState === 'running')"):
        yield "something moves for who asked for less motion"
    if tab.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") != "auto":
        yield "scrolling is smooth for who asked for less motion"
    yield from sorted(set(tab.evaluate(probes.UNNAMED)))
    if kind in ("chart", "counter") and tab.locator("svg.chart").count():
        if not tab.locator("main table").count():
            yield "no table beside the chart"
        for name in ("data.csv", "chart.svg"):
            if not tab.locator(f"main a[href$='{name}']").count():
                yield f"no link to {name}"
