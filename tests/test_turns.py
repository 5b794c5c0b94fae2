"""Who took a post from whom."""

from dataclasses import replace

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.evidence.predecessors import names_no_appointer, names_only_the_holder, names_the_same_post_elsewhere
from rag.evidence.turns import tells_turn, turns_the_other_way
from rag.texts.turns import Turn, turns_in
from tests.test_predecessors import asked, candidate
from vectorstore.documents import Span


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Ada Holm takes the place of Tobias Renn.", Turn("Tobias Renn", "Ada Holm")),
        ("Ada Holm took over as chief executive of the ferry line from Mr Renn.", Turn("Mr Renn", "Ada Holm")),
        ("She follows Tobias Renn, who is leaving.", Turn("Tobias Renn", "She")),
        ("Mr Renn went home, and Ada Holm has taken his place.", Turn("his", "Ada Holm")),
        ("Tobias Renn’s successor is Ada Holm.", Turn("Tobias Renn", "Ada Holm")),
        ("Her successor, Ada Holm, stayed for a year.", Turn("Her", "Ada Holm")),
        ("Tobias Renn was succeeded in May by Ada Holm.", Turn("Tobias Renn", "Ada Holm")),
        ("His post goes to Ada Holm.", Turn("His", "Ada Holm")),
        ("In spring Tobias Renn handed the keys to Ada Holm.", Turn("Tobias Renn", "Ada Holm")),
    ],
)
def test_a_sentence_says_who_took_over_from_whom(text: str, turn: Turn) -> None:
    assert turns_in(text) == (turn,)


@pytest.mark.parametrize(
    ("question", "text", "tells", "other_way"),
    [
        ("Who was warden before Ada Holm?", "Ada Holm takes the place of Tobias Renn.", True, False),
        ("Who was warden after Ada Holm?", "Ada Holm takes the place of Tobias Renn.", False, True),
        ("Who replaced Tobias Renn?", "Tobias Renn handed the keys to Ada Holm.", True, False),
        ("Who took over from Ada Holm?", "Ada Holm, until then in Grenna, replaced him in May.", False, True),
        ("Who has been warden since Renn left?", "Renn's successor is Ada Holm.", True, False),
        ("Who was warden before Ada Holm?", "Ada Holm followed Tobias Renn as choirmaster.", False, False),
        ("Who was warden in May?", "Ada Holm takes the place of Tobias Renn.", False, False),
        ("Who succeeded Rolf Renn?", "Tobias Renn was succeeded by Ada Holm.", False, False),
        ("Who succeeded Tobias Renn?", "Tobias Renn was succeeded by Ada Holm.", True, False),
        ("Who succeeded Tobias Renn?", "Mr Renn was succeeded by Ada Holm.", True, False),
        ("Who succeeded Dr Renn?", "Tobias Renn was succeeded by Ada Holm.", True, False),
        ("Who succeeded Tobias Renn’s predecessor?", "Rolf Renn handed the keys to Tobias Renn.", False, False),
        ("Who was warden before Tobias Renn?", "Rolf Renn handed the keys to Tobias Renn.", True, False),
        ("Who was warden after Rolf Renn?", "Rolf Renn handed the keys to Tobias Renn.", True, False),
    ],
)
def test_the_turn_that_is_asked_for_is_told_from_the_other_one(
    question: str, text: str, tells: bool, other_way: bool
) -> None:
    one = candidate(text, text.split(".")[0])
    assert (tells_turn(asked(question), one), turns_the_other_way(asked(question), one)) == (tells, other_way)


def test_a_turn_told_by_pronouns_is_quoted_with_whom_they_mean() -> None:
    text = "Ines Callow was precentor from 1911 to 1938. Her successor, Ada Holm, held the post through the war."
    pages = [{"title": "The Grenna choir", "text": text}]
    answer = ask("Who was precentor before Ada Holm?", documents=pages)
    assert "Ines Callow" in answer.citations[0].quote


def test_a_holder_whose_place_another_has_taken_is_not_the_present_one() -> None:
    pages: list[Given] = [
        {"title": "Notes", "published": "2023-03-01", "text": "Tobias Renn has headed the Grenna museum since 2018."},
        {"title": "News", "published": "2024-06-01",
         "text": "Mr Renn does not return to the Grenna museum, where Ada Holm has taken his place."},
    ]  # fmt: skip
    answer = ask("Who is in charge of the Grenna museum?", documents=pages)
    assert "Ada Holm" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "text", "wrong"),
    [
        ("Who appoints the warden of the hostel?", "The warden of the hostel, Ada Holm, opened the door.", True),
        ("Who appoints the warden of the hostel?", "The warden of the hostel is chosen by the guests.", False),
        ("Who is the warden of the hostel?", "The warden of the hostel, Ada Holm, opened the door.", False),
    ],
)
def test_the_holder_of_a_post_does_not_say_who_appoints_to_it(question: str, text: str, wrong: bool) -> None:
    assert names_no_appointer(asked(question), candidate(text, text.split(" ")[0])) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("With her came the chairwoman of the Anglers' Union, Ada Holm.", True),
        ("With her came the chairwoman of the Harbour Committee, Ada Holm.", False),
        ("Ada Holm, who has chaired the Ostby Museum since 2018, is ill.", True),
        ("Ada Holm is in the chair.", False),
    ],
)
def test_the_same_post_of_another_body_is_another_post(text: str, wrong: bool) -> None:
    one = candidate(text, "Ada Holm")
    assert names_the_same_post_elsewhere(asked("Who chairs the harbour committee?"), one) is wrong


def test_who_came_after_is_not_said_by_whom_that_one_replaced() -> None:
    pages = [{"title": "Posts", "text": "Ada Holm, until then warden of Grenna, replaced Tobias Renn in November."}]
    answer = ask("Who took over from Ada Holm as warden of Grenna?", documents=pages)
    assert answer.status is Status.NO_EVIDENCE


@pytest.mark.parametrize(
    ("text", "only_holder"),
    [
        ("Tobias Renn handed Ada Holm the keys in May.", False),
        ("Ada Holm was ill when Tobias Renn handed her the reins.", False),
        ("Tobias Renn handed her over, and Ada Holm was warden.", False),
        ("Tobias Renn handed Ada Holm the rope in May.", True),
        ("Ada Holm has the keys.", True),
    ],
)
def test_who_hands_somebody_the_keys_tells_of_a_change(text: str, only_holder: bool) -> None:
    one = candidate(text, text.split(" ")[0])
    assert names_only_the_holder(asked("Who was warden before Ada Holm?"), one) is only_holder


def test_who_handed_her_the_keys_came_before_her() -> None:
    text = "Ada Holm became warden of the mill in May. Tobias Renn handed her the keys. The wheel turns again."
    answer = ask("Who was warden of the mill before Ada Holm?", documents=[{"title": "Notes", "text": text}])
    assert [one.short for one in answer.sentences] == ["Tobias Renn"]
    assert answer.citations[0].quote == text[: text.index(" The wheel")]


LEFT = "Ines Callow left as harbour master in June."


@pytest.mark.parametrize(
    ("before", "tells"),
    [
        (LEFT, True),
        (f"{LEFT} She remains a member of the guild.", True),
        (f"{LEFT} She is well. Her boat is for sale.", True),
        (f"{LEFT} Elsa Moor gave a speech.", False),
        ("Elsa Moor left as harbour master in June. She remains a member of the guild.", False),
    ],
)
def test_whom_somebody_succeeds_may_be_named_sentences_before(before: str, tells: bool) -> None:
    text = f"{before} Her successor is Piers Gale."
    start = text.index("Her successor")
    made = candidate(text, "Piers Gale")
    one = replace(made, span=Span(start, len(text)))
    assert tells_turn(asked("Who succeeded Ines Callow?"), one) is tells


def test_who_succeeded_her_is_found_two_sentences_on() -> None:
    text = f"{LEFT} She remains a member of the guild. Her successor is Piers Gale."
    answer = ask("Who was harbour master after Ines Callow?", documents=[{"title": "Harbour", "text": text}])
    assert "successor is Piers Gale" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Ada Holm follows on 1 April.", "Ada Holm"),
        ("Ada Holm will follow in May.", "Ada Holm"),
        ("Mr Holm takes over.", "Mr Holm"),
        ("Ada Holm steps in with immediate effect.", "Ada Holm"),
        ("Ada Holm succeeded as warden in 2019.", "Ada Holm"),
    ],
)
def test_who_follows_nobody_named_follows_whoever_was_told_of(text: str, after: str) -> None:
    assert turns_in(text) == (Turn("they", after),)


@pytest.mark.parametrize(
    "text",
    [
        "April follows.",
        "May follows in due course.",
        "Sunday follows.",
        "On Monday took over from the night shift.",
        "Lunch follows at noon.",
        "Details follow on page 3.",
        "The Night Shift takes over in May.",
        "What follows in May is a list.",
        "Ada Holm succeeded in having the toll cut.",
        "Ada Holm succeeded with her motion.",
        "Ada Holm followed in a second boat.",
        "Ada Holm steps in at the deep end.",
        "Ada Holm follows as soon as she can.",
    ],
)
def test_other_things_that_follow_tell_of_no_turn(text: str) -> None:
    assert turns_in(text) == ()


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("I propose Mr Gale as my successor.", Turn("my", "Mr Gale")),
        ("I would propose Piers Gale, our treasurer, to be my successor.", Turn("my", "Piers Gale")),
        ("We nominated Piers Gale as Ada Holm’s successor.", Turn("Ada Holm’s", "Piers Gale")),
        ("He picked Ada Holm as his successor.", Turn("his", "Ada Holm")),
        ("I took over the chair of the boat club from Tobias Renn.", Turn("Tobias Renn", "I")),
        ("In May I took over from Tobias Renn.", Turn("Tobias Renn", "I")),
        ("When I took over from Tobias Renn it rained.", Turn("Tobias Renn", "I")),
        ("Then I succeeded Tobias Renn.", Turn("Tobias Renn", "I")),
        ("On 1 March Ada Holm took over from Tobias Renn.", Turn("Tobias Renn", "Ada Holm")),
        ("My predecessor, Tobias Renn, left early.", Turn("Tobias Renn", "My")),
    ],
)
def test_i_and_my_have_a_part_in_a_turn(text: str, turn: Turn) -> None:
    assert turns_in(text) == (turn,)


def test_lunch_is_nobodys_successor() -> None:
    pages = [{"title": "Minutes", "text": "The chair, Ada Holm, opened the meeting. Lunch follows at noon."}]
    assert ask("Who succeeds Ada Holm as chair?", documents=pages).status is Status.NO_EVIDENCE
    told = "Tobias Renn resigned as chair of the club in March. Details follow on page 3."
    answer = ask("Who succeeded Tobias Renn?", documents=[{"title": "News", "text": told}])
    assert answer.status is Status.NO_EVIDENCE


@pytest.mark.parametrize(
    "question", ["Who succeeded Tobias Renn as chair?", "who took over as chair after tobias renn"]
)
def test_who_follows_on_a_day_is_the_successor_of_whoever_leaves(question: str) -> None:
    text = "Tobias Renn resigns as chair of the club in March. Ada Holm follows on 1 April. The boats are painted."
    answer = ask(question, documents=[{"title": "News", "text": text}])
    assert "Ada Holm follows" in answer.citations[0].quote
