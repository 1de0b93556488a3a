"""Which pages a built site has, by kind, and which of them stand for their kind in the tests."""

import functools
import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("BROWSER_SITE", ROOT / ".build/browser/site"))
PREFIXED = Path(os.environ.get("BROWSER_PREFIXED", ROOT / ".build/browser/prefixed"))
GO_SITE = Path(os.environ.get("BROWSER_GO_SITE", ROOT / ".build/browser/go"))
PREFIX = "/telemetry/"

LOOM = "/counters/example.org/loom/cmd/loom/-"

# One page a kind, or more where the kind has states that look different. A kind of page that stands
# neither here nor in LATER makes a test fail: no kind is added without being looked at.
SAMPLES = {
    "article": ["/privacy/"],
    "chart": [
        LOOM + "/loom/error/",  # more buckets than a table shows
        LOOM + "/loom/test/duration/",  # a histogram
        LOOM + "/loom/legacy-manifest/",  # retired
    ],
    "changes": ["/changes/"],
    "changes-week": ["/changes/2026-11-15/"],
    "chart-letter": [LOOM + "/loom/error/-/-/c/"],
    "charts": ["/charts/"],
    "collected": ["/collected/"],
    "config": ["/config/"],
    "config-version": ["/config/v0.14.0/"],
    "counter": [
        LOOM + "/loom/error/-/constant-overflow/",  # retired
        LOOM + "/goos~~f/-/linux/",  # collected throughout
    ],
    "counters": ["/counters/"],
    "data": ["/data/"],
    "data-dictionary": ["/data/dictionary/"],
    "data-use": ["/data/use/"],
    "data-week": ["/data/2026-11-15/"],
    "errata": ["/errata/"],
    "gaps": ["/gaps/"],
    "home": ["/"],
    "method": ["/method/"],
    "metric": ["/metrics/cache-misses/"],
    "metrics": ["/metrics/"],
    "not-found": ["/404.html"],
    "program": ["/programs/example.org/loom/cmd/weave/"],
    "rarely-used": ["/rarely-used/"],
    "search": ["/search/"],
    "stack": ["/stacks/14b7096b5336cf7f/"],
    "stacks": ["/stacks/"],
    "week": ["/charts/2026-11-15/"],
}
# Kinds that the example may have or not: the page that stands for one is its largest.
LATER = {"alias", "counters-letter", "week-program"}

KIND = re.compile(rb'<body[^>]* data-page-type="([^"]+)"')


def page_address(root: Path, file: Path) -> str:
    relative = file.relative_to(root).as_posix()
    return "/" + (relative[: -len("index.html")] if file.name == "index.html" else relative)


@functools.cache
def pages_by_kind(root: Path = SITE) -> dict[str, list[tuple[int, str]]]:
    """For each kind its pages, the largest first: (bytes, address)."""
    pages: dict[str, list[tuple[int, str]]] = {}
    for file in sorted(root.rglob("*.html")):
        body = file.read_bytes()
        match = KIND.search(body)
        kind = match[1].decode() if match else "none"
        pages.setdefault(kind, []).append((len(body), page_address(root, file)))
    for found in pages.values():
        found.sort(key=lambda page: (-page[0], page[1]))
    return pages


@functools.cache
def samples() -> list[tuple[str, str]]:
    """(kind, address) of every page that the tests open, sorted."""
    chosen = []
    for kind, pages in sorted(pages_by_kind().items()):
        known = {address for _, address in pages}
        wanted = [address for address in SAMPLES.get(kind, []) if address in known]
        chosen += [(kind, address) for address in wanted or [pages[0][1]]]
    return chosen


def one_of_each() -> list[tuple[str, str]]:
    """The first sample of every kind."""
    first: dict[str, str] = {}
    for kind, address in samples():
        first.setdefault(kind, address)
    return sorted(first.items())


def label(page: tuple[str, str]) -> str:
    return f"{page[0]}:{page[1]}"
