"""The pictures of the README, taken of the seeds in a real browser: `make shots`."""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import ViewportSize, expect

from rag import Settings, ingest
from tests.chat_browser import PATIENCE, Reader, launched
from tests.chat_server import ROOT, running_chat

WHERE = ROOT / "docs"
MOST_BYTES = 200_000
SIZE: ViewportSize = {"width": 1280, "height": 760}


def main() -> None:
    """Writes docs/chat-answer.png, chat-refusal.png, chat-library.png and chat-japanese.png."""
    with tempfile.TemporaryDirectory() as home, launched() as browser:
        ingest([ROOT / "seeds"], settings=Settings(home=Path(home)))
        with running_chat("0", home) as chat:
            reader = Reader(browser, chat.url)
            reader.page.set_viewport_size(SIZE)
            _take(reader, chat.url)
            _take_japanese(Reader(browser, chat.url, language="ja-JP"))


def _take(reader: Reader, url: str) -> None:
    page = reader.page
    expect(page.locator(".suggestion").first).to_be_visible(timeout=PATIENCE)  # tried in the background
    _keep(reader, "chat-library")
    reader.ask("How long did the January 2025 meeting last?", 1)
    page.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_be_visible(timeout=PATIENCE)
    _keep(reader, "chat-answer")
    reader.open(url)  # an address that names no conversation begins a new one
    reader.ask("Which agreement was signed in Munich in 2024?", 1)
    _keep(reader, "chat-refusal")


def _take_japanese(reader: Reader) -> None:
    page = reader.page
    page.set_viewport_size(SIZE)
    reader.ask("2025年1月21日にワシントンで何がありましたか。", 1)
    reader.unfold("settings-drawer")
    expect(page.locator("#language")).to_be_visible(timeout=PATIENCE)
    _keep(reader, "chat-japanese")


def _keep(reader: Reader, name: str) -> None:
    reader.page.mouse.move(2, 400)
    reader.page.wait_for_timeout(600)  # scrolling and fading end
    path = WHERE / f"{name}.png"
    with Image.open(BytesIO(reader.page.screenshot(animations="disabled"))) as taken:
        few = taken.convert("RGB").quantize(256, dither=Image.Dither.NONE)  # a page has hardly more colours
        few.save(path, optimize=True)
    size = path.stat().st_size
    assert size < MOST_BYTES, f"{path.name} has {size:,} bytes, more than a README should load."
    print(f"docs/{path.name}: {size:,} bytes")


if __name__ == "__main__":
    main()
