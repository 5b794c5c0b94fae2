"""Questions to go on with: only those that the documents were seen to answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from rag.answers import Status
from rag.errors import AnswerError
from rag.events import AnswerReady
from rag.settings import Settings
from ui.page.conversation import Stream, Turns
from ui.page.suggestions import questions
from ui.words import Words
from vectorstore.documents import Document
from vectorstore.errors import StoreError

_TRIED = 4  # documents whose question is tried; each costs what asking it costs, once
_SHOWN = 2


@dataclass(frozen=True)
class _Tried:
    document: str
    language: str
    answered: bool


@dataclass
class FollowUps:
    """Tries the documents' own questions while nobody waits, without a model, and remembers which are answered."""

    stream: Stream
    settings: Settings
    documents: Callable[[], Sequence[Document]]
    _answered: dict[str, _Tried] = field(default_factory=dict)
    _trying: Lock = field(default_factory=Lock)

    def learn(self, words: Words) -> None:
        """Try, in the language of these words, what has not been tried. One page's visit does it; a second one
        meanwhile does nothing."""
        if not self._trying.acquire(blocking=False):
            return
        try:
            for document, question in questions(self.documents(), words)[:_TRIED]:
                if question not in self._answered:
                    self._answered[question] = _Tried(document.id, words.language, self._answers(question))
        finally:
            self._trying.release()

    def after(self, turns: Turns, words: Words) -> tuple[str, ...]:
        """Up to two questions that were answered, not asked yet, of documents that are still there."""
        asked = {turn.question for turn in turns}
        there = {document.id for document in self.documents()} if self._answered else set()
        left = (
            question
            for question, tried in dict(self._answered).items()
            if tried.answered and tried.document in there and tried.language == words.language
        )
        return tuple(question for question in left if question not in asked)[:_SHOWN]

    def _answers(self, question: str) -> bool:
        try:
            events = list(self.stream(question, settings=replace(self.settings, model=None)))
        except (StoreError, AnswerError):
            return False
        return any(isinstance(e, AnswerReady) and e.answer.status is Status.ANSWERED for e in events)
