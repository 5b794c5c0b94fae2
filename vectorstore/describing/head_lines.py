"""What a line at the head of a paper can be besides its title or its publisher: a particular, a kind, a name."""

import re

from vectorstore.describing.bodies import names_body
from vectorstore.describing.bylines import is_byline, is_credit, is_name, is_paper
from vectorstore.describing.labels import is_label
from vectorstore.describing.letterheads import is_address
from vectorstore.describing.pages import Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.describing.written_dates import find_dates
from vectorstore.lines import Line, is_sentence

# Telephones, boxes, numbers of registration and of pages, embargoes, prices, codes: what no title holds.
_PARTICULAR = re.compile(
    r"\b(?:tel(?:ephone|efon|éfono)?\b[.:]?|fax\b|phone\b|p\.? ?o\.? box|postfach|www\.|https?:"
    r"|reg(?:istered|\.)? (?:society|charity|company|office|no)|company no|charity no|issn|isbn|neutral citation"
    r"|case no|claim no|embargo\w*|ref(?:erence)?(?: no)?[.:]|page \d|p\. ?\d|pág\. ?\d|seite \d|s\. ?\d|vol\. ?\d"
    r"|schedule no|keywords?\b|jel\b|general secretary|established|founded|serving\b.*\bsince|since \d{4})"
    r"|@|[£$€] ?\d|\b\d{2,3} ?p\b|\b\d{3,5} \d{3}|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|, \d{1,4}[a-z]? [A-ZÀ-Þ]",
    re.IGNORECASE,
)
# To whom it goes, before whom, by whom, and how a deed opens.
_OPENS = re.compile(
    r"(?:to (?:all|the|our|every)|for the attention of|in the (?:[\w ]{1,30} )?(?:court|tribunal)|whereas|between"
    r"|before|this (?:agreement|lease|deed|contract)|answered by|asked by|issued|on appeal|dear|present|apologies"
    r"|compiled by|prepared by|written by|edited by|held (?:in|at|on)|participants|branch \d+|status"
    r"|by (?-i:[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+))\b",
    re.IGNORECASE,
)
# What has an article, or is also something that takes place, is as easily what a paper is about: “The Last Court”.
_ARTICLES = ("a", "an", "the")
_OCCASION = re.compile(r"\b(?:festival|party)$", re.IGNORECASE)
_FIELD = re.compile(r"[^\W\d][\w .'’/()-]{0,24}[*_]{0,2}[:：][*_]{0,2}(?:\s+(?P<value>.*)|$)")
_MOST_VALUE = 3  # words: what says more may be a title, “Update: the bridge is closed again”
_KINDS = (
    r"(?:report|memo(?:randum)?|circular|bulletin|petition|notice|statement|fact ?sheet|data sheet|leaflet|transcript"
    r"|minutes|agenda|newsletter|letter|order|decision|judge?ment|article|profile|opinion|comment|news"
    r"|working paper|guide|form|certificate|agreement|contract|lease|programme|release|obituary"
    r"|obituaries|interview|column|answers?|series|m e m o|bericht|bescheid|mitteilung|rundschreiben|merkblatt"
    r"|protokoll|gazette|\w*amtsblatt|\w*verordnungsblatt|\w*gesetzblatt|avis|arrêté|communiqué|circulaire|informe"
    r"|aviso|acta|comunicado)"
)
_KIND = re.compile(
    rf"(?:\w+ ){{0,3}}{_KINDS}(?: (?:series|paper|letter|home|for publication))?"
    r"[ ,:–-]*(?:(?:no|nr|number|n[°º])?\.? ?[\w/.-]*\d[\w/.-]*)?",
    re.IGNORECASE,
)
_OF_KIND = re.compile(rf"\b{_KINDS}\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:an?|and|at|by|for|from|in|of|on|or|the|to|with|und|de[rl]?|die|das|von|mit|la|le|el|y|et|en)", re.IGNORECASE
)
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t)\S|\s[|·•]\s")
_MOST_TAKEN = 0.5  # of a line, by a date
_FEW = 80  # characters


def above_text(page: Page, most: int = 24) -> tuple[Line, ...]:
    """The lines above the first running text, of a letter those up to the line beneath its salutation."""
    greeting = find_salutation(page)
    found = list[Line]()
    for line in page.head[:most]:
        if is_sentence(line.body) and len(line.body) > _FEW and not line.bulleted and page.text[line.start] != "#":
            break
        found.append(line)
        if greeting and line.start > greeting.start:
            break
    return tuple(found)


def bare(line: Line) -> str:
    """A line without its marks."""
    return line.body.strip("*_#~ \\")


def is_particular(page: Page, line: Line) -> bool:
    """Whether a line states a particular of the paper: an address, a number, a day, who wrote it, “To: …”."""
    words, dates = bare(line), find_dates(page.text, page.language, line.start, line.end)
    undated = words
    for one in dates:
        undated = undated.replace(page.text[one.span.start : one.span.end], " ")
    if _PARTICULAR.search(undated) or _OPENS.match(words) or is_label(line):
        return True
    if is_address(line) or is_byline(line) or is_credit(line):
        return True
    field = _FIELD.match(words) if page.text[line.start] != "#" else None
    if field and len((field["value"] or "").split()) <= _MOST_VALUE:
        return True
    if field and not (words.isupper() or stands_alone(page, line)):
        return True
    taken = sum(one.span.end - one.span.start for one in dates)
    codes = sum(any(map(str.isdigit, word)) for word in undated.split())
    return taken > _MOST_TAKEN * len(words) or (codes > 0 and 2 * codes >= len(undated.split())) or not words


def names_kind(words: str) -> bool:
    """Whether words only say what kind of paper it is, perhaps with its number: “Circular 31/23”."""
    return bool(_KIND.fullmatch(words.strip(" .")))


def holds_kind(words: str) -> bool:
    """Whether words hold one for a kind of paper: “Lease of barn and yard”."""
    return bool(_OF_KIND.search(words))


def names_issuer(page: Page, name: str) -> bool:
    """Whether a name is that of a paper or a body; of what may be no body only where the text names it again."""
    if is_paper(name):
        return True
    if not names_body(name):
        return False
    doubtful = name.split()[0].casefold() in _ARTICLES or bool(_OCCASION.search(name))
    return not doubtful or page.text.casefold().count(name.casefold()) > 1


def stands_alone(page: Page, line: Line) -> bool:
    """Whether nothing but empty lines stand above and beneath a line."""
    above, below = page.text[: line.start].rstrip(" \t"), page.text[line.end :].lstrip(" \t*_")
    return (not above or above.endswith("\n\n")) and (not below or below.startswith("\n\n"))


def runs_on(page: Page, line: Line) -> bool:
    """Whether a line goes on in the next one, as running text does."""
    if line.body.isupper():
        return False
    behind = page.text[line.end : line.end + 40]
    return bool(re.match(r"[ \t]*\n[ \t]*[a-zà-ÿ]", behind)) or bool(_OPEN_END.fullmatch(line.body.split()[-1]))


def is_in_columns(line: Line) -> bool:
    """Whether a line holds several things side by side."""
    return bool(_COLUMNS.search(line.body))


def is_person(line: Line) -> bool:
    """Whether a line is a person's name, as far as its shape tells."""
    return is_name(line) and not bare(line).isupper()
