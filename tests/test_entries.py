"""Entries of a chronicle and messages of a thread: each is of a day of its own."""

import pytest

from rag import ask
from rag.asking import Given
from rag.dates.entries import entries_in, entry_at
from rag.dates.named_days import named_day
from rag.dates.timelines import timeline
from rag.evidence.scope import scope_of
from rag.questions.question import read_question
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span

CHRONICLE = """Our mill, year by year

2018
3 May. The wheel is hung. Everybody gets wet.
11 and 12 June. The first fair.
August. Ada Bruhn takes the lease.

2019
7 February. The sluice freezes for the first time since 2010.
2 April: Rent raised from next year.
30 November – Otto Lind buys the barn.

The mill has two floors.
"""
THREAD = """Subject: The barn roof

From: Ada Bruhn
To: Otto Lind
Date: Mon, 4 March 2019 09:12

The slates came off yesterday. I need a ladder.

From: Otto Lind
To: Ada Bruhn
Date: Thu, 2 May 2019 18:40

The ladder is mended.
"""


def scope(question: str, text: str, sentence: str, published: str | None = None) -> float:
    when = PartialDate.parse(published) if published else None
    document = Document("d", "d.txt", text, published=when, language="en")
    start = text.index(sentence)
    return scope_of(read_question(question), document, Span(start, start + len(sentence)))


def day_at(text: str, words: str) -> tuple[str, str] | None:
    entry = entry_at(text, text.index(words))
    return (str(entry.earliest), str(entry.latest)) if entry else None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Everybody gets wet", ("2018-05-03", "2018-05-03")),
        ("The first fair", ("2018-06-11", "2018-06-12")),
        ("Ada Bruhn takes", ("2018-08-01", "2018-08-31")),
        ("The sluice freezes", ("2019-02-07", "2019-02-07")),
        ("Otto Lind buys", ("2019-11-30", "2019-11-30")),
        ("The mill has two floors", None),
        ("Our mill", None),
    ],
)
def test_an_entry_has_its_day_and_the_year_of_the_line_above(words: str, days: tuple[str, str] | None) -> None:
    assert day_at(CHRONICLE, words) == days


def test_one_dated_line_is_no_chronicle() -> None:
    assert entries_in("4 March 2019. The mayor opened the mill.\n\nIt has two floors.") == ()
    assert entries_in("By 3 May. Since 4 June. Nothing.\nBy 4 May. Nothing.") == ()


def test_a_sentence_of_an_entry_is_of_its_day() -> None:
    assert (
        scope("What happened in February 2019?", CHRONICLE, "The sluice freezes for the first time since 2010.") > 0.5
    )
    assert scope("What happened in 2012?", CHRONICLE, "The sluice freezes for the first time since 2010.") < 0
    assert scope("What happened in May 2018?", CHRONICLE, "Everybody gets wet.") > 0.5
    assert scope("What happened in May 2018?", CHRONICLE, "Otto Lind buys the barn.") < 0


def test_next_year_in_an_entry_is_the_year_after_it() -> None:
    found = [one for one in timeline(CHRONICLE).spells if CHRONICLE[one.span.start : one.span.end] == "next year"]
    assert [str(one.earliest) for one in found] == ["2020-01-01"]


def test_a_message_is_of_its_own_day() -> None:
    assert day_at(THREAD, "I need a ladder") == ("2019-03-04", "2019-03-04")
    assert day_at(THREAD, "The ladder is mended") == ("2019-05-02", "2019-05-02")
    asked = "What was mended in May 2019?"
    assert scope(asked, THREAD, "The ladder is mended.", "2019-03-04") > 0.5
    assert scope(asked, THREAD, "I need a ladder.", "2019-03-04") < scope(asked, THREAD, "The ladder is mended.")


@pytest.mark.parametrize(
    "line",
    [
        "On 3 May 2024, Ada Bruhn wrote:",
        "> On Fri, 3 May 2024 at 10:12, Ada Bruhn <ada@mill.example> wrote:",
        "Am 3. Mai 2024 um 10:12 schrieb Ada Bruhn:",
        "Le 3 mai 2024 à 10:12, Ada Bruhn a écrit :",
        "El 3 de mayo de 2024, Ada Bruhn escribió:",
    ],
)
def test_a_quoted_message_has_the_day_above_it(line: str) -> None:
    text = f"From: Otto Lind\nDate: 9 May 2024\n\nThe ladder is mended.\n\n{line}\n> I need a ladder.\n"
    assert day_at(text, "The ladder") == ("2024-05-09", "2024-05-09")
    assert day_at(text, "I need") == ("2024-05-03", "2024-05-03")


def test_yesterday_in_a_message_is_the_day_before_it() -> None:
    document = Document("d", "d.txt", THREAD, language="en")
    start = THREAD.index("The slates")
    found = named_day(document, Span(start, THREAD.index(" I need")))
    assert found is not None
    assert str(found.day) == "2019-03-03"


def test_when_is_answered_with_the_day_of_the_entry() -> None:
    pages: list[Given] = [{"title": "The mill", "text": CHRONICLE}]
    answer = ask("When did Otto Lind buy the barn?", documents=pages)
    assert answer.citations[0].quote == "30 November – Otto Lind buys the barn."
    assert "30 November 2019" in answer.text
