"""How much of what a paper says of itself is read from it: `python -m evals.papers`.

Three sets of 36 short papers, each of another kind (minutes, orders, letters, articles, leaflets), with the title, the
publisher, the day and the kind that their writers meant. These knew nothing of the program. The first two sets were
read while the rules were made, the third was not: its figures are those to expect elsewhere.
"""

import argparse
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from evals.intervals import Figure, mean_figure
from vectorstore.describing.description import describe
from vectorstore.documents import Document
from vectorstore.files.loading import load_file
from vectorstore.index.fulltext import fold

FOLDER = Path(__file__).resolve().parent / "assets" / "papers"
FIELDS = ("title", "publisher", "published", "kind")
UNSEEN = "third"
_SHORTEST = 8  # letters of a title that may be part of another


@dataclass(frozen=True)
class Read:
    """What was read of one field of one paper, beside what is right; None where there is nothing to read."""

    paper: str
    field: str
    read: str | None
    right: str | None

    @property
    def is_right(self) -> bool:
        """Whether they agree; of names one may say less than the other: “Public Health Directorate” of a branch."""
        if self.field in ("published", "kind"):
            return self.read == self.right
        ours, theirs = _plain(self.read), _plain(self.right)
        least = _SHORTEST if self.field == "title" else 1
        return ours == theirs or (min(len(ours), len(theirs)) >= least and (ours in theirs or theirs in ours))

    @property
    def is_wrong(self) -> bool:
        """Whether something was read that is not so; nothing read is not wrong, only less."""
        return not self.is_right and self.read not in (None, "unknown")


def read_set(name: str) -> list[Read]:
    """Every field of every paper of a set."""
    meant = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return [one for paper in meant for one in _read(FOLDER / name / paper["file"], paper)]


def figures(found: list[Read], field: str) -> tuple[Figure, Figure]:
    """The shares of a field read rightly and wrongly, each with its interval."""
    own = [one for one in found if one.field == field]
    return mean_figure([float(one.is_right) for one in own]), mean_figure([float(one.is_wrong) for one in own])


def main() -> int:
    """Print the shares read rightly and wrongly, by field and set; with --misses what was read in place of what."""
    parser = argparse.ArgumentParser(prog="python -m evals.papers", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="also what was missed in the sets that may be read")
    asked, console = parser.parse_args(), Console()
    table = Table("field", "set", "right", "wrong")
    found = {path.stem: read_set(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}
    for field in FIELDS:
        for name, reads in found.items():
            right, wrong = figures(reads, field)
            table.add_row(field, name, str(right), str(wrong))
    console.print(table)
    for one in (one for name, reads in found.items() if asked.misses and name != UNSEEN for one in reads):
        if not one.is_right:
            console.print(f"{one.paper} {one.field}: {one.read!r} for {one.right!r}", markup=False, soft_wrap=True)
    return 0


def _read(path: Path, meant: Mapping[str, Any]) -> list[Read]:
    document = describe(load_file(path))
    return [Read(path.name, field, _said(document, field), _text(meant[field])) for field in FIELDS]


def _said(document: Document, field: str) -> str | None:
    value = getattr(document, field)
    return value.value if field == "kind" else _text(value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _plain(name: str | None) -> str:
    return re.sub(r"\W+", " ", fold(name or "")).strip()


if __name__ == "__main__":
    sys.exit(main())
