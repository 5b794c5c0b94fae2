"""Sentences that leave a question open: they tell that it was asked, or that what it asks is yet to be found out."""

import re
from functools import cache

from rag.questions.question import Question, Want
from vectorstore.index.fulltext import fold

_WONDERS = (
    r"(?:ask(?:s|ed|ing)?|want(?:s|ed|ing)? to know|wonder(?:s|ed|ing)?|inquir(?:es?|ed|ing)|enquir(?:es?|ed|ing)"
    r"|question(?:s|ed)?|to (?:see|find out|learn|discover|establish)|nobody knows|no one knows"
    r"|(?:do|does|did)(?: not|n['’]t) (?:know|say|tell|remember|explain)"
    r"|(?:is|was|remains?|remained) (?:unclear|unknown|open|disputed)|never (?:learned|learnt|found out|said|told))"
)
_ASKING = re.compile(r"\b(?:who|whom|whose|why|when|where|how)\b")
_WONDERING = re.compile(rf"\b{_WONDERS}\b")
_ASKS_FINDINGS = re.compile(
    r"\bwhat (?:did|has|have|had) .*\b"
    r"(?:find|found|conclude|discover|establish|reveal|show|uncover|detect|learn)(?:ed|d)?\b"
    r"|\bwhat (?:came|has come|became|has become|was the (?:result|outcome|upshot|finding)s?) of\b"
    r"|\bwhat (?:was|were) the (?:result|outcome|upshot|finding)s?\b|\bhow did .*\b(?:end|turn out)\b"
    r"|\b(?:who|whom|what|which .*) did .*\b(?:blame|hold responsible|find guilty|recommend|advise|rule|suggest)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|is due to|are due to|going to|ha(?:s|ve|d) asked for|asks? for"
    r"|ha(?:s|ve) been asked to|is expected to|are expected to|plans? to|intends? to"
    r"|(?:open|begin|start)s? (?:on|in|next)|(?:is|was|were|ha(?:s|ve)(?: been)?) (?:commissioned|appointed|set up)"
    r"|to (?:ballot|hold a (?:ballot|vote|referendum)))\b"
)
_FOUND = re.compile(
    r"\b(?:found|finds|concluded|concludes|discovered|established|revealed|reveals|showed|shows|uncovered|detected"
    r"|reported|learned|learnt|ended|rejected|adopted|passed|approved|turned out|decided|resulted|recommend(?:s|ed)"
    r"|blame[sd]|ruled|advise[sd]|held [^.]{0,40}responsible)\b"
)


def leaves_open(question: Question, text: str) -> bool:
    """Whether a sentence only says that what is asked was asked there as well, or is yet to be looked into."""
    if question.want is Want.YES_NO:
        return False
    asked = question.folded
    if _ASKS_FINDINGS.search(asked):
        said = fold(text)
        return bool(_AHEAD.search(said)) and not _FOUND.search(said)
    opening = _ASKING.search(asked)
    if not opening or _WONDERING.search(asked):
        return False
    return bool(_asked_as_well(opening.group()).search(fold(text)))


@cache
def _asked_as_well(word: str) -> re.Pattern[str]:
    """How a sentence tells that somebody asked for what the word asks for: “asked why …, and who …”."""
    further = r"(?:\w[^.;:]{0,160}?(?:,|\band|\bor) )?"
    return re.compile(rf"\b{_WONDERS}(?: \w+)?,? {further}{word}\b")
