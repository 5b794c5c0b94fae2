"""Minutes: how a vote went and who voted how is told of the motion before it."""

from dataclasses import replace

import pytest

from rag import Status, ask
from rag.evidence.matching import Match
from rag.evidence.votes import motion_voted_on, voted_otherwise, was_voted_down, with_outcome
from rag.evidence.voting import tells_asked_vote
from rag.questions.question import read_question
from tests.test_excerpts import scored
from vectorstore.documents import Document, Span
from vectorstore.sentences import split_sentences

TEXT = """Parish council of Lower Sedge
Minutes of the meeting of 9 May 2023

4. Mill bridge. Mrs Ackroyd moved to close the mill bridge to lorries. Mr Bell moved an amendment:
buses shall be exempt. The amendment was carried unanimously. The motion as amended passed, 5 to 2.
In favour: Ackroyd, Bell, Crane, Dove, Early. Against: Finch, Gale.

5. Playing field. It was proposed (Crane, seconded Dove) to sell the playing field to the school.
The motion fell for want of support. Mr Finch asked that this be recorded.

6. Hall. The roof of the hall was looked at in April. Votes were not taken.
"""


def told(line: str) -> str:
    start = TEXT.index(line)
    found = motion_voted_on(TEXT, "en", Span(start, start + len(line)))
    return TEXT[found.start : found.end] if found else ""


@pytest.mark.parametrize(
    ("line", "motion"),
    [
        ("The amendment was carried unanimously.", "Mr Bell moved an amendment"),
        ("The motion as amended passed, 5 to 2.", "Mrs Ackroyd moved to close the mill bridge"),
        ("In favour: Ackroyd, Bell, Crane, Dove, Early.", "Mrs Ackroyd moved to close"),
        ("Against: Finch, Gale.", "Mrs Ackroyd moved to close"),
        ("The motion fell for want of support.", "It was proposed (Crane"),
    ],
)
def test_a_line_on_a_vote_is_about_the_motion_before_it(line: str, motion: str) -> None:
    assert told(line).startswith(motion)


@pytest.mark.parametrize("line", ["Mr Finch asked that this be recorded.", "Votes were not taken."])
def test_other_sentences_are_about_none(line: str) -> None:
    assert told(line) == ""


def test_a_motion_goes_up_to_its_outcome() -> None:
    by_text = {TEXT[one.start : one.end]: one for one in split_sentences(TEXT, "en")}
    moved = next(span for text, span in by_text.items() if text.startswith("It was proposed"))
    whole = with_outcome(TEXT, "en", moved)
    assert TEXT[whole.start : whole.end].endswith("for want of support.")
    other = by_text["Mr Finch asked that this be recorded."]
    assert with_outcome(TEXT, "en", other) == other


@pytest.mark.parametrize(
    ("question", "names", "others"),
    [
        ("Who voted against closing the mill bridge to lorries?", "Against: Finch, Gale", ""),
        ("Who opposed closing the mill bridge?", "Against: Finch, Gale", ""),
        ("Who voted in favour of closing the mill bridge?", "In favour: Ackroyd", "Against: Finch"),
    ],
)
def test_who_voted_how(question: str, names: str, others: str) -> None:
    answer = ask(question, documents=[{"title": "Minutes", "text": TEXT}])
    assert names in answer.text
    assert not others or others not in answer.text
    assert "moved to close" in answer.text


def test_how_a_vote_went() -> None:
    answer = ask("What was the result of the vote on the mill bridge?", documents=[{"title": "Minutes", "text": TEXT}])
    assert "5 to 2" in answer.text


def test_why_something_was_decided_that_was_not_shows_that_it_was_not() -> None:
    answer = ask("Why did they vote to sell the playing field?", documents=[{"title": "Minutes", "text": TEXT}])
    assert answer.status is Status.NO_EVIDENCE or "for want of support" in answer.text


def test_a_vote_on_something_else_is_no_answer() -> None:
    answer = ask("Who voted against the new roof of the hall?", documents=[{"title": "Minutes", "text": TEXT}])
    assert "Finch, Gale" not in answer.text


TOLL = """# Town council of Ostby

## Bridge toll

Mr Bell moved that the toll be doubled. The motion carried, 4 to 3.

## Lamps

It was proposed to buy forty lamps for the quay. The matter was put off to June.
"""


RAISED, LAMPS = "Mr Bell moved that the toll be doubled.", "It was proposed to buy forty lamps for the quay."


@pytest.mark.parametrize(
    ("question", "sentence", "tells"),
    [
        ("What was the result of the vote on the bridge toll?", RAISED, True),
        ("What was the result of the vote on the school roof?", RAISED, False),
        ("What was the result of the vote on the toll for boats at the lock?", RAISED, False),
        ("What was the result of the vote on the lamps for the quay?", LAMPS, False),
        ("What did Mr Bell say of the bridge toll?", RAISED, False),
    ],
)
def test_a_motion_tells_how_the_vote_on_it_went_where_that_stands_behind_it(
    question: str, sentence: str, tells: bool
) -> None:
    document = Document("d", "d.md", TOLL, title="Minutes", language="en")
    one = replace(scored(document, sentence).candidate, match=Match())
    assert tells_asked_vote(read_question(question), one) is tells


def test_the_result_of_a_vote_is_answered_by_the_motion_with_its_vote() -> None:
    pages = [{"title": "Minutes of the town council", "text": TOLL}]
    answer = ask("What was the result of the vote on the bridge toll?", documents=pages)
    quote = " ".join(citation.quote for citation in answer.citations)
    assert ["moved that the toll be doubled" in quote, "4 to 3" in quote, "lamps" in quote] == [True, True, False]


MOTIONS = """Parish council of Upper Sedge
Minutes of the meeting of 6 June 2023

5. Motions

MOTION 1 (Ackroyd / Bell): to close the mill bridge to lorries. For 5, against 2 (Finch, Gale). Carried.

MOTION 2 (Crane / Dove): to sell the playing field to the school. For 3, against 4 (Ackroyd, Bell, Early, Finch). Lost.

MOTION 3 (Gale / Early): to paint the hall blue. Withdrawn.

6. Hall. The roof of the hall was looked at in April. Votes were not taken.
"""
CLOSED, SOLD, PAINTED = (line for line in MOTIONS.split("\n") if line.startswith("MOTION"))


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How did the vote on closing the mill bridge go?", CLOSED),
        ("Who voted against closing the mill bridge to lorries?", CLOSED),
        ("Who voted against selling the playing field?", SOLD),
        ("What was the result of the vote on selling the playing field?", SOLD),
        ("Who proposed to sell the playing field?", SOLD),
        ("What became of the motion to paint the hall blue?", PAINTED),
        ("Was the motion to paint the hall blue carried?", PAINTED),
    ],
)
def test_a_motion_and_its_vote_in_one_line_are_quoted_up_to_how_it_went(question: str, quote: str) -> None:
    answer = ask(question, documents=[{"title": "Minutes", "text": MOTIONS}])
    assert [citation.quote for citation in answer.citations] == [quote]
    assert answer.sentences[0].short != "Yes"


def test_a_line_with_a_motion_and_its_vote_tells_of_no_other_matter() -> None:
    answer = ask("Who voted against the new roof of the hall?", documents=[{"title": "Minutes", "text": MOTIONS}])
    assert answer.status is Status.NO_EVIDENCE


DEBATED = """# Harbour board of Grenna

## 2. The old pier

Ms Dove moved that the old pier be pulled down before the winter. She had counted eleven rotten piles, she said.
Mr Gale replied that the anglers would never forgive the board.

> MOTION 1 (Dove, seconded Early): to pull down the old pier. For 2, against 5. Defeated.

## 3. The lamps

> MOTION 2 (Gale / Crane): to pull down the old lamps of the winter pier. For 7, against 0. Carried.
"""


def test_what_was_moved_is_quoted_with_the_vote_that_the_minutes_tell_after_the_debate() -> None:
    answer = ask("Did the board back pulling down the old pier?", documents=[{"title": "Minutes", "text": DEBATED}])
    quotes = [citation.quote for citation in answer.citations]
    assert any(quote.startswith("MOTION 1") and quote.endswith("Defeated.") for quote in quotes)
    assert not any("MOTION 2" in quote for quote in quotes)


@pytest.mark.parametrize(
    ("sentence", "down"),
    [
        ("> MOTION 1 (Dove, seconded Early): to pull down the old pier.", True),
        ("> MOTION 2 (Gale / Crane): to pull down the old lamps of the winter pier.", False),
        ("Mr Gale replied that the anglers would never forgive the board.", False),
    ],
)
def test_a_motion_that_failed_is_told_from_one_that_did_not(sentence: str, down: bool) -> None:
    start = DEBATED.index(sentence)
    assert was_voted_down(DEBATED, "en", Span(start, start + len(sentence))) is down


@pytest.mark.parametrize(
    ("line", "down"),
    [
        ("Motion B (to mend the fence that was lost): for 7, against 0. Carried.", False),
        ("Motion B (to mend the fence that was lost): for 2, against 5. Lost.", True),
        ("Motion B (to mend the fence that was lost): for 7, against 0.", False),
    ],
)
def test_what_a_motion_is_about_is_not_how_it_went(line: str, down: bool) -> None:
    span = split_sentences(line, "en")[0]
    assert was_voted_down(line, "en", span) is down


def test_why_something_was_decided_is_answered_by_the_motion_that_failed() -> None:
    page = {"title": "Minutes", "text": "Minutes\n\nMotion A (to sell the punt Egret): for 1, against 7. Lost."}
    answer = ask("Why did the committee sell the Egret?", documents=[page])
    assert "against 7" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "which board members voted no to closing the mill bridge",
        "Which council members voted against closing the mill bridge to lorries?",
        "which board members were against closing the mill bridge",
        "who voted no on closing the mill bridge, again?",
        "WHO VOTED NO TO CLOSING THE MILL BRIDGE",
    ],
)
def test_who_voted_no_is_who_voted_against(question: str) -> None:
    answer = ask(question, documents=[{"title": "Minutes", "text": TEXT}])
    assert "Against: Finch, Gale" in answer.text
    assert "moved to close" in answer.text


def test_who_voted_yes_is_not_who_voted_no() -> None:
    answer = ask("which members voted yes to closing the mill bridge", documents=[{"title": "Minutes", "text": TEXT}])
    assert "In favour: Ackroyd" in answer.text
    assert "Against: Finch" not in answer.text


@pytest.mark.parametrize(
    "question", ["which board members voted no to closing the mill bridge", "who was against closing the mill bridge?"]
)
def test_who_was_against_a_motion_is_quoted_with_it(question: str) -> None:
    answer = ask(question, documents=[{"title": "Minutes", "text": MOTIONS}])
    assert [citation.quote for citation in answer.citations] == [CLOSED]


@pytest.mark.parametrize(
    ("question", "text", "otherwise"),
    [
        ("Who voted against closing the bridge?", "Mrs Ackroyd, who had voted for it, spoke of the noise.", True),
        ("Who voted against closing the bridge?", "In favour: Ackroyd, Bell.", True),
        ("Who voted against closing the bridge?", "MRS ACKROYD VOTED IN FAVOUR.", True),
        ("Who voted against closing the bridge?", "Mr Finch voted against it.", False),
        ("Who voted against closing the bridge?", "Mrs Ackroyd voted for it and Mr Finch against.", False),
        ("Who opposed closing the bridge?", "Mrs Ackroyd voted for it; Mr Finch opposed it.", False),
        ("Who voted for closing the bridge?", "Mr Finch voted against it.", False),
        ("Who waited for the ferry?", "Mrs Ackroyd, who had voted for it, waited.", False),
        ("Who voted for or against closing the bridge?", "Mrs Ackroyd voted for it.", False),
        ("Wer stimmte gegen die Schließung?", "Frau Ackroyd stimmte dafür.", False),
        ("Who voted against closing the bridge?", "", False),
    ],
)
def test_who_voted_for_it_is_not_who_voted_against(question: str, text: str, otherwise: bool) -> None:
    assert voted_otherwise(read_question(question), text) is otherwise


ITEMS = """Harbour board of Grenna
Minutes of 6 June 2023

3. Mill bridge. Mrs Ackroyd moved to close the mill bridge to lorries.

4. Playing field. The price of the field was read out. The motion was carried, 5 to 2.
"""


def test_how_a_vote_went_is_told_of_no_motion_of_the_item_before() -> None:
    start = ITEMS.index("The motion was carried")
    assert motion_voted_on(ITEMS, "en", Span(start, ITEMS.index("5 to 2.") + 7)) is None
    answer = ask("Who moved to close the mill bridge?", documents=[{"title": "Minutes", "text": ITEMS}])
    assert "5 to 2" not in answer.text


def test_who_voted_for_it_does_not_answer_who_voted_against() -> None:
    text = (
        "Minutes\n\nThe board closed the mill bridge. Mrs Ackroyd, who had voted for closing the mill bridge, left.\n"
    )
    answer = ask("Who voted against closing the mill bridge?", documents=[{"title": "Minutes", "text": text}])
    assert not any(one.short == "Mrs Ackroyd" for one in answer.sentences)
