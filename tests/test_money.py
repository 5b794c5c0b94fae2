"""What something costs is a sum of money, and no other number."""

import pytest

from rag import Status, ask
from rag.questions.money import asks_for_money, currencies_of, holds_money
from rag.questions.question import read_question


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How much does the lamp cost?", True),
        ("What amount of rent is paid?", True),
        ("How much does the lamp weigh?", False),
        ("Who paid?", False),
    ],
)
def test_a_sum_of_money_is_asked_for(question: str, asks: bool) -> None:
    assert asks_for_money(read_question(question)) is asks


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("It comes to £4.20 an hour.", True),
        ("The entry is free.", True),
        ("Islanders pay half the adult fare.", True),
        ("The dial goes up to 10,000 lux.", False),
        ("The holiday came to 9,400 złoty.", True),
        ("They charge PLN 30 a night.", True),
        ("The mayor put it at 118 million by the end of May.", True),
        ("It was 2.9 billion.", True),
        ("It has 290 crowns on it.", True),
        ("The town has 1.2 million inhabitants.", False),
        ("She won the race.", False),
        ("41 per cent voted.", False),
        ("41% of the members came.", False),
        ("41 PER CENT", False),
        ("41 per\ncent of the members came.", False),
        ("The pay rose by 4 per cent.", True),
        ("It charges 2.5 percent.", True),
        ("The interest is 4 %.", True),
        ("Members get a discount of 10%.", True),
        ("Die Löhne stiegen um 4 %.", True),
        ("Les salaires augmentent de 4 %.", True),
        ("It costs 40 cents.", True),
        ("They ask 30 crowns per pound.", True),
    ],
)
def test_a_sum_of_money_is_named(text: str, holds: bool) -> None:
    assert holds_money(text) is holds


def test_another_number_is_no_price() -> None:
    pages = [{"title": "The Solara lamp", "text": "The Solara lamp has five levels, from 1,000 to 9,000 lux."}]
    assert ask("How much does the Solara lamp cost?", documents=pages).status is Status.NO_EVIDENCE


def test_a_document_says_what_it_pays_in() -> None:
    text = "Mooring costs 290 marls a month. The hall, with 300 seats, was let for 12 marls."
    assert currencies_of(text) == {"marls"}
    assert holds_money("It was 30 marls.", text)
    assert not holds_money("It was 30 marls.")


def test_a_share_of_the_members_is_no_pay() -> None:
    text = "The staff of the mill voted on Monday. Of the members 41 per cent stayed at home."
    answer = ask("How much are the staff of the mill paid?", documents=[{"title": "The mill", "text": text}])
    assert answer.status is Status.NO_EVIDENCE


def test_a_share_is_what_pay_rose_by() -> None:
    text = "The staff of the mill met on Monday. Their pay rose by 4 per cent in May."
    answer = ask("How much more are the staff of the mill paid?", documents=[{"title": "The mill", "text": text}])
    assert "4 per cent" in answer.citations[0].quote
