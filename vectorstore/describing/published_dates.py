"""When a document was published, as its lines state it: a labelled or dated line, the dateline, the copyright line."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from vectorstore.dates import PartialDate
from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.copyrights import Copyright
from vectorstore.describing.datelines import Dateline
from vectorstore.describing.imprints import Imprint, find_imprints
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.stories import announces_stories
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

_LABEL = re.compile(
    r"(?:issued (?:at|in)(?: (?-i:[A-ZÀ-Þ])[\w’'.-]{1,25}){1,3},? on"
    r"|(?:first |originally )?(?:published|posted|issued|released|date published|publication date|release date"
    r"|date of (?:the )?(?:issue|publication|report|letter|statement|notice)|edition of|ausgabe vom|édition du"
    r"|edición del?"
    r"|date|dated)(?: on)?|fecha(?: de publicación)?|publicado(?: el)?|veröffentlicht(?: am)?|erschienen(?: am)?"
    r"|datum|stand|publié(?:e)? le"
    r"|date de publication|pubblicato(?: il)?|data(?: de publicação)?|publicado em|gepubliceerd(?: op)?"
    r"|опубликовано|дата(?: публикации)?"
    r"|公開日?|掲載日?|発表日?|発行日?|投稿日?|发布(?:时间|日期)?|發布(?:時間|日期)?)\s*[:：]?\s+|(?:公開日?|掲載日?|発表日?|発行日?|投稿日?|发布(?:时间"
    r"|日期)?)\s*[:：]\s*",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|revised|aktualisiert|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt"
    r"|обновлено)\b[^\d]{0,25}$|更新[日:： ]{0,3}$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}\s?(?:[:.h]\s?\d{2}|時\s?\d{1,2}分?)(?::\d{2})?\s?(?:[ap]\.?\s?m\.?)?|\d{1,2}\s?[ap]\.?m\.?"
    r"|\bT?\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"(?:(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::\d{2})?|(?-i:[A-Z]{2,5})(?!\w)|[+-]\d{2}:?\d{2}|\bUhr\b|\bhrs?\b)",
    re.IGNORECASE,
)
_CONNECTING = frozenset((
    "at", "on", "last", "first", "originally", "updated", "published", "posted", "modified", "date", "dated",
    "issued", "released", "revised", "um", "am", "den", "el", "le", "à", "a", "il", "em", "op", "o", "alle",
    "às", "las", "mis", "jour", "publié", "publicado", "publicada", "actualizado", "veröffentlicht",
    "aktualisiert", "erstellt", "stand", "pubblicato", "aggiornato", "atualizado", "gepubliceerd",
    "bijgewerkt", "года", "г", "в", "the", "of", "morning", "afternoon", "evening", "noon", "press", "media",
    "release", "公開", "更新", "公開日", "更新日", "日", "時", "分", "発表", "掲載",
    "sent", "gesendet", "enviado", "envoyé", "inviato", "verzonden", "отправлено", "送信日時",
))  # fmt: skip
# What may stand before a colon on a dated line, beside the words above: who wrote, from where, under which heading.
_BEFORE_COLON = frozenset((
    "by", "von", "por", "par", "di", "door", "author", "autor", "autorin", "auteur", "autore", "text", "from",
    "source", "quelle", "fuente", "fonte", "bron", "place", "ort", "lieu", "lugar", "luogo", "category", "topic",
))  # fmt: skip
_COLON = re.compile(r"([^\W\d_]*)[*_ ]{0,3}[:：]")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_FIRST_LINES = 8
_LAST_LINES = 4
_PARAGRAPHS = 2


_BEHIND_STOP = re.compile(
    r"[.|·•,]\s+(?=(?:first |originally )?(?:published|issued|posted|edition of|ausgabe vom|édition du|edición del?"
    r"|veröffentlicht|publié|publicado)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[A-ZÀ-Þ][\w-]* ){1,3}(?:no|nr|number|n°|nº|№)\.?\s?[\w/.-]{1,20},\s*", re.IGNORECASE)
_REPORT_NUMBER = re.compile(r"(?:^|[.|·]\s)[*_]*[A-ZÀ-Þ][\w-]*(?: [\w/.°º-]{1,20}){0,2} [\w/.-]*\d[\w/.-]*,$")
_JOINED = re.compile(r",\s+(?:den|le|el|il|am)\s*$", re.IGNORECASE)


def find_published(
    page: Page, dateline: Dateline | None, copyright_line: Copyright | None
) -> Finding[PartialDate] | None:
    """The publication date, to the year only where a copyright line is all there is."""
    year = copyright_line.year if copyright_line else None
    found = (
        _labelled(page, _above_text(page))
        or _dated_line(page)
        or _of_imprint(page)
        or _of_dateline(dateline)
        or _labelled(page, _below(page))  # these may belong to other stories
        or _dated_line(page, updated=True)
        or _of_dateline(dateline, year)
    )
    if found is None and copyright_line and year:
        return Finding(PartialDate(year), "copyright line", copyright_line.year_span)
    return found


def imprints(page: Page) -> list[Imprint]:
    """The imprints among the first lines of a page."""
    return find_imprints(page, _early(page))


def find_run_in_label(page: Page) -> Span | None:
    """A label and date run into the first line's sentence, as in "date 2024-05-03 The ministers met …"."""
    for line in page.head[:1]:
        labelled = _after_label(page, line)
        if labelled and is_sentence(page.text[labelled.span.end : line.end]):
            return Span(line.start, labelled.span.end)
    return None


def is_date_line(page: Page, line: Line) -> bool:
    """Whether a line states a date, perhaps with a time, and nothing else."""
    return len(line.body) <= 160 and any(True for _ in _stated(page, line))


def has_clock(text: str) -> bool:
    """Whether a line states a time of day."""
    return bool(_CLOCK.search(text))


def _early(page: Page) -> Iterator[Line]:
    paragraphs = 0
    for line in page.head[:_FIRST_LINES]:
        yield line
        paragraphs += is_sentence(line.body)
        if paragraphs > _PARAGRAPHS:
            return


def _above_text(page: Page) -> Iterator[Line]:
    """The first lines up to the first of running text, and that one: it may open with a label and date."""
    for line in _early(page):
        yield line
        if is_sentence(line.body):
            return


def _below(page: Page) -> list[Line]:
    """The first and the last lines, without furniture and what stands under a heading such as "Recent posts"."""
    early = tuple(_early(page))
    wanted = {line.start for line in (*early, *page.tail[-_LAST_LINES:])} - {line.start for line in page.edges}
    own = takewhile(lambda line: not announces_stories(line.body), (*early, *page.tail))
    return [line for line in own if line.start in wanted]


def _of_imprint(page: Page) -> Finding[PartialDate] | None:
    """The day that the imprints state; none where they state several, and none of minutes: theirs is the meeting's."""
    found = [one.written for one in imprints(page) if one.written and one.written.date]
    if len({written.date for written in found}) != 1 or are_minutes(page):
        return None
    return Finding(found[0].date, "imprint", found[0].span) if found[0].date else None


def _of_dateline(dateline: Dateline | None, year: int | None = None) -> Finding[PartialDate] | None:
    """The dateline's day, in the year it states or else in `year`."""
    if dateline is None or dateline.date is None:
        return None
    year = dateline.date.year or year
    date = dateline.date.in_year(year) if year else None
    return Finding(date, "dateline", dateline.date.span) if date else None


def _labelled(page: Page, lines: Iterable[Line]) -> Finding[PartialDate] | None:
    for line in lines:
        written = _after_label(page, line) or _behind_stop(page, line)
        if written and written.date:
            return Finding(written.date, "labelled date", written.span)
    return None


def _behind_stop(page: Page, line: Line) -> WrittenDate | None:
    """The date of a line such as "Harbour Office. Published on 4 March 2024.".

    Behind a comma it ends the line, or at least the sentence where a report's number stands before it.
    """
    stop = _BEHIND_STOP.search(line.body) if len(line.body) <= 160 else None
    written = _after_label(page, line, stop.end()) if stop else None
    if not (written and stop and stop.group()[0] == ","):
        return written
    numbered = bool(_REPORT_NUMBER.search(line.body, 0, stop.start() + 1))
    behind = page.text[written.span.end : line.end].strip(" *_")
    ends = not behind.strip(".") or (numbered and behind[0] in ".|·")
    return written if ends else None


def _after_label(page: Page, line: Line, at: int = 0) -> WrittenDate | None:
    label = _LABEL.match(line.body, at)
    if not label:
        return None
    begin = line.body_start + label.end()
    written = next(iter(find_dates(page.text, page.language, begin, min(line.end, begin + 60))), None)
    if written and not _leftover(page, page.text[begin : written.span.start]):
        return written
    return None


def _dated_line(page: Page, updated: bool = False) -> Finding[PartialDate] | None:
    """The dated line, or the line of the last update; none where several differ, as in a diary or a timeline."""
    lines = [line for line in _early(page) if len(line.body) <= 160 and not _after_label(page, line)]
    stated = [written for line in lines for written in _stated(page, line)]
    chosen = [
        written
        for written in stated
        if updated or not _UPDATED.search(page.text[max(0, written.span.start - 40) : written.span.start])
    ]
    dates = {written.date for written in chosen}
    if len(dates) != 1 or not chosen[0].date:
        return None
    return Finding(chosen[0].date, "line of the last update" if updated else "dated line", chosen[0].span)


def _stated(page: Page, line: Line) -> Iterator[WrittenDate]:
    """The dates of a line that holds nothing else but a time, or a byline or place before the date."""
    dates = [w for w in find_dates(page.text, page.language, line.start, line.end) if w.year and not w.ranged]
    if not dates or len(dates) > 2:
        return
    before = page.text[line.body_start : dates[0].span.start]
    between = page.text[dates[0].span.end : dates[1].span.start] if len(dates) == 2 else ""
    after = page.text[dates[-1].span.end : line.end]
    if not any(_leftover(page, part) for part in (between, after)) and (
        not _leftover(page, before) or _introduces(_leftover(page, before), before)
    ):
        yield from dates


def _leftover(page: Page, text: str) -> list[str]:
    """The words of a text that do not belong to a date: no clock, zone, weekday or connecting word."""
    rest = _ZONE.sub(" ", _CLOCK.sub(" ", text))
    weekdays = weekday_numbers(page.language)
    words = (word.rstrip(".") for word in _WORD.findall(rest))
    return [w for w in words if w.lower() not in _CONNECTING and w.lower() not in weekdays and not _is_short_weekday(w)]


def _is_short_weekday(word: str) -> bool:
    return word.lower() in {
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "月",
        "火",
        "水",
        "木",
        "金",
        "土",
        "日",
    }


def _introduces(words: list[str], before: str) -> bool:
    """Whether words before a date are a byline, place or number: "By Ana Ruiz | ", "Bonn, den ", "Report no. 7, "."""
    if _NUMBERED.fullmatch(before):
        return True
    if _names_another_day(before):
        return False
    before = _JOINED.sub(",", before)
    named = all(word[0].isupper() or not word[0].isascii() for word in words)
    if words[0].lower() in ("by", "von", "por", "par", "di", "door"):
        return len(words) <= 8
    return named and (
        (len(words) <= 2 and before.rstrip().endswith(","))
        or (len(words) <= 5 and before.rstrip()[-1:] in ("|", "·", "•"))
    )


def _names_another_day(before: str) -> bool:
    """Whether a label says that the date is another than the document's: "Deadline: ", "Next meeting: "."""
    label = _LABEL.match(before)
    own = label.end() if label and label.group().rstrip().endswith((":", "：")) else 0
    words = (word.lower() for word in _COLON.findall(_CLOCK.sub(" ", before[own:])))
    return any(word not in _CONNECTING and word not in _BEFORE_COLON for word in words)
