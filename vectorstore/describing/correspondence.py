"""What somebody wrote to somebody: letters, mails, memos and notes. They tell of days, and are about none of them."""

import re
from collections.abc import Sequence

from vectorstore.describing.labels import find_release_label
from vectorstore.describing.meeting_dates import are_minutes
from vectorstore.describing.pages import Page
from vectorstore.describing.salutations import find_salutation
from vectorstore.documents import Span

_TO = re.compile(
    r"[>*_ ]*(?:to|an|à|para|aan|кому|宛先)[*_]{0,3}\s?[:：][*_]{0,3}\s*\S|[*_]*note (?:to|for) (?-i:[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# “You asked me on 2 October to …”, “Thank you for your letter of”: the lead answers somebody.
_ANSWERS = re.compile(
    r"\b(?:(?:you|sie|vous|usted|lei) (?:have |had |haben |hatten |avez |aviez |ha |había |aveva )?(?:\w+ )?"
    r"(?:asked|wrote|requested|invited|instructed|wanted|called|rang|told|sent|baten|schrieben|fragten|riefen|gebeten"
    r"|geschrieben|demandé|écrit|pidió|pedido|escribió|preguntó|chiesto|scritto)"
    r"|(?:your|ihr(?:e|em|en)?|votre|su|vostra) (?:letter|question|request|mail|e-mail|message|note|enquiry|inquiry"
    r"|schreiben|anfrage|nachricht|lettre|demande|courrier|carta|consulta|lettera|richiesta))\b",
    re.IGNORECASE,
)
# A summons goes to members, and is about the day of the meeting.
_SUMMONS = re.compile(
    r"\b(?:agenda|summon(?:s|ed)|notice of (?:the |an? )?(?:[\w-]+ ){0,3}meeting|tagesordnung|einladung"
    r"|ordre du jour|convocation"
    r"|orden del día|convocatoria|ordine del giorno|convocazione)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"„«][^“”\"„«»]*[”\"“»]")
_HEAD_LINES = 10


def is_sent(page: Page, lead: Sequence[Span]) -> bool:
    """Whether a page greets or names whom it was sent to, or answers them in its lead, and is no summons."""
    if are_minutes(page) or find_release_label(page):
        return False
    if any(_SUMMONS.search(line.body) for line in page.head[:_HEAD_LINES]):
        return False
    if find_salutation(page) or any(_TO.match(line.body) for line in page.head[:_HEAD_LINES]):
        return True
    return any(_ANSWERS.search(_QUOTED.sub(" ", page.words(sentence))) for sentence in lead[:1])
