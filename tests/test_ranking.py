"""What is read of what was found, and which passages stay beside an answer."""

import pytest

from rag import Filters, Settings, ingest
from rag.answers import Found, Passage
from rag.judging.ranking import READ_NEXT, Ranking, rank_all, ranked, reranked
from rag.questions.question import Question, read_question
from rag.search.parts import parts
from rag.search.retrieval import Retrieved, retrieve, retrieved_part
from tests.test_excerpts import BRIDGE, MILL, ranking
from vectorstore.documents import Chunk
from vectorstore.index.library import Library, open_library

NOTES = [
    "The mill on the Ell grinds {} sacks of rye in a week of autumn.", "A sack from the mill holds {} kilos of flour.",
    "The miller of the Ell mill keeps {} hens behind the weir.", "The wheel of the mill has {} wooden blades.",
]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("docs")
    for number in range(8):
        (folder / f"mill-{number}.txt").write_text(" ".join(note.format(number + 3) for note in NOTES))
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    ingest([folder], settings=settings)
    return open_library(settings.location)


def found(library: Library, text: str) -> tuple[Question, Retrieved]:
    question = read_question(text)
    return question, retrieve(library, question, Filters(), 8)


@pytest.mark.parametrize(
    ("asked", "longer"),
    [
        ("Who owns the mill on the Ell?", True),  # the miller comes near
        ("Who sold the mill on the Ell to the abbey?", False),  # nothing does
        ("How many wooden blades has the wheel of the mill?", False),
    ],
)
def test_what_may_yet_be_answered_is_looked_for_longer(library: Library, asked: str, longer: bool) -> None:
    question, passages = found(library, asked)
    assert (len(ranked(library, question, passages)) > READ_NEXT) is longer


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ("Which mason mended the mill on the Ell?", READ_NEXT),
        ("How old is the mill?", READ_NEXT),
        ("Which bishop blessed the mill on the Ell?", 4),  # plainly far off
    ],
)
def test_ten_are_read_before_it_is_given_up(library: Library, asked: str, many: int) -> None:
    question, passages = found(library, asked)
    read = ranked(library, question, passages)
    assert len(read) == many
    assert all(one.confidence < 0 for one in read)


@pytest.mark.parametrize(
    "asked", ["Who owns the mill on the Ell?", "Which bishop blessed the mill on the Ell?", "Mill?!"]
)
def test_more_is_read_before_it_is_refused(library: Library, asked: str) -> None:
    question, passages = found(library, asked)
    read = [one for one in rank_all(library, question, passages).sentences if one.candidate.reading]
    assert 24 < len(read) <= 40


def passage(key: str, score: float) -> Passage:
    document = {"mill": MILL, "bridge": BRIDGE}[key]
    return Passage(Chunk(document.id, document.id, 0, len(document.text)), document, score, Found.FUSED)


def test_each_part_keeps_the_passage_of_its_best_sentence() -> None:
    mill = Ranking(
        ranking((MILL, "It grinds rye.")).part, (passage("mill", 0.1),), ranking((MILL, "It grinds rye.")).sentences
    )
    bridge = ranking((BRIDGE, "It was rebuilt."))
    bridge = Ranking(bridge.part, (passage("bridge", 9.0), passage("mill", 0.2)), bridge.sentences)
    assert [p.document.id for p in reranked([mill, bridge], 1)] == ["bridge", "mill"]
    assert [p.document.id for p in reranked([bridge], 1)] == ["bridge"]
    assert reranked([mill, bridge], 8) == reranked([mill, bridge], 2)


def test_a_part_is_looked_for_in_what_the_whole_question_found_too(library: Library) -> None:
    question = read_question("How many hens does the miller keep and how many kilos does a sack hold?")
    whole = retrieve(library, question, Filters(), 2)
    for part in parts(question):
        own = retrieved_part(library, part, whole, question, Filters())
        assert own.passages[0] == retrieve(library, part, Filters(), 2).passages[0]
        assert {p.chunk.id for p in whole.passages} <= {p.chunk.id for p in own.passages}
    assert retrieved_part(library, question, whole, question, Filters()) is whole
