"""Another document's day for the same thing is heard beside the answer's."""

from datetime import date

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.dates.stated_days import StatedDay, stated_days
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span

PUBLISHED = PartialDate(2024, 3, 10)


def days(text: str, published: PartialDate | None = None) -> list[tuple[int | None, int, int]]:
    document = Document("d", "d", text, published=published)
    return [(one.year, one.month, one.day) for one in stated_days(document, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "published", "meant"),
    [
        ("It sank on 3 October 2023.", None, [(2023, 10, 3)]),
        ("It sank on 3 October.", None, [(None, 10, 3)]),
        ("It sank on October 3rd.", PUBLISHED, [(2023, 10, 3)]),
        ("It sank on 10 March.", PUBLISHED, [(2024, 3, 10)]),
        ("It sank at the end of 2028.", PUBLISHED, [(2028, 0, 0)]),
        ("It sank in summer 2023.", None, []),
        ("It sank twice.", PUBLISHED, []),
    ],
)
def test_a_day_without_a_year_is_of_the_year_up_to_the_documents_own(
    text: str, published: PartialDate | None, meant: list[tuple[int | None, int, int]]
) -> None:
    assert days(text, published) == meant


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ((2023, 10, 3), (2023, 10, 5), True),
        ((None, 10, 3), (2023, 10, 5), True),
        ((2023, 10, 3), (2023, 10, 3), False),
        ((2023, 10, 0), (2023, 10, 3), False),  # the one is vaguer
        ((2023, 0, 0), (2023, 10, 3), False),
        ((2015, 0, 0), (2016, 0, 0), True),
        ((2005, 0, 0), (2016, 0, 0), False),  # another event
    ],
)
def test_days_near_each_other_differ(one: tuple[int, int, int], other: tuple[int, int, int], differ: bool) -> None:
    a, b = (StatedDay(Span(0, 1), *it) for it in (one, other))
    assert a.differs_from(b) is b.differs_from(a) is differ


def pages(one: str, other: str) -> list[Given]:
    return [
        {"title": "Ostby Courier", "text": one, "published": date(2023, 11, 1)},
        {"title": "Notes of the harbour board", "text": other, "published": date(2023, 11, 20)},
    ]


def test_both_days_are_shown_with_their_sources() -> None:
    told = pages(
        "The ferry Egret sank on 3 October 2023 off Carn Head. Nobody was hurt.",
        "The board met at noon. The ferry Egret sank off Carn Head on 5 October 2023, it was noted.",
    )
    answer = ask("When did the ferry Egret sink?", documents=told)
    assert answer.status is Status.ANSWERED
    assert "3 October 2023" in answer.text
    assert "5 October 2023" in answer.text
    assert [one.values for one in answer.conflicts] == [("3 October 2023", "5 October 2023")]


@pytest.mark.parametrize(
    "other",
    [
        "The board met at noon. The ferry Egret sank off Carn Head on 3 October, it was noted.",
        "The board met at noon. The ferry Gannet was sold on 5 October 2023, it was noted.",
        "The board met on 5 October 2023. It spoke about the new lamp on the pier.",
    ],
)
def test_no_dispute_is_made_of_the_same_day_or_of_another_thing(other: str) -> None:
    answer = ask("When did the ferry Egret sink?", documents=pages("The ferry Egret sank on 3 October 2023.", other))
    assert answer.status is Status.ANSWERED
    assert not answer.conflicts
