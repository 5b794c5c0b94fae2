"""Versions, plans and options are told apart."""

import pytest

from rag import Status, ask
from rag.questions.labels import labels_in, of_another_label
from rag.questions.question import read_question
from vectorstore.documents import Document, Span


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The editor for 4.2 was Ada Holm.", {("version", "4.2")}),
        ("Option B is to wait.", {("option", "b")}),
        ("The Harbour plan costs more.", {("plan", "harbour")}),
        ("See the report on KX-118.", {("kx", "118")}),
        ("QVE-2024-1234 and ABC/2023/0417", {("qve-2024", "1234"), ("abc/2023", "0417")}),
        ("The update of 10.30 a.m. came late.", set()),
        ("It fell by 3.5 per cent and cost 4.20 an hour.", set()),
        ("Which plan is the plan I want?", set()),
    ],
)
def test_what_is_numbered_is_read(text: str, labels: set[tuple[str, str]]) -> None:
    assert labels_in(text) == labels


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("Who was the editor for 5.0?", "The editor for 4.2 was Ada Holm.", True),
        ("Who was the editor for 4.2?", "The editor for 4.2 was Ada Holm.", False),
        ("When does help for 4.2 end?", "Help for 4.x ends in May.", False),
        ("What is option B?", "Option B is to wait, option C to leave.", False),
        ("What is option B?", "Option C is to leave.", True),
        ("What is better, option B or option C?", "Option C is to leave.", False),
        ("Can I moor on the River plan?", "Moorings come with the Harbour plan only.", False),
        ("What did 5.0 bring?", "Sails can be mended at once.", False),
    ],
)
def test_what_is_said_of_another_one_is_no_answer(question: str, text: str, another: bool) -> None:
    document = Document(id="d", path="d.txt", text=text, language="en")
    assert of_another_label(read_question(question), document, Span(0, len(text))) is another


def test_a_heading_says_which_one_is_meant() -> None:
    text = "# Notes\n\n## Sailmaker 4.2\n\nThe new needle is blunt."
    document = Document(id="d", path="d.md", text=text, language="en")
    span = Span(text.index("The new"), len(text))
    assert of_another_label(read_question("What is new in Sailmaker 5.0?"), document, span)
    assert not of_another_label(read_question("What is new in Sailmaker 4.2?"), document, span)


def test_a_title_says_which_one_is_meant() -> None:
    text = "The winch can be stopped from the bridge."
    document = Document(id="d", path="d.md", text=text, title="Report on QX-17", language="en")
    assert of_another_label(read_question("How is the winch stopped in QX-18?"), document, Span(0, len(text)))
    assert not of_another_label(read_question("How is the winch stopped in QX-17?"), document, Span(0, len(text)))


def test_who_edited_another_issue_is_not_who_edited_this_one() -> None:
    pages = [{"title": "Issues", "text": "The managing editor for 4.2 was Ada Holm, who stood in for Tobias Renn."}]
    assert ask("Who was the managing editor for 5.0?", documents=pages).status is Status.NO_EVIDENCE
