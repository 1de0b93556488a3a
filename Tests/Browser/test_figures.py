"""Every figure that a page shows is the figure of the same cell of the `data.csv` beside it."""

import functools
import itertools
import re
from pathlib import Path

import pytest

from figure_cells import SiteData
from figure_pages import PageFigures
from figure_text import half_away, interval, needed_reports, normal_quantile, percent, wilson
from fractions import Fraction
from site_pages import GO_SITE, KIND, SITE, page_address

KINDS = {
    "chart", "chart-letter", "charts", "counter", "counters", "counters-letter", "home", "program",
    "week", "week-program",
}
SITES = [pytest.param(SITE, id="example"), pytest.param(
    GO_SITE, id="go", marks=pytest.mark.skipif(
        not GO_SITE.is_dir(), reason="../shared is absent: there is no site of Go's project"))]


@functools.cache
def data_of(root: Path) -> SiteData:
    return SiteData(root)


def pages_of(root: Path):
    """(kind, address, text) of every page that shows figures."""
    for file in sorted(root.rglob("*.html")):
        body = file.read_bytes()
        match = KIND.search(body)
        if match and match[1].decode() in KINDS:
            yield match[1].decode(), page_address(root, file), body.decode()


def check(root: Path, address: str, html: str) -> PageFigures:
    return PageFigures(data_of(root), address, html).check()


def test_figures_are_written_as_the_formats_say():
    """Worked out by hand and with published tables, not with the program."""
    z = normal_quantile(0.99)
    assert z == Fraction("2.575829")
    assert [half_away(Fraction(n, 2)) for n in (1, 2, 3)] == [1, 1, 2]
    assert percent(Fraction(1, 1001)) == "<0.1\u00a0%"
    assert percent(Fraction(1, 1000)) == "0.1\u00a0%"
    assert percent(Fraction(625, 1000_0)) == "6.3\u00a0%"  # 6.25 is half way.
    assert percent(Fraction(0)) == "0.0\u00a0%"
    # Wilson's interval at 95 % for 10 of 20 is 29.9 to 70.1 % in any textbook.
    assert interval(wilson(10, 20, normal_quantile(0.95))) == "29.9–70.1\u00a0%"
    assert [needed_reports(Fraction(p), z) for p in (1, 2, 3, 5)] == [16588, 4147, 1844, 664]


@pytest.mark.parametrize("root", SITES)
def test_each_row_of_data_csv_is_right_in_itself(root):
    data = data_of(root)
    assert len(data.files) > 50
    found = [f"{address} {cell.counter} {cell.week}: {mistake}"
             for address, file in data.files.items() for cells in file.values()
             for cell in cells.values() for mistake in cell.mistakes(data.z)]
    assert not found, f"{len(found)} rows:\n" + "\n".join(found[:10])


@pytest.mark.parametrize("root", SITES)
def test_chart_and_counters_and_weekly_tables_agree(root):
    data, found, met = data_of(root), [], set()
    for address, file in data.files.items():
        for counter, cells in file.items():
            for week, cell in cells.items():
                key = week, cell.program, counter
                met.add(key)
                given = data.tables.get(key)
                if given and given != (cell.reports, cell.total):
                    found.append(f"{address} {key}: {cell.reports, cell.total}, the table {given}")
                if given is None and (cell.reports or cell.total):
                    found.append(f"{address} {key}: {cell.reports}, but no table has a row")
    for key in data.tables.keys() - met:
        found.append(f"no data.csv has the row {key}")
    by_cell: dict = {}
    for address, file in data.files.items():
        for cells in file.values():
            for cell in cells.values():
                other = by_cell.setdefault((cell.week, cell.program, cell.counter), cell)
                if other != cell:
                    found.append(f"{address}: {cell} is elsewhere {other}")
    assert not found, f"{len(found)} differ:\n" + "\n".join(found[:10])


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("root", SITES)
def test_every_figure_is_the_one_of_its_cell(root, kind):
    found, placed, pages = [], 0, 0
    for _, address, html in (page for page in pages_of(root) if page[0] == kind):
        result = check(root, address, html)
        found += result.mistakes
        placed += result.placed
        pages += 1
    assert not found, (f"{len(found)} figures of {placed} on {pages} pages:\n"
                       + "\n".join(found[:25]))
    assert not pages or placed >= pages, f"{placed} figures on {pages} pages: were they all found?"


# What a page could say falsely: each has to be seen. (kind, pattern, what it becomes)
FALSEHOODS = [
    ("chart", r'(class="num value">)\d+\.\d', r"\g<1>99.9"),
    ("chart", r'(class="num interval">)<?\d+\.\d|(class="num interval">)&lt;\d+\.\d', r"\g<1>0.7"),
    ("chart", r'(class="num count">)[\d,]+', r"\g<1>7,777"),
    ("chart", r"(Share of the )[\d,]+", r"\g<1>7,777"),
    ("chart", r'(<rect y="2" height="12" width=")\d+', r"\g<1>479"),
    ("counter", r"(<strong>)[^<]*(</strong>)", r"\g<1>98.7 %\g<2>"),
    ("counter", r'(class="num n">)[\d,]+', r"\g<1>7,777"),
    ("counter", r"(interval )\d+\.\d–", r"\g<1>0.3–"),
    ("week", r"(at most )\d+\.\d", r"\g<1>98.7"),
    ("week", r'(class="num value">)\d+\.\d', r"\g<1>99.9"),
    ("program", r'(class="num count">)[\d,]+', r"\g<1>7,777"),
    ("home", r"\d+\.\d( |&nbsp;|\u00a0)%", "98.7\u00a0%"),
    ("home", r"[\d,]+ reports", "7,777 reports"),
    ("charts", r'(<td class="num[^"]*">)[\d,]+', r"\g<1>7,777"),
    ("counters", r'(<span class="value">)\d+\.\d', r"\g<1>98.7"),
    ("counters", r'(<span class="interval">)\d+\.\d', r"\g<1>45.6"),
    ("counters", r'(<span class="interval">at most )\d+\.\d', r"\g<1>98.7"),
    ("counters", r"(retired ones: )\d+", r"\g<1>7,777"),
    ("chart-letter", r'(<span class="value">)\d+\.\d', r"\g<1>98.7"),
    ("chart-letter", r'(<span class="interval">)\d+\.\d', r"\g<1>45.6"),
    ("chart", r"(before: &#39;[^&]*&#39;: )\d+\.\d", r"\g<1>98.7"),
    ("counter", r"(\d+ weeks before: )\d+\.\d", r"\g<1>98.7"),
    ("counter", r"(Weeks ending )\d+ \w+ \d+", r"\g<1>9 Mar 2025"),
    ("counter", r'(rel="next" href="[^"]*">)', r"\g<1>7"),
    ("week", r'(<p class="finding">[^<]*?)\d+\.\d(?=[^\d<]*</p>)', r"\g<1>98.7"),
    ("chart", r"(shares of fewer than )\d+", r"\g<1>664"),
    ("program", r"(Fewest )[\d,]+", r"\g<1>7,777"),
    ("home", r"(Retired: last )\d+\.\d", r"\g<1>98.7"),
    ("home", r'(<td class="num count">[\d,]+ of )[\d,]+', r"\g<1>7,777"),
    ("home", r"</h1>", "</h1><p>It grew by 12.3 % in 1985 places.</p>"),
]


@pytest.mark.parametrize("kind, pattern, lie", FALSEHOODS)
def test_a_false_figure_is_seen(kind, pattern, lie):
    """The newest pages of the example, broken on purpose."""
    tried = 0
    pages = (page for page in pages_of(SITE) if page[0] == kind)
    newest = data_of(SITE).newest
    for _, address, html in itertools.islice(pages, 120):
        if kind == "week" and newest not in address:
            continue
        broken, changes = re.subn(pattern, lie, html, count=1)
        if not changes or broken == html:
            continue
        tried += 1
        assert check(SITE, address, broken).mistakes, f"{address}: nobody saw {lie} for {pattern}"
        if tried == 3:
            return
    assert tried, f"no page of kind {kind} has {pattern}"
