"""Stretches of time read from text, and the time a question asks about."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.dates.periods import Period
from rag.dates.spells import Kind, spells_in
from rag.questions.question import read_question
from vectorstore.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "spells"),
    [
        ("She led the yard from 2009 until May 2012.", [("2009-01-01", "2012-05-31", "during")]),
        ("Keeper between March 1998 and 2001.", [("1998-03-01", "2001-12-31", "during")]),
        ("1958–62: pilot; 1963 - 1971: harbour master", [("1958-01-01", "1962-12-31", "during"),
                                                         ("1963-01-01", "1971-12-31", "during")]),
        ("He rowed from 1986 until his death in 1999.", [("1986-01-01", "1999-12-31", "during")]),
        ("From 1 October until 31 January 2020 it was shut.", [("2019-10-01", "2020-01-31", "during")]),
        ("from March to June 2018", [("2018-03-01", "2018-06-30", "during")]),
        ("between November and 3 February 2011", [("2010-11-01", "2011-02-03", "during")]),
        ("From May on, as in 2019, it was open.", [("2019-01-01", "2019-12-31", "at")]),
        ("Open since 2014.", [("2014-01-01", "9999-12-31", "since")]),
        ("2019–present", [("2019-01-01", "9999-12-31", "since")]),
        ("She led it until she left the yard on 26 August 2022.", [("0001-01-01", "2022-08-26", "until")]),
        ("It stood until 1871.", [("0001-01-01", "1871-12-31", "until")]),
        ("Before June 1851 there was no pier.", [("0001-01-01", "1851-05-31", "before")]),
        ("In the early 1990s it closed.", [("1990-01-01", "1993-12-31", "at")]),
        ("She joined in 2003 and left in May. The following year she returned.",
         [("2003-01-01", "2003-12-31", "at"), ("2003-05-01", "2003-05-31", "at"), ("2004-01-01", "2004-12-31", "at")]),
        ("von 1990 bis 1992", [("1990-01-01", "1992-12-31", "during")]),
        ("desde 2010 hasta 2012", [("2010-01-01", "2012-12-31", "during")]),
        ("2004年から2007年まで", [("2004-01-01", "2007-12-31", "during")]),
        ("The flock of 1680 sheep and 1,900 lambs", []),
    ],
)  # fmt: skip
def test_what_a_text_says_about_time_is_read(text: str, spells: list[tuple[str, str, str]]) -> None:
    found = [one for one in spells_in(text) if one.kind is not Kind.AT or one.earliest.year != 1680]
    assert [(str(one.earliest), str(one.latest), one.kind.value) for one in found] == spells


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Who was keeper from Oct 2011 to 2014?", date(2011, 10, 1), date(2014, 12, 31)),
        ("Who was keeper between Dec 1997 and Apr 1998?", date(1997, 12, 1), date(1998, 4, 30)),
        ("Who was keeper from Oct to Jan 2020?", date(2019, 10, 1), date(2020, 1, 31)),
        ("Who was keeper before Dec 1965?", date.min, date(1965, 11, 30)),
        ("After Feb 1951, who was keeper?", date(1951, 3, 1), date.max),
        ("Who was keeper in the late 1880s?", date(1886, 1, 1), date(1889, 12, 31)),
        ("Wer war von 1990 bis 1992 Wärter?", date(1990, 1, 1), date(1992, 12, 31)),
    ],
)
def test_a_stretch_of_time_is_one_time(question: str, first: date, last: date) -> None:
    read = read_question(question)
    assert read.dates == (Period(first, last, stated=True),)
    assert not read.compares


@pytest.mark.parametrize(
    ("question", "times"),
    [
        ("Who was keeper in June 1691?", ["1691-06"]),
        ("What does the report from January 2025 say?", ["2025-01"]),
        ("What was said after the January 2025 meeting?", ["2025-01"]),
        ("What did the keeper born in 1950 win in 2008?", ["2008"]),
        ("Keeper from 1999 to 2004, she won which prize in 2008?", ["2008"]),
        ("What was said in January 2025 and October 2025?", ["2025-01", "2025-10"]),
    ],
)
def test_the_date_that_says_when_is_told_from_one_that_says_which(question: str, times: list[str]) -> None:
    assert read_question(question).dates == tuple(map(PartialDate.parse, times))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80) | st.from_regex(r"(from|to|until|since|in) (1|2)\d{3}[–-]?\d{0,4} (and|to) 20\d\ds?"))
def test_any_text_is_read(text: str) -> None:
    for one in spells_in(text):
        assert one.earliest <= one.latest
        assert 0 <= one.span.start < one.span.end <= len(text)
