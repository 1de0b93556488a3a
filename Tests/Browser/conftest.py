"""Fixtures: the built site on loopback, and Debian's Chromium, which can reach nothing else."""

import contextlib
import os

import pytest
from playwright.sync_api import sync_playwright

import probes
from site_pages import PREFIX, PREFIXED, SITE
from static_server import serve

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDTHS = (320, 390, 768, 1280)
THEMES = ("light", "dark")
MOST_SHIFT = 0.02


@pytest.fixture(scope="session")
def address():
    server = serve(SITE)
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="session")
def prefixed_address():
    server = serve(PREFIXED, PREFIX)
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            ])
        yield browser
        browser.close()


class Visit:
    """A page, and all that went wrong while it was open."""

    def __init__(self, page, address, script):
        self.script = script
        self.page = page
        self.address = address
        self.faults = []
        self.requests = []
        page.on("request", self.requested)
        page.on("response", self.answered)
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))

    def requested(self, request):
        self.requests.append(request.url)
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.faults.append(f"request to another host: {request.url}")

    def answered(self, response):
        # The page for a missing address is itself answered with 404 on a real host.
        if response.status >= 400 and response.url.startswith(self.address):
            self.faults.append(f"{response.status} for {response.url[len(self.address):]}")

    def said(self, message):
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load"):
            self.faults.append(f"console {message.type}: {message.text}")

    def take_faults(self):
        """What is not taken fails the test when the page is closed."""
        faults, self.faults = self.faults, []
        return faults

    def go(self, path):
        """Opens a page, waits until it is drawn, and looks at how it came to be."""
        self.page.goto(self.address + path, wait_until="load")
        if self.script:
            self.page.evaluate(probes.DRAWN)
            seen = self.page.evaluate(probes.SEEN)
            self.faults += seen["policy"]
            if seen["shift"] > MOST_SHIFT:
                width = self.page.viewport_size["width"]
                self.faults.append(
                    f"layout shift {seen['shift']:.3f} at {width} px of {seen['moved'][:4]}")
        return self.page


@pytest.fixture
def visit(chromium, address):
    """`with visit(width=390, theme="dark") as v: page = v.go("/")`."""

    @contextlib.contextmanager
    def open_visit(
        width=1280, height=900, theme="light", script=True, base=None, **options
    ):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme,
            java_script_enabled=script, service_workers="block",
            reduced_motion=options.pop("reduced_motion", "reduce"), **options)
        context.set_default_timeout(120_000)
        try:
            if script:
                context.add_init_script(probes.WATCH)
            opened = Visit(context.new_page(), base or address, script)
            yield opened
            assert not opened.faults, "\n".join([opened.page.url, *opened.faults])
        finally:
            context.close()

    return open_visit
