"""Reads the tables of a page, column by column and row by row."""

import re
from fractions import Fraction

import figure_text
from figure_text import SPACE, count, day_of, interval, percent, short_count, tidy

PLAIN = re.compile(r"\bnot(?: yet)? collected|\bretired|\bpartial|\bno reports|\bnot known", re.I)


class TableFigures:
    """A part of `PageFigures`, which has the page, the data and the list of mistakes."""

    def bars(self, table, scope):
        """A chart's buckets in one period: each row, what is left, what was not seen."""
        if scope is None:
            return self.wrong("table.bars", "no data.csv belongs to it")
        before = table.prev
        while before is not None and before.tag != "p":
            before = before.prev
        said = (before.text() if before is not None else "") + " " + table.css_first("caption").text()
        week = day_of(table.css_first("caption").text()) or day_of(said) or self.week
        cells = {by_week[week].bucket: by_week[week]
                 for by_week in scope.values() if week in by_week}
        scale = re.search(r"0 to ([\d.]+)", table.css_first("thead").text())
        if not table.css_first("th code"):
            return self.standout(table, scope, week)
        shown = set()
        for row in table.css("tbody tr"):
            classes = row.attributes.get("class") or ""
            names = [code.text() for code in row.css("th code")]
            words = row.css_first("td.words")
            if "zeros" in classes:
                for name in names:
                    self.bucket_words(words, cells.get(name), name, may_be_absent=True)
                shown |= set(names)
            elif "rest" in classes:
                self.rest(row, words, [c for b, c in cells.items()
                                       if b not in shown and c.reports])
            elif not names or names[0] not in cells:
                self.wrong("table.bars", f"row '{tidy(row.text())[:60]}' has no cell in {week}")
            elif words is not None:
                shown.add(names[0])
                self.bucket_words(words, cells[names[0]], names[0])
            else:
                shown.add(names[0])
                self.columns(row, cells[names[0]], f"table.bars '{names[0]}' {week}")
                self.bar(row, cells[names[0]], scale)
            self.mark(row)
        if table.css_first("tr.rest, tr.zeros a[href*='#']") is None:
            for bucket, cell in cells.items():
                if cell.status == "ok" and cell.reports and bucket not in shown:
                    self.wrong("table.bars", f"'{bucket}' has {cell.reports} reports in {week} and no row")

    def columns(self, row, cell, where):
        # A period's page knows no config of later weeks, data.csv does: of what was retired soon after, the
        # page has a share and data.csv says that not every report could hold it.
        is_told_apart = self.kind in ("week", "week-program") and cell.status == "partial"
        for td in row.css("td"):
            classes = (td.attributes.get("class") or "").split()
            text = tidy(td.text())
            if is_told_apart and ("value" in classes or "interval" in classes):
                continue
            if "value" in classes:
                self.value(text, cell, where)
            elif "interval" in classes:
                self.expect(text, interval(cell.bounds(self.data.z)) if cell.has_share else "", where,
                            "the interval")
            elif "count" in classes:
                right = "" if cell.reports is None else count(cell.reports)
                if " of " in text:  # Of two rows, whose n may differ.
                    right += f" of {count(cell.n or 0)}"
                self.expect(text, right, where, "reports")
            elif "n" in classes:
                self.expect(text, "" if cell.n is None else count(cell.n), where, "n")
            elif "graph" not in classes and re.search(r"\d", text):
                self.wrong(where, f"a column that is not known here: '{text}'")

    def value(self, text, cell, where):
        if "%" in text:
            self.expect(text, percent(cell.exact) if cell.has_share else "no share", where, "the share")
            return
        allowed = [form(number) for number in (cell.total, cell.reports) if number is not None
                   for form in (count, short_count)]
        self.placed += 1
        if text not in allowed:
            self.wrong(where, f"the value is shown as '{text}', data.csv has {allowed}")

    def bar(self, row, cell, scale):
        """The drawing says the same as the number: as long as its share of the scale, to the pixel."""
        svg, rect = row.css_first("svg.bar"), row.css_first("svg.bar rect")
        if not (svg and rect and scale and cell.has_share):
            return
        whole = int(svg.attributes["viewbox" if "viewbox" in svg.attributes else "viewBox"].split()[2])
        right = cell.exact * 100 / Fraction(scale[1]) * whole
        self.placed += 1
        drawn = Fraction(rect.attributes.get("width", "0"))
        if abs(drawn - right) > 1 and not (right < 2 and drawn <= 2):
            self.wrong(f"bar of '{cell.bucket}'", f"is {drawn} wide, not {float(right):.1f} of {whole}")

    def rest(self, row, words, hidden):
        text = tidy(words.text())
        head = tidy(row.css_first("th").text())
        self.placed += 1
        if not head.startswith(f"{count(len(hidden))} more"):
            self.wrong("the rest", f"'{head}', but {len(hidden)} buckets are left")
        if hidden and text.startswith("at most") and "%" in text:
            most = max((cell.exact for cell in hidden if cell.has_share), default=Fraction(0))
            self.expect(text.removesuffix(" each"), f"at most {percent(most)}", "the rest", "the most")
        elif hidden and text.startswith("together"):
            self.expect(text, f"together {count(sum(c.total or 0 for c in hidden))}", "the rest", "sum")
        elif re.search(r"\d", text) and not text.startswith("at most"):
            self.wrong("the rest", f"cannot be placed: '{text}'")

    def bucket_words(self, words, cell, where, may_be_absent=False):
        """A cell in words: the status of data.csv, and its numbers."""
        if words is None:
            return self.wrong(where, "a row without words")
        self.words_of_cell(tidy(words.text()), cell, where, may_be_absent)

    def words_of_cell(self, text, cell, where, may_be_absent=False):
        low = text.lower().replace(SPACE, " ").removesuffix(" each")
        if cell is None:
            # A bucket that the config lists and no table ever named has no row in data.csv.
            if not may_be_absent:
                self.wrong(where, f"'{text}', but there is no cell")
            return
        self.placed += 1
        if found := re.fullmatch(r"not seen in ([\d,]+) reports?: (?:at most|less than) (.*)", low):
            high = cell.bounds(self.data.z)[1] if cell.has_share else None
            right = "0.1 %" if "less than" in low else high and percent(high).replace(SPACE, " ")
            if cell.reports != 0 or found[1] != count(cell.n or 0) or found[2] != right:
                self.wrong(where, f"'{text}', data.csv has {cell.reports} of {cell.n}, high {cell.high}")
            return
        statuses = {"not collected": "not_collected", "no reports": "no_reports",
                    "no data for": "no_data",
                    "not known": "no_data", "more is not known": "no_data",
                    "not every report could hold it": "partial", "0": "ok",
                    "out of how many is not known": "ok"}
        status = next((s for phrase, s in statuses.items() if phrase in low), None)
        if status is None:
            self.wrong(where, f"cannot be placed: '{text}'")
        elif status != cell.status and not (low == "0" and not cell.reports):
            self.wrong(where, f"'{text}', but its status is {cell.status}")
        for pattern, value in ((r"([\d,]+) reports?\b", cell.reports), (r"total (\d+(?:,\d{3})*)", cell.total)):
            if found := re.search(pattern, low):
                self.expect(found[1], count(value) if value is not None else "nothing", where, pattern)

    def table(self, table, scope):
        """Rows of periods, or of charts, counters and programs: by the class or head of a column."""
        heads = [tidy(th.text()) for th in table.css("thead th")]
        for row in table.css("tbody tr"):
            head = row.css_first("th")
            if head is None:
                continue
            link = head.css_first("a")
            href = (link.attributes.get("href") or "") if link else ""
            subject = self.data.file(href) if href else None
            week = day_of(tidy(head.text()))
            if subject is None and scope is not None and len(scope) == 1 and week:
                self.period_row(row, next(iter(scope.values())).get(week), week)
            elif subject is not None:
                self.subject_row(row, heads, subject, self.data.is_chart(href))
            elif any("Reports" in h for h in heads) and self.kind in ("home", "week", "charts"):
                self.report_row(row, heads, week, head)
            elif any(h in ("Charts", "Counters") for h in heads):
                self.mark(row)  # How many charts and counters a program has.

    def period_row(self, row, cell, week):
        words = row.css_first("td.words")
        if cell is None:
            return self.wrong(f"row of {week}", "there is no cell")
        if words is not None:
            self.bucket_words(words, cell, f"row of {week}")
        else:
            self.columns(row, cell, f"row of {week}")
        self.mark(row)

    def standout(self, table, scope, newest):
        """Two values side by side: two buckets of a period, or a bucket in two periods."""
        headline = tidy(table.css_first("caption").text())
        self.findings(headline, scope, "table.bars")
        for row in table.css("tbody tr"):
            name = tidy(row.css_first("th").text())
            week = day_of(name)
            cells = [by_week.get(week or newest) for by_week in scope.values()]
            cells = [c for c in cells if c and (
                len(scope) == 1 or c.bucket == name
                or week and re.match(f"“?{re.escape(c.bucket)}(?!\\w)", headline))]
            if len(cells) != 1:
                self.wrong(f"row '{name}'", f"is said of {len(cells)} cells in {week or newest}")
            else:
                self.columns(row, cells[0], f"row '{name}' of '{headline}'")
            self.mark(row)

    def subject_row(self, row, heads, cells, is_chart):
        """The newest value of a chart or counter: of the period in the column's head."""
        for td, head in zip(row.css("td"), heads[1:]):
            if td.css_first("svg") or "state" in (td.attributes.get("class") or ""):
                continue
            text = tidy(td.text()).replace(SPACE, " ")
            week = day_of(text) or day_of(head) or self.week
            where = f"row '{tidy(row.css_first('th').text())[:50]}'"
            value, bounds = td.css_first(".value"), td.css_first(".interval")
            shown = tidy((value or td).text()).replace(SPACE, " ")
            if not is_chart and len(cells) == 1:
                cell = next(iter(cells.values())).get(week)
                self.short_value(shown, cell, where)
            else:
                name = td.css_first("code")
                cell = self.leader(td, shown, name.text() if name else None, cells, week, where)
            if bounds is not None and cell is not None and cell.has_share:
                pair = cell.bounds(self.data.z)
                unseen = cell.reports == 0  # Its interval begins with 0: the upper bound is said alone.
                self.expect(bounds.text(), f"at most {percent(pair[1])}" if unseen else interval(pair),
                            where, "the interval")
            elif bounds is not None and re.search(r"\d", bounds.text()):
                self.wrong(where, f"an interval that cannot be placed: '{tidy(bounds.text())}'")
            td.attrs["data-read"] = "yes"
        row.css_first("th").attrs["data-read"] = "yes"

    def short_value(self, text, cell, where):
        self.placed += 1
        if cell is None:
            return self.wrong(where, f"'{text}', but there is no cell")
        if text in ("not seen", "not seen in any report"):
            if cell.reports != 0:
                self.wrong(where, f"'not seen', but data.csv has {cell.reports} reports")
        elif "–" in text and "%" in text and cell.has_share:
            self.expect(text, interval(cell.bounds(self.data.z)), where, "the interval")
        elif PLAIN.search(text) and not re.search(r"\d+(?:\.\d)? %", text):
            if cell.has_share and cell.reports:
                self.wrong(where, f"'{text}', but data.csv has a share of {cell.share}")
        elif re.search(r"\d", text):
            self.value(text, cell, where)

    def leader(self, td, text, name, cells, week, where):
        """`linux 46.5 %`: the largest bucket of a chart, by name and value; returns its cell."""
        def known(at):
            now = [by_week[at] for by_week in cells.values() if at in by_week]
            return [cell for cell in now if cell.has_share and cell.reports]
        found = re.search(r"(<?\d+\.\d) %$", text)
        if not found:
            if not (PLAIN.search(text) or re.search(r"no values|not seen|^\W*$", text)):
                self.sentence(text, cells, where, td)
            return None
        # Of a chart that is no longer collected, the last values are shown.
        old = re.match(r"(?:Retired: )?last ", text)
        newest = max((w for by_week in cells.values() for w, c in by_week.items()
                      if c.has_share and c.reports and w <= self.week), default=week)
        if old and week != newest or not old and week != self.week and newest != week:
            self.wrong(where, f"'{text}' is of {week}, data.csv has a value in {newest}")
        text = text[old.end():] if old else text
        found = re.search(r"(<?\d+\.\d) %$", text)
        last = max((w for by_week in cells.values() for w, c in by_week.items()
                    if c.has_share and c.reports and w <= week), default=week)
        shares = known(week) or known(last)
        if not shares:
            self.wrong(where, f"'{text}', but data.csv has no share")
            return None
        self.placed += 1
        best = max(shares, key=lambda cell: cell.exact)
        name = name or tidy(text[: found.start()]).strip("‘’': ")
        named = [cell for cell in shares if cell.bucket == name or not name]
        equal = [cell for cell in named if cell.exact == best.exact]
        if found[1] != best.shown or not equal:
            self.wrong(where, f"'{name} {text}', data.csv has '{best.bucket}' {percent(best.exact)}")
        return equal[0] if equal else None

    def precision(self, table, scope):
        """How many reports an interval takes, and how many are missing here."""
        last = self.last_share(scope)
        numbers = {c.n for by_week in (scope or {}).values() for w, c in by_week.items()
                   if w == last and c.n}
        for row in table.css("tbody tr"):
            points = re.search(r"±[ \u00a0]?(\d+)", row.css_first("th").text())
            cells = [tidy(td.text()) for td in row.css("td")]
            if points is None or len(cells) != 2:
                self.wrong("precision", f"'{tidy(row.text())}' cannot be placed")
                continue
            needed = figure_text.needed_reports(Fraction(points[1]), self.data.z)
            self.expect(cells[0], count(needed), f"± {points[1]}", "reports needed")
            here = {"reached" if n >= needed else f"{count(needed - n)} more" for n in numbers}
            if cells[1] not in here:
                self.wrong(f"± {points[1]}", f"'{cells[1]}' is missing here, not {sorted(here)}")
            self.mark(row)

    def last_share(self, scope):
        """The period that precision is of: of what is retired the last one in which it was seen."""
        shares = [(w, c) for by_week in (scope or {}).values() for w, c in by_week.items() if c.has_share]
        seen = [w for w, c in shares if c.reports]
        return max(seen if self.is_retired and seen else [w for w, _ in shares], default=None)

    def cumulative(self, table, scope):
        """A histogram's counts, each as a share of all, and all up to it."""
        week = day_of(table.css_first("caption").text()) or self.week
        totals = {by_week[week].bucket: by_week[week].total or 0
                  for by_week in (scope or {}).values() if week in by_week}
        whole, sofar, rows = sum(totals.values()), 0, []
        for row in table.css("tbody tr"):
            name = row.css_first("th code").text()
            number, share, up_to = (td.text() for td in row.css("td"))
            if name not in totals or not whole:
                self.wrong("cumulative", f"'{name}' has no total in {week}")
                continue
            sofar += totals[name]
            rows.append((name, Fraction(sofar, whole)))
            where = f"cumulative '{name}' {week}"
            self.expect(number, count(totals[name]), where, "the count")
            self.expect(share, percent(Fraction(totals[name], whole)), where, "the share")
            self.expect(up_to, percent(Fraction(sofar, whole)), where, "the sum")
            self.mark(row)
        if sofar != whole:
            self.wrong("cumulative", f"the rows have {sofar} of {whole} counts")
        places = table.parent.css("dl.percentiles div")
        for place in places:
            wanted = Fraction(place.css_first("dt").text().strip().removeprefix("p")) / 100
            bucket = next((name for name, share in rows if share >= wanted), "none")
            said = tidy(place.css_first("dd").text()).split(" ")[-1]
            self.expect(said, bucket.lstrip("<>="), tidy(place.text()), "the percentile")
            for part in place.css("dt, dd"):
                part.attrs["data-read"] = "yes"

    def report_row(self, row, heads, week, head):
        """Reports of a period or of a program."""
        name = head.css_first("code")
        program = name.text() if name else tidy(head.text())
        for td, column in zip(row.css("td"), heads[1:]):
            text = tidy(td.text())
            if column == "Reports":
                value = self.data.reports.get(week or self.week, {}).get("" if week else program)
                right = "not known" if value is None else count(value)
                if not (value is None and not re.search(r"\d", text)):
                    self.expect(text, right, f"row '{tidy(head.text())[:40]}'", "the number of reports")
        self.mark(row)

    @staticmethod
    def mark(row):
        for cell in row.css("td, th"):
            cell.attrs["data-read"] = "yes"
