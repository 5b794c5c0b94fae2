"""The lines of a letter: who gets a copy, and whom it greets."""

import time

import pytest

from rag import ask
from rag.texts.letter_feet import signed
from rag.texts.letter_lines import greets, is_copied, is_letter, lines_in


@pytest.mark.parametrize(
    ("line", "copied"),
    [
        ("Copies: home managers; Staff Council", True),
        ("Copies to: Ada Holm", True),
        ("Copy to: Ada Holm", True),
        ("cc: Ada Holm", True),
        ("CC : Ada Holm", True),
        ("c.c.: Ada Holm", True),
        ("BCC: Ada Holm", True),
        ("**Copies:** Ada Holm", True),
        ("> Cc: Ada Holm", True),
        ("- Distribution list: all masters", True),
        ("Distribution:\tall masters", True),
        ("Copies cost two crowns.", False),
        ("Copies of the key: ask the porter.", False),
        ("The copies: nine.", False),
        ("Copying: two crowns a page.", False),
        ("Accounts: cc", False),
        ("", False),
        ("::: ", False),
    ],
)
def test_who_gets_a_copy_is_listed(line: str, copied: bool) -> None:
    assert is_copied(line) is copied


def test_who_gets_a_copy_answers_nothing() -> None:
    text = (
        "Notice to masters\n\nThe lock keeper closes the lock at nine. Boats wait at the quay.\n\n"
        "Copies: lock keeper; harbour master; Ada Holm.\n"
    )
    answer = ask("Who closes the lock at nine?", documents=[{"text": text}])
    assert not any("Copies" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("line", "greeted"),
    [
        ("Dear Ms Salm,", True),
        ("Sehr geehrte Frau Salm,", True),
        ("Lieber Olav,", True),
        ("Chère Madame,", True),
        ("Estimada señora Salm:", True),
        ("To whom it may concern", True),
        ("Sir John sold the boat.", False),
        ("Madam, what is this?", False),
        ("Liebe macht blind.", False),
    ],
)
def test_a_line_greets(line: str, greeted: bool) -> None:
    (only,) = lines_in(line)
    assert greets(only) is greeted


@pytest.mark.parametrize("piece", ["Dear Ada\n", "dear a,\n", "Signed: ", "cc: ", " ", "\n", "<br>", "*", ">", "A"])
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.perf_counter()
    is_copied(text)
    is_letter(text)
    signed(text)
    assert time.perf_counter() - began < 2
