"""Documents, their names and a model that attack the page, through the real index, in a real browser: nothing runs,
nothing is fetched from elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from rag import Settings, ingest
from tests.chat_browser import PATIENCE, Reader, launched, picture
from tests.chat_server import running_chat
from tests.model_server import ModelServer, says

pytestmark = pytest.mark.browser

ELSEWHERE = "http://attacker.example"
ATTACKS = (
    "<script>window.hacked=1</script>",
    f"<img src={ELSEWHERE}/a.png onerror='window.hacked=2'>",
    f"![picture]({ELSEWHERE}/b.png)",
    f"[press here](javascript:window.hacked=3) [or here]({ELSEWHERE}/c)",
    f"<svg onload='window.hacked=4'><image href='{ELSEWHERE}/d.png'/></svg>",
    f"<iframe src={ELSEWHERE}/e></iframe>",
    f"<style>@import '{ELSEWHERE}/f.css'; body {{ background: url({ELSEWHERE}/g) }}</style>",
    "\" onmouseover=\"window.hacked=5\" x=\"",
)  # fmt: skip
ATTACK = " ".join(ATTACKS)
FACT = "The dredger Osprey removed 4,200 tonnes of mud from the east basin in March 2023."
LIE = "The dredger Osprey removed 9,900 tonnes of mud from the east basin in March 2023."
NAMES = ("<img src=x onerror=window.hacked=6>.txt", "'onclick='window.hacked=7'.md")


def _write(folder: Path) -> None:
    folder.mkdir()
    (folder / NAMES[0]).write_text(f"{ATTACKS[1]} Port news\n\n{FACT} {ATTACK}\n\nThe port fund paid for the work.\n")
    (folder / NAMES[1]).write_text(f"# Pilots {ATTACK}\n\nThe pilots of the port moved to the new house. {ATTACK}\n")
    (folder / "page.html").write_text(
        f"<html><head><title>Tides {ATTACKS[0]}</title><script>window.hacked=8</script></head>"
        f"<body onload='window.hacked=9'><p>The tide is highest in October. &lt;script&gt;window.hacked=10"
        f"&lt;/script&gt;</p>{ATTACK}<img src='{ELSEWHERE}/h.png'></body></html>"
    )


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, set[str | None]]]:
    root = tmp_path_factory.mktemp("hostile")
    _write(root / "docs")
    ingest([root / "docs"], settings=Settings(home=root / "home"))
    written = says(f"The Osprey removed 4,200 tonnes of mud from the east basin in March 2023 [1]. {LIE} [1] {ATTACK}")
    with ModelServer(otherwise=written) as model, launched() as browser:
        named = {"ATTACHE_MODEL": "tiny", "OPENAI_BASE_URL": model.url}
        with running_chat("0", str(root / "home"), **named) as chat:
            opened, hosts = Reader(browser, chat.url), set[str | None]()
            opened.page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
            yield opened, hosts


def test_nothing_that_documents_or_models_write_runs_or_fetches(reader: tuple[Reader, set[str | None]]) -> None:
    asking, hosts = reader
    page = asking.page
    asking.ask(f"How much mud did the Osprey remove? {ATTACK}", 1)
    asking.ask("When is the tide highest?", 2)
    cards = page.locator("#library .documents [data-document]")
    identities = {cards.nth(n).get_attribute("data-document") for n in range(cards.count())}
    assert len(identities) == 3
    for identity in identities:
        page.locator(f"#library button[data-document='{identity}']").first.click()
        expect(page.locator("#source .panel-title")).to_be_visible(timeout=PATIENCE)
        page.locator("#source .text").hover()
        page.locator("#source .close").click()
    for chip in page.locator(".sentence .chip").all():
        chip.hover()
    assert page.evaluate("window.hacked") is None
    assert hosts <= {"127.0.0.1", None}
    assert page.locator("#attache :is(img, script, iframe, a, style, object, form)").count() == 0
    picture(page, "hostile")


def test_a_sentence_that_no_passage_supports_is_withheld_and_counted(reader: tuple[Reader, set[str | None]]) -> None:
    asking, _ = reader
    page = asking.page
    page.goto(page.url.split("?")[0])
    expect(page.locator("#library .card").first).to_be_visible(timeout=PATIENCE)
    asking.ask("How much mud did the Osprey remove?", 1)
    turn = page.locator(".turn").last
    expect(turn.locator(".sentences")).to_contain_text("4,200 tonnes")
    expect(turn.locator(".sentences")).not_to_contain_text("9,900")
    expect(turn.locator(".notice").last).to_contain_text("of the model withheld")
    expect(turn.locator(".statusline")).to_contain_text("written by tiny")
    picture(page, "withheld-by-the-check")
