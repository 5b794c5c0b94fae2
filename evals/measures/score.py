"""A value with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """`value` lies between 0 and 1 unless its measure says otherwise; None means that the measure does not apply."""

    value: float | None
    reason: str

    @classmethod
    def of(cls, holds: bool, reason: str) -> "Score":
        return cls(1.0 if holds else 0.0, reason)

    @classmethod
    def absent(cls, reason: str) -> "Score":
        return cls(None, reason)
