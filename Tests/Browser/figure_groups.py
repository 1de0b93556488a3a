"""Compares what a page says of groups with the rows of `data.json`, which stand for the tables of groups."""

import functools
import json
import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from urllib.parse import unquote, urlparse

from selectolax.lexbor import LexborHTMLParser

from figure_text import MONTHS, count, half_away, interval, needed_reports, normal_quantile, percent
from figure_text import tidy, wilson

Z = normal_quantile(0.99)
BEFORE = re.compile(
    r" “([^”]+)” in the (week ending \d+ \w+ \d+): (not seen|<?\d+\.\d.%), (<?\d+\.\d–<?\d+\.\d.%) "
    r"\((\S+), ([\d,]+) reports?\)")
ENDING = re.compile(r"[Ww]eek ending (\d+) (\w+) (\d{4})")
SHORT = re.compile(r"^(\d+) (\w+) (\d{4})$")


@functools.cache
def breakdowns(file: Path) -> dict:
    """by -> (week, value) -> (reports, total, n, status) of the data.json of a counter."""
    document = json.loads(file.read_text())
    columns = document.get("breakdown_columns", [])
    found: dict = {}
    for breakdown in document.get("breakdowns", []):
        rows = found.setdefault(breakdown["by"], {})
        for values in breakdown["rows"]:
            row = dict(zip(columns, values, strict=True))
            key = row["week"], row["value"]
            assert key not in rows, f"{file}: two rows of {key}"
            rows[key] = row["reports"], row["total"], row["n"], row["status"]
            check_fractions(row)
    return found


def check_fractions(row: dict) -> None:
    if row["status"] != "ok" or row["reports"] is None:
        assert row["share"] is row["low"] is row["high"] is None, row
        return
    low, high = wilson(row["reports"], row["n"], Z)
    for name, value in (("share", Fraction(row["reports"], row["n"])), ("low", low), ("high", high)):
        assert abs(Fraction(str(row[name])) - value) <= Fraction(6, 10**7), (name, row)


def day(text: re.Match) -> str:
    return date(int(text[3]), MONTHS.index(text[2]) + 1, int(text[1])).isoformat()


class GroupFigures:
    """The parts of one chart's or counter's page that tell groups apart."""

    def __init__(self, root: Path, address: str, html: str):
        self.root, self.address = root, address
        self.main = LexborHTMLParser(html).css_first("main")
        self.mistakes: list[str] = []
        self.placed = 0

    def check(self):
        for section in self.main.css('section[id^="by-"]'):
            self.section(section, section.attributes["id"].removeprefix("by-"))
        for part in self.main.css('.standout:has(a[href*="#by-"])'):
            self.standout(part)
        return self

    def standout(self, part):
        """On the front page: two groups of a counter, whose page the headline leads to."""
        link = part.css_first("h3 a")
        href, by = link.attributes["href"].split("#by-")
        file = self.file(href)
        week = day(ENDING.search(self.main.css_first(".standouts > .subtitle").text()))
        rows = breakdowns(file)[by]
        shown = {}
        for tr in part.css("tbody tr"):
            value, _, before = tr.css_first("th").text().partition(", ")
            at = day(SHORT.match(before)) if before else week
            reports, _, n, _ = row = rows[at, value]
            if not before:
                shown[None, value] = row
            share = percent(Fraction(reports, n)) if reports else "not seen"
            self.expect(tr.css_first("td.value").text(), share, f"{value} share")
            self.expect(tr.css_first("td.interval").text(), interval(wilson(reports, n, Z)), value)
            self.expect(tr.css_first("td.count").text(), f"{count(reports)} of {count(n)}", value)
        head = GroupSentence.HEAD.match(tidy(link.text()))
        texts = {head["group"]: head["share"], head["other"]: head["next"]}
        counts = {head["group"]: head["none"], head["other"]: head["zero"]}
        self.expect(", ".join(texts), ", ".join(value for _, value in shown), "groups")
        for (_, value), (reports, _, n, _) in shown.items():
            self.expect(texts[value] or "", percent(Fraction(reports, n)) if reports else "", value)
            self.expect(counts[value] or "", "" if reports else count(n), value)

    def expect(self, found: str, right: str, what: str):
        self.placed += 1
        if tidy(found) != tidy(right):
            self.mistakes.append(f"{self.address} {what}: '{tidy(found)}', not '{tidy(right)}'")

    def file(self, href: str | None) -> Path:
        """The data.json of the counter that a table is about."""
        if href:
            path = unquote(urlparse(href).path)
            parts = path.strip("/").split("/")
            return self.root / "/".join(parts[parts.index("counters"):]) / "data.json"
        own = self.root / self.address.strip("/")
        if "breakdowns" in json.loads((own / "data.json").read_text()):
            return own / "data.json"
        files = [f for f in sorted(own.glob("-/**/data.json")) if breakdowns(f)]
        assert len(files) == 1, f"{self.address}: {len(files)} counters with groups"
        return files[0]

    def section(self, section, by: str):
        week = day(ENDING.search(section.css_first(".subtitle").text()))
        href, name, shown, rows_of = None, None, {}, {}
        for node in section.css("h3, table"):
            if node.tag == "h3":
                link = node.css_first("a")
                href = link.attributes["href"] if link else href
                name = link.text() if link else name
                continue
            rows = rows_of[name] = breakdowns(self.file(href))[by]
            if "groups" in (node.attributes.get("class") or "").split():
                self.peaks(node, rows)
                continue
            present = {value: row for (at, value), row in rows.items()
                       if at == week and row[3] != "no_reports"}
            trs = node.css("tbody tr")
            if len(present) <= 30:
                self.expect(str(len(trs)), str(len(present)), f"{by}: number of groups")
            for tr in trs:
                value = tr.css_first("th").text()
                self.row(tr, present[value], f"{by} {value}")
                shown[name, value] = present[value]
        for item in section.css("ul.multiples li"):
            self.small_drawing(item, shown, by)
        for note in section.css(".note"):
            fewer = re.search(r"fewer than ([\d,]+) reports", note.text())
            if fewer:
                self.expect(fewer[1], count(needed_reports(Fraction(10), Z)), "reports needed")
        if section.css_first(".kicker"):
            self.finding(section, shown, rows_of, by)

    def row(self, tr, row, what: str, has_bar: bool = True):
        reports, total, n, status = row
        cell = {name: tr.css_first(f"td.{name}") for name in ("value", "interval", "count", "words")}
        if status != "ok" or reports == 0:
            self.expect(cell["words"].text()[:1].lower() + cell["words"].text()[1:],
                        self.words(row), what)
            return
        if cell["interval"] is None:  # Sums.
            self.expect(cell["value"].text(), count(total), f"{what} total")
            self.expect(cell["count"].text(), f"{count(reports)} of {count(n)}", f"{what} count")
            return
        self.expect(cell["value"].text(), percent(Fraction(reports, n)), f"{what} share")
        self.expect(cell["interval"].text(), interval(wilson(reports, n, Z)), f"{what} interval")
        self.expect(cell["count"].text(), f"{count(reports)} of {count(n)}", f"{what} count")
        if has_bar:
            is_drawn = tr.css_first("svg.bar") is not None
            self.expect(str(is_drawn), str(n >= needed_reports(Fraction(10), Z)), f"{what} is drawn")

    @staticmethod
    def words(row) -> str:
        reports, total, n, status = row
        if status == "partial":
            counts = [] if reports is None else [f"{count(reports)} report{'s' * (reports != 1)}"]
            counts += [] if total is None else [f"total {count(total)}"]
            head = ", ".join(counts) + ", but " if counts else ""
            return f"{head}not every report could hold it: no share"
        if status == "ok":
            most = wilson(0, n, Z)[1]
            text = f"at most {percent(most)}" if most >= Fraction(1, 1000) else "less than 0.1 %"
            return f"not seen in {count(n)} report{'s' * (n != 1)}: {text}"
        return {"no_reports": "no reports", "no_data": "not known"}[status]

    def peaks(self, table, rows):
        for tr in table.css("tbody tr"):
            value = tr.css_first("th code").text()
            at = day(SHORT.match(tidy(tr.css_first("th .when").text())))
            sizes = {week: row[2] for (week, other), row in rows.items()
                     if other == value and row[3] == "ok" and row[0] is not None}
            most = max(sizes.values())
            self.expect(at, max(week for week in sizes if sizes[week] == most), f"{value}: week")
            self.row(tr, rows[at, value], f"{value} in {at}", has_bar=False)

    def small_drawing(self, item, shown, by: str):
        name, value = item.css_first("code").text(), tidy(item.css_first("span").text())
        known = [row for (bucket, group), row in shown.items()
                 if name in (group, f"{bucket}, {group}")]
        if len(known) != 1:
            self.mistakes.append(f"{self.address} {by}: a small drawing of {name}")
            return
        reports, total, n, status = known[0]
        is_sum = item.parent.parent.css_first("table.counts") is not None
        right = (self.words(known[0]) if status != "ok" or reports == 0
                 else count(total) if is_sum else percent(Fraction(reports, n)))
        self.expect(value, right, f"{by} {name} small drawing")
        if n is not None and n < needed_reports(Fraction(10), Z):
            self.mistakes.append(f"{self.address} {by}: {name} of {n} reports is drawn")
        self.expect(item.css_first("title").text().split(": ")[0], name, "a small drawing's name")
        self.expect(item.css_first("desc").text(), f"Newest value: {value}.", "its description")

    def finding(self, section, shown, rows_of, by: str):
        headline, detail = section.css_first("h2").text(), section.css_first("h2 + .note").text()
        said = GroupSentence(headline, BEFORE.sub("", tidy(detail)), by)
        for group, reports, n, low_high, text in said.groups:
            fits = [row for (_, value), row in shown.items() if value == group and row[2] == n
                    and tidy(interval(wilson(row[0], n, Z))) == tidy(low_high)
                    and (text is None or tidy(text) == tidy(percent(Fraction(row[0], n))))
                    and (text is not None or row[0] == 0)]
            self.placed += 1
            if not fits:
                self.mistakes.append(f"{self.address} {by}: no row of {group} is as '{headline}' says")
        for group, before, share, low_high, other, n in BEFORE.findall(tidy(detail)):
            rows = rows_of.get(said.name) or next(iter(rows_of.values()))
            reports, _, known, _ = rows[day(ENDING.search(before)), group]
            right = percent(Fraction(reports, known)) if reports else "not seen"
            self.expect(f"{share}, {low_high}, {other}, {n}",
                        f"{right}, {interval(wilson(reports, known, Z))}, {group}, {count(known)}",
                        f"{by}: {before}")
        bounds = [tuple(float(x.strip("<")) for x in re.findall(r"<?\d+\.\d", g[3]))
                  for g in said.groups]
        if not (bounds[0][1] <= bounds[1][0] or bounds[1][1] <= bounds[0][0]):
            self.mistakes.append(f"{self.address} {by}: intervals meet: {detail}")


class GroupSentence:
    """`“hit”: 8.3 % of reports with GOOS “windows”, against 97.9 % with “linux”`, taken apart."""

    HEAD = re.compile(
        r"^(?P<name>.+): (?:not seen in (?P<none>[\d,]+)|(?P<share><?\d+\.\d.%) of) reports with "
        r"(?P<by>\S+) “(?P<group>[^”]+)”, (?:against (?P<next><?\d+\.\d.%)|not seen in (?P<zero>[\d,]+))"
        r" with “(?P<other>[^”]+)”$")
    DETAIL = re.compile(r"(<?\d+\.\d–<?\d+\.\d.%) \((\S+), ([\d,]+) reports?\)")

    def __init__(self, headline: str, detail: str, by: str):
        head = self.HEAD.match(tidy(headline))
        assert head and head["by"] == by, f"'{headline}' is no sentence about {by}"
        self.name = head["name"].strip("“”")
        parts = self.DETAIL.findall(tidy(detail))
        assert [part[1] for part in parts] == [head["group"], head["other"]], detail
        self.groups = [
            (group, None, int(n.replace(",", "")), bounds, text)
            for (bounds, group, n), text in zip(parts, (head["share"], head["next"]))]
        for text, group in ((head["none"], self.groups[0]), (head["zero"], self.groups[1])):
            assert text is None or int(text.replace(",", "")) == group[2], headline
