"""Whose word a question asks for: “according to the police” is answered by what the police say, where they say it."""

import re
from collections.abc import Sequence

from rag.evidence.candidates import Candidate
from rag.judging.scoring import Scored
from rag.judging.sufficiency import SURE
from rag.language.lexicons import lexicon
from rag.language.stems import document_stems, stem, stems_in
from rag.questions.question import Question
from vectorstore.index.chunking import header
from vectorstore.index.fulltext import fold, words

_NAME = re.compile(r"[\s:]*([^,;:?!()]+)")
_LONGEST = 6  # words


def source_words(question: Question) -> tuple[str, ...]:
    """The words that name the source a question asks for, folded; empty where it names none."""
    known, text = lexicon(question.language), fold(question.text)
    phrase = known.one_source.search(text) if known.spaced else None
    named = _NAME.match(text, phrase.end()) if phrase else None
    found = tuple(word for word in words(named[1]) if word not in known.stop) if named else ()
    return found if len(found) <= _LONGEST else ()


def of_its_source(question: Question, able: list[Scored]) -> list[Scored]:
    """Those sentences that name the source asked for, or whose document does, where one of them is sure; else all."""
    named = source_words(question)
    for near in (_names, _is_of) if named else ():
        own = [one for one in able if near(named, one.candidate)]
        if any(one.confidence > SURE for one in own):
            return own
    return able


def _names(named: Sequence[str], candidate: Candidate) -> bool:
    language = candidate.document.language
    return {stem(word, language) for word in named} <= stems_in(candidate.text, language)


def _is_of(named: Sequence[str], candidate: Candidate) -> bool:
    document = candidate.document
    return {stem(word, document.language) for word in named} <= document_stems(header(document), document.language)
