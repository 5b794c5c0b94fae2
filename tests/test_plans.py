"""A plan and what came of it: no disagreement, and the outcome is what a question about the past asks for."""

import pytest

from rag import ask
from rag.evidence.plans import is_plan

DREDGED: list[dict[str, object]] = [
    {
        "title": "Before the works", "published": "2024-03-02",
        "text": "The board plans to clear 900 tonnes of gravel from the mill race in April. Works begin on 4 April.",
    },
    {
        "title": "Yearly report", "published": "2024-12-20",
        "text": "The mill race was cleared in April. In all, 640 tonnes of gravel were cleared from the mill race.",
    },
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("The board plans to clear 900 tonnes of gravel.", True),
        ("The centre was expected to cost £4.2 million.", True),
        ("It cost more than planned.", False),
        ("In all, 640 tonnes were cleared.", False),
        ("Nine lessons planned for Tuesday were dropped.", False),
        ("The planned price was £4 million.", True),
        ("Nine lessons were planned and prepared.", True),
        ("The market hall was to open in May.", True),
        ("The ferry was due to start in May.", True),
        ("The keeper was to blame.", False),
        ("The room was too small to be used.", False),
    ],
)
def test_a_plan_is_told_from_what_came_of_it(text: str, plan: bool) -> None:
    assert is_plan(text, "en") is plan


def test_what_was_done_comes_before_what_was_planned_and_neither_disputes_the_other() -> None:
    answer = ask("How many tonnes of gravel were cleared from the mill race?", documents=DREDGED)
    assert "640 tonnes" in answer.citations[0].quote
    assert not answer.conflicts
    planned = ask("How many tonnes of gravel were planned to be cleared from the mill race?", documents=DREDGED)
    assert "900 tonnes" in planned.citations[0].quote


def test_who_asks_what_was_done_in_a_month_is_not_told_the_plan() -> None:
    before, after = DREDGED
    dated = {
        **after,
        "text": "The mill race was cleared in April 2024. In all, 640 tonnes of gravel were cleared from it.",
    }
    answer = ask("How many tonnes of gravel were actually cleared in April 2024?", documents=[before, dated])
    assert ["640 tonnes" in citation.quote for citation in answer.citations] == [True]


@pytest.mark.parametrize(
    ("question", "one", "other", "values"),
    [
        (
            "How long would the repair of the lock take?",
            "The guild expects the repair of the lock to take five weeks.",
            "The repair of the lock would take nine weeks, the engineer says.",
            {"five weeks", "nine weeks"},
        ),
        (
            "How much would the new slip cost?",
            "The guild reckons that a new slip would cost 40,000 crowns.",
            "The engineer expects the new slip to cost 65,000 crowns.",
            {"40,000 crowns", "65,000 crowns"},
        ),
        (
            "How much did the new slip cost?",
            "The new slip was expected to cost 40,000 crowns.",
            "The new slip cost 65,000 crowns.",
            set(),
        ),
    ],
)
def test_two_estimates_of_what_would_be_are_two_voices(question: str, one: str, other: str, values: set[str]) -> None:
    answer = ask(question, documents=[{"title": "Guild", "text": one}, {"title": "Engineer", "text": other}])
    assert {value for conflict in answer.conflicts for value in conflict.values} == values
    assert len(answer.citations) == (2 if values else 1)


HALL = "The market hall was to open in May. A flood in the cellar ruined the stoves. The mayor wept."
TOWER = "The tower was to be sold in June. No buyer came forward with money. The stairs are steep."


@pytest.mark.parametrize(
    ("question", "text", "quoted"),
    [
        ("What prevented the opening of the market hall?", HALL, "A flood in the cellar"),
        ("What stopped the sale of the tower?", TOWER, "No buyer came"),
        ("What is said of the sale of the tower?", TOWER, ""),
    ],
)
def test_what_came_between_is_quoted_behind_what_was_planned(question: str, text: str, quoted: str) -> None:
    quote = ask(question, documents=[{"title": "Courier", "text": text}]).citations[0].quote
    assert quote.startswith(text.split(".")[0])
    assert quoted in quote if quoted else quote == text[: text.index(".") + 1]
