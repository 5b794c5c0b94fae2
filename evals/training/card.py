"""What is written beside trained weights: from which data, when, from what start, and how they did on the rest."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evals.intervals import Figure
from evals.training.group_files import GroupFile
from evals.training.groups import Group
from evals.training.held_out import Standing

_BARE = re.compile(r"[A-Za-z0-9_-]+")
Value = str | int | float | date | Sequence[float]


@dataclass(frozen=True)
class Start:
    """The weights a training started from: their name, sha256 and licence."""

    name: str
    digest: str
    licence: str


def card(
    made: date,
    start: Start,
    training: Mapping[str, Value],
    data: Sequence[tuple[GroupFile, Sequence[Group]]],
    standings: Sequence[Standing],
) -> str:
    """The card as TOML; each file with its records, how many groups were trained on and how many held out."""
    lines = ["# Written by `attache train reader`: what the weights beside it were made from.", _line("date", made)]
    lines += table("[start]", {"name": start.name, "sha256": start.digest, "licence": start.licence})
    lines += table("[training]", training)
    for file, groups in data:
        lines += table("[[data]]", _counts(file, groups))
    for standing in standings:
        lines += table(f"[held_out.{json.dumps(standing.track)}]", figures(standing))
    return "\n".join(lines) + "\n"


def _counts(file: GroupFile, groups: Sequence[Group]) -> dict[str, Value]:
    held_out = sum(group.held_out for group in groups)
    return {
        "file": file.path.name,
        "format": file.format.name,
        "sha256": file.digest,
        "n": len(groups),
        "trained_on": sum(group.teaches for group in groups),
        "held_out": held_out,
        "held_out_share": round(held_out / max(1, len(groups)), 3),
    }


def figures(standing: Standing) -> dict[str, Value]:
    """A standing's shares with their 95 % intervals."""
    values: dict[str, Value] = {"n": standing.first.n}
    for name, figure in (
        ("first", standing.first), ("first_three", standing.first_three), ("among_all", standing.among_all),
    ):  # fmt: skip
        values |= {name: round(figure.value or 0.0, 4), f"{name}_95": interval(figure)}
    return values


def interval(figure: Figure) -> list[float]:
    """Both bounds, rounded."""
    return [round(bound or 0.0, 4) for bound in (figure.low, figure.high)]


def table(head: str, values: Mapping[str, Value]) -> list[str]:
    """The lines of a TOML table, an empty one before them; `head` with its brackets."""
    return ["", head, *(_line(name, value) for name, value in values.items())]


def _line(name: str, value: Value) -> str:
    # A TOML basic string is a JSON one but for DEL, which JSON leaves as it is.
    shown = value.isoformat() if isinstance(value, date) else json.dumps(value).replace("\x7f", "\\u007f")
    return f"{name if _BARE.fullmatch(name) else json.dumps(name)} = {shown}"
