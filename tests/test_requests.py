"""What somebody asked for is quoted with its refusal, and whether somebody asked is neither yes nor no."""

import pytest

from rag import ask
from rag.texts.requests import asks_for, asks_whether, refusal_of
from vectorstore.documents import Span


@pytest.mark.parametrize(
    ("text", "wanted", "whether"),
    [
        ("Mr Gale asked for a bench on the quay.", True, False),
        ("The tenants applied for leave to keep hens.", True, False),
        ("Mrs Moor moved that the toll be halved.", True, False),
        ("You asked whether dogs may ride.", True, True),
        ("She wonders if dogs may ride.", True, True),
        ("Mrs Moor moved to Grenna.", False, False),
        ("Mr Gale asked Mrs Moor a riddle.", False, False),
        ("Dogs may ride.", False, False),
    ],
)
def test_what_is_asked_for_is_told_from_what_is_so(text: str, wanted: bool, whether: bool) -> None:
    assert (asks_for(text), asks_whether(text)) == (wanted, whether)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Mr Gale asked for a bench. The request was refused. It rained.", "The request was refused."),
        ("Mrs Moor moved that the toll be halved. The motion was lost.", "The motion was lost."),
        ("The rowers requested a second shed. It was turned down.", "It was turned down."),
        ("The rowers requested a second shed. The hall was painted.", ""),
        ("The rowers have a second shed. It was refused a roof.", ""),
        ("The rowers requested a second shed.\n\nThe tenants were refused hens.", ""),
        ("The rowers requested a second shed. It rained. They were refused it.", ""),
    ],
)
def test_a_refusal_stands_right_behind_what_was_asked_for(text: str, refusal: str) -> None:
    found = refusal_of(text, "en", Span(0, text.index(".") + 1))
    assert (text[found.start : found.end] if found else "") == refusal


SHED = "The rowers requested a second shed. It was declined by the board. The hall was painted in May."
HENS = "The tenants applied for leave to keep hens. Leave is refused. The rent is due in March."
WINTER = "You asked whether the ferry will stop at Elm in winter. It cannot. The fare stays as it is."
DOGS = "You asked whether dogs can ride the ferry to Elm. They can. The fare stays as it is."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What did the rowers request?", SHED),
        ("Do the rowers get a second shed?", SHED),
        ("May the tenants keep hens?", HENS),
        ("Will the ferry stop at Elm in winter?", WINTER),
        ("Can dogs ride the ferry to Elm?", DOGS),
    ],
)
def test_what_was_wanted_is_quoted_with_what_came_of_it(question: str, text: str) -> None:
    answer = ask(question, documents=[{"title": "Replies", "text": text}])
    assert answer.citations[0].quote == " ".join(text.split(" ")[: -len(text.rsplit(". ", 1)[1].split())])
    assert answer.sentences[0].short not in ("Yes", "No")


def test_a_request_without_an_answer_stands_alone() -> None:
    text = "The rowers requested a second shed. The hall was painted in May."
    answer = ask("What did the rowers request?", documents=[{"title": "Minutes", "text": text}])
    assert answer.citations[0].quote == "The rowers requested a second shed."
