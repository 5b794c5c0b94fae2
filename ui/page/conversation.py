"""Asking: a question and the turns before it in, the growing conversation out."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from rag.errors import AnswerError
from rag.events import Event
from rag.filters import Filters
from rag.settings import Settings
from ui.kept.turns import Turn, history
from ui.words import ENGLISH, Words
from vectorstore.errors import StoreError

Turns = tuple[Turn, ...]
KEPT_TURNS = 40  # per session; what is older leaves the page and its memory


class Stream(Protocol):
    """What `rag.stream` is."""

    def __call__(
        self,
        question: str,
        *,
        history: Sequence[tuple[str, str]] = (),
        filters: Filters = ...,
        settings: Settings | None = None,
        as_of: date | None = None,
    ) -> Iterator[Event]: ...


def too_long(question: str, settings: Settings, words: Words) -> str | None:
    """What to tell the reader of an overlong question; None when its length is fine."""
    if len(question) <= settings.max_question:
        return None
    return words("asking.too_long", length=f"{len(question):,}", most=f"{settings.max_question:,}")


def converse(
    stream: Stream,
    settings: Settings,
    turns: Turns,
    question: str,
    filters: Filters,
    scope: str = "",
    as_of: date | None = None,
    words: Words = ENGLISH,
) -> Iterator[Turns]:
    """The conversation after each event of the answer to `question`; an error of ours ends it with its message.

    Messages and notices are put into the `words` of the reader.
    """
    earlier = turns[-(KEPT_TURNS - 1) :]
    turn = Turn(question, scope)
    yield (*earlier, turn)
    try:
        for event in stream(question, history=history(earlier), filters=filters, settings=settings, as_of=as_of):
            turn = turn.after(event, words)
            yield (*earlier, turn)
    except (StoreError, AnswerError) as error:
        yield (*earlier, turn.failed(words.said(error.message)))


def stop(turns: Turns) -> Turns:
    """The conversation once the reader has stopped its last turn."""
    if not turns or turns[-1].progress is None:
        return turns
    return (*turns[:-1], turns[-1].halted())


def broken(turns: Turns, words: Words) -> Turns:
    """The conversation when the program itself failed; the details are in the terminal."""
    if not turns or turns[-1].progress is None:
        return turns
    return (*turns[:-1], turns[-1].failed(words("asking.broken")))
