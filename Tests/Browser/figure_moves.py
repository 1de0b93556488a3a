"""What moved in a period, found a second time: from the `data.csv` files and the config files that a site
publishes, by docs/formats.md ("What moved"), in plain Python."""

import bisect
import functools
import json
import math
import re
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from figure_cells import Cell, SiteData
from figure_text import MONTHS, day_of

BASELINES = (1, 13, 52)
RATE = 0.01  # The false-discovery rate.
NEVER = RATE * (1 + 1e-6)  # A p-value above it is no discovery, however it was rounded.
LAG = timedelta(days=14)  # Both sites have the default of `config_lag`.
METADATA = {"Version", "GoVersion", "GOOS", "GOARCH"}
VERSIONS = {"Version", "GoVersion"}


@functools.cache
def log_factorial(number: int) -> float:
    return math.lgamma(number + 1)


@functools.lru_cache(maxsize=200_000)
def fisher(a: int, n: int, b: int, m: int) -> float:
    """The two-sided p-value of a of n against b of m, or 1 where it is above RATE.

    The p-value is at least the probability of the observed table: where that alone is above RATE, it can
    be no discovery. Weights rise up to the mode and fall behind it, so that each tail is summed outward.
    """
    hits, everything = a + b, n + m
    low, high = max(0, hits - m), min(hits, n)
    whole = (log_factorial(n) + log_factorial(m) + log_factorial(hits)
             + log_factorial(everything - hits) - log_factorial(everything))

    def log_weight(k):
        return whole - (log_factorial(k) + log_factorial(n - k) + log_factorial(hits - k)
                        + log_factorial(m - hits + k))

    own = log_weight(a)
    if math.exp(own) > NEVER:
        return 1.0
    limit = own + math.log1p(1e-7)
    mode = (hits + 1) * (n + 1) // (everything + 2)
    # The last table of the lower tail, and the first of the upper one.
    lower = bisect.bisect_right(range(low, mode + 1), limit, key=log_weight) + low - 1
    upper = bisect.bisect_left(range(mode, high + 1), -limit, key=lambda k: -log_weight(k)) + mode
    p = 0.0
    for start, step, end in ((lower, -1, low - 1), (upper, 1, high + 1)):
        if step * (end - start) <= 0 or step == 1 and start == lower:
            continue
        term = first = math.exp(log_weight(start))
        for k in range(start, end, step):
            p += term
            if p > NEVER:
                return 1.0
            if term < first * 1e-18:
                break
            if step == 1:
                term *= (n - k) * (hits - k) / ((k + 1) * (m - hits + k + 1))
            else:
                term *= k * (m - hits + k) / ((n - k + 1) * (hits - k + 1))
    return p


def exact_fisher(a: int, n: int, b: int, m: int) -> Fraction:
    """The same in whole numbers, whatever it is."""
    hits = a + b
    weights = {k: math.comb(n, k) * math.comb(m, hits - k)
               for k in range(max(0, hits - m), min(hits, n) + 1)}
    most = Fraction(weights[a]) * (1 + Fraction(1, 10**7))
    return Fraction(sum(w for w in weights.values() if w <= most), math.comb(n + m, hits))


def discoveries(values: dict, exact) -> set:
    """Benjamini and Hochberg's procedure: the keys whose p-values pass. A value too near to its bound for
    a float to say is computed by `exact` again."""
    order = sorted(values, key=values.get)
    for place in range(len(order), 0, -1):
        bound, p = RATE * place / len(order), values[order[place - 1]]
        if abs(p - bound) <= 1e-7 * bound:
            p, bound = exact(order[place - 1]), Fraction(1, 100) * place / len(order)
        if p <= bound:
            return set(order[:place])
    return set()


class Version:
    """A config version: what it lists, and since when."""

    def __init__(self, folder: Path):
        self.name = folder.name
        lead = LexborHTMLParser((folder / "index.html").read_text()).css_first(".lead").text()
        found = re.search(r"from (\d+) (\w+) (\d{4}), (\d\d):(\d\d) UTC on", lead)
        self.since = datetime(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]),
                              int(found[4]), int(found[5]), tzinfo=UTC)
        config = json.loads((folder / "config.json").read_text())
        self.sample_rate = config.get("SampleRate") or 1
        self.lists = {name: {self.cut(name, value) for value in config.get(name) or []}
                      for name in ("GOOS", "GOARCH", "GoVersion")}
        self.releases, self.charts, self.stacks = {}, {}, {}
        for program in config.get("Programs") or []:
            self.releases[program["Name"]] = set(program.get("Versions") or [])
            charts = self.charts[program["Name"]] = defaultdict(dict)
            for entry in program.get("Counters") or []:
                for counter in self.expand(entry["Name"]):
                    chart = charts[counter.split(":", 1)[0]]
                    chart[counter] = max(chart.get(counter, 0), entry["Rate"])
            for entry in program.get("Stacks") or []:
                self.stacks[program["Name"], entry["Name"]] = entry["Rate"], entry.get("Depth")

    @staticmethod
    def cut(name: str, value: str) -> str:
        return re.match(r"go\d+\.\d+|", value)[0] or value if name == "GoVersion" else value

    @staticmethod
    def expand(name: str) -> list[str]:
        head, brace, tail = name.partition("{")
        return [head + bucket for bucket in tail.removesuffix("}").split(",")] if brace else [name]

    @property
    def label(self) -> str:
        day = self.since
        return f"{self.name} ({day.day} {MONTHS[day.month - 1]} {day.year})"

    def chart(self, program: str, chart: str) -> dict[str, float]:
        return self.charts.get(program, {}).get(chart, {})

    def has(self, program: str, counter: str) -> bool:
        chart, _, value = counter.partition(":")
        if chart == "Version":
            return value in self.releases.get(program, ())
        if chart in self.lists:  # Without the program there is no report that could name a value of it.
            return program in self.releases and self.cut(chart, value) in self.lists[chart]
        return counter in self.chart(program, chart)


def start(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)


@functools.cache
def back(week: str, weeks: int) -> str:
    return (date.fromisoformat(week) - timedelta(weeks=weeks)).isoformat()


class Moves:
    """All comparisons of a site, week by week, as a permanent page may know them."""

    def __init__(self, data: SiteData):
        self.data, root = data, data.root
        self.versions = sorted(
            (Version(file.parent) for file in (root / "config").glob("*/config.json")),
            key=lambda version: version.since)
        self.weeks = sorted(data.reports)
        self.counters: dict[tuple[str, str], dict[str, Cell]] = {}
        self.bases: dict[tuple[str, str], list] = {}
        self.address: dict[tuple[str, str], str] = {}
        for address, file in data.files.items():
            for counter, cells in file.items():
                program = next(iter(cells.values())).program
                if not data.is_chart(address):
                    self.address[program, counter] = address
                    continue
                self.counters[program, counter] = cells
                if (program, counter.split(":")[0]) in self.bases:
                    continue
                # Without the rows, which are those of data.csv, and many.
                head = (root / address.strip("/") / "data.json").read_text().split('"columns":')[0]
                about = json.loads(head.rstrip().rstrip(",") + "}")
                assert about["measure"] == "share", "both sites show shares alone"
                self.bases[program, counter.split(":")[0]] = about["n_is"]
        self.errata = self.read_errata(root)
        self.made: dict[str, tuple] = {}

    @staticmethod
    def read_errata(root: Path) -> list:
        """(first week, last week, program, counter or chart) of each correction."""
        found = []
        tree = LexborHTMLParser((root / "errata/index.html").read_text())
        for card in tree.css('section[id^="e-"]'):
            links = [a.attributes["href"] for a in card.css("ul.facts a")]
            weeks = [link.split("/")[2] for link in links if link.startswith("/charts/")]
            programs = [link.split("/programs/")[1].strip("/") for link in links
                        if link.startswith("/programs/")]
            names = [a.text() for a in card.css("ul.facts a")
                     if a.attributes["href"].startswith("/counters/")]
            assert len(weeks) == 1 and len(programs) == 1 and len(names) == 1, "another kind of erratum"
            found.append((weeks[0], weeks[0], programs[0], names[0]))
        return found

    @functools.cache
    def known(self, week: str) -> list[Version]:
        """The versions dated up to the end of the week."""
        return [v for v in self.versions if v.since < start(week) + timedelta(days=1)]

    def new_versions(self, week: str) -> list[Version]:
        """Those since the last week with data; of the first, since its first day."""
        before = max((other for other in self.weeks if other < week), default=back(week, 1))
        return self.known(week)[len(self.known(before)):]

    @functools.cache
    def usable(self, first_week: str, week: str, at: str) -> tuple[int, int]:
        """The places of those in force from `config_lag` before the one week to as long after the other,
        among those known at the end of the week `at`."""
        first = start(first_week) - timedelta(days=6) - LAG
        last = start(week) + timedelta(days=1) + LAG
        known = self.known(at)
        ends = [version.since for version in known[1:]] + [datetime.max.replace(tzinfo=UTC)]
        places = [place for place, (version, end) in enumerate(zip(known, ends))
                  if version.since < last and end > first]
        return places[0], places[-1] + 1

    def base(self, program: str, chart: str, week: str) -> str | None:
        for part in self.bases[program, chart]:
            if part["first"] <= week <= part["last"]:
                return part["words"]
        return None

    @functools.cache
    def partial(self, program: str, chart: str, usable: tuple[int, int], has_eligible: bool):
        """The counters of a chart whose cells are partial where these versions are usable."""
        versions = self.versions[slice(*usable)]
        lists = [version.chart(program, chart) for version in versions]
        found = set()
        for counter in {counter for listed in lists for counter in listed}:
            rates = [listed.get(counter) for listed in lists]
            if has_eligible:
                is_partial = any(listed and (rate is None or rate < max(listed.values()))
                                 for listed, rate in zip(lists, rates))
            else:
                is_partial = None in rates or len(set(rates)) > 1 or any(
                    rates[0] < version.sample_rate for version in versions)
            if is_partial:
                found.add(counter)
        return found

    def is_partial(self, program: str, counter: str, week: str, at: str) -> bool:
        """Whether the cell of `week` is partial for one who knows the versions of `at`."""
        chart = counter.split(":")[0]
        return chart not in METADATA and counter in self.partial(
            program, chart, self.usable(week, week, at),
            self.base(program, chart, week) == "reports of the program that could hold it")

    def share(self, program: str, counter: str, week: str, at: str) -> tuple[int, int] | None:
        """reports and n, where the cell is `ok`.

        `data.csv` knows all config versions, a permanent page those up to its end: a week before a change
        may be partial there and is not here. Then n is that of the program.
        """
        cell = self.counters[program, counter].get(week)
        if cell is None or cell.status not in ("ok", "partial"):
            return None
        n, reports = cell.n, cell.reports
        if cell.status == "partial":
            n = n if n is not None else self.data.reports[week].get(program)
            if (week, program, counter) not in self.data.tables:
                reports = 0
        if not n or reports is None or self.is_partial(program, counter, week, at):
            return None
        return reports, n

    @functools.cache
    def alike(self, program: str, chart: str, usable: tuple[int, int]) -> set[str]:
        """The counters of a chart that each of the versions lists in one way, with the same buckets."""
        lists = [version.chart(program, chart) for version in self.versions[slice(*usable)]]
        if len({frozenset(listed) for listed in lists}) != 1:
            return set()
        return {counter for counter in lists[0] if len({listed[counter] for listed in lists}) == 1}

    @functools.cache
    def is_listed(self, program: str, counter: str, usable: tuple[int, int]) -> bool:
        """Whether each of the versions lists the value of metadata."""
        return all(version.has(program, counter) for version in self.versions[slice(*usable)])

    def is_corrected(self, program: str, counter: str, first: str, week: str) -> bool:
        return any(first <= until and since <= week and program == owner
                   and name in (counter, counter.split(":")[0])
                   for since, until, owner, name in self.errata)

    def comparisons(self, week: str):
        """(baseline, program, counter) -> (before, now), of all that are tested."""
        found = {}
        for program, counter in self.counters:
            now = self.share(program, counter, week, week)
            if not now:
                continue
            chart = counter.split(":")[0]
            for baseline in BASELINES:
                before = back(week, baseline)
                if before not in self.data.reports:
                    continue
                usable = self.usable(before, week, week)
                is_alike = (self.is_listed(program, counter, usable) if chart in METADATA
                            else counter in self.alike(program, chart, usable))
                then = is_alike and self.share(program, counter, before, week)
                # Of counters that no report or every report held, only one table has the margins.
                if (then and 0 < now[0] + then[0] < now[1] + then[1]
                        and self.base(program, chart, before) == self.base(program, chart, week)
                        and not self.is_corrected(program, counter, before, week)):
                    found[baseline, program, counter] = then, now
        return found

    def of(self, week: str):
        """The comparisons of a week, and those of them that are discoveries."""
        if week not in self.made:
            tests, moved = self.comparisons(week), set()
            for of_versions in (False, True):
                values = {key: fisher(*then, *now) for key, (then, now) in tests.items()
                          if (key[2].split(":")[0] in VERSIONS) == of_versions}
                moved |= discoveries(
                    values, lambda key: exact_fisher(*tests[key][0], *tests[key][1]))
            self.made[week] = tests, moved
        return self.made[week]

    @functools.cached_property
    def first_seen(self) -> dict[str, list[tuple[str, str]]]:
        found = defaultdict(list)
        for key, cells in self.counters.items():
            weeks = [week for week, cell in cells.items() if cell.reports or cell.total]
            if weeks and min(weeks) != self.weeks[0]:
                found[min(weeks)].append(key)
        return found

    def collected_since(self, program: str, counter: str, week: str) -> Version:
        versions = self.known(week)
        begins = [version for before, version in zip([None, *versions], versions)
                  if version.has(program, counter)
                  and (before is None or not before.has(program, counter))]
        return begins[-1]

    def news(self, week: str):
        """What began, what ended, what breaks: (program, chart, names, version's name) each; names are
        those of counters, and None for a stack counter."""
        began, ended, breaks = [], [], []
        for new in self.new_versions(week):
            place = self.versions.index(new)
            if place == 0:
                continue
            old = self.versions[place - 1]
            for program in sorted({*old.charts, *new.charts}):
                both = old.charts.get(program, {}), new.charts.get(program, {})
                for chart in sorted({*both[0], *both[1]}):
                    was, now = (side.get(chart, {}) for side in both)
                    for rows, names in ((began, now.keys() - was), (ended, was.keys() - now)):
                        if names:
                            rows.append((program, chart, frozenset(names), new.name))
                    if was and now and was.keys() != now.keys():
                        breaks.append((program, chart, "other buckets", new.name))
                    rates = max(was.values(), default=0), max(now.values(), default=0)
                    if was and now and rates[0] != rates[1]:
                        words = f"rate {rates[0]:g} becomes {rates[1]:g}"
                        breaks.append((program, chart, words, new.name))
            for program, name in sorted({*old.stacks, *new.stacks}):
                key = program, name
                if (key in old.stacks) != (key in new.stacks):
                    (began if key in new.stacks else ended).append((program, name, None, new.name))
                else:
                    assert old.stacks[key] == new.stacks[key], "no stack of the sites changes so"
        return began, ended, breaks

    def partial_charts(self, week: str):
        """(program, chart) -> names of partial counters."""
        found = defaultdict(set)
        for (program, counter), cells in self.counters.items():
            cell = cells.get(week)
            if cell and cell.status == "partial" and self.is_partial(program, counter, week, week):
                found[program, counter.split(":")[0]].add(counter)
        return found
