"""The list of kept conversations, and what answers to its buttons."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ui.kept.keeping import Keeping, Kept
from ui.kept.turns import Turn
from ui.languages import words_for
from ui.offline import gr
from ui.owners import owner_of
from ui.page.labels import label
from ui.templating import asset, render
from ui.words import ENGLISH, Words
from vectorstore.errors import StoreError

_ID = re.compile(r"[\w-]{1,64}")


@dataclass(frozen=True)
class Parts:
    """The parts of the page that belong to kept conversations; `wanted` is filled from the page's address."""

    kept: gr.State
    wanted: gr.Textbox
    place: gr.HTML
    search: gr.Textbox
    new: gr.Button
    listing: gr.HTML

    @property
    def outputs(self) -> list[Any]:
        """What changes whenever a conversation is begun, left or opened."""
        return [self.kept, self.place, self.listing]


def build_place() -> gr.HTML:
    """What keeps the page's address; it has to stand where the page always shows it."""
    return gr.HTML(place_html(Kept()), elem_id="place", js_on_load=asset("place.js"), apply_default_css=False)


def build_parts(place: gr.HTML) -> Parts:
    """The other parts, where the page wants them."""
    with gr.Row(elem_id="conversations-bar"):
        search = gr.Textbox(
            label=label("search_conversations"),
            placeholder=label("search_conversations_placeholder"),
            elem_id="conversations-search",
            container=False,
            max_lines=1,
            max_length=200,
        )
        new = gr.Button(label("new_conversation"), elem_id="new-conversation", scale=0, min_width=72)
    listing = gr.HTML(
        "", elem_id="conversations", js_on_load=asset("keys.js") + asset("conversations.js"), apply_default_css=False
    )
    return Parts(gr.State(Kept()), gr.Textbox(visible=False), place, search, new, listing)


@dataclass(frozen=True)
class ConversationsPanel:
    """Answers the panel's events. `conversation` renders turns, with a welcome and a remark where there are none."""

    keeping: Keeping
    conversation: Callable[[tuple[Turn, ...], Words, str], str]

    def outputs(
        self, kept: Kept, request: gr.Request | None, search: str = "", place: str | None = None
    ) -> tuple[Kept, str, str]:
        """Values for `Parts.outputs`."""
        return kept, place or place_html(kept), self._listing(kept, request, search)

    def restored(self, wanted: object, request: gr.Request, search: object = "") -> tuple[Any, ...]:
        """(conversation, turns, *outputs) for the conversation that the page's address names, as the page opens or the
        reader goes back or forward; where the browser has none of that name it says so, and the address is cleared."""
        words, sought = words_for(request), wanted if isinstance(wanted, str) else ""
        try:
            found = self.keeping.opened(owner_of(request), _id(wanted))
            unknown = bool(sought) and found is None
        except StoreError:
            found, unknown = None, False  # the list says what is wrong
        kept, turns = found or (Kept(unknown=unknown), ())
        shown = self.conversation(turns, words, not_yours(kept, words))
        place = place_html(kept, sought=sought)
        return shown, turns, *self.outputs(kept, request, search if isinstance(search, str) else "", place)

    def returned(self, search: object, request: gr.Request, chosen: gr.EventData) -> tuple[Any, ...]:
        """(conversation, turns, *outputs) once the reader went back or forward to an address of this page."""
        return self.restored(getattr(chosen, "id", ""), request, search)

    def searched(self, search: object, kept: Kept, request: gr.Request) -> str:
        """The list, of those conversations that hold what was typed."""
        return self._listing(kept, request, search if isinstance(search, str) else "")

    def began(self, request: gr.Request) -> tuple[Any, ...]:
        """(conversation, turns, *outputs): an empty page; what was on it is kept."""
        return self._emptied(request, place_html(Kept(), entry=True))

    def acted(self, search: object, kept: Kept, request: gr.Request, chosen: gr.EventData) -> tuple[Any, ...]:
        """(conversation, turns, *outputs) once a conversation was opened, renamed or deleted."""
        action, title = (getattr(chosen, name, None) for name in ("action", "title"))
        conversation, owner = _id(getattr(chosen, "id", None)), owner_of(request)
        sought = search if isinstance(search, str) else ""
        same, words = (gr.skip(), gr.skip()), words_for(request)
        try:
            if action == "open":
                found = self.keeping.opened(owner, conversation)
                if found:
                    kept, turns = found
                    place = place_html(kept, entry=True)
                    return self.conversation(turns, words, ""), turns, *self.outputs(kept, request, sought, place)
                gone = words("conversations.not_yours")
                return *same, kept, gr.skip(), self._listing(kept, request, sought, gone)
            if owner and action == "rename" and isinstance(title, str):
                self.keeping.store.rename(owner, conversation, title)
            if owner and action == "delete":
                self.keeping.store.delete(owner, conversation)
                if conversation == kept.id:
                    return self._emptied(request, place_html(Kept()))
        except StoreError as error:
            return *same, kept, gr.skip(), self._listing(kept, request, sought, words.said(error.message))
        return *same, *self.outputs(kept, request, sought)

    def _emptied(self, request: gr.Request, place: str) -> tuple[Any, ...]:
        return self.conversation((), words_for(request), ""), (), *self.outputs(Kept(), request, place=place)

    def _listing(self, kept: Kept, request: gr.Request | None, search: str, message: str = "") -> str:
        words = words_for(request)
        found, nothing = self.keeping.listed(owner_of(request), search, words)
        return listing_html([_Entry(c.id, c.title, _when(c.changed)) for c in found], kept, words, message or nothing)


@dataclass(frozen=True)
class _Entry:
    id: str
    title: str
    when: str


def listing_html(entries: Sequence[Any], kept: Kept, words: Words, message: str = "") -> str:
    """The list; the conversation on the page is marked in it."""
    return render("conversations.html", words, entries=entries, current=kept.id, message=message)


def not_yours(kept: Kept, words: Words) -> str:
    """What to tell the reader of an address that names no conversation of theirs; empty of any other."""
    return words("conversations.not_yours") if kept.unknown else ""


def place_html(kept: Kept, *, entry: bool = False, sought: str = "") -> str:
    """What tells the page's address which conversation it shows; `entry`: the reader went there, so that the browser's
    Back leads here again; `sought` is the name that the address had."""
    return render("place.html", ENGLISH, kept=kept, entry=entry, sought=sought)


def _when(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def _id(value: object) -> str:
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""
