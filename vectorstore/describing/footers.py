"""Who owns a page, as its foot says: a body's name that opens the line with its address or its legal notice."""

import re

from vectorstore.describing.letterheads import is_address
from vectorstore.describing.mastheads import names_body
from vectorstore.describing.pages import Page
from vectorstore.documents import Span
from vectorstore.lines import Line

_PART = re.compile(r"[^|·•,.]+(?:\.(?=\w)[^|·•,.]+)*")
_LEGAL = re.compile(
    r"(?:legal (?:notice|information)|imprint|privacy(?: policy| notice)?|terms(?: of use)?|accessibility|impressum"
    r"|datenschutz(?:erklärung)?|mentions légales|aviso legal|privacidad|note legali|informativa privacy"
    r"|プライバシーポリシー)",
    re.IGNORECASE,
)
_LAST_LINES = 3
_LONGEST = 250


def find_owner(page: Page) -> Span | None:
    """The name that opens one of the last lines of furniture, where such words or an address follow."""
    foot = [line for line in page.edges if page.tail and line.start >= page.tail[-_LAST_LINES:][0].start]
    return next((span for line in reversed(foot) if (span := _owner(line))), None)


def _owner(line: Line) -> Span | None:
    if len(line.body) > _LONGEST:
        return None
    parts = [part.group().strip() for part in _PART.finditer(line.body)]
    if len(parts) < 2 or not names_body(parts[0]):
        return None
    legal = any(_LEGAL.fullmatch(part) for part in parts[1:])
    address = any(is_address(Line(0, len(part), part)) for part in parts[1:4])
    if not (legal or address):
        return None
    start = line.body_start + line.body.index(parts[0])
    return Span(start, start + len(parts[0]))
