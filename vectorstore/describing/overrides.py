"""What the owner of the documents states about them in `attache.toml`, a file beside them.

["*.txt"]
publisher = "The Harbour Gazette"

["minutes.pdf"]
title = "Council minutes"
published = 2025-03-04
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from vectorstore.dates import PartialDate
from vectorstore.documents import SourceKind
from vectorstore.errors import OverridesInvalid

FILE_NAME = "attache.toml"
FIELDS = ("title", "publisher", "published", "event_date", "event_place", "kind", "language")
_LARGEST = 256 * 1024
_LONGEST_VALUE = 1_000
_WILD = "*?["


@dataclass(frozen=True)
class Overrides:
    """Fields stated for files: a table for each file name or pattern, in the file's order."""

    folder: Path
    tables: tuple[tuple[str, Mapping[str, str]], ...] = field(default=())

    def for_file(self, path: Path | str) -> dict[str, str]:
        """The fields stated for a file; an exact name wins over a pattern, a later pattern over an earlier one."""
        path = Path(path)
        names = {path.name, path.as_posix(), _relative(path, self.folder)}
        matching = [(name, stated) for name, stated in self.tables if _matches(name, names)]
        found: dict[str, str] = {}
        for _, stated in sorted(matching, key=lambda table: table[0] in names):
            found |= stated
        return found


def read_overrides(folder: Path) -> Overrides:
    """Read `attache.toml` in a folder; none there means nothing is overridden. Raises OverridesInvalid."""
    path = folder / FILE_NAME
    if not path.is_file():
        return Overrides(folder)
    tables = _parsed(path)
    return Overrides(folder, tuple((name, _fields(path, name, table)) for name, table in tables.items()))


def check_override(source: str, key: str, value: object) -> str:
    """A stated value as text; raises OverridesInvalid, naming `source` and `key`, where it means nothing."""
    if key not in FIELDS:
        raise OverridesInvalid(f"{source}: there is no field {key!r}. Use one of {', '.join(FIELDS)}.")
    text = _plain(value)
    if not text or len(text) > _LONGEST_VALUE:
        raise OverridesInvalid(
            f"{source}: {key} must be text of 1 to {_LONGEST_VALUE} characters. Correct or remove it."
        )
    _check_meaning(source, key, text)
    return text


def _check_meaning(source: str, key: str, text: str) -> None:
    if key in ("published", "event_date"):
        try:
            PartialDate.parse(text)
        except ValueError as error:
            raise OverridesInvalid(
                f"{source}: {key} is {text!r}. Write it like 2026, 2025-10 or 2025-10-28."
            ) from error
    if key == "kind" and text not in set(SourceKind):
        raise OverridesInvalid(f"{source}: kind is {text!r}. Use one of {', '.join(SourceKind)}.")
    if key == "language" and not (len(text) == 2 and text.isascii() and text.islower()):
        raise OverridesInvalid(f"{source}: language is {text!r}. Use a two-letter code such as en or ja.")


def _parsed(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise OverridesInvalid(f"{path} is larger than {_LARGEST // 1024} KiB. Shorten it.")
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise OverridesInvalid(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error
    except (ValueError, RecursionError) as error:
        raise OverridesInvalid(f"{path} is not valid TOML ({error}). Correct that line or remove the file.") from error


def _fields(path: Path, name: str, table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise OverridesInvalid(f'{path}: {name} stands outside a table. Put it under a heading such as ["*.txt"].')
    return {key: check_override(f"{path}, [{name!r}]", key, value) for key, value in table.items()}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _matches(name: str, names: set[str]) -> bool:
    return name in names or (any(sign in name for sign in _WILD) and any(fnmatchcase(other, name) for other in names))
