"""What a question is about, and a later clause of it, where it does not say so itself."""

import time

import pytest

from rag import ask
from rag.asking import Given
from rag.questions.question import Question, read_question
from rag.questions.topics import topic_of
from rag.search.parts import parts


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What hours of night ban did she propose?", "hours of night ban"),
        ("how many berths did Ada Holm buy", "berths"),
        ("How much of the fee was paid?", "the fee"),
        ("Which of the boats was sold?", "the boats"),
        ("What is the fee for a berth?", "the fee"),
        ("How long is the pier?", "the pier"),
        ("How old is Ada Holm?", "Ada Holm"),
        ("Who opened the new bridge in May?", "the new bridge"),
        ("The pier: how long is it?", "The pier"),
        ("In which year was the pier built?", ""),  # a year is what is wanted
        ("What colour is the ferry?", ""),
        ("What was said?", ""),
        ("How much was paid?", ""),
        ("How old is she?", ""),
        ("What happened?", ""),
        ("Was the pier sold?", ""),
        ("Wie hoch ist die Gebühr?", ""),
        ("What one two three four five six seven eight nine did she buy?", ""),
        ("What?", ""),
        ("?!", ""),
        ("", ""),
    ],
)
def test_what_a_question_is_about(question: str, topic: str) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize("piece", ["what ", "a", "a ", " ", "how many ", "who was the ", "is ", ", ", "?", "\n"])
@pytest.mark.parametrize("opened", ["", "what ", "how many ", "who opened the ", "what is "])
def test_no_question_takes_long(opened: str, piece: str) -> None:
    began = time.perf_counter()
    topic_of(opened + piece * 50_000)
    assert time.perf_counter() - began < 1


def asked(question: str) -> tuple[Question, ...]:
    return parts(read_question(question))


def carried(part: Question) -> set[str]:
    return {term.word for term in part.terms if term.carried}


def test_a_later_clause_is_about_what_the_first_one_is() -> None:
    first, second = asked("What hours of night ban did the draft have and what did the council adopt?")
    assert (first.about, second.about) == ("", "hours of night ban")
    assert carried(second) == {"hours", "night", "ban"}


def test_names_are_lent_beside_what_a_question_is_about() -> None:
    _, second = asked("What hours of night ban did Holm propose and what did the board adopt?")
    assert carried(second) == {"hours", "night", "ban", "holm"}


def test_a_clause_with_a_name_of_its_own_takes_no_other() -> None:
    _, second = asked("What hours of night ban did Holm propose and what did Renn adopt?")
    assert "holm" not in carried(second)
    assert {"night", "ban"} <= carried(second)


@pytest.mark.parametrize(
    "question",
    [
        "In which year was the old pier built and who opened it?",
        "What colour had the old pier in May and who painted it?",
        "Which company built the old pier and when did it open?",
    ],
)
def test_it_is_whatever_the_first_clause_speaks_of(question: str) -> None:
    _, second = asked(question)
    assert "pier" in carried(second)


def test_a_clause_that_says_what_it_is_about_is_left_alone() -> None:
    _, second = asked("How many boats did Holm buy and how many boats did Renn sell in Ostby?")
    assert second.about == ""


@pytest.mark.parametrize(
    "question",
    [
        "What hours of night ban did she propose?",
        "?!",
        "",
        "Welche Stunden hatte das Nachtverbot im Entwurf und was nahm der Rat im Mai an?",
        "¿Qué horas tenía la veda en el borrador y qué aprobó el consejo en mayo?",
        "Quelles heures avait le projet de la mairie et quelles heures le conseil a-t-il votées en mai ?",
    ],
)
def test_one_clause_alone_and_other_languages_have_no_such_topic(question: str) -> None:
    assert not any(part.about for part in asked(question))


MINUTES: list[Given] = [
    {
        "title": "The draft of May",
        "text": "The draft of the harbour office set the night ban from 11 pm to 5 am. Boats pay nothing.",
    },
    {
        "title": "Minutes of the council",
        "text": "The council spoke of the ban for an hour. The council adopted a night ban from 10 pm to 6 am.",
    },
]


def test_two_sides_are_each_given_what_tells_of_them() -> None:
    answer = ask("What hours of night ban did the draft set and what did the council adopt?", documents=MINUTES)
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "11 pm to 5 am" in quotes
    assert "10 pm to 6 am" in quotes


def test_one_sentence_that_has_both_sides_answers_both() -> None:
    page: Given = {
        "title": "Minutes",
        "text": "The slip is dry. The fee for a berth rose from nine crowns in May to twelve crowns in June.",
    }
    answer = ask("What was the fee for a berth in May and what is the fee for a berth in June?", documents=[page])
    assert {citation.quote for citation in answer.citations} == {
        "The fee for a berth rose from nine crowns in May to twelve crowns in June."
    }
