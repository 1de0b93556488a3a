"""One number everywhere: 1,000 random cells of a site on its page, in each of its files, and in the input."""

import csv
import functools
import json
import random
import re
import sqlite3
from fractions import Fraction
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from figure_text import DAY, count, day_of, interval, normal_quantile, percent, six_decimals, tidy, wilson
from site_pages import GO_SITE, ROOT, SITE

CELLS = 1_000
NUMBERS = ("reports", "total", "n", "share", "low", "high")
SITES = [pytest.param((SITE, ROOT / "content"), id="example"), pytest.param(
    (GO_SITE, GO_SITE.parent / "go-content"), id="go", marks=pytest.mark.skipif(
        not GO_SITE.is_dir(), reason="../shared is absent: there is no site of Go's project"))]


class Sources:
    """Everything that states a cell, each read by itself; only the page's address is taken from its JSON."""

    def __init__(self, root: Path, content: Path):
        self.root = root
        self.z = normal_quantile(0.99)
        self.folders = {}
        for file in sorted((root / "counters").rglob("data.json")):
            document = json.loads(file.read_bytes())
            if "counter" in document:
                self.folders[document["program"], document["counter"]] = file.parent
        self.database = sqlite3.connect(f"file:{root}/data/telemetry.sqlite?mode=ro", uri=True)
        self.database.row_factory = sqlite3.Row
        self.figures = {self.key(row): row for row in read_csv(root / "data/figures.csv")}
        self.lines = {}
        with (root / "data/figures.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                self.lines[self.key(row)] = row
        self.given = {}
        for file in sorted((content / "metrics").rglob("*.csv")):
            for row in read_csv(file):
                if "counter" in row and "by" not in row:
                    self.given[self.key(row)] = row

    @staticmethod
    def key(row):
        return row["week"], row["program"], row["counter"]

    @functools.cache
    def page(self, program, counter):
        """The rows of the page's table of values, by week."""
        html = (self.folders[program, counter] / "index.html").read_text(encoding="utf-8")
        table = LexborHTMLParser(html).css_first("#values table")
        return {day_of(tidy(row.css_first("th").text())): row for row in table.css("tbody tr")}

    @functools.cache
    def neighbours(self, program, counter):
        folder = self.folders[program, counter]
        document = json.loads((folder / "data.json").read_bytes())
        rows = [dict(zip(document["columns"], row)) for row in document["rows"]]
        return ({self.key(row): row for row in read_csv(folder / "data.csv")},
                {self.key(row): row for row in rows})

    def sample(self, cells=CELLS):
        """Of the weeks that the pages show."""
        chance, chosen = random.Random(20261123), set()
        names = sorted(self.folders)
        while len(chosen) < cells:
            program, counter = chance.choice(names)
            weeks = sorted(self.page(program, counter))
            chosen.add((chance.choice(weeks), program, counter))
        return sorted(chosen)

    def mistakes(self, key):
        week, program, counter = key
        row = self.figures[key]
        right = tuple(text(row[name]) for name in NUMBERS) + (row["status"],)
        table, document = self.neighbours(program, counter)
        stored = self.database.execute(
            "select * from figures where week = ? and program = ? and counter = ?", key).fetchall()
        assert len(stored) == 1
        for what, other in (("data.csv", table[key]), ("data.json", document[key]),
                            ("figures.jsonl", self.lines[key]), ("figures in SQLite", stored[0])):
            found = tuple(text(other[name], name) for name in NUMBERS) + (other["status"],)
            if found != right:
                yield f"{what}: {found}, figures.csv: {right}"
        counts = self.database.execute(
            "select reports, total from counters where week = ? and program = ? and counter = ?",
            key).fetchall()
        given = self.given.get(key)
        if [tuple(map(text, row)) for row in counts] != (
                [(text(given["reports"]), text(given["total"]))] if given else []):
            yield f"counters in SQLite: {[tuple(row) for row in counts]}, the input: {given}"
        if given and row["status"] in ("ok", "partial"):
            if (given["reports"], given["total"]) != (row["reports"], row["total"]):
                yield f"the input: {given}, figures.csv: {row}"
        elif given or row["reports"] not in ("", "0") or row["total"] not in ("", "0"):
            yield f"the input: {given}, figures.csv: {row}"
        yield from self.page_mistakes(self.page(program, counter)[week], row)

    def page_mistakes(self, shown, row):
        """The page says the same, in its own way of writing numbers."""
        words = tidy(" ".join(cell.text() for cell in shown.css("td")))
        reports, n = row["reports"], row["n"]
        if row["status"] == "ok" and row["share"] and int(reports):
            bounds = wilson(int(reports), int(n), self.z)
            right = [percent(Fraction(int(reports), int(n))), interval(bounds),
                     count(int(reports)), count(int(n))]
            found = [tidy(cell.text()) for cell in shown.css("td")]
            if found != right:
                yield f"the page: {found}, by its numbers: {right}"
            if six_decimals(bounds[0]) != row["low"] or six_decimals(bounds[1]) != row["high"]:
                yield f"the interval {row['low']}, {row['high']} is not that of {reports} of {n}"
        elif row["status"] == "ok" and row["share"]:
            high = percent(wilson(0, int(n), self.z)[1])
            if count(int(n)) not in words or f"at most {high}" not in words:
                yield f"the page: '{words}', 0 of {n} are at most {high}"
        elif row["status"] in ("ok", "partial"):
            missing = [value for value in (reports, row["total"])
                       if value and count(int(value)) not in words]
            if len(missing) == 2 or (reports and count(int(reports)) not in words):
                yield f"the page: '{words}', the figures: {row}"
        elif re.search(r"[1-9]", DAY.sub("", re.sub(r"\bv\d\S*", "", words))):
            yield f"the page has a number: '{words}', though it is {row['status']}"


def text(value, name=""):
    """As a CSV file has it."""
    if value is None:
        return ""
    return f"{value:.6f}" if isinstance(value, float) or name in ("share", "low", "high") and (
        value != "" and not isinstance(value, str)) else str(value)


def read_csv(file: Path):
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@functools.cache
def sources_of(root: Path, content: Path) -> Sources:
    return Sources(root, content)


@pytest.mark.parametrize("site", SITES)
def test_a_thousand_cells_are_the_same_number_everywhere(site):
    sources = sources_of(*site)
    sample = sources.sample()
    statuses = [sources.figures[key]["status"] for key in sample]
    assert len(sample) == CELLS and statuses.count("ok") > CELLS / 2
    found = [f"{key}: {mistake}" for key in sample for mistake in sources.mistakes(key)]
    assert not found, f"{len(found)}:\n" + "\n".join(found[:10])


def test_a_number_that_differs_in_one_place_is_seen():
    sources = Sources(SITE, ROOT / "content")
    key = next(key for key in sources.sample(200)
               if sources.figures[key]["status"] == "ok" and int(sources.figures[key]["reports"]) > 1)
    _, program, counter = key
    assert not list(sources.mistakes(key))
    table, document = sources.neighbours(program, counter)
    for place in (table[key], document[key], sources.lines[key], sources.given[key]):
        kept = place["reports"]
        place["reports"] = type(kept)(int(kept) - 1)
        assert list(sources.mistakes(key)), place
        place["reports"] = kept
    shown = sources.page(program, counter)[key[0]]
    cell = shown.css_first("td.n")
    cell.replace_with(f"{cell.text()}1")
    assert list(sources.mistakes(key))
