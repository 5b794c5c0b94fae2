"""The browser that tests of the chat drive, and where their pictures go."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, HttpCredentials, Page, ViewportSize, expect, sync_playwright

from tests.chat_server import ROOT

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]
WIDE: ViewportSize = {"width": 1400, "height": 900}
PATIENCE = 30_000  # milliseconds; the machine may be busy
PICTURES = Path(os.environ.get("ATTACHE_SCREENSHOTS") or ROOT / ".screenshots")


def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    if os.environ.get("ATTACHE_REQUIRE_BROWSER") == "1":
        pytest.fail("ATTACHE_REQUIRE_BROWSER=1, and no Chromium is on the PATH: install the package `chromium`.")
    pytest.skip("no Chromium on the PATH; install the package `chromium` to run the browser tests")


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser without a window, closed afterwards."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page as output of the test."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


class Reader:
    """Someone with a browser of their own, and the chat open in it."""

    def __init__(self, browser: Browser, url: str, password: str | None = None, *, language: str | None = None) -> None:
        login: HttpCredentials | None = {"username": "me", "password": password} if password else None
        self.context: BrowserContext = browser.new_context(viewport=WIDE, http_credentials=login, locale=language)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.open(url)

    def open(self, url: str) -> None:
        self.page.goto(url)
        expect(self.page.locator("#library .card").first).to_be_visible(timeout=PATIENCE)

    def ask(self, question: str, turns: int) -> None:
        """Ask, and wait for the answer, which is that of turn number `turns`."""
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        expect(self.page.locator(".turn")).to_have_count(turns, timeout=PATIENCE)
        expect(self.page.locator(".turn").last.locator(".statusline")).to_be_attached(timeout=PATIENCE)
        expect(self.page.locator("#ask")).to_be_visible(timeout=PATIENCE)

    def unfold(self, drawer: str) -> None:
        self.page.locator(f"#{drawer} > button").click()

    def begin_anew(self) -> None:
        """Unfold the conversations and begin a new one."""
        self.unfold("conversations-drawer")
        self.page.locator("#new-conversation").click()
        expect(self.page.locator(".welcome")).to_be_visible(timeout=PATIENCE)
