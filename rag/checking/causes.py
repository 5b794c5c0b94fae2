"""Reasons: a claim that gives one must find one given, for two facts side by side are no cause and effect."""

from rag.checking.readings import Reading


def cause_added(claim: Reading, quotation: Reading) -> bool:
    """Whether a claim says why, in a word such as “because”, where the quotation has no word for a reason at all."""
    given = {token.word for token in quotation.tokens}
    asked = claim.wording.named("causal")
    known = asked | quotation.wording.named("causal_too")
    return any(token.word in asked for token in claim.tokens) and not given & known
