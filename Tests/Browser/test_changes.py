"""Everything on the pages of what moved follows from the files for download: which shares were compared,
which of them moved beyond chance, what began, what ended and what was seen for the first time."""

import functools
import random
import re

import pytest

from figure_changes import IndexPage, WeekPage
from figure_moves import Moves, discoveries, exact_fisher, fisher
from site_pages import SITE
from test_figures import SITES, data_of


@functools.cache
def moves_of(root):
    return Moves(data_of(root))


def page(root, address):
    return (root / address.strip("/") / "index.html").read_text(encoding="utf-8")


def test_the_p_value_is_that_of_whole_numbers():
    draw = random.Random(14)
    tables = [(4, 166, 10, 5000), (8, 200, 30, 5000), (5, 500, 2, 20_000), (550, 1000, 400, 1000)]
    for _ in range(400):
        n, m = draw.randint(1, 150), draw.randint(1, 150)
        tables.append((draw.randint(0, n), n, draw.randint(0, m), m))
    small = 0
    for table in tables:
        p, right = fisher(*table), float(exact_fisher(*table))
        assert abs(p - right) <= 1e-9 * right or p == 1 and right > 0.01, (table, p, right)
        small += right <= 0.01
    assert small >= 100


def test_the_procedure_takes_the_largest_value_that_is_below_its_bound():
    values = {"a": 0.0001, "b": 0.006, "c": 0.0074, "d": 0.5}
    assert discoveries(values, values.get) == {"a", "b", "c"}, "c is below 3/4 %, though b is not below 2/4 %"
    assert discoveries({"a": 0.011}, None) == set()


@pytest.mark.parametrize("root", SITES)
def test_every_week_lists_what_moved(root):
    moves, found, placed = moves_of(root), [], 0
    pages = sorted(file.parent.name for file in (root / "changes").glob("*/index.html"))
    assert pages == moves.weeks, "each week with data has a page"
    for week in moves.weeks:
        address = f"/changes/{week}/"
        result = WeekPage(moves, address, page(root, address)).check()
        found += result.mistakes
        placed += result.placed
    index = IndexPage(moves, "/changes/", page(root, "/changes/")).check()
    found += index.mistakes
    assert not found, f"{len(found)} of {placed + index.placed}:\n" + "\n".join(found[:20])
    assert placed > 40 * len(pages) and index.placed > 2 * len(pages), f"{placed}: all of them?"
    assert sum(len(moves.of(week)[1]) for week in moves.weeks) > 5 * len(pages)


LIES = "/changes/2026-11-15/"
FIRST = r'(<table class="ledger labelled moved">.*?)'
FALSEHOODS = [
    (LIES, r'(content="What moved in .*?, )22( since 52)', r"\g<1>23\g<2>"),
    (LIES, r'(class="lead">[^<]*?)22( since 52)', r"\g<1>23\g<2>"),
    (LIES, r'(class="lead">[^<]*?)none( since the week)', r"\g<1>1\g<2>"),
    (LIES, r'(class="lead">[^<]*?every release, )\d+', r"\g<1>7"),
    (LIES, r'(class="lead">.*?beyond chance, in )1,141', r"\g<1>1,142"),
    (LIES, r"(/\">)1,997( reports)", r"\g<1>1,998\g<2>"),
    (LIES, r"(<li>)0( counters began)", r"\g<1>1\g<2>"),
    (LIES, r"(week ending 8 Nov 2026, percent, .*?; )401", r"\g<1>402"),
    (LIES, r"(<p>)401( shares were compared)", r"\g<1>400\g<2>"),
    (LIES, r"(and in the week ending )16 Aug 2026", r"\g<1>9 Aug 2026"),
    (LIES, FIRST + r"57\.8", r"\g<1>57.9"),
    (LIES, FIRST + r"53\.0", r"\g<1>53.1"),
    (LIES, FIRST + r"423 of 732", r"\g<1>424 of 732"),
    (LIES, FIRST + r"423 of 732", r"\g<1>423 of 733"),
    (LIES, FIRST + r"82\.6", r"\g<1>82.5"),
    (LIES, FIRST + r"85\.3", r"\g<1>85.4"),
    (LIES, FIRST + r"\+24\.8", r"\g<1>+24.9"),
    (LIES, FIRST + r"\+24\.8", r"\g<1>−24.8"),
    (LIES, FIRST + r"not seen", r"\g<1>0.1 %"),
    (LIES, FIRST + r"<code>loomls/loom:1\.6", r"\g<1><code>loomls/loom:1.7"),
    (LIES, FIRST + r"/-/1\.6/", r"\g<1>/-/1.5/"),
    (LIES, FIRST + r'(<span class="of">[^<]*, )loomls', r"\g<1>\g<2>loomfmt"),
    (LIES, FIRST + r"<tr><th scope=\"row\">.*?</tr>", r"\g<1>"),  # A move is left out.
    (LIES, FIRST + r"(<tr><th scope=\"row\">.*?</tr>)", r"\g<1>\g<2>\g<2>"),
    (LIES, FIRST + r"(<tr><th scope=\"row\">.*?</tr>)\n(<tr>.*?</tr>)", r"\g<1>\g<3>\n\g<2>"),
    (LIES, r"(<summary>)37 versions", r"\g<1>38 versions"),
    (LIES, r"discovery rate of 1 %", "discovery rate of 2 %"),
    (LIES, r"No counter began to be collected", "7 counters began to be collected"),
    (LIES, r"(Before: .*?)8 Nov", r"\g<1>1 Nov"),
    (LIES, r"(<h1>What moved, week ending )15", r"\g<1>8"),
    ("/changes/2025-01-19/", r"<code>10s-1m</code>", "<code>10s-2m</code>"),
    ("/changes/2025-01-19/", r"v0\.3\.0 \(15 Jan", "v0.3.0 (14 Jan"),
    ("/changes/2025-03-16/", r"other buckets", "rate 1 becomes 0.5"),
    ("/changes/2025-10-12/", r"rate 1 becomes 0\.5", "rate 1 becomes 0.4"),
    ("/changes/2024-12-15/", r"<code>Version:v1\.3\.0", "<code>Version:v1.3.1"),
    ("/changes/2025-08-03/", r"of the 2 weeks before", "of the 3 weeks before"),
]


@pytest.mark.parametrize("address, pattern, lie", FALSEHOODS)
def test_a_false_figure_of_what_moved_is_seen(address, pattern, lie):
    html = page(SITE, address).replace("\u00a0", " ")
    broken, changes = re.subn(pattern, lie, html, count=1, flags=re.DOTALL)
    assert changes == 1 and broken != html, f"{pattern} is not on the page"
    moves = moves_of(SITE)
    assert not WeekPage(moves, address, html).check().mistakes
    try:
        mistakes = WeekPage(moves, address, broken).check().mistakes
    except (AssertionError, AttributeError, KeyError, TypeError, ValueError):
        return
    assert mistakes, f"{pattern}: nobody saw it"
