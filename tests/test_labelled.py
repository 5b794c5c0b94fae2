"""A line that opens with the name of what is asked for answers, in the document that the question means."""

from dataclasses import replace

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.evidence.labelled import says_labelled
from rag.evidence.matching import Match
from rag.questions.question import read_question
from tests.test_excerpts import scored
from vectorstore.documents import Document

ASKED = "Who were the witnesses at the water committee hearing?"
LINE = "Witnesses: Ada Holm, Tobias Renn"


@pytest.mark.parametrize(
    ("question", "line", "title", "path", "says"),
    [
        (ASKED, LINE, "Water committee, hearing of 4 May", "a.txt", True),
        (ASKED, "**Witnesses:** Ada Holm, Tobias Renn", "Water committee, hearing of 4 May", "a.txt", True),
        (ASKED, LINE, "Record", "papers/water-committee_hearing.txt", True),
        (ASKED, LINE, "Harbour board, session of 4 May", "a.txt", False),
        (ASKED, "Clerks: Ada Holm, Tobias Renn", "Water committee, hearing of 4 May", "a.txt", False),
        (ASKED, "Expert witnesses: Ada Holm, Tobias Renn", "Water committee, hearing of 4 May", "a.txt", False),
        (ASKED, "Witnesses were Ada Holm and Tobias Renn", "Water committee, hearing of 4 May", "a.txt", False),
        ("Who heard the witnesses at the water committee hearing?", LINE, "Water committee, hearing", "a.txt", False),
        ("Why were witnesses at the water committee hearing?", LINE, "Water committee, hearing", "a.txt", False),
        ("Who were the witnesses?", LINE, "Record", "a.txt", True),
        ("Who sat on the planning panel?", "Panel: Ada Holm, Tobias Renn", "Planning panel, 4 May", "a.txt", True),
        ("Who sat on the planning panel?", "Panel: Ada Holm, Tobias Renn", "Fishery panel, 4 May", "a.txt", False),
        ("Who sat on the planning panel?", "Clerk: Ada Holm", "Planning panel, 4 May", "a.txt", False),
    ],
)
def test_a_label_names_what_is_asked_for_and_the_title_says_the_rest(
    question: str, line: str, title: str, path: str, says: bool
) -> None:
    document = Document("d", path, f"{title}\n\n{line}\n\nThe room was full.", title=title, language="en")
    one = replace(scored(document, line).candidate, match=Match())
    assert says_labelled(read_question(question), one) is says


def record(body: str, first: str, second: str) -> Given:
    text = f"{body} hearing\n\nWitnesses: {first}, {second}\n\nThe chair opened the hearing at ten. It was about pipes."
    return {"title": f"{body} hearing", "text": text}


def test_the_witnesses_of_one_hearing_are_not_those_of_another() -> None:
    pages = [
        record("Harbour committee", "Ines Callow", "Olav Brun"),
        record("Water committee", "Ada Holm", "Tobias Renn"),
    ]
    answer = ask(ASKED, documents=pages)
    assert answer.status is Status.ANSWERED
    assert [citation.quote for citation in answer.citations] == [LINE]
    assert "Callow" not in answer.text
