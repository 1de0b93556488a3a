"""Every kind of page, opened once: what it loads, how it lies there, and what a screen reader is told."""

import gzip
import os
import re
import urllib.parse
from pathlib import Path

import axe_playwright_python
import pytest

import probes
from conftest import THEMES, WIDTHS
from site_pages import LATER, SAMPLES, SITE, label, one_of_each, pages_by_kind, samples
from static_server import find

MOST_REQUESTS = 8
MOST_PACKED = 60_000
SNAPSHOTS = Path(__file__).parent / "snapshots"

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RUN = r"""async (only) => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const found = await axe.run(document, {
    resultTypes: ['violations'],
    ...(only === 'colours' ? {runOnly: {type: 'rule', values: ['color-contrast']}} : {
      runOnly: {type: 'tag', values: tags},
      rules: {'target-size': {enabled: true}, 'color-contrast': {enabled: only === 'all'}}})});
  return found.violations.map((v) => `${v.id}, ${v.nodes.length} nodes, first `
    + `${v.nodes[0].target.join(' ')}: ${v.nodes[0].failureSummary.split('\n').slice(0, 3).join(' ')}`);
}"""
# Of what repeats itself, the first few tell how all are told; the last ones are a page's own.
SHORTEN = r"""() => {
  const cut = (parts, most) => [...parts].slice(most).forEach((e) => e.remove());
  for (const body of document.querySelectorAll('tbody')) cut(body.rows, 3);
  for (const list of document.querySelectorAll('main ul, main ol')) cut(list.children, 6);
  for (const e of document.querySelectorAll('main div, main section'))
    cut([...e.children].filter((c) => c.matches('section')).slice(0, -5), 7); }"""
# A sheet that a script makes is no inline style: the page's policy lets it pass.
STYLE = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet]; }"""
# WCAG 2.2, 1.4.12: no content may be lost under these.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
LARGE = "html { font-size: 200% !important; }"


def test_every_kind_of_page_is_known_here():
    kinds = set(pages_by_kind())
    assert "none" not in kinds, f"without data-page-type: {pages_by_kind()['none'][:3]}"
    new = kinds - set(SAMPLES) - LATER
    assert not new, f"new kinds of pages, name one of each in site_pages.SAMPLES: {sorted(new)}"
    gone = set(SAMPLES) - kinds
    assert not gone, f"kinds that the example no longer has: {sorted(gone)}"
    for kind, addresses in SAMPLES.items():
        known = {address for _, address in pages_by_kind()[kind]}
        missing = [address for address in addresses if address not in known]
        assert not missing, f"no page of kind {kind}: {missing}"


def test_every_snapshot_has_its_page():
    kinds = {kind for kind, _ in one_of_each()}
    left = sorted(file.name for file in SNAPSHOTS.glob("*.yaml") if file.stem not in kinds)
    assert not left, f"snapshots of kinds that are gone: {left}"


@pytest.mark.parametrize("page", samples(), ids=label)
def test_page(visit, page):
    """Loads at 390, 768 and 1280 px, with their layout shift, are those of other tests."""
    kind, path = page
    with visit(width=WIDTHS[0]) as opened:
        tab = opened.go(path)
        found = [*loads(opened), *lies(tab), *motion_and_names(tab, kind), *adapts(tab)]
        found += same_without_script(visit, tab, kind, path)
        if page in one_of_each():  # Last: they cut long pages.
            found += axe(tab)
            found += told_otherwise(tab, kind)
        found += opened.take_faults()
    assert not found, f"{path}:\n" + "\n".join(found)


def loads(opened):
    """Nothing is asked of other hosts or stored, and little of this one."""
    yield from opened.page.evaluate(probes.SEEN)["stored"]
    yield from (f"cookie {cookie['name']}" for cookie in opened.page.context.cookies())
    asked = [url for url in opened.requests if url.startswith(opened.address)]
    paths = [urllib.parse.unquote(urllib.parse.urlsplit(url).path) for url in asked]
    files = [file for file, _ in (find(SITE, "/", path) for path in paths) if file]
    packed = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    if len(asked) > MOST_REQUESTS:
        yield f"{len(asked)} requests"
    if not 0 < packed <= MOST_PACKED:
        yield f"{packed} packed bytes"


def lies(tab):
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        for theme in THEMES:
            tab.emulate_media(color_scheme=theme, reduced_motion="reduce")
            faults = tab.evaluate(probes.OVERFLOW)
            if theme == "light":  # Where things lie does not depend on their colours.
                faults += layout_faults(tab, width)
            yield from (f"at {width} px, {theme}: {fault}" for fault in faults)
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")


def layout_faults(tab, width):
    drawings = tab.evaluate(probes.DRAWINGS)
    if drawings["small"]:
        yield f"chart text under 13 px: {drawings['small']}"
    if drawings["empty"]:
        yield f"{drawings['empty']} drawings without a line"
    yield from tab.evaluate(probes.OUT_OF_REACH)
    yield from tab.evaluate(probes.COLLISIONS)
    if width in (390, 1280):
        count, *examples = tab.evaluate(probes.TARGETS)
        if count:
            yield f"{count} targets under 24 px outside of sentences, such as {examples}"


def motion_and_names(tab, kind):
    """The visit asked for less motion; every chart has a name, a description, a table, downloads."""
    if tab.evaluate("() => document.getAnimations().some((a) => a.playState === 'running')"):
        yield "something moves for who asked for less motion"
    if tab.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") != "auto":
        yield "scrolling is smooth for who asked for less motion"
    yield from sorted(set(tab.evaluate(probes.UNNAMED)))
    if kind in ("chart", "counter") and tab.locator("svg.chart").count():
        if not tab.locator("main table").count():
            yield "no table beside the chart"
        for name in ("data.csv", "chart.svg"):
            if not tab.locator(f"main a[href$='{name}']").count():
                yield f"no link to {name}"


def adapts(tab):
    """By the size of text alone, at 1280 px; and by zoom, which makes 640 px of 1280 px."""
    for name, style, widths in (
            ("zoomed to 200 %", "", (640,)), ("text spacing", SPACING, (320, 1280)),
            ("text of 200 %", LARGE, (1280,))):
        tab.evaluate(STYLE, style)
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 900})
            for fault in tab.evaluate(probes.OVERFLOW) + tab.evaluate(probes.COLLISIONS):
                yield f"at {width} px, {name}: {fault}"
    tab.evaluate(STYLE, "")


def same_without_script(visit, tab, kind, path):
    """`tab` is at 1280 px."""
    with visit(script=False) as other:
        without = other.go(path)
        drawn, drawn_without = (
            one.evaluate(probes.DRAWINGS)["count"] for one in (tab, without))
        text, text_without = (one.evaluate(probes.TEXT) for one in (tab, without))
        yield from (f"without JavaScript: {fault}" for fault in other.take_faults())
    if drawn_without != drawn:
        yield f"{drawn} drawings with JavaScript, {drawn_without} without"
    if kind == "search":
        return  # It says without JavaScript what to do instead: see test_search.
    lost = [line for line in text if line not in text_without]
    gained = [line for line in text_without if line not in text]
    if lost or gained:
        yield f"only with JavaScript {lost[:5]}, only without {gained[:5]}"


def axe(tab):
    tab.evaluate(AXE)
    # Contrast takes most of the time, and is looked at once in each theme and at each width.
    for width, theme, rules in (
            (1280, "light", "all"), (1280, "dark", "colours"), (390, "dark", "all"),
            (390, "light", "structure")):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=theme, reduced_motion="reduce")
        yield from (f"at {width} px, {theme}: {one}" for one in tab.evaluate(RUN, rules))
        # All of a long page was looked at once: the first rows stand for the others from here on.
        tab.evaluate(SHORTEN)
    tab.set_viewport_size({"width": 1280, "height": 900})


def told_otherwise(tab, kind):
    """`UPDATE_GOLDEN=1` writes the file anew and still fails: look at the change."""
    told = tab.locator("body").aria_snapshot() + "\n"
    # It changes with every byte of the input and of the templates.
    told = re.sub(r"from \d+ files(.*) [0-9a-f]{16}\.", r"from N files\1 HASH.", told)
    file = SNAPSHOTS / f"{kind}.yaml"
    expected = file.read_text() if file.exists() else ""
    if told == expected:
        return
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(told)
        yield f"{file.name} was written anew: look at the change, then run again"
        return
    one, two = expected.splitlines(), told.splitlines()
    line = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b), min(len(one), len(two)))
    yield (
        f"differs from snapshots/{file.name} in line {line + 1} of {len(one)}:\n"
        f"  expected: {one[line] if line < len(one) else 'the end'}\n"
        f"  found:    {two[line] if line < len(two) else 'the end'}")
