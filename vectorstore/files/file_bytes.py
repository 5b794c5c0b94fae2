"""A file's bytes, read once, within a bound, and never from anything but a regular file."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vectorstore.errors import DocumentTooLarge, UnreadableFile

# A pipe without a writer would block `open` for ever; the flag exists on POSIX only.
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_MIB = 1 << 20


def read_bytes(path: Path, name: str, most: int) -> bytes:
    """All bytes of `path`, called `name` in messages.

    Raises UnreadableFile for what cannot be opened or is no regular file, and DocumentTooLarge, before reading
    anything, for a file of more than `most` bytes.
    """
    with _translated(name):
        check_file(path, name, most)
        handle = os.open(path, _OPEN_FLAGS)
        with open(handle, "rb") as file:
            _refuse_other_kinds(os.fstat(handle), path, name)
            data = file.read(most + 1)
    _refuse_size(len(data), name, most)
    return data


def check_file(path: Path, name: str, most: int | None = None) -> None:
    """Refuse what is no regular file (UnreadableFile) or has more than `most` bytes (DocumentTooLarge)."""
    with _translated(name):
        status = os.stat(path)
        _refuse_other_kinds(status, path, name)
    if most is not None:
        _refuse_size(status.st_size, name, most)


@contextmanager
def _translated(name: str) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise UnreadableFile(
            "{name}: no permission to read it. Give yourself access and ingest again.", name=name
        ) from error
    except FileNotFoundError as error:
        raise UnreadableFile("{name}: there is no such file. Check the path and ingest again.", name=name) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            "{name}: it cannot be read ({error}). Check the disk or copy it elsewhere.", name=name, error=error
        ) from error


def _refuse_other_kinds(status: os.stat_result, path: Path, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        os.scandir(path).close()  # a closed folder says so
        raise UnreadableFile("{name}: this is a folder, not a file. Ingest the folder itself.", name=name)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(
            "{name}: this is a pipe, socket or device, not a file. Save its content in a file first.", name=name
        )


def _refuse_size(size: int, name: str, most: int) -> None:
    if size > most:
        raise DocumentTooLarge(
            "{name}: {size:.1f} MiB is more than the {most} MiB that a file of this kind may have. "
            "Split it into smaller files and ingest those.",
            name=name,
            size=size / _MIB,
            most=most // _MIB,
        )
