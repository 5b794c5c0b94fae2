"""A slip in a filter does not look like a finding: what it names must exist, and what it leaves out is told."""

from datetime import date
from pathlib import Path

import pytest

from rag import Filters, Settings, ask, ingest
from rag.errors import FilterInvalid
from rag.search.admitting import check_named, left_out
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind


def card(path: str, publisher: str | None = None, title: str | None = None, year: int | None = None) -> Document:
    when = PartialDate(year) if year else None
    return Document(f"{path:_<64}", path, "", publisher=publisher, title=title, published=when)


FEW = (card("minutes/may.txt", "Harbour Office", year=2024), card("letter.md"), card("notes.md", year=2020))
MANY = tuple(card(f"minutes/{n:02}.txt", f"Council {n:02}", f"Minutes of session {n}") for n in range(20))


@pytest.mark.parametrize("name", ["MAY.txt", "minutes/may.txt", FEW[0].id, FEW[0].id[:8]])
def test_a_document_is_named_by_path_file_name_or_id(name: str) -> None:
    check_named(Filters(document=name), FEW)
    check_named(Filters(documents=(name, "letter.md")), FEW)
    check_named(Filters(publisher="harbour office"), FEW)


def test_of_few_names_all_are_told() -> None:
    for filters in (Filters(document="mai.txt"), Filters(documents=("letter.md", "mai.txt"))):
        with pytest.raises(FilterInvalid, match=r"“mai.txt”. There are letter.md, minutes/may.txt, notes.md. Choose"):
            check_named(filters, FEW)
    with pytest.raises(FilterInvalid, match=r"“Harbor Office” as its publisher. Stated: Harbour Office. Choose"):
        check_named(Filters(publisher="Harbor Office"), FEW)
    with pytest.raises(FilterInvalid, match=r"No document states a publisher.*Ask without it"):
        check_named(Filters(publisher="Harbor Office"), FEW[1:])


def test_of_many_the_nearest_are_told() -> None:
    with pytest.raises(
        FilterInvalid, match=r"The nearest of 20: minutes/07\.txt, .*`attache documents` lists them all"
    ):
        check_named(Filters(document="minute/07.txt"), MANY)
    with pytest.raises(FilterInvalid, match=r"The nearest of 20: minutes/12\.txt, "):
        check_named(Filters(document="Minutes of session 12"), MANY)
    with pytest.raises(FilterInvalid, match=r"The nearest of 20: Council 07, "):
        check_named(Filters(publisher="Counsil 07"), MANY)


def test_an_empty_index_has_nothing_to_name() -> None:
    check_named(Filters(publisher="Nobody"), ())


def test_what_is_left_out_for_want_of_a_date_is_counted_under_a_date_filter_alone() -> None:
    assert left_out(Filters(kind="unknown"), FEW) == ()
    assert left_out(Filters(since=date(2023, 12, 1)), FEW) == ("1 document without a date was left out.",)
    assert left_out(Filters(until=date(2023, 12, 1)), (*FEW, card("more.md"))) == (
        "2 documents without a date were left out.",
    )
    assert left_out(Filters(until=date(2023, 12, 1), document="notes.md"), FEW) == ()


def test_filters_that_leave_nothing_are_told() -> None:
    nothing = "No document meets all of the filters. Ask again with fewer of them."
    assert left_out(Filters(kind=SourceKind.PRESS), FEW) == (nothing,)
    assert left_out(Filters(since=date(2030, 1, 1)), FEW) == (nothing, "1 document without a date was left out.")


def test_a_kind_that_there_is_not_names_those_there_are() -> None:
    with pytest.raises(
        FilterInvalid, match=r"“foo” is no kind of document. Choose one of official, press, ai-assisted, "
    ):
        Filters(kind="foo")


def test_an_answer_carries_the_notice_and_a_name_that_is_wrong_ends_the_question(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "bridge.txt").write_text("The old bridge is 212 metres long and carries two tracks.\n")
    settings = Settings(home=tmp_path / "home")
    ingest([tmp_path / "docs"], settings=settings)
    question = "How long is the old bridge?"
    answer = ask(question, filters=Filters(since=date(2023, 12, 1)), settings=settings)
    assert "1 document without a date was left out." in answer.notices
    assert ask(question, settings=settings).notices == ()
    with pytest.raises(FilterInvalid, match=r"bridge\.txt"):
        ask(question, filters=Filters(document="brige.txt"), settings=settings)
