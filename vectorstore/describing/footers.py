"""Who owns a page, as its foot says: a body's name that opens the line with its address or its legal notice."""

import re

from vectorstore.describing.bodies import NAME, names_body
from vectorstore.describing.colophons import is_registration
from vectorstore.describing.foot_lines import closing_lines, stands_apart
from vectorstore.describing.letterheads import is_address
from vectorstore.describing.pages import Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.documents import Span
from vectorstore.lines import Line

_PART = re.compile(r"[^|·•,.]+(?:\.(?=\w)[^|·•,.]+)*")
_LEGAL = re.compile(
    r"(?:legal (?:notice|information)|imprint|privacy(?: policy| notice)?|terms(?: of use)?|accessibility|impressum"
    r"|datenschutz(?:erklärung)?|mentions légales|aviso legal|privacidad|note legali|informativa privacy"
    r"|プライバシーポリシー)",
    re.IGNORECASE,
)
_ANSWERABLE = re.compile(
    r"\b(?:responsible for (?:this (?:page|site|leaflet|publication)|(?:the )?contents?)|published by|publisher"
    r"|issued by|verantwortlich(?: für den inhalt| für diese seite)?|herausgeber(?:in)?|éditeur"
    r"|responsable de (?:la )?publication|editor responsable|responsabile)\s?:\s?(?P<names>.+)",
    re.IGNORECASE,
)
# How a form or a notice is told apart at its foot: “Harbour Bank, Annik branch, Form 7”.
_FORM = re.compile(
    r"(?:form|formular|formblatt|formulaire|formulario|modulo) [\w/-]*\d[\w/-]*"
    r"|(?:[\w’'-]+ ){1,3}(?:branch|filiale|zweigstelle)|(?:filiale|agence|sucursal) .{2,40}",
    re.IGNORECASE,
)
_OTHER_PART = re.compile(
    r"(?:registered|company|charity|vat|reg|tel|printed|published|head office|sitz)\b", re.IGNORECASE
)
_LAST_LINES = 3
_LONGEST = 250


def find_owner(page: Page) -> Span | None:
    """The name that opens a last line of furniture, or the very last, where such words or an address follow."""
    foot = [line for line in page.edges if page.tail and line.start >= page.tail[-_LAST_LINES:][0].start]
    named = (span for line in reversed(foot) if (span := _owner(line) or _answerable(line)))
    return next(named, None) or _of_last_line(page)


def _of_last_line(page: Page) -> Span | None:
    """The name that opens the very last line, which is not marked as furniture; none in a list of addresses."""
    lines = closing_lines(page)[-2:]
    if find_salutation(page) and not (lines and is_registration(lines[-1])):
        return None
    if not lines or lines[-1].bulleted or not stands_apart(page, lines[-1]) or any(map(_owner, lines[:-1])):
        return None
    return _owner(lines[-1])


def _answerable(line: Line) -> Span | None:
    """The body behind “Responsible for this page:”, and not the department that may be named before it."""
    stated = _ANSWERABLE.search(line.body) if len(line.body) <= _LONGEST else None
    named: Span | None = None
    for part in _PART.finditer(stated["names"]) if stated else ():
        name = part.group().strip()
        if not names_body(name):
            break
        start = line.body_start + line.body.index(name, stated.start("names") if stated else 0)
        named = Span(start, start + len(name))
    return named


def _owner(line: Line) -> Span | None:
    if len(line.body) > _LONGEST:
        return None
    parts = [part.group().strip("*_ ") for part in _PART.finditer(line.body)]
    registered = is_registration(line) and _can_be_registered(parts[0])
    if len(parts) < 2 or not (registered or names_body(parts[0])):
        return None
    legal = any(_LEGAL.fullmatch(part) or _FORM.fullmatch(part) for part in parts[1:])
    address = any(is_address(Line(0, len(part), part)) for part in parts[1:4])
    if not (legal or address or registered):
        return None
    start = line.body_start + line.body.index(parts[0])
    return Span(start, start + len(parts[0]))


def _can_be_registered(name: str) -> bool:
    """Whether words before an address and a registration can be whose they are, and not “Registered office”."""
    return bool(NAME.fullmatch(name)) and not _OTHER_PART.match(name)
