"""The thesaurus: phrases found in any form, and what may take their place."""

import re
from pathlib import Path

import pytest

import rag
from rag.language.thesauri import single_partners, thesaurus

FILE = Path(rag.__file__).parent / "language" / "thesaurus" / "en.txt"


def said(text: str) -> dict[str, str]:
    """Each sense of a text that the thesaurus knows, with the words that have it."""
    known = thesaurus("en")
    assert known
    return {" ".join(sense): text[at.start : at.end] for sense, at in known.senses(text).items()}


@pytest.mark.parametrize(
    ("text", "sense", "words"),
    [
        ("Nothing was inked.", "v ink", "inked"),
        ("the import duties of May", "n import duty", "import duties"),
        ("She stepped down on Monday.", "v step down", "stepped down"),
        ("He quit in May.", "v quit", "quit"),
        ("They bought a lorry.", "n lorry", "lorry"),
        ("The talks were scrapped.", "v scrap", "scrapped"),
        ("Companies merged.", "n company", "Companies"),
    ],
)
def test_phrases_are_known_in_every_form(text: str, sense: str, words: str) -> None:
    assert said(text)[sense] == words


def test_the_longest_phrase_is_taken_at_each_place() -> None:
    known = thesaurus("en")
    assert known
    text = "Were the import duties dropped?"
    phrases = [text[one.place.start : one.place.end] for one in known.phrases(text)]
    assert "import duties" in phrases
    assert "duties" not in phrases


def test_what_may_take_a_words_place_never_includes_the_word_itself() -> None:
    known = thesaurus("en")
    assert known
    assert all(sense not in partners for sense, partners in known.partners.items())
    assert all(sense in known.partners[other] for sense, partners in known.partners.items() for other in partners)


def test_single_words_for_a_word() -> None:
    assert "truck" in single_partners("lorries", "en")
    assert single_partners("zzz", "en") == ()
    assert single_partners("Zoll", "de") == ()


def test_words_that_mean_too_much_stand_for_no_other_word_alone() -> None:
    assert "make" not in single_partners("earn", "en")
    assert single_partners("make", "en") == ()


def test_every_line_of_the_file_is_a_group() -> None:
    vague, *lines = FILE.read_text(encoding="utf-8").splitlines()
    assert "make" in vague.split()
    assert len(lines) > 5_000
    assert [line for line in lines if not re.fullmatch(r"[vnar] [^|]+(?: \| [^|]+)+", line)] == []
    assert len(set(lines)) == len(lines)
    assert [line for line in lines if len(set(line[2:].split(" | "))) != len(line[2:].split(" | "))] == []


def test_languages_without_a_file_have_none() -> None:
    assert thesaurus("de") is None
    assert thesaurus(None) is thesaurus("en")
