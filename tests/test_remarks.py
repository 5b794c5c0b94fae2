"""What the packages below the page tell its reader: every error and notice has its words in every language."""

import copy
import pickle
import re
import string
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from rag.errors import AnswerError, ModelRefused, ModelUnreachable, QuestionInvalid
from rag.events import AnswerReady, Notice, Restarted
from rag.settings import Settings
from rag.writing.served_model import ServedModel
from tests.chat_corpus import scripted
from tests.files import write_binary, write_broken_pdf, write_encrypted_pdf, write_txt
from tests.latin import english_in
from tests.made_remarks import REMARK, ROOT, Made, made_in
from ui.kept.turns import Turn
from ui.page.conversation import converse
from ui.page.library_rendering import arrivals_html
from ui.words import ENGLISH, LANGUAGES, words_in
from vectorstore.adding.arrivals import ArrivalState
from vectorstore.errors import DocumentError, EmptyDocument, IndexLocked, IndexMissing, StoreError
from vectorstore.files.loading import load_file
from vectorstore.index.library import open_library
from vectorstore.index.location import Location
from vectorstore.index.locking import writer_lock
from vectorstore.remarks import Remark

JAPANESE = words_in("ja")
# Raised only where a program or a shell calls: no event of the page leads there.
NOT_ON_THE_PAGE = {"SettingsInvalid", "OverridesInvalid", "NoDocuments", "DocumentsInvalid"}
ONLY_ABOVE_OTHERS = {"StoreError", "AnswerError", "DocumentError", "ModelFailed"}
# What Japanese writes in Latin letters beside what tests.latin knows: names, variables, commands, protocols.
NAMES = re.compile(
    r"`[^`]+`|[A-Z]+_[A-Z_]+|https?://[A-Za-z./]+\d?|/v1|date\(\d{4}, \d, \d\)|datetime\.date"
    r"|(?<![A-Za-z])(?:HTTP|GiB|JSON|API|ZIP|UTF|NaN|OpenAI|Office|Chroma)(?![A-Za-z])|\.doc(?![a-z])"
)


def under(root: type[Exception]) -> set[str]:
    """The classes of a root that its own package defines; `ui` has one that only the shell raises."""
    own = [child for child in root.__subclasses__() if child.__module__.split(".")[0] in ("rag", "vectorstore")]
    return {root.__name__} | {name for child in own for name in under(child)}


CLASSES = under(StoreError) | under(AnswerError)


@pytest.fixture(scope="module")
def made() -> list[Made]:
    own = {"errors.py", "remarks.py"}  # where they are made of whatever is given
    paths = [path for package in ("rag", "vectorstore") for path in sorted((ROOT / package).rglob("*.py"))]
    paths = [path for path in paths if path.name not in own]
    kept = [*sorted((ROOT / "ui" / "kept").glob("conversation_*.py")), ROOT / "ui" / "page" / "library_panel.py"]
    return [each for each in made_in([*paths, *kept], CLASSES) if each.made not in NOT_ON_THE_PAGE]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_error_and_notice_that_can_reach_the_page_has_words_in_every_language(made: list[Made]) -> None:
    assert [each.place for each in made if each.text is None] == [], "give a text with braces, and its facts by name"
    for language in LANGUAGES[1:]:
        remarks = words_in(language).remarks
        assert {each.text for each in made} - set(remarks) == set(), f"missing in remarks.toml: {language}"


def test_every_class_of_error_is_worded_or_known_to_stay_off_the_page(made: list[Made]) -> None:
    worded = {each.made for each in made} - {REMARK}
    assert CLASSES - worded == NOT_ON_THE_PAGE | ONLY_ABOVE_OTHERS


def test_no_wording_is_kept_for_what_nobody_says(made: list[Made]) -> None:
    read = tomllib.loads((ROOT / "ui" / "words" / "remarks.toml").read_text(encoding="utf-8"))["remark"]
    said = [remark["en"] for remark in read]
    assert set(said) - {each.text for each in made} == set()
    assert [text for text, times in Counter(said).items() if times > 1] == []
    assert {tuple(remark) for remark in read} == {LANGUAGES}


def test_a_wording_fills_in_what_the_english_fills_in(made: list[Made]) -> None:
    for english, wording in JAPANESE.remarks.items():
        assert fields(wording) == fields(english), english


def test_japanese_wordings_hold_no_english() -> None:
    plain = [NAMES.sub("", re.sub(r"{[^}]*}", "", text)) for text in JAPANESE.remarks.values()]
    assert english_in(plain) == []


def test_a_remark_is_its_text_and_can_be_copied_and_sent() -> None:
    inner = Remark("The model {model} at {host}", model="{braces}", host="h")
    remark = Remark("{who} was silent for {seconds:g} seconds.", who=inner, seconds=60.0)
    assert remark == "The model {braces} at h was silent for 60 seconds."
    for twin in (copy.deepcopy(remark), pickle.loads(pickle.dumps(remark))):
        assert (twin, twin.template, dict(twin.facts)) == (remark, remark.template, dict(remark.facts))
    assert remark.told(str.upper) == "The model {BRACES} at H was silent for 60 seconds."
    assert str(EmptyDocument("{name}: empty.", name="a{b}.txt")) == "a{b}.txt: empty."
    assert str(EmptyDocument("a{b}.txt: empty.")) == "a{b}.txt: empty."


def test_what_has_no_wording_is_said_as_it_is() -> None:
    assert JAPANESE.said("Plain text.") == "Plain text."
    assert JAPANESE.said(Remark("Nobody worded {this}.", this="that")) == "Nobody worded that."
    assert ENGLISH.said(Remark("Use another model.")) == "Use another model."
    assert JAPANESE.said(Remark("Use another model.")) == "別のモデルを使ってください。"


def test_what_is_inside_a_message_is_worded_too() -> None:
    served = ServedModel.of(Settings(model="小型", base_url="http://模型:9/v1"))
    assert JAPANESE.said(served.silent(60).message) == (
        "模型:9 のモデル 小型 が60秒間応答しませんでした。より速いモデルを使うか、待ち時間を長くしてください。"
    )
    refused = served.status(401, None, "")
    assert isinstance(refused, ModelRefused)
    assert english_in([NAMES.sub("", JAPANESE.said(refused.message))]) == []
    busy = served.status(429, "7", "")
    assert "7秒待つよう求めています" in JAPANESE.said(busy.failure.message)  # type: ignore[union-attr]


def test_files_that_are_not_taken_say_why_in_japanese(tmp_path: Path) -> None:
    given = [
        write_broken_pdf(tmp_path, "壊れた.pdf"),
        write_encrypted_pdf(tmp_path, "秘密.pdf"),
        write_binary(tmp_path, "絵.txt"),
        write_txt(tmp_path, "空.md", " \n"),
        write_txt(tmp_path, "紙.docx", "語ではない。"),
        write_txt(tmp_path, "表.xls", "一,二"),
        tmp_path / "無い.txt",
    ]
    for path in given:
        with pytest.raises(DocumentError) as problem:
            load_file(path, path.name)
        told = JAPANESE.said(problem.value.message)
        assert told.startswith(f"{path.name}：")
        assert english_in([NAMES.sub("", told.removeprefix(path.name))]) == [], told


def test_an_index_that_is_missing_or_locked_says_so_in_japanese(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing) as missing:
        open_library(Location(tmp_path / "無い"))
    assert "索引がまだありません" in JAPANESE.said(missing.value.message)
    lock = tmp_path / "writer.lock"
    with writer_lock(lock), pytest.raises(IndexLocked) as locked, writer_lock(lock, wait=0.1):
        pass
    told = JAPANESE.said(locked.value.message)
    assert re.search(r"プロセス \d+ が \d\d:\d\d:\d\d から .+ に書き込んでいます。終わるまで待つか", told)


def test_a_turn_is_told_and_kept_in_the_readers_language() -> None:
    read = Remark("Read “{word}” as “{near}”.", word="quai", near="quay")
    turn = Turn("?").after(Notice(read), JAPANESE).after(Restarted(Remark("Use another model.")), JAPANESE)
    assert turn.notices == ("「quai」を「quay」と読み替えました。", "別のモデルを使ってください。")
    *_, last = scripted("ferry")
    assert isinstance(last, AnswerReady)
    answer = last.answer.__class__(**{**vars(last.answer), "notices": (read,)})
    done = turn.after(AnswerReady(answer), JAPANESE)
    assert done.notices == turn.notices
    assert done.answer is not None
    assert [type(notice) for notice in done.answer.notices] == [str]


def test_an_error_that_ends_a_turn_is_told_in_the_readers_language() -> None:
    def failing(question: str, **_: object):
        raise QuestionInvalid("The question is empty. Ask something about your documents.")
        yield

    *_, turns = converse(failing, Settings(), (), "?", None, words=JAPANESE)  # type: ignore[arg-type]
    assert turns[-1].problem == "質問が空です。文書について質問してください。"


def test_each_reader_of_the_arrivals_has_them_in_their_own_language(tmp_path: Path) -> None:
    from vectorstore.adding.intake import Intake

    intake = Intake(Location(tmp_path))
    intake.add(write_binary(tmp_path, "絵.txt"), "絵.txt")
    arrivals = intake.arrivals()
    assert arrivals[0].state is ArrivalState.FAILED
    assert "its content is not text" in arrivals_html(arrivals, {})
    assert "内容はテキストではありません" in arrivals_html(arrivals, {}, "", JAPANESE)
    unreachable = ModelUnreachable("The certificate of {host} is not accepted. Check OPENAI_BASE_URL.", host="h")
    assert "h の証明書を確認できません" in arrivals_html((), {}, unreachable.message, JAPANESE)
