"""What sources say differently: one block for each thing, every quotation once, and in the language of the page."""

from rag.answers import Answer, Conflict, Status
from tests.chat_corpus import COURIER, HARBOUR, NOTES, cite
from ui.kept.turns import Turn
from ui.page.disputes import disputes
from ui.page.exports import conversation_markdown
from ui.page.rendering import conversation_html
from ui.words import ENGLISH, words_in

WAGE = (Conflict("amount", ("14.50", "13.80"), (1, 2)), Conflict("amount", ("14.50", "13.90"), (1, 3)))
MARKS = (
    cite(1, HARBOUR, "The quay is 240 metres long."),
    cite(2, COURIER, "The quay measures 238 metres"),
    cite(3, NOTES, "Made with assistance."),
)
TURN = Turn("How much?", citations=MARKS, answer=Answer("?", "", Status.ANSWERED, citations=MARKS, conflicts=WAGE))


def test_three_values_are_one_dispute() -> None:
    assert disputes(WAGE) == [Conflict("amount", ("14.50", "13.80", "13.90"), (1, 2, 3))]


def test_disputes_about_other_things_or_of_other_quotations_stay_apart() -> None:
    others = (WAGE[0], Conflict("date", ("May", "June"), (1, 2)), Conflict("amount", ("3", "4"), (4, 5)))
    assert disputes(others) == list(others)


def test_the_page_shows_each_quotation_once() -> None:
    shown = conversation_html((TURN,))
    assert shown.count('class="conflict"') == 1
    assert shown.count('class="differing"') == 3
    assert conversation_markdown("Wages", [TURN]).count("Sources differ: amount") == 1


def test_what_is_differed_about_is_said_in_the_language_of_the_page() -> None:
    japanese = words_in("ja")
    assert '出典により記述が異なります：<span dir="auto">金額・数量</span>' in conversation_html((TURN,), (), japanese)
    assert "金額・数量" in conversation_markdown("賃金", [TURN], japanese)
    assert ENGLISH.known("differing", "the length of the quay") == "the length of the quay"
