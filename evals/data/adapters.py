"""Which adapter reads a file: decided by the shape of its first record, or by its name."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from evals.data import conflicting, containing, dialogues, emails, grounded, reading, spans
from evals.data.records import read_records
from evals.data.task import Record, Track
from evals.errors import DataUnreadable


class Adapter(Protocol):
    """A module that reads one format."""

    def recognizes(self, name: str, record: Record) -> bool: ...

    def read(self, records: Sequence[Record], path: Path) -> Track: ...


# The most particular shape first: several formats share the fields of the last.
_ADAPTERS: tuple[Adapter, ...] = (emails, spans, conflicting, grounded, dialogues, reading, containing)


def read_track(path: Path) -> Track:
    """The questions, documents and measures of a public data file. Raises DataUnreadable."""
    records = read_records(path)
    name = path.name.split(".")[0]
    for adapter in _ADAPTERS:
        if adapter.recognizes(name, records[0]):
            try:
                return adapter.read(records, path)
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise DataUnreadable(
                    f"{path}: a record lacks what this format needs ({error!r}). Mend the file."
                ) from error
    raise DataUnreadable(
        f"{path} is of no known format: its records have {', '.join(sorted(records[0]))}. "
        "See docs/evaluation.md for the formats, or write your questions as YAML and name them with --cases."
    )
