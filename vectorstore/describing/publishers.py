"""Who publishes a document: the copyright holder, the dateline's agency, the paper under a byline, an issuing body."""

from vectorstore.describing.bylines import find_outlet
from vectorstore.describing.copyrights import Copyright
from vectorstore.describing.datelines import WIRES_OF_ISSUERS, Dateline
from vectorstore.describing.labels import find_institution
from vectorstore.describing.letterheads import find_letterhead
from vectorstore.describing.letters import find_sender
from vectorstore.describing.mastheads import find_masthead, find_release_issuer
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.papers import find_paper
from vectorstore.documents import Span
from vectorstore.lines import Line


def find_publisher(
    page: Page, dateline: Dateline | None, copyright_line: Copyright | None, release: Span | None
) -> Finding[str] | None:
    """The publisher as the text states it; a ministry named further down counts only on a page labelled a release."""
    if copyright_line and copyright_line.holder:
        return Finding(copyright_line.holder, "copyright line", copyright_line.holder_span)
    if dateline and dateline.agency and dateline.agency not in WIRES_OF_ISSUERS:
        return Finding(dateline.agency, "dateline", dateline.agency_span)
    if outlet := find_outlet(page):
        return Finding(page.words(outlet), "byline", outlet)
    if paper := find_paper(page):
        return Finding(page.words(paper), "imprint", paper)
    if masthead := find_masthead(page):
        return _named(page, masthead.issuer, "masthead")
    if sender := find_sender(page):
        return _named(page, sender, "letterhead")
    if release and (issuer := find_release_issuer(page)):
        return Finding(page.words(issuer), "imprint", issuer)
    if letterhead := find_letterhead(page):
        return Finding(letterhead.body.strip("*_ "), "letterhead", letterhead.span)
    if release and (institution := find_institution(page)):
        return Finding(page.words(institution), "letterhead", institution)
    return None


def _named(page: Page, line: Line, where: str) -> Finding[str]:
    name = line.body.strip("*_# ")
    start = page.text.index(name, line.body_start)
    return Finding(name, where, Span(start, start + len(name)))
