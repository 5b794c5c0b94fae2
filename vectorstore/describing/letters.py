"""A letter: the letterhead above its salutation, and the subject line beside it."""

import re

from vectorstore.describing.bylines import is_name, is_paper
from vectorstore.describing.date_lines import is_date_line
from vectorstore.describing.letterheads import is_address, is_issuer
from vectorstore.describing.mastheads import is_body
from vectorstore.describing.pages import Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.lines import Line, is_headline, is_sentence, title_case

_REFERENCE = re.compile(r"(?:[^\s:]+ )?[^\s:]+[:：]\s")  # “Our ref: 20/0773”
_CIRCULAR = re.compile(
    r"(?:circular|newsletter|bulletin|rundschreiben|rundbrief|circulaire|lettre circulaire|circolare)"
    r"(?: to [\w ]{3,40})?,? (?:no|nr|number|n[°º])\.? ?[\w/-]{1,9}",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 160
_FEWEST_WORDS = 3


def find_sender(page: Page) -> Line | None:
    """The letterhead: the first line of a letter where it is the name of a body."""
    salutation = find_salutation(page)
    if salutation is None or page.head[0].start == salutation.start or is_paper(page.head[0].body.strip("*_ ")):
        return None
    return page.head[0] if is_body(page, page.head[0]) or is_issuer(page.head[0]) else None


def is_private(page: Page) -> bool:
    """Whether a letter opens with its writer's name and address."""
    return find_salutation(page) is not None and is_name(page.head[0]) and is_address(page.head[1])


def find_letter_subject(page: Page) -> Line | None:
    """The number of a circular; else the line by itself beside the salutation that is no sentence."""
    salutation = find_salutation(page)
    if salutation is None:
        return None
    at = page.head.index(salutation)
    beneath, above = page.head[at + 1 : at + 2], page.head[max(1, at - 1) : at]
    if numbered := next((line for line in page.head[1:at] if _CIRCULAR.fullmatch(line.body.strip("*_ "))), None):
        return numbered
    return next((line for line in (*beneath, *above) if _is_subject(page, line)), None)


def _is_subject(page: Page, line: Line) -> bool:
    if line.bulleted or len(line.body) > _LONGEST_SUBJECT or len(line.body.split()) < _FEWEST_WORDS:
        return False
    if not is_headline(line.body) or is_sentence(line.body) or line.body[:1].islower():
        return False
    other = _REFERENCE.match(line.body) or is_name(line) or is_date_line(page, line) or _is_place(line)
    return not other and _alone(page, line)


def _is_place(line: Line) -> bool:
    """Whether a line with commas or digits names only places and offices, as an address does."""
    return title_case(line.body) == 1 and ("," in line.body or any(sign.isdigit() for sign in line.body))


def _alone(page: Page, line: Line) -> bool:
    before, after = page.text[: line.start].rstrip(" \t"), page.text[line.end :].lstrip(" \t*_")
    return before.endswith("\n\n") and after.startswith("\n\n")
