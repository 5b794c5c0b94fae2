"""What sources say differently, as it is shown: all that differ about one thing together, each quotation once."""

from collections.abc import Sequence
from dataclasses import replace

from rag.answers import Conflict


def disputes(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts, those about the same thing that share a quotation made one."""
    found: list[Conflict] = []
    for one in conflicts:
        place = next((n for n, known in enumerate(found) if _continues(known, one)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = _joined(found[place], one)
    return found


def _continues(known: Conflict, one: Conflict) -> bool:
    return known.about == one.about and not set(known.citations).isdisjoint(one.citations)


def _joined(known: Conflict, one: Conflict) -> Conflict:
    sides = list(zip(known.values, known.citations, strict=False))
    sides += [side for side in zip(one.values, one.citations, strict=False) if side[1] not in known.citations]
    values, citations = zip(*sides, strict=True)
    return replace(known, values=values, citations=citations)
