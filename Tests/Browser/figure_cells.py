"""The numbers of a built site, from the files that it offers for download."""

import csv
import dataclasses
import functools
import html
import re
import urllib.parse
from fractions import Fraction
from pathlib import Path

import figure_text
from figure_text import six_decimals, wilson


@dataclasses.dataclass(frozen=True)
class Cell:
    week: str
    program: str
    counter: str
    reports: int | None
    total: int | None
    n: int | None
    share: str
    low: str
    high: str
    status: str

    @property
    def bucket(self) -> str:
        return self.counter.split(":", 1)[-1]

    @property
    def has_share(self) -> bool:
        return self.share != ""

    @functools.cached_property
    def exact(self) -> Fraction:
        return Fraction(self.reports, self.n)

    @functools.cached_property
    def shown(self) -> str:
        """The share in percent, without the sign."""
        return figure_text.tenths(self.exact)

    def bounds(self, z: Fraction):
        return wilson(self.reports, self.n, z)

    def mistakes(self, z: Fraction):
        """What is wrong with the row by itself."""
        known = self.status == "ok" and self.reports is not None and self.n
        if bool(known) != self.has_share:
            yield f"status {self.status}, reports {self.reports}, n {self.n}, share '{self.share}'"
        elif known:
            low, high = self.bounds(z)
            right = tuple(map(six_decimals, (self.exact, low, high)))
            if (self.share, self.low, self.high) != right:
                yield f"{self.reports} of {self.n} is {right}, not {self.share, self.low, self.high}"
        elif self.low or self.high:
            yield f"an interval without a share: {self.low}, {self.high}"


def number(text: str) -> int | None:
    return int(text) if text else None


def read_cells(file: Path) -> list[Cell]:
    with file.open(newline="", encoding="utf-8") as lines:
        return [
            Cell(row["week"], row["program"], row["counter"], number(row["reports"]),
                 number(row["total"]), number(row["n"]), row["share"], row["low"], row["high"],
                 row["status"])
            for row in csv.DictReader(lines)]


class SiteData:
    """Every `data.csv` of a site by the address beside which it lies, and the tables by week."""

    def __init__(self, root: Path, level: float = 0.99):
        self.root = root
        self.level = level
        self.z = figure_text.normal_quantile(level)
        self.files: dict[str, dict[str, dict[str, Cell]]] = {}
        self.name_patterns: dict[int, object] = {}  # By the identity of a file's cells.
        self.made: dict[tuple, object] = {}
        for file in sorted((root / "counters").rglob("data.csv")):
            address = f"/{file.parent.relative_to(root).as_posix()}/"
            by_counter: dict[str, dict[str, Cell]] = {}
            for cell in read_cells(file):
                by_counter.setdefault(cell.counter, {})[cell.week] = cell
            self.files[address] = by_counter
        self.weeks = sorted({week for file in self.files.values()
                             for cells in file.values() for week in cells})
        # Reports by week and program; of the empty program: all reports.
        self.reports: dict[str, dict[str, int | None]] = {}
        self.tables: dict[tuple[str, str, str], tuple[int | None, int | None]] = {}
        for folder in sorted((root / "data").iterdir()):
            for row in self.rows(folder / "reports.csv"):
                self.reports.setdefault(row["week"], {})[row["program"]] = number(row["reports"])
            for row in self.rows(folder / "counters.csv"):
                self.tables[row["week"], row["program"], row["counter"]] = (
                    number(row["reports"]), number(row["total"]))
        titles = {title for address in self.files if self.is_chart(address)
                  for title in self.titles(root / address.strip("/") / "index.html")}
        # Titles of authors may hold numbers.
        self.titled = re.compile(
            "|".join(map(re.escape, sorted(titles, key=lambda t: (-len(t), t)))) or r"(?!)")
        self.newest = max(self.reports) if self.reports else self.weeks[-1]

    @staticmethod
    def titles(file: Path) -> list[str]:
        found = re.search(r"<h1[^>]*>([^<]*)</h1>", file.read_text(encoding="utf-8"))
        return [html.unescape(found[1])] if found and re.search(r"\d", found[1]) else []

    @staticmethod
    def rows(file: Path):
        if not file.is_file() or file.parent.name in ("data",):
            return []
        with file.open(newline="", encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    def once(self, what, file, make):
        """What is the same on every page that speaks of a file's cells."""
        key = what, id(file)
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]

    def file(self, href: str):
        """The cells beside a page, by counter and week; nil for a page without."""
        return self.files.get(urllib.parse.unquote(urllib.parse.urlsplit(href).path))

    def is_chart(self, href: str) -> bool:
        """Charts lie two steps above their buckets, at `…/-/<chart>/`, and counters below them."""
        address = urllib.parse.urlsplit(href).path
        return address.split("/").count("-") == 1

    def before(self, week: str, periods: int) -> str | None:
        place = self.weeks.index(week) - periods if week in self.weeks else -1
        return self.weeks[place] if place >= 0 else None
