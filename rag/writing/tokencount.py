"""How many tokens a model may take for a text: an estimate that errs on the high side."""

import re

_PIECE = re.compile(r"[a-zA-Z]+|[0-9]|[^\W\d_]+|\S|\n")
_LETTERS, _LETTERS_OF_A_NAME = 6, 4  # in one token, at the least


def estimated_tokens(text: str) -> int:
    """Tokens of a text for any of the usual vocabularies: a digit or mark is one, a word one for each six letters,
    a capitalized one for each four; one more begins the text.

    A word with letters outside ASCII counts two tokens for three bytes: a Chinese character is two. English prose comes
    out up to a third too high.
    """
    return 1 + sum(_tokens(piece) for piece in _PIECE.findall(text))


def _tokens(piece: str) -> int:
    if piece.isascii():
        letters = _LETTERS_OF_A_NAME if piece[0].isupper() else _LETTERS
        return -(-len(piece) // letters) if piece.isalpha() else 1
    return -(-len(piece.encode("utf-8", "replace")) * 2 // 3)
