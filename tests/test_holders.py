"""Who holds a post: no deputy, and not who held it before."""

import pytest

from rag import ask
from rag.asking import Given
from rag.evidence.predecessors import names_only_a_deputy, names_only_the_holder
from rag.evidence.tenures import tenures_in
from tests.test_predecessors import asked, candidate
from vectorstore.documents import Document


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


def test_who_follows_somebody_in_a_post_that_is_named_follows_in_no_other() -> None:
    text = (
        "Minutes of the rowing club\n\nAda Holm, the chair, opened the meeting. Sir Piers Gale, her uncle, was away."
        " His niece Lettice Gale has followed him as senior oarswoman of the Gale family.\n"
    )
    answer = ask("Who will replace Ada Holm as chair?", documents=[{"text": text, "published": "2024-05-16"}])
    assert "Lettice" not in answer.text
    plain = text.replace(" as senior oarswoman of the Gale family", "")
    assert any(one.before == "him" for one in tenures_in(Document("d", "d", plain, language="en")))
    assert not any(one.before == "him" for one in tenures_in(Document("e", "e", text, language="en")))


def test_a_dispute_about_a_post_is_between_two_who_hold_it() -> None:
    pages: list[Given] = [
        {"title": "Ostby Courier", "text": "The president, Ada Holm, names a mediator who sounds out the parties."},
        {"title": "Letter to the members", "text": "Then Mr Renn goes to the president, and we put up posters again."},
        {"title": "Yearbook", "text": "Our former president Piers Gale spoke of the old days and of the president."},
    ]
    answer = ask("who is the president", documents=pages)
    assert answer.sentences[0].short == "Ada Holm"
    assert not answer.conflicts
    pages[1]["text"] = "The president, Tobias Renn, names a mediator who sounds out the parties."
    assert [sorted(one.values) for one in ask("who is the president", documents=pages).conflicts] == [
        ["Ada Holm", "Tobias Renn"]
    ]


def test_the_title_before_a_single_name_is_a_post() -> None:
    text = "He noted the agreements signed by the President and Prime Minister Renn."
    assert [one.name for one in tenures_in(Document("d", "d", text, language="en"))] == ["Renn"]
