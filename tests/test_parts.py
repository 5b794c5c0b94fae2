"""A question that asks several things is answered thing by thing, each with what the whole question means."""

from dataclasses import replace

from rag.questions.followups import resolve
from rag.questions.question import read_question
from rag.search.parts import parts
from rag.search.side_documents import SideQuestion

SALE = ("What did the council decide about the ferry Sandpiper?", "“The council approved the purchase of the ferry.”")


def test_a_question_that_asks_one_thing_is_its_own_part() -> None:
    question = read_question("Who built the old harbour light and its quay?")
    assert parts(question) == (question,)


def test_each_clause_of_a_follow_up_keeps_what_the_earlier_turn_was_about() -> None:
    question = resolve("Who signed it and how much did it cost in total?", [SALE], 4)
    asked = parts(question)
    assert [part.text for part in asked] == ["Who signed it", "how much did it cost in total?"]
    for part in asked:
        assert {"ferry", "sandpiper"} <= {term.word for term in part.terms if term.carried}
        assert part.context == question.context != ()


def test_a_corrected_word_stays_corrected_in_its_clause() -> None:
    question = read_question("Who biult the harbour light and when was the lantern replaced?")
    terms = tuple(replace(term, word="built") if term.word == "biult" else term for term in question.terms)
    first, second = parts(replace(question, terms=terms))
    assert "built" in first.words
    assert "biult" not in first.words + second.words


def test_a_day_named_in_one_clause_is_not_lent_to_one_that_names_another_thing() -> None:
    first, second = parts(read_question("Who met Ada Holm on 3 May 2024 and where did Per Lund stay afterwards?"))
    assert [str(date) for date in first.dates] == ["2024-05-03"]
    assert second.dates == ()


def test_a_clause_that_leans_on_the_first_is_searched_for_with_it() -> None:
    first, second = parts(read_question("Who opened the Brenn bridge and when did it close?"))
    assert first.embedded == first.text
    assert second.embedded == "Who opened the Brenn bridge when did it close?"


def test_clauses_that_ask_for_the_word_of_two_do_not_lend_each_other_their_speakers() -> None:
    first, second = parts(
        read_question("How does the press release explain the closure and how does the union explain it?")
    )
    assert isinstance(first, SideQuestion)
    assert isinstance(second, SideQuestion)
    assert (first.called, second.called) == ("the press release", "the union")
    assert "closure" in second.words
    assert not {"press", "release"} & set(second.words)


def test_the_sides_of_a_comparison_do_not_lend_each_other_their_places() -> None:
    first, second = parts(read_question("How does the fund appear in the May notice and in the Ostby report?"))
    assert first.places == ()
    assert second.places == ("Ostby",)
