"""Documents added while others ask: askable at once by their text, vectors follow, and nothing is lost on the way."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rag import Filters, Settings, ask, documents, ingest
from tests.files import write_binary, write_broken_pdf, write_docx_bomb, write_pdf, write_txt
from tests.test_two_processes import other_writer
from vectorstore.adding.arrivals import Arrival, ArrivalState
from vectorstore.adding.intake import Intake
from vectorstore.adding.uploads import kept_uploads
from vectorstore.errors import EmbedderFailed, StoreError
from vectorstore.index.embedding import BundledEmbedder, Vectors, open_embedder
from vectorstore.index.library import open_library

PUMP = "The pump at Quay Road was replaced by Nadia Osei in March 2025. It moves ninety litres a second.\n"
MILL = "The mill in the valley was rebuilt by Ines Carvalho after the flood of 1987.\n"
LONG = "\n\n".join(f"Gauge {n} at Quay Road showed {n * 7} millimetres of rain that day. " * 4 for n in range(80))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@contextmanager
def running(settings: Settings) -> Iterator[Intake]:
    intake = Intake(settings.location)
    intake.start()
    try:
        yield intake
    finally:
        intake.close()


def wait_for(intake: Intake, done: Callable[[tuple[Arrival, ...]], bool], seconds: float = 60.0) -> tuple[Arrival, ...]:
    until = time.monotonic() + seconds
    while not done(intake.arrivals()):
        assert time.monotonic() < until, intake.arrivals()
        time.sleep(0.05)
    return intake.arrivals()


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def in_state(*states: ArrivalState) -> Callable[[tuple[Arrival, ...]], bool]:
    return lambda arrivals: bool(arrivals) and all(arrival.state in states for arrival in arrivals)


@pytest.fixture
def no_vectors(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The embedder makes few vectors at a time, as for questions, but none of the batches of the background."""
    embedder = open_embedder(settings.location)
    assert isinstance(embedder, BundledEmbedder)
    real, sizes = embedder.embed_passages, list[int]()

    def passages(texts: list[str]) -> Vectors:
        import threading

        if threading.current_thread().name == "intake":
            raise EmbedderFailed("The embedder rests. Wake it.")
        sizes.append(len(texts))
        return real(texts)

    monkeypatch.setattr(embedder, "embed_passages", passages)
    return sizes


def test_an_added_file_is_kept_and_becomes_ready(settings: Settings, inbox: Path) -> None:
    given = write_txt(inbox, "pump.txt", PUMP)
    with running(settings) as intake:
        intake.add(given, "pump.txt")
        wait_for(intake, in_state(ArrivalState.READY))
    assert not given.exists()
    assert (settings.home / "uploads" / "pump.txt").read_text() == PUMP
    assert "Nadia Osei" in ask("Who replaced the pump at Quay Road?", settings=settings).text
    library = open_library(settings.location)
    assert library.pending() == {}
    assert library.vectors.missing([chunk.id for chunk, _ in library.full_text(["pump"], 9)]) == set()


def test_text_without_vectors_answers_with_a_bounded_number_embedded_on_the_fly(
    settings: Settings, inbox: Path, no_vectors: list[int]
) -> None:
    with running(settings) as intake:
        intake.add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
        intake.add(write_txt(inbox, "long.txt", LONG), "long.txt")
        wait_for(intake, in_state(ArrivalState.EMBEDDING))
        assert len(open_library(settings.location).pending()) == 2
        answer = ask("Who replaced the pump at Quay Road?", settings=settings)
        assert "Nadia Osei" in answer.text
        assert "Nadia Osei" in ask("¿Quién cambió la bomba?", settings=settings).passages[0].text
        assert max(no_vectors) <= 8
        wait_for(intake, lambda _: bool(intake.trouble))
        assert "rests" in intake.trouble


def test_a_text_chosen_among_others_is_asked_alone(settings: Settings, inbox: Path) -> None:
    for name, who in (("north.txt", "Ines Carvalho"), ("south.txt", "Tom Ruiz")):
        write_txt(inbox, name, f"The mill in the valley was rebuilt by {who} after the flood of 1987.\n")
    ingest([inbox], settings=settings)
    keys = {document.path: document.id for document in documents(settings)}
    for name, who in (("north.txt", "Carvalho"), ("south.txt", "Ruiz")):
        answer = ask("Who rebuilt the mill?", filters=Filters(documents=(keys[name],)), settings=settings)
        assert who in answer.text
        assert {passage.document.path for passage in answer.passages} == {name}
    assert ask("Who rebuilt the mill?", filters=Filters(documents=()), settings=settings).status == "no_evidence"


def test_files_that_cannot_be_taken_say_why_and_leave_nothing(settings: Settings, inbox: Path) -> None:
    given = [
        (write_binary(inbox, "picture.txt"), "picture.txt", "its content is not text"),
        (write_broken_pdf(inbox), "broken.pdf", "damaged"),
        (write_docx_bomb(inbox), "bomb.docx", "bomb.docx"),
        (write_txt(inbox, "empty.txt", " "), "empty.txt", "empty"),
        (write_txt(inbox, "tool.exe", "MZ"), "tool.exe", "are not read"),
    ]
    with running(settings) as intake:
        for path, name, _ in given:
            intake.add(path, name)
        failed = wait_for(intake, in_state(ArrivalState.FAILED))
        assert [arrival.name for arrival in failed] == [name for _, name, _ in given]
        for arrival, (_, name, why) in zip(failed, given, strict=True):
            assert why in arrival.note
            assert name in arrival.note
        intake.dismiss(failed[0].number)
        assert len(intake.arrivals()) == len(given) - 1
    assert list((settings.home / "uploads").iterdir()) == []
    assert list(inbox.iterdir()) == []


def test_the_same_contents_are_kept_once_and_say_so(settings: Settings, inbox: Path) -> None:
    with running(settings) as intake:
        intake.add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
        intake.add(write_txt(inbox, "again.txt", PUMP), "again.txt")
        arrivals = wait_for(intake, in_state(ArrivalState.READY))
    assert arrivals[1].note == "These very contents are in the library already."
    assert len(documents(settings)) == 1


def test_removal_takes_the_document_its_vectors_and_its_kept_file_but_no_other(
    settings: Settings, inbox: Path, tmp_path: Path
) -> None:
    own = write_txt(tmp_path, "own.txt", "The mill in the valley was rebuilt by Ines Carvalho.\n")
    ingest([own], settings=settings)
    with running(settings) as intake:
        intake.add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
        wait_for(intake, in_state(ArrivalState.READY))
        for document in documents(settings):
            intake.remove(document.id)
    assert documents(settings) == ()
    assert own.exists()
    assert list((settings.home / "uploads").iterdir()) == []
    library = open_library(settings.location)
    assert library.vectors.query(library.embedder.embed_query("pump"), 5) == []


def test_another_writer_is_waited_for_and_named_so(settings: Settings, inbox: Path) -> None:
    ingest([write_txt(inbox, "first.txt", PUMP)], settings=settings)
    with running(settings) as intake:
        with other_writer(settings):
            intake.add(write_txt(inbox, "second.txt", PUMP.replace("pump", "sluice")), "second.txt")
            wait_for(intake, lambda arrivals: any("Another program" in arrival.note for arrival in arrivals))
            with pytest.raises(StoreError, match="has been writing"):
                intake.remove(documents(settings)[0].id)
            assert "Osei" in ask("Who replaced the pump?", settings=settings).text
        wait_for(intake, in_state(ArrivalState.READY))
    assert "sluice" in ask("What did Nadia Osei do to the sluice?", settings=settings).text


def test_a_rebuild_reads_again_what_was_added(settings: Settings, inbox: Path, tmp_path: Path) -> None:
    with running(settings) as intake:
        intake.add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
        wait_for(intake, in_state(ArrivalState.READY))
    own = write_txt(tmp_path, "own.txt", "The mill in the valley was rebuilt by Ines Carvalho.\n")
    assert set(ingest([own], settings=settings, rebuild=True).added) == {"own.txt", "pump.txt"}


CHILD = """
import sys, time
from pathlib import Path
from rag import Settings
from vectorstore.index.embedding import open_embedder
from vectorstore.adding.intake import Intake
settings = Settings(home=Path(sys.argv[1]))
embedder = open_embedder(settings.location)
real, made = embedder.embed_passages, []
def passages(texts):
    if len(made) == int(sys.argv[3]):
        print("here", flush=True)
        time.sleep(60)
    made.append(texts)
    return real(texts)
embedder.embed_passages = passages
intake = Intake(settings.location)
intake.start()
intake.add(Path(sys.argv[2]), "long.txt")
time.sleep(60)
"""


@pytest.mark.parametrize("batches", [0, 9])  # before any vector is stored, and after the first 32 are
def test_killed_between_text_and_vectors_the_next_start_makes_the_rest(
    settings: Settings, inbox: Path, batches: int
) -> None:
    given = write_txt(inbox, "long.txt", LONG)
    command = [sys.executable, "-c", CHILD, str(settings.home), str(given), str(batches)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "here\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    (pending,) = open_library(settings.location).pending().values()
    assert pending.left == pending.chunks - (32 if batches else 0)
    assert "millimetres" in ask("What did gauge 12 at Quay Road show?", settings=settings).text
    with running(settings):
        until = time.monotonic() + 60
        while open_library(settings.location).pending():
            assert time.monotonic() < until
            time.sleep(0.1)
    assert ingest([settings.home / "uploads"], settings=settings).embedded == 0


def test_a_shell_ingest_finishes_vectors_that_were_left(settings: Settings, inbox: Path, no_vectors: list[int]) -> None:
    with running(settings) as intake:
        intake.add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
        wait_for(intake, in_state(ArrivalState.EMBEDDING))
    report = ingest([settings.home / "uploads"], settings=settings)
    assert (report.unchanged, report.embedded) == (("pump.txt",), 1)
    assert open_library(settings.location).pending() == {}


def test_what_waited_when_the_program_ended_is_read_by_the_next(settings: Settings, inbox: Path) -> None:
    Intake(settings.location).add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
    with running(settings) as intake:
        assert wait_for(intake, in_state(ArrivalState.READY))[0].name == "pump.txt"


def test_a_file_that_the_store_cannot_take_is_kept_and_taken_once_it_can(
    settings: Settings, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.adding.intake._LONG_PAUSE", 0.2)
    monkeypatch.setattr("vectorstore.adding.intake._SETTLING", 0.1)
    Intake(settings.location).add(write_txt(inbox, "left.txt", MILL), "left.txt")
    settings.location.catalog.write_text("this is no database at all, just a text somebody put here")
    with running(settings) as intake:
        intake.add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
        wait_for(intake, lambda arrivals: "is not an index" in arrivals[0].note)
        assert "is not an index" in intake.trouble
        assert [path.name for path in kept_uploads(settings.location.uploads)] == ["left.txt", "pump.txt"]
        settings.location.catalog.unlink()
        ready = wait_for(intake, lambda arrivals: len(arrivals) == 2 and in_state(ArrivalState.READY)(arrivals))
        assert {arrival.name for arrival in ready} == {"left.txt", "pump.txt"}
        wait_for(intake, lambda _: not intake.trouble)


def test_starts_while_another_program_writes_do_not_count_against_a_file(settings: Settings, inbox: Path) -> None:
    ingest([write_txt(inbox, "first.txt", MILL)], settings=settings)
    Intake(settings.location).add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
    with other_writer(settings):
        for _ in range(3):
            with running(settings) as intake:
                wait_for(intake, lambda arrivals: any("Another program" in arrival.note for arrival in arrivals))
                assert [path.name for path in settings.location.uploads.iterdir()] == ["pump.txt"]
    with running(settings) as intake:
        wait_for(intake, in_state(ArrivalState.READY))


def test_a_file_whose_reading_cannot_be_counted_is_kept(settings: Settings) -> None:
    write_pdf(made(settings.location.uploads), "paper.pdf")
    (settings.location.uploads / ".paper.pdf.attempts").mkdir()  # stands for a disk that takes no note
    with running(settings) as intake:
        wait_for(intake, lambda arrivals: any("cannot be read yet" in arrival.note for arrival in arrivals))
    assert [path.name for path in kept_uploads(settings.location.uploads)] == ["paper.pdf"]


def test_a_defect_met_while_storing_leaves_the_file(
    settings: Settings, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise TypeError("a defect")

    monkeypatch.setattr("vectorstore.adding.ingest.Ingest.publish", broken)
    with running(settings) as intake:
        intake.add(write_txt(inbox, "pump.txt", PUMP), "pump.txt")
        (failed,) = wait_for(intake, in_state(ArrivalState.FAILED))
    assert "storing it failed" in failed.note
    assert [path.name for path in settings.location.uploads.iterdir()] == ["pump.txt"]


def test_an_added_file_takes_its_own_name_once_the_one_it_equals_is_gone(settings: Settings, inbox: Path) -> None:
    first = write_txt(inbox, "first.txt", PUMP)
    ingest([inbox], settings=settings)
    with running(settings) as intake:
        intake.add(write_txt(inbox.parent, "pump.txt", PUMP), "pump.txt")
        wait_for(intake, in_state(ArrivalState.READY))
    first.unlink()
    write_txt(inbox, "other.txt", MILL)
    ingest([inbox], settings=settings, mirror=True)
    with running(settings) as intake:
        wait_for(intake, in_state(ArrivalState.READY))
    assert [document.path for document in documents(settings)] == ["other.txt", "pump.txt"]


def test_a_file_that_ended_the_program_twice_is_given_up(settings: Settings) -> None:
    (settings.home / "uploads").mkdir(parents=True)
    write_pdf(settings.home / "uploads", "trap.pdf")
    (settings.home / "uploads" / ".trap.pdf.attempts").write_text("2")
    with running(settings) as intake:
        (failed,) = wait_for(intake, in_state(ArrivalState.FAILED))
    assert "ended while it was read" in failed.note
    assert list((settings.home / "uploads").iterdir()) == []
