"""What the page does with the conversations that are kept: begin, go on, open, rename, delete, judge, export."""

from dataclasses import dataclass, replace

from ui.kept.conversation_store import ConversationStore, Listed, new_id
from ui.kept.judgements import Judgement
from ui.kept.turns import Turn
from ui.words import Words
from vectorstore.errors import StoreError

SHOWN_TURNS = 40  # of a conversation that is opened; the exported file has all


@dataclass(frozen=True)
class Kept:
    """Where the conversation on the page is kept, None before its first question; `first` is the position there of the
    first turn that the page shows."""

    id: str | None = None
    first: int = 0

    def grown(self, shown: int, now: int) -> "Kept":
        """Once a turn was added to `shown` turns and `now` are shown: older ones may have left the page."""
        return Kept(self.id or new_id(), self.first + max(0, shown + 1 - now))


@dataclass(frozen=True)
class Keeping:
    """The store, as the events of one page use it. `owner` is None where the browser takes no cookie; its
    conversations last as long as the page."""

    store: ConversationStore

    def keep(self, owner: str | None, kept: Kept, turns: tuple[Turn, ...], words: Words) -> tuple[Kept, str]:
        """Where the last turn, just asked, is kept, and what the reader should know when that failed. Where another
        page has gone on with the conversation or deleted it, that is a copy of what this one shows, so that nobody's
        turns are lost."""
        if owner is None or kept.id is None:
            return kept, ""
        try:
            if not self.store.keep(owner, kept.id, kept.first + len(turns) - 1, turns[-1]):
                copy = Kept(new_id())
                self.store.keep(owner, copy.id or "", 0, *turns)
                return copy, ""
        except StoreError as error:
            return kept, words("conversations.not_kept", reason=words.said(error.message))
        return kept, ""

    def change(self, owner: str | None, kept: Kept, turns: tuple[Turn, ...], words: Words) -> str:
        """Write what has become of the last turn; what the reader should know when that failed."""
        if owner is None or kept.id is None or not turns:
            return ""
        try:
            self.store.change(owner, kept.id, kept.first + len(turns) - 1, turns[-1])
        except StoreError as error:
            return words("conversations.not_kept", reason=words.said(error.message))
        return ""

    def opened(self, owner: str | None, conversation: str) -> tuple[Kept, tuple[Turn, ...]] | None:
        """A conversation's last turns; None where the owner has none of that id. Raises StoreError."""
        turns = self.store.turns(owner, conversation) if owner and conversation else None
        if turns is None:
            return None
        first = max(0, len(turns) - SHOWN_TURNS)
        return Kept(conversation, first), turns[first:]

    def listed(self, owner: str | None, search: str, words: Words) -> tuple[tuple[Listed, ...], str]:
        """The owner's conversations, and what to tell the reader where there are none to show."""
        if owner is None:
            return (), words("conversations.no_cookies")
        try:
            found = self.store.listed(owner, search)
        except StoreError as error:
            return (), words.said(error.message)
        nothing = "conversations.none_found" if search.strip() else "conversations.none_yet"
        return found, "" if found else words(nothing)

    def judge(
        self,
        owner: str | None,
        kept: Kept,
        turns: tuple[Turn, ...],
        turn: int,
        judgement: Judgement | None,
        words: Words,
    ) -> tuple[tuple[Turn, ...], str]:
        """The turns once one of them was judged, and what the reader should know when that failed."""
        if owner is None or kept.id is None:
            return turns, words("conversations.no_cookies")
        try:
            self.store.judge(owner, kept.id, kept.first + turn, judgement)
        except StoreError as error:
            return turns, words("conversations.not_kept", reason=words.said(error.message))
        return (*turns[:turn], replace(turns[turn], judgement=judgement), *turns[turn + 1 :]), ""
