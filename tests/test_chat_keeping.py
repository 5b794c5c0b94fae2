"""Kept conversations in a real browser: reload, rename, delete, search, export, feedback, settings, owners."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.test_conversation_store import find
from ui.kept.conversation_store import ConversationStore
from ui.kept.judgements import Verdict

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def chat(home: Path) -> Iterator[Running]:
    with running_chat(
        "0", str(home), OPENAI_API_KEY="sk-very-secret", OPENAI_BASE_URL="http://models.example/v1"
    ) as it:
        yield it


def test_a_reload_shows_the_same_conversation_and_its_marks_open_their_own_sources(reader: Reader) -> None:
    page = reader.page
    reader.ask("When does the ferry leave?", 1)
    reader.ask("How long is the quay?", 2)
    assert re.search(r"\?c=[\w-]{16}$", page.url)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    first, second = page.locator(".turn").all()
    expect(first.locator(".question")).to_have_text("When does the ferry leave?")
    first.locator(".sentence .chip").click()
    expect(page.locator("#source mark")).to_have_text("The first ferry leaves on 9 March at seven in the morning.")
    second.locator(".sentence .chip").nth(1).click()
    expect(page.locator("#source mark")).to_contain_text("The quay measures 238 metres")
    second.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_have_text("The quay is 240 metres long.")
    picture(page, "reloaded")
    reader.ask("Who won?", 3)  # a conversation goes on after a reload, with what was said before
    expect(page.locator(".turn").last).to_contain_text("Questions before: 2.")


def test_a_conversation_is_found_renamed_opened_and_deleted_for_good(reader: Reader) -> None:
    page = reader.page
    reader.ask("How long is the quay?", 1)
    reader.begin_anew()
    assert "?c=" not in page.url
    reader.ask("Who won?", 1)
    entries = page.locator(".kept-entry")
    expect(entries).to_have_count(2)
    expect(entries.first).to_have_class(re.compile("current"))

    page.fill("#conversations-search textarea, #conversations-search input", "240 METRES")
    expect(entries).to_have_count(1)
    expect(entries.locator(".kept-name")).to_have_text("How long is the quay?")
    page.fill("#conversations-search textarea, #conversations-search input", "nowhere to be found")
    expect(page.locator(".conversations .message")).to_have_text("No conversation holds these words.")
    page.fill("#conversations-search textarea, #conversations-search input", "")
    expect(entries).to_have_count(2)

    entries.nth(1).locator("summary").click()
    entries.nth(1).get_by_role("button", name="Rename").click()
    page.keyboard.type("Quays <b>& piers")
    page.keyboard.press("Enter")
    expect(entries.nth(1).locator(".kept-name")).to_have_text("Quays <b>& piers")

    entries.nth(1).locator(".kept-title").click()
    expect(page.locator(".turn .question")).to_have_text("How long is the quay?")
    picture(page, "conversations")

    opened = page.locator(".kept-entry.current")
    opened.locator("summary").click()
    opened.get_by_role("button", name="Delete").click()
    expect(opened.locator(".kept-deleting")).to_contain_text("Delete this conversation for good?")
    picture(page, "delete-confirmation")
    opened.get_by_role("button", name="Keep").click()
    expect(entries).to_have_count(2)
    opened.get_by_role("button", name="Delete").click()
    opened.locator(".kept-deleting").get_by_role("button", name="Delete").click()
    expect(entries).to_have_count(1)
    expect(page.locator(".welcome")).to_be_visible()
    assert "?c=" not in page.url


@pytest.mark.parametrize(("label", "ending"), [("Export as Markdown", "md"), ("Export as HTML", "html")])
def test_an_export_is_downloaded_and_the_page_stays(reader: Reader, label: str, ending: str, tmp_path: Path) -> None:
    reader.ask("How long is the quay?", 1)
    reader.unfold("conversations-drawer")
    reader.page.locator(".kept-entry summary").click()
    with reader.page.expect_download() as downloading:
        reader.page.get_by_role("button", name=label).click()
    assert downloading.value.suggested_filename == f"How long is the quay.{ending}"
    file = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(file)
    assert "The quay is 240 metres long." in file.read_text(encoding="utf-8")
    expect(reader.page.locator(".turn")).to_have_count(1)
    if ending == "html":
        page = reader.context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        picture(page, "export")
        assert asked == [file.as_uri()]
        assert page.evaluate("window.hacked") is None


def test_two_browsers_do_not_see_each_others_conversations(reader: Reader, browser: Browser, chat: Running) -> None:
    reader.ask("How long is the quay?", 1)
    other = Reader(browser, chat.url)
    other.ask("Who won?", 1)
    other.unfold("conversations-drawer")
    expect(other.page.locator(".kept-name")).to_have_text(["Who won?"])
    other.open(reader.page.url)  # the address of somebody else's conversation
    expect(other.page.locator(".welcome")).to_be_visible()
    assert "240 metres" not in other.page.content()
    other.context.close()
    reader.unfold("conversations-drawer")
    expect(reader.page.locator(".kept-name")).to_have_text(["How long is the quay?"])


def test_thumbs_and_a_note_are_kept_with_the_answer(reader: Reader, home: Path) -> None:
    page = reader.page
    reader.ask("When does the ferry leave, dear?", 1)
    page.get_by_role("button", name="Not right", exact=True).click()
    note = page.get_by_label("Note on your judgement")
    note.fill("leaves on 9 March </input><script>window.hacked=9</script>")
    note.press("Enter")
    expect(page.get_by_role("button", name="Save again")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Not right", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(note).to_have_value("leaves on 9 March </input><script>window.hacked=9</script>")
    picture(page, "judged")
    mine = [j for j in ConversationStore(home, find).judged() if j.turn.question.endswith("dear?")]
    assert [j.judgement.verdict for j in mine] == [Verdict.DOWN]
    page.get_by_role("button", name="Right", exact=True).click()
    expect(page.get_by_role("button", name="Right", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Right", exact=True).click()
    expect(note).to_have_count(0)
    assert [j for j in ConversationStore(home, find).judged() if j.turn.question.endswith("dear?")] == []
    assert page.evaluate("window.hacked") is None


def test_a_model_is_named_in_the_page_and_the_page_says_where_passages_go(reader: Reader) -> None:
    page = reader.page
    reader.unfold("settings-drawer")
    told = page.locator(".settings-told")
    expect(told).to_contain_text("nothing leaves this machine")
    page.get_by_label("A model").check()
    expect(told).to_contain_text("Name the model")
    reader.ask("Who won?", 1)
    expect(page.locator(".statusline")).to_contain_text("no model")
    page.get_by_label("Model", exact=True).fill("tiny-model")
    expect(told).to_contain_text("passages of your documents are sent to models.example, where tiny-model writes.")
    page.get_by_label("Today is").fill("2025-13-01")
    expect(told).to_contain_text("Write a day like 2025-10-28")
    page.get_by_label("Today is").fill("2025-03-01")
    expect(told).to_contain_text("models.example")
    picture(page, "settings")
    reader.ask("How long is the quay?", 2)
    expect(page.locator(".turn").last.locator(".statusline")).to_contain_text("written by tiny-model")
    expect(page.locator(".turn").last.locator(".statusline")).to_contain_text("seen from 2025-03-01")
    assert "sk-very-secret" not in page.content()


def test_the_choice_of_one_session_is_not_anothers(reader: Reader, browser: Browser, chat: Running) -> None:
    reader.unfold("settings-drawer")
    reader.page.get_by_label("A model").check()
    reader.page.get_by_label("Model", exact=True).fill("tiny-model")
    expect(reader.page.locator(".settings-told")).to_contain_text("tiny-model")
    other = Reader(browser, chat.url)
    other.ask("Who won?", 1)
    expect(other.page.locator(".statusline")).to_contain_text("no model")
    other.context.close()


def test_an_answer_that_was_under_way_when_the_page_was_left_is_not_lost(reader: Reader) -> None:
    page = reader.page
    page.fill("#question textarea", "slow, please")
    page.press("#question textarea", "Enter")
    expect(page).to_have_url(re.compile(r"\?c="))
    page.reload()
    expect(page.locator(".turn .question")).to_have_text("slow, please")
    expect(page.locator(".turn .progress")).to_contain_text("Stopped")


def test_stopping_once_another_conversation_was_opened_leaves_both_as_they_are(reader: Reader) -> None:
    page = reader.page
    reader.ask("How long is the quay?", 1)
    page.get_by_role("button", name="Right", exact=True).click()
    expect(page.get_by_role("button", name="Right", exact=True)).to_have_attribute("aria-pressed", "true")
    other = page.url
    reader.begin_anew()
    page.fill("#question textarea", "slow, please")
    page.press("#question textarea", "Enter")
    expect(page.locator(".sentence")).to_have_count(2)  # nothing more comes of it for a while
    page.locator(".kept-entry", has_text="How long").locator(".kept-title").click()
    expect(page.locator(".turn .question")).to_have_text("How long is the quay?")
    page.locator("#stop").click()
    expect(page.locator("#ask")).to_be_visible()
    assert page.url == other
    page.reload()
    expect(page.get_by_role("button", name="Right", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".turn .question")).to_have_text("How long is the quay?")
    reader.unfold("conversations-drawer")
    expect(page.locator(".kept-name")).to_have_text(["slow, please", "How long is the quay?"])


def test_a_key_of_an_input_method_renames_nothing(reader: Reader) -> None:
    page = reader.page
    reader.ask("Who won?", 1)
    reader.unfold("conversations-drawer")
    page.locator(".kept-entry summary").click()
    page.get_by_role("button", name="Rename").click()
    field = page.locator(".kept-input")
    field.fill("half a wo")
    for key in ("Enter", "Escape"):
        field.dispatch_event("keydown", {"key": key, "isComposing": True, "bubbles": True})
    expect(field).to_be_visible()
    expect(field).to_have_value("half a wo")
    field.press("Enter")
    expect(page.locator(".kept-name")).to_have_text("half a wo")
