"""A turn as it is kept: its whole answer with every citation, but without the texts of the documents.

What is read back has the text of the document it was drawn from, so that a mark opens it at the quotation; where that
document has changed or is gone, a document whose text is the quotation alone and whose format is QUOTATION_ALONE.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rag.answers import Answer, Citation, Conflict, Found, Passage, Sentence, Status, citation_json
from rag.usage import Usage
from ui.kept.shelf import shelved
from ui.kept.turns import Turn
from vectorstore.dates import PartialDate
from vectorstore.documents import Chunk, Document, SourceKind

QUOTATION_ALONE = "quotation alone"
Finder = Callable[[str], Document | None]


def turn_record(turn: Turn) -> str:
    """The turn as JSON; what the reader thought of it is kept beside it."""
    unfinished = turn.answer is None  # otherwise its sentences and citations are those of the answer
    return json.dumps(
        {
            "question": turn.question,
            "scope": turn.scope,
            "sentences": [_sentence_record(s) for s in turn.sentences if unfinished],
            "citations": [citation_json(c) for c in turn.citations if unfinished],
            "notices": list(turn.notices),
            "answer": _answer_record(turn.answer) if turn.answer else None,
            "problem": turn.problem,
            "stopped": turn.stopped or turn.progress is not None,  # what is read back is no longer being answered
        },
        ensure_ascii=False,
    )


def turn_of(record: str, find: Finder) -> Turn:
    """The turn again. `find` gives the document of an id with its text, or None where it is no longer there."""
    kept: dict[str, Any] = json.loads(record)
    reading = _Reading(find)
    answer = reading.answer(kept["answer"]) if kept["answer"] else None
    return Turn(
        question=kept["question"],
        scope=kept["scope"],
        sentences=answer.sentences if answer else tuple(map(_sentence, kept["sentences"])),
        citations=answer.citations if answer else tuple(map(reading.citation, kept["citations"])),
        notices=tuple(kept["notices"]),
        answer=answer,
        progress=None,
        problem=kept["problem"],
        stopped=kept["stopped"],
    )


def as_it_stands(citation: Citation, find: Finder) -> Citation:
    """The citation of its document as that is now; of its quotation alone where that has changed or is gone."""
    found = find(citation.document.id)
    if found and found.text[citation.start : citation.end] == citation.quote:
        return citation
    alone = replace(citation.document, text=citation.quote, format=QUOTATION_ALONE, origins=(), furniture=())
    return Citation(citation.number, alone, 0, len(citation.quote), citation.quote)


def _answer_record(answer: Answer) -> dict[str, Any]:
    whole = answer.to_json()
    for passage in whole["passages"]:
        del passage["text"]
    return whole


def _sentence_record(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "citations": list(sentence.citations), "short": sentence.short}


class _Reading:
    """Reads one turn back; each of its documents is looked for once."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self._found: dict[str, Document | None] = {}

    def answer(self, kept: Mapping[str, Any]) -> Answer:
        values = {name: kept[name] for name in ("question", "text", "answerer", "withheld", "digest")}
        return Answer(
            **values,
            confidence=kept.get("confidence"),  # which the oldest turns lack
            status=Status(kept["status"]),
            sentences=tuple(map(_sentence, kept["sentences"])),
            citations=tuple(map(self.citation, kept["citations"])),
            passages=tuple(map(_passage, kept["passages"])),
            conflicts=tuple(Conflict(c["about"], tuple(c["values"]), tuple(c["citations"])) for c in kept["conflicts"]),
            notices=tuple(kept["notices"]),
            seconds=dict(kept["seconds"]),
            usage=Usage(**kept["usage"]) if kept["usage"] else None,
            as_of=date.fromisoformat(kept["as_of"]) if kept["as_of"] else None,
            nearest=self.citation(kept["nearest"]) if kept["nearest"] else None,
        )

    def citation(self, kept: Mapping[str, Any]) -> Citation:
        number, start, end, quote = (kept[name] for name in ("number", "start", "end", "quote"))
        document = self._document(kept["document"]["id"])
        if document and document.text[start:end] == quote:
            return Citation(number, document, start, end, quote)
        alone = replace(_described(kept["document"]), text=quote, format=QUOTATION_ALONE)
        return Citation(number, alone, 0, len(quote), quote)

    def _document(self, document_id: str) -> Document | None:
        if document_id not in self._found:
            found = self._find(document_id)
            self._found[document_id] = shelved(found) if found else None
        return self._found[document_id]


def _sentence(kept: Mapping[str, Any]) -> Sentence:
    return Sentence(kept["text"], tuple(kept["citations"]), kept["short"])


def _passage(kept: Mapping[str, Any]) -> Passage:
    document = _described(kept["document"])
    return Passage(Chunk("", document.id, kept["start"], kept["end"]), document, kept["score"], Found(kept["found"]))


def _described(kept: Mapping[str, Any]) -> Document:
    plain = {name: kept[name] for name in ("id", "path", "title", "publisher", "event_place", "language")}
    return Document(
        **plain,
        text="",
        kind=SourceKind(kept["kind"]),
        published=_date(kept["published"]),
        event_date=_date(kept["event_date"]),
    )


def _date(kept: str | None) -> PartialDate | None:
    return PartialDate.parse(kept) if kept else None
