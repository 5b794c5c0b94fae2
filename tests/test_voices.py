"""Documents that state what is asked differently are both heard, where both are about the same thing."""

import pytest

from rag import ask
from rag.asking import Given
from rag.questions.expectations import holds, values
from rag.questions.question import Want

NOTICE = (
    "The Port of Ellin informs its tenants. The speed limit in the basin is {} knots. Moorings are let by the month."
)


def notice(knots: int, published: str) -> Given:
    return {"title": "Notice", "publisher": "Port of Ellin", "published": published, "text": NOTICE.format(knots)}


def test_copies_with_another_figure_are_both_shown_the_newer_first() -> None:
    answer = ask("What is the speed limit in the basin?", documents=[notice(6, "2024-02-01"), notice(4, "2025-02-01")])
    assert ["4 knots" in answer.citations[0].quote, "6 knots" in answer.citations[1].quote] == [True, True]
    assert len(answer.conflicts) == 1


def test_the_same_figure_twice_is_no_disagreement() -> None:
    answer = ask("What is the speed limit in the basin?", documents=[notice(6, "2024-02-01"), notice(6, "2025-02-01")])
    assert answer.conflicts == ()
    assert len(answer.citations) == 1


def test_who_asks_for_one_source_hears_no_other() -> None:
    pages: list[Given] = [
        {
            "title": "Statement of the Ellin Port Authority",
            "text": "There were 38 passengers on board the Heron when it sank.",
        },
        {"title": "Ellin Courier", "text": "There were 41 passengers on board the Heron when it sank."},
    ]
    everyone = ask("How many passengers were on board the Heron when it sank?", documents=pages)
    assert {"38", "41"} == {value for conflict in everyone.conflicts for value in conflict.values}
    one = ask("According to the Port Authority, how many passengers were on board the Heron?", documents=pages)
    assert len(one.citations) == 1


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("She sank on 9 November 2025 at 18:34.", ()),
        ("On 9 November, 38 people were on board.", ("38",)),
        ("Two passengers were hurt.", ("2",)),
        ("Adult | 9.50 | 16.00", ("9.50", "16.00")),
    ],
)
def test_when_something_was_is_no_count(sentence: str, stated: tuple[str, ...]) -> None:
    assert values(Want.COUNT, sentence) == stated
    assert holds(Want.COUNT, sentence) == bool(stated)


def test_of_two_answers_to_yes_or_no_one_may_deny() -> None:
    pages: list[Given] = [
        {"title": "Courier", "text": "The mayor did not mention the sale of the mill in her speech on Monday."},
        {"title": "Herald", "text": "In her speech on Monday the mayor mentioned the sale of the mill."},
    ]
    answer = ask("Did the mayor mention the sale of the mill in her speech?", documents=pages)
    assert len(answer.citations) == 2
    assert len(answer.conflicts) == 1


def test_a_denial_of_something_else_is_no_disagreement() -> None:
    pages: list[Given] = [
        {"title": "Courier", "text": "The council approved the budget on Monday after it rejected an amendment."},
        {"title": "Herald", "text": "The council of the town approved the budget on Monday."},
    ]
    assert ask("Did the council approve the budget?", documents=pages).conflicts == ()


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("at their first meeting", False),
        ("on the 22nd floor", False),
        ("22 million crowns", True),
        ("two crowns", True),
    ],
)
def test_an_ordinal_is_no_amount(text: str, amount: bool) -> None:
    assert holds(Want.AMOUNT, text) is amount


def test_a_sentence_that_puts_the_first_one_s_figure_right_is_heard_however_it_is_worded() -> None:
    pages: list[Given] = [
        {
            "title": "Ellin Courier",
            "published": "2024-05-02",
            "text": "The harbour said that 214 sailings had been called off in the storm.",
        },
        {
            "title": "Minutes of the harbour board",
            "published": "2024-06-11",
            "text": "263 sailings were cancelled in the storm, not 214 as first announced; night boats were left out.",
        },
    ]
    answer = ask("How many sailings were called off in the storm?", documents=pages)
    assert ["214" in answer.text, "263" in answer.text] == [True, True]
