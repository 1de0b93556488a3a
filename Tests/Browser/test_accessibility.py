"""axe's rules for WCAG 2.2 A and AA, and what a screen reader is told."""

import os
import re
from pathlib import Path

import axe_playwright_python
import pytest

from site_pages import label, one_of_each

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
SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("page", one_of_each(), ids=label)
def test_axe_finds_nothing(visit, page):
    found = []
    with visit() as opened:
        tab = opened.go(page[1], 50)
        tab.evaluate(AXE)
        # Contrast takes most of the time, and is looked at once in each theme and at each width.
        for width, theme, rules in (
                (1280, "light", "all"), (1280, "dark", "colours"), (390, "dark", "all"),
                (390, "light", "structure")):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=theme, reduced_motion="reduce")
            found += [f"{page[1]} at {width} px, {theme}: {one}" for one in tab.evaluate(RUN, rules)]
            # All of a long page was looked at once: the first rows stand for the others from here on.
            tab.evaluate(SHORTEN)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", one_of_each(), ids=label)
def test_what_a_screen_reader_is_told(visit, page):
    """`UPDATE_GOLDEN=1` writes the file anew and still fails: look at the change."""
    kind, path = page
    with visit() as opened:
        tab = opened.go(path)
        tab.evaluate(SHORTEN)
        told = tab.locator("body").aria_snapshot() + "\n"
    # It changes with every byte of the input and of the templates.
    told = re.sub(r"from \d+ files(.*) [0-9a-f]{16}\.", r"from N files\1 HASH.", told)
    file = SNAPSHOTS / f"{kind}.yaml"
    expected = file.read_text() if file.exists() else ""
    if told == expected:
        return
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(told)
        pytest.fail(f"{file.name} was written anew: look at the change, then run again")
    one, two = expected.splitlines(), told.splitlines()
    line = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b), min(len(one), len(two)))
    pytest.fail(
        f"{path} differs from snapshots/{file.name} in line {line + 1} of {len(one)}:\n"
        f"  expected: {one[line] if line < len(one) else 'the end'}\n"
        f"  found:    {two[line] if line < len(two) else 'the end'}")


def test_every_snapshot_has_its_page():
    kinds = {kind for kind, _ in one_of_each()}
    left = sorted(file.name for file in SNAPSHOTS.glob("*.yaml") if file.stem not in kinds)
    assert not left, f"snapshots of kinds that are gone: {left}"
