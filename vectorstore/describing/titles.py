"""The title a text gives itself: a headline above its body."""

from vectorstore.describing.bylines import find_outlet, is_byline, is_credit, is_name
from vectorstore.describing.date_lines import is_date_line
from vectorstore.describing.datelines import Dateline
from vectorstore.describing.issue_lines import find_issue_line
from vectorstore.describing.labels import is_institution, is_label, is_release, names_document
from vectorstore.describing.letterheads import find_issued, find_letterhead, find_subject, is_address
from vectorstore.describing.letters import find_letter_subject, find_sender, is_private
from vectorstore.describing.mastheads import find_masthead, find_release_issuer
from vectorstore.describing.pages import Finding, Page
from vectorstore.documents import Span
from vectorstore.lines import Line, is_headline, is_sentence, word_count

_FIRST_LINES = 6
_BODY_WITHIN = 12


def find_title(page: Page, dateline: Dateline | None, publisher: str | None = None) -> Finding[str] | None:
    """The subject line, or else the first headline above the body; none where the text opens with its body.

    A line that only names who publishes is no headline where another follows it.
    """
    return find_subject(page) or _headline(page, dateline, publisher)


def _headline(page: Page, dateline: Dateline | None, publisher: str | None) -> Finding[str] | None:
    masthead = find_masthead(page)
    if issued := find_issued(page) or (masthead and masthead.kind):
        return _titled(page, issued)
    if find_sender(page) or is_private(page):
        subject = find_letter_subject(page)
        return _titled(page, subject) if subject else None
    return _first_headline(page, dateline, publisher, masthead.names if masthead else ())


def _first_headline(
    page: Page, dateline: Dateline | None, publisher: str | None, names: tuple[Line, ...]
) -> Finding[str] | None:
    """The first line above the body that can be a headline; `names` are those of the masthead."""
    outlet, letterhead, issuer = find_outlet(page), find_letterhead(page), find_release_issuer(page)
    issue = find_issue_line(page)
    heading: Line | None = None  # the publisher's name at the top
    above: list[Line] = []  # what stands between that name and a release's label: mostly who that is
    candidates: list[Line] = []
    for index, line in enumerate(page.head[:_FIRST_LINES]):
        if dateline and dateline.span.start == line.start:
            break
        if outlet and (line.span == outlet or page.head[index + 1 : index + 2] == _at(page, outlet)):
            continue
        if heading and is_release(line):
            above, candidates = candidates, []
        if is_label(line) or is_byline(line) or is_credit(line) or is_date_line(page, line):
            continue
        if not candidates and _is_publisher(line, publisher):
            heading = line
            continue
        if not candidates and (top := heading or letterhead) and _belongs_to(page, top, line):
            continue
        if issue and line.start <= issue.date_span.start < line.end:
            continue
        if line == letterhead or line in names or (issuer and issuer.overlaps(line.span)):
            continue
        if letterhead and not candidates and is_address(line):
            return None
        if _names_author(page, index) and not _is_publisher(line, publisher):
            return None
        if not _can_be_title(line):
            break
        candidates.append(line)
        if names_document(candidates[0]):
            break
    candidates = candidates or above or ([heading] if heading and _can_be_title(heading) else [])
    if not candidates or not _has_body(page, candidates[0], len(page.head) if heading else _BODY_WITHIN):
        return None
    first = candidates[0]
    if len(candidates) > 1 and is_institution(first):
        first = candidates[1]
    return _titled(page, first)


def _titled(page: Page, line: Line) -> Finding[str]:
    start, end = _bare(page.text, line)
    return Finding(page.text[start:end], "headline", Span(start, end))


def _is_publisher(line: Line, publisher: str | None) -> bool:
    """Whether a line is the publisher's name, perhaps before the links to sections."""
    return publisher is not None and line.body.split(" | ")[0].strip("*_# ").casefold() == publisher.casefold()


def _belongs_to(page: Page, top: Line, line: Line) -> bool:
    """Whether a line is part of the publisher's head: a second column, a rule beneath it, the section of a paper."""
    if line.start >= top.end and "\n" not in page.text[top.end : line.start]:
        return True
    ruled = not any(map(str.isalnum, line.body))
    return ruled or (word_count(line.body) == 1 and page.head[:2] == (top, line))


def _at(page: Page, span: Span) -> tuple[Line, ...]:
    return tuple(line for line in page.head if line.span == span)


def _names_author(page: Page, index: int) -> bool:
    """Whether a bare name and one more short line stand above the body: a writer and a paper, not a headline."""
    line, below = page.head[index], page.head[index + 1 : index + 3]
    if page.text[line.start] == "#" or len(below) < 2 or not is_name(line) or names_document(line):
        return False
    if any(map(str.isdigit, line.body)):
        return False
    return len(below[0].body.split()) <= 4 and not is_sentence(below[0].body) and is_sentence(below[1].body)


def _can_be_title(line: Line) -> bool:
    body = line.body
    if line.bulleted or body[:1].islower() or body[:1] in tuple("|{<[(=") or "@" in body:
        return False
    return is_headline(body) and not is_sentence(body.rstrip("?？"))


def _has_body(page: Page, title: Line, within: int) -> bool:
    below = [line for line in page.head[:within] if line.start > title.start]
    return any(is_sentence(line.body) for line in below)


def _bare(text: str, line: Line) -> tuple[int, int]:
    """A headline's place without Markdown's stars and hashes around it."""
    start, end = line.body_start, line.end
    while start < end and text[start] in "*_# ":
        start += 1
    while end > start and text[end - 1] in "*_# ":
        end -= 1
    return start, end
