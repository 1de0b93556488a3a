"""Finds every figure that a page shows, and compares it with the cell that it stands for.

Tables are read by their columns. In all other text a number has to be a figure of the page's own
`data.csv` in a period that the sentence may speak of, or belong to one of the PHRASES; else it cannot be
placed, which is a mistake.
"""

import re
from fractions import Fraction

from selectolax.lexbor import LexborHTMLParser

import figure_text
from figure_cells import SiteData
from figure_groups import GroupFigures
from figure_sentences import SentenceFigures
from figure_tables import TableFigures
from figure_text import DAY, MONTH, MONTHS, SPACE, count, short_count, tenths, tidy

# What is no figure wherever it stands: days, months, years of an axis, versions, sizes, issues.
NO_FIGURE = re.compile(
    rf"\b\d{{1,2}} {MONTH}(?: \d{{4}})?\b|\b{MONTH} \d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b"
    r"|\bv\d[\w.+-]*|\bgo\d+(?:\.\d+)*\b|\b\d+(?:\.\d)?[ \u00a0](?:bytes|B|kB|KB|MB|GB)\b"
    r"|(?:\bIssue |#)\d+|https?://\S+|\bSHA-256\b|\bUTF-8\b"
    # What the site was made by and from.
    r"|telemetry-site \d+(?:\.\d+)+ from [\d,]+ files?\. The SHA-256 of their list begins with [0-9a-f]{16}\.")
FIGURE = re.compile(
    rf"(?P<low><?\d[\d,]*(?:\.\d+)?[MGTP]?)(?:–(?P<high><?\d[\d,]*(?:\.\d+)?))?(?P<sign>[ {SPACE}]?%)?")
# Things that are counted on a page, and are no figure of the data.
THINGS = (
    r"(?:more |older |other |stack |metadata |listed |retired |derived |config |reports' )*"
    r"(?:buckets?|charts?|config versions?|counters?|issues?|letters?|lines?|programs?|stacks?|weeks?|"
    r"days?|months?|periods?|versions?|ones?|sheets?|frames?)\b")
# Text of authors and of the config, which says nothing of the data; each with its reason.
FOREIGN = ", ".join((
    ".prose",  # An author's article.
    "ul.changes, ol.changes, .life",  # What the config says: rates, depths, dates; events.
    ".errata, .erratum",  # An author's corrections.
    "ul.letters, ol.parts, ul.names, nav",  # Names of pages, and how many counters have a letter.
    "pre, script, style, form, template",  # To be copied or run.
))
METADATA = ("Version", "GoVersion", "GOOS", "GOARCH")
# Titles of events are their authors' words.
EVENTS = re.compile(r"\b(?:Marked events|Events|Marked)\b[^:]*: .*$")


def is_cut_of(text: str, name: str) -> bool:
    """A long name may lack its end or its middle."""
    head, dots, tail = text.partition("…")
    return name.startswith(head) and name.endswith(tail) if dots else name.startswith(text)


class PageFigures(TableFigures, SentenceFigures):
    """One page: collects `mistakes`, and counts in `placed` the figures that were compared."""

    def __init__(self, data: SiteData, address: str, html: str):
        self.data = data
        self.address = address
        tree = LexborHTMLParser(html)
        self.kind = tree.body.attributes.get("data-page-type")
        self.main = tree.css_first("main")
        self.mistakes: list[str] = []
        self.placed = 0
        self.known: dict = {}  # What sentences may say, by their scope and periods.
        self.is_retired = any(
            li.text().strip().startswith("Retired: ") for li in self.main.css("li"))
        parts = address.strip("/").split("/")
        self.week = parts[1] if self.kind in ("week", "week-program") else data.newest
        self.own = data.file(address)
        # What is said of groups has data of its own.
        groups = GroupFigures(data.root, address, html).check() if self.kind == "home" else None
        if groups:
            self.mistakes += groups.mistakes
            self.placed += groups.placed
        for node in self.main.css('section[id^="by-"]'):
            node.decompose()
        for node in self.main.css('.standout:has(a[href*="#by-"])'):
            node.decompose()
        for node in self.main.css(FOREIGN):
            if node.css_first("h1") is None:
                node.decompose()

    # ------------------------------------------------------------------ the page

    def check(self):
        for table in self.main.css("table"):
            classes = (table.attributes.get("class") or "").split()
            scope = self.scope_of(table)
            if "bars" in classes:
                self.bars(table, scope)
            elif "cumulative" in classes:
                self.cumulative(table, scope)
            elif "precision" in (table.parent.parent.attributes.get("class") or "").split():
                self.precision(table, scope)
            else:
                self.table(table, scope)
        for drawing in self.main.css("svg.each"):
            self.small_drawing(drawing)
        for node in self.main.css(
                "p, li, h1, h2, h3, h4, dt, dd, summary, figcaption, caption, th, td, svg title, "
                "svg desc, svg text, strong, output, label"):
            if not self.is_read(node):
                self.sentence(self.own_text(node), self.scope_of(node), self.where(node), node)
        return self

    def small_drawing(self, drawing):
        """What a small drawing is called is what stands beside it, and that is read there."""
        item = drawing.parent
        while item.tag != "li":
            item = item.parent
        name, value = item.css_first("code").text(), item.css_first("span").text()
        title, words = drawing.css_first("title"), drawing.css_first("desc")
        self.expect(title.text().split(": ")[0], name, "<title>", "a small drawing's name")
        self.expect(words.text(), f"Newest value: {value}.", "<desc>", "a small drawing's value")
        for node in (title, words):
            node.attrs["data-read"] = "yes"

    def wrong(self, where: str, message: str):
        self.mistakes.append(f"{self.address} {where}: {message}")

    def expect(self, found: str, right: str, where: str, what: str):
        self.placed += 1
        if tidy(found).replace(" ", SPACE) != tidy(right).replace(" ", SPACE):
            self.wrong(where, f"{what} is shown as '{tidy(found)}', data.csv has '{right}'")

    @staticmethod
    def where(node) -> str:
        name = node.attributes.get("class") or ""
        return f"<{node.tag}{' class=' + repr(name) if name else ''}>"

    def is_read(self, node) -> bool:
        """A cell of a table that was compared column by column."""
        return node.attributes.get("data-read") == "yes"

    @staticmethod
    def own_text(node) -> str:
        """Without names in `<code>`, and without what stands in blocks of its own within."""
        parts = []
        blocks = {"p", "li", "ul", "ol", "table", "td", "th", "svg", "pre", "code", "summary",
                  "details", "dl", "dt", "dd", "caption", "strong", "figcaption", "output"}
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                parts.append(child.text(deep=False))
            elif child.tag == "code":
                parts.append(" ‘name’ ")
            elif child.tag == "strong":
                parts.append(" ‘figure’ ")
            elif child.tag not in blocks:
                parts.append(PageFigures.own_text(child))
        return tidy("".join(parts).replace("\u200b", ""))

    def scope_of(self, node):
        """The cells of what is spoken of: the link of the row, or of the nearest heading above."""
        step = node
        while step is not None and step.tag not in ("main", "body", "html"):
            links = []
            if step.tag in ("tr", "li"):
                links = step.css("th a" if step.tag == "tr" else "a")[:1]
            near = step
            while near is not None and not links:
                if near.tag in ("h2", "h3", "h4"):
                    links = near.css("a")[:1]
                    break
                near = near.prev
            for link in links:
                cells = self.data.file(link.attributes.get("href") or "")
                if cells is not None:
                    return cells
            step = step.parent
        return self.own

    # ------------------------------------------------------------------ sentences

    def sentence(self, text, scope, where, node):
        """Each number of a text outside of tables."""
        if not re.search(r"\d", text):
            return
        if node.tag == "text" and "label" not in (node.attributes.get("class") or "") and re.fullmatch(
                rf"(?:{MONTH} )?(?:\d[\d,.]*[kMGTP]?(?:[ {SPACE}]%)?|\d{{4}})", text):
            return  # A tick of an axis, or the number of a mark.
        if re.fullmatch(r"\d{4}", text) and node.tag in ("h2", "h3", "caption", "summary"):
            return  # A year.
        if node.tag == "text" and any(is_cut_of(text, cell.bucket)
                                      for by_week in (scope or {}).values()
                                      for cell in list(by_week.values())[:1]):
            return  # The name of a line.
        text = self.read_sentence(text, scope, where, node)
        text = self.data.titled.sub("‘title’", EVENTS.sub("", text))
        weeks = self.periods(text)
        rest = self.without_names(NO_FIGURE.sub(" ", text), scope)
        for pattern, right in self.phrases(scope):
            match = pattern.search(rest)
            while match:
                self.placed += 1
                if right is not None and match[1] not in right:
                    self.wrong(where, f"'{match[0]}', not {sorted(right)} in '{text[:120]}'")
                rest = rest[: match.start()] + " ‘phrase’ " + rest[match.end():]
                match = pattern.search(rest)
        shares, bounds, numbers = self.figures(scope, weeks)
        for match in FIGURE.finditer(rest):
            low, high, sign = match["low"], match["high"], match["sign"]
            self.placed += 1
            if high:
                right = (low, high) in bounds
            elif sign:
                right = low in shares
            else:
                right = low.rstrip(",") in numbers
            if not right:
                self.wrong(where, f"'{tidy(match[0])}' cannot be placed in '{text[:160]}'")

    def periods(self, text) -> list[str]:
        """Those that a sentence may speak of: the page's, the fixed baselines, and those it names."""
        weeks = [self.week] + [self.data.before(self.week, back) for back in (1, 13, 52)]
        for day, month, year in DAY.findall(text):
            week = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"
            weeks += [week] + [self.data.before(week, back) for back in (1, 13, 52)]
        return [week for week in dict.fromkeys(weeks) if week]

    def without_names(self, text, scope):
        """Names of buckets hold numbers that are no figures: `386 1.4 %`, `100ms-1s`."""
        if scope is None:
            return text
        pattern = self.data.name_patterns.get(id(scope))
        if pattern is None:
            cells = [next(iter(by_week.values())) for by_week in scope.values()]
            names = {n for c in cells for n in (
                c.bucket, c.bucket.lstrip("<>="), c.program, c.counter) if re.search(r"\d", n)}
            # A bare number is a name only before a value.
            bare = sorted((n for n in names if re.fullmatch(r"[\d.,]+", n)), key=lambda n: (-len(n), n))
            others = sorted(names - set(bare), key=lambda n: (-len(n), n))
            parts = []
            if others:
                parts.append("(?:" + "|".join(map(re.escape, others)) + r")(?![\w%])")
            if bare:
                either = "(?:" + "|".join(map(re.escape, bare)) + ")"
                parts.append(either + rf"(?=”?[:,]? (?:<?\d[\d.,]*[ {SPACE}]?%|not seen)| leads)")
                parts.append("(?<=: )" + either + "(?= by |$)")
            pattern = re.compile(r"(?<![\w.])(?:" + "|".join(parts) + ")" if parts else r"(?!)")
            self.data.name_patterns[id(scope)] = pattern
        return pattern.sub("‘name’", text)

    def phrases(self, scope):
        return self.data.once(("phrases", self.week, self.is_retired), scope, lambda: tuple(
            (re.compile(pattern), right) for pattern, right in self.phrases_of(scope)))

    def phrases_of(self, scope):
        """(pattern, what its number may be; None where the number is no figure of the data)."""
        z = self.data.z
        needed = {count(figure_text.needed_reports(Fraction(p), z)) for p in (1, 2, 3, 5)}
        ten_points = {count(figure_text.needed_reports(Fraction(10), z))}
        drawn = {count(len(scope))} if scope else None
        last = self.last_share(scope)
        margins = {figure_text.worst_points(c.n, z) for by_week in (scope or {}).values()
                   for w, c in by_week.items() if w in (last, self.week) and c.n}
        level = f"{round(self.data.level * 100, 4):g}"
        tops, largest = self.data.once(("grid", self.is_retired), scope, lambda: self.grid(scope))
        return (
            (rf"\b([\d.]+)[ {SPACE}]?% (?=interval|Wilson|band|confidence|level)", {level}),
            (rf"\bat ([\d.]+)[ {SPACE}]?%(?= confidence|[,:]|\.|$)", {level}),
            (rf"add(?: up)? to ([\d.]+)[ {SPACE}]%", {"100"}),
            (rf"\b0 to ([\d.,]+[MGTP]?)(?:[ {SPACE}]%)?", None),  # The scale of bars.
            # Findings speak of shares from ±10 points on, drawings mark those from ±5 points on.
            (r"shares of fewer than ([\d,]+) reports(?=, what was corrected)", ten_points),
            (r"\bof (\d+, \d+ or \d+) \w+ before\b", {"52, 13 or 1"}),
            (rf"\bfalse-discovery rate of (\d+)[ {SPACE}]%", {"1"}),
            (r"[Ff]ewer than (?:the )?([\d,]+) reports", needed),
            # What no counter is below, and no line begins above.
            (r"\bwith a count above (0)(?=,)", {"0"}),
            (r"\bown scale, from (0) to the greatest\b", {"0"}),
            # An axis is drawn as far as looks well: only its foot and a share's ceiling are known.
            (rf"\b[Aa]ll from (0(?:\.0)?)(?:[ {SPACE}]%)? to ", {"0", "0.0"}),
            (rf"‘phrase’ *([\d,.]+[MGTP]?)(?:[ {SPACE}]%)?(?=, without intervals)", tops),
            (r"\bThe (12 largest of \d[\d,]*)(?=, )", largest),
            # Rates are the config's.
            (r"^(1)(?=: every report may hold it$)", {"1"}),
            (r"^((0\.\d+): reports whose X is at most \2)(?= may hold it$)", None),
            (r"\b[Rr]ate (\d(?:\.\d+)? becomes \d(?:\.\d+)?)(?= with\b)", None),
            # A licence is called as its author calls it.
            (r"^Licence of the data: (.*)$", None),
            (r"\bretired ones: ([\d,]+ counters?(?: and [\d,]+ values?)?)", self.data.once("tally", None, self.tally)),
            (rf"± ?[1235](?![\d.]) ?(?:percentage )?points?:? ?(?:take |takes |need )?(?:at least )?"
             r"([\d,]{3,})(?: reports)?", needed),
            (r"(±[ \u00a0]?[1235])(?![\d.])(?: ?(?:percentage )?points?)?", None),
            (r"\bof (\d[\d,]*) buckets are drawn", drawn),
            (r"\bThe (\d+) largest\b", None),
            (r"\b(?:[Rr]ate|at most|becomes) (\d(?:\.\d+)?)(?= becomes|:|,|\.(?!\d)| may|$)", None),
            (r"\b(\d[\d,]* of \d[\d,]*) (?:buckets|counters)\b", None),
            (r"(?:[Ll]ast|[Nn]ewest|[Aa]ll|first|next|of the|and|The|the) (\d[\d,]*) " + THINGS, None),
            (r"\b(\d[\d,]*) " + THINGS, None),
            (r"\band (\d[\d,]*) more\b", None),
            (r"\ba count of (1) is one report\b", None),  # What a count is.
            (r"(?:^|: )(0–9)$", None),  # The letter that stands for all digits.
            (r", (\d+ of \d+)$", None),  # A part of a long list.
            (r"\bof (\d+, \d+ or \d+) " + THINGS, {"52, 13 or 1"}),
            # By bucket; the same words beside the drawing are compared with the table's sums.
            (r"\bp(?:50|90|99) (?:is at least|is|lies in|lies below) (\S+?)(?=[,.](?:\s|$))", None),
            (r"\bp(50|90|99)\b", None),
            (rf"(?:±[ {SPACE}]?|reaches at most |within )(\d+\.\d)(?: points\b)?", margins),
        )

    def grid(self, scope):
        """Small drawings: where their axis may end, and how many buckets they are the largest of."""
        last = self.last_share(scope)
        rows = [by_week for by_week in (scope or {}).values()
                if (c := by_week.get(last)) and c.has_share and c.reports]
        counted = len(rows)
        rows = sorted(rows, key=lambda by_week: -by_week[last].exact)[:12]
        top = max((c.exact * 100 for by_week in rows for c in by_week.values() if c.has_share),
                  default=None)
        ends = None if top is None else {
            text for tenth in range(1, 1001) if Fraction(tenth, 10) >= top
            for text in (f"{tenth / 10:g}", f"{tenth / 10:.1f}")}
        return ends, {f"12 largest of {count(counted)}"} if counted else None

    def tally(self):
        """Counters, and values of metadata: those that have a page."""
        names = [next(iter(file)) for address, file in self.data.files.items()
                 if not self.data.is_chart(address)]
        values = sum(1 for name in names if name.split(":")[0] in METADATA)
        counters = len(names) - values
        return {f"{count(counters)} counter{'s' * (counters != 1)}"
                + (f" and {count(values)} value{'s' * (values != 1)}" if values else "")}

    def figures(self, scope, weeks):
        """Shares and bounds, pairs of bounds, and numbers that a sentence may hold."""
        key = id(scope), tuple(weeks)
        if key not in self.known:
            self.known[key] = self.collect(scope, weeks)
        return self.known[key]

    def collect(self, scope, weeks):
        shares, bounds, numbers = set(), set(), set()
        for by_week in (scope or {}).values():
            last = max((w for w, c in by_week.items() if c.has_share and w <= self.week), default=None)
            seen = max((w for w, c in by_week.items() if c.reports and w <= self.week), default=None)
            for week in dict.fromkeys(weeks + [w for w in (last, seen) if w]):
                cell = by_week.get(week)
                if cell is None:
                    continue
                for number in (cell.reports, cell.total, cell.n):
                    if number is not None:
                        numbers |= {count(number), short_count(number)}
                if cell.has_share:
                    pair = cell.bounds(self.data.z)
                    shares |= {cell.shown, tenths(pair[0]), tenths(pair[1])}
                    bounds.add((tenths(pair[0]), tenths(pair[1])))
        for week in weeks:
            whole = sum(by_week[week].total or 0 for by_week in (scope or {}).values()
                        if week in by_week)
            numbers |= {count(whole), short_count(whole)} if whole else set()
        programs = {c.program for by_week in (scope or {}).values() for c in by_week.values()}
        for week in weeks:
            for program, number in self.data.reports.get(week, {}).items():
                if number is not None and (not programs or program in programs or not program):
                    numbers.add(count(number))
        return shares, bounds, numbers
