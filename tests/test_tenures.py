"""Who held a post at a time, by all that the documents say of it."""

import time
from datetime import date

import pytest

from rag import Status, ask
from rag.asking import Given
from rag.evidence.tenures import Tenure, tenures_in
from rag.questions.posts_asked import post_asked
from rag.questions.question import read_question
from rag.texts.posts import Post, Rank, posts_in
from vectorstore.dates import PartialDate
from vectorstore.documents import Document


def document(text: str, published: str = "") -> Document:
    return Document(
        id="d", path="d.txt", text=text, title="Notes", language="en",
        published=PartialDate.parse(published) if published else None,
    )  # fmt: skip


def held(text: str, published: str = "") -> list[Tenure]:
    return list(tenures_in(document(text, published)))


def only_post(text: str) -> Post:
    (found,) = posts_in(text)
    return found[1]


@pytest.mark.parametrize(
    ("text", "rank", "area"),
    [
        ("the Chief Financial Officer of the mill", Rank.LEAD, {"financ", "mill"}),
        ("finance director", Rank.LEAD, {"financ"}),
        ("Minister of Roads and Canals on Monday", Rank.MINISTER, {"road", "canal"}),
        ("chairwoman", Rank.CHAIR, set()),
        ("managing director", Rank.EXECUTIVE, set()),
        ("harbour master", Rank.OTHER, set()),
    ],
)
def test_a_post_is_its_head_and_what_it_is_of(text: str, rank: Rank, area: set[str]) -> None:
    found = only_post(text)
    assert (found.rank, set(found.area)) == (rank, area)


def test_a_deputy_an_interim_and_a_former_one_are_known() -> None:
    assert only_post("deputy mayor").below
    assert only_post("the vice-chair of the ferry users").below
    assert only_post("interim treasurer").acting
    assert only_post("former head of pumps").over


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Holm, head of pumps, said that it leaked.", "Ada Holm"),
        ("The head of pumps, Ada Holm, said that it leaked.", "Ada Holm"),
        ("Present: Ada Holm (head of pumps), Piers Gale (clerk).", "Ada Holm"),
        ("Approved by: Ada Holm, head of pumps", "Ada Holm"),
        ("On Tuesday Ada Holm was appointed head of pumps.", "Ada Holm"),
        ("Ada Holm, who came from the railways, has been head of pumps since May.", "Ada Holm"),
    ],
)
def test_a_holder_is_named_beside_the_post(text: str, name: str) -> None:
    assert name in [one.name for one in held(text) if "pump" in one.post.area]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm wrote to the head of pumps.",
        "Ada Holm, former head of pumps, wrote a letter.",
        "The head of pumps declined to speak to Ada Holm.",
    ],
)
def test_who_only_stands_near_a_post_does_not_hold_it(text: str) -> None:
    assert not [one for one in held(text) if "pump" in one.post.area and one.name == "Ada Holm"]


def test_a_vice_chair_is_no_chair() -> None:
    found = held("Present: Ada Holm (chair), Piers Gale (vice-chair), Ines Callow.")
    assert [(one.name, one.post.rank) for one in found] == [("Ada Holm", Rank.CHAIR)]


def test_whom_the_chair_speaks_to_is_not_chair() -> None:
    assert not held("THE CHAIR: Mrs Holm, your turn will come.")


def test_who_stands_behind_the_label_of_a_post_holds_it() -> None:
    assert [one.name for one in held("Chair: Mrs Holm\nClerk: Mr Gale")] == ["Mrs Holm", "Mr Gale"]


def test_a_name_broken_over_two_lines_is_whole() -> None:
    text = (
        "Notes of the yard. The lease was read out. After that the crews chose Ada\n"
        "Holm, harbour master of Grenna since the spring, to speak for all of them\n"
        "before the board, which had not yet seen the letter that they had signed.\n"
    )
    (found,) = held(text)
    assert found.name == "Ada Holm"
    assert text[found.span.start : found.span.end].startswith("After that the crews")


def test_a_post_broken_over_two_lines_is_whole() -> None:
    text = (
        "Notes of the yard. The lease was read out in full to the crews. Ada Holm, head\n"
        "of pumps, said that the weir leaked, and that the wheel would have to stop for\n"
        "a week while the miller and his men went down to the gate and mended it there.\n"
    )
    (found,) = held(text)
    assert (found.name, set(found.post.area)) == ("Ada Holm", {"pump"})


def test_the_days_of_a_tenure_are_those_of_its_sentence() -> None:
    (since,) = held("Ada Holm has been head of pumps since 3 May 2021.")
    assert (since.start, since.at) == (date(2021, 5, 3), None)
    (left,) = held("Piers Gale resigned as head of pumps on 2 May 2021.")
    assert (left.who, left.end) == ("gale", date(2021, 5, 2))
    (told,) = held("Ada Holm, head of pumps, spoke.", published="2022-01-09")
    assert (told.start, told.at) == (None, date(2022, 1, 9))


def test_who_takes_a_place_takes_the_post_that_was_named_before() -> None:
    resigned = "Piers Gale resigned as minister of canals on 2 May 2021."
    text = f"{resigned} Ada Holm, till then a judge, replaced him on 9 May 2021."
    after = [one for one in held(text) if one.who == "holm"]
    assert [(one.post.rank, set(one.post.area), one.start) for one in after] == [
        (Rank.MINISTER, {"canal"}, date(2021, 5, 9))
    ]


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("Who was head of pumps in 2021?", {"pump"}),
        ("Who was in charge of pumps at the mill in 2021?", {"pump"}),
        ("Who headed the ministry of canals?", {"canal"}),
        ("Who looks after the money as treasurer now?", set()),
    ],
)
def test_the_post_asked_for_is_read_from_the_question(question: str, area: set[str]) -> None:
    asked = post_asked(read_question(question))
    assert asked is not None
    assert set(asked.area) == area


@pytest.mark.parametrize(
    "question",
    ["Who appoints the head of pumps?", "What did the head of pumps say?", "Who led it before him?", "Who ran away?"],
)
def test_other_questions_ask_for_no_post(question: str) -> None:
    assert post_asked(read_question(question)) is None


PUMPS: list[Given] = [
    {"title": "Call with the creditors", "published": "2021-07-30",
     "text": "Participants:\nAda Holm, Interim Chief Financial Officer\nTomas Renn, Chief Operating Officer\n\n"
             "The mill had a dry summer. Orders fell by a tenth."},
    {"title": "Yearly report", "published": "2021-03-02",
     "text": "The board of the mill is Ida Keane (chair) and Piers Gale (Chief Financial Officer). Orders rose."},
    {"title": "News of the mill", "published": "2021-06-02",
     "text": "Piers Gale left the mill as Chief Financial Officer on 31 May 2021. The mill looks for somebody new."},
]  # fmt: skip


def test_who_held_a_post_at_a_time_is_told_from_several_documents() -> None:
    assert "Ada Holm" in ask("Who was in charge of finance in July 2021?", documents=PUMPS).text
    assert "Piers Gale" in ask("Who was chief financial officer in March 2021?", documents=PUMPS).text


def test_a_post_nobody_is_told_to_hold_stays_unanswered() -> None:
    assert ask("Who was in charge of legal affairs in July 2021?", documents=PUMPS).status is Status.NO_EVIDENCE


@pytest.mark.parametrize("when", ["after May 2020", "before 1950", "since 2019", "from 1900 to 2100"])
def test_stretches_of_time_without_an_end_are_no_trouble(when: str) -> None:
    answer = ask(f"Who was chief financial officer {when}?", documents=PUMPS)
    assert answer.status in (Status.ANSWERED, Status.NO_EVIDENCE)


def test_who_had_left_by_then_is_no_answer() -> None:
    answer = ask("Who was in charge of finance in July 2021?", documents=PUMPS[2:])
    assert answer.status is Status.NO_EVIDENCE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ada Holm, treasurer since 2015, took over the chairmanship from Tobias Renn in May 2020.",
            [("Ada Holm", Rank.OTHER, ""), ("Ada Holm", Rank.CHAIR, "Tobias Renn")],
        ),
        (
            "Ada Holm took over the chairmanship from Tobias Renn, the treasurer.",
            [("Tobias Renn", Rank.OTHER, ""), ("Ada Holm", Rank.CHAIR, "Tobias Renn")],
        ),
        (
            "Tobias Renn was treasurer. Ada Holm took over from Tobias Renn.",
            [("Tobias Renn", Rank.OTHER, ""), ("Ada Holm", Rank.OTHER, "Tobias Renn")],
        ),
        (
            "There was a row over the treasurer, so that in the end Ada Holm took over from Tobias Renn as chair.",
            [("Ada Holm", Rank.CHAIR, "Tobias Renn")],
        ),
        (
            "Tobias Renn left as chair. Ada Holm follows on 1 April.",
            [("Tobias Renn", Rank.CHAIR, ""), ("Ada Holm", Rank.CHAIR, "they")],
        ),
        ("The chair, Ada Holm, opened the meeting. Lunch follows at noon.", [("Ada Holm", Rank.CHAIR, "")]),
    ],
)
def test_whoever_takes_over_a_post_takes_over_no_other(text: str, told: list[tuple[str, Rank, str]]) -> None:
    assert [(one.name, one.post.rank, one.before) for one in held(text)] == told


@pytest.mark.parametrize(
    "text", ["chairmanship", "chairwomanship", "chairpersonship", "co-chairmanship", "Chairmanship"]
)
def test_a_chairmanship_is_the_chairs_post(text: str) -> None:
    assert [post.rank for _, post in posts_in(f"The {text} of the club is vacant.")] == [Rank.CHAIR]


@pytest.mark.parametrize("text", ["chairs", "armchair", "chairlift", "chairmanships’ end"])
def test_other_chairs_are_no_post(text: str) -> None:
    assert not [post for _, post in posts_in(f"The {text} of the club.") if post.rank is Rank.CHAIR]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Holm gave up as chair in June. Piers Gale was elected in her place.", "Piers Gale"),
        ("Ada Holm gave up as chair in June. Piers Gale was then chosen to take her place.", "Piers Gale"),
        (
            "Ada Holm gave up as chair in June. Dr Ida van der Brand has been voted in in her stead.",
            "Dr Ida van der Brand",
        ),
        ("The chair left the Heron. Piers Gale was elected in her place.", "Piers Gale"),
        ("Ada Holm gave up as chair in June. A pier was put in its place.", ""),
        ("Ada Holm gave up as chair in June. Monday was elected in her place.", ""),
        ("The boats are old. Piers Gale was elected in her place.", ""),  # no post is named
    ],
)
def test_who_is_elected_in_the_place_of_another_one_takes_the_post(text: str, name: str) -> None:
    found = {(one.name, one.post.rank) for one in held(text) if one.begins}
    assert found == ({(name, Rank.CHAIR)} if name else set())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She left the Heron. Ada Holm, head of pumps, said so.", "Ada Holm"),
        ("Dr. Ada Holm, head of pumps, said so.", "Dr. Ada Holm"),
        ("She left. Dr. Holm, head of pumps, said so.", "Dr. Holm"),
        ("She left. Mrs Holm, head of pumps, said so.", "Mrs Holm"),
        ("Prof. Dr. Ada Holm, head of pumps, said so.", "Prof. Dr. Ada Holm"),
        ("A. M. van der Holm, head of pumps, said so.", "A. M. van der Holm"),
        ("Ada St. Holm, head of pumps, said so.", "Ada St. Holm"),
    ],
)
def test_what_ends_the_sentence_before_is_no_part_of_a_name(text: str, name: str) -> None:
    assert [one.name for one in held(text)] == [name]


@pytest.mark.parametrize("piece", ["A", "A-", "A’", "Ada Holm ", "Ada Holm was ", " "])
def test_no_text_takes_long(piece: str) -> None:
    began = time.perf_counter()
    held("The chair left. " + piece * (50_000 // len(piece)))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("question", "ranks"),
    [
        ("Who has headed the council since May?", {Rank.EXECUTIVE, Rank.LEAD, Rank.CHAIR}),
        ("Who had headed the harbour committee?", {Rank.EXECUTIVE, Rank.LEAD, Rank.CHAIR}),
        ("Who has led the museum?", {Rank.EXECUTIVE, Rank.LEAD}),
        ("WHO HAS HEADED THE COUNCIL?", {Rank.EXECUTIVE, Rank.LEAD, Rank.CHAIR}),
        ("Who has had lunch?", None),
    ],
)
def test_who_has_headed_a_council_may_be_its_chair(question: str, ranks: set[Rank] | None) -> None:
    found = post_asked(read_question(question))
    assert (set(found.ranks) if found else None) == ranks


def test_the_letterhead_says_whose_post_the_signer_holds() -> None:
    letter = (
        "Grenna Water Board\nQuay Lane 3\n\n4 March 2024\n\nDear Mrs Brand,\n\nThe pumps of the lower town were "
        "mended on Monday and run again.\n\nYours sincerely,\n\nAda Holm\nDirector\n"
    )
    other = letter.replace("Grenna Water Board", "Ostby Ferry Company").replace("Ada Holm", "Piers Gale")
    answer = ask("Who is the director of the Grenna Water Board?", documents=[{"text": other}, {"text": letter}])
    assert answer.sentences[0].short == "Ada Holm"
    assert "Piers Gale" not in answer.text
