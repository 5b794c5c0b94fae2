"""Names and posts in lines of their own: which lines make one block, and how who is named in it stands there."""

import pytest

from rag.texts.letter_lines import Standing
from rag.texts.signatures import Signature, signatures_in, with_signatures
from vectorstore.sentences import split_sentences

BODY = "Dear Mr Gale,\n\nThe licence for the dredging of the east basin was granted on 4 March 2024."


def closing(lines: str) -> list[Signature]:
    """The blocks of a letter that ends with some lines."""
    return list(signatures_in(f"{BODY}\n\nYours faithfully,\n\n{lines}\n"))


@pytest.mark.parametrize(
    "block",
    [
        "Anneke Pradhu\nHead of Licensing",
        "(Dr) Anneke Pradhu\nHead of Licensing",
        "Anneke Pradhu, Head of Licensing",
        "Anneke Pradhu\nHead of Licensing\nNorth Sea Ports Agency",
        "Anneke Pradhu, Head of Licensing\nNorth Sea Ports Agency",
        "**Anneke Pradhu**  \nHead of Licensing",
        "*Anneke Pradhu*<br>Head of Licensing",
        "Signed: Anneke Pradhu, Head of Licensing",
        "For the Board: Anneke Pradhu\nHead of Licensing",
        "Anneke Pradhu, PhD\nActing Head of Licensing, North Sea Ports Agency",
        "Anneke Pradhu\n\nHead of Licensing",
    ],
)
def test_a_name_and_the_post_beneath_it_are_one_block(block: str) -> None:
    (found,) = closing(block)
    text = f"{BODY}\n\nYours faithfully,\n\n{block}\n"
    assert text[found.span.start : found.span.end] == block
    assert (found.name, found.standing) == ("Anneke Pradhu", Standing.SIGNED)
    assert [set(one.post.area) for one in found.posts] == [{"licens"}]


def test_two_who_sign_are_two_blocks() -> None:
    found = closing("Anneke Pradhu\nHead of Licensing\nTomas Verrin\nHead of Finance")
    assert [(one.name, set(one.posts[0].post.area)) for one in found] == [
        ("Anneke Pradhu", {"licens"}),
        ("Tomas Verrin", {"financ"}),
    ]


def test_one_who_holds_two_posts_is_named_with_both() -> None:
    (found,) = closing("Anneke Pradhu\nHead of Licensing\nSecretary to the Board\nNorth Sea Ports Agency")
    assert len(found.posts) == 2
    assert found.body.endswith("North Sea Ports Agency")


@pytest.mark.parametrize(
    "lines",
    [
        "North Sea Ports Agency\nHead of Licensing",
        "Ports Summary\nHead of Licensing: vacant",
        "Anneke Pradhu, head of licensing, said that the fee was due in April.",
        "The Fees\nHead of Licensing",
    ],
)
def test_other_lines_are_no_block(lines: str) -> None:
    assert not [one for one in signatures_in(f"{BODY}\n\n{lines}\n") if one.posts]


def test_a_heading_over_text_is_no_post_of_the_line_above_it() -> None:
    text = "Anneke Pradhu\n\nHead of Licensing\n\nThe head of licensing answers to the board and to nobody else."
    assert not signatures_in(text)


def test_who_is_written_to_and_who_gets_a_copy_do_not_sign() -> None:
    text = (
        f"To: Mr Piers Gale, Harbour Master\nAldmoor Port Authority\n\n{BODY}\n\nYours faithfully,\n\nAnneke Pradhu\n"
        "Head of Licensing\n\ncc: Tomas Verrin, Head of Finance\n"
    )
    assert [(one.name, one.standing) for one in signatures_in(text)] == [
        ("Mr Piers Gale", Standing.ADDRESSED),
        ("Anneke Pradhu", Standing.SIGNED),
        ("Tomas Verrin", Standing.COPIED),
    ]


def test_an_address_without_a_label_is_one_over_the_salutation() -> None:
    (found,) = signatures_in(f"Ms Ines Callow\nDirector, Grenna Museum\n\n{BODY}\n")
    assert (found.standing, found.body) == (Standing.ADDRESSED, "Grenna Museum")


def test_who_took_part_or_answers_enquiries_does_not_sign() -> None:
    text = (
        f"Participants:\nAda Holm, Chief Financial Officer\nPiers Gale, Clerk\n\n{BODY}\n\n"
        "Enquiries\nInes Callow, head of communications\n"
    )
    assert {one.standing for one in signatures_in(text)} == {Standing.LISTED}
    assert [one.name for one in signatures_in(text)] == ["Ada Holm", "Piers Gale", "Ines Callow"]


def test_a_name_alone_closes_a_letter_with_the_words_over_it() -> None:
    (found,) = closing("Anneke Pradhu")
    text = f"{BODY}\n\nYours faithfully,\n\nAnneke Pradhu\n"
    assert text[found.span.start : found.span.end] == "Yours faithfully,\n\nAnneke Pradhu"


def test_the_lines_of_a_block_are_one_sentence_and_no_other_is() -> None:
    block = "Anneke Pradhu\nHead of Licensing\nNorth Sea Ports Agency"
    text = f"{BODY}\n\nYours faithfully,\n\n{block}\n\nGrenna, 5 March 2024\n"
    cut = split_sentences(text, "en")
    joined = [text[one.start : one.end] for one in with_signatures(text, "en", cut)]
    assert block in joined
    assert len(joined) == len(cut) - 2
    assert with_signatures(text, "de", cut) == cut
