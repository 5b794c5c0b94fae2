"""What the chat answers to each event of its page."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from anyio import to_thread

from rag.errors import AnswerError
from rag.settings import Settings
from ui.kept.judgements import Judgement, Verdict
from ui.kept.keeping import Begun, Keeping, Kept
from ui.kept.turn_records import as_it_stands
from ui.kept.turns import Turn
from ui.languages import words_for
from ui.offline import gr
from ui.owners import owner_of
from ui.page.carried import carried_in
from ui.page.conversation import Stream, Turns, broken, converse, stop, too_long
from ui.page.conversations_panel import ConversationsPanel, not_yours
from ui.page.going_on import FollowUps
from ui.page.library_panel import LibraryPanel
from ui.page.narrowing import Narrowing
from ui.page.rendering import conversation_html, hint_html
from ui.page.settings_panel import FIELDS, SettingsPanel
from ui.page.source_panel import Place, missing_html, source_html
from ui.page.stepping import stepwise
from ui.words import ENGLISH, Words
from vectorstore.adding.intake import Intake
from vectorstore.documents import Document, Span
from vectorstore.errors import StoreError


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

    @property
    def narrowing(self) -> Narrowing:
        """The filter fields."""
        return Narrowing(self.library_panel)

    @property
    def settings_panel(self) -> SettingsPanel:
        """The settings of the session."""
        return SettingsPanel(self.settings)

    @cached_property
    def going_on(self) -> FollowUps:
        """The questions to begin and to go on with, the same for all readers."""
        return FollowUps(self.stream, self.settings, lambda: self.library_panel.all(ENGLISH)[0])

    def learn(self, request: gr.Request) -> None:
        """Find out which questions the documents answer, in the reader's language."""
        self.going_on.learn(words_for(request))

    def welcomed(self, turns: Turns, kept: Kept, request: gr.Request) -> Any:
        """The welcome with the questions that were found meanwhile, and what it tells already; a conversation that was
        begun is left alone."""
        words = words_for(request)
        return gr.skip() if turns else self.conversation((), words, not_yours(kept, words))

    @property
    def panel(self) -> ConversationsPanel:
        """The list of kept conversations."""
        return ConversationsPanel(self.keeping, self.conversation)

    def conversation(self, turns: Turns, words: Words, remark: str = "") -> str:
        """The conversation with questions to go on with, or a welcome, with a remark, where there is none yet."""
        return conversation_html(turns, self.going_on.after(turns, words), words, "" if turns else remark)

    def opened(self, wanted: object, packed: object, request: gr.Request) -> tuple[Any, ...]:
        """The page as it opens, with what was `packed` where another language was chosen: (question field, library,
        hint, documents left out, *filter fields, *settings, conversation, turns, *kept)."""
        carried = carried_in(packed)
        return (
            carried.question or gr.skip(),
            *self.narrowing.opened(carried, request),
            *self.settings_panel.opened(carried, request),
            *self.panel.restored(wanted, request),
        )

    async def ask(
        self, question: object, turns: Turns, kept: Kept, request: gr.Request, *fields: object
    ) -> AsyncIterator[tuple[Any, ...]]:
        """Yields (conversation, turns, question field, ask button, stop button, hint, *kept). `fields` are those of the
        settings, as they stand on the page, and those that narrow the question."""
        words = words_for(request)
        text = question.strip() if isinstance(question, str) else ""
        refusal = too_long(text, self.settings, words) if text else words("asking.empty")
        if refusal:
            yield *_refused(question, turns, refusal), *_UNCHANGED
            return
        try:
            choice = self.settings_panel.choice(fields[:FIELDS], words)
            filters = self.narrowing.filters(fields[FIELDS:], words)
        except AnswerError as error:
            yield *_refused(question, turns, words.said(error.message)), *_UNCHANGED
            return
        scope = self.narrowing.scope(filters, words)
        owner, turn = owner_of(request), Turn(text, scope)
        begun = await to_thread.run_sync(self.keeping.begin, owner, kept, turns, turn, words)
        made = (self.stream, choice.applied(self.settings), begun.turns[:-1], text, filters, scope, choice.as_of, words)
        async for page in self._answered(converse(*made), begun, request):
            yield page

    async def _answered(
        self, asked: Iterator[Turns], begun: Begun, request: gr.Request
    ) -> AsyncIterator[tuple[Any, ...]]:
        """Each page says where its turns are kept: meanwhile the reader may have opened another conversation."""
        words, owner, now, kept = words_for(request), owner_of(request), begun.turns, begun.kept
        yield *_busy(now, words, begun.remark), kept, *_UNCHANGED[1:]  # the question itself, before any list
        yield *_grown(now, words), *self.panel.outputs(kept, request)
        try:
            async for now in stepwise(asked):
                yield *_grown(now, words), kept, *_UNCHANGED[1:]
        except Exception:  # the reader is told, and may ask again
            logging.getLogger(__name__).exception("answering")
            now = broken(now, words)
        remark = "" if begun.lost else await to_thread.run_sync(self.keeping.change, owner, kept, now, words)
        shown = await to_thread.run_sync(self.conversation, now, words)
        yield *_idle(shown, now, hint=remark or begun.remark), *self.panel.outputs(kept, request)

    def stopped(self, turns: Turns, kept: Kept, request: gr.Request) -> tuple[Any, ...]:
        """The page once the reader has stopped the answer; what was not being answered stays as it is kept."""
        words, halted = words_for(request), stop(turns)
        remark = self.keeping.change(owner_of(request), kept, halted, words) if halted is not turns else ""
        shown = conversation_html(halted, words=words) if halted else gr.skip()
        return *_idle(shown, halted, hint=remark), *self.panel.outputs(kept, request)

    def judged(self, turns: Turns, kept: Kept, request: gr.Request, chosen: gr.EventData) -> tuple[Any, ...]:
        """(conversation, turns, hint) once the reader has judged an answer, or taken that back."""
        turn, verdict, note = (getattr(chosen, name, None) for name in ("turn", "verdict", "note"))
        if not isinstance(turn, int) or not 0 <= turn < len(turns):
            return gr.skip(), gr.skip(), gr.skip()
        known = next((v for v in Verdict if v.value == verdict), None)
        judgement = Judgement(known, note if isinstance(note, str) else "") if known else None
        words = words_for(request)
        turns, remark = self.keeping.judge(owner_of(request), kept, turns, turn, judgement, words)
        return self.conversation(turns, words), turns, hint_html(remark) if remark else ""

    def show_source(self, turns: Turns, request: gr.Request, chosen: gr.EventData) -> str:
        """The panel for what was clicked: a citation of a turn, or a document of the list."""
        words = words_for(request)
        number, turn_index, document_id = (getattr(chosen, name, None) for name in ("number", "turn", "document"))
        if isinstance(number, int) and isinstance(turn_index, int) and 0 <= turn_index < len(turns):
            turn = turns[turn_index]
            quoted = turn.citation(number) if number else turn.nearest
            if quoted:
                citation = as_it_stands(quoted, self.keeping.store.find)
                place = Place(turn_index, number, tuple(c.number for c in turn.citations))
                return source_html(citation.document, Span(citation.start, citation.end), place, words)
        if not isinstance(document_id, str):
            return missing_html(words("source.earlier_session"), words)
        try:
            return source_html(self.document(document_id, self.settings), words=words)
        except (StoreError, AnswerError) as error:
            return missing_html(words.said(error.message), words)


_UNCHANGED = (gr.skip(), gr.skip(), gr.skip())  # where the conversation is kept


def picked(chosen: gr.EventData) -> str:
    """The question to begin with that was clicked."""
    text = getattr(chosen, "question", "")
    return text if isinstance(text, str) else ""


def _busy(turns: Turns, words: Words, remark: str) -> tuple[Any, ...]:
    """The field is left alone: the page has emptied it (asking.js), and what is typed meanwhile stays."""
    shown, hint = conversation_html(turns, words=words), hint_html(remark) if remark else ""
    return shown, turns, gr.skip(), gr.update(visible=False), gr.update(visible=True), hint


def _refused(question: object, turns: Turns, hint: str) -> tuple[Any, ...]:
    """A question that is not asked: it stands in its field again."""
    conversation, turns, _, *rest = _idle(gr.skip(), turns, hint)
    return conversation, turns, question if isinstance(question, str) else gr.skip(), *rest


def _grown(turns: Turns, words: Words) -> tuple[Any, ...]:
    """Nothing but the conversation: Gradio makes a whole component anew of every update to one."""
    return conversation_html(turns, words=words), turns, gr.skip(), gr.skip(), gr.skip(), gr.skip()


def _idle(conversation: Any, turns: Turns, hint: str = "") -> tuple[Any, ...]:
    shown = hint_html(hint) if hint else ""
    return conversation, turns, gr.skip(), gr.update(visible=True), gr.update(visible=False), shown
