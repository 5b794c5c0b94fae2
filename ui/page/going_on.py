"""Questions to begin and to go on with: only those that the documents were seen to answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from rag.errors import AnswerError
from rag.events import AnswerReady
from rag.settings import Settings
from ui.page.conversation import Stream, Turns
from ui.page.suggestions import Suggestion, suggestions
from ui.words import Words
from vectorstore.documents import Document
from vectorstore.errors import StoreError

_TRIED = 8  # documents whose question is tried at one visit; each costs what asking it costs, once
_BEGINNING, _GOING_ON = 3, 2  # shown


@dataclass(frozen=True)
class _Tried:
    document: str
    language: str
    met: bool


@dataclass
class FollowUps:
    """Tries the documents' own questions while nobody waits, without a model, and remembers which are answered."""

    stream: Stream
    settings: Settings
    documents: Callable[[], Sequence[Document]]
    _answered: dict[str, _Tried] = field(default_factory=dict)
    _trying: Lock = field(default_factory=Lock)

    def learn(self, words: Words) -> None:
        """Try, in the language of these words, what has not been tried, until there are enough to begin with.

        One page's visit does it; a second one meanwhile does nothing.
        """
        if not self._trying.acquire(blocking=False):
            return
        try:
            tried = 0
            for suggestion in suggestions(self.documents(), words):
                if tried == _TRIED or len(self._met(words)) >= _BEGINNING:
                    return
                known = self._answered.get(suggestion.question)
                if known is None or known.document != suggestion.document.id:
                    self._try(suggestion, words)
                    tried += 1
        finally:
            self._trying.release()

    def after(self, turns: Turns, words: Words) -> tuple[str, ...]:
        """Questions that were answered, not asked yet, of documents that are still there: up to three to begin with,
        then up to two."""
        asked = {turn.question for turn in turns}
        left = tuple(question for question in self._met(words) if question not in asked)
        return left[: _GOING_ON if turns else _BEGINNING]

    def _met(self, words: Words) -> tuple[str, ...]:
        there = {document.id for document in self.documents()} if self._answered else set()
        return tuple(
            question
            for question, tried in dict(self._answered).items()
            if tried.met and tried.document in there and tried.language == words.language
        )

    def _try(self, suggestion: Suggestion, words: Words) -> None:
        try:
            events = list(self.stream(suggestion.question, settings=replace(self.settings, model=None)))
        except (StoreError, AnswerError):
            return  # of the index or the machine, not of the question: it is tried again at another visit
        met = any(isinstance(event, AnswerReady) and suggestion.is_met(event.answer) for event in events)
        self._answered[suggestion.question] = _Tried(suggestion.document.id, words.language, met)
