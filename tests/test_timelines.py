"""Which sentence of a long account is about the time asked for."""

from pathlib import Path

import pytest

from rag import ask
from rag.evidence.scope import scope_of
from rag.questions.question import read_question
from rag.settings import Settings
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span
from vectorstore.sentences import split_sentences

LIFE = (
    "Ines Falk is a lighthouse keeper and rower. She was born in Tolen in 1971. "
    "In May 1996 she became keeper of the Kestrel Hill light. "
    "From 2001 to 2006 she was keeper of the Norrin light. "
    "In March 2007 she was appointed keeper of the Saltmere light. "
    "In 2012 she moved to the Varde light as its keeper. "
    "She has been keeper of the Oland light since 2019."
)


def scope(question: str, sentence: str) -> float:
    start = LIFE.index(sentence)
    document = Document("life", "life.txt", LIFE, language="en")
    return scope_of(read_question(question), document, Span(start, start + len(sentence)))


def test_the_sentence_of_that_time_fits_best() -> None:
    told = [
        "In May 1996",
        "From 2001 to 2006",
        "In March 2007",
        "In 2012",
        "She has been keeper of the Oland light since 2019",
    ]
    for question, best in {
        "Which light did she keep from 2001 to 2006?": 1,
        "Which light did she keep between May 2003 and June 2003?": 1,
        "Which light did she keep in June 2008?": 2,
        "Which light did she keep before March 2006?": 1,
        "Which light did she keep in 2022?": 4,
    }.items():
        fits = [scope(question, sentence) for sentence in told]
        assert fits.index(max(fits)) == best, (question, fits)


def test_what_ended_before_or_began_after_speaks_against_a_sentence() -> None:
    assert scope("Which light did she keep in 2010?", "From 2001 to 2006") < 0
    assert scope("Which light did she keep in 2010?", "In 2012") < 0
    assert scope("Which light did she keep in 2010?", "Ines Falk is a lighthouse keeper") >= 0


@pytest.mark.parametrize(
    ("when", "light"),
    [("in August 2009", "Saltmere"), ("from 2001 to 2006", "Norrin"), ("after January 2020", "Oland")],
)
def test_the_answer_is_of_the_time_asked_for(tmp_path: Path, when: str, light: str) -> None:
    answer = ask(
        f"Which light was Ines Falk keeper of {when}?",
        documents=[{"title": "Ines Falk", "text": LIFE}],
        settings=Settings(home=tmp_path),
    )
    assert answer.status != "no_evidence"
    assert light in answer.citations[0].quote


def test_items_of_a_list_on_one_line_stand_alone() -> None:
    text = "Keepers . - 1682–1692 : Per Lars - 1692–1693 : Erik Dahl - 1693–1710 : Johan Sib"
    pieces = [text[span.start : span.end] for span in split_sentences(text)]
    assert "- 1692–1693 : Erik Dahl" in pieces
    assert split_sentences("The ferry - the old one - sails at 9 - or later.")[0] == Span(0, 48)


def test_what_is_so_now_is_not_of_a_time_that_is_over() -> None:
    text = "Per Lund kept the light from 1951 to 1972. The present keeper is Ines Falk."
    document = Document("light", "light.txt", text, language="en")
    start = text.index("The present")
    found = [
        scope_of(read_question(f"Who kept the light in {year}?"), document, Span(start, len(text)))
        for year in (1940, 2020)
    ]
    assert found[0] < 0 <= found[1]


def test_a_season_is_a_time_of_its_own() -> None:
    text = "In spring 2019 the light was dark. In autumn 2019 it was lit again."
    document = Document("d", "d.txt", text, published=PartialDate(2021, 3, 4), language="en")
    asked = read_question("Was the light lit in spring 2019?")
    second = text.index("In autumn")
    assert scope_of(asked, document, Span(0, second - 1)) == 1.0
    assert scope_of(asked, document, Span(second, len(text))) < 1.0
