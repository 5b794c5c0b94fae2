"""Which files there are to ingest, and under which names."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vectorstore.errors import NoDocuments

FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
SETTINGS_FILE = "attache.toml"


@dataclass(frozen=True)
class FoundFile:
    """A file to ingest: where it is, and its path as shown, relative to the folder it was found in."""

    path: Path
    shown_as: str


@dataclass(frozen=True)
class FoundFiles:
    """The files to ingest in order, and the paths of those passed over because their format is not read."""

    files: tuple[FoundFile, ...]
    skipped: tuple[str, ...]


def find_files(paths: Sequence[Path]) -> FoundFiles:
    """Every file named in `paths`, and every file of a known format in the folders named, sorted within each folder.

    Hidden files and folders, links that lead back, and `attache.toml` are passed over. A file that is named is always
    returned, and so is what cannot be read: loading it says why. Raises NoDocuments where nothing is left.
    """
    found: dict[Path, tuple[Path, Path]] = {}
    skipped: list[str] = []
    for root in paths:
        base, candidates = (root, _walk(root)) if os.path.isdir(root) else (root.parent, iter([root]))
        for path in candidates:
            if path == root or path.suffix.lower() in FORMATS or os.path.isdir(path):
                found.setdefault(_identity(path), (path, base))
            else:
                skipped.append(showable(path.as_posix()))
    if not found:
        raise NoDocuments(_nothing_found(paths, len(skipped)))
    return FoundFiles(tuple(_named(list(found.values()))), tuple(skipped))


def location_of(path: Path) -> str:
    """What the index knows a file by: where it lies, links followed as far as they lead."""
    return os.path.realpath(path)


def showable(name: str) -> str:
    """A name that can be printed and stored, what is no text in it written as a code."""
    return name.encode(errors="backslashreplace").decode()


def _walk(root: Path) -> Iterator[Path]:
    """The files under a folder; a folder that cannot be listed is given as if it were a file."""
    todo, visited = [root], set[tuple[int, int]]()
    while todo:
        path = todo.pop()
        try:
            folder = os.stat(path) if os.path.isdir(path) else None
            entries = os.listdir(path) if folder else []
        except OSError:
            folder = None
        if folder is None:
            yield path
        elif (folder.st_dev, folder.st_ino) not in visited:
            visited.add((folder.st_dev, folder.st_ino))
            todo.extend(path / name for name in sorted(entries, reverse=True) if _is_shown(name))


def _is_shown(name: str) -> bool:
    return not name.startswith(".") and name != SETTINGS_FILE


def _identity(path: Path) -> Path:
    return Path(location_of(path))


def _named(found: list[tuple[Path, Path]]) -> Iterator[FoundFile]:
    """Names relative to the folder searched; where two would be alike, with that folder's name, or in full."""
    short = [showable(path.relative_to(base).as_posix() if path != base else path.name) for path, base in found]
    longer = [showable(f"{_identity(base).name}/{name}") for name, (_, base) in zip(short, found, strict=True)]
    in_short, in_longer = Counter(short), Counter(longer)
    for (path, _), name, long_name in zip(found, short, longer, strict=True):
        if in_short[name] == 1:
            yield FoundFile(path, name)
        else:
            yield FoundFile(path, long_name if in_longer[long_name] == 1 else showable(path.absolute().as_posix()))


def _nothing_found(paths: Sequence[Path], skipped: int) -> str:
    where = ", ".join(str(path) for path in paths[:5]) or "the list of paths"
    others = f" ({skipped} of other formats)" if skipped else ""
    return f"{where}: no documents there{others}. Add files ending in {', '.join(FORMATS)} and ingest again."
