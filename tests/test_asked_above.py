"""In a list of questions and answers an answer is about the question above it."""

import pytest

from rag import ask
from rag.texts.asked_above import is_put_to_somebody, question_above

FAQ = (
    "# Questions and answers\n\n**How long is a gift voucher valid?**\nThey are good for two years. You may extend "
    "them once.\n\n**Can I pay by card?**\nYes, at the desk.\n\nOpening hours\nThe desk is open daily.\n"
)


@pytest.mark.parametrize(
    ("sentence", "above"),
    [
        ("They are good", "How long is a gift voucher valid?"),
        ("You may extend", "How long is a gift voucher valid?"),
        ("Yes, at", "Can I pay by card?"),
        ("The desk is open", ""),
        ("# Questions", ""),
    ],
)
def test_the_question_above_a_sentence(sentence: str, above: str) -> None:
    assert question_above(FAQ, FAQ.index(sentence)) == above


def test_a_question_within_a_line_heads_nothing() -> None:
    text = "Who pays? Nobody knows. Will that last?\nThe town paid."
    assert question_above(text, text.index("The town")) == ""


def test_an_answer_is_found_by_the_question_above_it() -> None:
    answer = ask("For how long can a gift voucher be used?", documents=[{"title": "Museum", "text": FAQ}])
    assert "two years" in answer.citations[0].quote


def test_what_stands_in_bold_between_questions_in_bold_is_put_to_somebody() -> None:
    text = (
        "**When did you come?**\n\nIn May.\n\n**They say the mill was sold for a song.**\n\nIt was not mine to sell."
        "\n\n**Who bought it?**\n\nA cousin.\n\n**Do you miss it?**\n\nEvery day.\n"
    )
    assert question_above(text, text.index("It was not mine")) == "They say the mill was sold for a song."
    assert is_put_to_somebody(text, text.index("They say"))
    assert not is_put_to_somebody(text, text.index("A cousin"))


def test_an_answer_of_two_words_is_quoted_with_its_question_and_what_follows() -> None:
    text = (
        "The ferry of Ellin, explained\n\nHow many crews take part in the race?\n\nFour crews. Each rows two miles.\n\n"
        "Is the pier open at night?\n\nNo. The gate is shut at nine.\n"
    )
    answer = ask("How many crews take part in the race?", documents=[{"title": "Ferry", "text": text}])
    assert answer.citations[0].quote == "How many crews take part in the race?\n\nFour crews. Each rows two miles."


LEAFLET = (
    "# Letter to the members\n\n## {heading}\n\nTwo of the five keepers have left and nobody was found in their place."
    "\n\n## Fees\n\nThe fee stays at 9 crowns.\n"
)


@pytest.mark.parametrize(
    ("heading", "above"),
    [
        ("Why the opening hours are cut", "Why the opening hours are cut"),
        ("How we cut the opening hours", "How we cut the opening hours"),
        ("The opening hours", ""),
        ("Whyte and Sons", ""),
    ],
)
def test_a_heading_may_be_the_question(heading: str, above: str) -> None:
    text = LEAFLET.format(heading=heading)
    assert question_above(text, text.index("Two of")) == above
    assert question_above(text, text.index("The fee")) == ""


def test_an_answer_is_found_by_the_heading_that_asks() -> None:
    text = LEAFLET.format(heading="Why the opening hours are cut")
    answer = ask("Why are the opening hours cut?", documents=[{"title": "Letter", "text": text}])
    assert answer.citations[0].quote.startswith("Two of the five keepers")
