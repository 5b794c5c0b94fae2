"""Questions that only ask what is said of something."""

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.evidence.mentions import asked_about
from rag.questions.question import read_question

LETTER: Given = {
    "title": "Open letter of the Quarn anglers",
    "text": "We write about the river. The weir at Ostby, which nobody has tended since 2019, worries us less than the "
    "otters do. Our fees have risen twice.",
}
MINUTES: Given = {
    "title": "Minutes of the Quarn council",
    "text": "The council met on 3 May 2024. The budget was passed. The clerk reported that the weir at Ostby would be "
    "surveyed. The meeting closed at nine.",
}


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("What was said about the weir at the meeting?", "the weir"),
        ("What do the minutes say about the weir?", "the weir"),
        ("What does it say about fees?", "fees"),
        ("In what context does the letter from Quarn mention Ostby?", "ostby"),
        ("How are the otters treated in the letter?", "the otters"),
        ("How does the weir appear in the minutes?", "the weir"),
        ("Which rivers are named in the letter?", "rivers"),
        ("Did the clerk mention the weir?", "the weir"),
        ("What did the clerk say about the weir?", ""),  # one person's word, which not every mention is
        ("What was said?", ""),
        ("How high is the weir?", ""),
    ],
)
def test_what_is_asked_about(question: str, about: str) -> None:
    assert asked_about(read_question(question)) == about


def test_every_document_that_speaks_of_it_is_heard() -> None:
    answer = ask("What do the documents say about the weir at Ostby?", documents=[LETTER, MINUTES])
    assert answer.status is Status.ANSWERED
    assert {citation.document.title for citation in answer.citations} == {LETTER["title"], MINUTES["title"]}
    assert all("weir" in citation.quote for citation in answer.citations)


def test_where_nothing_is_said_of_it_the_documents_do_not_say() -> None:
    assert ask("What is said about the windmill?", documents=[LETTER, MINUTES]).status is Status.NO_EVIDENCE


def test_the_one_document_meant_is_asked() -> None:
    answer = ask("How is the weir treated in the letter and in the minutes?", documents=[LETTER, MINUTES])
    assert [citation.document.title for citation in answer.citations] == [LETTER["title"], MINUTES["title"]]
