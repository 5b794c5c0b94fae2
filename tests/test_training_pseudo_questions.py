"""Pseudo-questions: asked in one page's words, answered in another's, never giving the answer away."""

import random
from typing import Any

import pytest

from evals.training.groups import Group
from evals.training.named_things import asking_word, named_things
from evals.training.places import places, words_of
from evals.training.pseudo_questions import pseudo_questions
from tests.training_data import TAUGHT_WEEK, page, record, story_pages


def made(*pages: dict[str, Any], key: str = f"{TAUGHT_WEEK}_0") -> list[Group]:
    return pseudo_questions([record(key, "", [], *pages)])


def answer_of(group: Group) -> str:
    (told,) = group.positives
    return told.excerpt.sentence[told.spans[0].start : told.spans[0].end]


def test_a_question_is_answered_by_a_sentence_in_other_words_on_another_page() -> None:
    groups = made(*story_pages())
    assert len(groups) > 3
    for group in groups:
        told = group.positives[0].excerpt
        own_words = {"Orders": ("council", "spring"), "Deliveries": ("quarry", "yesterday")}[told.title]
        assert all(word in told.sentence and word not in group.question for word in own_words)
        assert group.question.endswith("?")
        assert group.key == TAUGHT_WEEK


def test_neither_question_nor_wrong_sentences_hold_the_answer() -> None:
    groups = made(*story_pages())
    assert groups
    for group in groups:
        held = [group.question, *(candidate.excerpt.sentence for candidate in group.negatives)]
        assert group.negatives
        assert not any(places(answer_of(group), words_of(text)) for text in held)


def test_a_thing_that_stands_twice_in_a_sentence_is_not_asked_for() -> None:
    first, second = story_pages()
    doubled = first["text"].replace("this spring.", "in that town, and {} is glad.")
    towns = [sentence.split()[1] for sentence in first["text"].split(". ")]
    twice = page(doubled.format(*towns), "Orders", "d0")
    for group in made(twice, second):
        assert not places(answer_of(group), words_of(group.question))


def test_the_same_pages_give_the_same_questions() -> None:
    assert made(*story_pages()) == made(*story_pages())


def test_pages_with_little_in_common_or_copied_word_for_word_give_none() -> None:
    first, _ = story_pages()
    assert made(first, page("The weather stays mild. " * 30, "Weather", "d1")) == []
    assert made(first, dict(first, id="d1")) == []
    assert made(first) == []


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("The Bank of Selmouth lent £4 million.", ["Bank of Selmouth", "£4 million"]),
        ("In 1899 about 30% of Dunwick flooded.", ["1899", "30%", "Dunwick"]),
        ("He was there.", []),
    ],
)
def test_names_and_numbers_are_found_without_what_opens_the_sentence(sentence: str, things: list[str]) -> None:
    assert [sentence[span.start : span.end] for span in named_things(sentence)] == things


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("It cost £4 million.", "how much"),
        ("It opened in 1999.", "what year"),
        ("It opens in May 14 days on.", "what day"),
        ("It opens on Monday.", "when"),
    ],
)
def test_the_asking_word_follows_the_form_of_the_thing(sentence: str, word: str) -> None:
    thing = named_things(sentence)[-1]
    assert asking_word(sentence, thing, random.Random(0)) == word
