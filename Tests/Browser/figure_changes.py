"""Reads a page of what moved piece by piece, and compares each with what `figure_moves` finds.

What was read is taken off the page; at the end nothing with a digit may be left.
"""

import functools
import re
from fractions import Fraction

from selectolax.lexbor import LexborHTMLParser

from figure_moves import BASELINES, METADATA, VERSIONS, Moves, back
from figure_text import MONTHS, SPACE, count, half_away, interval, percent, tidy, wilson

NONE = ("No share could be compared with those of the week before, 13 weeks before and 52 weeks "
        "before.")
ROWS, NAMES = 100, 12  # Of a table of moves or of what is new; counters that a row names.


def plain(text: str) -> str:
    return tidy(text.replace(SPACE, " "))


def short(week: str) -> str:
    year, month, day = week.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def points(then: tuple[int, int], now: tuple[int, int]) -> str:
    difference = Fraction(*now) - Fraction(*then)
    tenth = half_away(abs(difference) * 1000)
    size = f"{tenth // 10}.{tenth % 10}" if tenth else "<0.1"
    return f"{'+' if difference > 0 else '−'}{size} points"


def many(number: int, noun: str) -> str:
    return f"{count(number)} {noun}{'s' * (number != 1)}"


def is_version(key) -> bool:
    return key[2].split(":")[0] in VERSIONS


def since(baseline: int) -> str:
    return f"since {'the week' if baseline == 1 else f'{baseline} weeks'} before"


def tally(tests, moved) -> list[int | None]:
    """How many counters moved since each baseline, None where none was compared; and all moves of versions."""
    counts = [sum(key[0] == baseline and not is_version(key) for key in moved)
              if any(key[0] == baseline for key in tests) else None for baseline in BASELINES]
    return [*counts, sum(map(is_version, moved))]


def news_count(rows) -> int:
    return sum(1 if names is None else len(names) for _, _, names, _ in rows)


@functools.cache
def heading(root, address: str) -> str:
    page = (root / address.strip("/") / "index.html").read_text()
    return plain(LexborHTMLParser(page).css_first("h1").text())


class Reader:
    def __init__(self, moves: Moves, address: str, html: str):
        self.moves, self.data, self.address = moves, moves.data, address
        tree = LexborHTMLParser(html)
        self.main = tree.css_first("main")
        self.description = tree.css_first('meta[name="description"]').attributes["content"]
        self.mistakes: list[str] = []
        self.placed = 0
        self.cards = [(card.css_first("h2").text(), card) for card in self.main.css("section.card")]

    def expect(self, found, right, what: str):
        self.placed += 1
        if found != right:
            self.mistakes.append(f"{self.address} {what}: {found!r}, not {right!r}")

    def text(self, node, right: str, what: str):
        self.expect(plain(node.text()), plain(right), what)
        node.decompose()

    def card(self, title: str):
        found = [card for name, card in self.cards if name == title]
        assert len(found) == 1, f"{self.address}: {len(found)} parts '{title}'"
        return found[0]

    def method(self):
        """What stands on every page; its numbers are the rules that `figure_moves` follows."""
        card = self.card("How this is decided")
        text = plain(card.css_first("p").text())
        for said in ("the week before, 13 and 52 weeks before", "a false-discovery rate of 1 %"):
            self.expect(text.count(said), 1, f"'{said}'")
            text = text.replace(said, "")
        self.expect(re.findall(r"\d+", text), [], "numbers of the method")
        card.css_first("p").decompose()

    def rest(self):
        """Whatever is left on the page holds no digit."""
        for node in self.main.css("nav.crumbs, code"):
            assert node.tag == "nav", f"{self.address}: nobody read '{node.text()}'"
            node.decompose()
        left = re.findall(r".{0,30}\d.{0,30}", plain(self.main.text(separator=" ")))
        self.mistakes += [f"{self.address}: cannot place '{text}'" for text in left]
        return self


class WeekPage(Reader):
    def check(self):
        self.week = week = self.address.strip("/").split("/")[-1]
        before = [other for other in self.moves.weeks if other < week]
        self.tests, self.moved = self.moves.of(week)
        self.began, self.ended, self.breaks = self.moves.news(week)
        self.text(self.main.css_first("h1"), f"What moved, week ending {short(week)}", "title")
        self.text(self.main.css_first(".crumbs li[aria-current]"), f"Week ending {short(week)}", "crumb")
        lead = plain(self.main.css_first("p.lead").text())
        self.expect(plain(self.description), f"What moved in the week ending {short(week)}. {lead}",
                    "description")
        self.lead(self.main.css_first("p.lead"))
        facts = [f"{many(self.data.reports[week][''], 'report')}",
                 f"{many(news_count(self.began), 'counter')} began",
                 f"{many(news_count(self.ended), 'counter')} ended"]
        for node, right in zip(self.main.css("ul.facts li"), facts, strict=True):
            self.text(node, right, "fact")
        self.states(before[-1] if before else None)
        for baseline in BASELINES:
            self.since(baseline)
        self.method()
        self.versions()
        self.news(self.card("What began"), self.began)
        self.news(self.card("What ended"), self.ended)
        self.break_rows(self.card("Breaks"))
        self.first_seen(self.card("Seen for the first time"))
        links = self.main.css("p.links")
        self.text(links[0], f"All charts of the week ending {short(week)}", "link")
        if before:
            self.text(links[1], f"Before: Week ending {short(before[-1])}", "link")
        cite = self.main.css_first(".citation")
        said = re.search(r"Week ending (\d+ \w+ \d+)\. http://\S+?(/changes/\S+)", plain(cite.text()))
        self.expect(said and said.groups(), (short(week), f"/changes/{week}/"), "citation")
        cite.decompose()  # Beside these it has the site's title and licence.
        return self.rest()

    def lead(self, node):
        *counts, versions = tally(self.tests, self.moved)
        parts = [f"{count(number) if number else 'none'} {since(baseline)}"
                 for baseline, number in zip(BASELINES, counts) if number is not None]
        right = (f"Counters that moved beyond chance, in {many(len(self.tests), 'comparison')}: "
                 + ", ".join(parts) + "." if parts else NONE)
        if versions:
            right += f" Of versions, which move with every release, {count(versions)}."
        self.text(node, right, "lead")

    def states(self, before: str | None):
        """Weeks without data before this one, and corrections."""
        for node in self.main.css("p.state"):
            text = plain(node.text())
            if text.startswith("Erratum"):
                self.expect(self.week in {erratum[0] for erratum in self.moves.errata}, True, text)
                day = re.match(r"Erratum of (\d+ \w+ \d+) \(week ending (\d+ \w+ \d+)", text)
                page = plain((self.data.root / "errata/index.html").read_text())
                self.expect(day[1] in page and text.split(": ", 1)[1] in page, True, text)
                self.expect(day[2], short(self.week), text)
                node.decompose()
                continue
            gap = 1
            while before and back(self.week, gap) > before:
                gap += 1
            first, last = short(back(self.week, gap - 1)), short(back(self.week, 1))
            span = last if gap == 2 else f"{first} to {last}"
            self.text(node, f"There is no data of the {many(gap - 1, 'week')} before: {span}.", "gap")

    def since(self, baseline: int):
        title = since(baseline)[0].upper() + since(baseline)[1:]
        card, before = self.card(title), back(self.week, baseline)
        tests = {key: pair for key, pair in self.tests.items() if key[0] == baseline}
        moved = [key for key in self.moved if key[0] == baseline]
        card.css_first("h2").decompose()
        if tests:
            self.text(
                card.css_first(".subtitle"),
                f"Share of the program's reports that could hold it, in the week ending {short(self.week)} "
                f"and in the week ending {short(before)}, percent, with 99 % interval; {many(len(tests), 'comparison')}", title)
        if not moved:
            words = (
                f"{count(len(tests))} shares were compared with those of the week ending "
                f"{short(before)}; none moved beyond chance." if tests
                else "The data does not reach back so far." if before < self.moves.weeks[0]
                else f"Nothing could be compared with the week ending {short(before)}, for the reasons below."
                if before in self.moves.weeks
                else f"There is no data of the week ending {short(before)} to compare with.")
            self.text(card.css_first("p"), words, title)
        groups = [[key for key in moved if (key[2].split(":")[0] in VERSIONS) == of_versions]
                  for of_versions in (False, True)]
        tables = card.css("table")
        self.expect([table.parent.tag for table in tables],
                    [tag for tag, keys in zip(("section", "details"), groups) if keys], title)
        for table in tables:
            keys = groups[table.parent.tag == "details"]
            words = f"{many(len(keys), 'version')} moved"
            if table.parent.tag == "details":
                self.text(table.parent.css_first("summary"), words, title)
            self.text(table.css_first("caption"),
                      words if table.parent.tag == "details" else title, "caption")
            self.table(table, keys, tests, before)

    def table(self, table, keys, tests, before: str):
        heads = [plain(th.text()) for th in table.css("thead th")]
        self.expect(heads, ["Counter", short(before), short(self.week), "Difference"], "heads")

        def order(key):
            then, now = tests[key]
            return (-abs(Fraction(*now) - Fraction(*then)), self.programs.index(key[1]),
                    key[2].encode())

        right = sorted(keys, key=order)
        keys = {self.moves.address[key[1:]]: key for key in right}
        rows = [(row.css_first("th a").attributes["href"], row) for row in table.css("tbody tr")]
        shown = [keys.get(href) for href, _ in rows]
        self.expect(len(shown), min(len(right), ROWS), f"rows since {before}")
        wrong = [pair for pair in zip(shown, right) if pair[0] != pair[1]]
        self.expect(*(wrong or [(None, None)])[0], f"order since {before}")
        for href, row in rows:
            self.expect(href in keys, True, f"{href} moved since {before}")
            if href in keys:
                self.row(row, keys[href], *tests[keys[href]], before)
        if len(right) > ROWS:
            note = table.next
            while note is not None and note.tag == "-text":
                note = note.next
            self.text(note, f"{count(len(right) - ROWS)} more moved, none of them further than the last "
                            "of these.", "rest")
        table.decompose()

    @property
    def programs(self) -> list[str]:
        return sorted({program for program, _ in self.moves.counters}, key=str.encode)

    def row(self, row, key, then, now, before: str):
        _, program, counter = key
        what = f"{before} {program} {counter}"
        for other, week in ((then, before), (now, self.week)):
            cell = self.moves.counters[program, counter][week]
            if cell.status == "ok":  # What data.csv says, whatever `figure_moves` made of it.
                self.expect((cell.reports, cell.n), other, what)
        link = row.css_first("th a")
        self.expect((link.attributes["href"], link.text()),
                    (self.moves.address[program, counter], counter), what)
        chart = self.heading("/counters/" + link.attributes["href"].split("/counters/")[1].rsplit("/-/", 1)[0])
        self.expect(plain(row.css_first("th .of").text()), f"{chart}, {self.title_of(program)}", what)
        tds = row.css("td")
        self.expect(len(tds), 3, what)
        labels = [plain(td.attributes["data-label"]) for td in tds]
        self.expect(labels, [f"{short(before)}:", f"{short(self.week)}:", "difference:"], what)
        for td, share in zip(tds, (then, now)):
            value = percent(Fraction(*share)) if share[0] else "not seen"
            self.text(td, f"{value} {interval(wilson(*share, self.data.z))} {count(share[0])} of "
                          f"{count(share[1])}", what)
        self.text(tds[2], points(then, now), what)

    def versions(self):
        new = self.moves.new_versions(self.week)
        if new:
            items = self.card("Config versions that came into force").css("li")
            self.expect([plain(item.text()) for item in items], [v.label for v in new], "versions")
            for item in items:
                item.decompose()

    def title_of(self, program: str) -> str:
        return self.heading(f"/programs/{program}")

    def heading(self, address: str) -> str:
        return heading(self.data.root, address)

    def shown_rows(self, card):
        """(address or stack counter, program, words, names, label and address of the last link)."""
        found = []
        for row in card.css("tbody tr"):
            head, what, release = row.css_first("th"), *row.css("td")
            link = head.css_first("a")
            program = plain(head.css_first(".of").text())
            subject = link.attributes["href"] if link else plain(head.text()).removesuffix(" " + program)
            names = tuple(plain(li.text()) for li in what.css("li"))
            for a in what.css("li a"):
                cells = self.data.file(a.attributes["href"])
                owner = next(iter(next(iter(cells.values())).values()))
                self.expect(owner.bucket, a.text(), "name of a counter")
                self.expect(a.attributes["href"].startswith(subject), True, f"{a.text()} of {subject}")
            for ul in what.css("ul"):
                ul.decompose()
            found.append((subject, program, plain(what.text()), names, plain(release.text()),
                          release.css_first("a").attributes["href"]))
            row.decompose()
        return found

    def chart_address(self, program: str, chart: str) -> str:
        names = [counter for owner, counter in self.moves.counters
                 if owner == program and counter.split(":")[0] == chart]
        address = self.moves.address[program, names[0]]
        return address[:address.rindex("/-/") + 1]

    @staticmethod
    def names(counters) -> tuple[str, ...]:
        buckets = sorted((c.split(":", 1)[1] for c in counters if ":" in c), key=str.encode)
        more = [f"and {count(len(buckets) - NAMES)} more"] if len(buckets) > NAMES else []
        return tuple(buckets[:NAMES] + more)

    def row_of(self, program, chart, counters, version, words=""):
        label = next(v.label for v in self.moves.versions if v.name == version)
        names = self.names(counters or ())
        subject = (f"{chart}, a stack counter" if counters is None
                   else self.chart_address(program, chart))
        return (subject, self.title_of(program), words or ("" if names else "one counter"), names,
                label, f"/config/{version}/")

    def news(self, card, rows):
        title = card.css_first("h2").text()
        right = sorted(self.row_of(*row) for row in rows)
        self.expect(sorted(self.shown_rows(card)), right, title)
        self.expect("No counter" in card.text(), not rows, title)

    def break_rows(self, card):
        right = [self.row_of(program, chart, (), version, words)
                 for program, chart, words, version in self.breaks]
        for (program, chart), names in self.moves.partial_charts(self.week).items():
            right.append((self.chart_address(program, chart), self.title_of(program),
                          "partial: not every report could hold it, so that there are counts and no "
                          "share", self.names(names), "see Gaps", "/gaps/"))
        self.expect(sorted(self.shown_rows(card)), sorted(right), "Breaks")

    def first_seen(self, card):
        keys = self.moves.first_seen.get(self.week, [])
        rows, values = [], []
        for program, counter in keys:
            address = self.moves.address[program, counter]
            if counter.split(":")[0] in METADATA:
                values.append((address, counter))
                continue
            cell = self.moves.counters[program, counter][self.week]
            since = self.moves.collected_since(program, counter, self.week)
            n = cell.n if cell.n is not None else self.data.reports[self.week][program]
            rows.append((address, counter, self.title_of(program),
                         f"{count(cell.reports)} of {many(n, 'report')}",
                         f"collected since {since.label}"))
        shown = []
        for row in card.css("tbody tr"):
            link, tds = row.css_first("a"), row.css("td")
            shown.append((link.attributes["href"], link.text(), plain(row.css_first(".of").text()),
                          *(plain(td.text()) for td in tds)))
            row.decompose()
        assert max(len(rows), len(values)) <= ROWS, "no week of the sites has so many"
        self.expect(sorted(shown), sorted(rows), "first seen")
        items = card.css("ul.names li")
        self.expect(sorted((li.css_first("a").attributes["href"], li.text()) for li in items),
                    sorted(values), "new values")
        for item in items:
            item.decompose()


class IndexPage(Reader):
    """`/changes/`: a row a week."""

    def check(self):
        self.method()
        weeks = list(reversed(self.moves.weeks))
        self.all_weeks = [weeks[0]]
        while self.all_weeks[-1] > weeks[-1]:
            self.all_weeks.append(back(self.all_weeks[-1], 1))
        self.text(self.main.css_first("ul.facts li"), f"Newest: {short(weeks[0])}", "fact")
        years = sorted({week[:4] for week in weeks}, reverse=True)
        cards = [card for card in self.main.css("section.card") if card.css_first("table")]
        for card, year in zip(cards, years, strict=True):
            for node in card.css("h2, caption"):
                self.text(node, year, "year")
            heads = ["Week ending", *(since(b)[0].upper() + since(b)[1:] for b in BASELINES), "Versions",
                     "Comparisons", "Began", "Ended"]
            self.expect([plain(th.text()) for th in card.css("thead th")], heads, "heads")
            card.css_first("thead").decompose()
            right = [week for week in self.all_weeks if week[:4] == year]
            for row, week in zip(card.css("tbody tr"), right, strict=True):
                self.row(row, week)
        return self.rest()

    def row(self, row, week: str):
        if week not in self.moves.weeks:
            self.expect([plain(cell.text()) for cell in row.css("th, td")], [short(week), "no data"], week)
            row.decompose()
            return
        tests, moved = self.moves.of(week)
        began, ended, _ = self.moves.news(week)
        self.expect(row.css_first("a").attributes["href"], f"/changes/{week}/", week)
        *counts, versions = tally(tests, moved)
        right = ["not compared" if number is None else count(number) for number in counts]
        right += [count(versions) if tests else "not compared"]
        right += map(count, (len(tests), news_count(began), news_count(ended)))
        right = [short(week), *right]
        self.expect([plain(cell.text()) for cell in row.css("th, td")], right, week)
        row.decompose()
