"""What cannot be taken ends in an error of ours that names the file and the next step; nothing hangs."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files import (
    MIB,
    make_fifo,
    write_binary,
    write_broken_pdf,
    write_bytes,
    write_docx,
    write_docx_bomb,
    write_html,
    write_large_txt,
    write_pdf,
    write_scanned_pdf,
    write_txt,
)
from vectorstore.errors import (
    BrokenDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    UnreadableFile,
    UnsupportedFile,
)
from vectorstore.files import loading
from vectorstore.files.file_bytes import read_bytes
from vectorstore.files.folders import FORMATS, find_files
from vectorstore.files.loading import check_size, load_file, load_text

_BAD: list[tuple[Callable[[Path], Path], type[DocumentError], str]] = [
    (lambda folder: write_txt(folder, "empty.txt", ""), EmptyDocument, "Save it again with its text"),
    (lambda folder: write_txt(folder, "blank.md", " \n\t\n"), EmptyDocument, "Save it again with its text"),
    (lambda folder: write_bytes(folder, "empty.pdf", b""), EmptyDocument, "Save it again with its text"),
    (write_large_txt, DocumentTooLarge, "50.0 MiB is more than the 32 MiB .* Split it into smaller files"),
    (write_binary, UnsupportedFile, "Save it as plain text in UTF-8"),
    (write_broken_pdf, BrokenDocument, "print it to a new PDF"),
    (write_scanned_pdf, EmptyDocument, "Run OCR"),
    (lambda folder: write_docx_bomb(folder, unpacked=40 * MIB), DocumentTooLarge, "zip bomb"),
    (lambda folder: write_html(folder, "scripts.html", "<script>x</script>"), EmptyDocument, "save the shown text"),
    (
        lambda folder: write_bytes(folder, "odd.txt", b"\x01\x02\x81\xfe\x03" * 9),
        UnsupportedFile,
        "Save it as plain text",
    ),
    (lambda folder: write_txt(folder, "table.xlsx", "x"), UnsupportedFile, r"Convert it to one of \.txt"),
    (lambda folder: write_txt(folder, "nosuffix", "x"), UnsupportedFile, r"Convert it to one of \.txt"),
    (make_fifo, UnreadableFile, "Save its content in a file first"),
    (lambda folder: folder / "gone.txt", UnreadableFile, "Check the path"),
    (lambda folder: _folder(folder / "folder.txt"), UnreadableFile, "Ingest the folder itself"),
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(("write", "error", "message"), _BAD)
def test_a_bad_file_is_refused_by_name_with_the_next_step(
    tmp_path: Path, write: Callable[[Path], Path], error: type[DocumentError], message: str
) -> None:
    path = write(tmp_path)
    with pytest.raises(error, match=message) as raised:
        load_file(path, path.name)
    assert str(raised.value).startswith(f"{path.name}: ")
    assert str(raised.value).endswith(".")


def test_bad_files_leave_the_others_to_be_loaded(tmp_path: Path) -> None:
    good = {write_txt(tmp_path).name, write_html(tmp_path).name, write_pdf(tmp_path).name, write_docx(tmp_path).name}
    for write, _, _ in _BAD:
        write(tmp_path)
    loaded: set[str] = set()
    for found in find_files([tmp_path]).files:
        try:
            loaded.add(load_file(found.path, found.shown_as).path)
        except DocumentError:
            continue
    assert loaded == good


def test_a_device_is_refused_without_being_opened() -> None:
    for device in ("/dev/zero", "/dev/tty"):
        with pytest.raises(UnreadableFile):
            read_bytes(Path(device), device, 100)


def test_without_permission_the_message_says_so(tmp_path: Path) -> None:
    path = write_txt(tmp_path)
    path.chmod(0)
    with _as_nobody(), pytest.raises(UnreadableFile, match=r"note\.txt: no permission .*Give yourself access"):
        load_file(path, "note.txt")


def test_a_folder_without_permission_is_found_and_says_so() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        closed = _folder(root / "closed")
        write_txt(closed)
        closed.chmod(0)
        with _as_nobody():
            found = [*find_files([root]).files, *find_files([closed]).files]
            assert [file.shown_as for file in found] == ["closed", "closed"]
            with pytest.raises(UnreadableFile, match="closed: no permission"):
                load_file(found[0].path, found[0].shown_as)
        closed.chmod(0o700)


def test_the_size_is_checked_without_reading(tmp_path: Path) -> None:
    check_size(write_txt(tmp_path))
    with pytest.raises(DocumentTooLarge, match="Split it"):
        check_size(write_large_txt(tmp_path, "huge.txt", 1 << 40))
    with pytest.raises(UnreadableFile):
        check_size(make_fifo(tmp_path))
    with pytest.raises(UnsupportedFile):
        check_size(write_bytes(tmp_path, "x.png", b"x"))


def test_text_has_a_bound_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(loading, "MOST_CHARACTERS", 10)
    assert load_text("ten", "0123456789").text == "0123456789"
    with pytest.raises(DocumentTooLarge, match=r"eleven: 11 characters .* Split it"):
        load_text("eleven", "0123456789x")
    with pytest.raises(DocumentTooLarge, match=r"note\.txt: 11 characters"):
        load_file(write_txt(tmp_path, "note.txt", "0123456789x"), "note.txt")


_STARTS = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"---\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B"]
)
_ANY_FOLDER = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@_ANY_FOLDER
@given(start=_STARTS, data=st.binary(max_size=600))
def test_random_bytes_are_loaded_or_refused(tmp_path: Path, suffix: str, start: bytes, data: bytes) -> None:
    _loaded_or_refused(write_bytes(tmp_path, f"random{suffix}", start + data))


@pytest.mark.parametrize("write", [write_pdf, write_docx])
@_ANY_FOLDER
@given(place=st.floats(0, 1), data=st.binary(min_size=1, max_size=30), keep=st.booleans())
def test_damaged_files_are_loaded_or_refused(
    tmp_path: Path, write: Callable[[Path], Path], place: float, data: bytes, keep: bool
) -> None:
    path = write(tmp_path)
    whole = path.read_bytes()
    at = int(place * len(whole))
    _loaded_or_refused(write_bytes(tmp_path, path.name, whole[:at] + data + whole[at + len(data) * keep :]))


def _loaded_or_refused(path: Path) -> None:
    try:
        loaded = load_file(path)
    except DocumentError:
        return
    assert loaded.text.strip()
    assert all(0 <= span.start < span.end <= len(loaded.text) for span in loaded.furniture)
    loaded.text.encode("utf-8")


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Permissions do not bind root: give them up for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
