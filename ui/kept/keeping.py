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
    first turn that the page shows; `unknown` says that the page's address named one that its browser has not."""

    id: str | None = None
    first: int = 0
    unknown: bool = False


@dataclass(frozen=True)
class Begun:
    """A question that was added to a conversation: where that is kept, the turns the page shows, the new one last, and
    what the reader should know; `lost` that the question could not be kept."""

    kept: Kept
    turns: tuple[Turn, ...]
    remark: str = ""
    lost: bool = False


@dataclass(frozen=True)
class Keeping:
    """The store, as the events of one page use it. `owner` is None where the browser takes no cookie; its
    conversations last as long as the page."""

    store: ConversationStore

    def begin(self, owner: str | None, kept: Kept, turns: tuple[Turn, ...], turn: Turn, words: Words) -> Begun:
        """Add a turn, just asked, to the conversation that the page shows as `turns`.

        What another page has added meanwhile is taken over first. A conversation that was deleted is not brought back:
        a new one begins with this turn alone.
        """
        if owner is None:
            return _shown(Kept(), len(turns) + 1, (*turns, turn))
        try:
            return self._begun(owner, kept, turns, turn, words)
        except StoreError as error:
            failed = words("conversations.not_kept", reason=words.said(error.message))
            return replace(_shown(kept, kept.first + len(turns) + 1, (*turns, turn)), remark=failed, lost=True)

    def _begun(self, owner: str, kept: Kept, turns: tuple[Turn, ...], turn: Turn, words: Words) -> Begun:
        remark, conversation = "", kept.id
        while conversation is not None:
            there = self.store.length(owner, conversation)
            if there is None:
                conversation, turns, remark = None, (), words("conversations.deleted_meanwhile")
            elif there > kept.first + len(turns) and (found := self.opened(owner, conversation)):
                (kept, turns), remark = found, words("conversations.taken_over")
            else:
                new = (*turns[max(0, there - kept.first) :], turn)  # and what could not be kept before
                if self.store.keep(owner, conversation, there, *new):
                    return replace(_shown(kept, there + len(new), (*turns, turn)), remark=remark)
        begun = Kept(new_id())
        self.store.keep(owner, begun.id or "", 0, *turns, turn)
        return replace(_shown(begun, len(turns) + 1, (*turns, turn)), remark=remark)

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


def _shown(kept: Kept, kept_turns: int, turns: tuple[Turn, ...]) -> Begun:
    """The last of `turns`, the last of all which is number `kept_turns` of its conversation."""
    last = turns[-SHOWN_TURNS:]
    return Begun(Kept(kept.id, kept_turns - len(last)), last)
