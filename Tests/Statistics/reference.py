"""Random cases with the answers of scipy and statsmodels, which the program's own statistics are compared with.

    reference.py FOLDER

Writes fisher.csv, wilson.csv, quantile.csv and discoveries.csv, 10,000 cases each from a fixed seed.
"""

import csv
import math
import random
import sys
import warnings
from pathlib import Path

from scipy.stats import fisher_exact, norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

CASES = 10_000
SIZES = [(1, 12), (1, 60), (100, 1_000), (1_000, 20_000), (100_000, 1_000_000)]


def size(rng):
    low, high = rng.choice(SIZES)
    return round(math.exp(rng.uniform(math.log(low), math.log(high))))


def hits(rng, n, share):
    """About that share of n, within a few standard deviations."""
    spread = math.sqrt(n * share * (1 - share))
    return min(n, max(0, round(rng.gauss(n * share, spread))))


def table(rng):
    """Two shares of reports: equal, almost equal, apart, nothing, everything."""
    n = size(rng)
    other = n if rng.random() < 0.2 else size(rng)
    share = rng.choice([0, 1e-4, 0.01, rng.random(), rng.random(), 0.5, 0.99, 1])
    kind = rng.random()
    if kind < 0.6:
        near = share
    elif kind < 0.9:
        near = min(1, max(0, share + rng.gauss(0, 3) * math.sqrt(0.25 / n + 0.25 / other)))
    else:
        near = rng.random()
    return hits(rng, n, share), n, hits(rng, other, near), other


def exact(a, n, b, other):
    """By whole numbers alone; what is as probable as the observed but for 1 part in 10^7 counts."""
    both = a + b
    lowest = max(0, both - other)
    weight = math.comb(n, lowest) * math.comb(other, both - lowest)
    weights = []
    for x in range(lowest, min(n, both) + 1):
        weights.append(weight)
        weight = weight * (n - x) * (both - x) // ((x + 1) * (other - both + x + 1))
    most = weights[a - lowest]
    most += most // 10**7
    return sum(w for w in weights if w <= most) / sum(weights)


def fisher(rng):
    for _ in range(CASES):
        a, n, b, other = table(rng)
        p = float(fisher_exact([[a, n - a], [b, other - b]]).pvalue)
        if n + other <= 1_500:
            # The judge is judged, too: of two tables that are mirrored rounding could make different ones.
            by_hand = exact(a, n, b, other)
            if not math.isclose(p, by_hand, rel_tol=1e-7):
                sys.exit(f"scipy says {p}, whole numbers {by_hand}, of {a}/{n} and {b}/{other}")
        yield a, n, b, other, repr(p)


def wilson(rng):
    for _ in range(CASES):
        n = size(rng)
        share = rng.choice([0, 1e-4, 0.01, rng.random(), 0.5, 1])
        count = hits(rng, n, share)
        level = rng.choice(["0.9", "0.95", "0.99", "0.999"])
        low, high = proportion_confint(count, n, alpha=1 - float(level), method="wilson")
        yield count, n, level, repr(float(low)), repr(float(high))


def quantile(rng):
    for _ in range(CASES):
        p = rng.choice([rng.random(), math.exp(-rng.uniform(0, 600)), 1 - 10 ** -rng.uniform(1, 15)])
        yield repr(p), repr(float(norm.ppf(p)))


def discoveries(rng):
    for _ in range(CASES):
        level = rng.choice(["0.01", "0.05", "0.1"])
        values = []
        for _ in range(rng.randint(1, 40)):
            value = rng.choice([rng.random(), 10 ** -rng.uniform(1, 5), 1.0, float(level)])
            values += [value] * rng.choice([1, 1, 1, 2])
        rejected = multipletests(values, alpha=float(level), method="fdr_bh")[0]
        yield level, " ".join(map(repr, values)), " ".join("1" if r else "0" for r in rejected)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    warnings.simplefilter("error")
    for seed, cases in enumerate((fisher, wilson, quantile, discoveries)):
        path = folder / f"{cases.__name__}.csv"
        # Only a whole file has its name.
        half = path.with_suffix(".part")
        with half.open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(cases(random.Random(20_260_426 + seed)))
        half.rename(path)


main()
