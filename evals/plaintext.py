"""Text made comparable: typographic quotation marks, dashes and white space as a keyboard writes them."""

import re
import unicodedata

_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
        "…": "...",
    }
)
_SPACE = re.compile(r"\s+")
_MARKER = re.compile(r"\s?\[\d{1,3}\]")
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")


def plain(text: str) -> str:
    """Typographic quotes, dashes and white space made plain; case is kept."""
    return _SPACE.sub(" ", text.translate(_MARKS)).strip()


def without_markers(text: str) -> str:
    """An answer's text without its `[n]` citation markers."""
    return _MARKER.sub("", text)


def squad_words(text: str) -> list[str]:
    """Words in lower case without punctuation and articles, in order.

    The normalisation of SQuAD's evaluation script (Rajpurkar et al. 2016), with typographic punctuation and symbols
    removed as well, and scripts written without spaces left whole between punctuation.
    """
    lowered = plain(text).lower()
    bare = "".join(c for c in lowered if unicodedata.category(c)[0] not in "PS")
    return _ARTICLE.sub(" ", bare).split()
