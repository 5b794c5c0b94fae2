"""The line that names a periodical with its issue, at the head or the foot: “The Strait Quarterly, Summer 2024”.

Such a line tells the month or the year in which a piece came out, and often who brought it. A piece that only speaks
of an old issue has other words before the name.
"""

import re
from collections.abc import Iterator, Sequence

from vectorstore.describing.bodies import NAME
from vectorstore.describing.foot_lines import closing_lines, stands_apart
from vectorstore.describing.head_lines import names_kind
from vectorstore.describing.issue_parts import IssuePart, date_of, read_parts
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Page
from vectorstore.describing.periodicals import Issue
from vectorstore.documents import Span
from vectorstore.lines import Line, is_sentence

# A review, a digest or a journal is no periodical unless it is written as a name.
_PERIODICAL = re.compile(
    r"\b(?:Review|Journal|Digest|Courier|Herald|Ledger|Chronicle|Bulletin"
    r"|REVIEW|JOURNAL|DIGEST|COURIER|HERALD|LEDGER|CHRONICLE|BULLETIN"
    r"|(?i:quarterly|weekly|fortnightly|monthly|magazine|newsletter|gazette|almanac|yearbook"
    r"|\w*zeitschrift|\w*zeitung|\w*blatt|magazin|rundbrief|mitteilungen|\w*jahresschrift|jahrbuch|kurier"
    r"|revue|lettre d['’]information|cahiers|feuille|trimestriel|hebdomadaire|mensuel"
    r"|revista|bolet[ií]n|gaceta|hoja|cuadernos|semanario|rivista|bollettino|notiziario|quaderni|settimanale))\b"
)
_COMPOUND = re.compile(r"\w+(?:blatt|zeitung|zeitschrift|kurier)")
# What may stand before the name: where a piece was taken from, or that it was written for it.
_FROM = re.compile(
    r"(?i:(?:from|taken from|aus|extrait de) "
    r"|.{0,60}\b(?:appear(?:s|ed)|published|printed|written|interview|talks?|talked|speaks|spoke|conversation|column"
    r"|erschienen|gespräch|paru|entretien|publicad[oa]|entrevista|apparso|intervista)\b.{0,60}?"
    r"\b(?:in|for|für|dans|pour|en|para|per) (?=(?:the|our|unsere?|la|le|notre|el|nuestr[oa]|il|(?-i:[A-ZÀ-Þ]))))?"
    r"(?P<name>\S.*)"
)
_OWN = re.compile(r"(?:our|unsere?[rm]?|notre|nuestr[oa]|(?:la )?nostra|il nostro)\b", re.IGNORECASE)
# “Newsletter of the Friends of Tarsund Mill”: whose it is.
_OF_WHOM = re.compile(
    r"(?:(?:the )?(?:(?:quarterly|monthly|weekly|annual) )?(?:newsletter|bulletin|magazine|journal|review|gazette)"
    r"|rundbrief|mitteilungen|mitteilungsblatt|zeitschrift|bulletin|revue|lettre|bolet[ií]n|revista|hoja"
    r"|bollettino|rivista|notiziario)"
    r" (?:of|der|des|vo[nm]|du|de(?: las?| los)?|del(?:la)?|degli) (?:the )?",
    re.IGNORECASE,
)
_OTHER_KIND = re.compile(
    r"\b(?:report|paper|circular|notice|order|case|form|permit|decision|file|page)\b", re.IGNORECASE
)
_OF_PERIOD = re.compile(
    r"\b(?:quarterly|weekly|fortnightly|monthly) (?:reports?|results|review|summary|figures|statements?|meeting"
    r"|returns?|accounts|update|prices?|rota|timetable|programme)\b",
    re.IGNORECASE,
)
# What an official gazette prints is its ministry's; other words speak of another issue than that of the piece.
_ANOTHER = re.compile(
    r"\b(?:official gazette|\w*amtsblatt|\w*(?:gesetz|verordnungs)blatt|journal officiel|bolet[ií]n oficial"
    r"|gazzetta ufficiale|founded|since|reprint\w*|review of|reply to|letter to|based on|see|formerly|until"
    r"|first issue|next|deadline"
    r"|gegründet|nachdruck|fondée?|fundad[oa]|fondat[oa])\b",
    re.IGNORECASE,
)
_HEAD_LINES, _LAST_LINES, _LONGEST, _LONGEST_TITLE, _MOST_WORDS = 6, 2, 160, 100, 16


def find_issue_line(page: Page) -> Issue | None:
    """The issue that one of the first lines names, or the last one; none where several do, and none of minutes."""
    if are_minutes(page):
        return None
    found = list(_of_head(page)) or list(_of_foot(page))
    return found[0] if found and len({one.date for one in found}) == 1 else None


def _of_head(page: Page) -> Iterator[Issue]:
    above: Line | None = None
    for line in page.head[:_HEAD_LINES]:
        if issue := _read(page, line, above):
            yield issue
        elif is_sentence(line.body) and not _can_be_title(page, line):  # the text begins
            return
        above = line


def _of_foot(page: Page) -> Iterator[Issue]:
    """The issue that a last line names; several are those of other pieces."""
    closing = closing_lines(page)
    found = [(line, issue) for line in closing if (issue := _read(page, line, None))]
    if len(found) == 1 and found[0][0] in closing[-_LAST_LINES:] and stands_apart(page, found[0][0]):
        yield found[0][1]


def _can_be_title(page: Page, line: Line) -> bool:
    """Whether a sentence can be a title: “I am a pilot. I know the tides.” above an interview."""
    return page.text[line.start] == "#" or (line == page.head[0] and len(line.body) <= _LONGEST_TITLE)


def _read(page: Page, line: Line, above: Line | None) -> Issue | None:
    """The issue of a line; its date may stand alone beneath the periodical's name."""
    if line.bulleted or line.body.startswith("|") or len(line.body) > _LONGEST or _ANOTHER.search(line.body):
        return None
    parts = list(read_parts(page, line))
    dated = [(at, *found) for at, part in enumerate(parts) if (found := date_of(page, part))]
    if len(dated) != 1:
        return None
    at, date, span = dated[0]
    before = [part for part in parts[:at] if not part.is_number]
    numbered = len(before) < at or parts[at].is_number
    if not before and above and len(above.body) <= _LONGEST_TITLE and not _ANOTHER.search(above.body):
        before = [part for part in read_parts(page, above) if _PERIODICAL.search(part.words)]
    if not before or any(len(part.words.split()) > _MOST_WORDS for part in before):
        return None
    named = next((one for one in reversed(before) if _PERIODICAL.search(one.words)), None)
    if parts[at].is_year and not numbered:  # “Economic Review, 2023” is of that year, not in it
        return None
    told = _name_in(named) is not None if named else numbered and _can_be_name(before[0].words)
    return Issue(_publisher(before, named), date, span) if told else None


def _name_in(part: IssuePart) -> IssuePart | None:
    """The name of a periodical that a part is, or what it calls it: “Our staff magazine”, “The monthly for pilots”.

    The report of a month is none: “Monthly results”.
    """
    match = _FROM.fullmatch(part.words)
    if match is None or _OF_PERIOD.search(match["name"]):
        return None
    name = match["name"]
    is_one = NAME.fullmatch(name) or _OWN.match(name) or _PERIODICAL.search(" ".join(name.split()[:2]))
    return IssuePart(name, part.start + match.start("name")) if is_one else None


def _can_be_name(words: str) -> bool:
    return bool(NAME.fullmatch(words)) and not names_kind(words) and not _OTHER_KIND.search(words)


def _publisher(parts: Sequence[IssuePart], named: IssuePart | None) -> Span | None:
    """Who brings it: whose newsletter it is, or the periodical's own name; none of “our staff magazine”."""
    for part in parts:
        if whose := _OF_WHOM.match(part.words):
            name = IssuePart(part.words[whose.end() :], part.start + whose.end())
            return name.span if _is_long_name(name.words) else None
    if named is None:  # a catalogue has issues too
        return None
    described = _is_description(named.words)
    own = _name_in(parts[0]) if described else _name_in(named)  # “TIDE AND ROPE | The monthly for pilots”
    if own is None and described and parts[0] is not named:
        own = parts[0]
    return own.span if own and _is_long_name(own.words) and not _is_description(own.words) else None


def _is_long_name(words: str) -> bool:
    return bool(NAME.fullmatch(words)) and (len(words.split()) > 1 or bool(_COMPOUND.fullmatch(words)))


def _is_description(words: str) -> bool:
    """Whether words say what a periodical is and not what it is called: “The monthly for pilots”, “our magazine”."""
    name = _FROM.fullmatch(words)
    words = name["name"] if name else words
    return bool(_OWN.match(words) or not NAME.fullmatch(words) or re.search(r"\b(?:for|für|pour|para)\b", words))
