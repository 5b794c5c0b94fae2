"""Page furniture: what a page carries beside its content. It is marked, not removed.

The rules look at whole lines. When in doubt a line stays content: content lost from search is worse than a button
found.
"""

import re
from collections.abc import Iterable, Sequence

from vectorstore.describing.disclosures import find_disclosure
from vectorstore.describing.furniture_words import BUTTONS, HEADINGS, MENU, TEASERS
from vectorstore.describing.notices import is_consent, is_notice, is_signature
from vectorstore.describing.stories import mark_stories
from vectorstore.documents import Span
from vectorstore.lines import Line, is_headline, is_sentence, read_lines, word_count

_TEASER = re.compile(r"(?:" + "|".join(TEASERS) + r")\s?[:：|>»]\s?(?=\S)", re.IGNORECASE)
_BACK = re.compile(
    r"(?P<arrow>[←«‹<]\s*)?(?:(?:back|return) to|volver a|retour (?:à|au|aux)|zurück zu[rm]?|torna a|voltar (?:para"
    r"|ao|à)"
    r"|terug naar|назад к|返回)\s*(?P<target>[^.。]{2,60})|[^.。]{2,40}[にへ]戻る",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s*[»›>]\s*|\s[/|•·]\s")
_BYLINE = re.compile(r"(?:by|por|par|von|di|door)\s+[A-ZÀ-Þ][^.:;]{2,60}", re.IGNORECASE)
_TRIM = " \t:：.…→›»>←«‹<|•·()0123456789"
_EDGE = 8
_MOST_MENTIONS = 3
_LONGEST_DISCLOSURE = 600


def find_furniture(text: str, language: str | None = None) -> tuple[Span, ...]:
    """The spans of a text that are not its content: whole lines, in order, disjoint.

    `language` is taken for symmetry with its callers: the words that give furniture away are looked for in every
    language the lexicon knows, since pages mix them.
    """
    lines = read_lines(text)
    speaking = {body for body in {line.body for line in lines} if _speaks_for_itself(body)}
    marked = {i for i, line in enumerate(lines) if line.body in speaking and not _heads_text(lines, i)}
    _mark_disclosures(lines, marked)
    _mark_consent(lines, marked)
    _mark_trails(lines, marked)
    _mark_menus(lines, marked)
    _mark_repeated_bylines(lines, marked)
    _mark_signatures(lines, marked)
    mark_stories(lines, marked)
    return merge_spans([lines[index].span for index in sorted(marked)], text)


def merge_spans(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans in order and disjoint, inside the text; those with only white space between them become one."""
    merged: list[Span] = []
    for span in sorted(Span(max(0, s.start), min(len(text), s.end)) for s in spans):
        if span.end <= span.start:
            continue
        if merged and (span.start <= merged[-1].end or text[merged[-1].end : span.start].isspace()):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


_SKIP = re.compile(  # a link for those who read with the keyboard, with others beside it
    r"(?:skip to (?:main )?(?:content|navigation)|(?:zum|direkt zum) inhalt(?: springen)?|aller au contenu"
    r"|(?:saltar|ir) al contenido|vai al contenuto)\b",
    re.IGNORECASE,
)


def _label(body: str) -> str:
    return body.strip(_TRIM).casefold()


def _speaks_for_itself(body: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    if len(body) <= 45 and _label(body) in BUTTONS:
        return True
    teaser = _TEASER.match(body)
    if teaser and is_headline(body[teaser.end() :], fewest=3):
        return True
    if len(body) <= 120 and _SKIP.match(body) and not is_sentence(body):
        return True
    return is_notice(body)


def _heads_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that can be a heading, such as "Privacy policy", has text of its own beneath it."""
    below = index + 1
    return _label(lines[index].body) in HEADINGS and below < len(lines) and is_sentence(lines[below].body)


def _edges(count: int) -> list[int]:
    """The indices of the first and last lines of a page."""
    return [*range(min(_EDGE, count)), *range(max(_EDGE, count - _EDGE), count)]


def _mark_disclosures(lines: Sequence[Line], marked: set[int]) -> None:
    for index in _edges(len(lines)):
        if len(lines[index].body) <= _LONGEST_DISCLOSURE and find_disclosure(lines[index].body):
            marked.add(index)


def _mark_consent(lines: Sequence[Line], marked: set[int]) -> None:
    """The banner that asks for consent to cookies, unless cookies are what the text is about."""
    mentions = [index for index, line in enumerate(lines) if "ookie" in line.body or "クッキー" in line.body]
    if len(mentions) <= _MOST_MENTIONS:
        marked.update(index for index in mentions if is_consent(lines[index].body))


def _mark_trails(lines: Sequence[Line], marked: set[int]) -> None:
    """Crumbs at the top, "Back to" at the foot, and the label of the section a page belongs to."""
    targets = set()
    for index in range(len(lines) - 1, max(0, len(lines) - _EDGE) - 1, -1):
        back = _BACK.fullmatch(lines[index].body)
        alone = index == len(lines) - 1 or index + 1 in marked
        if back and index and word_count(lines[index].body) <= 7 and (alone or back["arrow"]):
            marked.add(index)
            targets.add(_label(back["target"] or ""))
    marked.update(i for i in range(min(_EDGE, len(lines))) if _is_trail(lines[i].body))
    first = next((i for i in range(min(_EDGE, len(lines))) if i not in marked), None)
    if first is None or first + 1 >= len(lines):
        return
    label, below = _label(lines[first].body), lines[first + 1].body
    headed = is_headline(below) and not is_sentence(below) and word_count(below) > 2
    if label in targets or (label in MENU and headed):
        marked.add(first)


def _is_trail(body: str) -> bool:
    """Whether a line is a trail of section names: `Home > World > Asia`, `News | Sport | Weather`."""
    if len(body) > 160 or body.startswith("|"):
        return False
    parts = [_label(part) for part in _CRUMB.split(body) if part.strip()]
    if len(parts) < 2 or any(word_count(part) > 6 for part in parts[:-1]):
        return False
    known = sum(part in MENU or part in BUTTONS for part in parts)
    return known * 2 > len(parts) or (parts[0] in MENU and len(parts) > 2)


def _mark_menus(lines: Sequence[Line], marked: set[int]) -> None:
    """Runs of short lines most of which are the words of menus and share buttons."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if len(line.body) <= 30 and word_count(line.body) <= 3:
            run.append(index)
        else:
            _mark_menu(lines, run, marked)
            run = []
    _mark_menu(lines, run, marked)
    for index in _edges(len(lines)):
        if _CRUMB.search(lines[index].body) and _is_trail(lines[index].body):
            marked.add(index)


def _mark_menu(lines: Sequence[Line], run: Sequence[int], marked: set[int]) -> None:
    known = [index for index in run if _label(lines[index].body) in MENU or index in marked]
    if len(known) < 3:
        return
    covered = [index for index in run if known[0] <= index <= known[-1]]
    if len(known) * 3 >= len(covered) * 2 and not _is_introduced(lines, known[0], marked):
        marked.update(covered)


def _is_introduced(lines: Sequence[Line], index: int, marked: set[int]) -> bool:
    """Whether a line stands in a bulleted list that the text itself announces: "They choose two of these subjects:"."""
    above = index
    while above >= 0 and lines[above].bulleted:
        above -= 1
    label = lines[above].body
    announced = 0 <= above < index and label.endswith((":", "：")) and above not in marked
    return announced and _label(label) not in MENU


def _mark_repeated_bylines(lines: Sequence[Line], marked: set[int]) -> None:
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if len(line.body) <= 70 and _BYLINE.fullmatch(line.body) and word_count(line.body) <= 8:
            if line.body.casefold() in seen:
                marked.add(index)
            seen.add(line.body.casefold())


def _mark_signatures(lines: Sequence[Line], marked: set[int]) -> None:
    """Who wrote the article and how to reach them, where the page ends with it."""
    for index in range(len(lines) - 1, max(0, len(lines) - 2 * _EDGE) - 1, -1):
        if index in marked:
            continue
        if index == 0 or not is_signature(lines[index].body):
            return
        marked.add(index)
