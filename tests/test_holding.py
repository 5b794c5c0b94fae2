"""Which sentence tells who held the post that is asked for, of all that the documents say of posts."""

import pytest

from rag import ask
from rag.asking import Given
from rag.evidence.holding import holder_told
from rag.questions.posts_asked import post_asked
from rag.questions.question import read_question
from rag.texts.posts import Rank
from vectorstore.dates import PartialDate
from vectorstore.documents import Document


def told(question: str, given: list[Given]) -> str:
    """The sentence that tells the holder; empty where none does."""
    documents = [
        Document(
            id=str(number), path=f"{number}.txt", text=one["text"], title=one.get("title"), language="en",
            published=PartialDate.parse(str(one["published"])),
        )
        for number, one in enumerate(given)
    ]  # fmt: skip
    found = holder_told(read_question(question), documents)
    return documents[int(found[0])].text[found[1].start : found[1].end] if found else ""


def quoted(question: str, given: list[Given]) -> list[str]:
    return [citation.quote for citation in ask(question, documents=given).citations]


PARKS, ROADS = "Present: Ada Holm (chair), Piers Gale (vice-chair).", "Present: Tobias Renn (chair), Colin Bay."
BY_TITLE: list[Given] = [
    {"title": "Roads Committee, minutes", "published": "2019-05-20", "text": f"{ROADS}\n\nThe kerb was looked at."},
    {"title": "Parks Committee, minutes", "published": "2019-05-14", "text": f"{PARKS}\n\nThe pond was looked at."},
]
BY_HEADING: list[Given] = [
    {"title": "Minutes of May", "published": "2019-05-20",
     "text": f"# Roads Committee\n\n{ROADS}\n\nThe kerb was looked at.\n\n"
             f"# Parks Committee\n\n{PARKS}\n\nThe pond was looked at."},
]  # fmt: skip


@pytest.mark.parametrize("minutes", [BY_TITLE, BY_HEADING])
def test_the_chair_of_a_committee_named_above_is_found_in_the_list_of_those_present(minutes: list[Given]) -> None:
    assert quoted("Who chaired the parks committee in May 2019?", minutes) == [PARKS]
    assert quoted("Who chaired the roads committee in May 2019?", minutes) == [ROADS]
    assert not told("Who chaired the games committee in May 2019?", minutes)


FERRY: list[Given] = [
    {"title": "News", "published": "2018-03-02",
     "text": "Tobias Renn left as managing director of the ferry line on 28 February 2018. The boats sail on."},
    {"title": "Letter to the owners", "published": "2019-06-01",
     "text": "Ines Callow, managing director of the ferry line, thanks the crews. Two boats were painted."},
    {"title": "Notes of the yard", "published": "2021-04-09",
     "text": "Piers Gale has been managing director of the ferry line since 1 April 2021. He rows."},
]  # fmt: skip


@pytest.mark.parametrize("names", ["Tobias Renn and Piers Gale", "Renn and Gale"])
def test_who_held_a_post_between_two_others_is_told_by_their_days(names: str) -> None:
    question = f"Who ran the ferry line between {names}?"
    for pages in (FERRY, FERRY[::-1]):
        assert quoted(question, pages) == ["Ines Callow, managing director of the ferry line, thanks the crews."]


@pytest.mark.parametrize("names", ["Tobias Renn and Ada Holm", "Piers Gale and Tobias Renn"])
def test_between_two_who_did_not_follow_each_other_there_is_nobody(names: str) -> None:
    assert quoted(f"Who ran the ferry line between {names}?", FERRY) == []


def test_two_months_are_not_two_persons() -> None:
    question = "Who ran the ferry line between May and July 2019?"
    assert told(question, FERRY).startswith("Ines Callow")


@pytest.mark.parametrize("name", ["Renn", "Tobias Renn"])
def test_who_runs_it_now_took_over_from_the_one_who_has_gone(name: str) -> None:
    took_over = "Ada Holm took over as chief executive of the ferry line from Tobias Renn."
    pages: list[Given] = [
        {"title": "News", "published": "2021-06-02", "text": f"{took_over} The boats were full in May."},
        {"title": "Letter", "published": "2021-09-02",
         "text": "Tobias Renn, chief executive of the ferry line, has gone, and the crews are running the ferry line."},
    ]  # fmt: skip
    assert quoted(f"Who is running the ferry line now that {name} has gone?", pages) == [took_over]


LEASES: list[Given] = [
    {"title": "Harbour committee, minutes", "published": "2019-03-04",
     "text": "Present: Ada Holm (chair), Piers Gale.\n\nThe lease of the ice house to Bexley Trading was agreed."},
    {"title": "Harbour committee, minutes", "published": "2019-05-06",
     "text": "Present: Tobias Renn (chair), Piers Gale.\n\nThe lease of the net loft to Corran Sails was agreed."},
]  # fmt: skip


@pytest.mark.parametrize(
    ("matter", "chair"),
    [
        ("the lease to Bexley Trading", "Ada Holm"),
        ("the lease to Corran Sails", "Tobias Renn"),
        ("the ice house", "Ada Holm"),
        ("the lease to Bexley Sails", ""),
        ("the lease to Dunmore Ropes", ""),
        ("the orchard", ""),
    ],
)
def test_who_chaired_when_something_was_dealt_with_is_told_where_that_is(matter: str, chair: str) -> None:
    found = told(f"Who chaired the harbour committee when it dealt with {matter}?", LEASES)
    assert found == (f"Present: {chair} (chair), Piers Gale." if chair else "")


def test_only_the_chair_of_that_day_is_quoted() -> None:
    question = "Who chaired the harbour committee when it dealt with the lease to Corran Sails?"
    assert quoted(question, LEASES) == ["Present: Tobias Renn (chair), Piers Gale."]


@pytest.mark.parametrize("asked", ["treasurer of the club since may 2020", "The treasurer of the club since May 2020"])
def test_a_post_typed_without_who_is_asked_for(asked: str) -> None:
    found = post_asked(read_question(asked))
    assert found is not None
    assert (found.ranks, found.head, set(found.area)) == ({Rank.OTHER}, "treasur", {"club"})
    assert found.since
    club: list[Given] = [
        {"title": "Report", "published": "2021-03-02", "text": "Tomas Warne, treasurer of the club, paid the rent."},
        {"title": "Notes", "published": "2020-06-02",
         "text": "Ines Callow has been treasurer of the club since 6 May 2020."},
    ]  # fmt: skip
    assert told(asked, club).startswith("Ines Callow")


@pytest.mark.parametrize("typed", ["the treasurer paid the rent of the club", "rent of the club since may 2020"])
def test_other_words_typed_ask_for_no_post(typed: str) -> None:
    assert post_asked(read_question(typed)) is None
