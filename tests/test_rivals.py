"""Another document's like figure is heard beside the answer's, and only a like one."""

from dataclasses import replace

import pytest

from rag import Answer, ask
from rag.asking import Given
from rag.evidence.matching import Match
from rag.judging.rivals import rival_figures, rivals
from rag.judging.scoring import Scored
from rag.questions.quantities import quantities
from rag.questions.question import read_question
from rag.reading.reader import Reading
from tests.test_excerpts import scored
from vectorstore.documents import Document, Span

COST = "How much did the new pier at Grenna cost?"
PIER = "The new pier at Grenna cost £3.4 million."
CROSSING = "How long did the crossing of the Egret take?"


def read(text: str, answer: str, name: str, match: Match) -> Scored:
    one, start = scored(Document(name, name, text, language="en"), text), text.index(answer)
    reading = Reading(-2.0, Span(start, start + len(answer)), 0.9)
    return replace(one, candidate=replace(one.candidate, match=match, reading=reading, denies=False))


def two_say(question: str, one: str, other: str) -> Answer:
    return ask(question, documents=[{"title": "Ostby Courier", "text": one}, {"title": "Logbook", "text": other}])


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("286 jobs", "312 jobs", True),
        ("£3.4 million", "£5.1m", True),
        ("£3.4 million", "£3,400,000", False),
        ("£3.4 million", "£34 million", False),
        ("20 boats", "42 boats", True),  # 2.1 times
        ("20 boats", "43 boats", False),
        ("45 minutes", "an hour and 70 minutes", True),
        ("24%", "31 per cent", True),
        ("24%", "31 boats", False),
        ("10 boats", "0 boats", False),
    ],
)
def test_figures_of_one_kind_that_differ_by_little_are_rivals(one: str, other: str, like: bool) -> None:
    assert rivals(quantities(one)[0], quantities(other)[0]) is like


@pytest.mark.parametrize(
    ("other", "answer", "coverage", "heard"),
    [
        ("We put its cost at £5.1 million.", "£5.1 million", 0.7, True),
        ("We put its cost at £5.1 million.", "£5.1 million", 0.6, False),  # of what is little about it the reader tells
        ("We put its cost at £5.1 million.", "We", 0.7, False),
        ("We put its cost at £5.1 million, not at £3.4 million.", "£5.1 million", 0.7, False),
        ("We put its cost at £9.1 million.", "£9.1 million", 0.7, False),
        ("It was expected to cost £5.1 million.", "£5.1 million", 0.7, False),
    ],
)
def test_another_documents_figure_is_heard_where_it_speaks_of_the_same(
    other: str, answer: str, coverage: float, heard: bool
) -> None:
    best = read(PIER, "£3.4 million", "best", Match(coverage=1.0))
    told = read(other, answer, "other", Match(coverage=coverage))
    assert rival_figures(read_question(COST), best, told) == (("£3.4 million", answer) if heard else None)


def test_one_document_is_no_rival_of_itself() -> None:
    best = read(PIER, "£3.4 million", "same", Match(coverage=1.0))
    again = read("We put its cost at £5.1 million.", "£5.1 million", "same", Match(coverage=1.0))
    assert rival_figures(read_question(COST), best, again) is None


def test_an_answer_that_leans_on_an_earlier_turn_has_no_rival() -> None:
    question = read_question("How much did it cost?")
    carried = replace(question, terms=tuple(replace(term, carried=True) for term in question.terms))
    best = read(PIER, "£3.4 million", "best", Match(coverage=1.0))
    other = read("We put its cost at £5.1 million.", "£5.1 million", "other", Match(coverage=1.0))
    assert rival_figures(question, best, other)
    assert rival_figures(carried, best, other) is None


@pytest.mark.parametrize(
    ("question", "one", "other", "values"),
    [
        (COST, PIER, "We put the cost of the pier at Grenna at £5.1 million.", {"£3.4 million", "£5.1 million"}),
        ("How many jobs will the yard at Ostby cut?", "The yard at Ostby will cut 286 jobs by spring.",
         "We hear that the yard at Ostby is to cut 312 jobs.", {"286", "312"}),
        (CROSSING, "The crossing of the Egret took two hours.",
         "By the log the crossing of the Egret took two and a half hours.", {"two hours", "two and a half hours"}),
        ("How many workers fell ill at the cannery in Ellin?", "Eleven workers fell ill at the cannery in Ellin.",
         "Seven workers were affected at the cannery in Ellin, its owner says.", {"Eleven", "Seven"}),
        ("HOW LONG IS THE QUAY OF SUND", "The quay of Sund is 212 m long.",
         "The quay of Sund is 240 metres long, by the chart.", {"212 m", "240 metres"}),
    ],
)  # fmt: skip
def test_both_figures_are_named_as_differing(question: str, one: str, other: str, values: set[str]) -> None:
    answer = two_say(question, one, other)
    [conflict] = answer.conflicts
    assert set(conflict.values) == values
    assert {answer.citations[number - 1].document.title for number in conflict.citations} == {
        "Ostby Courier", "Logbook",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (COST, PIER, "The new pier at Grenna cost £3,400,000."),
        (COST, PIER, "The town hall of Ellin cost £5.1 million."),
        (COST, PIER, "The new pier at Grenna was expected to cost £2.9 million."),
        (CROSSING, "The crossing of the Egret took 120 minutes.",
         "By the log the crossing of the Egret took two hours."),
        ("How many passengers were on the Egret?", "There were 38 passengers on the Egret.",
         "The storm threw her on the rocks, and five passengers were injured."),
    ],
)  # fmt: skip
def test_no_false_alarm_is_raised(question: str, one: str, other: str) -> None:
    assert two_say(question, one, other).conflicts == ()


def test_a_figure_is_heard_in_a_document_that_much_else_is_read_before() -> None:
    years = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last")
    said = [
        f"The new pier at Grenna has {lamps} lamps and cost the town much trouble in its {year} year."
        for lamps, year in enumerate(years, 20)
    ]
    loved = "The pier at Grenna is loved by the people of {} Street."
    asks = "How much the new pier at Grenna did cost nobody there asks."
    letters: list[Given] = [
        {"title": f"Letter {place}", "text": " ".join([loved.format(street), asks, *said[place : place + 4]])}
        for place, street in enumerate(("Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel"))
    ]
    audit = "The town of Grenna built a new pier. The auditors saw the books. They put its cost at £5.1 million."
    pages: list[Given] = [{"title": "Grenna pier", "text": " ".join([PIER, *said])}, *letters]
    [conflict] = ask(COST, documents=[*pages, {"title": "Audit", "text": audit}]).conflicts
    assert set(conflict.values) == {"£3.4 million", "£5.1 million"}
