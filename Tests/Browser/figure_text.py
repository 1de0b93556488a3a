"""How a figure is written: docs/formats.md read a second time, apart from the program."""

import functools
import math
import re
import statistics
from fractions import Fraction

SPACE = "\u00a0"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONTH = "(?:" + "|".join(MONTHS) + ")"
DAY = re.compile(rf"\b(\d{{1,2}}) ({MONTH}) (\d{{4}})\b")


def normal_quantile(level: float) -> Fraction:
    """z of a two-sided interval, with six decimals: 2.575829 at 0.99."""
    return Fraction(round(statistics.NormalDist().inv_cdf((1 + level) / 2) * 1_000_000), 1_000_000)


def half_away(value: Fraction) -> int:
    """To the nearest whole number, halves away from zero. The value is not negative."""
    return math.floor(value + Fraction(1, 2))


def square_root(value: Fraction) -> Fraction:
    """With some thirty digits, so that no rounding of a figure depends on it."""
    scale = 10**60
    return Fraction(math.isqrt(value.numerator * scale // value.denominator), 10**30)


@functools.cache
def wilson(reports: int, n: int, z: Fraction) -> tuple[Fraction, Fraction]:
    share = Fraction(reports, n)
    middle = share + z * z / (2 * n)
    half = z * square_root(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    low = Fraction(0) if reports == 0 else (middle - half) / whole
    high = Fraction(1) if reports == n else (middle + half) / whole
    return low, high


def six_decimals(value: Fraction) -> str:
    millionths = half_away(value * 1_000_000)
    return f"{millionths // 1_000_000}.{millionths % 1_000_000:06}"


@functools.cache
def tenths(value: Fraction) -> str:
    """Of a percent, without the sign: `46.8`, `<0.1`."""
    if 0 < value < Fraction(1, 1000):
        return "<0.1"
    rounded = half_away(value * 1000)
    return f"{rounded // 10}.{rounded % 10}"


def percent(value: Fraction) -> str:
    return f"{tenths(value)}{SPACE}%"


def interval(bounds: tuple[Fraction, Fraction]) -> str:
    return f"{tenths(bounds[0])}–{tenths(bounds[1])}{SPACE}%"


def count(value: int) -> str:
    return f"{value:,}"


def short_count(value: int) -> str:
    """`345.8M` from a hundred million on."""
    if value < 100_000_000:
        return count(value)
    for unit, size in (("M", 10**6), ("G", 10**9), ("T", 10**12), ("P", 10**15)):
        rounded = half_away(Fraction(value * 10, size))
        if rounded < 10_000 or unit == "P":
            return f"{rounded // 10}.{rounded % 10}{unit}"
    raise AssertionError


def needed_reports(points: Fraction, z: Fraction) -> int:
    """For an interval of ± so many percentage points where a half of the reports have it."""
    return math.ceil(z * z / 4 / (points / 100) ** 2)


def day_of(text: str) -> str | None:
    """The ISO form of the last day that a text names."""
    found = DAY.findall(text)
    if not found:
        return None
    day, month, year = found[-1]
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def tidy(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def worst_points(n: int, z: Fraction) -> str:
    """Half the width of an interval where a half of n reports have it, in points, rounded up."""
    tenth = math.ceil(z * square_root(Fraction(1, n)) / 2 * 1000)
    return f"{min(tenth, 1000) // 10}.{min(tenth, 1000) % 10}"
