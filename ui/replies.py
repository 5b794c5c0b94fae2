"""What the chat answers to each event of its page."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rag.errors import AnswerError
from rag.settings import Settings
from ui.conversation import Stream, Turns, broken, converse, stop, too_long
from ui.filtering import ANY, choices, describe, read_filters
from ui.offline import gr
from ui.rendering import conversation_html, hint_html
from ui.source_panel import library_html, missing_html, source_html
from ui.stepping import stepwise
from ui.suggestions import suggestions
from vectorstore.documents import Document, Span
from vectorstore.errors import StoreError

_NOTHING_YET = "There are no documents yet. Run `attache ingest PATH` in a terminal, then reload this page."


@dataclass(frozen=True)
class Replies:
    """Answers the page's events. Holds nothing of any session: those values travel in gr.State."""

    settings: Settings
    stream: Stream
    documents: Callable[[Settings], Sequence[Document]]
    document: Callable[[str, Settings], Document]

    def library(self) -> tuple[tuple[Document, ...], str]:
        """Every document, and what to tell the reader when there is none."""
        try:
            found = tuple(self.documents(self.settings))
        except (StoreError, AnswerError) as error:
            return (), str(error)
        return found, "" if found else _NOTHING_YET

    def opened(self) -> tuple[Any, ...]:
        """The page as it opens: welcome, list of documents, and the choices of the filter fields."""
        documents, message = self.library()
        offered = choices(documents)
        return (
            conversation_html((), suggestions(documents)),
            library_html(documents, len(documents), message),
            gr.update(choices=list(offered.publishers), value=ANY),
            gr.update(choices=list(offered.kinds), value=ANY),
            gr.update(choices=list(offered.documents), value=ANY),
        )

    def filtered(self, *fields: object) -> tuple[str, str]:
        """The list of documents the filter fields leave, and a hint when a field cannot be read."""
        documents, message = self.library()
        try:
            filters = read_filters(*fields)
        except AnswerError as error:
            return library_html(documents, len(documents), message), hint_html(str(error))
        left = [document for document in documents if filters.admits(document)]
        return library_html(left, len(documents), message), hint_html(describe(filters, documents))

    async def ask(self, question: object, turns: Turns, *fields: object) -> AsyncIterator[tuple[Any, ...]]:
        """Yields (conversation, turns, question field, ask button, stop button, hint)."""
        text = question.strip() if isinstance(question, str) else ""
        refusal = too_long(text, self.settings) if text else "Type a question first."
        if refusal:
            yield _idle(gr.skip(), turns, hint=refusal)
            return
        try:
            filters = read_filters(*fields)
        except AnswerError as error:
            yield _idle(gr.skip(), turns, hint=str(error))
            return
        scope = "" if filters.empty else describe(filters, self.library()[0])
        cleared = gr.update(value="", placeholder="Ask a follow-up…")
        now = turns
        async for now in stepwise(converse(self.stream, self.settings, turns, text, filters, scope)):
            yield _busy(now, cleared)
            cleared = gr.skip()  # what is typed meanwhile stays
        yield _idle(conversation_html(now), now)

    def show_source(self, turns: Turns, chosen: gr.EventData) -> str:
        """The panel for what was clicked: a citation of a turn, or a document of the list."""
        number, turn_index, document_id = (getattr(chosen, name, None) for name in ("number", "turn", "document"))
        if isinstance(number, int) and isinstance(turn_index, int) and 0 <= turn_index < len(turns):
            citation = turns[turn_index].citation(number)
            if citation:
                return source_html(citation.document, Span(citation.start, citation.end), citation.number)
        if not isinstance(document_id, str):
            return missing_html("That source belongs to an earlier session. Ask the question again to open it.")
        try:
            return source_html(self.document(document_id, self.settings))
        except (StoreError, AnswerError) as error:
            return missing_html(str(error))


def picked(chosen: gr.EventData) -> str:
    """The question to begin with that was clicked."""
    text = getattr(chosen, "question", "")
    return text if isinstance(text, str) else ""


def stopped(turns: Turns) -> tuple[Any, ...]:
    """The page once the reader has stopped the answer."""
    turns = stop(turns)
    return _idle(conversation_html(turns) if turns else gr.skip(), turns)


def broke(turns: Turns) -> tuple[Any, ...]:
    """The page once an answer has ended in a defect of the program."""
    turns = broken(turns)
    return _idle(conversation_html(turns) if turns else gr.skip(), turns)


def _busy(turns: Turns, question: Any) -> tuple[Any, ...]:
    return conversation_html(turns), turns, question, gr.update(visible=False), gr.update(visible=True), ""


def _idle(conversation: Any, turns: Turns, hint: str = "") -> tuple[Any, ...]:
    shown = hint_html(hint) if hint else ""
    return conversation, turns, gr.skip(), gr.update(visible=True), gr.update(visible=False), shown
