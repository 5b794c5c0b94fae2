"""Datelines: the place, agency and day with which a report opens, as in "PARIS, 3 May (Reuters) – The river rose."."""

import re
from dataclasses import dataclass, replace

from vectorstore.describing.pages import Page
from vectorstore.describing.written_dates import WrittenDate, find_dates
from vectorstore.documents import Span
from vectorstore.lines import is_sentence
from vectorstore.wrapping import paragraphs

AGENCIES = frozenset((
    "ABC", "AFP", "ANI", "ANSA", "AP", "BBC", "Bloomberg", "CBC", "CBS", "CNA", "CNN", "DPA", "dpa",
    "DW", "EFE", "Interfax", "Jiji", "KCNA", "Kyodo", "NBC", "NHK", "NPR", "PTI", "PAP", "RFI",
    "Reuters", "SID", "STT", "TASS", "UPI", "VOA", "Xinhua", "Yonhap",
))  # fmt: skip
WIRES_OF_ISSUERS = frozenset(
    ("PRNewswire", "BUSINESS WIRE", "Business Wire", "GLOBE NEWSWIRE", "ACCESS Newswire", "EIN Presswire")
)
_NOT_PLACES = frozenset((
    "ABSTRACT", "ADVERTISEMENT", "AGENDA", "ALERT", "ANALYSIS", "ANNOUNCEMENT", "ANSWER", "ATTENTION",
    "BACKGROUND", "BREAKING", "CAUTION", "CHAPTER", "CLAIM", "CONCLUSION", "CONFIDENTIAL", "CORRECTION",
    "DANGER", "DEADLINE", "DISCUSSION", "EDITORIAL", "ERROR", "EXAMPLE", "EXCLUSIVE", "FACT",
    "FIGURE", "IMPORTANT", "INTRODUCTION", "LIVE", "METHODS", "MORE", "NOTE", "NOTES", "OPINION",
    "PHOTOS", "QUESTION", "QUOTE", "RELATED", "RESULTS", "REVIEW", "SECTION", "SPOILER", "STEP",
    "SUMMARY", "TABLE", "TIP", "UPDATE", "UPDATED", "VERDICT", "VIDEO", "WARNING", "WATCH",
    "INVITATION", "MEMO", "NOTICE", "RELEASE", "REMINDER", "STATEMENT", "URGENT",
    "ACHTUNG", "DRINGEND", "ERINNERUNG", "HINWEIS", "WARNUNG", "WICHTIG", "ATENCIÓN", "AVISO", "IMPORTANTE",
    "RECORDATORIO", "URGENTE", "AVIS", "RAPPEL", "REMARQUE", "ATTENZIONE", "AVVISO", "PROMEMORIA", "ATENÇÃO",
    "LEMBRETE", "BELANGRIJK", "HERINNERING", "ВНИМАНИЕ", "ВАЖНО",
))  # fmt: skip
# Only those that abbreviate no state or province: "DENVER, CO", "CALGARY, AB", "RENO, NV".
_COMPANY = frozenset((
    "AG", "COMPANY", "CORP", "CORPORATION", "GMBH", "GROUP", "HOLDING", "HOLDINGS", "INC", "KG", "LIMITED",
    "LLC", "LLP", "LTD", "OYJ", "PLC", "SARL",
))  # fmt: skip
_TIME = r"(?:,? (?:at )?\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|hrs?|h|[ap]\.?m\.?|[A-Z]{2,4}))?)?"
_CHARACTERS = r"[\w.,'’ -]"
_WITH_AGENCY = re.compile(
    rf"(?P<head>{_CHARACTERS}{{3,70}}?)\s?[(/](?P<agency>[A-Za-z][\w.&’'"
    rf" -]{{1,30}})[)/]\s?(?P<dash>\.?\s?[—–-]{{1,2}})?\s*(?=[\"“‘«„]?[^\W_a-z])"
)
_WITH_DASH = re.compile(
    rf"(?P<head>{_CHARACTERS}{{3,70}}?){_TIME}[*_]{{0,3}}(?P<agency>(?!))?(?P<dash>\s?—|\s–|\s--|\s-(?=\s)"
    rf"|\.[-–—])\s*(?=[\"“‘«„]?[^\W_a-z])"
)
_ALONE = re.compile(
    r"(?P<head>(?:[A-ZÀ-Þ][\w.’'/-]{0,30},? ){0,5})(?P<agency>[A-Z]{2,6}|Reuters|Bloomberg|Xinhua"
    r"|Kyodo)(?P<dash>(?: [A-Z][a-z]+)? [—–-])"
)
_AGENCY_FIRST = re.compile(
    r"(?P<head>)\((?P<agency>[A-Z][\w. ]{1,20})\)(?P<dash>\s?[—–-]{1,2})?\s*(?=[\"“‘«„]?[^\W_a-z])"
)
_EMPHASIS = re.compile(r"[*_]{1,3}(?=[^\s*_])")  # “**PARIS, 3 May** – The river”: only a day tells it from a term
_FIRST_LINES = 8
_REACH = 600
_DOMAIN = re.compile(r"\w\.[A-Za-z]{2,}$")


@dataclass(frozen=True)
class Dateline:
    """`span` ends where the report's own words begin. `place` is written as in running text."""

    span: Span
    place: str | None
    place_span: Span | None
    agency: str | None
    agency_span: Span | None
    date: WrittenDate | None


def find_dateline(page: Page) -> Dateline | None:
    """The dateline among a page's first lines."""
    found = [line for line in (_read(page, line.start, line.end) for line in page.head[:_FIRST_LINES]) if line]
    bare = sum(line.agency is None and line.date is None for line in found)
    if bare > 1:  # speakers or definitions, each followed by a dash
        found = [line for line in found if line.agency or line.date]
    return found[0] if found else None


def _read(page: Page, start: int, end: int) -> Dateline | None:
    stars = _EMPHASIS.match(page.text, start)
    begin = stars.end() if stars else start
    window = page.text[begin : min(end, begin + 140)]
    for pattern in (_AGENCY_FIRST, _WITH_AGENCY, _WITH_DASH):
        match = pattern.match(window)
        if match and (dateline := _checked(page, match, begin)):
            bold = stars is not None
            return None if bold and not dateline.date else replace(dateline, span=Span(start, dateline.span.end))
    alone = _ALONE.fullmatch(window)
    return _checked(page, alone, start) if alone and not stars else None


def _checked(page: Page, match: re.Match[str], start: int) -> Dateline | None:
    head, agency = match["head"].rstrip(), match["agency"]
    date = next(iter(find_dates(head, page.language)), None)
    if date:
        place = head[: date.span.start].rstrip(" ,")
        date = WrittenDate(_moved(date.span, start), date.year, date.month, date.day, date.ranged)
    else:
        place = head.rstrip(" ,")
    known = bool(agency) and _is_agency(agency)
    if not _is_place(place, agency, known or date is not None, match["dash"]):
        return None
    if not date and not agency and not _opens_sentence(page, start + match.end()):
        return None
    return Dateline(
        Span(start, start + match.end()),
        _written(place) or None,
        _moved(Span(0, len(place)), start) if place else None,
        agency or None,
        _moved(Span(*match.span("agency")), start) if agency else None,
        date,
    )


def _opens_sentence(page: Page, begin: int) -> bool:
    """Whether running text follows on the line, which may go on in the next: a heading has dashes too."""
    first = next(paragraphs(page.text, begin, min(len(page.text), begin + _REACH)), None)
    return first is not None and is_sentence(page.words(first))


def _is_agency(name: str) -> bool:
    return name in WIRES_OF_ISSUERS or name.split()[0] in AGENCIES or bool(_DOMAIN.search(name))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _is_place(place: str, agency: str | None, vouched: bool, dash: str | None) -> bool:
    """Whether words can be the place of a dateline; `vouched`: a known agency or a day stands beside them."""
    if not place:
        return vouched and bool(agency)
    words = place.replace(",", " ").split()
    if (
        len(words) > 6
        or place.count(",") > 2
        or not all(word[:1].isupper() or word in ("de", "la", "del") for word in words)
    ):
        return False
    initials = "".join(word[0] for word in words).upper()
    if (
        agency
        and not vouched
        and (dash is None or agency.replace(".", "").upper() == initials or not agency[0].isupper())
    ):
        return False
    first = place.split(",")[0]
    shouted = first.isupper() and sum(letter.isalpha() for letter in first) >= 4
    return (
        not any(word.strip(".") in _NOT_PLACES or word.strip(".").upper() in _COMPANY for word in words)
        and (shouted or vouched)
        and not any(map(str.isdigit, place))
    )


def _written(place: str) -> str:
    """A place with its capitals lowered: "SÃO PAULO, Brazil" becomes "São Paulo, Brazil"; "D.C." stays."""
    return " ".join(_lowered(word) for word in place.split())


def _lowered(word: str) -> str:
    bare = word.strip(",")
    if not bare.isupper() or re.fullmatch(r"(?:[^\W\d_]\.)+", bare):
        return word
    return re.sub(r"[^\W\d_]+(?:[’'](?:S|s)\b)?", lambda part: part.group().capitalize(), word)
