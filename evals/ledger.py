"""Rows kept on disk as they come, one JSON line a question, so that an interrupted run goes on where it stopped."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from evals.errors import LedgerBroken
from evals.rows import Row


class Ledger:
    """The rows of one run. `identity` names everything a row depends on; rows of another identity are not taken up.

    Raises LedgerBroken where the file cannot be read or written.
    """

    def __init__(self, path: Path, identity: str, fresh: bool = False) -> None:
        self.path = path
        self._done: dict[str, Row] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            kept = [] if fresh or not path.exists() else path.read_text(encoding="utf-8").splitlines()
            if kept and kept[0] == _header(identity):
                self._done = {row.key: row for row in _whole_rows(kept[1:])}
            text = "\n".join([_header(identity), *(_line(row) for row in self._done.values())]) + "\n"
            path.write_text(text, encoding="utf-8")
            self._file = path.open("a", encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise _broken(path, error) from error

    def get(self, key: str) -> Row | None:
        return self._done.get(key)

    def add(self, row: Row) -> None:
        self._done[row.key] = row
        try:
            self._file.write(_line(row) + "\n")
            self._file.flush()
        except OSError as error:
            raise _broken(self.path, error) from error

    def close(self) -> None:
        self._file.close()

    def finish(self, folder: Path, label: str) -> Path:
        """Close the finished run and move its rows to `folder`, under the time and a label; where they lie now."""
        self.close()
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return self.path.replace(folder / f"{stamp}-{label}.jsonl")
        except OSError as error:
            raise _broken(folder, error) from error


def kept_rows(path: Path) -> list[Row]:
    """The rows of a finished or interrupted run, as they lie. Raises LedgerBroken."""
    try:
        return list(_whole_rows(path.read_text(encoding="utf-8").splitlines()[1:]))
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, error) from error


def _header(name: str) -> str:
    return json.dumps({"run": name})


def _line(row: Row) -> str:
    return json.dumps(row.to_json(), ensure_ascii=False)


def _whole_rows(lines: list[str]) -> Iterator[Row]:
    """The rows of the lines; the last may be cut short by an interruption and is then asked again."""
    for number, line in enumerate(lines, 2):
        try:
            yield Row.from_json(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            if number == len(lines) + 1:
                return
            raise LedgerBroken(
                f"Line {number} of the kept rows is damaged ({error}). Run again with --fresh."
            ) from error


def _broken(path: Path, error: Exception) -> LedgerBroken:
    return LedgerBroken(f"The rows in {path} cannot be kept or read ({error}). Name another folder with --out.")
