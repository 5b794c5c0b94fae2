"""When what a sentence says was so, read from its own dates and from those before it in the document."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from rag.dates.entries import Entry, entries_in
from rag.dates.placed import part_at
from rag.dates.spells import Kind, Spell, spells_in
from vectorstore.documents import Span

_READ = 100_000
_YEARS_OF_CHRONICLE, _ENTRIES_OF_CHRONICLE = 8, 6
_CARRIED = 600  # characters that a date is taken to hold on for
LASTING = 15 * 365  # days that what began is taken to last
_FITS, _LESS = 0.2, 0.15  # a date in an earlier sentence that does not fit well counts less for what follows

_GOES_ON = (Kind.AT, Kind.FROM, Kind.SINCE, Kind.AFTER)

Days = tuple[date, date]


class Relation(Enum):
    """How the time a sentence states lies to the time wanted; the value says how well it fits, -1 to 1."""

    SAME = 1.0
    BEGINS_WITH = 0.85
    INSIDE = 0.58
    VAGUE = 0.57
    WHOLE = 0.8
    PARTLY = 0.45
    BEGUN = 0.44
    BEGUN_EARLIER = 0.25
    STILL_OPEN = 0.59
    OPEN = 0.15
    OPEN_UNTIL = 0.08
    ENDS_WITH = 0.05
    UNKNOWN = 0.04
    BEGUN_LONG_BEFORE = 0.02
    LATER = -0.15
    APART = -0.5


OVERLAPS = Relation.PARTLY.value  # from here on the two times have days in common


@dataclass(frozen=True)
class Timeline:
    """The spells of a text in the order they stand in, the days on which something began, and its dated entries."""

    spells: tuple[Spell, ...]
    begins: tuple[date, ...]
    years: int
    entries: tuple[Entry, ...] = ()

    @property
    def chronicle(self) -> bool:
        """Whether the text tells of many years or has many entries, so that no single date is that of all it says."""
        return self.years >= _YEARS_OF_CHRONICLE or len(self.entries) >= _ENTRIES_OF_CHRONICLE

    def inside(self, span: Span) -> tuple[Spell, ...]:
        """The spells that a stretch of the text states, or that its entry does.

        “For the first time since 2020”, in an entry of its own day, is not when it was.
        """
        stated, entry = self._stated(span), part_at(self.entries, span.start)
        if entry is None:
            return stated
        own = Spell(entry.head, entry.earliest, entry.latest, Kind.AT, entry.stated)
        return own, *(one for one in stated if one.kind is not Kind.SINCE and one.span != entry.head)

    def _stated(self, span: Span) -> tuple[Spell, ...]:
        first = bisect_left(self.spells, span.start, key=lambda one: one.span.start)
        return self.spells[first : bisect_left(self.spells, span.end, key=lambda one: one.span.start)]

    def carried(self, start: int) -> Spell | None:
        """The last date stated shortly before a place, unless it was the end of something or both its ends."""
        place = bisect_left(self.spells, start, key=lambda one: one.span.start) - 1
        if place < 0 or start - self.spells[place].span.end > _CARRIED:
            return None
        return self.spells[place] if self.spells[place].kind in _GOES_ON else None

    def between(self, after: date, until: date) -> int:
        """On how many days after one and up to another something began."""
        return max(0, bisect_right(self.begins, until) - bisect_right(self.begins, after))


@lru_cache(256)
def timeline(text: str) -> Timeline:
    """The timeline of a text's first 100,000 characters."""
    spells = spells_in(text[:_READ])
    begins = tuple(sorted({one.earliest for one in spells if one.earliest > date.min}))
    entries = tuple(one for one in entries_in(text) if not one.message)
    return Timeline(spells, begins, len({day.year for day in begins}), entries)


def fit(wanted: Days, line: Timeline, span: Span) -> float:
    """How well the time of a sentence fits the time wanted, by its own dates, else by the last before."""
    own = line.inside(span)
    if own:
        return max(relation(wanted, one, line).value for one in own)
    before = line.carried(span.start)
    if before is None:
        return Relation.UNKNOWN.value
    value = relation(wanted, before, line).value
    return value if value > _FITS else value - _LESS


def over_by(wanted: Days, line: Timeline, span: Span) -> bool:
    """Whether a time was over by the last thing a text dates, so that what is so now, without a date, is not of it."""
    return not line.inside(span) and bool(line.begins) and wanted[1] < line.begins[-1]


def begun(wanted: Days, line: Timeline, span: Span) -> date | None:
    """The last day before the time wanted on which something began, by a sentence that states nothing nearer to it."""
    carried = line.carried(span.start)
    told = line.inside(span) or ((carried,) if carried else ())
    if any(one.latest >= wanted[0] and one.kind not in (Kind.UNTIL, Kind.BEFORE) for one in told):
        return None
    return max((one.earliest for one in told if one.kind is Kind.AT and one.latest < wanted[0]), default=None)


def last_begin(wanted: Days, line: Timeline, span: Span) -> date | None:
    """The last day up to the time wanted on which something began, by a sentence's own dates."""
    begins = (one.earliest for one in line.inside(span) if date.min < one.earliest <= wanted[0])
    return max(begins, default=None)


def relation(wanted: Days, spell: Spell, line: Timeline) -> Relation:
    """How one spell lies to the time wanted."""
    first, last = wanted
    if spell.earliest > last:
        return Relation.LATER if spell.kind in (Kind.AT, Kind.FROM, Kind.SINCE) else Relation.APART
    if spell.latest < first:
        return _begun(first, spell, line) if spell.kind is Kind.AT else Relation.APART
    if (spell.earliest, spell.latest) == wanted:
        return Relation.SAME
    if spell.kind is Kind.AT:
        return _point(wanted, spell)
    whole = spell.earliest <= first and last <= spell.latest
    if spell.kind is Kind.DURING:
        return Relation.WHOLE if whole else Relation.PARTLY
    if spell.earliest == first:
        return Relation.BEGINS_WITH
    if not whole:
        return Relation.PARTLY
    if spell.earliest == date.min:
        return Relation.OPEN_UNTIL
    return Relation.OPEN if line.between(spell.earliest, first) else Relation.STILL_OPEN


def _point(wanted: Days, spell: Spell) -> Relation:
    first, last = wanted
    if first < spell.earliest and spell.latest >= last:  # what happens as a time ends is mostly what came after it
        return Relation.ENDS_WITH
    if spell.earliest == first and spell.latest <= last:
        return Relation.BEGINS_WITH
    return Relation.INSIDE if first <= spell.earliest and spell.latest <= last else Relation.VAGUE


def _begun(first: date, spell: Spell, line: Timeline) -> Relation:
    """What was so at a date is still so until something else is; of the entries of a diary few are about one thing."""
    between = line.between(spell.latest, first)
    between = (min(between, 1) if line.entries else between) + 2 * ((first - spell.latest).days > LASTING)
    return (Relation.BEGUN, Relation.BEGUN_EARLIER, Relation.BEGUN_LONG_BEFORE)[min(between, 2)]
