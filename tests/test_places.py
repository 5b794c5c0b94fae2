"""Places under the names that several languages give them."""

from datetime import date

import pytest

from rag import ask
from rag.answers import Status
from rag.language.places import known_places, other_names, places_spoken_of

MUNICH = {
    "title": "Talks at Munich",
    "text": "MUNICH. Secretary Halden met Minister Oduya in Munich on 14 February 2026. They spoke of steel and ships.",
    "published": "2026-02-15",
}
VIENNA = {
    "title": "Talks at Vienna",
    "text": "VIENNA. Secretary Halden met Minister Oduya in Vienna on 3 March 2025. They spoke about fish and borders.",
    "published": "2025-03-04",
}


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("Worüber sprachen sie in München?", "de", ("München",)),
        ("Was geschah in der Krim?", "de", ("Krim",)),
        ("¿Qué dijo en Ginebra y en Nueva York?", "es", ("Ginebra", "Nueva York")),
        ("Qu’a-t-il dit à La Haye ?", "fr", ("La Haye",)),
        ("彼はミュンヘンで何を話しましたか", "ja", ("ミュンヘン",)),
        ("他在慕尼黑说了什么？", "zh", ("慕尼黑",)),
        ("Was sagte Peking dazu?", "de", ()),  # a government, not a place
        ("Wer wohnt in Müncheberg?", "de", ()),
        ("Was steht im Vertrag?", "de", ()),
        ("", "de", ()),
    ],
)
def test_where_a_question_has_it_that_something_was(text: str, language: str, places: tuple[str, ...]) -> None:
    assert places_spoken_of(text, language) == places


def test_a_place_goes_by_each_of_its_names_whatever_the_accents() -> None:
    assert {"Munich", "München", "ミュンヘン"} <= set(other_names("munchen"))
    assert other_names("Quernford") == ()


def test_no_name_is_that_of_two_places() -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for name in (one for group in map(other_names, ("Munich", "Rome", "Tokyo")) for one in group):
        assert seen.setdefault(name, other_names(name)) == other_names(name)
    assert known_places().fullmatch("New York")
    assert not known_places().search("a new yorker")


@pytest.mark.parametrize(
    "question",
    ["Wo traf Halden Oduya in Wien?", "Worüber sprachen Halden und Oduya in Wien?", "¿De qué hablaron en Viena?"],
)
def test_what_was_said_at_one_place_is_no_answer_about_another(question: str) -> None:
    answer = ask(question, documents=[MUNICH, VIENNA], as_of=date(2026, 4, 1))
    assert all(citation.document.title == "Talks at Vienna" for citation in answer.citations)


def test_a_place_in_no_document_is_left_as_asked() -> None:
    answer = ask("Wann traf Halden Oduya in Mailand?", documents=[MUNICH, VIENNA], as_of=date(2026, 4, 1))
    assert answer.status is Status.NO_EVIDENCE
