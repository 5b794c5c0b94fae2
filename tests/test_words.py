"""The words of the page: the same in every language, all of them used, none of them left in the code."""

import ast
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import gradio
import pytest

from rag.answers import Answer, Conflict, Status
from tests.chat_corpus import HARBOUR, cite, passage
from tests.latin import english_in
from ui.kept.judgements import Judgement, Verdict
from ui.kept.keeping import Kept
from ui.kept.turn_records import QUOTATION_ALONE
from ui.kept.turns import Progress, Turn
from ui.languages import in_language, words_for, words_of
from ui.offline import gr
from ui.page.conversations_panel import listing_html
from ui.page.exports import conversation_markdown
from ui.page.library_panel import limits
from ui.page.library_rendering import arrivals_html, library_html
from ui.page.rendering import conversation_html
from ui.page.source_panel import Place, missing_html, source_html
from ui.words import ENGLISH, LANGUAGES, words_in
from vectorstore.adding.arrivals import Arrival, ArrivalState
from vectorstore.documents import Document, Origin, SourceKind, Span
from vectorstore.index.lookups import Pending

ROOT = Path(__file__).parents[1]
JAPANESE = words_in("ja")
PAPER = replace(
    HARBOUR,
    path="新聞.txt",
    text="岸壁は二百四十メートルです。関連記事",
    title="新しい岸壁",
    publisher="港湾局",
    event_place="港町",
)
PAPER = replace(PAPER, origins=(Origin("title", "first line", Span(0, 3)),), furniture=(Span(14, 18),))
SPOKEN = {
    *("aria-label", "title", "placeholder", "data-copy", "data-copied", "data-refused", "data-all", "data-none"),
    *("data-when", "data-title", "data-asking"),
}
BARE = Document(id="b", path="写し.txt", text="何もありません。", format=QUOTATION_ALONE)


class Said(HTMLParser):
    """Every text of a piece of HTML, and every attribute that is shown or read aloud."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if value and name in SPOKEN]

    def handle_data(self, data: str) -> None:
        self.texts += [data.strip()] if data.strip() else []


def test_every_language_has_the_same_words_with_the_same_places_to_fill() -> None:
    for language in LANGUAGES:
        texts = words_in(language).texts
        assert list(texts) == list(ENGLISH.texts)
        for key, text in texts.items():
            assert text.strip(), key
            assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", ENGLISH.texts[key])), key


def test_japanese_says_nothing_in_english() -> None:
    kept = {key: text for key, text in JAPANESE.texts.items() if not key.startswith("origins.")}
    assert english_in([re.sub(r"{\w+}", "", text) for text in kept.values()]) == []


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    sources = [*(ROOT / "ui").rglob("*.py"), *(ROOT / "ui" / "assets").glob("*.html")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    keys = set(ENGLISH.texts)
    labels = re.findall(r'label\("(\w+)"\)', code)
    files = {path.name for path in (ROOT / "ui" / "assets").iterdir()} | {"conversations.sqlite"}
    named = {*re.findall(r'"([a-z]+\.[a-z_]+)"', code), *(f"fields.{name}" for name in labels)} - files
    sections = {key.partition(".")[0] for key in keys}
    counted = {key.rpartition(".")[0] for key in keys if key.endswith((".one", ".other"))}
    assert {name for name in named if name.partition(".")[0] in sections} - keys - counted == set()
    by_name = (
        "months.",
        "kinds.",
        "origins.",
        "source.",
        "arrivals.",
        "differing.",
    )  # asked for by the name of a thing
    unused = {key for key in keys if key not in named and not key.startswith(by_name)}
    assert {key for key in unused if key.rpartition(".")[0] not in named} == set()


def test_every_way_a_field_was_read_has_its_words() -> None:
    ways = set()
    for path in (ROOT / "vectorstore").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding" and len(node.args) > 1:
                ways |= {part.value for part in ast.walk(node.args[1]) if isinstance(part, ast.Constant)}
    assert len(ways) > 15
    assert {way for way in ways if isinstance(way, str) and f"origins.{way}" not in JAPANESE.texts} == set()


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        (None, "", "en"),
        (None, "ja", "ja"),
        (None, "ja-JP,en;q=0.8", "ja"),
        (None, "en-GB,ja;q=0.9", "en"),
        (None, "fr-FR,fr;q=0.9,ja;q=0.5,en;q=0.4", "ja"),
        (None, "en;q=0,ja;q=0.1", "ja"),
        (None, "de,*", "en"),
        (None, "ja;q=lots,;;,", "en"),
        ("en", "ja", "en"),
        ("ja", "en", "ja"),
        ("../../etc/passwd", "ja", "ja"),
    ],
)
def test_the_readers_choice_then_the_browsers_then_english(chosen: str | None, accepted: str, language: str) -> None:
    cookies = {"attache_language": chosen} if chosen else {}
    assert words_for(gr.Request(cookies=cookies, headers={"accept-language": accepted})).language == language
    sent = [(b"accept-language", accepted.encode()), (b"cookie", f"attache_language={chosen or ''}".encode())]
    assert words_of({"type": "http", "headers": sent}).language == language


def test_the_frameworks_page_is_told_its_language_before_any_script() -> None:
    page = (Path(gradio.__file__).parent / "templates" / "frontend" / "index.html").read_bytes()
    told = in_language(page, JAPANESE)
    assert re.search(rb'<html\s+lang="ja"', told)
    assert told.index(b"navigator") < told.index(b"gradio_config")


def test_the_japanese_conversation_holds_no_english() -> None:
    mark = cite(1, PAPER, "岸壁は二百四十メートルです。")
    answer = Answer(
        "長さは。",
        "岸壁は二百四十メートルです。",
        Status.PARTIAL,
        citations=(mark,),
        conflicts=(Conflict("長さ", ("二百四十",), (1,)), Conflict("person", ("二百四十",), ())),
        withheld=2,
        seconds={"total": 0.31},
        nearest=mark,
        passages=(passage(PAPER),),
    )
    done = Turn(answer.question, citations=(mark,), answer=answer, progress=None)
    turns = (
        done,
        done.judged(Judgement(Verdict.DOWN)),
        done.judged(Judgement(Verdict.UP, "はい")),
        replace(done, answer=replace(answer, status=Status.NO_EVIDENCE, seconds={"total": 0.01})),
        replace(done, answer=replace(answer, status=Status.NO_EVIDENCE, passages=(), nearest=None)),
        Turn("待つ。"),
        Turn("読む。", progress=Progress(3, 1)),
        Turn("止めた。").halted(),
        Turn("駄目。").failed("失敗しました。"),
    )
    shown = conversation_html(turns, ("次は。",), JAPANESE) + conversation_html((), ("最初は。",), JAPANESE)
    assert english_in(Said(shown).texts) == []
    assert english_in([conversation_markdown("会話", turns, JAPANESE)]) == []


def test_the_japanese_panels_hold_no_english() -> None:
    arrivals = [Arrival(n, "長い文書", state, document_id="a") for n, state in enumerate(ArrivalState)]
    entry = {"id": "0", "title": "岸壁", "when": "2025-01-01"}
    many = [replace(PAPER, id=kind.value, kind=kind) for kind in SourceKind]
    pieces = [
        library_html([*many, BARE], 9, "", JAPANESE, pending={"press": Pending(3, 4)}, changeable=True),
        arrivals_html(arrivals, {"a": Pending(3, 4)}, "", JAPANESE),
        source_html(replace(PAPER, language=None), Span(0, 2), Place(0, 1, (1, 2)), JAPANESE),
        source_html(BARE, Span(0, 2), Place(0, 0), JAPANESE),
        missing_html(JAPANESE("source.earlier_session"), JAPANESE),
        listing_html([entry], Kept(), JAPANESE, JAPANESE("conversations.none_found")),
    ]
    assert english_in(Said("".join(pieces)).texts) == []
    assert english_in([JAPANESE.said(limits("大きい"))]) == []
