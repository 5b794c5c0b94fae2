"""A sentence that leaves the point to the next one is quoted with it."""

from dataclasses import replace

import pytest

from rag import ask
from rag.answering.quoted_spans import quoted_span
from rag.evidence.matching import Match
from rag.questions.question import read_question
from rag.texts.pointing import is_consequence
from tests.test_excerpts import scored
from vectorstore.documents import Document

WHY = "Why did the council drop the plan for a toll?"
WHETHER = "Did the council delay the new toll?"
LONG = (
    "Counts at the bridge showed " + "that the carts of the farms and those of the mills would go round by Grenna " * 3
)


def quoted(question: str, text: str, *, confidence: float = 0.5, restates: float = 0.0, typed: bool = False) -> str:
    """What is quoted of the first sentence of a text."""
    document = Document("d", "d.txt", text, language="en")
    one = scored(document, text[: text.index(".") + 1])
    candidate = replace(one.candidate, match=Match(restates=restates), denies=False, typed=typed)
    span = quoted_span(read_question(question), replace(one, candidate=candidate, confidence=confidence))
    return text[span.start : span.end]


DROPPED, SHOWED = "The council has dropped the plan.", "Counts showed that carts would go round by Grenna."
ASKED_FOR, REFUSED = "Mrs Holm asked for a delay of the toll.", "The chair would not hear of it."


def test_where_it_is_asked_why_and_the_sentence_only_says_that_it_was_so_the_next_is_quoted_too() -> None:
    assert quoted(WHY, f"{DROPPED} {SHOWED} All left.") == f"{DROPPED} {SHOWED}"
    assert quoted(WHY, f"{DROPPED} {SHOWED}", confidence=2.0, restates=0.6) == f"{DROPPED} {SHOWED}"


@pytest.mark.parametrize(
    ("question", "confidence", "typed"),
    [
        (WHY, 2.0, False),  # surely the reason
        (WHY, 0.5, True),  # it says because
        ("What did the council drop?", 0.5, False),
        ("Has the council dropped the plan?", 0.5, False),
    ],
)
def test_a_sentence_that_leaves_nothing_open_stands_alone(question: str, confidence: float, typed: bool) -> None:
    assert quoted(question, f"{DROPPED} {SHOWED}", confidence=confidence, typed=typed) == DROPPED


@pytest.mark.parametrize(
    "wanted",
    [
        ASKED_FOR,
        "Mrs Holm proposed a delay of the toll.",
        "The guild applied to the council for a delay, and demanded that the toll wait.",
        "Mrs Holm wanted the toll delayed.",
    ],
)
def test_where_it_is_asked_whether_and_the_sentence_says_what_was_wanted_the_next_is_quoted_too(wanted: str) -> None:
    assert quoted(WHETHER, f"{wanted} {REFUSED} All left.") == f"{wanted} {REFUSED}"


def test_what_was_wanted_stands_alone_where_that_is_asked_for() -> None:
    assert quoted("Who asked for a delay of the toll?", f"{ASKED_FOR} {REFUSED}") == ASKED_FOR


@pytest.mark.parametrize(("question", "sentence"), [(WHY, DROPPED), (WHETHER, ASKED_FOR)])
@pytest.mark.parametrize("rest", [f"\n\n{SHOWED}", f" {LONG}.", "", "\n\n## Next\n\nIt rained."])
def test_nothing_is_added_from_another_paragraph_or_that_is_long(question: str, sentence: str, rest: str) -> None:
    assert quoted(question, f"{sentence}{rest}") == sentence


BEAM, BELL = "The beam under the bell is eaten by worms.", "For this reason the bell was taken down in June."


@pytest.mark.parametrize(
    ("text", "consequence"),
    [
        (BELL, True),
        ("4. That is why the fares rose.", True),
        ("Aus diesem Grund wurde die Glocke abgenommen.", True),
        ("Por eso se quitó la campana.", True),
        ("C’est pourquoi la cloche a été ôtée.", True),
        ("The bell was taken down for this reason.", False),
        ("This reason was not given.", False),
    ],
)
def test_a_sentence_may_say_that_the_one_before_it_is_why(text: str, consequence: bool) -> None:
    assert is_consequence(text) is consequence


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_for_this_reason_is_quoted_with_the_reason(between: str) -> None:
    page = {"title": "Minutes", "text": f"The vicar reported on the tower. {BEAM}{between}{BELL}"}
    assert ask("Why was the bell taken down?", documents=[page]).citations[0].quote == f"{BEAM}{between}{BELL}"
    assert ask("When was the bell taken down?", documents=[page]).citations[0].quote == BELL
