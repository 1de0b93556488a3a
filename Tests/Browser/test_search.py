"""Search: a script over a split index, and a form that leads somewhere without it."""

import pytest
from playwright.sync_api import expect

import probes
from site_pages import label, one_of_each

FIELD = "input[type=search]"
MOST_LOADED = 200_000
# The list beside the line that says how many there are.
RESULTS = "main :has(> [role=status]) :is(ul, ol) a[href]"
SAID = """(pattern) => [...document.querySelectorAll('[role=status]')].some(
  (e) => new RegExp(pattern).test(e.textContent))"""


def shown_results(tab):
    return tab.locator(RESULTS).filter(visible=True)


def wait_for_count(tab):
    tab.wait_for_function(SAID, arg="[0-9]")


@pytest.mark.parametrize("page", one_of_each(), ids=label)
def test_slash_focuses_the_search_field(visit, page):
    with visit() as opened:
        tab = opened.go(page[1])
        tab.keyboard.press("/")
        stop = tab.evaluate(probes.FOCUS)
        assert stop and stop["search"], f"{page[1]}: '/' focuses {stop and stop['tag']}"
        assert tab.locator(FIELD).first.input_value() == "", "the slash itself is typed"
        assert stop["ring"], f"{page[1]}: the focus of the search field does not show"
        tab.keyboard.type("a/b")
        assert tab.locator(f"{FIELD}:focus").input_value() == "a/b", "a slash within the field is lost"


def test_escape_clears_or_leaves_the_search_field(visit):
    with visit() as opened:
        tab = opened.go("/search/")
        tab.keyboard.press("/")
        tab.keyboard.type("linux")
        tab.keyboard.press("Escape")
        left = not tab.locator(f"{FIELD}:focus").count()
        assert left or tab.locator(f"{FIELD}:focus").input_value() == ""


def test_typing_shows_results_and_says_how_many(visit):
    with visit() as opened:
        tab = opened.go("/search/")
        tab.locator(f"main {FIELD}").first.focus()
        tab.keyboard.type("windows")
        # What was found for a part of the word is shown for a moment on a slow machine.
        tab.wait_for_url("**/search/?q=windows")
        wait_for_count(tab)
        expect(shown_results(tab).filter(has_text="windows").first).to_be_visible()
        assert not opened.faults and not tab.evaluate(probes.SEEN)["policy"]


def test_a_search_has_an_address(visit):
    with visit() as opened:
        tab = opened.go("/search/?q=constant-overflow")
        wait_for_count(tab)
        assert tab.locator(f"main {FIELD}").first.input_value() == "constant-overflow"
        link = shown_results(tab).filter(has_text="constant-overflow").first
        link.click()
        tab.wait_for_load_state()
        assert tab.evaluate("() => document.body.dataset.pageType") in ("counter", "chart")
        tab.go_back()
        wait_for_count(tab)
        assert "q=constant-overflow" in tab.url


# No name holds both 'linux' and 'windows', and none begins with 'zzzz'; '__proto__' is cut to 'proto',
# with which 'protocol' begins.
@pytest.mark.parametrize(("query", "is_found"), (
    ("l", True), ("loom", True), ("cache lookup", True), ("go1.27", True), ("__proto__", True),
    ("linux windows", False), ("zzzz", False)))
def test_a_query_loads_little_and_answers(visit, query, is_found):
    with visit() as opened:
        asked = []
        tab = opened.page
        tab.on("request", lambda request: asked.append(request)
               if "/search/" in request.url and request.resource_type in ("fetch", "xhr") else None)
        opened.go("/search/")
        tab.locator(f"main {FIELD}").first.fill(query)
        tab.wait_for_function(SAID, arg=r"\S")
        for request in asked:
            request.response().finished()
        loaded = sum(request.sizes()["responseBodySize"] for request in asked)
        assert 0 < loaded <= MOST_LOADED, f"'{query}' loads {loaded} bytes"
        found = shown_results(tab).count()
        assert (found > 0) == is_found, f"'{query}' finds {found}"
        assert not opened.faults, opened.faults


def test_results_can_be_walked_with_the_keyboard(visit):
    with visit(height=700) as opened:
        tab = opened.go("/search/?q=linux")
        wait_for_count(tab)
        tab.locator(f"main {FIELD}").first.focus()
        for _ in range(12):
            tab.keyboard.press("Tab")
            stop = tab.evaluate(probes.FOCUS)
            if stop["main"] and "linux" in stop["text"]:
                break
        assert "linux" in stop["text"], f"after twelve steps the focus is on '{stop['text']}'"
        assert stop["ring"] and not stop["covered"]


def test_without_javascript_search_leads_to_lists(visit):
    """Through the form or, where the page's policy forbids forms, through a link in its place."""
    with visit(script=False) as opened:
        tab = opened.go("/")
        field = tab.locator(f"header {FIELD}:visible")
        link = tab.locator("header a[href$='/search/']:visible")
        if field.count():
            field.first.fill("linux")
            tab.keyboard.press("Enter")
        else:
            assert link.count(), "neither a search field nor a link to search in the header"
            link.first.click()
        tab.wait_for_load_state()
        assert "/search/" in tab.url and not opened.faults, f"{tab.url} {opened.faults}"
        assert tab.locator("main a[href*='/counters/']").count() >= 1, "no list to go on with"


@pytest.mark.parametrize("path", ("/counters/", "/config/v0.14.0/"))
def test_a_long_list_can_be_filtered(visit, path):
    with visit() as opened:
        tab = opened.go(path)
        field = tab.locator("main input:visible").first
        assert field.count(), f"{path}: no field above the list"
        rows = tab.locator("main tbody tr:visible").count()
        field.press_sequentially("linux")
        expect(field).to_have_value("linux")
        wait_for_count(tab)
        tab.evaluate(probes.DRAWN)
        left = tab.locator("main tbody tr:visible").count()
        assert 0 < left < rows, f"{path}: {left} of {rows} rows are left"
        assert tab.evaluate(probes.SEEN)["shift"] <= 0.02
