"""What is quoted of the chosen sentences: a list with what announces it, and nothing twice."""

import pytest

from rag import ask
from rag.texts.announced import with_list, with_other_items
from vectorstore.documents import Span

DEMANDS = "The guild is firm. Our demands are:\n1. No night work before May.\n2. A new crane.\n\nWe meet again soon."


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        (DEMANDS, "Our demands are:", "A new crane."),
        (DEMANDS, "The guild is firm.", "is firm."),
        ("The money comes from:\nTown | 2.4\nState | 1.6\nThat is all.", "The money comes from:", "State | 1.6"),
        ("He said this: nothing.", "He said this:", "He said this:"),
        (
            "All of these:\n" + "".join(f"- one thing and another, no. {n}\n" for n in range(30)),
            "All of these:",
            "these:",
        ),
    ],
)
def test_a_list_belongs_to_what_announces_it(text: str, begins: str, ends: str) -> None:
    start = text.index(begins)
    span = with_list(text, Span(start, start + len(begins)))
    assert text[span.start : span.end].endswith(ends)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("They agreed on two things:\n\nFirst, a truce. It begins now.\n\nSecond, a toll.\n\nAll left.",
         "They agreed on two things:", "Second, a toll."),
        ("Three names are heard. Vance is one. Brun is another. Lind is the third. All are old.",
         "Three names are heard.", "Lind is the third."),
        ("Three names are heard. Vance is one.", "Three names are heard.", "are heard."),
        ("It was late. First, the lamp failed. Then it rained.", "It was late.", "late."),
        ("Nobody came. Two of them rowed.", "Nobody came.", "came."),
    ],
)  # fmt: skip
def test_sentences_that_count_what_is_announced_belong_to_it(text: str, begins: str, ends: str) -> None:
    start = text.index(begins)
    span = with_list(text, Span(start, start + len(begins)), "en")
    assert text[span.start : span.end].endswith(ends)


def test_an_item_belongs_to_its_list() -> None:
    start = DEMANDS.index("2. A new crane.")
    span = with_other_items(DEMANDS, Span(start, start + len("2. A new crane.")))
    assert DEMANDS[span.start : span.end] == "1. No night work before May.\n2. A new crane."
    alone = Span(0, len("The guild is firm."))
    assert with_other_items(DEMANDS, alone) == alone


def test_what_is_quoted_with_a_later_sentence_is_not_quoted_again() -> None:
    text = (
        "Nora Vance, master of the yard, leads the inquiry into the fire. She reports to the board of the yard, which "
        "leads the inquiry into its cause."
    )
    answer = ask("Who leads the inquiry into the fire at the yard?", documents=[{"title": "Notice", "text": text}])
    spans = [(citation.start, citation.end) for citation in answer.citations]
    assert spans
    assert all(a[1] <= b[0] or b[1] <= a[0] for n, a in enumerate(spans) for b in spans[n + 1 :])
