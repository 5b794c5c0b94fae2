"""The web chat: its layout, and what happens on each event."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rag.errors import AnswerError
from rag.settings import Settings
from ui.conversation import Stream, Turns, broken, converse, stop, too_long
from ui.filtering import ANY, choices, describe, read_filters
from ui.offline import gr
from ui.rendering import conversation_html, hint_html
from ui.source_panel import library_html, missing_html, source_html
from ui.suggestions import suggestions
from ui.templating import asset
from vectorstore.documents import Document, Span
from vectorstore.errors import StoreError

_NOTHING_YET = "There are no documents yet. Run `attache ingest PATH` in a terminal, then reload this page."
_HIDDEN: Any = {"api_visibility": "private", "show_progress": "hidden"}


@dataclass(frozen=True)
class Chat:
    """What the page's events work with. Holds nothing of any session: those values travel in gr.State."""

    settings: Settings
    stream: Stream
    documents: Callable[[Settings], Sequence[Document]]
    document: Callable[[Settings, str], Document]

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
            filters = read_filters(*fields)  # type: ignore[call-arg, arg-type]
        except AnswerError as error:
            return library_html(documents, len(documents), message), hint_html(str(error))
        left = [document for document in documents if filters.admits(document)]
        return library_html(left, len(documents), message), hint_html(describe(filters, documents))

    def ask(self, question: object, turns: Turns, *fields: object) -> Iterator[tuple[Any, ...]]:
        """Yields (conversation, turns, question field, ask button, stop button, hint)."""
        text = question.strip() if isinstance(question, str) else ""
        refusal = too_long(text, self.settings) if text else "Type a question first."
        if refusal:
            yield _idle(gr.skip(), turns, hint=refusal, question=gr.skip())
            return
        try:
            filters = read_filters(*fields)  # type: ignore[call-arg, arg-type]
        except AnswerError as error:
            yield _idle(gr.skip(), turns, hint=str(error), question=gr.skip())
            return
        scope = "" if filters.empty else describe(filters, self.library()[0])
        cleared = gr.update(value="", placeholder="Ask a follow-up…")
        for turns in converse(self.stream, self.settings, turns, text, filters, scope):
            yield _busy(turns, cleared)
            cleared = gr.skip()  # what is typed meanwhile stays
        yield _idle(conversation_html(turns), turns, question=gr.skip())

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
            return source_html(self.document(self.settings, document_id))
        except (StoreError, AnswerError) as error:
            return missing_html(str(error))


def build_chat(
    settings: Settings,
    *,
    stream: Stream | None = None,
    documents: Callable[[Settings], Sequence[Document]] | None = None,
    document: Callable[[Settings, str], Document] | None = None,
) -> gr.Blocks:
    """The chat as Gradio blocks; the three callables default to those of `rag`."""
    import rag

    chat = Chat(settings, stream or rag.stream, documents or rag.documents, document or rag.document)
    with gr.Blocks(title="Attaché", fill_width=True, analytics_enabled=False) as blocks:
        turns = gr.State(())
        with gr.Row(elem_id="attache"):
            with gr.Column(elem_id="talk"):
                conversation = _html("conversation", conversation_html(()), js_on_load=asset("chat.js"))
                with gr.Column(elem_id="composer"):
                    hint = _html("hint", "")
                    question, ask, halt = _question_row()
                    fields = _filter_fields()
            with gr.Column(elem_id="side"):
                library = _html("library", "", js_on_load=asset("panel.js"))
                source = _html("source", "", js_on_load=asset("panel.js"))
        _wire(chat, blocks, turns, conversation, (question, ask, halt, hint), fields, library, source)
    return blocks.queue(max_size=64, default_concurrency_limit=4, api_open=False)


def _html(elem_id: str, value: str, js_on_load: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=js_on_load, apply_default_css=False)


def _question_row() -> tuple[gr.Textbox, gr.Button, gr.Button]:
    with gr.Row(elem_id="question-row"):
        question = gr.Textbox(
            label="Your question",
            placeholder="Ask your documents…",
            elem_id="question",
            lines=1,
            max_lines=6,
            container=False,
            autofocus=True,
            scale=1,
        )
        ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=88)
        halt = gr.Button("Stop", variant="stop", elem_id="stop", scale=0, min_width=88, visible=False)
    return question, ask, halt


def _filter_fields() -> tuple[Any, ...]:
    with gr.Accordion("Narrow the search", open=False, elem_id="filters"), gr.Row(elem_id="filter-row"):
        return (
            gr.Dropdown([("Any publisher", ANY)], value=ANY, label="Publisher", min_width=150, interactive=True),
            gr.Dropdown([("Any kind", ANY)], value=ANY, label="Kind", min_width=130, interactive=True),
            gr.Textbox(label="From", placeholder="2025-10", max_length=10, min_width=100, interactive=True),
            gr.Textbox(label="To", placeholder="2026", max_length=10, min_width=100, interactive=True),
            gr.Dropdown([("Any document", ANY)], value=ANY, label="Document", min_width=180, interactive=True),
        )


def _wire(
    chat: Chat,
    blocks: gr.Blocks,
    turns: gr.State,
    conversation: gr.HTML,
    composer: tuple[gr.Textbox, gr.Button, gr.Button, gr.HTML],
    fields: tuple[Any, ...],
    library: gr.HTML,
    source: gr.HTML,
) -> None:
    question, ask, halt, hint = composer
    outputs = [conversation, turns, question, ask, halt, hint]
    asked: Any = {"fn": chat.ask, "inputs": [question, turns, *fields], "outputs": outputs, **_HIDDEN}
    publisher, kind, since, until, document = fields
    blocks.load(chat.opened, None, [conversation, library, publisher, kind, document], **_HIDDEN)
    typed = gr.on([question.submit, ask.click], trigger_mode="once", **asked)
    picked = conversation.submit(_picked, None, question, **_HIDDEN)
    suggested = picked.then(**asked)
    for event in (typed, suggested):
        event.failure(_broken, turns, outputs, **_HIDDEN)
    halt.click(_stopped, turns, outputs, cancels=[typed, suggested], **_HIDDEN)
    for clicked in (conversation, library):
        clicked.select(chat.show_source, turns, source, **_HIDDEN)
    gr.on([field.change for field in fields], chat.filtered, list(fields), [library, hint], **_HIDDEN)


def _picked(chosen: gr.EventData) -> str:
    text = getattr(chosen, "question", "")
    return text if isinstance(text, str) else ""


def _stopped(turns: Turns) -> tuple[Any, ...]:
    turns = stop(turns)
    return _idle(conversation_html(turns) if turns else gr.skip(), turns, question=gr.skip())


def _broken(turns: Turns) -> tuple[Any, ...]:
    turns = broken(turns)
    return _idle(conversation_html(turns) if turns else gr.skip(), turns, question=gr.skip())


def _busy(turns: Turns, question: Any) -> tuple[Any, ...]:
    return conversation_html(turns), turns, question, gr.update(visible=False), gr.update(visible=True), ""


def _idle(conversation: Any, turns: Turns, *, question: Any, hint: str = "") -> tuple[Any, ...]:
    shown = hint_html(hint) if hint else ""
    return conversation, turns, question, gr.update(visible=True), gr.update(visible=False), shown
