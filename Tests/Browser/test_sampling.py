"""Rarely used features and the planner of rates, recounted from the files for download."""

import json
import math
import re
from fractions import Fraction

import pytest
from selectolax.lexbor import LexborHTMLParser

from figure_text import count, half_away, needed_reports, percent, tidy, wilson
from site_pages import SITE
from test_figures import SITES, data_of

LIMIT = Fraction(1, 100)
PERIODS = {"week": 52, "month": 12, "day": 365}


def hundredths(value):
    """Of a percent, with two decimals: an end just below 1 % must not look like 1 %."""
    rounded = half_away(value * 10_000)
    return "<0.01" if value > 0 and not rounded else f"{rounded // 100}.{rounded % 100:02}"


def page(root, path):
    return LexborHTMLParser((root / path / "index.html").read_text(encoding="utf-8"))


def counters(root):
    """(address, what data.json says, cells by week) of each counter that the config in force lists."""
    data = data_of(root)
    for address, file in data.files.items():
        if data.is_chart(address):
            continue
        about = json.loads((root / address.strip("/") / "data.json").read_text(encoding="utf-8"))
        spans = about["collected"]
        # Metadata has no rate, and no span at all where no list ever named the value.
        if not spans or spans[-1]["until"] or spans[-1]["rate"] is None:
            continue
        [cells] = file.values()
        yield address, about, cells


def rare(root):
    """The text of each row that the page has to have, by address."""
    data, rows = data_of(root), {}
    for address, about, cells in counters(root):
        cell = cells.get(data.newest)
        base = [part["words"] for part in about["n_is"]
                if part["first"] <= data.newest <= part["last"]]
        if cell is None or not cell.has_share or base == ["all reports"]:
            continue
        low, high = wilson(cell.reports, cell.n, data.z)
        if high >= LIMIT:
            continue
        words = (f"not seen in {count(cell.n)} reports: at most {percent(high)}" if cell.reports == 0 else
                 f"{count(cell.reports)} of {count(cell.n)} reports: {percent(cell.exact)}"
                 f" ({hundredths(low)}–{hundredths(high)}\u00a0%)")
        rows[address] = [words] + [seen(cells, data.weeks, last) for last in (13, 52)]
    return rows


def seen(cells, weeks, last):
    known = hits = 0
    for week in weeks[-last:]:
        cell = cells.get(week)
        value = cell and (cell.total if cell.reports is None else cell.reports)
        if cell and (cell.status == "ok" and value is not None or cell.status == "partial" and value):
            known, hits = known + 1, hits + (value > 0)
    return ("not known" if not known else f"seen in {hits}" if known == last
            else f"seen in {hits} of {known} known")


@pytest.mark.parametrize("root", SITES)
def test_rarely_used_features_are_those_of_the_data(root):
    shown = {}
    for row in page(root, "rarely-used").css("table.rare tbody tr"):
        cells = [tidy(td.text()).replace("\u00a0", " ") for td in row.css("td")[:3]]
        shown[row.css_first("th a").attributes["href"]] = cells
    right = {address: [text.replace("\u00a0", " ") for text in row]
             for address, row in rare(root).items()}
    assert shown == right
    assert right or root != SITE, "the example has some"


@pytest.mark.parametrize("root", SITES)
def test_rates_of_the_planner_are_proportions(root):
    z, rows = data_of(root).z, 0
    for row in page(root, "config").css("table.planner tbody tr"):
        cells = [tidy(td.text()) for td in row.css("td")]
        if len(cells) != 6:
            continue
        rows += 1
        # Both sites have the sample rate 1.
        rate, n = Fraction(cells[0]), int(cells[1].split()[0].replace(",", ""))
        for points, cell in zip((5, 3, 2, 1), cells[2:]):
            exact = rate * needed_reports(Fraction(points), z) / n
            if exact > 1:
                assert cell == "not enough even at rate 1", (row.text(), points)
                continue
            found = re.fullmatch(r"([\d.]+) ([\d.]+) reports a year", cell)
            assert found, cell
            places = 10 ** max(3, 3 - math.ceil(math.log10(exact)))
            suffices = Fraction(math.ceil(exact * places), places)
            assert Fraction(found[1]) == suffices, (cell, float(exact))
            assert abs(Fraction(found[2]) - suffices * PERIODS["week"]) <= Fraction(1, 20)
    assert rows >= 5
