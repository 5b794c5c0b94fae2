"""A question as somebody types it into a box is put as one writes it, and a name or a topic stays what it is."""

import time

import pytest

from rag import ask
from rag.asking import Given
from rag.questions.typed import as_written, led_up_to

FERRY: list[Given] = [
    {"title": "Ferry news", "text": "The fare of the ferry Egret is 4 crowns. Will Smith, the mate, left in June."}
]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("whats the fare", "what is the fare?"),
        ("Whos the chair", "Who is the chair?"),
        ("hi. Whats the fare", "What is the fare?"),
        ("why didnt they pay", "why didn't they pay?"),
        ("how many ppl came in a yr", "how many people came in a year?"),
        ("what does the dept. of health say", "what does the department of health say?"),
        ("what happens if im late", "what happens if I am late?"),
        ("WHATS THE FARE", "WHAT IS THE FARE?"),
        ("what  is\nthe   fare ", "what is the fare?"),
        ("what’s the fare", "what’s the fare?"),
    ],
)
def test_short_forms_are_written_out(typed: str, written: str) -> None:
    assert as_written(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("when did Mr Cant resign", "when did Mr Cant resign?"),
        ("When did Cant and Dont close?", "When did Cant and Dont close?"),
        ("What does Im mean", "What does Im mean?"),
        ("what did the IM say", "what did the IM say?"),
        ("what was he wont to do", "what was he wont to do?"),
        ("who works at Wimborne", "who works at Wimborne?"),  # “im” in a word
        ("is Dontown a town", "is Dontown a town?"),
        ("who fired Ty?", "who fired Ty?"),
        ("when did the ferry leave Can Tho?", "when did the ferry leave Can Tho?"),
        ("Did So Young win?", "Did So Young win?"),
        ("what did So say", "what did So say?"),
    ],
)
def test_a_name_that_is_spelt_like_a_short_form_stays(typed: str, written: str) -> None:
    assert as_written(typed) == written


@pytest.mark.parametrize(
    "before",
    [
        "so ", "So, ", "ok so um ", "hey ", "Hi! ", "so… ", "please ", "just curious: ", "quick question — ",
        "do you know ", "does anyone know ", "Could you tell me ", "can you pls remind me ", "any idea ",
        "im wondering ", "I’m just wondering ", "I'd like to know ", "i wanna know ", "wanna know ", "gotta know ",
        "tell me again ", "sorry, ", "well, ", "thanks, ", "thanks, so do you remember ",
    ],
)  # fmt: skip
def test_what_is_typed_before_a_question_asks_nothing(before: str) -> None:
    assert as_written(f"{before}who won") == "who won?"


@pytest.mark.parametrize(
    "behind",
    [
        " or not", " or not?", " or what", " please", " pls?", ", thanks!", " thx lol", " tho", ", again", ", anyone?",
        ",", " -",
    ],
)  # fmt: skip
def test_what_is_typed_behind_a_question_asks_nothing(behind: str) -> None:
    assert as_written(f"who won{behind}") == "who won?"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("what was her name again", "what was her name?"),
        ("who is the chair again pls", "who is the chair?"),
        ("how much is the fare again?", "how much is the fare?"),
        ("Has the boiler failed again?", "Has the boiler failed again?"),
        ("When was the tower allowed to run again?", "When was the tower allowed to run again?"),
        ("who was elected again", "who was elected again?"),
    ],
)
def test_again_is_dropped_only_where_one_has_forgotten(typed: str, written: str) -> None:
    assert as_written(typed) == written


@pytest.mark.parametrize(
    "asked",
    [
        "Did they vote yes or no?",
        "Did he say thank you?",
        "Did she tell anyone?",
        "Do you know if the fare went up?",  # “if the fare went up?” asks nothing
        "Did anyone know who wrote it?",
        "If the ferry is late, who pays?",
        "What was said before 2019?",
    ],
)
def test_what_belongs_to_a_question_stays(asked: str) -> None:
    assert as_written(asked) == asked


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("in 2019, who was the chair", "in 2019, who was the chair?"),
        ("according to the audit, how many trees fell", "according to the audit, how many trees fell?"),
        ("and who was chair", "and who was chair?"),
        ("in which town did they meet", "in which town did they meet?"),
        ("I heard of a fine, did they ever pay it", "I heard of a fine, did they ever pay it?"),
        ("so if the ferry is late, who pays for it", "if the ferry is late, who pays for it?"),
        ("who won.", "who won."),
        ("ferry prices", "ferry prices"),
        ("ferry prices please", "ferry prices"),
        ("budget 2019", "budget 2019"),
        ("Will Smith", "Will Smith"),
        ("will smith", "will smith"),
        ("So Young Kim", "So Young Kim"),
        ("Hello Kitty", "Hello Kitty"),
        ("The fare was raised, the board says", "The fare was raised, the board says"),
    ],
)
def test_a_question_mark_stands_only_where_something_is_asked(typed: str, written: str) -> None:
    assert as_written(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("quel est le pont dont il parle", "quel est le pont dont il parle?"),
        ("le pont dont il parle", "le pont dont il parle"),
        ("qui est le maire", "qui est le maire?"),
        ("wer ist der Bürgermeister im Ort", "wer ist der Bürgermeister im Ort?"),
        ("quién es el alcalde", "quién es el alcalde?"),
        ("エーダ・ホルムとは", "エーダ・ホルムとは"),
        ("谁是市长", "谁是市长"),
    ],
)
def test_other_languages_keep_their_words(typed: str, written: str) -> None:
    assert as_written(typed) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("who chairs the board these days", "who chairs the board now?"),
        ("who took over after Ada Holm", "Who succeeded Ada Holm?"),
        ("who took over as warden from Ada Holm", "Who succeeded Ada Holm as warden?"),
        ("Who took over from Ada Holm as warden of Grenna?", "Who succeeded Ada Holm as warden of Grenna?"),
        ("who took over from him", "Who succeeded him?"),
        ("who came after Ada Brand-Holm?", "Who succeeded Ada Brand-Holm?"),
        ("whos lined up to follow Ada Holm", "Who will succeed Ada Holm?"),
        ("who’s going to replace Ada Holm", "Who will succeed Ada Holm?"),
        ("which board members voted no to the tram", "who voted against the tram?"),
        ("who voted yes to the tram", "who voted for the tram?"),
        ("who will vote no on the tram", "who will vote against the tram?"),
        ("Which councillors were against the toll?", "who were against the toll?"),
    ],
)
def test_what_is_said_in_a_hurry_is_put_in_the_usual_words(typed: str, written: str) -> None:
    assert as_written(typed) == written


@pytest.mark.parametrize(
    "asked",
    [
        "Who came from Norway?",  # nobody’s successor
        "Who came after the war?",
        "Who came in after May?",
        "Who took over as minister after the November reshuffle?",
        "who is going to replace the roof?",
        "Who voted no on 5 May?",
        "Who voted no on Tuesday?",
        "Which Labour councillors voted against the toll?",  # not everyone who did
        "Which members of the union voted against it?",
    ],
)
def test_other_questions_in_these_words_stay(asked: str) -> None:
    assert as_written(asked) == asked


@pytest.mark.parametrize("typed", ["", "?", "...", "so", "hey", "thanks", "again", "or not?", "dont", "¿?", "—", "🙂"])
def test_little_more_than_nothing_is_left_as_it_is(typed: str) -> None:
    assert as_written(typed) == typed
    assert led_up_to(typed) == ("", typed)


@pytest.mark.parametrize(
    "typed",
    ["so whats the fare or not", "hi. Whats the fare", "and who was chair", "who came after Ada Holm", "wont to", "ok"],
)
def test_what_is_written_so_already_stays(typed: str) -> None:
    assert as_written(as_written(typed)) == as_written(typed)


@pytest.mark.parametrize(
    "typed",
    [
        f"who {' ' * 30_000} won", ", " * 20_000, "who, " * 20_000, "so " * 20_000, f"who {'please ' * 5_000} x",
        f"the ferry{' ' * 30_000}, who won it", "?" * 50_000, f"who came after {'Ada ' * 10_000}", "a" * 50_000,
    ],
)  # fmt: skip
def test_a_very_long_question_is_put_in_no_time(typed: str) -> None:
    began = time.perf_counter()
    led_up_to(as_written(typed))
    assert time.perf_counter() - began < 5  # seconds; a search that starts anew at every comma took minutes


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("I heard of a fine, did they ever pay it?", "I heard of a fine", "did they ever pay it?"),
        ("I heard of a fine; and did they ever pay it?", "I heard of a fine", "did they ever pay it?"),
        ("I heard of a fine – did they ever pay it?", "I heard of a fine", "did they ever pay it?"),
        ("Ada Holm, when was she born?", "Ada Holm", "when was she born?"),
        ("Ada Holm, who won the race, was she ill?", "Ada Holm, who won the race", "was she ill?"),
        ("The fine, who paid it, and when was it paid?", "The fine", "who paid it, and when was it paid?"),
    ],
)
def test_what_is_told_in_front_is_told_from_the_question(text: str, before: str, asked: str) -> None:
    assert led_up_to(text) == (before, asked)


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, who was the chair?",
        "According to the audit, how many trees fell?",
        "Between 2010 and 2012, who was the chair?",
        "Last year, who was the chair?",
        "Who won, and when was it?",
        "Which is older, the Egret or the Heron, and who owns it?",
        "I heard of a fine, why?",
        "She rows, sings and paints.",
        "Der Steg, wer hat ihn gebaut?",
        "エーダ・ホルム、誰ですか？",
    ],
)
def test_nothing_is_told_in_front(text: str) -> None:
    assert led_up_to(text) == ("", text)


@pytest.mark.parametrize(
    "typed", ["what is the fare?", "so whats the fare or not", "hey quick question - whats the fare pls"]
)
def test_a_question_is_answered_however_it_is_typed(typed: str) -> None:
    answer = ask(typed, documents=FERRY)
    assert [one.short for one in answer.sentences] == ["4 crowns"]


@pytest.mark.parametrize("typed", ["so", "ok so um please", "...", "or not?", "🙂"])
def test_what_asks_nothing_is_no_trouble(typed: str) -> None:
    assert not ask(typed, documents=FERRY).conflicts
