"""Ingest is incremental, whole or absent, and tells what it did."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag import Settings, ask, documents, ingest, ingest_text
from vectorstore.adding.ingest import Ingest
from vectorstore.adding.reports import Progress
from vectorstore.errors import IndexForeign, NoDocuments, StorageFailed, UnreadableFile
from vectorstore.files.folders import FoundFile
from vectorstore.index import schema
from vectorstore.index.library import close_library, open_library
from vectorstore.index.writing import open_writer

BRIDGE = "The old bridge opened on 3 May 1931. It is 212 metres long and carries two tracks.\n"
LIGHTHOUSE = "The lighthouse keeper is Ada Moreau. She has kept the light since 2004.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "docs"
    made.mkdir()
    (made / "bridge.txt").write_text(BRIDGE)
    (made / "lighthouse.md").write_text(LIGHTHOUSE)
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


def test_a_folder_is_ingested_once_and_then_nothing_is_embedded(folder: Path, settings: Settings) -> None:
    first = ingest([folder], settings=settings)
    second = ingest([folder], settings=settings)
    assert first.added == ("bridge.txt", "lighthouse.md")
    assert first.embedded == 2
    assert second.unchanged == ("bridge.txt", "lighthouse.md")
    assert second.embedded == 0


def test_a_changed_document_replaces_its_old_version(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    (folder / "lighthouse.md").write_text(LIGHTHOUSE.replace("Ada Moreau", "Yusuf Demir"))
    report = ingest([folder], settings=settings)
    answer = ask("Who is the lighthouse keeper?", settings=settings)
    assert report.updated == ("lighthouse.md",)
    assert report.embedded == 1
    assert "Yusuf Demir" in answer.text
    assert "Moreau" not in answer.text
    assert len(documents(settings)) == 2


def test_mirroring_forgets_what_disappeared_and_plain_ingest_tells_of_it(folder: Path, settings: Settings) -> None:
    assert ingest([folder], settings=settings).gone == ()
    (folder / "bridge.txt").unlink()
    told = ingest([folder], settings=settings)
    assert (told.removed, [Path(location).name for location in told.gone]) == ((), ["bridge.txt"])
    assert len(documents(settings)) == 2
    assert ingest([folder / "lighthouse.md"], settings=settings).gone == ()  # of a file alone no folder is looked at
    mirrored = ingest([folder], settings=settings, mirror=True)
    assert (len(mirrored.removed), mirrored.gone) == (1, ())
    assert [d.path for d in documents(settings)] == ["lighthouse.md"]
    assert open_library(settings.location).full_text(["bridge"], 5) == []


def test_mirroring_keeps_what_lies_in_a_folder_that_cannot_be_listed(folder: Path, settings: Settings) -> None:
    closed = folder / "closed"
    closed.mkdir()
    (closed / "ferry.txt").write_text("The ferry leaves at noon and takes twenty cars to the island.\n")
    ingest([folder], settings=settings)
    with open_writer(settings.location) as writer:
        run = Ingest(writer, None)
        present = [FoundFile(folder / "bridge.txt", "bridge.txt"), FoundFile(closed, "closed")]
        run.note_gone([folder], present, forget=True)
    assert [Path(location).name for location in run.report().removed] == ["lighthouse.md"]
    assert [document.path for document in documents(settings)] == ["bridge.txt", "closed/ferry.txt"]


def test_mirroring_one_folder_leaves_the_other_alone(folder: Path, settings: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "ferry.txt").write_text("The ferry leaves at noon and takes twenty cars to the island.\n")
    ingest([folder, other], settings=settings)
    ingest([folder], settings=settings, mirror=True)
    assert len(documents(settings)) == 3


def test_the_same_content_under_two_names_is_kept_once(folder: Path, settings: Settings) -> None:
    (folder / "copy.txt").write_text(BRIDGE)
    report = ingest([folder], settings=settings)
    assert report.duplicates == ("copy.txt",)
    assert len(documents(settings)) == 2
    (folder / "bridge.txt").unlink()
    ingest([folder], settings=settings, mirror=True)
    assert ask("How long is the old bridge?", settings=settings).citations


def test_a_file_that_was_moved_is_described_where_it_lies_now(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    (folder / "sub").mkdir()
    (folder / "bridge.txt").rename(folder / "sub" / "pier.txt")
    moved = ingest([folder], settings=settings, mirror=True)
    assert (moved.updated, moved.duplicates, moved.embedded, len(moved.removed)) == (("sub/pier.txt",), (), 0, 1)
    assert [d.path for d in documents(settings)] == ["lighthouse.md", "sub/pier.txt"]
    assert ingest([folder], settings=settings, mirror=True).unchanged == ("lighthouse.md", "sub/pier.txt")


def test_a_file_that_was_moved_obeys_the_settings_beside_it(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    (folder / "sub").mkdir()
    (folder / "sub" / "attache.toml").write_text('["*"]\npublisher = "Rail Museum"\n')
    (folder / "bridge.txt").rename(folder / "sub" / "pier.txt")
    ingest([folder], settings=settings, mirror=True)
    assert [d.publisher for d in documents(settings) if d.path == "sub/pier.txt"] == ["Rail Museum"]


@pytest.mark.parametrize("copy", ["a-copy.txt", "copy.txt"])  # read before what it equals, and after
def test_a_copy_has_its_own_name_once_what_it_equalled_changes(folder: Path, settings: Settings, copy: str) -> None:
    ingest([folder], settings=settings)
    (folder / copy).write_text(BRIDGE)
    assert ingest([folder], settings=settings).duplicates == (copy,)
    (folder / "bridge.txt").write_text(BRIDGE.replace("212", "340"))
    assert set(ingest([folder], settings=settings).updated) == {"bridge.txt", copy}
    assert [d.path for d in documents(settings)] == sorted(["bridge.txt", copy, "lighthouse.md"])


def test_a_copy_that_goes_leaves_the_description_alone(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    (folder / "copy.txt").write_text(BRIDGE)
    ingest([folder], settings=settings)
    (folder / "copy.txt").unlink()
    assert ingest([folder], settings=settings, mirror=True).updated == ()


def test_mirroring_a_folder_that_holds_the_index_keeps_what_the_chat_added(folder: Path) -> None:
    settings = Settings(home=folder / ".attache")
    settings.location.uploads.mkdir(parents=True)
    (settings.location.uploads / "ferry.txt").write_text("The ferry leaves at noon and takes twenty cars.\n")
    ingest([folder, settings.location.uploads], settings=settings)
    assert ingest([folder], settings=settings, mirror=True).removed == ()
    assert len(documents(settings)) == 3


def test_odd_names_and_links_in_a_circle_are_each_one_failed_file(folder: Path, settings: Settings) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(BRIDGE.replace("bridge", "café"))
    (folder / "loop.txt").symlink_to("loop.txt")
    report = ingest([folder, folder / "loop.txt"], settings=settings, mirror=True)
    failed = {file.path: file.reason for file in report.failed}
    assert report.added == ("bridge.txt", "lighthouse.md")
    assert set(failed) == {"caf\\udce9.txt", "loop.txt"}
    assert "Rename it" in failed["caf\\udce9.txt"]
    assert "cannot be read" in failed["loop.txt"]
    with pytest.raises(UnreadableFile, match="Rename it"):
        ingest_text("caf\udce9", BRIDGE, settings=settings)


def test_one_bad_file_is_reported_and_the_others_are_ingested(folder: Path, settings: Settings) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nonsense")
    report = ingest([folder], settings=settings)
    assert {failed.path for failed in report.failed} == {"empty.txt", "broken.pdf"}
    assert all("empty.txt" in f.reason or "broken.pdf" in f.reason for f in report.failed)
    assert len(report.added) == 2


def test_a_file_that_went_bad_keeps_its_last_good_version(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    (folder / "bridge.txt").write_bytes(b"\x00\x01\x02" * 50)
    assert len(ingest([folder], settings=settings).failed) == 1
    assert "1931" in ask("When did the old bridge open?", settings=settings).text


def test_overrides_reach_the_description_without_the_text_changing(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    (folder / "attache.toml").write_text('["bridge.txt"]\npublisher = "Rail Museum"\npublished = "1999-07-01"\n')
    assert ingest([folder], settings=settings).updated == ("bridge.txt",)
    bridge = next(d for d in documents(settings) if d.path == "bridge.txt")
    assert (bridge.publisher, str(bridge.published)) == ("Rail Museum", "1999-07-01")


def test_text_given_by_the_caller_is_a_document(settings: Settings) -> None:
    assert ingest_text("note", BRIDGE, settings=settings).added == ("note",)
    assert ingest_text("note", BRIDGE, settings=settings).unchanged == ("note",)
    assert "212 metres" in ask("How long is the old bridge?", settings=settings).text


def test_a_folder_without_documents_says_so(tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(NoDocuments, match=str(tmp_path)):
        ingest([tmp_path], settings=settings)


def test_progress_counts_files_and_chunks(folder: Path, settings: Settings) -> None:
    seen: list[Progress] = []
    ingest([folder], settings=settings, progress=seen.append)
    assert [(p.done, p.total) for p in seen if p.chunks == 0] == [(0, 2), (1, 2)]
    assert [(p.chunk, p.chunks) for p in seen if p.chunks] == [(1, 1), (1, 1)]


def test_an_index_of_another_embedder_is_refused_and_can_be_rebuilt(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([folder], settings=settings)
    from vectorstore.index.embedding import BundledEmbedder, open_embedder

    embedder = open_embedder(settings.location)
    assert isinstance(embedder, BundledEmbedder)
    monkeypatch.setattr(embedder, "fingerprint", "another:1")
    with pytest.raises(IndexForeign, match="--rebuild"):
        ingest([folder], settings=settings)
    assert len(ingest([folder], settings=settings, rebuild=True).added) == 2


def test_a_catalog_of_another_program_is_refused(folder: Path, settings: Settings) -> None:
    settings.home.mkdir()
    settings.location.catalog.write_text("this is no database at all, just a text somebody put here")
    with pytest.raises(IndexForeign, match=r"catalog\.sqlite"):
        ingest([folder], settings=settings)


def test_vectors_that_were_deleted_are_made_again(folder: Path, settings: Settings) -> None:
    import shutil

    from vectorstore.index.vectors import VectorStore

    ingest([folder], settings=settings)
    VectorStore(settings.location, "", "").reopen()
    shutil.rmtree(settings.location.vectors)
    assert ingest([folder], settings=settings).embedded == 2
    assert ask("Who is the lighthouse keeper?", settings=settings).citations


def test_questions_and_an_ingest_in_one_process_do_not_disturb_each_other(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    asked, over = list[str](), threading.Event()

    def keep_asking() -> None:
        while not over.is_set():
            asked.append(ask("Who is the lighthouse keeper?", settings=settings).text)

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(keep_asking) for _ in range(2)]
        try:
            for number in range(6):
                ingest_text(
                    f"boat {number}", f"Boat {number} was painted blue and has {number} masts.", settings=settings
                )
        finally:
            over.set()
        for reader in readers:
            reader.result()
    assert len(documents(settings)) == 8
    assert asked
    assert all("Ada Moreau" in text for text in asked)


def test_a_filter_may_admit_more_documents_than_sqlite_takes_variables(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    library = open_library(settings.location)
    admitted = [*(f"absent-{number}" for number in range(33_000)), *(card.id for card in library.documents())]
    assert len(library.full_text(["bridge"], 5, admitted)) == 1
    assert library.full_text(["bridge"], 5, ["absent"]) == []


def test_a_first_start_that_was_cut_short_leaves_no_half_made_catalog(
    folder: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", object())  # cannot be stored: the start ends between tables and facts
        with pytest.raises(StorageFailed):
            ingest([folder], settings=settings)
    assert len(ingest([folder], settings=settings).added) == 2


def test_a_damaged_catalog_is_refused_by_name(folder: Path, settings: Settings) -> None:
    ingest([folder], settings=settings)
    close_library(settings.location)
    raw = bytearray(settings.location.catalog.read_bytes())
    raw[4096:] = b"\x5a" * (len(raw) - 4096)
    settings.location.catalog.write_bytes(raw)
    with pytest.raises((IndexForeign, StorageFailed), match=r"catalog\.sqlite"):
        ingest([folder], settings=settings)
    with pytest.raises((IndexForeign, StorageFailed), match=r"catalog\.sqlite"):
        ask("Who is the lighthouse keeper?", settings=settings)
