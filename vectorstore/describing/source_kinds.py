"""Who speaks in a document: an institution, the press, or a page that declares AI assistance."""

import re
from collections.abc import Sequence

from vectorstore.describing.broadcasters import find_broadcaster
from vectorstore.describing.bylines import find_outlet, is_byline, is_paper
from vectorstore.describing.closing_notes import find_noted_issuer
from vectorstore.describing.date_lines import has_clock, is_date_line
from vectorstore.describing.datelines import WIRES_OF_ISSUERS, Dateline
from vectorstore.describing.disclosures import find_disclosure
from vectorstore.describing.foot_imprints import find_foot_imprint
from vectorstore.describing.labels import names_institution, names_public_body
from vectorstore.describing.letterheads import find_subject, names_receivers
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.documents import SourceKind, Span

_EDGE = 5
_CREDIT = re.compile(r"\bcontributed to this (?:report|story|article)\b|^\W{0,3}contributing\s?:", re.IGNORECASE)
_BYLINE_BEHIND = re.compile(r"(?:^|[.|·]\s)\W{0,3}(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i)\s[A-ZÀ-Þ]")
_LONGEST = 160
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"“»]")
_WE = re.compile(
    r"\b(?:we|our|ours|wir|uns(?:er\w*)?|nous|notre|nos|nosotr[oa]s|nuestr[oa]s?|noi|nostr[oaie]|wij|ons|onze)\b",
    re.IGNORECASE,
)


def find_kind(
    page: Page,
    lead: Sequence[Span],
    dateline: Dateline | None,
    release: Span | None,
    publisher: str | None,
    published: bool,
) -> Finding[SourceKind] | None:
    """The kind by its strongest sign: a disclosure, then the marks of a release, then those of the press.

    Who opens by telling of “our customers” reports on no other, whoever signed it and when.
    """
    disclosed = _disclosure(page)
    if disclosed:
        return Finding(SourceKind.AI_ASSISTED, "disclosure sentence", disclosed)
    if release:
        return Finding(SourceKind.OFFICIAL, "release label", release)
    if dateline and dateline.agency in WIRES_OF_ISSUERS:
        return Finding(SourceKind.OFFICIAL, "wire of press releases", dateline.agency_span)
    if publisher and (names_institution(publisher) or names_public_body(publisher)):
        return Finding(SourceKind.OFFICIAL, "publisher")
    if marked := _of_head(page, dateline):
        return marked
    of_itself = any(_speaks_of_itself(page.words(sentence)) for sentence in lead)
    in_paper = publisher is not None and is_paper(publisher)
    if find_salutation(page) and not in_paper:  # who writes to somebody reports to no reader
        return None
    if in_paper and not of_itself and _heads(page, publisher or ""):
        return Finding(SourceKind.PRESS, "masthead of a newspaper")
    return _press(page, of_itself) or (_of_paper(page) if in_paper and published and not of_itself else None)


def _heads(page: Page, paper: str) -> bool:
    """Whether a newspaper's name opens the page."""
    return bool(page.head) and page.head[0].body.strip("*_# ").startswith(paper)


def _of_head(page: Page, dateline: Dateline | None) -> Finding[SourceKind] | None:
    """The kind told by a dateline, a note on who speaks, which ends a release, a station or a paper's page."""
    if noted := find_noted_issuer(page, dateline):
        return Finding(SourceKind.OFFICIAL, "closing note of a release", noted)
    if station := find_broadcaster(page):
        return Finding(SourceKind.PRESS, "broadcast line", station)
    if dateline:
        return Finding(SourceKind.PRESS, "dateline", dateline.span)
    beneath = find_foot_imprint(page)
    return Finding(SourceKind.PRESS, "imprint at the foot", beneath.paper) if beneath and beneath.paged else None


def _disclosure(page: Page) -> Span | None:
    for line in (*page.head[:_EDGE], *page.edges, *page.tail[-2 * _EDGE :]):
        if found := find_disclosure(page.text, line.body_start, line.end):
            return found
    return None


def _speaks_of_itself(sentence: str) -> bool:
    """Whether a sentence says “we” or “our”, quotations apart."""
    return bool(_WE.search(_QUOTED.sub(" ", sentence)))


def _of_paper(page: Page) -> Finding[SourceKind] | None:
    """A byline on the page of a newspaper, whatever else its line says."""
    lines = page.head[: 2 * _EDGE]
    byline = next((line for line in lines if is_byline(line) or _BYLINE_BEHIND.search(line.body[:_LONGEST])), None)
    return Finding(SourceKind.PRESS, "byline in a newspaper", byline.span) if byline else None


def _press(page: Page, of_itself: bool) -> Finding[SourceKind] | None:
    for line in (*page.edges, *page.tail):
        if len(line.body) <= 400 and (credit := _CREDIT.search(line.body)):
            at = line.body_start
            return Finding(SourceKind.PRESS, "credit line", Span(at + credit.start(), at + credit.end()))
    if outlet := find_outlet(page):
        return Finding(SourceKind.PRESS, "byline", outlet)
    dated = [line for line in page.head[: 2 * _EDGE] if is_date_line(page, line)]
    if of_itself:
        return None
    stamped = next((line for line in dated if has_clock(line.body)), None)
    if stamped and not (find_subject(page) or names_receivers(page) or are_minutes(page)):  # they state times too
        return Finding(SourceKind.PRESS, "time-stamped line", stamped.span)
    byline = next((line for line in page.head[: 2 * _EDGE] if is_byline(line)), None)
    return Finding(SourceKind.PRESS, "byline", byline.span) if byline and dated else None
