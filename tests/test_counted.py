"""Two documents that count one thing differently are both heard, however they say it."""

from dataclasses import replace

import pytest

from rag import ask
from rag.asking import Given
from rag.evidence.matching import Match
from rag.judging.counted import counts_the_same
from rag.judging.scoring import Scored
from rag.questions.question import read_question
from tests.test_excerpts import scored
from vectorstore.documents import Document

HURT = "How many people were injured in the fire at the ropeworks?"
ILL = "How many workers fell ill at the cannery in Ellin?"
ASKED = "How many passengers were on the Egret?"


def told(text: str) -> Scored:
    one = scored(Document(text, "d.txt", text, language="en"), text)
    return replace(one, candidate=replace(one.candidate, match=Match(), denies=False))


@pytest.mark.parametrize(
    ("question", "one", "other", "same"),
    [
        (ASKED, "There were 38 passengers.", "The list names 41 passengers and six sailors.", True),
        (ASKED, "There were 1,038 passengers.", "It took 1,041 passengers on that night.", True),
        (ASKED, "There were 38 passengers.", "The list names 38 passengers.", False),
        (ASKED, "There were 1,038 passengers.", "The list names 1038 passengers.", False),
        (ASKED, "There were 38 passengers.", "The list names 41 sailors.", False),
        (ASKED, "There were 38 sailors.", "The list names 41 sailors.", False),
        (ASKED, "There were 38 passengers.", "It was founded in 1938 by passengers.", False),
        ("How many miles did the Egret sail?", "She sailed 38 miles.", "Grenna is 41 miles away.", False),
        (HURT, "Five people were injured in the fire.", "Four persons were hurt at the ropeworks.", True),
        (HURT, "Five people were injured in the fire.", "The fire hurt 5 persons.", False),
        (HURT, "Five people were injured in the fire.", "I have eighteen people for sixty banks.", False),
        (HURT, "Five people were injured in the fire.", "Four boats were hurt by the fire.", False),
        (HURT, "Five people were injured in the fire.", "One person was hurt, or so they say.", False),
        (ILL, "Eleven workers fell ill.", "Seven workers were affected.", True),
        (ILL, "Eleven workers fell ill.", "Five workers were affected.", False),  # 2.2 times
        (ILL, "Eleven workers fell ill.", "Eleven workers were affected.", False),
        (ILL, "Eleven workers fell ill.", "Seven boats were affected.", False),
        (ASKED, "There were 38 passengers.", "She hit the rocks, and five passengers injured lay on deck.", False),
        (ASKED, "There were 38 passengers.", "There were 5 passengers.", True),  # in the same words, however few
        (ASKED, "There were eighteen passengers.", "The list names 41 passengers.", True),
        (ASKED, "There were eighteen passengers.", "The list names 18 passengers.", False),
        ("How many weeks was the Egret in dock?", "She was there for 3 weeks.", "It took 5 weeks.", False),
        ("Who saw the passengers of the Egret?", "There were 38 passengers.", "He saw 41 passengers.", False),
    ],
)
def test_two_numbers_of_what_is_asked_for_are_told_from_others(question: str, one: str, other: str, same: bool) -> None:
    assert counts_the_same(read_question(question), told(one), told(other)) is same


def test_both_counts_are_shown_and_named_as_differing() -> None:
    pages: list[Given] = [
        {
            "title": "Statement of the Ostby ferry line on the Egret",
            "published": "2024-05-06",
            "text": "On Monday the Egret ran aground. There were 38 passengers on the Egret and a crew of six.",
        },
        {
            "title": "Ostby Courier",
            "published": "2024-05-08",
            "text": "The Egret is still on the rocks. The coast guard's list, which we have seen, has 41 passengers.",
        },
    ]
    answer = ask("How many passengers were on the Egret when she ran aground?", documents=pages)
    assert ["38 passengers" in answer.text, "41 passengers" in answer.text] == [True, True]
    [conflict] = answer.conflicts
    assert set(conflict.values) == {"38", "41"}
    assert {answer.citations[number - 1].document.title for number in conflict.citations} == {
        page["title"] for page in pages
    }


def test_two_distances_are_no_two_counts() -> None:
    pages: list[Given] = [
        {"title": "Log", "text": "The Egret sailed 38 miles before she ran aground off Ostby."},
        {"title": "Chart", "text": "The Egret lay aground 12 miles from Grenna."},
    ]
    answer = ask("How many miles did the Egret sail before she ran aground?", documents=pages)
    assert answer.conflicts == ()
    assert "12 miles" not in answer.text


def test_people_are_counted_in_words_as_well_and_only_those_that_are_asked_for() -> None:
    pages: list[Given] = [
        {"title": "Ostby Courier", "text": "The ropeworks burned. Five people were injured in the fire."},
        {"title": "Report of the brigade", "text": "Four persons were hurt in the fire at the ropeworks."},
        {"title": "Letter of the warden", "text": "I have eighteen people for sixty banks. Some saw the fire."},
    ]
    answer = ask(HURT, documents=pages)
    [conflict] = answer.conflicts
    assert set(conflict.values) == {"4", "5"}
    assert "eighteen" not in answer.text
