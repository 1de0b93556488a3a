"""Nothing essential needs JavaScript."""

from site_pages import one_of_each


def test_details_open_without_javascript(visit):
    for _, path in one_of_each():
        with visit(script=False) as opened:
            tab = opened.go(path)
            for summary in tab.locator("details > summary").all()[:2]:
                if summary.is_visible():
                    before = summary.evaluate("(e) => e.parentElement.open")
                    summary.click()
                    after = summary.evaluate("(e) => e.parentElement.open")
                    assert after != before, f"{path}: does not open"
