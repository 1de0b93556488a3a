"""The reader's choice between light and dark."""

import re

GROUND = "() => getComputedStyle(document.body).backgroundColor"


def brightness(colour):
    return sum(int(value) for value in re.findall(r"\d+", colour)[:3])


def choices(tab):
    return tab.locator("footer input[type=radio]")


def choose(tab, name):
    """By its label: the button itself may be drawn over."""
    tab.locator("footer label").filter(has_text=re.compile(name, re.I)).first.click()


def test_the_choice_holds_against_the_system_and_on_the_next_page(visit):
    with visit(theme="light") as opened:
        tab = opened.go("/")
        assert choices(tab).count() == 3, f"{choices(tab).count()} choices, not light, dark, system"
        light = brightness(tab.evaluate(GROUND))
        choose(tab, "dark")
        dark = brightness(tab.evaluate(GROUND))
        assert dark < 200 < light, f"ground {light} before, {dark} after the choice"
        opened.go("/charts/")
        assert brightness(tab.evaluate(GROUND)) == dark, "the next page forgot the choice"
        assert not tab.context.cookies()
        choose(tab, "light")
        tab.emulate_media(color_scheme="dark")
        assert brightness(tab.evaluate(GROUND)) == light
        assert not opened.faults and not tab.evaluate("() => window.__seen.policy")


def test_the_choice_works_on_a_page_without_javascript(visit):
    with visit(theme="light", script=False) as opened:
        tab = opened.go("/")
        light = brightness(tab.evaluate(GROUND))
        choose(tab, "dark")
        assert brightness(tab.evaluate(GROUND)) < 200 < light


def test_print_is_light_whatever_was_chosen(visit):
    with visit(theme="dark") as opened:
        tab = opened.go("/")
        choose(tab, "dark")
        tab.emulate_media(media="print")
        assert brightness(tab.evaluate(GROUND)) > 600


def test_nothing_is_stored_before_a_choice(visit):
    with visit() as opened:
        tab = opened.go("/")
        assert tab.evaluate("() => localStorage.length + sessionStorage.length") == 0
