"""In an interview it counts who says something, and what they reply to."""

import pytest

from rag import ask
from rag.texts.asked_above import answered_question, question_above
from rag.texts.speakers import said_by_another, speaker_at, turns

TALK = (
    "Transcript of the hearing on the pier\n\n"
    "MORROW (Ellin Gazette): The lamp failed twice in May. Was it the wiring?\n\n"
    "VANCE: No. The wiring is new. We found salt in the socket.\n\n"
    "BRUN: I would add that the salt came with the gale.\n\n"
    "MORROW: Some say the pier should be sold.\n\n"
    "VANCE: It will not be sold while I am harbour master.\n\n"
    "MORROW: Mr Brun, what will the new lamp cost?\n\n"
    "BRUN: Nine thousand crowns, paid from the reserve.\n\n"
    "Further reading\n\nThe gale of May: what it broke.\n"
)
LETTERS = "From: Nora\nTo: Olav\nDate: Mon, 4 March 2024 09:12\n\nIs it true? Yes.\n\nFrom: Olav\nTo: Nora\n\nIt is.\n"


@pytest.mark.parametrize(
    ("place", "speaker", "prompt"),
    [
        ("The lamp failed", "MORROW", ""),
        ("We found salt", "VANCE", "The lamp failed twice in May. Was it the wiring?"),
        ("I would add", "BRUN", "The lamp failed twice in May. Was it the wiring?"),
        ("It will not be sold", "VANCE", "Some say the pier should be sold."),
        ("Nine thousand", "BRUN", "what will the new lamp cost?"),
        ("The gale of May", "", ""),
        ("Transcript", "", ""),
    ],
)
def test_a_sentence_is_its_speakers_and_replies_to_what_was_put_to_them(place: str, speaker: str, prompt: str) -> None:
    start = TALK.index(place)
    assert speaker_at(TALK, start) == speaker
    assert question_above(TALK, start) == prompt


def test_lines_over_letters_are_no_turns() -> None:
    assert turns(LETTERS) == ()


def test_what_one_speaker_says_is_not_what_another_says() -> None:
    assert said_by_another(TALK, TALK.index("We found salt"), ["Brun"])
    assert not said_by_another(TALK, TALK.index("I would add"), ["Brun"])
    assert not said_by_another(TALK, TALK.index("We found salt"), ["Ellin"])


def test_the_first_words_of_a_turn_are_quoted_with_the_question() -> None:
    start = TALK.index("VANCE: No.")
    put = answered_question(TALK, start)
    assert put is not None
    assert TALK[put.start : put.end].endswith("Was it the wiring?")
    assert answered_question(TALK, TALK.index("We found salt")) is None


def test_what_somebody_says_is_taken_from_their_turns_and_told_as_theirs() -> None:
    answer = ask("What did Brun say about the salt?", documents=[{"title": "Hearing", "text": TALK}])
    assert answer.citations
    assert all("came with the gale" in citation.quote for citation in answer.citations)
    told = ask("Where did Vance find salt?", documents=[{"title": "Hearing", "text": TALK}])
    assert "VANCE: “We found salt in the socket.”" in told.text


def test_a_sentence_is_read_as_its_speakers() -> None:
    answer = ask("How many crowns will Brun pay from the reserve?", documents=[{"title": "Hearing", "text": TALK}])
    assert "Nine thousand crowns" in answer.citations[0].quote
    cost = ask("Who does Vance say owns the lamp?", documents=[{"title": "Hearing", "text": TALK}])
    assert not any("came with the gale" in citation.quote for citation in cost.citations)


def test_somebody_s_words_alone_are_quoted_with_who_says_them() -> None:
    text = (
        "The Ellin yard has been mentioned as a buyer of the ropeworks. Its director, Astrid Sund, laughed when asked. "
        '"We buy ropes, we don\'t buy rope works." The board of the ropeworks meets in May.'
    )
    answer = ask("Who joked that they buy ropes and not rope works?", documents=[{"title": "Courier", "text": text}])
    assert "Astrid Sund" in answer.text
    assert "We buy ropes" in answer.text
