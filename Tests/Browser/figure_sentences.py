"""Reads the sentences of a page that name what each of their numbers is of: each number has one right value."""

import re

import figure_text
from figure_text import DAY, SPACE, count, day_of, interval, percent, tidy
from fractions import Fraction

PHRASE = " ‘phrase’ "
DAYS = rf"{DAY.pattern}"
# `Newest value, week ending 15 Nov 2026: 1.4 %.`, `13 weeks before: 'amd64': 65.1 %, 'arm64': 33.4 %.`
DESCRIBED = re.compile(
    rf"(?:(?:Newest|Last) value, [^:]*?(?P<newest>{DAYS})|\b(?P<back>\d+) \w+ before): (?P<values>.*?)\.(?= |$)")
FINDING = re.compile(
    r"^(?P<name>.+?)(?: leads with (?:(?P<lead><?[\d.]+) % of reports|more than half of [^:]*: (?P<most>[\d.]+) %)"
    r"|: (?:(?P<now><?[\d.]+) % of reports|not seen in (?P<n>[\d,]+) reports).*?, "
    r"(?:(?P<way>up|down) from (?P<then><?[\d.]+) %|not seen) (?:(?P<back>\d+) \w+s|the \w+) before)\.?$")
CITATION = re.compile(
    r"^.*?\. “(?P<title>.*)”(?:, .*?)?\. (?:Weeks ending|Days|Months) (?P<days>.*?)\. (?P<url>https?://\S+)")


CITATION_OF_WEEK = re.compile(
    r"^.*?\. All charts(?: of (?P<program>.*?))?\. (?:Week ending )?(?P<day>[^.]*)\. (?P<url>https?://\S+)")


class SentenceFigures:
    """A part of `PageFigures`, which has the page, the data and the list of mistakes."""

    def read_sentence(self, text, scope, where, node):
        """What is left of a text when all that is told here apart was compared."""
        classes = (node.attributes.get("class") or "").split()
        if node.tag == "desc":
            return self.described(text, scope, where)
        if "finding" in classes:
            return self.findings(text, scope, where)
        if "citation" in classes:
            return self.cited(text, where)
        if "beside" in classes:
            return self.beside(node, text, where)
        if self.kind == "program" and "Fewest" in text:
            return self.reports_line(text, where)
        if node.tag == "dd" and node.prev is not None:
            return self.freshness(text, where, node)
        return text

    def described(self, text, scope, where):
        """The text of a drawing: the values of its lines now, and some periods before."""
        week = None

        def read(match):
            nonlocal week
            if match["newest"]:
                at = week = day_of(match["newest"])
            else:
                at = self.data.before(week, int(match["back"])) if week else None
                if match["back"] not in ("13", "52"):
                    self.wrong(where, f"'{match[0][:60]}': values are compared with those 13 and 52 before")
            cells = {by_week[at].bucket: by_week[at] for by_week in (scope or {}).values() if at in by_week}
            for part in re.split(r", (?=')", match["values"]):
                named = re.fullmatch(r"'(.*)': (.*)", part)
                cell = cells.get(named[1]) if named else (
                    next(iter(cells.values())) if len(cells) == 1 else None)
                words = named[2] if named else part
                if cell is None:
                    self.wrong(where, f"'{part}' is said of no cell of {at}")
                else:
                    self.said(words, cell, f"{where} '{cell.bucket}' {at}")
            return PHRASE

        return DESCRIBED.sub(read, text)

    def said(self, words, cell, where):
        """One value in words or as a number."""
        if re.search(r"not seen|^\D*$", words):
            self.words_of_cell(words, cell, where)
        elif cell.has_share and not cell.reports:
            self.wrong(where, f"'{words}', but it was not seen in {cell.n} reports")
        else:
            self.value(re.sub(r" reports?$", "", words), cell, where)

    def findings(self, text, scope, where):
        for sentence in tidy(text.replace(SPACE, " ")).removesuffix(".").split(". "):
            found = FINDING.search(sentence)
            if not found:
                return text  # Its numbers are looked for one by one.
            self.finding(found, scope, where)
        return ""

    def finding(self, found, scope, where):
        """A sentence beyond chance: its values, and that their intervals lie as it says.

        Which config versions lie between two periods is not in data.csv: that is left to the program's tests.
        """
        z, name, week = self.data.z, found["name"].removeprefix("“").removesuffix("”"), self.week
        text = found[0][:120]
        rows = [by_week for by_week in (scope or {}).values()
                if len(scope) == 1 or by_week.get(week) and by_week[week].bucket == name]
        cell = rows[0].get(week) if len(rows) == 1 else None
        if cell is None or not cell.has_share:
            return self.wrong(where, f"said of {len(rows)} cells, or of no share in {week}: '{text}'")
        if cell.bucket != cell.counter and cell.bucket != name:
            self.wrong(where, f"'{name}' is not '{cell.bucket}'")
        needed = figure_text.needed_reports(Fraction(10), z)
        low, high = cell.bounds(z)
        if cell.n < needed:
            self.wrong(where, f"said of {cell.n} reports, fewer than {needed}: '{text}'")
        shown = found["lead"] or found["most"] or found["now"]
        if shown:
            self.expect(shown, cell.shown, where, f"the share of '{name}'")
        else:
            self.expect(found["n"], count(cell.n), where, f"n of '{name}'")
        if (cell.reports == 0) != (shown is None):
            self.wrong(where, f"'{text}', data.csv has {cell.reports} of {cell.n}")
        if found["lead"] or found["most"]:
            others = [c for by_week in scope.values() if (c := by_week.get(week)) and c is not cell]
            higher = [c.bucket for c in others if c.has_share and c.bounds(z)[1] >= low]
            if higher or not others:
                self.wrong(where, f"'{name}' does not lead before {higher[:3]}: '{text}'")
            if bool(found["most"]) != (low > Fraction(1, 2)):
                self.wrong(where, f"the interval of '{name}' begins at {percent(low)}: '{text}'")
            return
        before = self.data.before(week, int(found["back"] or 1))
        then = rows[0].get(before)
        if found["back"] not in (None, "13", "52") or then is None or not then.has_share:
            return self.wrong(where, f"there is no share of {before} to compare with: '{text}'")
        if then.n < needed:
            self.wrong(where, f"compared with {then.n} reports, fewer than {needed}: '{text}'")
        if found["then"]:
            self.expect(found["then"], then.shown, where, f"the share of '{name}' in {before}")
        elif then.reports:
            self.wrong(where, f"'{text}', but it was seen in {then.reports} reports in {before}")
        up, down = low > then.bounds(z)[1], high < then.bounds(z)[0]
        if not (down if found["way"] == "down" else up):
            self.wrong(where, f"{interval((low, high))} after {interval(then.bounds(z))}: '{text}'")

    def cited(self, text, where):
        """A citation names the page, its address and the first and last period of its data."""
        found = CITATION_OF_WEEK.search(text)
        if found and self.kind in ("week", "week-program"):
            title = tidy(self.main.css_first("h1").text())
            if found["program"] and not title.startswith(found["program"] + ", "):
                self.wrong(where, f"'{found['program']}' is not the program of '{title}'")
            if day_of(found["day"]) != self.week or not found["url"].endswith(self.address):
                self.wrong(where, f"'{found[0]}' is not this page of {self.week}")
            return re.sub(r"^ \([^()]*\)$", "", text[found.end():])
        found = CITATION.search(text)
        if not found:
            self.wrong(where, f"is no citation: '{text}'")
            return text
        title = tidy(self.main.css_first("h1").text())
        self.expect(found["title"], title, where, "the title")
        weeks = sorted({week for by_week in (self.own or {}).values() for week in by_week})
        days = [day_of(match[0]) for match in DAY.finditer(found["days"])]
        self.placed += 1
        cells = [cell for by_week in (self.own or {}).values() for cell in by_week.items()]
        # What is retired is cited up to its last weeks, not up to the newest of the site.
        seen = max((week for week, cell in cells if cell.reports), default=None)
        kept = max((week for week, cell in cells if cell.status != "not_collected"), default=None)
        ends = {weeks[-1], seen, kept} if weeks else set()
        if weeks and (days[0] != weeks[0] or days[-1] not in ends):
            self.wrong(where, f"'{found['days']}', data.csv has {weeks[0]} to {weeks[-1]}")
        if not found["url"].endswith(self.address):
            self.wrong(where, f"'{found['url']}' is not the address of the page")
        # Behind the address only the name of the licence stands, which is the author's: `(CC0 1.0)`.
        return re.sub(r"^ \([^()]*\)$", "", text[found.end():])

    def beside(self, node, text, where):
        """Neighbours are called by their buckets: that of the file beside the page which the link leads to."""
        rest = text
        for link in node.css("a"):
            cells = self.data.file(link.attributes.get("href") or "")
            if cells is None or len(cells) != 1 or self.data.is_chart(link.attributes.get("href")):
                continue
            label = tidy(link.text().replace("\u200b", ""))
            cell = next(iter(next(iter(cells.values())).values()))
            self.expect(label, cell.bucket, where, "the neighbour")
            rest = rest.replace(label, "‘name’", 1)
        return rest

    def reports_line(self, text, where):
        """`Line: the last 52 weeks, from 0. Fewest 344 (11 May 2025), most 361 (15 Mar 2026).`"""
        program = self.address.removeprefix("/programs/").strip("/")
        known = {week: number for week, row in self.data.reports.items()
                 if row.get("") is not None and (number := row.get(program, 0)) is not None}
        span = re.search(r"Line: the last (\d+) \w+, from (0)\.", text)
        found = re.search(rf"Fewest ([\d,]+) \(({DAYS})\), most ([\d,]+) \(({DAYS})\)\.", text)
        newest = re.match(r"([\d,]+) reports? name it, ", text)
        if not (span and found):
            return text
        weeks = [week for week in self.data.weeks[-52:] if week in known]
        self.expect(span[1], str(min(52, len(self.data.weeks))), where, "the number of periods")
        least, most = min(known[w] for w in weeks), max(known[w] for w in weeks)
        days = [day_of(match[0]) for match in DAY.finditer(found[0])]
        self.expect(found[1], count(least), where, "the fewest reports")
        self.expect(found[6], count(most), where, "the most reports")
        for day, number in zip(days, (least, most)):
            if known.get(day) != number:
                self.wrong(where, f"{day} has {known.get(day)} reports, not {number}: '{text}'")
        if newest:
            self.expect(newest[1], count(known[weeks[-1]]), where, "the reports")
            if day_of(text[: span.start()]) != weeks[-1]:
                self.wrong(where, f"the last period with reports is {weeks[-1]}: '{text[:60]}'")
        return (text[newest.end(): span.start()] if newest else text[: span.start()]) + text[found.end():]

    def freshness(self, text, where, node):
        """Lists of terms: what is missing, and what configs say."""
        before = node.prev
        while before is not None and before.tag != "dt":
            before = before.prev
        term = tidy(before.text()) if before is not None else ""
        if term in ("Newest config", "Last change of counters"):
            return ""  # What a config version changes, which is no figure of the data.
        if term == "Missing" and (found := re.match(r"([\d,]+) weeks?: ", text)):
            absent = [w for w in self.data.weeks if self.data.reports.get(w, {}).get("") is None]
            self.expect(found[1], count(len(absent)), where, "the number of missing periods")
            return text[found.end():]
        return text
