"""A question that asks several things at once, taken apart: one part a clause, a side of a comparison, or a date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.language.lexicons import lexicon
from rag.questions.noun_sides import Side, called_by
from rag.questions.question import Question, Want, read_question, with_terms, words_spaced
from rag.questions.sides import opens_asking, sides
from rag.questions.telling_apart import places_in
from rag.questions.topics import topic_of
from rag.search.side_documents import SideQuestion, asked_of
from vectorstore.index.fulltext import words

_CLAUSE = re.compile(r"(?:[,;]\s*|\s+)(?:and|y|und|et|(?:as\s+)?compared\s+(?:with|to))\s+(?=\w+)", re.I)
_MOST = 3
_THINGS = frozenset(["it", "its", "they", "them", "their"])


def parts(question: Question) -> tuple[Question, ...]:
    """The parts of a question, at most three; itself where it asks one thing, or of one stretch of time."""
    clauses = _clauses(question)
    if len(clauses) < 2:
        if compared := sides(question):
            first, *others = (_side(side, question) for side in compared)
            return (first, *(_clause_of(side, first) for side in others))
        if len(question.dates) > 1 and question.compares:
            return tuple(replace(question, dates=(date,)) for date in question.dates[:_MOST])
        return (question,)
    first, *others = _spoken([_leaning(read_question(clause, question.as_of), question) for clause in clauses[:_MOST]])
    return (first, *(_completed(part, first) for part in others))


def _side(side: Side, question: Question) -> Question:
    """A side of a comparison asks for what the whole question asks for, and compares nothing itself."""
    part = read_question(side.asked, question.as_of)
    part = replace(part, language=question.language)
    want = question.want if part.want is Want.OTHER else part.want
    leaning = _leaning(replace(part, terms=tuple(one for one in part.terms if one.word not in side.lent)), question)
    places = places_in(side.asked) or question.places  # not those of the other side
    return asked_of(replace(leaning, want=want, compares=False, places=places), side.called)


def _clause_of(side: Question, first: Question) -> Question:
    """A side that is a clause, with what the other one is about: “the wage in the draft with *what they promised*”."""
    return _about(side, first) if opens_asking(side.language, side.text) and not side.topic else side


def _about(part: Question, first: Question) -> Question:
    """A clause with what the one before it is about, where it does not say that itself."""
    topic = topic_of(first.text) if part.language == "en" else ""
    missing = set(words(topic)) - part.every_word
    terms = tuple(replace(term, carried=True, focus=False) for term in first.terms if term.word in missing)
    if not terms:
        return part
    return replace(with_terms(part, terms), about=topic, embedded=f"{topic}: {part.embedded}")


def _spoken(clauses: Sequence[Question]) -> Sequence[Question]:
    """Clauses that ask for the word of one source each, as asked of it: “and how does *the union* explain it?”"""
    called = [called_by(clause.text, clause.language) for clause in clauses]
    if not all(called):
        return clauses
    return [asked_of(clause, name) for clause, name in zip(clauses, called, strict=True)]


def _leaning(part: Question, question: Question) -> Question:
    """A clause with what the whole question was read to mean: its corrected words, and what earlier turns lend it."""
    asked = read_question(question.text, question.as_of)
    read = {before.word: after.word for before, after in zip(asked.terms, question.terms, strict=False)}
    terms = tuple(replace(term, word=read.get(term.word, term.word)) for term in part.terms)
    lent = tuple(term for term in question.terms if term.carried)
    dates = part.dates or (() if asked.dates else question.dates)
    filled = with_terms(replace(part, terms=terms), lent)
    lead = question.embedded.removesuffix(question.text)  # what an earlier turn asked
    places = places_in(part.text) or places_in(question.text) or question.places
    return replace(
        filled,
        embedded=lead + part.text,
        dates=dates,
        context=question.context,
        newest=question.newest,
        places=places,
    )


def _clauses(question: Question) -> list[str]:
    """The question cut at each “and” that a new question word or verb follows."""
    known = lexicon(question.language)
    if not known.spaced or len(question.terms) + len(question.dates) < 4:
        return [question.text]
    cuts = [
        match
        for match in _CLAUSE.finditer(question.text)
        if opens_asking(question.language, question.text[match.end() :])
    ]
    bounds = [0, *(match.start() for match in cuts), len(question.text)]
    starts = [0, *(match.end() for match in cuts)]
    return [question.text[start:end].strip() for start, end in zip(starts, bounds[1:], strict=True)]


def _completed(part: Question, first: Question) -> Question:
    """A later clause leans on the first for what it leaves out, but keeps its own names and dates."""
    own = sum(not term.carried for term in part.terms)
    if own >= 3 and part.want is not Want.OTHER:
        return part
    named = any(term.name and not term.carried for term in part.terms)
    other = set(words(first.called)) if isinstance(part, SideQuestion) and isinstance(first, SideQuestion) else set()
    told = _about(part, first)
    leaning = _THINGS & set(words(part.text))  # “and who opened *it*?” is about what was built, not “which year”
    lent = {term.word for term in (told.terms if told.about and not leaning else first.terms)}
    carried = tuple(
        replace(term, carried=True, focus=False)
        for term in first.terms
        if (term.word in lent or term.name) and not (named and term.name) and term.word not in other
    )
    dates = part.dates or (() if named else first.dates)
    want = first.want if part.want is Want.OTHER else part.want
    filled = replace(with_terms(part, carried), dates=dates, want=want, about=told.about)
    pointing = lexicon(part.language).pronouns & set(words_spaced(part.text))
    return replace(filled, embedded=f"{first.embedded} {part.text}") if pointing or own < 2 else filled
