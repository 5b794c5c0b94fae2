"""`attache ingest` as its user meets it: what became of every file, and how the program ends."""

from pathlib import Path

import pytest

from tests.test_shell import Shell
from ui.shell.ingest import show_report
from vectorstore.adding.reports import IngestReport


@pytest.fixture
def empty(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    for name in ("one", "two"):
        (made / f"{name}.txt").write_text(f"The {name} ferry leaves the harbour at noon.\n", encoding="utf-8")
    return made


def test_ingesting_again_changes_nothing_and_mirroring_forgets(folder: Path, empty: Shell) -> None:
    first = empty("ingest", str(folder))
    assert first.err.splitlines()[0].startswith("1/2 ")
    assert empty("ingest", str(folder)).out.startswith("2 unchanged (")
    (folder / "two.txt").unlink()
    told = empty("ingest", str(folder))
    assert (told.code, told.out.split(" (")[0]) == (0, "1 unchanged, 1 gone")
    assert told.err.splitlines()[-2:] == [
        f"Gone from the folder, still in the index: {folder / 'two.txt'}",
        "They still answer. To forget them, run attache ingest on the folder with --mirror.",
    ]
    assert empty("ingest", "--mirror", str(folder)).out.startswith("1 unchanged, 1 removed (")
    assert empty("ingest", str(folder)).out.startswith("1 unchanged (")


def test_a_file_that_cannot_be_taken_is_named_with_the_reason_and_the_others_are_taken(
    tmp_path: Path, empty: Shell
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("The ferry leaves the harbour at noon.\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7 and then nothing")
    mixed = empty("ingest", str(good), str(bad))
    assert (mixed.code, mixed.out.split(" (")[0]) == (4, "1 added, 1 failed")
    assert "\nNot taken: bad.pdf: " in mixed.err
    assert empty("ingest", str(bad)).code == 1
    missing = empty("ingest", str(tmp_path / "no-such-folder"))
    assert (missing.code, "no-such-folder" in missing.err) == (1, True)


def test_a_file_whose_format_is_not_read_is_named_and_no_failure(folder: Path, empty: Shell) -> None:
    (folder / "figures.xls").write_bytes(b"1")
    (folder / "Makefile").write_bytes(b"all:")
    ended = empty("ingest", str(folder))
    assert (ended.code, ended.out.split(" (")[0]) == (0, "2 added, 2 skipped")
    assert f"Skipped: {folder}/figures.xls: .xls is not a format that is read\n" in ended.err
    assert f"Skipped: {folder}/Makefile: its name does not end in a format that is read\n" in ended.err
    assert ended.err.endswith("save the others as one of these.\n")


def test_of_many_skipped_files_the_first_are_named_and_the_others_counted(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(IngestReport(skipped=tuple(f"{n}.xls" for n in range(25))))
    named = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Skipped: ")]
    assert (len(named), named[-1]) == (21, "Skipped: 5 more")
