"""Words for the full-text index: what SQLite's tokenizer cannot see is spelt out for it.

FTS5's unicode61 takes a run of Chinese or Japanese characters for one word; here such a run becomes its overlapping
pairs, the usual unit for those scripts (Nie et al. 2000), in the index and in the query alike.
"""

import re
import unicodedata

_WORD = re.compile(r"\w+", re.UNICODE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]+")
_INITIALS = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?")
_DOTTED = re.compile(r"\.[^\W\d_]\.")  # what all initials have, found many times as fast as they are
_DIACRITICS = re.compile(r"[\u0300-\u036f]+")
_MOST_TERMS = 64


def words(text: str) -> list[str]:
    """Lower-case words without diacritics, in order; unspaced scripts as overlapping pairs of characters."""
    folded = fold(text)
    if folded.isascii() or not _CJK.search(folded):
        return _WORD.findall(folded)
    found: list[str] = []
    for word in _WORD.findall(folded):
        if _CJK.search(word):
            for piece in re.split(f"({_CJK.pattern})", word):
                found += pairs(piece) if _CJK.fullmatch(piece) else [piece] if piece else []
        else:
            found.append(word)
    return found


def fold(text: str) -> str:
    """Lower case, compatibility forms unified, diacritics of Latin letters removed, initials joined (U.S. is us)."""
    joined = text
    if _DOTTED.search(text):  # most sentences have no initials
        joined = _INITIALS.sub(lambda match: match.group().replace(".", "") + " ", text)
    if joined.isascii():
        return joined.lower()
    decomposed = unicodedata.normalize("NFKD", joined.lower())
    return unicodedata.normalize("NFC", _DIACRITICS.sub("", decomposed))


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run of characters; a single character stands alone."""
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def index_text(text: str) -> str:
    """What the full-text index is given for a text."""
    return " ".join(words(text)) if _CJK.search(text) else fold(text)


def match_query(terms: list[str]) -> str:
    """An FTS5 expression that any of the terms satisfies; empty when there is none."""
    unique = list(dict.fromkeys(term for term in terms if term))[:_MOST_TERMS]
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in unique)
