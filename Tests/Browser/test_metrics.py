"""Every figure of a derived metric follows from the tables that the site offers for download."""

import csv
import html
import json
from fractions import Fraction

import pytest

from figure_text import half_away, interval, normal_quantile, percent, six_decimals, wilson
from site_pages import SITE

FILES = sorted((SITE / "metrics").glob("*/data.json"))


def table(name):
    with open(SITE / "data" / name, newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def cells():
    """(reports, total) by week, program, by, value and counter; sizes of groups and charts by the same."""
    counted, sizes = {}, {}
    for row in table("counters.csv"):
        counted[row["week"], row["program"], "", "", row["counter"]] = row
    for row in table("groups.csv"):
        key = row["week"], row["program"], row["by"], row["value"]
        if row["counter"]:
            counted[*key, row["counter"]] = row
        else:
            sizes[key] = int(row["reports"])
    for row in table("eligible.csv"):
        sizes[row["week"], row["program"], row["chart"]] = int(row["eligible"])
    return counted, sizes


def test_there_are_metrics_of_each_kind():
    kinds = {json.loads(file.read_text())["unit"].split(",")[0] for file in FILES}
    assert kinds == {"fraction of n", "fraction of the denominator", "numerator per denominator"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_each_row_is_made_of_its_cells(file, cells):
    counted, sizes = cells
    z = normal_quantile(0.99)
    document = json.loads(file.read_text())
    assert document["rows"]
    for numbers in document["rows"]:
        row = dict(zip(document["columns"], numbers))
        if row["status"] != "ok":
            continue
        key = row["week"], row["program"], row["by"] or "", row["value"] or ""

        def values(side, column):
            found = (counted.get((*key, counter)) for counter in document[side])
            return [int(cell[column]) if cell else 0 for cell in found]

        counters = document["numerator"] + document["denominator"]
        own = {sizes[key]} if row["by"] else {
            sizes[*key[:2], counter.split(":")[0]] for counter in counters}
        assert {row["n"]} == own, row
        if document["denominator"]:
            above, below = sum(values("numerator", "total")), sum(values("denominator", "total"))
            assert (row["numerator"], row["denominator"]) == (above, below), row
            if below == 0:
                assert row["ratio"] is None, "nothing was counted"
            else:
                assert six_decimals(Fraction(above, below)) == f"{row['ratio']:.6f}", row
            assert row["low"] is row["high"] is None, "counts of the example are above reports"
            continue
        reports = values("numerator", "reports")
        low, high = max(reports), min(sum(reports), row["n"])
        assert (row["reports_low"], row["reports_high"]) == (low, high), row
        bounds = wilson(low, row["n"], z)[0], wilson(high, row["n"], z)[1]
        assert [six_decimals(bound) for bound in bounds] == [
            f"{row['low']:.6f}", f"{row['high']:.6f}"], row
        if low == high:
            assert six_decimals(Fraction(low, row["n"])) == f"{row['ratio']:.6f}", row
        else:
            assert row["ratio"] is None, "bounds are no value"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_csv_file_has_the_rows_of_the_other(file):
    document = json.loads(file.read_text(), parse_float=str)
    with open(file.with_name("data.csv"), newline="") as table:
        header, *rows = csv.reader(table)
    assert header == document["columns"]
    assert rows == [["" if field is None else str(field) for field in row]
                    for row in document["rows"]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_page_begins_with_the_newest_row(file):
    document = json.loads(file.read_text())
    newest = [row for row in (dict(zip(document["columns"], numbers))
                              for numbers in document["rows"]) if row["by"] is None][-1]
    page = (file.parent / "index.html").read_text()
    shown = page.split("<strong>")[1].split("</strong>")[0]
    if document["unit"] == "numerator per denominator":
        assert half_away(abs(float(shown) - newest["ratio"]) * 10_000) <= 1
    elif document["denominator"]:
        assert shown == percent(Fraction(newest["numerator"], newest["denominator"]))
    else:
        bounds = [Fraction(newest[side], newest["n"]) for side in ("reports_low", "reports_high")]
        assert shown == " to ".join(dict.fromkeys(map(percent, bounds)))
        z = normal_quantile(0.99)
        low, high = (wilson(newest[side], newest["n"], z)
                     for side in ("reports_low", "reports_high"))
        assert html.escape(interval((low[0], high[1]))) in page
