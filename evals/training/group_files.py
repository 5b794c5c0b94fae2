"""Public data files turned into groups, by path."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from evals.data.records import read_records
from evals.data.task import Record
from evals.errors import DataUnreadable
from evals.evaluation import Progress
from evals.fingerprints import file_digest
from evals.training.formats import FORMATS, Format
from evals.training.groups import Group
from evals.training.written_lessons import written_records

Item = TypeVar("Item")


@dataclass(frozen=True)
class GroupFile:
    """A file of a format that can be trained on; `digest` is of the whole file, `records` what is used of it."""

    path: Path
    format: Format
    records: tuple[Record, ...]
    digest: str

    @property
    def track(self) -> str:
        """The file's name without its endings."""
        return self.path.name.split(".")[0]


def read_group_file(path: Path, limit: int | None = None, seed: int = 0) -> GroupFile:
    """The records of a file, or `limit` of them drawn by `seed`. Raises DataUnreadable."""
    written = path.is_dir() or path.suffix == ".txt"
    records = written_records(path) if written else read_records(path)
    name = path.name.split(".")[0]
    for one in FORMATS:
        if one.recognizes(name, records[0]):
            return GroupFile(
                path, one, tuple(drawn(records, lambda record: str(record["id"]), limit, seed)), file_digest(path)
            )
    raise DataUnreadable(
        f"{path} is of no format that can be trained on: its records have {', '.join(sorted(records[0]))}. "
        "See docs/training.md for the formats; questions must be in English."
    )


def read_groups(file: GroupFile, progress: Progress | None = None) -> list[Group]:
    """The groups of a file, those held out included. Raises DataUnreadable for a record that lacks what is needed."""
    groups: list[Group] = []
    try:
        for group in file.format.groups(file.records):
            groups.append(replace(group, track=file.track, quiet=file.format.quiet))
            if progress:
                progress(f"reading {file.track}", len(groups), len(file.records))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise DataUnreadable(
            f"{file.path}: a record lacks what the format {file.format.name!r} needs ({error!r}). Mend the file."
        ) from error
    return groups


def drawn(items: Sequence[Item], name: Callable[[Item], str], limit: int | None, seed: int) -> list[Item]:
    """`limit` of the items in their order, drawn by a hash of seed and name: a larger limit keeps a smaller one's."""

    def place(item: Item) -> bytes:
        return hashlib.sha256(f"{seed}:{name(item)}".encode()).digest()

    kept = {name(item) for item in sorted(items, key=place)[:limit]}
    return [item for item in items if name(item) in kept]
