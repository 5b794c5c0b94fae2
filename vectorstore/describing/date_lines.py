"""Lines that state a date and nothing else but a time, a weekday, a writer or a place."""

import re
from collections.abc import Iterator

from vectorstore.describing.calendar_words import weekday_numbers
from vectorstore.describing.date_labels import ends_in_update, match_label
from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.lines import Line

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
_NUMBERED = re.compile(r"(?:[A-ZÀ-Þ][\w-]* ){1,3}(?:no|nr|number|n°|nº|№)\.?\s?[\w/.-]{1,20},\s*", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:(?:our |your |file )?ref(?:erence)?\.?(?: no\.?)?|unser zeichen|aktenzeichen|geschäftszeichen|az\."
    r"|(?:notre |votre )?réf(?:érence|\.)?|n(?:uestra|\.?) ref(?:erencia|\.)?)\s?:?\s?"
    r"[\w/.-]*\d[\w/.-]*(?:\s*[,;|·•–-]\s*|\s{2,})(?:(?:date|datum|fecha|data)\s?:\s*)?(?:(?:den|le) )?",
    re.IGNORECASE,
)
# How a contract or a treaty states where and when it was signed: “Signed at Bonn on”, „Geschehen zu Bonn am“.
_PLACE = r"(?-i:[A-ZÀ-Þ])[\w’'.-]{1,25}(?: (?-i:[A-ZÀ-Þ])[\w’'.-]{1,25}){0,2}"
_SIGNED = re.compile(
    rf"[*_]{{0,3}}(?:(?:signed|executed|done|made|given)(?: (?:at|in) {_PLACE},?)?(?: on)? (?:the )?"
    rf"|(?:unterzeichnet|geschehen|gegeben)(?: (?:in|zu) {_PLACE},?)?(?: am)? |(?:fait|signé|donné) à {_PLACE},? le "
    rf"|(?:hecho|firmado|dado)(?: en {_PLACE},?)?(?: el| a)? |(?:fatto|firmato|dato) a {_PLACE},?(?: il)? )",
    re.IGNORECASE,
)
_JOINED = re.compile(r",\s+(?:den|le|el|il|am|a)\s*$", re.IGNORECASE)


def is_date_line(page: Page, line: Line) -> bool:
    """Whether a line states a date, perhaps with a time, and nothing else."""
    return len(line.body) <= 160 and any(True for _ in stated_dates(page, line))


def states_signing(before: str) -> bool:
    """Whether the words before a day say that a paper was signed on it: “Signed at Bonn on”, “Fait à Lyon, le”."""
    return bool(_SIGNED.fullmatch(before))


def has_clock(text: str) -> bool:
    """Whether a line states a time of day."""
    return bool(_CLOCK.search(text))


def stated_dates(page: Page, line: Line) -> Iterator[WrittenDate]:
    """The dates of a line that holds nothing else but a time, or a byline or place before the date."""
    written = find_dates(page.text, page.language, line.start, line.end)
    dates = [one for one in written if one.year and not one.ranged]
    if not dates or len(dates) > 2:
        return
    before = page.text[line.body_start : dates[0].span.start]
    between = page.text[dates[0].span.end : dates[1].span.start] if len(dates) == 2 else ""
    after = _without_update(page, dates[-1].span.end, line.end, written)
    if not any(leftover(page, part) for part in (between, after)) and (
        not leftover(page, before) or _introduces(leftover(page, before), before)
    ):
        yield from dates


def _without_update(page: Page, start: int, end: int, written: list[WrittenDate]) -> str:
    """The rest of a dated line, without the day of an update that leaves out the year: “, updated 5 March, 9:12”."""
    later = next((one.span for one in written if one.span.start >= start and not one.year and one.day), None)
    if later and ends_in_update(page.text[start : later.start]):
        return page.text[start : later.start] + page.text[later.end : end]
    return page.text[start:end]


def leftover(page: Page, text: str) -> list[str]:
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
    if any(rule.fullmatch(before) for rule in (_NUMBERED, _SIGNED, _REFERENCE)):
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
    label = match_label(before)
    own = label.end() if label and label.group().rstrip().endswith((":", "：")) else 0
    words = (word.lower() for word in _COLON.findall(_CLOCK.sub(" ", before[own:])))
    return any(word not in _CONNECTING and word not in _BEFORE_COLON for word in words)
