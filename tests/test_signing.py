"""Who holds a post by what stands beneath a letter, and who signed it."""

from pathlib import Path

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.questions.papers_asked import paper_asked
from rag.questions.posts_asked import post_asked
from rag.questions.question import read_question
from vectorstore.files.loading import load_file

LETTER = """North Sea Ports Agency
4 Quay Street, Grenna

To: Mr Piers Gale, Harbour Master
Aldmoor Port Authority

{day}

Dear Mr Gale,

Thank you for your letter about the dredging of the east basin. The licence for it was granted on Monday and runs for
five years. The fee is 12,400 crowns a year and is due in April.

Yours faithfully,

{signed}
"""
LIGHTHOUSE: Given = {
    "title": "Lighthouse report",
    "text": "The lighthouse at Grenna was painted in May 2024. It cost 4,000 crowns. Nobody lives there.",
}


def letter(signed: str, day: str = "12 March 2024") -> Given:
    return {"text": LETTER.format(signed=signed, day=day)}


def quoted(question: str, *given: Given) -> list[str]:
    return [one.quote for one in ask(question, documents=[*given, LIGHTHOUSE]).citations]


@pytest.mark.parametrize(
    "question",
    [
        "head of licensing North Sea Ports Agency",
        "Head of Licensing, North Sea Ports Agency",
        "Head of Licensing North Sea Ports Agency",
        "head of licensing north sea ports agency",
        "head of licensing at the ports agency",
        "Who is the head of licensing at the ports agency?",
        "Who heads licensing at the North Sea Ports Agency?",
        "Who was in charge of licensing in March 2024?",
        "What is the name of the head of licensing?",
        "Who signed the letter about the dredging of the east basin?",
        "Who was the letter on the east basin signed by?",
    ],
)
def test_who_signs_with_a_post_is_quoted_with_it(question: str) -> None:
    block = "(Dr) Anneke Pradhu\nHead of Licensing"
    assert quoted(question, letter(block)) == [block]


@pytest.mark.parametrize(
    "block",
    [
        "Anneke Pradhu\nHead of Licensing\nNorth Sea Ports Agency",
        "**Anneke Pradhu**  \nHead of Licensing",
        "*Anneke Pradhu*<br>Head of Licensing",
        "For the Board: Anneke Pradhu\nHead of Licensing",
        "A. M. Pradhu, MSc\nHead of Licensing, North Sea Ports Agency",
    ],
)
def test_however_it_is_set(block: str) -> None:
    assert quoted("Who is the head of licensing at the North Sea Ports Agency?", letter(block)) == [block]


@pytest.mark.parametrize(
    "signed", ["<p>Anneke Pradhu<br>Head of Licensing</p>", "<p>Anneke Pradhu</p><p>Head of Licensing</p>"]
)
def test_also_on_a_page(signed: str, tmp_path: Path) -> None:
    page = tmp_path / "letter.html"
    page.write_text(
        "<html><head><title>North Sea Ports Agency: the east basin</title></head><body><p>Dear Mr Gale,</p>"
        "<p>The licence for the dredging was granted on Monday and runs for five years.</p>"
        f"<p>Yours faithfully,</p>{signed}</body></html>",
        encoding="utf-8",
    )
    shown: Given = {"title": "North Sea Ports Agency: the east basin", "text": load_file(page).text}
    (found,) = quoted("Who is the head of licensing at the North Sea Ports Agency?", shown)
    assert found.split("\n")[0 :: len(found.split("\n")) - 1] == ["Anneke Pradhu", "Head of Licensing"]


@pytest.mark.parametrize(
    ("signed", "question"),
    [
        ("Anneke Pradhu\nDeputy Head of Licensing", "Who is the head of licensing at the North Sea Ports Agency?"),
        ("Anneke Pradhu\nDeputy Head of Licensing", "head of licensing North Sea Ports Agency"),
        ("Anneke Pradhu\nFormer Head of Licensing", "Who is the head of licensing?"),
        ("Anneke Pradhu\nHead of Licensing", "Who is the head of finance at the North Sea Ports Agency?"),
        ("Anneke Pradhu\nHead of Licensing", "Who is the head of licensing at the Aldmoor Port Authority?"),
        ("Anneke Pradhu\nHead of Licensing", "head of licensing South Coast Fisheries Board"),
        ("Anneke Pradhu\nHead of Licensing\nSouth Coast Fisheries Board", "head of licensing North Sea Ports Agency"),
        ("Anneke Pradhu\nHead of Licensing", "Who is the harbour master at the North Sea Ports Agency?"),
        ("Anneke Pradhu\nHead of Licensing", "Who is the chief economist of the North Sea Ports Agency?"),
        ("Anneke Pradhu\nHead of Licensing", "head of licensing letter"),
        ("Anneke Pradhu\nHead of Licensing", "Who signed the letter about the lighthouse?"),
        ("Anneke Pradhu\nHead of Licensing", "Who signed the report on the east basin of Callow Bay?"),
    ],
)
def test_another_post_body_or_paper_is_not_answered(signed: str, question: str) -> None:
    assert ask(question, documents=[letter(signed), LIGHTHOUSE]).status is Status.NO_EVIDENCE


def test_who_is_written_to_holds_the_post_at_the_body_named_with_it() -> None:
    (found,) = quoted("Who is the harbour master at the Aldmoor Port Authority?", letter("Anneke Pradhu"))
    assert found == "To: Mr Piers Gale, Harbour Master\nAldmoor Port Authority"


def test_who_gets_a_copy_did_not_sign() -> None:
    given = letter("Anneke Pradhu\nHead of Licensing\n\ncc: Tomas Verrin, Head of Finance")
    question = "Who signed the letter about the dredging of the east basin?"
    assert quoted(question, given) == ["Anneke Pradhu\nHead of Licensing"]


def test_who_signed_without_a_post_is_quoted_with_the_words_that_close_the_letter() -> None:
    answer = ask("Who signed the letter about the east basin?", documents=[letter("Anneke Pradhu"), LIGHTHOUSE])
    assert [one.quote for one in answer.citations] == ["Yours faithfully,\n\nAnneke Pradhu"]
    assert answer.text.startswith("**Anneke Pradhu**")


def test_who_held_it_then_signed_then_and_who_holds_it_now_signed_last() -> None:
    older = letter("Tomas Verrin\nHead of Licensing", "3 May 2021")
    newer = letter("Anneke Pradhu\nHead of Licensing")
    for given in ([older, newer], [newer, older]):
        assert quoted("Who was head of licensing in May 2021?", *given) == ["Tomas Verrin\nHead of Licensing"]
        assert quoted("Who is the head of licensing?", *given) == ["Anneke Pradhu\nHead of Licensing"]
        assert quoted("head of licensing North Sea Ports Agency", *given) == ["Anneke Pradhu\nHead of Licensing"]


@pytest.mark.parametrize(
    ("typed", "area", "whose"),
    [
        ("head of licensing North Sea Ports Agency", {"licens"}, {"north", "sea", "port", "agenc"}),
        ("head of licensing, North Sea Ports Agency", {"licens"}, {"north", "sea", "port", "agenc"}),
        ("Who is head of licensing of the ports agency?", {"licens"}, {"port", "agenc"}),
        ("treasurer Grenna Rowing Club", set(), {"grenna", "row", "club"}),
        ("head of the finance department", {"financ", "depart"}, set()),
    ],
)
def test_whose_post_it_is_stands_apart_from_what_it_is_of(typed: str, area: set[str], whose: set[str]) -> None:
    asked = post_asked(read_question(typed))
    assert asked is not None
    assert (set(asked.area), set(asked.whose)) == (area, whose)


@pytest.mark.parametrize("typed", ["Director Ada Holm", "the treasurer paid the rent"])
def test_a_post_typed_with_a_person_or_more_words_asks_for_no_holder(typed: str) -> None:
    assert post_asked(read_question(typed)) is None


@pytest.mark.parametrize(
    "question", ["Who signed the treaty?", "What did the letter say?", "Who wrote about the lighthouse?"]
)
def test_other_questions_ask_for_nobody_who_signed(question: str) -> None:
    assert paper_asked(read_question(question)) is None
