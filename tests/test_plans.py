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
