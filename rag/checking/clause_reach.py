"""How far a small word reaches: the clause around it, and where a new one begins."""

from collections.abc import Sequence

from rag.checking.tokens import Token

REACH = 7  # words
BREAKS = {",", ";", ":", ".", "!", "?", "—", "–", "(", ")"}
JOINING = {"and", "but", "or", "while", "whereas", "although", "though", "because", "which", "who"}
_SUBORDINATE = {"after", "before", "when", "until", "once", "if", "unless"}  # what a verb denies ends there


def clause(tokens: Sequence[Token], place: int) -> list[Token]:
    """The words of the clause around a place."""
    start, end = place, place
    ends = JOINING - {"and", "or"} | _SUBORDINATE
    while start > 0 and tokens[start - 1].text not in BREAKS and tokens[start - 1].word not in ends:
        start -= 1
    ends = JOINING | _SUBORDINATE
    while end + 1 < len(tokens) and tokens[end + 1].text not in BREAKS and tokens[end + 1].word not in ends:
        end += 1
    return [token for token in tokens[start : end + 1] if token.content or token.verb]


def new_verb(tokens: Sequence[Token], joining: int, found: Sequence[Token]) -> bool:
    """Whether a joining word begins something of its own: a finite verb, or a subject with one, follows."""
    if tokens[joining].word not in ("and", "or"):
        return True
    if next_word(tokens, joining) == "be":  # "will resign and be replaced"
        return False
    following = [token for token in tokens[joining + 1 : joining + 4] if token.content or token.verb]
    governed = next((token for token in found if token.verb), None)
    return bool(following) and any(_finite(token) and token is not governed for token in following)


def _finite(token: Token) -> bool:
    return (token.verb and token.word.endswith(("ed", "s"))) or (
        token.verb and token.key != token.word and not token.word.endswith("ing")
    )


def next_word(tokens: Sequence[Token], place: int) -> str:
    """The word after a place, folded; empty at the end."""
    return tokens[place + 1].word if place + 1 < len(tokens) else ""
