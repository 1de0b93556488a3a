"""Nothing essential needs JavaScript."""

import pytest

import probes
from site_pages import label, one_of_each, samples


@pytest.mark.parametrize("page", samples(), ids=label)
def test_page_says_and_draws_the_same_without_javascript(visit, page):
    kind, path = page
    results = []
    for script in (True, False):
        with visit(script=script) as opened:
            tab = opened.go(path)
            results.append((tab.evaluate(probes.DRAWINGS)["count"], tab.evaluate(probes.TEXT)))
    (drawn, text), (drawn_without, text_without) = results
    assert drawn_without == drawn, f"{path}: {drawn} drawings with JavaScript, {drawn_without} without"
    if kind == "search":
        return  # It says without JavaScript what to do instead: see test_search.
    lost = [line for line in text if line not in text_without]
    gained = [line for line in text_without if line not in text]
    assert not lost and not gained, f"{path}: only with {lost[:5]}, only without {gained[:5]}"


def test_details_open_without_javascript(visit):
    for _, path in one_of_each():
        with visit(script=False) as opened:
            tab = opened.go(path, 0)
            for summary in tab.locator("details > summary").all()[:2]:
                if summary.is_visible():
                    before = summary.evaluate("(e) => e.parentElement.open")
                    summary.click()
                    after = summary.evaluate("(e) => e.parentElement.open")
                    assert after != before, f"{path}: does not open"
