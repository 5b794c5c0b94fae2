"""What stands above a letter, a notice or a memo: the body that sends it, its address, its subject line."""

import re

from vectorstore.describing.legal_forms import LEGAL_FORM
from vectorstore.describing.pages import Finding, Page
from vectorstore.documents import Span
from vectorstore.lines import Line, is_headline, is_sentence

_WORD = r"(?:[A-ZÀ-Þ][\w’'.-]*|&|and|und|et|y|e)"
_COMPANY = re.compile(rf"{_WORD}(?: {_WORD}){{0,5}},? {LEGAL_FORM}")
_BODY = re.compile(
    rf"(?:The |THE )?{_WORD}(?: {_WORD}){{1,4}} (?i:authority|association|agency|bureau|commission|committee|council"
    r"|federation|foundation|institute|society|university|works)"
)
_ISSUER = re.compile(
    rf"(?:The |THE )?(?:{_WORD} ){{0,5}}(?i:court|tribunal|union|workers)"
    rf"(?: (?i:of|at|in|for) {_WORD}(?: {_WORD}){{0,3}})?"
    rf"|[A-ZÀ-Þ][\w-]*(?i:gericht|gerichtshof)(?: {_WORD}){{0,3}}|Gewerkschaft {_WORD}(?: {_WORD}){{0,4}}"
    rf"|(?:Cour|COUR) (?:de |d['’]|DE |D['’])?\w+(?: de {_WORD})?"
)
_PARTIES = re.compile(r"\w.* (?:v\.?|vs\.?|gegen|contre|contra|c\.|\./\.) \S.*")
_KIND_STATED = re.compile(
    r"(?:(?:open|joint|public|first|second|final) )?(?:statement|notice|letter|report|judge?ment|decision|ruling|order"
    r"|resolution|rules|response|submission|declaration|circular|guidance|erklärung|stellungnahme|mitteilung|urteil"
    r"|beschluss|déclaration|arrêt|avis|declaración|sentencia|aviso)\b.+",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?:case|cause|claim|appeal|rechtssache|affaire|asunto|causa)"
    r"(?: no\.?| nr\.?| n[°º]\.?)? [\w/. –-]{0,20}\d[\w/. –-]{0,12}",
    re.IGNORECASE,
)
_NO_NAME = frozenset((
    "a", "an", "about", "against", "agenda", "annual", "at", "by", "for", "from", "how", "in", "is", "it",
    "its", "minutes", "new", "no", "notice", "of", "on", "our", "report", "the", "this", "to", "what", "when",
    "where", "who", "why", "with", "your",
))  # fmt: skip
_ADDRESS = re.compile(
    r"[^\W\d][\w’'. -]{2,40}[\w.] \d{1,3} ?[a-z]?(?:, .{2,60})?|\d{1,5} [A-ZÀ-Þ][\w’'. -]{2,40}(?:, .{2,60})?"
    r"|(?:[A-Z]{1,2}-)?\d{4,6} [A-ZÀ-Þ][\w’'. -]{1,40}|P\.? ?O\.? Box .{1,40}|Postfach .{1,20}|〒.{3,60}"
)
_SUBJECT = re.compile(
    r"(?:subject|re|betreff|betr\.|objet|asunto|oggetto|assunto|onderwerp|тема|件名)\s?[:：]\s*(?=\S)", re.IGNORECASE
)
_RECEIVERS = re.compile(
    r"[*_]{0,3}(?:from|to|cc|bcc|present|in attendance|attend(?:ees|ing)|participants|apologies|an|anwesende?"
    r"|teilnehmer(?:innen)?|teilnehmende|para|presentes|asistentes|à|présents|presenti|aan|aanwezig|кому|присутствовали"
    r"|宛先|出席者|参加者)[*_]{0,3}\s?[:：]",
    re.IGNORECASE,
)
_LONGEST_NAME = 80
_LONGEST_SUBJECT = 160
_SUBJECT_LINES = 16
_ISSUED_WITHIN = 3


def find_letterhead(page: Page) -> Line | None:
    """The first line where it is a company's or a public body's name, above another heading or an address."""
    if find_issued(page):
        return page.head[0]
    if len(page.head) < 2 or is_sentence(page.head[1].body) or not is_body_name(page.head[0]):
        return None
    return page.head[0]


def find_issued(page: Page) -> Line | None:
    """The line that says what a court or a union issues beneath its name: the parties, a case, or “Statement on …”.

    Between them may stand which branch or division it is.
    """
    if not page.head or not is_issuer(page.head[0]):
        return None
    for line in page.head[1 : 1 + _ISSUED_WITHIN]:
        if line.bulleted or not is_headline(line.body) or is_sentence(line.body):
            return None
        if any(rule.fullmatch(_bare(line)) for rule in (_PARTIES, _KIND_STATED, _CASE)):
            return line
    return None


def is_issuer(line: Line) -> bool:
    """Whether a line is nothing but the name of a court or a union."""
    return len(line.body) <= _LONGEST_NAME and bool(_ISSUER.fullmatch(_bare(line)))


def _bare(line: Line) -> str:
    return line.body.strip("*_ ")


def is_body_name(line: Line) -> bool:
    """Whether a line is nothing but the name of a company or a public body, told by its last word."""
    if line.bulleted or len(line.body) > _LONGEST_NAME:
        return False
    name = _bare(line)
    if _COMPANY.fullmatch(name):
        return True
    words = name.casefold().removeprefix("the ").split()
    return bool(_BODY.fullmatch(name)) and len(words) >= 3 and not _NO_NAME.intersection(words)


def is_address(line: Line) -> bool:
    """Whether a line is a street with a number, a town with a postcode, or a box."""
    return bool(_ADDRESS.fullmatch(line.body))


def find_subject(page: Page) -> Finding[str] | None:
    """What a letter or memo states behind "Subject:"."""
    for line in page.head[:_SUBJECT_LINES]:
        label = _SUBJECT.match(line.body)
        if label and not line.bulleted and len(line.body) <= _LONGEST_SUBJECT:
            span = Span(line.body_start + label.end(), line.end)
            return Finding(page.words(span), "subject line", span)
    return None


def names_receivers(page: Page) -> bool:
    """Whether a label above the text says from whom or to whom it goes, or who was present: "To:", "Present:"."""
    return any(_RECEIVERS.match(line.body) for line in page.head[:_SUBJECT_LINES])
