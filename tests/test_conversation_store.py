"""Conversations on disk: whole turns, their owner's only, through kills, other processes and changed documents."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rag.answers import Status
from tests.chat_corpus import CORPUS, COURIER, HARBOUR, scripted
from tests.chat_server import ROOT
from ui.kept.conversation_store import ConversationStore, new_id
from ui.kept.judgements import Judgement, Verdict
from ui.kept.turn_records import QUOTATION_ALONE, turn_of, turn_record
from ui.kept.turns import Turn
from ui.page.source_panel import Place, source_html
from vectorstore.documents import Document, Span
from vectorstore.errors import StorageFailed

ME, YOU = "my key", "your key"


def find(document_id: str) -> Document | None:
    return next((document for document in CORPUS if document.id == document_id), None)


def answered(question: str) -> Turn:
    turn = Turn(question)
    for event in scripted(question):
        turn = turn.after(event)
    return turn


def begin(store: ConversationStore, owner: str, turn: Turn) -> str:
    conversation = new_id()
    store.keep(owner, conversation, 0, turn)
    return conversation


@pytest.fixture
def store(tmp_path: Path) -> ConversationStore:
    return ConversationStore(tmp_path / "home", find)


@pytest.mark.parametrize("question", ["When does the ferry leave?", "How long is it?", "model: how long?", "Who won?"])
def test_a_kept_turn_is_read_back_whole(question: str) -> None:
    turn = answered(question)
    kept = turn_of(turn_record(turn), find)
    assert kept.question == turn.question
    assert kept.sentences == turn.sentences
    assert kept.citations == turn.citations
    assert kept.notices == turn.notices
    assert kept.answer is not None
    assert turn.answer is not None
    assert replace(kept.answer, passages=()) == replace(turn.answer, passages=())
    assert [p.document.label for p in kept.answer.passages] == [p.document.label for p in turn.answer.passages]


def test_a_citation_of_a_document_that_is_gone_keeps_its_words_and_says_where_they_stood() -> None:
    kept = turn_of(turn_record(answered("How long is it?")), lambda _: None)
    harbour = kept.citations[0]
    assert harbour.quote == harbour.document.text == "The quay is 240 metres long."
    assert harbour.document.format == QUOTATION_ALONE
    assert harbour.document.published == HARBOUR.published
    assert harbour.document.kind == HARBOUR.kind
    panel = source_html(harbour.document, Span(harbour.start, harbour.end), Place(0, harbour.number))
    assert "has changed or been removed since it was quoted" in panel
    assert '<mark class="quotation">The quay is 240 metres long.</mark>' in panel
    assert "has changed" not in source_html(HARBOUR)


def test_a_document_whose_text_changed_under_its_id_is_not_marked_at_the_wrong_place() -> None:
    moved = replace(COURIER, text="Another beginning. " + COURIER.text)
    kept = turn_of(turn_record(answered("How long is it?")), lambda i: moved if i == COURIER.id else find(i))
    assert [c.document.format for c in kept.citations] == ["txt", QUOTATION_ALONE, "txt"]


def test_a_turn_that_was_cut_off_comes_back_as_stopped() -> None:
    kept = turn_of(turn_record(Turn("Still asking")), find)
    assert kept.stopped
    assert kept.progress is None


def test_turns_come_back_in_order_and_none_takes_the_place_of_another(store: ConversationStore) -> None:
    first = begin(store, ME, answered("How long is the quay?"))
    assert store.keep(ME, first, 1, answered("When is the ferry?"), Turn("Who won?"))
    store.change(ME, first, 2, answered("Who won?"))
    for position in (0, 1, 2, 4):  # taken already, or not the next
        assert not store.keep(ME, first, position, answered("And the ferry?"))
    with pytest.raises(StorageFailed, match="was deleted"):
        store.change(ME, first, 2, answered("And the ferry?"))
    kept = store.turns(ME, first)
    assert kept is not None
    assert [turn.question for turn in kept] == ["How long is the quay?", "When is the ferry?", "Who won?"]
    assert kept[2].answer


def test_an_answer_that_ends_leaves_what_was_thought_of_its_turn(store: ConversationStore) -> None:
    mine = begin(store, ME, Turn("Who won?"))
    store.judge(ME, mine, 0, Judgement(Verdict.DOWN))
    store.change(ME, mine, 0, answered("Who won?"))
    [turn] = store.turns(ME, mine) or ()
    assert turn.judgement == Judgement(Verdict.DOWN)


def test_a_deleted_conversation_is_not_begun_anew(store: ConversationStore) -> None:
    mine = begin(store, ME, Turn("Who won?"))
    store.delete(ME, mine)
    assert not store.keep(ME, mine, 1, answered("How long?"))
    with pytest.raises(StorageFailed, match="was deleted"):
        store.change(ME, mine, 0, answered("Who won?"))
    assert store.listed(ME) == ()


def test_nobody_reaches_anothers_conversation(store: ConversationStore) -> None:
    mine = begin(store, ME, answered("How long is the quay?"))
    assert store.turns(YOU, mine) is None
    assert store.title(YOU, mine) is None
    assert store.listed(YOU) == ()
    store.rename(YOU, mine, "stolen")
    store.delete(YOU, mine)
    assert not store.keep(YOU, mine, 0, answered("Who won?"))
    assert not store.keep(YOU, mine, 1, answered("Who won?"))
    with pytest.raises(StorageFailed, match="another browser's conversation"):
        store.change(YOU, mine, 0, answered("How long is the quay?"))
    with pytest.raises(StorageFailed, match="another browser's conversation"):
        store.judge(YOU, mine, 0, Judgement(Verdict.DOWN))
    [listed] = store.listed(ME)
    assert listed.title == "How long is the quay?"
    turns = store.turns(ME, mine)
    assert turns is not None
    assert turns[0].judgement is None


def test_the_key_itself_is_not_in_the_file(store: ConversationStore, tmp_path: Path) -> None:
    begin(store, "a-very-recognisable-key", answered("Who won?"))
    assert all(b"recognisable" not in file.read_bytes() for file in (tmp_path / "home").iterdir())
    assert (tmp_path / "home" / "conversations.sqlite").stat().st_mode & 0o077 == 0


def test_search_finds_words_of_titles_questions_answers_and_quotations(store: ConversationStore) -> None:
    ferry = begin(store, ME, answered("When does the ÄLTESTE ferry leave?"))
    quay = begin(store, ME, answered("How long?"))
    store.keep(ME, quay, 1, answered("Who won?"))
    store.rename(ME, ferry, "Boats 100%")
    assert [c.id for c in store.listed(ME)] == [quay, ferry]  # the last changed first
    for search, found in (
        ("boats", ferry),
        ("älteste FERRY", ferry),
        ("240 metres", quay),
        ("won", quay),
        ("%", ferry),
    ):
        assert [c.id for c in store.listed(ME, search)] == [found], search
    assert store.listed(ME, "boats won") == ()


def test_a_title_is_one_line_of_bounded_length_and_never_empty(store: ConversationStore) -> None:
    mine = begin(store, ME, answered("Who\n\nwon?" + " really" * 200))
    store.rename(ME, mine, " \n ")
    title = store.title(ME, mine)
    assert title is not None
    assert title.startswith("Who won? really")
    assert len(title) <= 120


def test_a_deleted_conversation_leaves_nothing(store: ConversationStore, tmp_path: Path) -> None:
    mine = begin(store, ME, answered("Zanzibar?"))
    store.judge(ME, mine, 0, Judgement(Verdict.UP, "fine"))
    assert any(b"Zanzibar" in file.read_bytes() for file in (tmp_path / "home").iterdir())
    store.delete(ME, mine)
    assert store.listed(ME) == ()
    assert store.turns(ME, mine) is None
    assert list(store.judged()) == []
    assert not any(b"Zanzibar" in file.read_bytes() for file in (tmp_path / "home").iterdir())


def test_a_file_that_was_moved_away_is_begun_anew(store: ConversationStore, tmp_path: Path) -> None:
    begin(store, ME, answered("Who won?"))
    (tmp_path / "home").rename(tmp_path / "elsewhere")
    assert store.listed(ME) == ()
    begin(store, ME, answered("How long?"))
    assert [listed.title for listed in store.listed(ME)] == ["How long?"]


def test_a_judgement_is_kept_replaced_and_taken_back(store: ConversationStore) -> None:
    mine = begin(store, ME, answered("How long?"))
    store.keep(ME, mine, 1, answered("Who won?"))
    store.judge(ME, mine, 1, Judgement(Verdict.DOWN, "  it says so  "))
    store.judge(ME, mine, 0, Judgement(Verdict.UP))
    store.judge(ME, mine, 0, None)
    [judged] = store.judged()
    assert judged.judgement == Judgement(Verdict.DOWN, "it says so")
    assert [turn.question for turn in (*judged.before, judged.turn)] == ["How long?", "Who won?"]
    assert judged.turn.answer is not None
    assert judged.turn.answer.status is Status.NO_EVIDENCE


WRITER = """
import sys; from pathlib import Path
from tests.test_conversation_store import answered, find
from ui.kept.conversation_store import ConversationStore, new_id
store = ConversationStore(Path(sys.argv[1]), find); mine = new_id()
for position in range(int(sys.argv[2])):
    store.keep("my key", mine, position, answered("How long?"))
    print(position, flush=True)
"""


def writer(home: Path, turns: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(home), str(turns)]
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_two_processes_write_at_once(store: ConversationStore, tmp_path: Path) -> None:
    writers = [writer(tmp_path / "home", 25) for _ in range(2)]
    printed = [process.communicate(timeout=120)[0] for process in writers]
    assert [process.returncode for process in writers] == [0, 0], printed
    assert [len(store.turns(ME, c.id) or ()) for c in store.listed(ME)] == [25, 25]


OPENERS = """
import sys, threading; from pathlib import Path
from ui.kept.conversation_tables import ConversationFile
failed = []
def opened(home, starts):
    starts.wait()
    try:
        with ConversationFile(home / "conversations.sqlite").writing() as connection:
            connection.execute("SELECT COUNT(*) FROM turns")
    except Exception as error:
        failed.append(str(error))
for attempt in range(30):
    home, starts = Path(sys.argv[1]) / str(attempt), threading.Barrier(6)
    threads = [threading.Thread(target=opened, args=(home, starts)) for _ in range(6)]
    [thread.start() for thread in threads]; [thread.join() for thread in threads]
print(failed); sys.exit(bool(failed))
"""


def test_many_make_the_file_at_one_moment(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", OPENERS, str(tmp_path)]
    made = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.fixture
def killed(tmp_path: Path) -> int:
    process = writer(tmp_path / "home", 100_000)
    assert process.stdout is not None
    done = [next(process.stdout) for _ in range(8)]
    process.kill()
    process.communicate()
    return len(done)


def test_what_was_written_before_a_kill_is_there_whole(killed: int, store: ConversationStore) -> None:
    [mine] = store.listed(ME)
    turns = store.turns(ME, mine.id)
    assert turns is not None
    assert len(turns) >= killed
    assert all(turn.answer for turn in turns)
    store.keep(ME, mine.id, len(turns), answered("Who won?"))


def test_a_file_of_another_program_is_left_alone_and_named(tmp_path: Path) -> None:
    file = tmp_path / "conversations.sqlite"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(StorageFailed, match="another program"):
        ConversationStore(tmp_path, find).listed(ME)
    file.write_bytes(b"no database at all " * 100)
    with pytest.raises(StorageFailed, match=r"conversations\.sqlite cannot be used"):
        begin(ConversationStore(tmp_path, find), ME, answered("Who won?"))


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert ConversationStore(tmp_path / "home", find).listed(ME) == ()
    assert not (tmp_path / "home").exists()
