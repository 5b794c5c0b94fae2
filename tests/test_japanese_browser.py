"""The page in Japanese, in a real browser: nothing of it in English, and the way to English and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rag import Settings, ingest
from tests.axe import serious
from tests.chat_browser import PATIENCE, Reader, picture
from tests.chat_server import Running, running_chat
from tests.files import write_broken_pdf, write_txt
from tests.latin import english_on

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

NORTH = "北の水車小屋は、洪水のあとに中村さんが再建しました。工事には十一か月かかりました。\n"
SOUTH = "南の水車小屋は、洪水のあとに高橋さんが再建しました。工事には二年かかりました。\n"
ABOUT = """["北.txt"]
title = "北の水車小屋"
publisher = "谷の役場"
kind = "official"
published = "2025-05-06"
event_date = "2025-05-04"
event_place = "谷"
["南.txt"]
title = "南の水車小屋"
"""
QUESTION = "北の水車小屋は誰が再建しましたか。"
KEY = "sk-never-in-a-browser"


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder: Path = tmp_path_factory.mktemp("谷")
    write_txt(folder, "北.txt", NORTH)
    write_txt(folder, "南.txt", SOUTH)
    write_txt(folder, "attache.toml", ABOUT)
    home = tmp_path_factory.mktemp("home")
    ingest([folder], settings=Settings(home=home))
    with running_chat("0", str(home), OPENAI_API_KEY=KEY, OPENAI_BASE_URL="http://127.0.0.1:9/v1") as running:
        yield running


@pytest.fixture
def reader(browser: Browser, chat: Running) -> Iterator[Reader]:
    opened = Reader(browser, chat.url, language="ja-JP")
    complaints: list[str] = []
    opened.page.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.context.close()
    assert complaints == []


def test_a_question_is_asked_and_answered_on_a_page_without_english(reader: Reader) -> None:
    page = reader.page
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator(".asked")).to_have_text("すべての文書が対象です")
    picture(page, "japanese-empty")
    found = _wrong(page, "empty")
    reader.ask(QUESTION, 1)
    expect(page.locator(".turn .answer")).to_contain_text("中村")
    expect(page.locator(".statusline")).to_contain_text("一字一句照合済み")
    expect(page.locator("#question textarea")).to_have_attribute("placeholder", "続けて質問してください…")
    page.locator(".sentence .chip").first.click()
    expect(page.locator("#source mark")).to_be_visible(timeout=PATIENCE)
    picture(page, "japanese-answer")
    found += _wrong(page, "answer")
    page.get_by_role("button", name="正しくない", exact=True).click()
    expect(page.get_by_label("評価についてのメモ")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="← 文書一覧").click()
    page.get_by_role("button", name="選択を解除").click()
    expect(page.locator(".asked")).to_contain_text("対象がありません")
    page.locator(".tick").first.check()
    expect(page.locator(".asked")).to_have_text("2件中1件が対象です")
    found += _wrong(page, "judged")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    picture(page, "japanese-narrow")
    assert found + _wrong(page, "narrow") == []


def test_drawers_mistakes_and_files_that_are_not_taken_speak_japanese(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    reader.unfold("conversations-drawer")
    reader.unfold("settings-drawer")
    reader.unfold("filters")
    page.press("#question textarea", "Enter")
    expect(page.locator(".hint")).to_have_text("質問を入力してください。", timeout=PATIENCE)
    page.get_by_label("モデル", exact=True).check()
    expect(page.locator(".settings-told")).to_contain_text("モデルの名前を入力してください", timeout=PATIENCE)
    page.get_by_label("開始日").fill("昨日")
    expect(page.locator(".hint")).to_contain_text("日付として読めません", timeout=PATIENCE)
    page.set_input_files("#add-documents input[type=file]", [write_txt(tmp_path, "道具.exe", "だめ")])
    expect(page.locator(".arrival.failed .arrival-note")).to_contain_text("追加できるのは", timeout=PATIENCE)
    page.locator(".shelved .remove").first.click()
    picture(page, "japanese-drawers")
    found = [line for line in _wrong(page, "drawers") if "道具.exe" not in line]
    assert found == []


def test_the_reader_goes_to_english_and_back_and_it_stays(reader: Reader) -> None:
    page = reader.page
    reader.ask(QUESTION, 1)
    reader.unfold("settings-drawer")
    page.get_by_label("English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=PATIENCE)
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".turn .statusline")).to_contain_text("checked character for character", timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_have_attribute("placeholder", "Ask a follow-up…")
    reader.open(page.url)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    reader.unfold("settings-drawer")
    expect(page.get_by_label("English", exact=True)).to_be_checked(timeout=PATIENCE)
    page.get_by_label("日本語", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "ja", timeout=PATIENCE)
    expect(page.locator(".turn .statusline")).to_contain_text("一字一句照合済み", timeout=PATIENCE)


def test_another_language_leaves_settings_filters_boxes_and_the_draft_as_they_were(reader: Reader) -> None:
    page = reader.page
    stored: list[str] = []
    page.on("console", lambda message: stored.append(message.text) if message.text.startswith("stored ") else None)
    page.evaluate(
        """() => {
          const set = Storage.prototype.setItem;
          Storage.prototype.setItem = function (name, value) {
            console.log(`stored ${name} ${value}`);
            return set.call(this, name, value);
          };
        }"""
    )
    page.locator(".shelved", has_text="南の").locator(".tick").uncheck()
    reader.unfold("settings-drawer")
    reader.unfold("filters")
    page.get_by_label("モデル", exact=True).check()
    page.get_by_label("モデル名").fill("小さなモデル")
    page.get_by_label("基準日").fill("2025-10-28")
    page.get_by_label("開始日").fill("2025-01")
    expect(page.locator(".settings-told")).to_contain_text("小さなモデル が回答を書きます", timeout=PATIENCE)
    expect(page.locator("#library .card")).to_have_count(1, timeout=PATIENCE)
    page.fill("#question textarea", "書きかけの質問")
    page.get_by_label("English", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_have_value("書きかけの質問", timeout=PATIENCE)
    expect(page.locator(".hint")).to_have_text("Only documents since 2025-01-01", timeout=PATIENCE)
    reader.unfold("settings-drawer")
    reader.unfold("filters")
    expect(page.locator(".settings-told")).to_contain_text("where 小さなモデル writes", timeout=PATIENCE)
    expect(page.get_by_label("A model", exact=True)).to_be_checked()
    expect(page.get_by_label("Today is")).to_have_value("2025-10-28")
    expect(page.locator("#library .card")).to_have_count(1)
    page.get_by_label("From", exact=True).fill("")
    expect(page.locator(".asked")).to_have_text("1 of 2 are asked", timeout=PATIENCE)
    expect(page.locator(".shelved", has_text="南の").locator(".tick")).not_to_be_checked()
    assert any("書きかけの質問" in text for text in stored)
    assert [text for text in stored if KEY in text] == []
    assert page.evaluate("sessionStorage.getItem('attache-carried')") is None
    page.reload()
    expect(page.locator(".asked")).to_have_text("All of them are asked", timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_have_value("")


def test_a_model_that_does_not_answer_and_files_that_are_broken_are_told_in_japanese(
    reader: Reader, tmp_path: Path
) -> None:
    page = reader.page
    page.set_input_files("#add-documents input[type=file]", [write_broken_pdf(tmp_path, "壊れた.pdf")])
    failed = page.locator(".arrival.failed", has_text="壊れた.pdf")
    expect(failed).to_contain_text("壊れた.pdf：このPDFは壊れていて読み取れません", timeout=PATIENCE)
    reader.unfold("settings-drawer")
    page.get_by_label("モデル", exact=True).check()
    page.get_by_label("モデル名").fill("小型")
    expect(page.locator(".settings-told")).to_contain_text("小型 が回答を書きます", timeout=PATIENCE)
    reader.ask(QUESTION, 1)
    notice = page.locator(".turn .notice")
    expect(notice).to_contain_text("127.0.0.1:9 のモデル 小型 に接続できません")
    expect(notice).to_contain_text("文書から直接回答します。")
    picture(page, "japanese-failures")


def test_a_browser_of_another_language_gets_english_throughout(browser: Browser, chat: Running) -> None:
    other = Reader(browser, chat.url, language="fr-FR")
    expect(other.page.locator("html")).to_have_attribute("lang", "en")
    expect(other.page.locator("#add-documents")).to_contain_text("Drop File Here")
    other.context.close()


def _wrong(page: Page, state: str) -> list[str]:
    return [f"{state}: {line}" for line in [*english_on(page), *serious(page)]]
