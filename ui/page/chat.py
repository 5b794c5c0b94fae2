"""The web chat: its layout, and which event is answered by what."""

from collections.abc import Callable, Sequence
from typing import Any

from rag.settings import Settings
from ui.kept.conversation_store import kept_conversations
from ui.kept.keeping import Keeping
from ui.offline import gr
from ui.page.carried import packed
from ui.page.conversation import Stream
from ui.page.conversations_panel import Parts, build_parts, build_place
from ui.page.filtering import ANY
from ui.page.labels import BAR, WELCOME, label, named
from ui.page.library_panel import LibraryParts, build_library, chosen_documents
from ui.page.replies import Replies, picked
from ui.page.settings_panel import SettingsParts, build_settings
from ui.templating import asset
from vectorstore.adding.intake import Intake
from vectorstore.documents import Document

_LEFTOVERS = (600, 3600)  # every ten minutes, uploads an hour old that no page has handed in
_HIDDEN: Any = {"api_visibility": "private", "show_progress": "hidden"}

# Gradio remembers a tenth of a megabyte of every page that was ever opened, by default of ten thousand. The reader of a
# page that was forgotten is told to load it anew, which shows its conversation again.
_MOST_SESSIONS = 128
_ASKED_AT_ONCE = 20  # each sees soon that it is being answered; fewer at once would not answer the last any sooner


def build_chat(
    settings: Settings,
    *,
    stream: Stream | None = None,
    documents: Callable[[Settings], Sequence[Document]] | None = None,
    document: Callable[[str, Settings], Document] | None = None,
    intake: Intake | None = None,
) -> gr.Blocks:
    """The chat as Gradio blocks; the three callables default to those of `rag`; documents are added by `intake`."""
    import rag

    find = document or rag.document
    keeping = Keeping(kept_conversations(settings, find))
    replies = Replies(settings, stream or rag.stream, documents or rag.documents, find, keeping, intake)
    blocks: gr.Blocks = gr.Blocks(title="Attaché", fill_width=True, analytics_enabled=False, delete_cache=_LEFTOVERS)
    with blocks:
        turns = gr.State(())
        _html("bar", named(BAR), js_on_load=asset("bar.js") + asset("dropping.js"))
        with gr.Row(elem_id="attache"):
            with gr.Column(elem_id="talk"):
                place = build_place()
                conversation = _html("conversation", named(WELCOME), js_on_load=asset("keys.js") + asset("chat.js"))
                with gr.Column(elem_id="composer"):
                    hint = _html("hint", "")
                    question, ask, halt = _question_row()
                    fields = _filter_fields()
            with gr.Column(elem_id="side"):
                with gr.Column(elem_id="own"):
                    with gr.Accordion(label("conversations"), open=False, elem_id="conversations-drawer"):
                        parts = build_parts(place)
                    with gr.Accordion(label("settings"), open=False, elem_id="settings-drawer"):
                        chosen = build_settings(settings)
                library = build_library(adding=intake is not None)
                source = _html("source", "", js_on_load=asset("keys.js") + asset("panel.js") + asset("page.js"))
        _wire(replies, blocks, turns, conversation, (question, ask, halt, hint), fields, library, source, parts, chosen)
        _wire_kept(replies, turns, conversation, hint, parts)
    blocks.state_session_capacity = _MOST_SESSIONS
    blocks.queue(max_size=64, default_concurrency_limit=4, api_open=False)
    return blocks


def _html(elem_id: str, value: Any, js_on_load: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=js_on_load, apply_default_css=False)


def _question_row() -> tuple[gr.Textbox, gr.Button, gr.Button]:
    with gr.Row(elem_id="question-row"):
        question = gr.Textbox(
            label=label("question"),
            placeholder=label("question_placeholder"),
            elem_id="question",
            lines=1,
            max_lines=6,
            container=False,
            autofocus=True,
            scale=1,
        )
        ask = gr.Button(label("ask"), variant="primary", elem_id="ask", scale=0, min_width=88)
        halt = gr.Button(label("stop"), variant="stop", elem_id="stop", scale=0, min_width=88, visible=False)
    return question, ask, halt


def _filter_fields() -> tuple[Any, ...]:
    with gr.Accordion(label("narrow"), open=False, elem_id="filters"), gr.Row(elem_id="filter-row"):
        # A value that is no longer offered reaches our own code: Gradio would refuse every event, in its own words.
        any_: Any = {"value": ANY, "interactive": True, "allow_custom_value": True}
        dated: Any = {"max_length": 10, "min_width": 100, "interactive": True}
        return (
            gr.Dropdown([("", ANY)], label=label("publisher"), min_width=150, **any_),
            gr.Dropdown([("", ANY)], label=label("kind"), min_width=130, **any_),
            gr.Textbox(label=label("from"), placeholder="2025-10", **dated),
            gr.Textbox(label=label("to"), placeholder="2026", **dated),
            gr.Dropdown([("", ANY)], label=label("document"), min_width=180, **any_),
        )


def _wire(
    replies: Replies,
    blocks: gr.Blocks,
    turns: gr.State,
    conversation: gr.HTML,
    composer: tuple[gr.Textbox, gr.Button, gr.Button, gr.HTML],
    fields: tuple[Any, ...],
    library: LibraryParts,
    source: gr.HTML,
    parts: Parts,
    chosen: SettingsParts,
) -> None:
    question, ask, halt, hint = composer
    outputs = [conversation, turns, question, ask, halt, hint, *parts.outputs]
    narrowed = [*fields, library.left_out]
    inputs = [question, turns, parts.kept, *chosen.fields, *narrowed]
    many: Any = {"concurrency_limit": _ASKED_AT_ONCE, "concurrency_id": "asking"}
    asked: Any = {"fn": replies.ask, "inputs": inputs, "outputs": outputs, "js": asset("asking.js"), **many, **_HIDDEN}
    publisher, kind, _, _, document = fields
    carried = gr.Textbox(visible=False)  # filled as the page is left for another language, read as it opens
    opened = [question, library.listing, hint, library.left_out, *fields, *chosen.outputs, conversation, turns]
    taken: Any = {"inputs": [parts.wanted, carried], "outputs": [*opened, *parts.outputs], "js": asset("opening.js")}
    opening = blocks.load(replies.opened, **taken, **_HIDDEN)
    learning = opening.then(replies.learn, None, None, **_HIDDEN)
    learning.then(
        replies.welcomed, [turns, parts.kept], conversation, **_HIDDEN
    )  # by then a question may have been asked
    spoken = chosen.language.input(packed, [question, *chosen.fields, *narrowed], carried, **_HIDDEN)
    spoken.then(None, [chosen.language, carried], None, js=asset("language.js"), **_HIDDEN)
    typed = gr.on([question.submit, ask.click], trigger_mode="once", **asked)
    picking = conversation.submit(picked, None, question, **_HIDDEN)
    suggested = picking.then(**asked)
    halt.click(None, cancels=[typed, suggested], **_HIDDEN)
    for event in (typed, suggested):  # Gradio calls it a failure once an answer is cancelled, and nothing of it comes
        event.failure(replies.stopped, [turns, parts.kept], outputs, **_HIDDEN)
        event.failure(None, None, None, js=asset("unasked.js"), **_HIDDEN)
    for clicked in (conversation, library.listing, source):
        clicked.select(replies.show_source, turns, source, **_HIDDEN)
    source.tick(replies.show_source, turns, source, trigger_mode="always_last", **_HIDDEN)
    last: Any = {"trigger_mode": "always_last", **_HIDDEN}  # what changes meanwhile is not passed over
    _changed(fields).then(replies.narrowing.filtered, narrowed, [library.listing, hint], **last)
    _wire_library(replies, blocks, library, hint, narrowed, [publisher, kind, document])
    made: Any = {"inputs": list(chosen.fields), "outputs": chosen.told, "concurrency_limit": 1}
    _changed(chosen.fields).then(replies.settings_panel.chose, **made, **last)


def _changed(fields: tuple[Any, ...]) -> Any:
    """Fields that have changed, and then come to rest: those that are set together change one after the other."""
    return gr.on([field.change for field in fields], None, None, None, js=asset("settling.js"), **_HIDDEN)


def _wire_kept(replies: Replies, turns: gr.State, conversation: gr.HTML, hint: gr.HTML, parts: Parts) -> None:
    panel, kept = replies.panel, parts.kept
    outputs = [conversation, turns, *parts.outputs]
    parts.search.change(panel.searched, [parts.search, kept], parts.listing, trigger_mode="always_last", **_HIDDEN)
    parts.new.click(panel.began, None, outputs, **_HIDDEN)
    parts.listing.select(panel.acted, [parts.search, kept], outputs, **_HIDDEN)
    parts.place.select(panel.returned, parts.search, outputs, trigger_mode="always_last", **_HIDDEN)
    conversation.like(replies.judged, [turns, kept], [conversation, turns, hint], **_HIDDEN)


def _wire_library(
    replies: Replies, blocks: gr.Blocks, library: LibraryParts, hint: gr.HTML, narrowed: list[Any], offers: list[Any]
) -> None:
    shelf, arriving = replies.library_panel, [library.arrivals, library.timer]
    followed = [library.listing, library.known, *offers]
    listed: Any = {"outputs": [*arriving, *followed], **_HIDDEN}
    blocks.load(shelf.arriving, library.handed, arriving, **_HIDDEN)
    handed: Any = {"concurrency_limit": 1, "concurrency_id": "handed", **_HIDDEN}
    added = [library.files, library.handed, *arriving]
    library.files.upload(shelf.added, [library.files, library.handed], added, **handed)
    library.arrivals.input(shelf.refused, library.handed, added[1:], trigger_mode="multiple", **handed)
    library.arrivals.clear(shelf.dismissed, library.handed, arriving, **_HIDDEN)
    library.listing.tick(replies.narrowing.followed, narrowed, followed, **_HIDDEN)
    library.timer.tick(replies.narrowing.ticked, [library.handed, library.known, *narrowed], **listed)
    each: Any = {"trigger_mode": "multiple", "concurrency_limit": 1, **_HIDDEN}  # every tick, one after the other
    library.listing.input(chosen_documents, library.left_out, library.left_out, **each)
    library.listing.delete(replies.narrowing.removed, narrowed, [library.listing, hint, *offers], **_HIDDEN)
