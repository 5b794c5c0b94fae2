"""Who holds a post: no deputy, and not who held it before."""

import pytest

from rag import ask
from rag.asking import Given
from rag.evidence.predecessors import names_only_a_deputy, names_only_the_holder
from tests.test_predecessors import asked, candidate


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Ida Keane, deputy director of estates, opened the door.", True),
        ("Ida Keane, the vice-director, opened the door.", True),
        ("The director, Colin Bay, thanked the deputy director, Ida Keane.", False),
        ("Colin Bay is director of estates.", False),
    ],
)
def test_a_deputy_is_not_the_holder(text: str, only: bool) -> None:
    one = candidate(text, text.split(",")[0])
    assert names_only_a_deputy(asked("Who was director of estates?"), one) is only
    assert not names_only_a_deputy(asked("Who was deputy director of estates?"), one)


@pytest.mark.parametrize(
    ("question", "text", "only"),
    [
        ("Who was convenor before Ada Holm?", "Ada Holm, convenor since May, spoke first.", True),
        ("Who was convenor before Ada Brand-Holm?", "Ada Brand-Holm, convenor since May, spoke first.", True),
        ("Who was convenor before Ada Holm?", "Ada Holm followed Piers Gale as convenor.", False),
        ("Who was convenor before Ada Holm?", "Piers Gale was convenor for ten years.", False),
        ("Who will be convenor after Ada Holm?", "Ada Holm is convenor at the yard.", True),
        ("Who was convenor in May?", "Ada Holm, convenor since May, spoke first.", False),
    ],
)
def test_who_only_names_the_holder_tells_of_no_change(question: str, text: str, only: bool) -> None:
    assert names_only_the_holder(asked(question), candidate(text, text.split(",")[0])) is only


HELD: list[Given] = [
    {"title": "Yearly report 2021", "published": "2022-03-01",
     "text": "Tomas Warne has been treasurer of the yard since 2017."},
    {"title": "Notes of the secretary", "published": "2024-02-11",
     "text": "Ines Callow, who came from a bank, has been treasurer of the yard since 6 January 2024."},
]  # fmt: skip


def test_who_holds_a_post_has_held_it_since_the_later_day() -> None:
    for pages in (HELD, HELD[::-1]):
        answer = ask("Who is the treasurer of the yard?", documents=pages)
        assert ["Callow" in citation.quote for citation in answer.citations] == [True]


def test_a_time_that_is_asked_for_goes_before_the_latest_holder() -> None:
    answer = ask("Who was treasurer of the yard in 2019?", documents=HELD)
    assert "Warne" in answer.citations[0].quote
