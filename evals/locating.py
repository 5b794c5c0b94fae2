"""Where a quotation stands in a text when only its typography may differ."""

import re

_MARKS = {"'": "['‘’‚‛′ʼ`´]", '"': '["“”„‟″«»]', "-": "[-‐‑‒–—―−]"}
_CLASS = {mark: pattern for pattern in _MARKS.values() for mark in pattern.strip("[]")}
_UNSEEN = "[\u200b\u200c\u200d\u2060\ufeff\u00ad]*"


def find_plain(quote: str, text: str) -> tuple[int, int] | None:
    """The first place where `text` holds `quote`, typographic marks and white space aside."""
    start = text.find(quote)
    if start >= 0:
        return start, start + len(quote)
    words = [_UNSEEN.join(_CLASS.get(c, re.escape(c)) for c in word) for word in quote.replace("…", "...").split()]
    match = re.search(r"\s+".join(words).replace(r"\.\.\.", r"(?:…|\.\.\.)"), text) if words else None
    return match.span() if match else None
