"""On which page of a PDF a quotation stands, and which glyphs it is: a text's offsets know nothing of pages."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from vectorstore.documents import Span
from vectorstore.pictures.page_letters import Sheet, letters_of

MOST_SEARCHED = 400  # pages, those nearest to where the quotation should be
_AROUND = 300  # characters of the text on either side
_LEADS = (24, 8, 0)  # letters before a quotation that have to stand before it on the page where it is broken off
_SHORTEST = 12  # letters of a quotation that are enough without any before it
_REST = 60  # letters that have to be on the next page, or what is left


@dataclass(frozen=True)
class Wanted:
    """A quotation: its words, what stands around them, its place in the text from 0 to 1, and which of how many
    occurrences it is, counted from 0."""

    quote: str
    before: str = ""
    after: str = ""
    at: float = 0.0
    which: int = 0
    total: int = 1


@dataclass(frozen=True)
class Place:
    """The glyphs `first` to `last`, both included, of a page, counted from 0; `continues` on the next page."""

    page: int
    first: int
    last: int
    continues: bool = False


@dataclass(frozen=True)
class _Hit:
    page: int
    start: int
    length: int
    agreement: int  # letters around it that are those of the text


def wanted_of(text: str, span: Span) -> Wanted:
    """What to look for, for the quotation `text[span.start:span.end]`."""
    quote = text[span.start : span.end]
    return Wanted(
        quote,
        text[max(0, span.start - _AROUND) : span.start],
        text[span.end : span.end + _AROUND],
        span.start / max(1, len(text)),
        text.count(quote, 0, span.start),
        text.count(quote),
    )


def place_of(wanted: Wanted, pages: int, sheet: Callable[[int], Sheet]) -> Place | None:
    """Where the quotation stands, of its beginning where it is broken over pages; None where that is not found.

    `sheet` gives the page of a number from 0; each is asked for once.
    """
    search = _Search(wanted)
    expected = wanted.at * pages
    sheets: dict[int, Sheet] = {}
    hits: list[_Hit] = []
    for page in sorted(range(pages), key=lambda page: abs(page + 0.5 - expected))[:MOST_SEARCHED]:
        sheets[page] = sheet(page)
        hits += search.whole(page, sheets[page])
        for first in (page - 1, page):
            if first in sheets and first + 1 in sheets:
                hits += search.broken(first, sheets[first], sheets[first + 1])
        if hits and wanted.total == 1:
            break
    if not hits:
        return None
    hit = _chosen(wanted, hits, expected)
    return _placed(wanted.quote, hit, sheets[hit.page], hit.length < len(search.letters))


class _Search:
    """The letters of a quotation, and where they are on pages."""

    def __init__(self, wanted: Wanted) -> None:
        self.letters = letters_of(wanted.quote)
        self._before, self._after = letters_of(wanted.before), letters_of(wanted.after)

    def whole(self, page: int, sheet: Sheet) -> Iterator[_Hit]:
        length = len(self.letters)
        start = sheet.letters.find(self.letters) if length else -1
        while start >= 0:
            follows = _agreement(sheet.letters[start + length : start + length + len(self._after)], self._after)
            yield _Hit(page, start, length, self._preceded(sheet, start) + follows)
            start = sheet.letters.find(self.letters, start + length)

    def broken(self, page: int, sheet: Sheet, following: Sheet) -> Iterator[_Hit]:
        """The beginning of the quotation on a page, where the next page goes on with it."""
        whole = not self.letters or self.letters in sheet.letters or self.letters in following.letters
        for needed in _LEADS[: -1 if whole else None]:
            lead = self._before[-needed:] if needed else ""  # shorter where the document begins
            longest = self._longest(lead, sheet)
            rest = self.letters[longest:][:_REST]
            ends = longest > 0 and sheet.letters.endswith(self.letters[:longest])  # what is before may be pages ago
            if longest >= (1 if needed or ends else _SHORTEST) and rest in following.letters:
                start = sheet.letters.rfind(lead + self.letters[:longest]) + len(lead)
                yield _Hit(page, start, longest, self._preceded(sheet, start))
                return

    def _longest(self, lead: str, sheet: Sheet) -> int:
        """How many of the quotation's letters, but not all, stand after `lead` somewhere on the page."""

        def is_absent(length: int) -> bool:
            return lead + self.letters[:length] not in sheet.letters

        return bisect_left(range(1, len(self.letters)), True, key=is_absent)

    def _preceded(self, sheet: Sheet, start: int) -> int:
        before = sheet.letters[max(0, start - len(self._before)) : start]
        return _agreement(before[::-1], self._before[::-1])


def _agreement(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _chosen(wanted: Wanted, hits: list[_Hit], expected: float) -> _Hit:
    """Of as many as the text has, the one in the same order; otherwise the one in the same surroundings."""
    if len(hits) == wanted.total:
        return sorted(hits, key=lambda hit: (hit.page, hit.start))[wanted.which]
    return max(hits, key=lambda hit: (hit.agreement, -abs(hit.page + 0.5 - expected)))


def _placed(quote: str, hit: _Hit, sheet: Sheet, continues: bool) -> Place:
    """The glyphs of a hit, with the marks that the quotation begins and ends with."""
    first, last = sheet.places[hit.start], sheet.places[hit.start + hit.length - 1]
    lettered = [place for place, sign in enumerate(quote) if letters_of(sign)]
    for sign in reversed("".join(quote[: lettered[0]].split())):
        if first == 0 or sheet.glyphs[first - 1] != sign:
            break
        first -= 1
    for sign in "" if continues else "".join(quote[lettered[-1] + 1 :].split()):
        if sheet.glyphs[last + 1 : last + 2] != (sign,):
            break
        last += 1
    return Place(hit.page, first, last, continues)
