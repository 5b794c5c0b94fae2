"""Files that people hand in through the chat: checked, given a safe name, and kept beside the index."""

import os
import re
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from vectorstore.errors import BrokenDocument, DocumentTooLarge, StorageFailed, UnsupportedFile
from vectorstore.files.folders import FORMATS
from vectorstore.remarks import Remark

MOST_BYTES = 64 << 20  # of one file
MOST_TOGETHER = 256 << 20  # of all that are handed in at once
MOST_FILES = 50  # handed in at once
MOST_KEPT = 4 << 30  # bytes of all that were ever kept
_LONGEST_NAME = 120  # bytes, ending included
_HEAD = 1024
_MOST_ATTEMPTS = 2
_PART = ".part"  # ends the name of a file that is not whole yet
_ABANDONED = 3600.0  # seconds after which nobody is writing to a part any more
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # devices on Windows
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_FOREIGN = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0")
_FOREIGN_TOO = (b"\x1f\x8b", b"7z\xbc\xaf", b"RIFF", b"BZh", b"Rar!", b"SQLite format 3")
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16, whose text holds NULs


def keep_upload(folder: Path, given: Path, name: str) -> Path:
    """Move a file that was handed in as `name` into `folder`, whole or not at all; where it lies now.

    Raises UnsupportedFile, DocumentTooLarge or StorageFailed; the file given is then still where it was.
    """
    safe = safe_name(name)
    try:
        size = given.stat().st_size
        _check_size(folder, size, safe)
        with given.open("rb") as file:
            check_content(file.read(_HEAD), safe)
        folder.mkdir(parents=True, exist_ok=True)
        with _copied(given, folder) as part:
            kept = _reserved(folder, safe)
            part.replace(kept)
        with suppress(OSError):
            given.unlink()
        return kept
    except OSError as error:
        raise StorageFailed(
            "{name}: it cannot be kept ({reason}). Free some space, then add it again.",
            name=safe,
            reason=error.strerror,
        ) from error


def safe_name(name: str) -> str:
    """A file name without path, control characters or meaning to any system, ending in a known format, lower case.

    Raises UnsupportedFile for any other ending.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(" " if char.isspace() else char for char in last if _is_printable(char))
    clean = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", shown)).strip(" .")
    stem, ending = os.path.splitext(clean)
    if ending.lower() not in FORMATS and f".{clean.lower()}" in FORMATS:
        stem, ending = "", f".{clean}"  # nothing but an ending
    if ending.lower() not in FORMATS:
        raise UnsupportedFile(
            "{name}: files of this kind are not read. Add one of {kinds}.",
            name=clean or Remark("A file without a name"),
            kinds=", ".join(FORMATS),
        )
    stem = stem.strip(" .") or "document"
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    room = _LONGEST_NAME - len(ending)
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + ending.lower()


def check_content(head: bytes, name: str) -> None:
    """Refuse a file whose first bytes are not what its name says. Raises UnsupportedFile."""
    format_ = FORMATS[Path(name).suffix]
    if format_ == "pdf":
        fits, wanted = b"%PDF-" in head, Remark("a PDF")
    elif format_ == "docx":
        fits, wanted = head.startswith(b"PK\x03\x04"), Remark("a Word document")
    else:
        binary = head.startswith((*_FOREIGN, *_FOREIGN_TOO)) or (b"\0" in head and not head.startswith(_WIDE))
        fits, wanted = not binary, Remark("text")
    if not fits:
        raise UnsupportedFile(
            "{name}: its content is not {wanted}, though its name says so. "
            "Add the file under the name it was saved with.",
            name=name,
            wanted=wanted,
        )


def discard_uploads(folder: Path, locations: list[str]) -> None:
    """Delete those of the locations that are files kept in `folder`; others are not touched. Raises StorageFailed."""
    root = folder.resolve()
    for location in locations:
        path = Path(location)
        if path.parent == root:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise StorageFailed(
                    "{path} cannot be deleted ({reason}). Check its permissions.", path=path, reason=error.strerror
                ) from error


def kept_uploads(folder: Path) -> list[Path]:
    """The files kept, in order of their names."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in FORMATS and path.is_file())


def note_attempt(path: Path) -> None:
    """Count that a kept file is about to be read. Raises BrokenDocument where that has ended the program twice.

    Raises StorageFailed where it cannot be counted.
    """
    note = _attempts(path)
    try:
        counted = note.read_text() if note.exists() else ""
        made = int(counted) if counted.isdecimal() else 0  # a full disk leaves an empty note
        if made < _MOST_ATTEMPTS:
            note.write_text(str(made + 1))
            return
    except OSError as error:
        raise StorageFailed(
            "{name}: it cannot be read yet ({reason}). Free some space; it is then tried again.",
            name=path.name,
            reason=error.strerror,
        ) from error
    raise BrokenDocument(
        "{name}: the program ended while it was read. Convert the file to another kind.", name=path.name
    )


def forget_attempts(path: Path) -> None:
    """Note that reading a file has come to an end, good or bad."""
    with suppress(OSError):
        _attempts(path).unlink(missing_ok=True)


def _attempts(path: Path) -> Path:
    return path.with_name(f".{path.name}.attempts")


def _check_size(folder: Path, size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise DocumentTooLarge(
            "{name}: {size:.1f} MiB is more than the {most} MiB a file may have here. "
            "Split it, or run `attache ingest` with it.",
            name=name,
            size=size / (1 << 20),
            most=MOST_BYTES >> 20,
        )
    held = sum(path.stat().st_size for path in kept_uploads(folder))
    if held + size > MOST_KEPT:
        raise DocumentTooLarge(
            "{name}: the documents added here fill their {most} GiB. Remove some first.",
            name=name,
            most=MOST_KEPT >> 30,
        )


@contextmanager
def _copied(given: Path, folder: Path) -> Iterator[Path]:
    """A copy in `folder` under a name that `kept_uploads` passes over; it is gone at the end unless it was renamed."""
    _clear_parts(folder)
    handle, name = tempfile.mkstemp(_PART, ".", folder)
    os.close(handle)
    try:
        shutil.copyfile(given, name)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _clear_parts(folder: Path) -> None:
    """Delete what programs that were ended left half written."""
    for part in folder.glob(f".*{_PART}"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def _reserved(folder: Path, name: str) -> Path:
    """An empty file of this name, or of this name with the first number that is free."""
    stem, ending = os.path.splitext(name)
    for number in count(1):
        path = folder / (name if number == 1 else f"{stem} ({number}){ending}")
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise AssertionError("names never run out")


def _is_printable(char: str) -> bool:
    """No control character, reordering mark, half of a pair or unassigned code point; white space is kept."""
    return char.isspace() or not unicodedata.category(char).startswith("C")
