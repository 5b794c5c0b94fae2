"""The whole path of one question to an answer: retrieved, ranked, answered, checked, told event by event."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from rag.answering.composing import Composer
from rag.answering.differing import conflicts, differences
from rag.answering.excerpts import bear_on, excerpts
from rag.answering.extractive import Extract, extract
from rag.answering.standing import is_settled, stands_alone
from rag.answers import Answer, Citation, Passage, Status
from rag.errors import ModelFailed
from rag.events import AnswerReady, Event, Notice, PassagesFound, Restarted
from rag.filters import Filters
from rag.judging.ranking import Ranking, look_further, rank, rank_all, reranked
from rag.language.frames import frame
from rag.questions.followups import Turn, may_stand_alone, resolve
from rag.questions.question import Question
from rag.search.admitting import check_named, left_out
from rag.search.casing import with_names
from rag.search.exonyms import with_places
from rag.search.parts import parts
from rag.search.retrieval import FURTHER_PASSAGES, GIVEN_PASSAGES, Retrieved, retrieve, retrieved_part
from rag.search.spelling import corrected
from rag.settings import Settings
from rag.usage import Usage
from vectorstore.adding.given import GivenDocuments
from vectorstore.documents import SourceKind
from vectorstore.index.embedding import Vectors
from vectorstore.index.searchable import Searchable
from vectorstore.remarks import Remark

_SLACK_FURTHER = -0.7  # log-odds: the more is looked through, the more looks like an answer


class Run:
    """One question on its way to an answer."""

    def __init__(self, question: str, settings: Settings, as_of: date | None) -> None:
        self._question = question
        self._settings = settings
        self._as_of = as_of
        self._language = "en"
        self._composer = Composer()
        self._notices: list[str] = []
        self._extractive = settings.model is None
        self._usage: Usage | None = None
        self._seconds: dict[str, float] = {}
        self._started = time.perf_counter()

    def events(
        self, library: Searchable, history: Sequence[Turn], filters: Filters, remarks: Sequence[str] = ()
    ) -> Iterator[Event]:
        """What happens until the answer, which is the last; `remarks` are told before."""
        cards = () if filters.empty else library.documents()
        if not isinstance(library, GivenDocuments):  # which differ from call to call under the same filters
            check_named(filters, cards)
        asked = with_places(with_names(self._question, library), library)
        read, notices = corrected(resolve(asked, history, self._settings.history_turns, self._as_of), library)
        self._language = read.language
        self._notices += [*remarks, *left_out(filters, cards), *notices]
        yield from (Notice(text) for text in self._notices)
        rankings, extracted = self._looked_through(library, read, filters)
        if may_stand_alone(read) and not is_settled(read, extracted):
            alone, _ = corrected(resolve(asked, (), 0, self._as_of), library)
            apart, told = self._looked_through(library, alone, filters)
            if stands_alone(read, extracted, told):
                rankings, extracted = apart, told
        passages = reranked(rankings, self._settings.passages)
        self.lap("rank")
        yield PassagesFound(passages)
        if not extracted.drafts:
            self._extractive = True  # without evidence no model is asked: it could only invent
        if not self._extractive:
            given = excerpts(passages, rankings, self._settings.passage_tokens)
            yield from self._with_model(given, history, extracted)
            if not self._extractive and self._composer.citations and not bear_on(self._composer.citations, rankings):
                yield from self._fall_back(
                    Remark(
                        "What the model wrote is in the documents but does not answer the question; the answer is "
                        "drawn from the documents directly."
                    )
                )
        if self._extractive:
            yield from (self._composer.add(draft) for draft in extracted.drafts)
        yield from self._of_machines_alone()
        answerer = "extractive" if self._extractive else f"openai:{self._settings.model}"
        self.lap("answer")
        yield AnswerReady(self._answer(passages, answerer, extracted))

    def _looked_through(self, library: Searchable, read: Question, filters: Filters) -> tuple[list[Ranking], Extract]:
        """What is found for a question, ranked, and the answer drawn from it; of more before there is none."""
        vector = library.embedder.embed_query(read.embedded)  # should more be looked through, it isn't made again
        most = self._passages(library)
        rankings = self._rankings(library, read, vector, filters, most, rank)
        extracted = extract(read, rankings)
        if not extracted.drafts and most < FURTHER_PASSAGES and any(look_further(ranking) for ranking in rankings):
            rankings = self._rankings(library, read, vector, filters, FURTHER_PASSAGES, rank_all)
            extracted = extract(read, rankings, _SLACK_FURTHER)
        return rankings, extracted

    def _rankings(
        self,
        library: Searchable,
        read: Question,
        vector: Vectors,
        filters: Filters,
        most: int,
        ranked: Callable[[Searchable, Question, Retrieved], Ranking],
    ) -> list[Ranking]:
        """Each part of the question, ranked over at most so many passages."""
        whole = retrieve(library, read, filters, most, vector)
        asked = parts(read)
        found = [retrieved_part(library, part, whole, read, filters) for part in asked]
        self.lap("retrieve")
        return [ranked(library, part, its) for part, its in zip(asked, found, strict=True)]

    def _with_model(self, given: Sequence[Passage], history: Sequence[Turn], extracted: Extract) -> Iterator[Event]:
        from rag.drafts import Draft
        from rag.writing.model_answerer import answer_with_model

        differing = differences(extracted, given)
        try:
            for draft in answer_with_model(self._question, given, history, self._settings, self._as_of, differing):
                if isinstance(draft, Draft):
                    yield self._composer.add(draft)
                elif isinstance(draft, Usage):
                    self._usage = draft
                else:
                    self._composer.withhold()
        except ModelFailed as error:
            self._usage = error.usage
            yield from self._fall_back(
                Remark("{failure} The answer is drawn from the documents directly.", failure=error.message)
            )
        else:
            if self._composer.withheld and not self._composer.sentences:
                yield from self._fall_back(_all_withheld(self._composer.withheld))

    def _of_machines_alone(self) -> Iterator[Event]:
        """Say so where nothing but texts that declare AI assistance stands behind an answer."""
        kinds = {citation.document.kind for citation in self._composer.citations}
        if kinds == {SourceKind.AI_ASSISTED}:
            self._notices.append(Remark("Every source of this answer declares that it was made with the help of AI."))
            yield Notice(self._notices[-1])

    def _fall_back(self, reason: str) -> Iterator[Event]:
        self._extractive = True
        self._notices.append(reason)
        if self._composer.sentences:
            yield Restarted(reason)
        self._composer.restart()
        yield Notice(reason)

    def _answer(self, passages: tuple[Passage, ...], answerer: str, extracted: Extract) -> Answer:
        composer = self._composer
        status = Status.NO_EVIDENCE
        if composer.sentences:
            extractive = answerer == "extractive"
            partly = not extracted.complete if extractive else composer.withheld
            status = Status.PARTIAL if partly else Status.ANSWERED
        self._seconds["total"] = time.perf_counter() - self._started
        return Answer(
            question=self._question,
            text=composer.text() or frame(self._language).no_evidence,
            status=status,
            sentences=tuple(composer.sentences),
            citations=tuple(composer.citations),
            passages=passages,
            conflicts=conflicts(extracted, composer.citations),
            answerer=answerer,
            notices=tuple(self._notices),
            withheld=composer.withheld,
            digest=self._settings.digest,
            seconds=dict(self._seconds),
            usage=self._usage,
            as_of=self._as_of,
            confidence=extracted.confidence,
            nearest=_nearest(extracted),
        )

    def _passages(self, library: Searchable) -> int:
        """How many passages to look at: more of documents that were given on purpose."""
        few = self._settings.passages
        return max(few, GIVEN_PASSAGES) if isinstance(library, GivenDocuments) else few

    def lap(self, stage: str) -> None:
        """Note how long a stage took, from the end of the one before; again where it is gone through again."""
        passed = time.perf_counter() - self._started - sum(self._seconds.values())
        self._seconds[stage] = self._seconds.get(stage, 0.0) + passed


def _all_withheld(count: int) -> Remark:
    if count == 1:
        return Remark(
            "The model wrote a sentence that the documents do not support; "
            "the answer is drawn from the documents directly."
        )
    return Remark(
        "The model wrote {count} sentences that the documents do not support; "
        "the answer is drawn from the documents directly.",
        count=count,
    )


def _nearest(extracted: Extract) -> Citation | None:
    near = extracted.nearest
    return Citation(1, near.document, near.start, near.end, near.text) if near else None
