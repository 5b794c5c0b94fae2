"""The heading over a sentence says of when it is, and of what."""

from datetime import date

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.evidence.scope import scope_of
from rag.questions.question import read_question
from rag.texts.headings import dated_above, heading_above, headings_above
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span

ROSTER = (
    "# Roster of the light\n\nKept by the harbour office.\n\n## 31 March 2023\n\nThree keepers were on duty.\n\n"
    "### Boats\n\nTwo boats lay at the steps.\n\n## 31 March 2024\n\nFive keepers were on duty.\n"
)
LIGHTS = Document(
    id="r", path="r.md", text=ROSTER, language="en", title="Roster of the light", event_date=PartialDate(2023, 3, 31)
)


@pytest.mark.parametrize(
    ("sentence", "above", "dates"),
    [
        ("Kept by", ("Roster of the light",), ()),
        ("Three keepers", ("31 March 2023", "Roster of the light"), (PartialDate(2023, 3, 31),)),
        ("Two boats", ("Boats", "31 March 2023", "Roster of the light"), (PartialDate(2023, 3, 31),)),
        ("Five keepers", ("31 March 2024", "Roster of the light"), (PartialDate(2024, 3, 31),)),
    ],
)
def test_a_sentence_stands_under_headings_of_falling_rank(
    sentence: str, above: tuple[str, ...], dates: tuple[PartialDate, ...]
) -> None:
    start = ROSTER.index(sentence)
    assert headings_above(ROSTER, start) == above
    assert dated_above(ROSTER, start) == dates


def test_what_stands_under_a_dated_heading_is_of_that_day_whatever_the_document_is_dated() -> None:
    question = read_question("How many keepers were on duty in March 2024?", date(2025, 1, 1))
    start = ROSTER.index("Five keepers")
    assert scope_of(question, LIGHTS, Span(start, start + 27)) == 1.0
    start = ROSTER.index("Three keepers")
    assert scope_of(question, LIGHTS, Span(start, start + 28)) < 0


def test_a_heading_says_what_its_sentences_leave_out() -> None:
    told = "The board was told that nine firms had applied for the work."
    minutes = (
        f"# Minutes of the yard\n\n## Slipway\n\n{told}\n\n## Crane\n\nThe board was told that it had been sold.\n"
    )
    pages: list[Given] = [{"text": minutes}]
    answer = ask("How many firms had applied for the slipway?", documents=pages)
    assert answer.status is Status.ANSWERED
    assert "nine firms" in answer.citations[0].quote


PLAIN = (
    "NOTICE OF THE YARD\nReference 12\n\n1. Terms of payment\nHalf at signing, half on delivery.\n\nWho may bid\n\n"
    "Any yard with a slip of forty metres.\n\nTerm: six years\n\nNo tender is read before noon.\n"
)


@pytest.mark.parametrize(
    ("sentence", "above"),
    [
        ("NOTICE", ""),
        ("Half at", "1. Terms of payment"),
        ("Any yard", "Who may bid"),
        ("No tender", "Who may bid"),
    ],
)
def test_a_short_line_over_ordinary_text_is_a_heading_without_a_mark(sentence: str, above: str) -> None:
    assert heading_above(PLAIN, PLAIN.index(sentence)) == above


def test_the_nearer_of_two_headings_counts() -> None:
    text = "# Yard\n\nWho may bid\n\nAny yard.\n\n## Money\n\nNine crowns.\n"
    assert heading_above(text, text.index("Any yard")) == "Who may bid"
    assert heading_above(text, text.index("Nine crowns")) == "Money"


def test_a_heading_with_the_day_that_is_asked_for_answers() -> None:
    text = (
        "# Lodestar release notes\n\nWhat changed, newest first.\n\n## Lodestar 3.2 (12 May 2025)\n\nCharts load "
        "faster and tides are shown.\n\n## Lodestar 3.1 (2 March 2025)\n\nA new compass.\n"
    )
    answer = ask("When was Lodestar 3.2 released?", documents=[{"title": "Lodestar release notes", "text": text}])
    assert answer.status is Status.ANSWERED
    assert "12 May 2025" in answer.citations[0].quote
