"""The filter fields of the chat: what is typed becomes Filters, or a remark that names the field."""

from datetime import date

import pytest

from rag.errors import SettingsInvalid
from rag.filters import Filters
from tests.chat_corpus import CORPUS, HARBOUR
from ui.filtering import choices, describe, read_filters
from ui.words import ENGLISH
from vectorstore.documents import SourceKind


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
