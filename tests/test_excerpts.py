"""What a model is given to read: the best sentences with their neighbours, in reading order, within a budget."""

import pytest

from rag.answering.differing import conflicts, differences
from rag.answering.excerpts import excerpts
from rag.answering.extractive import Disagreement, Extract
from rag.answers import Found, Passage
from rag.drafts import Draft, Quotation
from rag.evidence.candidates import Candidate
from rag.judging.ranking import Ranking
from rag.judging.scoring import Scored
from rag.questions.question import read_question
from rag.writing.prompts import build_messages
from rag.writing.tokencount import estimated_tokens
from vectorstore.documents import Chunk, Document, Span

BRIDGE = Document(
    id="bridge",
    path="bridge.txt",
    language="en",
    text="The bridge stands in Harborg. Ada Holm opened it in 1904. It burned in 1950. It was rebuilt. Trams cross it.",
)
MILL = Document(
    id="mill", path="mill.txt", text="The mill is old. Berg bought it in 1911. It grinds rye.", language="en"
)
PASSAGES = [Passage(Chunk(d.id, d.id, 0, len(d.text)), d, 1.0, Found.FUSED) for d in (BRIDGE, MILL)]


def scored(document: Document, sentence: str) -> Scored:
    start = document.text.index(sentence)
    found = Candidate(
        document, Span(start, start + len(sentence)), 0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, True, True, False, False
    )
    return Scored(found, 1.0, 1.0)


def ranking(*sentences: tuple[Document, str]) -> Ranking:
    return Ranking(read_question("Who opened the bridge?"), tuple(PASSAGES), tuple(scored(*one) for one in sentences))


def given(budget: int, *rankings: Ranking) -> list[str]:
    return [passage.text for passage in excerpts(PASSAGES, rankings, budget)]


def test_a_sentence_comes_with_its_neighbours_and_documents_follow_their_best_sentence() -> None:
    found = ranking((MILL, "Berg bought it in 1911."), (BRIDGE, "It burned in 1950."))
    assert given(1000, found) == [MILL.text, "Ada Holm opened it in 1904. It burned in 1950. It was rebuilt."]


def test_excerpts_of_one_document_stand_in_the_order_of_its_text_and_grow_together() -> None:
    apart = ranking((BRIDGE, "Trams cross it."), (BRIDGE, "The bridge stands in Harborg."))
    assert given(1000, apart) == [
        "The bridge stands in Harborg. Ada Holm opened it in 1904.",
        "It was rebuilt. Trams cross it.",
    ]
    touching = ranking((BRIDGE, "It was rebuilt."), (BRIDGE, "Ada Holm opened it in 1904."))
    assert given(1000, touching) == [BRIDGE.text]


def test_without_room_for_neighbours_a_sentence_comes_alone_and_what_does_not_fit_stays_out() -> None:
    found = ranking((BRIDGE, "It burned in 1950."), (MILL, "Berg bought it in 1911."), (BRIDGE, "Trams cross it."))
    # "Ada Holm … rebuilt." is 22 tokens, "Trams cross it." 4, each with 60 for its heading; the mill is 8 and 60.
    assert given(90, found) == ["Ada Holm opened it in 1904. It burned in 1950. It was rebuilt. Trams cross it."]
    assert given(1, found) == ["Ada Holm opened it in 1904. It burned in 1950. It was rebuilt."]


def test_each_part_of_a_question_has_its_turn() -> None:
    one = ranking((BRIDGE, "Ada Holm opened it in 1904."), (BRIDGE, "Trams cross it."))
    two = ranking((MILL, "Berg bought it in 1911."))
    assert given(200, one, two)[1] == MILL.text


def test_without_a_ranking_the_passages_come_as_they_were_found() -> None:
    assert given(1000) == [BRIDGE.text, MILL.text]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Ada Holm opened the bridge in Harborg on 14 June 1904, said the Norland Ministry of Transport.", 29),
        ("Die Außenministerin eröffnete am Dienstag die Brücke über den Fluss, sagte ein Sprecher.", 36),
        ("日米外相会談は、火曜日に東京で約30分間行われた。", 47),
        ("Встреча министров длилась 30 минут.", 25),
        ("https://example.org/a?b=1&c=2  €1,234.56  (a) [b] {c}", 35),
    ],
)
def test_the_estimate_of_tokens_is_no_lower_than_a_small_english_vocabulary_counts(text: str, counted: int) -> None:
    # Counted with SmolLM2's tokenizer: its 49,152 pieces are few, and nearly all English, so most take fewer.
    assert counted <= estimated_tokens(text) <= 1.8 * counted


def test_what_the_sources_say_differently_is_pointed_out_by_passage_and_shown_where_both_are_cited() -> None:
    quoted = [Quotation(BRIDGE, 30, 57), Quotation(MILL, 17, 40)]
    extracted = Extract(
        tuple(Draft(one.text, (one,)) for one in quoted), (Disagreement("date", ("1904", "[1] 1911 >>>"), (0, 1)),)
    )
    found = differences(extracted, PASSAGES)
    sent = build_messages("When?", PASSAGES, differences=found)[-1]["content"]
    assert 'The passages differ on the date asked for: passage 1 has "1904"; passage 2 has "(1) 1911 ›››".' in sent
    assert differences(extracted, PASSAGES[:1]) == ()
    assert conflicts(extracted, ()) == ()
