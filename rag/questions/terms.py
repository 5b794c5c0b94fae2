"""The words of a question that carry meaning: names, numbers, what is asked for, what only says when or where."""

import re
from dataclasses import dataclass, replace

from rag.language.lexicons import Lexicon
from vectorstore.index.fulltext import fold, pairs, words

_READ = 10_000
_TOKEN = re.compile(r"\w+(?:[.'’\-]\w+)*\.?", re.UNICODE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_CONTENT_RUN = re.compile(r"[\u30a0-\u30ff]{2,}|[\u3400-\u9fff]+|\d+")


@dataclass(frozen=True)
class Term:
    """A word that carries meaning, folded.

    `name`: written as a name or a number. `carried`: from an earlier turn. `focus`: the first such word of the
    question, mostly what is asked for: who was the *captain*, how many *knots*. `aside`: from a clause that only says
    when or where: “… when the ferry *ran aground*”.
    """

    word: str
    name: bool = False
    carried: bool = False
    focus: bool = False
    aside: bool = False


def terms_in(text: str, known: Lexicon, rest: str) -> tuple[Term, ...]:
    """The terms of a text, of which `rest` is what is not a date."""
    undated, found = set(words(rest)), dict[str, Term]()
    main = _main_clause(text, known)
    for index, match in enumerate(_TOKEN.finditer(text)):
        for term in _of_token(match.group(), index, known):
            if term.word not in undated:
                continue
            earlier = found.get(term.word)
            found[term.word] = replace(
                term,
                name=term.name or bool(earlier and earlier.name),
                aside=match.start() >= main and not (earlier and not earlier.aside),
            )
    terms = list(found.values())
    if terms and known.spaced:
        terms[0] = replace(terms[0], focus=True)
    return tuple(terms)


def _main_clause(text: str, known: Lexicon) -> int:
    """Where the clause that asks ends: at a word that joins another clause to it, behind the word it opens with."""
    found = [(match.start(), fold(match.group())) for match in re.finditer(r"\w+", text[:_READ])]
    asking = next((at for at, word in found if word in known.asking), len(text))
    return next((at for at, word in found if at > asking and word in known.joining), len(text))


def _of_token(token: str, index: int, known: Lexicon) -> list[Term]:
    if _CJK.search(token):
        return _of_unspaced(token, known)
    pieces = words(token)
    named = token[:1].isupper() or token[:1].isdigit() or any(c.isdigit() for c in token)
    if known.language == "de" and not any(c.isupper() for c in token[1:]) and not token[:1].isdigit():
        named = False  # every German noun is capitalised
    first_word = index == 0 and not any(c.isupper() or c.isdigit() for c in token[1:])
    acronym = len(token) > 1 and token.isupper()
    return [
        Term(piece, named and not first_word)
        for piece in pieces
        if (piece not in known.stop or (acronym and not piece.isdigit() and len(piece) > 1))
        and (len(piece) > 1 or piece.isdigit())
    ]


def _of_unspaced(token: str, known: Lexicon) -> list[Term]:
    kept = fold(token)
    for word in sorted((word for word in known.stop if len(word) > 1), key=len, reverse=True):
        kept = kept.replace(word, " ")
    runs = _CONTENT_RUN.findall(kept) + re.findall(r"[a-z][a-z0-9]+", kept)
    return [Term(piece) for run in runs for piece in (pairs(run) if _CJK.search(run) else [run])]
