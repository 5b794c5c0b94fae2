"""Documents of one title are told apart by their files, wherever several of them stand together."""

from dataclasses import replace

from rag.answers import Answer, Sentence, Status
from rag.filters import Filters
from tests.chat_corpus import COURIER, HARBOUR, cite, passage
from tests.test_rendering import Page
from ui.descriptions import file_names
from ui.kept.turns import Turn
from ui.page.filtering import choices, describe
from ui.page.library_rendering import library_html
from ui.page.rendering import conversation_html
from ui.words import ENGLISH

OTHER = replace(HARBOUR, id="f" * 64, path="papers/harbour-2023.txt", published=None)
BOTH = (HARBOUR, OTHER, COURIER)


def test_a_file_is_named_only_where_a_title_is_not_enough() -> None:
    assert file_names(BOTH) == {HARBOUR.id: "harbour.txt", OTHER.id: "harbour-2023.txt"}
    assert file_names([HARBOUR, COURIER, HARBOUR]) == {}
    moved = replace(OTHER, path="old/harbour.txt")
    assert file_names([HARBOUR, moved]) == {HARBOUR.id: "papers/harbour.txt", moved.id: "old/harbour.txt"}


def test_library_and_time_line_name_both() -> None:
    text = Page(library_html(BOTH, 3)).text
    assert text.count("harbour.txt") == 2
    assert text.count("harbour-2023.txt") == 2
    assert "harbour.txt" not in Page(library_html((HARBOUR, COURIER), 2)).text


def test_the_filter_offers_two_names() -> None:
    offered = [label for label, _ in choices(BOTH, ENGLISH).documents]
    title = HARBOUR.label
    assert offered == ["Any document", f"{title} (harbour.txt)", f"{title} (harbour-2023.txt)", COURIER.label]
    said = describe(Filters(document=OTHER.id), BOTH, ENGLISH)
    assert said == f"Only documents named {title} (harbour-2023.txt)"


def test_sources_and_what_came_near_name_both() -> None:
    quotes = (cite(1, HARBOUR, "240 metres"), cite(2, OTHER, "240 metres"))
    sentence = Sentence("Both: “240 metres”", (1, 2))
    answer = Answer("?", sentence.text, Status.ANSWERED, sentences=(sentence,), citations=quotes)
    refusal = Answer("?", "No.", Status.NO_EVIDENCE, passages=(passage(HARBOUR), passage(OTHER)))
    turns = (
        Turn("?", sentences=(sentence,), citations=quotes, answer=answer, progress=None),
        Turn("?", answer=refusal, progress=None),
    )
    for turn in turns:
        text = Page(conversation_html((turn,))).text
        assert "harbour.txt" in text
        assert "harbour-2023.txt" in text
