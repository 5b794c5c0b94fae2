"""A conversation as safe HTML: everything that comes from a document, a model or the reader is escaped."""

import re
from collections.abc import Sequence

from rag.answers import Answer, Citation, Sentence, Status
from ui.descriptions import event, file_names, kind_name, published, spoken
from ui.kept.turns import Progress, Turn
from ui.page.disputes import disputes
from ui.page.quoted_forms import as_read, quoted_runs
from ui.page.quoted_rows import rows_in
from ui.page.running_text import Run
from ui.templating import render
from ui.words import ENGLISH, Words
from vectorstore.documents import Document

_PREVIEW = 400  # characters of a quotation shown beside its mark
_LAST_WORD = re.compile(r"(?<!\S)\S{1,24}\Z|\S{1,2}\Z")  # not all of a text without blanks
_EVEN = 0.5  # of answers that were held for less likely, about half were right on folders that nobody had looked at


def conversation_html(
    turns: Sequence[Turn], suggestions: Sequence[str] = (), words: Words = ENGLISH, remark: str = ""
) -> str:
    """The whole conversation, oldest turn first; with no turn yet, a welcome with questions to begin with, and a
    remark where there is something to tell."""
    return render(
        "conversation.html",
        words,
        turns=turns,
        suggestions=suggestions,
        remark=remark,
        file_names=file_names,
        kind_name=kind_name,
        event=event,
        pieces=pieces,
        rows_in=rows_in,
        last_word=last_word,
        marks_of=marks_of,
        runs=_runs,
        state=state,
        progress=_progress,
        seconds=_seconds,
        quoted_in=quoted_in,
        by_document=by_document,
        answerer=answerer,
        is_unsure=is_unsure,
        disputes=disputes,
        published=published,
        preview=preview,
        copied=copied,
    )


def hint_html(text: str) -> str:
    """A short remark below the question field."""
    return render("hint.html", ENGLISH, text=text)


def state(turn: Turn) -> str:
    """What the turn looks like: `problem`, `working`, `stopped`, or the answer's status."""
    if turn.problem is not None:
        return "problem"
    if turn.answer is not None:
        return {Status.NO_EVIDENCE: "no-evidence", Status.PARTIAL: "partial"}.get(turn.answer.status, "answered")
    return "stopped" if turn.stopped else "working"


def pieces(sentence: Sentence, turn: Turn) -> list[tuple[str, Citation | None]]:
    """The sentence cut into (text, the citation whose own words it is); joined it is the sentence."""
    rest, cut = sentence.text, list[tuple[str, Citation | None]]()
    for citation in filter(None, map(turn.citation, sentence.citations)):
        before, quote, after = rest.partition(citation.quote)
        if quote:
            cut += [(before, None), (quote, citation)]
            rest = after
    return [piece for piece in [*cut, (rest, None)] if piece[0]]


def last_word(cut: Sequence[tuple[str, Citation | None]]) -> tuple[list[tuple[str, Citation | None]], str]:
    """The pieces without the last word, and that, which the first mark stays with; empty where a quotation is last."""
    found = _LAST_WORD.search(cut[-1][0]) if cut and cut[-1][1] is None else None
    if found is None:
        return list(cut), ""
    return [*cut[:-1], (cut[-1][0][: found.start()], None)], found[0]


def marks_of(sentence: Sentence, turn: Turn) -> list[Citation]:
    """The citations that a sentence is marked with."""
    return [*filter(None, map(turn.citation, sentence.citations))]


def quoted_in(citation: Citation, turn: Turn) -> bool:
    """Whether the answer itself already shows the quotation's words."""
    return any(citation.number in s.citations and citation.quote in s.text for s in turn.sentences)


def by_document(citations: Sequence[Citation]) -> list[tuple[Document, list[Citation]]]:
    """The citations of each document together, in the order the documents are first cited."""
    grouped: dict[str, list[Citation]] = {}
    for citation in citations:
        grouped.setdefault(citation.document.id, []).append(citation)
    return [(group[0].document, group) for group in grouped.values()]


def _runs(citation: Citation, start: int = 0, end: int | None = None) -> list[Run]:
    """The words of a quotation, or of a part of it, in the forms that they are shown in."""
    last = citation.end if end is None else citation.start + end
    return quoted_runs(citation.document, citation.start + start, last)


def _progress(progress: Progress, words: Words) -> str:
    if progress.passages is None:
        return words("progress.searching")
    passages = words.count("progress.passages", progress.passages)
    return words("progress.reading", passages=passages, documents=words.count("progress.documents", progress.documents))


def _seconds(answer: Answer, words: Words) -> str:
    total = answer.seconds.get("total")
    if total is None:
        total = sum(answer.seconds.values())
    if total >= 0.1:
        return words("answer.seconds", number=f"{total:.1f}")
    return words("answer.milliseconds", number=f"{total * 1000:.0f}")


def answerer(answer: Answer, words: Words) -> str:
    """Who wrote the answer."""
    model = answer.answerer.partition(":")[2]
    return words("answer.written_by", model=model) if model else words("answer.extractive")


def is_unsure(answer: Answer) -> bool:
    """Whether the program itself gives an answer in the documents' own words less than an even chance."""
    judged = answer.confidence is not None and answer.answerer == "extractive" and bool(answer.citations)
    return judged and (answer.confidence or 0.0) < _EVEN


def preview(citation: Citation) -> str:
    """The beginning of a quotation, for the reader who points at its mark."""
    text = as_read(citation.document, citation.start, citation.end)
    return text if len(text) <= _PREVIEW else text[: _PREVIEW - 1] + "…"


def copied(turn: Turn, words: Words) -> str:
    """One answer as plain text, with each of its quotations and where that stands."""
    if turn.answer is None:
        return turn.question
    sources = [
        words(
            "answer.copied_source",
            number=c.number,
            quote=c.quote,
            title=c.document.label,
            publisher=c.document.publisher or words("export.publisher_not_stated"),
            published=words("export.published", day=spoken(c.document.published, words)),
            path=c.document.path,
        )
        for c in turn.citations
    ]
    unsure = words("answer.unsure") if is_unsure(turn.answer) else ""
    return "\n\n".join(filter(None, (turn.question, turn.answer.text, "\n".join(sources), unsure)))
