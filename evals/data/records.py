"""JSON lines, gzipped or not, read with bounds."""

import gzip
import json
import zlib
from pathlib import Path

from evals.data.task import Record
from evals.errors import DataUnreadable


def read_records(path: Path) -> list[Record]:
    """The records of a `.jsonl` or `.jsonl.gz` file. Raises DataUnreadable with the line."""
    try:
        raw = path.read_bytes()
        text = gzip.decompress(raw) if path.suffix == ".gz" else raw
        return _parsed(path, text.decode("utf-8").split("\n"))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise DataUnreadable(f"{path} cannot be read ({error}). Name a .jsonl or .jsonl.gz file.") from error


def _parsed(path: Path, lines: list[str]) -> list[Record]:
    records: list[Record] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
            except ValueError as error:
                raise DataUnreadable(f"{path}:{number}: not JSON ({error}). Mend or remove the line.") from error
            if not isinstance(record, dict) or "id" not in record:
                raise DataUnreadable(f"{path}:{number}: not a record with an id. Mend or remove the line.")
            records.append(record)
    if not records:
        raise DataUnreadable(f"{path} holds no record. Name another file.")
    return records


def sibling(path: Path, name: str) -> Path:
    """The file of another name with the same endings beside `path`."""
    return path.with_name(name + path.name[len(path.name.split(".")[0]) :])
