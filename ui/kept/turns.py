"""One question and what has become of it so far: events in, a new value out."""

from dataclasses import dataclass, replace

from rag.answers import Answer, Citation, Sentence
from rag.events import AnswerReady, Event, Notice, PassagesFound, Restarted, SentenceVerified
from ui.kept.judgements import Judgement
from ui.kept.shelf import slimmed
from ui.words import ENGLISH, Words


@dataclass(frozen=True)
class Progress:
    """What is being done: searching, or, once there are any, reading so many passages of so many documents."""

    passages: int | None = None
    documents: int = 0


@dataclass(frozen=True)
class Turn:
    """A question of the conversation.

    `scope` says in words which documents were asked; `progress` what is being done, None once nothing is;
    `problem` is the message of an error that ended the turn; `stopped` that the reader ended it; `judgement` what the
    reader thought of it.
    """

    question: str
    scope: str = ""
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    answer: Answer | None = None
    progress: Progress | None = Progress()
    problem: str | None = None
    stopped: bool = False
    judgement: Judgement | None = None

    def citation(self, number: int) -> Citation | None:
        """The citation of that number, or None."""
        return next((c for c in self.citations if c.number == number), None)

    @property
    def nearest(self) -> Citation | None:
        """The quotation that came nearest where nothing answers."""
        return self.answer.nearest if self.answer else None

    def after(self, event: Event, words: Words = ENGLISH) -> "Turn":
        """The turn once `event` has happened; its notices are put into `words`, in which they are kept."""
        match event:
            case PassagesFound(passages):
                documents = len({passage.document.id for passage in passages})
                return replace(self, progress=Progress(len(passages), documents))
            case SentenceVerified(sentence, citations):
                known = {c.number: c for c in (*self.citations, *citations)}
                ordered = tuple(known[number] for number in sorted(known))
                return replace(self, sentences=(*self.sentences, sentence), citations=ordered)
            case Notice(text):
                return replace(self, notices=_with(self.notices, words.said(text)))
            case Restarted(reason):
                return replace(self, sentences=(), citations=(), notices=_with(self.notices, words.said(reason)))
            case AnswerReady(answer):
                return self._finished(replace(answer, notices=tuple(map(words.said, answer.notices))))

    def failed(self, message: str) -> "Turn":
        return replace(self, problem=message, progress=None)

    def halted(self) -> "Turn":
        return replace(self, stopped=True, progress=None)

    def judged(self, judgement: Judgement | None) -> "Turn":
        return replace(self, judgement=judgement)

    def _finished(self, answer: Answer) -> "Turn":
        notices, answer = self.notices, slimmed(answer)
        for text in answer.notices:
            notices = _with(notices, text)
        return replace(
            self,
            sentences=answer.sentences,
            citations=answer.citations,
            notices=notices,
            answer=answer,
            progress=None,
        )


def history(turns: tuple[Turn, ...]) -> tuple[tuple[str, str], ...]:
    """The finished (question, answer text) pairs, oldest first: what a follow-up may refer to."""
    return tuple((turn.question, turn.answer.text) for turn in turns if turn.answer)


def _with(notices: tuple[str, ...], text: str) -> tuple[str, ...]:
    return notices if text in notices else (*notices, text)
