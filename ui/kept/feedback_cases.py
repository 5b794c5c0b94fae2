"""What readers thought of answers, as gold questions: what was right must stay, what was wrong must become right."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evals.case_writing import Unfinished, pattern_of
from evals.cases import Case, Evidence
from evals.cases import Turn as Asked
from evals.locating import find_plain
from rag.answers import Answer, Status
from ui.kept.conversation_store import Judged
from ui.kept.judgements import Verdict
from ui.kept.turn_records import QUOTATION_ALONE
from vectorstore.describing.languages import identify_language
from vectorstore.documents import Document

_HISTORY = 4  # turns before it that a question takes with it
_FEWEST_CHARACTERS = 3
_QUOTES = "\"'“”„«»‚‘’ \t\n"


@dataclass(frozen=True)
class Corpus:
    """The documents that cases may be about: `names` maps an id to the path in the folder, `documents` have texts."""

    name: str
    names: Mapping[str, str]
    documents: Sequence[Document]


def cases_of(judged: Iterable[Judged], corpus: Corpus) -> tuple[list[Case], list[Unfinished]]:
    """Cases that can be asked as they are, and those that need a person's hand. Each question asked alike counts once,
    as it was judged last."""
    made = {
        made.case.id if isinstance(made, Unfinished) else made.id: made for made in (_made(j, corpus) for j in judged)
    }
    finished = [case for case in made.values() if isinstance(case, Case)]
    return finished, [case for case in made.values() if isinstance(case, Unfinished)]


def _made(judged: Judged, corpus: Corpus) -> Case | Unfinished:
    case, answer = _asked(judged, corpus), judged.turn.answer
    if answer is None:
        return Unfinished(case, "the question was never answered.")
    if judged.turn.scope or answer.as_of:
        return Unfinished(case, "it was asked of some documents only, or from a day, which a gold question cannot say.")
    if judged.judgement.verdict is Verdict.DOWN:
        return _corrected(case, answer, judged.judgement.note, corpus)
    if answer.status is Status.NO_EVIDENCE:
        return replace(case, kind="unanswerable-near", answerable=False)
    return _confirmed(case, answer, corpus)


def _asked(judged: Judged, corpus: Corpus) -> Case:
    before = [turn.answer for turn in judged.before if turn.answer][-_HISTORY:]
    question = judged.turn.question
    told = "\0".join([question, *(answer.question for answer in before)])
    slug = "-".join(re.findall(r"[a-z0-9]+", question.lower())[:6]) or "question"
    return Case(
        id=f"{slug}-{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:6]}",
        corpus=corpus.name,
        kind="follow-up" if before else "fact",
        question=question,
        language=identify_language(question) or "en",
        history=tuple(Asked(answer.question, answer.text) for answer in before),
        note=f"thumbs {judged.judgement.verdict}: {judged.judgement.note}".rstrip(": "),
    )


def _confirmed(case: Case, answer: Answer, corpus: Corpus) -> Case | Unfinished:
    """The answer was right: the same few words, or the same quotations, are expected again."""
    gone = [c for c in answer.citations if c.document.id not in corpus.names or c.document.format == QUOTATION_ALONE]
    if gone or not answer.citations:
        return Unfinished(
            case, f"{gone[0].document.path if gone else 'no document'} is not, or no longer, in the corpus."
        )
    values = {
        value: c for conflict in answer.conflicts for value, c in zip(conflict.values, conflict.citations, strict=False)
    }
    shorts = [sentence.short for sentence in answer.sentences if sentence.short]
    quotes = tuple(pattern_of(citation.quote) for citation in answer.citations)
    accept = tuple((pattern_of(words),) for words in (values or shorts)) or (quotes,)
    evidence = tuple(Evidence(corpus.names[c.document.id], c.quote) for c in answer.citations)
    documents = tuple(dict.fromkeys(e.document for e in evidence))
    kind = "disagreement" if values else case.kind
    return replace(case, kind=kind, accept=accept, documents=documents, evidence=evidence, conflict=bool(values))


def _corrected(case: Case, answer: Answer, note: str, corpus: Corpus) -> Case | Unfinished:
    """The answer was wrong: where the note repeats words of documents, these are expected."""
    words = note.strip(_QUOTES)
    holding = [d for d in corpus.documents if len(words) >= _FEWEST_CHARACTERS and find_plain(words, d.text)]
    if not holding:
        return Unfinished(case, "say what is right; the note repeats no document's words.")
    evidence = tuple(Evidence(corpus.names[document.id], words) for document in holding)
    wrong = [s.short for s in answer.sentences if s.short and s.short.casefold() not in words.casefold()]
    return replace(
        case,
        accept=((pattern_of(words),),),
        forbid=tuple(pattern_of(short) for short in wrong),
        documents=tuple(e.document for e in evidence),
        evidence=evidence,
    )
