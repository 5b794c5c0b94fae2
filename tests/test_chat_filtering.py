"""The filter fields of the chat: what is typed becomes Filters, or a remark that names the field."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from rag.errors import SettingsInvalid
from rag.filters import Filters
from rag.settings import Settings
from tests.chat_corpus import CORPUS, COURIER, HARBOUR
from ui.offline import gr
from ui.page.filtering import choices, describe, read_filters
from ui.page.library_panel import LibraryPanel
from ui.page.narrowing import Narrowing
from ui.words import ENGLISH
from vectorstore.documents import Document, SourceKind
from vectorstore.errors import IndexMissing


def test_empty_fields_ask_nothing() -> None:
    assert read_filters(("", "", "", "", ""), ENGLISH).empty
    assert read_filters((None, None, None, None, None), ENGLISH).empty
    assert describe(Filters(), CORPUS, ENGLISH) == ""


def test_a_partial_date_covers_its_whole_period() -> None:
    filters = read_filters(("", "", "2024-02", "2024-02", ""), ENGLISH)
    assert (filters.since, filters.until) == (date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(("since", "until", "named"), [("yesterday", "", "From"), ("", "2024-13", "To")])
def test_an_unreadable_date_names_its_field(since: str, until: str, named: str) -> None:
    with pytest.raises(SettingsInvalid, match=f"“{named}”.*write a date like"):
        read_filters(("", "", since, until, ""), ENGLISH)


def test_swapped_dates_are_told() -> None:
    with pytest.raises(SettingsInvalid, match="Swap them"):
        read_filters(("", "", "2025", "2024", ""), ENGLISH)


def test_values_that_are_no_text_are_taken_as_nothing() -> None:
    assert read_filters((["x"], {"a": 1}, 3, True, b"x"), ENGLISH).empty
    assert read_filters(("", "no such kind", "", "", ""), ENGLISH).kind is None


def test_choices_offer_what_there_is() -> None:
    offered = choices(CORPUS, ENGLISH)
    assert [value for _, value in offered.publishers] == ["", "Harbour Office", "The <b>Courier</b>"]
    assert [value for _, value in offered.kinds] == ["", "official", "press", "ai-assisted"]
    assert offered.documents[1] == ("Harbour office opens new quay", HARBOUR.id)


def test_filters_are_told_in_words() -> None:
    filters = Filters(publisher="P", kind=SourceKind.PRESS, since=date(2024, 1, 2), document=HARBOUR.id)
    told = describe(filters, CORPUS, ENGLISH)
    assert told == "Only documents by P, of kind Press, since 2024-01-02, named Harbour office opens new quay"


def narrowing(home: Path, documents: Sequence[Document] | None) -> Narrowing:
    """The filter fields over these documents, None where they cannot be read."""

    def found(_: Settings) -> Sequence[Document]:
        if documents is None:
            raise IndexMissing("There is no index.")
        return documents

    return Narrowing(LibraryPanel(Settings(home=home), found))


GONE = ("Harbour Office", "official", "", "", HARBOUR.id, frozenset())


def test_what_is_no_longer_offered_leaves_the_fields_and_the_list(tmp_path: Path) -> None:
    listing, _, *offered = narrowing(tmp_path, (COURIER,)).followed(gr.Request(), *GONE)
    assert [update["value"] for update in offered] == ["", "", ""]
    assert COURIER.id in listing
    _, _, *offered = narrowing(tmp_path, (COURIER,)).removed(gr.Request(), gr.EventData(None, {}), *GONE)
    assert [update["value"] for update in offered] == ["", "", ""]


def test_what_is_still_offered_is_left_alone(tmp_path: Path) -> None:
    for documents in (CORPUS, None):  # nor does a list that cannot be read take anything away
        _, _, *offered = narrowing(tmp_path, documents).followed(gr.Request(), *GONE)
        assert not any("value" in update for update in offered)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        (("Gone Press", "", "", "", ""), "“Publisher” is 'Gone Press'"),
        (("", "nonsense", "", "", ""), "“Kind” is 'nonsense'"),
        (("", "", "", "", HARBOUR.id), "“Document” is 'aaaa"),
    ],
)
def test_a_choice_that_no_document_has_is_named(tmp_path: Path, fields: tuple[str, ...], named: str) -> None:
    _, hint = narrowing(tmp_path, (COURIER,)).filtered(gr.Request(), *fields, frozenset())
    assert "Choose from its list" in hint
    with pytest.raises(SettingsInvalid, match=named):
        narrowing(tmp_path, (COURIER,)).filters((*fields, frozenset()), ENGLISH)
    assert narrowing(tmp_path, None).filters((*fields, frozenset()), ENGLISH)  # the answer tells what is wrong
