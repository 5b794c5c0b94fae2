"""Names and contents of files that are handed in: nothing leaves the folder, nothing pretends to be what it is not."""

import errno
import os
import resource
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files import write_bytes, write_docx, write_large_txt, write_pdf, write_txt
from vectorstore.adding.uploads import MOST_BYTES, discard_uploads, keep_upload, kept_uploads, safe_name
from vectorstore.errors import DocumentTooLarge, StorageFailed, UnsupportedFile
from vectorstore.files.folders import FORMATS


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("Jahresbericht März.TXT", "Jahresbericht März.txt"),
        ("年次報告.docx", "年次報告.docx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\win.md", "win.md"),
        ("/absolute.html", "absolute.html"),
        ("a\0b\x1b[31m.txt", "ab[31m.txt"),
        ("invoice\u202efdp.txt", "invoicefdp.txt"),
        ('<img src=x onerror="1">.txt', "_img src=x onerror=_1__.txt"),
        ("CON.txt", "_CON.txt"),
        ("com1.tar.txt", "_com1.tar.txt"),
        (".hidden.txt", "hidden.txt"),
        (".txt", "document.txt"),
        ("  two\n lines .txt", "two lines.txt"),
    ],
)
def test_a_name_becomes_one_that_is_safe_anywhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", "..", "tool.exe", "page.html.js", "attache.toml", "noending", "x.pdf/"])
def test_other_kinds_are_refused_by_their_ending(name: str) -> None:
    with pytest.raises(UnsupportedFile, match=r"Add one of \.txt"):
        safe_name(name)


@given(st.text(max_size=300), st.sampled_from([*FORMATS, ".PDF", " .txt"]))
def test_any_name_stays_in_its_folder_and_survives_the_disk(name: str, ending: str) -> None:
    safe = safe_name(name + ending)
    assert os.path.basename(safe) == safe
    assert not safe.startswith(".")
    assert safe.isprintable()
    assert len(safe.encode()) <= 120
    assert os.path.splitext(safe)[1] in FORMATS
    assert safe_name(safe) == safe


def test_files_of_one_name_lie_side_by_side(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    kept = [keep_upload(folder, write_txt(tmp_path, "given", f"{n}"), "../note.txt") for n in range(3)]
    assert [path.name for path in kept] == ["note.txt", "note (2).txt", "note (3).txt"]
    assert [path.read_text() for path in kept] == ["0", "1", "2"]
    assert kept[0].stat().st_mode & 0o077 == 0


def test_a_file_cut_off_on_its_way_from_another_disk_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_disk(*_: object) -> None:
        raise OSError(errno.EXDEV, "another file system")

    monkeypatch.setattr(os, "rename", other_disk)
    given, folder = write_txt(tmp_path, "given", "whole " * 2000), tmp_path / "uploads"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        with pytest.raises(StorageFailed, match="Free some space"):
            keep_upload(folder, given, "note.txt")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(folder.iterdir()) == []
    assert keep_upload(folder, given, "note.txt").read_text() == "whole " * 2000
    assert not given.exists()


def test_what_a_killed_program_left_half_copied_is_not_read_and_goes_in_time(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    old, new = (write_txt(folder, f".{name}.part") for name in ("old", "new"))
    os.utime(old, (time.time() - 7200,) * 2)
    assert kept_uploads(folder) == []
    assert keep_upload(folder, write_txt(tmp_path, "given"), "note.txt").name == "note.txt"
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b"%PDF-1.7 text"),
        ("a.md", b"\x89PNG\r\n\x1a\n"),
        ("a.html", b"PK\x03\x04zip"),
        ("a.txt", b"words\0and a NUL"),
        ("a.pdf", b"MZ program"),
        ("a.pdf", b"plain words"),
        ("a.docx", b"\xd0\xcf\x11\xe0 an old Word file"),
    ],
)
def test_contents_must_be_what_the_name_says(tmp_path: Path, name: str, content: bytes) -> None:
    path = write_bytes(tmp_path, "given", content)
    with pytest.raises(UnsupportedFile, match=rf"{name}: its content is not"):
        keep_upload(tmp_path / "uploads", path, name)
    assert path.exists()
    assert not (tmp_path / "uploads").exists()


def test_real_files_of_every_kind_are_kept(tmp_path: Path) -> None:
    for path in (
        write_pdf(tmp_path),
        write_docx(tmp_path),
        write_txt(tmp_path, "wide.txt", "Breite Zeichen.", encoding="utf-16"),
        write_txt(tmp_path, "page.html", "<p>Hello.</p>"),
    ):
        assert keep_upload(tmp_path / "uploads", path, path.name).name == path.name


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = write_large_txt(tmp_path, "given", MOST_BYTES + 1)
    with pytest.raises(DocumentTooLarge, match="more than the 64 MiB"):
        keep_upload(tmp_path / "uploads", path, "large.txt")


def test_only_what_was_handed_in_is_ever_deleted(tmp_path: Path) -> None:
    own = write_txt(tmp_path, "own.txt")
    kept = keep_upload(tmp_path / "uploads", write_txt(tmp_path, "given"), "note.txt")
    deeper = write_txt(tmp_path / "uploads" / "deeper", "x.txt")
    discard_uploads(tmp_path / "uploads", [str(own), str(kept.resolve()), str(deeper.resolve()), "text:note"])
    assert own.exists()
    assert deeper.exists()
    assert not kept.exists()
