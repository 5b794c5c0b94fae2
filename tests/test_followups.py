"""What a follow-up takes over from the turns before it: a month's year, “then”, “there”, and whom it is about."""

import pytest

from rag import ask
from rag.asking import Given
from rag.language.lexicons import lexicon
from rag.questions.followups import Turn, resolve
from rag.questions.question import Want
from vectorstore.dates import PartialDate
from vectorstore.index.fulltext import fold

JUNE: Turn = ("Who voted against the weir at Colm Bridge in June 2024?", "“Councillor Abel voted against.” [1]")

MINUTES: list[Given] = [
    {"title": "Minutes, 5 June 2024", "published": "2024-06-05",
     "text": "The weir at Colm Bridge was discussed for two hours. Councillor Abel voted against the weir."},
    {"title": "Minutes, 3 December 2024", "published": "2024-12-03",
     "text": "The weir at Colm Bridge was discussed again. Councillors Orme and Tarn voted against the weir."},
]  # fmt: skip

WRECKS: list[Given] = [
    {"title": "The Heron is lost", "text": "The ferry Heron sank off Ellin Point on Monday. Captain Ivo Strand has "
     "commanded the Heron since 2019."},
    {"title": "The Egret is lost", "text": "The ferry Egret sank off Morrow Rock in May. Captain Una Quist, who has "
     "sailed the sound for 20 years, was on the bridge."},
]  # fmt: skip

MEETINGS: list[Given] = [
    {"title": "Talks in Valmora", "text": "The mayor met the harbour board in Valmora. No contract was signed at the "
     "talks, a clerk said."},
    {"title": "Talks in Norrin", "text": "The mayor met the harbour board at noon. A contract for the new pier was "
     "signed at the talks."},
]  # fmt: skip


def test_a_month_alone_is_of_the_year_of_the_turn_before() -> None:
    question = resolve("And in December?", [JUNE], 4)
    assert question.dates == (PartialDate(2024, 12),)
    assert {"colm", "bridge"} <= set(question.words)
    assert "June" not in question.embedded


@pytest.mark.parametrize(
    ("text", "dates"),
    [("And who was mayor of Ellin then?", (PartialDate(2024, 6),)), ("And who is mayor of Ellin?", ())],
)
def test_then_is_the_time_of_the_turn_before(text: str, dates: tuple[PartialDate, ...]) -> None:
    assert resolve(text, [JUNE], 4).dates == dates


def test_he_is_whom_the_turn_before_named() -> None:
    turn: Turn = ("Who took over the yard?", "**Ines Callow** – Courier: “Ines Callow took over the yard.” [1]")
    question = resolve("What did she do before?", [turn], 4)
    assert {term.word for term in question.terms if term.carried} == {"ines", "callow"}
    assert question.want is not Want.PERSON


def test_marks_and_bare_numbers_of_an_answer_are_nobodys_names() -> None:
    turn: Turn = ("How long is the working week?", "“The week at Tolen has 37 hours.” [1]")
    assert {term.word for term in resolve("And at Norrin?", [turn], 4).terms} >= {"norrin", "week"}
    assert not {term.word for term in resolve("Since when?", [turn], 4).terms} & {"37", "1"}


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        ("Was anything signed there?", True),
        ("Which other people were there?", True),
        ("How long did they talk there that day?", True),
        ("Were there any injuries?", False),
        ("Is there a lift?", False),
        ("What did she say there was to see?", False),
    ],
)
def test_there_is_told_from_there_is(text: str, pointing: bool) -> None:
    assert bool(lexicon("en").there.search(fold(text))) is pointing


def test_what_is_asked_of_a_month_alone_is_answered_from_that_month() -> None:
    answer = ask("And in December?", history=[JUNE], documents=MINUTES)
    assert "Orme" in answer.citations[0].quote
    assert not any("Abel" in citation.quote for citation in answer.citations)


def test_what_was_so_there_is_told_by_what_answered_before() -> None:
    history = [("Where did the mayor meet the harbour board?", "“The mayor met the harbour board in Valmora.” [1]")]
    answer = ask("Was a contract signed there?", history=history, documents=MEETINGS)
    assert [citation.document.title for citation in answer.citations] == ["Talks in Valmora"]


@pytest.mark.parametrize(
    ("answered", "who"),
    [
        ("Ines Callow has led it since May. [1]", {"ines", "callow"}),
        ("Ellin Courier (3 May 2024): “It was taken over.” [1]", set()),
    ],
)
def test_he_is_whom_an_answer_begins_with(answered: str, who: set[str]) -> None:
    question = resolve("What did she do before?", [("Who took over the yard at Morrow?", answered)], 4)
    assert {term.word for term in question.terms if term.name} & {"ines", "callow", "ellin", "courier"} == who


def test_a_document_that_knows_nothing_of_whom_the_talk_is_adds_nothing() -> None:
    history = [("Where did the Heron sink?", "“The ferry Heron sank off Ellin Point on Monday.” [1]")]
    answer = ask("And who was her captain?", history=history, documents=WRECKS)
    assert "Strand" in answer.citations[0].quote
    assert not any("Quist" in citation.quote for citation in answer.citations)


def test_they_in_a_claim_are_whoever_says_it() -> None:
    earlier: Turn = ("Who runs the Ulva mill?", "Ada Holm.")
    question = resolve("Who joked that they buy ropes and not rope works?", [earlier], 4)
    assert not any(term.carried for term in question.terms)
    assert any(term.carried for term in resolve("Who sold it to them?", [earlier], 4).terms)


FINE: list[Given] = [
    {"title": "Harbour news", "text": "In May the yard at Grenna was given a fine of 900 crowns. The yard never paid "
     "the fine. The board met twice in June; Ada Holm chaired it."},
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "asked", "carried"),
    [
        ("I heard of a fine, did they ever pay it?", "did they ever pay it?", {"heard", "fine"}),
        ("i heard of a fine - did they ever pay it", "did they ever pay it?", {"heard", "fine"}),
        ("ok so there was a fine, and did they ever pay it", "did they ever pay it?", {"fine"}),
        ("Ada Holm, when was she born?", "when was she born?", {"ada", "holm"}),
        ("Ada Holm, who won the race, was she ill?", "was she ill?", {"ada", "holm", "won", "race"}),
    ],
)
def test_what_is_told_in_front_of_a_question_is_the_turn_before_it(text: str, asked: str, carried: set[str]) -> None:
    question = resolve(text, [], 4)
    assert question.text == asked
    assert {term.word for term in question.terms if term.carried} >= carried


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, who chaired it?",
        "According to the audit, how many of them fell?",
        "Between 2010 and 2012, who was the chair?",
        "Last year, who was the chair?",
        "I like the ferry, what is the fare from Grenna to Ostby?",  # which says all it needs
    ],
)
def test_a_phrase_in_front_that_belongs_to_the_question_stays(text: str) -> None:
    question = resolve(text, [], 4)
    assert question.text == text
    assert not question.leans


def test_what_is_told_in_front_is_closer_than_the_turns_before() -> None:
    earlier: Turn = ("Who runs the Ulva mill?", "“Ada Holm runs the Ulva mill.” [1]")
    question = resolve("I heard of a fine at Grenna, did they ever pay it?", [earlier], 4)
    assert {"fine", "grenna"} <= set(question.words)
    assert not {"ulva", "mill"} & set(question.words)


def test_thanks_for_an_answer_do_not_hide_it() -> None:
    earlier: Turn = ("Who runs the Ulva mill?", "Ada Holm runs the Ulva mill. [1]")
    question = resolve("ok thanks, and when was she born", [earlier], 4)
    assert question.text == "and when was she born?"
    assert {"ada", "holm"} <= set(question.words)


def test_a_fine_one_has_heard_of_is_the_one_asked_about() -> None:
    answer = ask("i heard of a fine, did they ever pay it", documents=FINE)
    assert any("never paid the fine" in citation.quote for citation in answer.citations)
