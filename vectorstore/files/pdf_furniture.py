"""Running headers, footers and page numbers: lines that stand at the edge of most pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from vectorstore.files.pdf_lines import Line
from vectorstore.lines import word_count

_Key = tuple[str, int]  # a text and its height on the page

_EDGE_LINES = 3
_LONGEST = 160
_NUMBER = re.compile(r"\d+|\b[ivxlc]{1,6}\b")  # in a text without capitals
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_PAGE_OF = re.compile(
    r"(?:(?:page|p\.|seite|página|pagina)?\s*\d{1,4}\s*(?:of|von|de|di|sur)|(?:https?|file)://\S+\s\d{1,4}\s*/|\d{1,4}\s*/)"
    r"\s*\d{1,4}",
    re.IGNORECASE,
)
# A page's number opens or closes its line, or stands beside the word for a page; what a label, a decimal point or
# "No." introduces is a value.
_PAGE_BEFORE = re.compile(r"(?:\b(?:pages?|p|pg|pág|página|pagina|seite|s|стр|страница)\b\.?|第)\s*$")
_PAGE_AFTER = re.compile(r"\s*(?:ページ|页|頁|쪽)")
_VALUE_BEFORE = re.compile(r"(?:\d[.,:/-]|[:=#№€$£]\s*|\b(?:no|nr|num)\b\.?\s*)$")
_CLOSES = re.compile(r"\W*(?:(?:/|of|von|de|di|sur)\s*\d{1,4}\W*)?")
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def running_lines(lines: Sequence[Line]) -> set[int]:
    """The places in `lines` of those that recur at one height near the edge of most pages, never of all lines.

    A line recurs if its text does, or all of it but a number that counts with the pages: lines that differ in other
    numbers, such as the sums of two statements, are content. Left and right pages may alternate, so two fifths of the
    pages are enough. "Page 1 of 1" and the address that a browser prints below a page need no second page.
    """
    places = _edges(lines)
    edges = [lines[place] for place in places]
    pages = len({line.page for line in lines})
    enough = max(2, 0.4 * pages if pages > 3 else 0.6 * pages)
    everywhere = Counter(text for line in lines for text in (_same(line)[0], *(shape for shape, _ in _counts(line))))
    found = {**_repeated(edges), **_counting(edges)}
    keys = {key for key, count in found.items() if count >= enough and everywhere[key[0]] <= 1.5 * count + 1}
    running = {place for place in places if _is_running(lines[place], keys)}
    return running if len(running) < len(lines) else set()


def _is_running(line: Line, keys: set[_Key]) -> bool:
    if len(line.text) > _LONGEST:
        return False
    own = {_same(line), *((shape, round(line.y)) for shape, _ in _counts(line))}
    return not own.isdisjoint(keys) or bool(_PAGE_OF.fullmatch(line.text))


def _edges(lines: Sequence[Line]) -> list[int]:
    """The places of the three topmost and the three lowest lines of every page."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        by_page[line.page].append(place)
    edges: set[int] = set()
    for places in by_page.values():
        places.sort(key=lambda place: lines[place].y)
        edges |= {*places[:_EDGE_LINES], *places[-_EDGE_LINES:]}
    return sorted(edges)


def _repeated(edges: Sequence[Line]) -> dict[_Key, int]:
    """On how many pages each line is the same, where no page has other numbers in it: "Seats: 30" is a value."""
    pages: dict[_Key, set[int]] = defaultdict(set)
    texts: dict[_Key, set[str]] = defaultdict(set)
    for line in edges:
        pages[_same(line)].add(line.page)
        texts[_any_numbers(_same(line))].add(_same(line)[0])
    return {key: len(found) for key, found in pages.items() if len(texts[_any_numbers(key)]) == 1}


def _counting(edges: Sequence[Line]) -> dict[_Key, int]:
    """On how many pages each line, but for its number, counts on from another page: numbering may begin anew."""
    pages: dict[_Key, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for line in edges:
        for shape, number in _counts(line):
            pages[shape, round(line.y)][number - line.page].add(line.page)
    return {
        key: sum(len(found) for found in runs.values() if len(found) >= _shortest_run(key[0]))
        for key, runs in pages.items()
    }


def _shortest_run(shape: str) -> int:
    """Beside words two numbers may follow each other by chance."""
    return 2 if _PAGE_BEFORE.search(shape.partition("#")[0]) or _words(shape) == 0 else 3


def _same(line: Line) -> _Key:
    return line.text.casefold(), round(line.y)


def _any_numbers(key: _Key) -> _Key:
    return _NUMBER.sub("#", key[0]), key[1]


def _counts(line: Line) -> Iterator[tuple[str, int]]:
    """The line with `#` for what may be its page's number, and that number.

    One word and a number name a thing, such as "Room 12", unless the word is that for a page.
    """
    text = line.text.casefold()
    if len(text) > _LONGEST:
        return
    for found in _NUMBER.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        named = bool(_PAGE_BEFORE.search(before) or _PAGE_AFTER.match(after))
        opens = not before.strip(" -–—|[(<") and not re.match(r"[.,:/-]\d", after)
        if named or ((opens or _CLOSES.fullmatch(after)) and not _VALUE_BEFORE.search(before)):
            shape = f"{before}#{after}"
            if named or _words(shape) != 1:
                yield shape, _value(found.group())


def _words(shape: str) -> int:
    return word_count(_NOT_LETTERS.sub(" ", shape))


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    signs = [_ROMAN[sign] for sign in number]
    following = [*signs[1:], 0]
    return sum(-sign if sign < after else sign for sign, after in zip(signs, following, strict=True))
