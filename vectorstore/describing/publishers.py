"""Who publishes a document: the copyright holder, the dateline's agency, the paper under a byline, an issuing body."""

from vectorstore.describing.bodies import find_headed
from vectorstore.describing.broadcasters import find_broadcaster
from vectorstore.describing.bylines import find_outlet
from vectorstore.describing.closing_notes import find_noted_issuer
from vectorstore.describing.copyrights import Copyright
from vectorstore.describing.datelines import WIRES_OF_ISSUERS, Dateline
from vectorstore.describing.footers import find_owner
from vectorstore.describing.issue_lines import find_issue_line
from vectorstore.describing.labels import find_institution
from vectorstore.describing.letterheads import find_letterhead
from vectorstore.describing.letters import find_sender
from vectorstore.describing.makers import find_maker
from vectorstore.describing.mastheads import find_masthead, find_named_issuer, find_release_issuer
from vectorstore.describing.pages import Finding, Page
from vectorstore.describing.papers import find_paper
from vectorstore.describing.periodicals import find_issue
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
    if press := _of_press(page):
        return press
    if noted := find_noted_issuer(page, dateline):
        return Finding(page.words(noted), "closing note of a release", noted)
    if masthead := find_masthead(page):
        return _of_masthead(page, masthead.issuer)
    if sender := find_sender(page):
        return _named(page, sender, "letterhead")
    if release and (issuer := find_release_issuer(page) or find_named_issuer(page)):
        return Finding(page.words(issuer), "imprint", issuer)
    if letterhead := find_letterhead(page):
        return Finding(letterhead.body.strip("*_ "), "letterhead", letterhead.span)
    if release and (institution := find_institution(page)):
        return Finding(page.words(institution), "letterhead", institution)
    return _stated_elsewhere(page)


def _of_press(page: Page) -> Finding[str] | None:
    """The paper, the periodical or the station that brings a piece."""
    if outlet := find_outlet(page):
        return Finding(page.words(outlet), "byline", outlet)
    if paper := find_paper(page):
        return Finding(page.words(paper), "imprint", paper)
    issue = find_issue(page)
    if issue and issue.name:
        return Finding(page.words(issue.name), "issue of a periodical", issue.name)
    if station := find_broadcaster(page):
        return Finding(page.words(station), "broadcast line", station)
    return None


def _of_masthead(page: Page, name: Span) -> Finding[str]:
    """The name at the head, written as at the foot where the head has it in capitals."""
    owner = find_owner(page)
    if owner and page.words(owner) != page.words(name) and page.words(owner).upper() == page.words(name):
        return Finding(page.words(owner), "foot of the page", owner)
    return Finding(page.words(name), "masthead", name)


def _stated_elsewhere(page: Page) -> Finding[str] | None:
    """Who made the document, as its title or a line beneath says, what it appeared in, or whose its foot says it is."""
    if maker := find_maker(page):
        return Finding(page.words(maker), "line that names the maker", maker)
    issue = find_issue_line(page)
    if issue and issue.name:
        return Finding(page.words(issue.name), "issue of a periodical", issue.name)
    owner = find_owner(page)
    return Finding(page.words(owner), "foot of the page", owner) if owner else None


def _named(page: Page, line: Line, where: str) -> Finding[str]:
    if headed := find_headed(line):
        return Finding(page.words(headed.name), where, headed.name)
    name = line.body.strip("*_# ")
    start = page.text.index(name, line.body_start)
    return Finding(name, where, Span(start, start + len(name)))
