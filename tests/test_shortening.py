"""A question is also put without what goes without saying where a sentence stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from rag import Settings, Status, ask, ingest
from rag.evidence.candidates import Candidate
from rag.evidence.matching import Match
from rag.evidence.surroundings import given_around
from rag.evidence.wordings import other_wordings
from rag.language.stems import stem, stems_in
from rag.questions.question import read_question
from rag.questions.shortening import shortened
from rag.reading.reader import Excerpt
from tests.files import write_txt
from tests.test_excerpts import scored
from vectorstore.documents import Document

AGROUND = "The Egret ran aground off Ostby on Monday."
ASKED = "How many passengers were on the Egret when she ran aground?"


def shorter(asked: str, said: str, given: str = AGROUND, *, names: bool = True) -> str:
    return shortened(asked, stems_in(said, "en"), stems_in(given, "en"), names=names)


@pytest.mark.parametrize(
    ("asked", "said", "left"),
    [
        (ASKED, "There were 38 passengers.", "How many passengers were there?"),
        ("How many passengers left her near Ostby?", "Two passengers left her.", "How many passengers left her?"),
        ("Where are bags from Ostby kept?", "Bags are kept in a shed.", "Where are bags kept?"),
        ("What was thrown from the Egret while she lay aground?", "Coal was thrown away.",
         "What was thrown while she lay aground?"),
    ],
)  # fmt: skip
def test_phrases_and_clauses_that_go_without_saying_are_left_out(asked: str, said: str, left: str) -> None:
    assert shorter(asked, said) == left


@pytest.mark.parametrize("word", ["before", "after", "since", "until"])
def test_what_sets_one_time_against_another_is_never_left_out(word: str) -> None:
    asked = f"How many passengers left {word} she ran aground?"
    assert shorter(asked, "Two passengers left.") == asked
    assert shorter(f"How many passengers left from the Egret {word} Monday?", "Two passengers left.") == (
        f"How many passengers left {word} Monday?"
    )


def test_names_stay_where_they_may_not_be_left_out() -> None:
    assert shorter(ASKED, "There were 38 passengers.", names=False) == "How many passengers were on the Egret?"


@pytest.mark.parametrize(
    ("asked", "said", "left"),
    [
        ("How many Corva 4 pumps came back?", "Nine pumps came back.", "How many pumps came back?"),
        ("How many Corva 4 pumps came back?", "Nine came back.", "How many Corva 4 pumps came back?"),
        ("How many Corva 4 pumps came back?", "Nine Corva pumps came back.", "How many Corva 4 pumps came back?"),
        ("Who repaired the Corva's pumps?", "Ada Holm repaired pumps.", "Who repaired the Corva's pumps?"),
        ("Who repaired the Corvas' pumps?", "Ada Holm repaired pumps.", "Who repaired the Corvas' pumps?"),
    ],
)
def test_a_name_before_a_noun_is_left_out_only_where_the_sentence_has_the_noun(
    asked: str, said: str, left: str
) -> None:
    assert shorter(asked, said, "The Corva 4 and the Corvas.") == left


@pytest.mark.parametrize(
    ("asked", "said", "given"),
    [
        ("Who was on the Egret?", "Ada Holm was.", AGROUND),
        (ASKED, "There were 38 passengers.", ""),
        (ASKED, "There were 38 passengers.", "The Plover sank."),
        (ASKED, "On the Egret were 38 passengers; she ran aground.", AGROUND),
        ("How many people were there?", "There were nine.", AGROUND),
    ],
)
def test_a_question_is_as_it_is_where_nothing_or_all_of_it_is_given(asked: str, said: str, given: str) -> None:
    assert shorter(asked, said, given) == asked


TEXT = (
    "# Notices of the line\n\nThe ferry line writes on what happened.\n\n"
    + "Boats left on time and came back on time. " * 20
    + "\n\n## The Egret aground\n\nShe struck a rock. There were 38 passengers. Kites flew over the Plover.\n"
)
NOTICES = Document("n", "n.md", TEXT, title="Yearbook", language="en")


def told(sentence: str, document: Document = NOTICES) -> Candidate:
    return replace(scored(document, sentence).candidate, match=Match(), denies=False)


def test_title_opening_headings_and_what_stands_before_are_given_and_nothing_that_follows() -> None:
    given = given_around(told("There were 38 passengers."))
    assert {stem(word) for word in ("yearbook", "happened", "egret", "aground", "struck")} <= given
    assert not {stem(word) for word in ("kites", "plover")} & given


def worded(question: str, one: Candidate) -> list[tuple[str, float]]:
    excerpt = Excerpt("", "", one.text)
    return [(found.asked, found.lowered) for found in other_wordings(read_question(question), [one], {0: excerpt})]


def test_the_reader_is_asked_the_shorter_question_and_taken_to_be_less_sure() -> None:
    asked = "How many passengers were on the Egret?"
    assert worded(asked, told("There were 38 passengers.")) == [("How many passengers were there?", 1.0)]
    assert worded(asked, replace(told("There were 38 passengers."), another=True)) == []
    assert worded(asked, replace(told("There were 38 passengers."), foreign=True)) == []


def test_a_sentence_with_a_name_of_its_own_is_asked_with_the_names() -> None:
    assert worded("How many kites flew over the Egret?", told("Kites flew over the Plover.")) == []


STATEMENT = (
    "Statement of the ferry line\n\nOn Monday evening our motor vessel Egret ran aground on the bar off Ostby. "
    "The master called the coast guard at once.\n\nThere were 38 passengers, all of whom are safe.\n"
)


def test_a_statement_that_leaves_unsaid_what_it_is_on_answers(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    write_txt(folder, "statement.txt", STATEMENT)
    write_txt(folder, "fares.txt", "Fares of the line\n\nPassengers pay at the quay. Dogs travel without a ticket.\n")
    settings = Settings(home=tmp_path / "home")
    ingest([folder], settings=settings)
    answer = ask(ASKED, settings=settings)
    assert answer.status is Status.ANSWERED
    assert [citation.quote for citation in answer.citations] == ["There were 38 passengers, all of whom are safe."]


def test_a_statement_that_leaves_unsaid_what_it_is_on_is_heard_beside_a_paper_that_says_it() -> None:
    paper = "Ostby Courier\n\nThe Egret ran aground on Monday. When she ran aground, 41 people were on the Egret."
    answer = ask(ASKED, documents=[{"title": "statement", "text": STATEMENT}, {"title": "courier", "text": paper}])
    assert ["38 passengers" in answer.text, "41 people" in answer.text] == [True, True]
