"""The site under a path: nothing leads beside it."""

import re

import pytest

from site_pages import PREFIX, PREFIXED, SITE, label, one_of_each, pages_by_kind

LINK = re.compile(rb'(?:href|src|action)="(/[^"]*)"')


def test_every_link_stays_below_the_prefix():
    found = {}
    for file in sorted(PREFIXED.rglob("*.html")):
        for match in LINK.finditer(file.read_bytes()):
            if not match[1].startswith(PREFIX.encode()):
                found.setdefault(match[1].decode(), file.relative_to(PREFIXED).as_posix())
    assert not found, f"{len(found)} addresses, first {list(found.items())[:3]}"


def test_a_prefix_takes_away_no_page():
    assert {k: len(v) for k, v in pages_by_kind(PREFIXED).items()} == {
        k: len(v) for k, v in pages_by_kind(SITE).items()}


@pytest.mark.parametrize("page", one_of_each(), ids=label)
def test_page_loads_below_a_prefix(visit, prefixed_address, page):
    with visit(base=prefixed_address) as opened:
        tab = opened.go(PREFIX.rstrip("/") + page[1])
        styled = tab.evaluate("() => document.styleSheets.length > 0")
        faults = opened.faults + tab.evaluate("() => window.__seen.policy")
    assert styled and not faults, f"{page[1]}: styled {styled}, {faults}"
