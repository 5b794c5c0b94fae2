"""Bylines: who wrote a piece, and the paper named beneath or beside the writer."""

import re

from vectorstore.describing.labels import is_label
from vectorstore.describing.pages import Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.documents import Span
from vectorstore.lines import Line

_BYLINE = re.compile(
    r"(?:(?:by|por|von|par|di|door)\s|(?:text:|autor:|author:|автор:?|文・|文/)\s?)"
    r"(?P<names>(?:[A-ZÀ-ÞА-Я][\w.’'-]{0,25}(?:,? |$)|(?:and|und|et|y|e|de|van|von) ){1,8})"
    r"(?:[|·•,–—-]\s?.{0,80}|updated\b.{0,60}|published\b.{0,60})?",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[A-ZÀ-Þ][\w.’'-]{1,20}(?:(?: and|,)? [A-ZÀ-Þ][\w.’'-]{0,20}){1,5}")
_OUTLET = re.compile(
    r"(?:The |Le |La |El |Die |Der )?(?:[A-ZÀ-Þ0-9][\w.’'&-]{0,20} ){0,4}(?:News|Times|Post|Press|Journal|Tribune"
    r"|Herald|Gazette|Star|Sun|Telegraph"
    r"|Guardian|Observer|Chronicle|Courier|Republic|Register|Examiner|Inquirer|Enquirer|Daily|Dispatch|Sentinel"
    r"|Globe|Review|Reporter|Independent"
    r"|Standard|Mail|Today|TODAY|Reuters|Zeitung|Tageblatt|Anzeiger|Monde|Figaro|País|Mundo|Diario|Corriere"
    r"|Gazzetta|Jornal|Folha|Shimbun)(?: \w+)?"
)
# The last words of a newspaper's name, which name other things too: only a line that can be a publisher is asked.
_PAPER = re.compile(
    r"(?:\S+ ){0,5}(?:News|Times|Post|Journal|Tribune|Herald|Gazette|Telegraph|Guardian|Observer|Chronicle|Courier"
    r"|Examiner|Inquirer|Enquirer|Dispatch|Sentinel|Zeitung|\w+zeitung|Tage?blatt|\w*Anzeiger|Nachrichten"
    r"|Kurier|Figaro|Mundo|Diario|Corriere|Gazzetta|Jornal|Folha|Shimbun|Ledger|Echo|Mercury|Argus|Advertiser)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[A-ZÀ-Þ]\w+ [A-ZÀ-Þ]\w+(?:, [A-ZÀ-Þ]\w+ [A-ZÀ-Þ]\w+)*,? (?:and|&) [A-ZÀ-Þ]\w+ [A-ZÀ-Þ]\w+|Special (?:to"
    r"|for) .{2,50}"
    r"|(?:[Ff]rom )?[\w .,&'’-]{0,50}\b(?:(?i:staff )reports?|wire reports|staff)"
    r"|[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,3}, (?:(?:The|USA) [A-ZÀ-Þ][\w ]{2,30}|Associated Press|Reuters|AFP)"
)
_OPENING = re.compile(
    r"\W{0,3}(?:by|por|von|par|di|door|text:|autor:|author:|автор:?)\s(?=(?-i:[A-ZÀ-ÞА-Я]))", re.IGNORECASE
)
_FIRST_LINES = 7


def is_byline(line: Line) -> bool:
    """Whether a line names who wrote the piece: "By Ana Ruiz"."""
    match = _BYLINE.fullmatch(line.body) if len(line.body) <= 160 else None
    return match is not None and any(word[0].isupper() for word in match["names"].split())


def opens_byline(line: Line) -> bool:
    """Whether a line opens with who wrote the piece, whatever follows: "By Ana Ruiz, our writer in Bergen."."""
    return bool(_OPENING.match(line.body))


def is_name(line: Line) -> bool:
    """Whether a line is one or more names and nothing else: "Ana Ruiz and Per Holm"."""
    return len(line.body) <= 70 and len(line.body.split()) <= 6 and bool(_NAMES.fullmatch(line.body))


def is_paper(name: str) -> bool:
    """Whether a name is a newspaper's, told by its last word."""
    capital = all(word[0].isupper() or word in ("the", "of", "de", "der", "du") for word in name.split())
    return len(name) <= 60 and capital and bool(_PAPER.fullmatch(name))


def is_section(name: str) -> bool:
    """Whether a name can be that of a paper's section: “Sport”, “Local News”."""
    words = name.split()
    return len(words) < 2 or (len(words) == 2 and words[1].casefold() == "news")


def is_credit(line: Line) -> bool:
    """Whether a line says where a piece comes from: "From staff reports", "Ana Ruiz, The Harbour Gazette"."""
    return len(line.body) <= 80 and bool(_CREDIT.fullmatch(line.body) or _OUTLET.fullmatch(line.body))


def find_outlet(page: Page) -> Span | None:
    """The paper named on the line beneath a bare name or a byline at the head of the page; above a salutation stand
    addresses.
    """
    if find_salutation(page):
        return None
    for above, line in zip(page.head, page.head[1:_FIRST_LINES], strict=False):
        named = is_byline(above) or (len(above.body) <= 70 and bool(_NAMES.fullmatch(above.body)))
        if named and len(line.body) <= 50 and _OUTLET.fullmatch(line.body) and not is_label(line):
            return line.span
    return None
