"""Digests of the program's own source, so that nothing made by another version is taken for this one's."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent
_READING_ONLY = {
    "addresses.py", "errors.py", "given.py", "given_pages.py", "library.py", "locking.py", "location.py", "lookups.py",
    "remarks.py", "reports.py", "searchable.py", "word_pieces.py",
}  # fmt: skip
_SOURCES = {".py", ".toml", ".txt", ".json"}


def identity(*parts: str) -> str:
    """A digest of what rows depend on: the parts given, and everything the program is made of."""
    return hashlib.sha256("\0".join([*parts, code_digest()]).encode()).hexdigest()[:16]


@lru_cache(1)
def code_digest() -> str:
    """Changes with any line or table of the program."""
    return _digest(file for package in ("vectorstore", "rag", "evals") for file in _files(package))


@lru_cache(1)
def indexing_digest() -> str:
    """Changes with any line or table that may decide what an index holds: loading, describing, chunking, embedding."""
    return _digest(file for file in _files("vectorstore") if file.name not in _READING_ONLY)


def file_digest(path: Path) -> str:
    """The sha256 of a file's bytes, or of those of a folder's text files with their names, in hexadecimal."""
    if path.is_dir():
        files = sorted([*path.glob("*.txt"), *path.rglob("*.tsv")])
        return hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _files(package: str) -> list[Path]:
    files = (_PROJECT / package).rglob("*")
    return sorted(file for file in files if file.suffix in _SOURCES and file.name != "baseline.json")


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(_PROJECT)).encode() + file.read_bytes())
    return digest.hexdigest()
