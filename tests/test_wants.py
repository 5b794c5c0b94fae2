"""What kind of answer a question asks for."""

import pytest

from rag.questions.expectations import holds
from rag.questions.question import Want, read_question


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("When did the talks begin?", Want.DATE),
        ("Since when has she chaired the board?", Want.DATE),
        ("The mayor took office when?", Want.DATE),
        ("On which days does no ferry sail?", Want.DATE),
        ("What was agreed when the two met?", Want.OTHER),
        ("Was it the first or the second time when she ran?", Want.OTHER),
        ("Which harbour official spoke when the pier opened?", Want.PERSON),
        ("What is the address of the yard?", Want.PLACE),
        ("What is the e-mail address of the yard?", Want.OTHER),
        ("Where does the name of the pier come from?", Want.OTHER),
        ("By whom was it signed?", Want.PERSON),
        ("In which council building did they meet?", Want.PLACE),
        ("What did the minister say about tariffs?", Want.STATEMENT),
        ("What did the company give those who had waited?", Want.OTHER),
        ("What did the renewal of the station cost according to the plan?", Want.AMOUNT),
        ("How long is the ship?", Want.AMOUNT),
        ("How long was the meeting?", Want.DURATION),
        ("How long are the recordings of the cameras kept?", Want.DURATION),
        ("How far in advance must a guest cancel?", Want.DURATION),
        ("How far is the yard?", Want.AMOUNT),
        ("What does the harbour master earn?", Want.AMOUNT),
        ("For how long is lost property kept?", Want.DURATION),
        ("How many minutes did it take when they met?", Want.DURATION),
        ("Did they speak when they met?", Want.YES_NO),
        ("¿Qué se acordó cuando se reunieron?", Want.OTHER),
        ("¿Cuándo se reunieron?", Want.DATE),
        ("Quand se sont-ils rencontrés ?", Want.DATE),
        ("Wer war Minister, als sie sich trafen?", Want.PERSON),
        ("会談は何分間でしたか。", Want.DURATION),
    ],
)
def test_a_question_asks_for_what_its_opening_asks(text: str, want: Want) -> None:
    assert read_question(text).want is want


def test_what_only_says_when_is_told_from_what_is_asked() -> None:
    terms = read_question("How strong was the wind when the ferry ran aground?").terms
    assert {term.word: term.aside for term in terms} == {
        "strong": False, "wind": False, "ferry": True, "ran": True, "aground": True,
    }  # fmt: skip


def test_a_duration_may_have_a_word_between_number_and_unit() -> None:
    assert holds(Want.DURATION, "The lift was out for more than a day.")
    assert not holds(Want.DURATION, "A day later the lift was mended.")
    assert holds(Want.DURATION, "A yacht may stay for at most 10 consecutive days.")
    assert not holds(Want.DURATION, "Five ships came on Monday, and the days grew longer.")


@pytest.mark.parametrize(
    ("want", "text", "held"),
    [
        (Want.DURATION, "The lock was shut for eighteen months.", True),
        (Want.DURATION, "The lock was shut in the eighteenth century.", False),
        (Want.DURATION, "El puente estuvo cerrado dieciocho meses.", True),
        (Want.DURATION, "El puente estuvo cerrado meses enteros.", False),
        (Want.DURATION, "Das Wehr war siebzehn Wochen zu.", True),
        (Want.DURATION, "L’écluse était fermée quatorze semaines.", True),
        (Want.COUNT, "Seventeen lambs were born.", True),
        (Want.COUNT, "Lambs were born.", False),
        (Want.PERSON, "Snow fell, and in May came the swallows.", False),
        (Want.PERSON, "The gate fell on Friday.", False),
        (Want.PERSON, "The gate was hung by Callow.", True),
        (Want.PERSON, "The gate was hung by Mayhew in spring.", True),
    ],
)
def test_numbers_in_words_are_numbers_and_months_are_nobody(want: Want, text: str, held: bool) -> None:
    assert holds(want, text) is held


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("What is the fine for parking on the quay?", Want.AMOUNT),
        ("What was the total distance of the run?", Want.AMOUNT),
        ("What triggered the strike?", Want.REASON),
        ("How did the council justify the toll?", Want.REASON),
        ("Which did the minister choose, tea or coffee?", Want.OTHER),
    ],
)
def test_a_sum_and_a_reason_are_asked_for_in_other_words(text: str, want: Want) -> None:
    assert read_question(text).want is want
