"""Which sentences are evidence at all, and which a further one adds nothing."""

from dataclasses import replace

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.dates.mail_headers import heads_mail
from rag.evidence.matching import Match
from rag.judging.eligibility import may_answer
from rag.judging.sufficiency import is_evidence
from rag.questions.question import read_question
from rag.reading.reader import Reading
from tests.test_excerpts import BRIDGE, scored
from vectorstore.documents import Document, Span


@pytest.mark.parametrize(
    ("asked", "heard", "relevance", "evidence"),
    [
        (0.0, 1.0, -2.0, False),
        (0.0, 1.0, -0.5, True),
        (0.0, 0.1, 0.5, False),
        (0.0, 0.1, 1.5, True),
        (0.6, 0.1, -2.0, True),
    ],
)
def test_where_no_word_of_what_is_asked_is_said_the_reader_has_to_vouch(
    asked: float, heard: float, relevance: float, evidence: bool
) -> None:
    """The less of what is asked any document has a word for, the surer it has to be."""
    one = scored(BRIDGE, "It was rebuilt.")
    candidate = replace(
        one.candidate,
        heard=heard,
        match=Match(asked=asked),
        reading=Reading(relevance, Span(0, 2), 0.5),
        foreign=False,
    )
    question = read_question("Where did the mayor dine after the meeting?")
    assert is_evidence(question, replace(one, candidate=candidate, confidence=0.2), 0.0) is evidence


def test_a_further_sentence_that_says_far_less_of_what_is_asked_is_left_out() -> None:
    pages: list[Given] = [
        {"title": "Courier", "text": "Harbour minister Ada Lind opened the annual regatta of Ellin on Sunday."},
        {"title": "Notes", "text": "Harbour minister Olav Brun met the pilots in Morrow on Friday."},
    ]
    answer = ask("Which harbour minister opened the annual regatta?", documents=pages)
    assert answer.status is Status.ANSWERED
    assert ["Lind" in citation.quote for citation in answer.citations] == [True]


def test_a_row_of_a_table_without_any_word_of_the_question_is_no_answer() -> None:
    one = scored(BRIDGE, "It was rebuilt.")
    question = read_question("How many berths had the pier?")
    row = replace(one.candidate, document=replace(BRIDGE, text="May | Ellin | 22 | 9"), span=Span(0, 20), whole=True)
    sure = replace(one, confidence=2.0)
    assert is_evidence(question, replace(sure, candidate=replace(row, match=Match(own=0.4, said=0.4))), 0.0)
    assert not is_evidence(question, replace(sure, candidate=replace(row, match=Match(own=0.0, said=0.0))), 0.0)


def test_the_lines_over_a_letter_are_told_from_a_line_of_a_notice() -> None:
    text = "From: Nora\nDate: Mon, 4 March 2024\n\nIt is true.\n\nDate: 5 May\nPlace: the pier\n"
    assert heads_mail(text, text.index("Date: Mon"))
    assert not heads_mail(text, text.index("It is"))
    assert not heads_mail(text, text.index("Date: 5 May"))


@pytest.mark.parametrize(
    ("question", "typed", "misnamed", "confidence", "evidence"),
    [
        ("How much did the pier cost?", True, 0.0, 0.2, True),
        ("How much did the pier cost?", False, 0.0, 2.0, False),  # no figure in it
        ("Where did they meet?", False, 0.0, 0.7, True),  # “in a cinema” has no form of a place
        ("Where did they meet?", False, 0.0, 0.3, False),
        ("When did the Heron leave Ellin?", True, 0.5, 0.7, False),  # its document knows one of the names, another both
        ("When did the Heron leave Ellin?", True, 0.3, 0.7, True),
        ("Why did the Heron leave Ellin?", True, 0.5, 0.7, True),
    ],
)
def test_how_sure_what_lacks_the_kind_asked_for_or_the_names_has_to_be(
    question: str, typed: bool, misnamed: float, confidence: float, evidence: bool
) -> None:
    one = scored(BRIDGE, "It was rebuilt.")
    candidate = replace(one.candidate, match=Match(misnamed=misnamed), typed=typed, denies=False, foreign=False)
    asked = read_question(question)
    assert is_evidence(asked, replace(one, candidate=candidate, confidence=confidence), 0.0) is evidence


@pytest.mark.parametrize(
    ("question", "row", "asked", "may"),
    [
        ("How many pupils has the school of Ellin?", "Ellin school | 22 | 9", 0.0, False),
        ("How many pupils has the school of Ellin?", "Ellin school     22     9", 0.0, False),
        ("How many pupils has the school of Ellin?", "Ellin school | 22 | 9", 0.5, True),
        ("How many pupils has the school of Ellin?", "The school of Ellin has 22 of them.", 0.0, True),
        ("What is said of the school of Ellin?", "Ellin school | 22 | 9", 0.0, True),
    ],
)
def test_a_row_that_counts_other_things_is_no_answer(question: str, row: str, asked: float, may: bool) -> None:
    one = scored(Document("d", "d.txt", row, language="en"), row)
    candidate = replace(one.candidate, match=Match(asked=asked), denies=False)
    assert may_answer(read_question(question), replace(one, candidate=candidate)) is may


def test_teachers_are_no_pupils() -> None:
    text = "# Schools\n\n| Town | Teachers | Classes |\n|---|---|---|\n| Ellin | 22 | 9 |\n| Grenna | 14 | 6 |\n"
    answer = ask("How many pupils has Ellin?", documents=[{"title": "Schools", "text": text}])
    assert answer.status is Status.NO_EVIDENCE
