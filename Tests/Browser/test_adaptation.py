"""What readers change for themselves: colours."""

import io

import pytest
from PIL import Image, ImageChops

from site_pages import label, one_of_each


def luminance(pixel):
    def linear(value):
        value /= 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
    red, green, blue = (linear(value) for value in pixel[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def strongest_change(before: bytes, after: bytes) -> tuple[int, float]:
    """How many pixels differ between two screenshots, and the highest contrast at one of them."""
    one, two = (Image.open(io.BytesIO(data)).convert("RGB") for data in (before, after))
    if one.size != two.size:
        return one.size[0] * one.size[1], 21.0
    mask = ImageChops.difference(one, two).convert("L").point(lambda value: 255 if value > 8 else 0)
    box = mask.getbbox()
    if not box:
        return 0, 1.0
    pairs = [(a, b) for a, b, differs in
             zip(one.get_flattened_data() if hasattr(one, "get_flattened_data") else one.getdata(),
                 two.get_flattened_data() if hasattr(two, "get_flattened_data") else two.getdata(),
                 mask.get_flattened_data() if hasattr(mask, "get_flattened_data")
                 else mask.getdata()) if differs]
    return len(pairs), max(contrast(a, b) for a, b in set(pairs))


# Parts of drawings that carry a figure, and how much they must stand out.
PARTS = {
    'svg.bar rect:not([width="0"])': 3.0,
    "svg.bar .whisker": 3.0,
    "svg.chart .band": 1.3,  # A band is a surface behind its line; its edge is what must be seen.
    "svg.chart .line": 3.0,
    "svg.spark path": 3.0,
}


@pytest.mark.parametrize("theme", ("light", "dark"))
@pytest.mark.parametrize("colours", ("forced", "own"))
def test_drawings_are_seen_in_every_palette(visit, colours, theme):
    found, checked = [], set()
    forced = {"forced_colors": "active"} if colours == "forced" else {}
    for kind, path in one_of_each():
        if kind not in ("chart", "counter", "home"):  # They have all parts, and are no long pages.
            continue
        with visit(theme=theme, **forced) as opened:
            tab = opened.go(path)
            for part, least in PARTS.items():
                name = part.split()[0]
                svg = tab.locator(f"{name}:visible:has({part.removeprefix(name)})").first
                if not svg.count():
                    continue
                target = svg.locator(part.removeprefix(name)).first
                svg.scroll_into_view_if_needed()
                if part.endswith(".line"):  # Against the page, not against its own band.
                    svg.evaluate("(e) => e.querySelectorAll('.band').forEach((b) => b.remove())")
                with_it = svg.screenshot()
                target.evaluate("(e) => { e.style.visibility = 'hidden'; }")
                without = svg.screenshot()
                target.evaluate("(e) => { e.style.visibility = ''; }")
                count, strength = strongest_change(with_it, without)
                checked.add(part)
                if count < 4 or strength < least:
                    found.append(f"{path}, {colours} colours, {theme}: {part} stands out by "
                                 f"{strength:.2f} : 1 in {count} pixels, {least} : 1 are needed")
    assert checked == set(PARTS), f"not drawn on any page: {sorted(set(PARTS) - checked)}"
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", one_of_each(), ids=label)
def test_focus_is_seen_in_forced_colours(visit, page):
    with visit(forced_colors="active") as opened:
        tab = opened.go(page[1])
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.evaluate("() => scrollTo(0, 0)")
        focused = tab.screenshot()
        tab.evaluate("() => document.activeElement.blur()")
        count, strength = strongest_change(focused, tab.screenshot())
    assert count > 20 and strength >= 3, (
        f"{page[1]}: the focus changes {count} pixels, by {strength:.2f} : 1")
