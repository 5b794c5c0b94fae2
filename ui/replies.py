"""What the chat answers to each event of its page."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from anyio import to_thread

from rag.errors import AnswerError, SettingsInvalid
from rag.filters import Filters
from rag.settings import Settings
from ui.choosing import Choice
from ui.conversation import Stream, Turns, broken, converse, stop, too_long
from ui.conversations_panel import ConversationsPanel
from ui.filtering import ANY, choices, describe, read_filters
from ui.going_on import FollowUps
from ui.judgements import Judgement, Verdict
from ui.keeping import Keeping, Kept
from ui.library_panel import LibraryPanel
from ui.offline import gr
from ui.owners import owner_of
from ui.rendering import conversation_html, hint_html
from ui.source_panel import Place, missing_html, source_html
from ui.stepping import stepwise
from ui.suggestions import suggestions
from vectorstore.documents import Document, Span
from vectorstore.errors import StoreError
from vectorstore.intake import Intake

_FIELDS = 5  # the filter fields, before what the boxes of the list say


@dataclass(frozen=True)
class Replies:
    """Answers the page's events. Holds nothing of any session: those values travel in gr.State."""

    settings: Settings
    stream: Stream
    documents: Callable[[Settings], Sequence[Document]]
    document: Callable[[str, Settings], Document]
    keeping: Keeping
    intake: Intake | None = None

    @property
    def library_panel(self) -> LibraryPanel:
        """The library."""
        return LibraryPanel(self.settings, self.documents, self.intake)

    @cached_property
    def going_on(self) -> FollowUps:
        """The questions to go on with, the same for all readers."""
        return FollowUps(self.stream, self.settings, lambda: self.library()[0])

    @property
    def panel(self) -> ConversationsPanel:
        """The list of kept conversations."""
        return ConversationsPanel(self.keeping, self.conversation)

    def conversation(self, turns: Turns) -> str:
        """The conversation with questions to go on with, or a welcome where there is none yet."""
        return conversation_html(turns, self.going_on.after(turns) if turns else suggestions(self.library()[0]))

    def library(self) -> tuple[tuple[Document, ...], str]:
        """Every document, and what to tell the reader when there is none."""
        return self.library_panel.all()

    def opened(self, wanted: object, request: gr.Request) -> tuple[Any, ...]:
        """The page as it opens: (library, choices of the filter fields, conversation, turns, *kept)."""
        documents, _ = self.library()
        return (
            self.library_panel.listing(documents),
            *offers(documents, {"value": ANY}),
            *self.panel.restored(wanted, request),
        )

    def filtered(self, *fields: object) -> tuple[str, str]:
        """The list of documents the filter fields leave, and a hint: what is asked, or which field cannot be read."""
        documents, _ = self.library()
        left_out = _left_out(fields)
        try:
            filters = read_filters(*fields[:_FIELDS])
        except AnswerError as error:
            return self.library_panel.listing(documents, left_out), hint_html(str(error))
        left = [document for document in documents if filters.admits(document)]
        return self.library_panel.listing(left, left_out), hint_html(describe(filters, documents))

    def ticked(self, known: tuple[Any, ...], *fields: object) -> tuple[Any, ...]:
        """(arrivals, timer, library, known, *choices of the filter fields) while files are on their way."""
        arrivals, timer = self.library_panel.arriving()
        now = self.library_panel.state()
        if now == known:
            return arrivals, timer, gr.skip(), known, gr.skip(), gr.skip(), gr.skip()
        return arrivals, timer, self.filtered(*fields)[0], now, *offers(self.library()[0], {})

    def removed(self, chosen: gr.EventData, *fields: object) -> tuple[Any, ...]:
        """(library, hint, *choices of the filter fields) once a document was removed."""
        remark = self.library_panel.removed(chosen)
        listing, hint = self.filtered(*fields)
        return listing, hint_html(remark) if remark else hint, *offers(self.library()[0], {})

    def _filters(self, fields: Sequence[object]) -> Filters:
        """Filters from the fields and the boxes of the list. Raises SettingsInvalid."""
        filters, left_out = read_filters(*fields[:_FIELDS]), _left_out(fields)
        if not left_out:
            return filters
        documents = tuple(document.id for document in self.library()[0] if document.id not in left_out)
        if not documents:
            raise SettingsInvalid("No document is ticked. Tick at least one in the list of documents, then ask again.")
        return replace(filters, documents=documents)

    async def ask(
        self, question: object, turns: Turns, kept: Kept, choice: Choice, request: gr.Request, *fields: object
    ) -> AsyncIterator[tuple[Any, ...]]:
        """Yields (conversation, turns, question field, ask button, stop button, hint, *kept)."""
        text = question.strip() if isinstance(question, str) else ""
        refusal = too_long(text, self.settings) if text else "Type a question first."
        if refusal:
            yield *_idle(gr.skip(), turns, hint=refusal), *_UNCHANGED
            return
        try:
            filters = self._filters(fields)
        except AnswerError as error:
            yield *_idle(gr.skip(), turns, hint=str(error)), *_UNCHANGED
            return
        scope = "" if filters.empty else describe(filters, self.library()[0])
        asked = converse(self.stream, choice.applied(self.settings), turns, text, filters, scope, choice.as_of)
        now, remark, begun = turns, "", False
        async for now in stepwise(asked):
            if not begun:  # the question itself: shown first, then kept
                begun = True
                kept = await to_thread.run_sync(self.keeping.grown, owner_of(request), kept, turns, len(now))
                yield *_busy(now), kept, *_UNCHANGED[1:]
                remark = await self._keep(kept, now, request)
                yield *_grown(now), *self.panel.outputs(kept, request)
            else:
                yield *_grown(now), *_UNCHANGED
        remark = await self._keep(kept, now, request) or remark
        shown = await to_thread.run_sync(self.conversation, now)
        yield *_idle(shown, now, hint=remark), *self.panel.outputs(kept, request)

    async def _keep(self, kept: Kept, turns: Turns, request: gr.Request) -> str:
        return await to_thread.run_sync(self.keeping.keep, owner_of(request), kept, turns)

    def stopped(self, turns: Turns, kept: Kept, request: gr.Request) -> tuple[Any, ...]:
        """The page once the reader has stopped the answer."""
        return self._ended(stop(turns), kept, request)

    def broke(self, turns: Turns, kept: Kept, request: gr.Request) -> tuple[Any, ...]:
        """The page once an answer has ended in a defect of the program."""
        return self._ended(broken(turns), kept, request)

    def _ended(self, turns: Turns, kept: Kept, request: gr.Request) -> tuple[Any, ...]:
        remark = self.keeping.keep(owner_of(request), kept, turns)
        shown = conversation_html(turns) if turns else gr.skip()
        return *_idle(shown, turns, hint=remark), *self.panel.outputs(kept, request)

    def judged(self, turns: Turns, kept: Kept, request: gr.Request, chosen: gr.EventData) -> tuple[Any, ...]:
        """(conversation, turns, hint) once the reader has judged an answer, or taken that back."""
        turn, verdict, note = (getattr(chosen, name, None) for name in ("turn", "verdict", "note"))
        if not isinstance(turn, int) or not 0 <= turn < len(turns):
            return gr.skip(), gr.skip(), gr.skip()
        known = next((v for v in Verdict if v.value == verdict), None)
        judgement = Judgement(known, note if isinstance(note, str) else "") if known else None
        turns, remark = self.keeping.judge(owner_of(request), kept, turns, turn, judgement)
        return self.conversation(turns), turns, hint_html(remark) if remark else ""

    def show_source(self, turns: Turns, chosen: gr.EventData) -> str:
        """The panel for what was clicked: a citation of a turn, or a document of the list."""
        number, turn_index, document_id = (getattr(chosen, name, None) for name in ("number", "turn", "document"))
        if isinstance(number, int) and isinstance(turn_index, int) and 0 <= turn_index < len(turns):
            turn = turns[turn_index]
            citation = turn.citation(number) if number else turn.nearest
            if citation:
                place = Place(turn_index, number, tuple(c.number for c in turn.citations))
                return source_html(citation.document, Span(citation.start, citation.end), place)
        if not isinstance(document_id, str):
            return missing_html("That source belongs to an earlier session. Ask the question again to open it.")
        try:
            return source_html(self.document(document_id, self.settings))
        except (StoreError, AnswerError) as error:
            return missing_html(str(error))


_UNCHANGED = (gr.skip(), gr.skip(), gr.skip())  # where the conversation is kept


def offers(documents: Sequence[Document], base: dict[str, Any]) -> tuple[Any, ...]:
    """What the filter fields offer, as updates; `base` is what else changes in each."""
    offered = choices(documents)
    lists = (offered.publishers, offered.kinds, offered.documents)
    return tuple(gr.update(**{**base, "choices": list(each)}) for each in lists)


def _left_out(fields: Sequence[object]) -> frozenset[str]:
    """The last of the fields, which holds the documents whose boxes are cleared."""
    last = fields[_FIELDS] if len(fields) > _FIELDS else None
    return last if isinstance(last, frozenset) else frozenset()


def picked(chosen: gr.EventData) -> str:
    """The question to begin with that was clicked."""
    text = getattr(chosen, "question", "")
    return text if isinstance(text, str) else ""


def _busy(turns: Turns) -> tuple[Any, ...]:
    cleared = gr.update(value="", placeholder="Ask a follow-up…")  # only now: what is typed meanwhile stays
    return conversation_html(turns), turns, cleared, gr.update(visible=False), gr.update(visible=True), ""


def _grown(turns: Turns) -> tuple[Any, ...]:
    """Nothing but the conversation: Gradio makes a whole component anew of every update to one."""
    return conversation_html(turns), turns, gr.skip(), gr.skip(), gr.skip(), gr.skip()


def _idle(conversation: Any, turns: Turns, hint: str = "") -> tuple[Any, ...]:
    shown = hint_html(hint) if hint else ""
    return conversation, turns, gr.skip(), gr.update(visible=True), gr.update(visible=False), shown
