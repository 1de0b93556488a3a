"""What comes out of a printer."""

import io
import re

import pypdf
import pytest

from site_pages import label, samples

MOST_COUNTER_SHEETS = 2

# Parts that are of use on a screen only, and are still shown.
SCREEN_ONLY = r"""() => [...document.querySelectorAll(
    'header nav, .skip, nav.crumbs, nav.index, footer nav, footer ul, p.links, form, button, input')]
  .filter((e) => e.getClientRects().length && e.textContent.trim() + (e.value || '') !== '')
  .map((e) => `<${e.tagName.toLowerCase()} class="${e.className}"> ${e.textContent.trim().slice(0, 30)}`)
  .slice(0, 4)"""
FOLDED = r"""() => [...document.querySelectorAll('details:not([open])')].map((e) => {
    const body = [...e.children].filter((c) => c.tagName !== 'SUMMARY').map((c) => c.textContent);
    return body.join(' ').replace(/\s+/g, ' ').trim().slice(0, 40); }).filter((t) => t)"""


def squeezed(text):
    """Letters and digits alone: a PDF breaks lines and ligatures as it likes."""
    return re.sub(r"[^0-9A-Za-z]", "", text)


@pytest.mark.parametrize("page", samples(), ids=label)
def test_print(visit, page):
    kind, path = page
    with visit(width=768, theme="dark") as opened:
        tab = opened.go(path)
        canonical = tab.evaluate(
            "() => document.querySelector('link[rel=canonical]')?.href || ''")
        period = tab.evaluate(
            "() => [...document.querySelectorAll('.facts li')].map((e) => e.textContent.trim())"
            ".find((t) => /^(Week|Day|Month)/.test(t)) || ''")
        folded = tab.evaluate(FOLDED)
        tab.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
        found = [f"is printed: {part}" for part in tab.evaluate(SCREEN_ONLY)]
        ground = tab.evaluate("() => getComputedStyle(document.body).color")
        if max(int(value) for value in re.findall(r"\d+", ground)[:3]) > 120:
            found.append(f"the text is {ground}: too light for paper")
        tab.emulate_media(media=None, color_scheme="dark", reduced_motion="reduce")
        pdf = pypdf.PdfReader(io.BytesIO(tab.pdf(format="A4")))
    text = squeezed(" ".join(sheet.extract_text() for sheet in pdf.pages))
    if canonical and squeezed(canonical) not in text:
        found.append(f"the address is missing: {canonical}")
    if period and squeezed(period) not in text:
        found.append(f"the period is missing: {period}")
    for part in folded[:5]:
        if squeezed(part) not in text:
            found.append(f"folded and not printed: {part}")
    if kind == "counter" and len(pdf.pages) > MOST_COUNTER_SHEETS:
        found.append(f"takes {len(pdf.pages)} sheets, not {MOST_COUNTER_SHEETS}")
    assert not found, f"{path}:\n" + "\n".join(found)
