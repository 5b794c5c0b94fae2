"""What a quotation excepts from what it says: “all crops except sugar beet” says nothing of sugar beet."""

from collections.abc import Iterator

from rag.checking.clause_reach import BREAKS
from rag.checking.readings import Reading

_REACH = 8  # tokens
_MOST = 0.6  # of what is excepted, in a claim that speaks of it


def exception_dropped(claim: Reading, quotation: Reading) -> bool:
    """Whether a claim says of what the quotation excepts, without excepting anything, what it says of the rest."""
    excepting = claim.wording.named("excepting")
    if any(token.word in excepting for token in claim.tokens):
        return False
    return any(len(keys & claim.keys) >= _MOST * len(keys) for keys in _excepted(quotation))


def _excepted(quotation: Reading) -> Iterator[frozenset[str]]:
    """The meanings behind each word that excepts, up to the next mark."""
    excepting = quotation.wording.named("excepting")
    for place, token in enumerate(quotation.tokens):
        if token.word not in excepting:
            continue
        found = set[str]()
        for after in quotation.tokens[place + 1 : place + 1 + _REACH]:
            if after.text in BREAKS:
                break
            found |= {after.key} if after.content else set()
        if found:
            yield frozenset(found)
