"""Every figure of a group is that of the data beside it, and those of Go's project are those that the slow
reference makes of the raw reports."""

import csv
import itertools
import json
import re
import subprocess
import sys

import pytest

from figure_groups import GroupFigures, breakdowns
from site_pages import GO_SITE, ROOT, SITE, page_address
from test_figures import SITES

SHARED = ROOT.parent / "shared"


def pages_of(root):
    for file in sorted((root / "counters").rglob("index.html")):
        html = file.read_text()
        if 'id="by-' in html:
            yield page_address(root, file), html


@pytest.mark.parametrize("root", SITES)
def test_every_figure_of_a_group_is_that_of_its_row(root):
    found, placed, pages = [], 0, 0
    for address, html in pages_of(root):
        result = GroupFigures(root, address, html).check()
        found += result.mistakes
        placed += result.placed
        pages += 1
    assert not found, f"{len(found)} of {placed} on {pages} pages:\n" + "\n".join(found[:20])
    assert pages >= 10 and placed >= 20 * pages, f"{placed} figures on {pages} pages: all of them?"


STORY = "/counters/example.org/loom/cmd/loomcache/-/loomcache/lookup/-/hit/"
FALSEHOODS = [
    (r'(<section class="card" id="by-GOOS">.*?class="num value">)\d+\.\d', r"\g<1>12.3"),
    (r'(<section class="card" id="by-GOOS">.*?class="num interval">)\d+\.\d', r"\g<1>12.3"),
    (r'(<section class="card" id="by-GOOS">.*?class="num count">)\d+', r"\g<1>7"),
    (r'(<section class="card" id="by-GOOS">.*?not seen in )\d+', r"\g<1>7"),
    (r'(<section class="card" id="by-GOOS">.*?against )\d+\.\d', r"\g<1>12.3"),
    (r'(<section class="card" id="by-GOOS">.*?</table>.*?<code>darwin</code> <span>)\d+\.\d',
     r"\g<1>12.3"),
    (r'(class="when">)\d+ \w+', r"\g<1>1 Mar"),
    (r"(Groups of fewer than )\d+", r"\g<1>664"),
]


@pytest.mark.parametrize("pattern, lie", FALSEHOODS)
def test_a_false_figure_of_a_group_is_seen(pattern, lie):
    html = (SITE / STORY.strip("/") / "index.html").read_text()
    broken, changes = re.subn(pattern, lie, html, count=1, flags=re.DOTALL)
    assert changes == 1, f"{pattern} is not on the page"
    try:
        mistakes = GroupFigures(SITE, STORY, broken).check().mistakes
    except (AssertionError, KeyError, ValueError):
        return
    assert mistakes, f"{pattern}: nobody saw it"


def test_the_front_page_leads_to_what_only_one_system_has():
    """The example's story: what broke, where, and how sure; one step further since which version."""
    html = (SITE / "index.html").read_text()
    lead = re.search(r'<h3><a href="([^"]*)#by-GOOS">([^<]*)</a>', html)
    assert lead and "windows" in lead[2], "the front page does not speak of Windows"
    page = (SITE / STORY.strip("/") / "index.html").read_text()
    assert lead[1].endswith(STORY) and 'id="by-GOOS"' in page
    rows = breakdowns(SITE / STORY.strip("/") / "data.json")["GOOS+Version"]
    best = {}
    for (week, value), (reports, _, n, status) in rows.items():
        if value.startswith("windows+v") and status == "ok" and n >= best.get(value, (0, 0))[1]:
            best[value] = reports, n
    for value, (reports, n) in best.items():
        is_broken = re.match(r"windows\+v1\.[56]\.", value) is not None
        assert (reports == 0) == is_broken, f"{value}: {reports} of {n}"
        assert f"<code>{value}</code>" in page


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent: there are no raw reports of Go")
def test_groups_of_go_are_those_of_the_raw_reports(tmp_path):
    data = SHARED / "data"
    subprocess.run(
        [sys.executable, SHARED / "tools/reports_to_tables.py", "--reports",
         data / "go-telemetry/reports", "--out", tmp_path, "--by", "GOOS", "--by", "GoVersion"],
        check=True)
    right, sizes = {}, {}
    for file in sorted(tmp_path.glob("*/groups.csv")):
        for row in csv.DictReader(file.open()):
            key = row["week"], row["program"], row["by"], row["value"]
            if row["counter"]:
                right[(*key, row["counter"])] = int(row["reports"]), int(row["total"])
            else:
                sizes[key] = int(row["reports"])
    assert len({key[0] for key in right}) == 60 and len(right) > 10_000
    met = set()
    for file in sorted((GO_SITE / "counters").rglob("data.json")):
        document = json.loads(file.read_text())
        if "breakdowns" not in document:
            continue
        program, counter = document["program"], document["counter"]
        for by, rows in breakdowns(file).items():
            for (week, value), (reports, total, n, status) in rows.items():
                key = week, program, by, value
                met.add((*key, counter))
                assert (n if status == "ok" else sizes[key]) == sizes[key], (key, counter)
                if (*key, counter) in right:
                    assert (reports, total) == right[(*key, counter)], (key, counter)
                else:
                    assert not reports and not total, (key, counter)
    missing = right.keys() - met
    assert not missing, f"{len(missing)} rows are on no page: {list(itertools.islice(missing, 3))}"
