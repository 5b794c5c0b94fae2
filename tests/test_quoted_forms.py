"""Quotations in an answer: Markdown by its forms, rows as a table, and every character of them still in the page."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from rag.answers import Answer, Citation, Sentence, Status
from tests.test_rendering import assert_only_our_markup, shown
from ui.kept.turn_records import QUOTATION_ALONE, turn_of, turn_record
from ui.kept.turns import Turn
from ui.page.exports import conversation_page
from ui.page.quoted_forms import as_read, quoted_runs
from ui.page.quoted_rows import Rows, rows_in
from ui.page.rendering import conversation_html, pieces
from vectorstore.documents import Document

NOTES = """# Backups

- Backups are kept for **35 days**.
- The safe holds *the* `key`, not ~~Abelard~~.

A line that its editor
broke.

| Server | Disk | Size |
|:--|--|--:|
| falcon | ssd | 412 |
| kestrel | **hdd** | 1,988 |
"""
STORE = """Item              Maker        Value
---------------------------------------
Boiler 2          Harkness     £18,950
Pump, circulating Dunlow       £1,275
"""


def document(text: str, form: str) -> Document:
    return Document(id=form, path=f"notes.{form}", text=text, format=form)


def quoting(paper: Document, *quotes: str) -> Turn:
    starts = [paper.text.index(quote) for quote in quotes]
    cited = tuple(
        Citation(n, paper, at, at + len(quote), quote)
        for n, (at, quote) in enumerate(zip(starts, quotes, strict=True), 1)
    )
    sentence = Sentence(f"The office: “{' … '.join(quotes)}”", tuple(c.number for c in cited))
    answer = Answer("?", sentence.text, Status.ANSWERED, sentences=(sentence,), citations=cited)
    return Turn("What?", sentences=(sentence,), citations=cited, answer=answer, progress=None)


def table_of(turn: Turn) -> list[list[str]]:
    page = BeautifulSoup(conversation_html((turn,)), "html.parser")
    rows = page.select(".sentence tr")
    return [[words_of(cell.select_one(".quoted")) for cell in row.select("th, td")] for row in rows]


def words_of(tag: object) -> str:
    soup = BeautifulSoup(str(tag), "html.parser")
    for unseen in soup.select(".unseen"):
        unseen.decompose()
    return soup.get_text()


@pytest.mark.parametrize(
    ("quote", "runs"),
    [
        (
            "- Backups are kept for **35 days**.",
            [("- ", "unseen"), ("Backups are kept for ", ""), ("**", "unseen"), ("35 days", "strong")],
        ),
        ("*the* `key`", [("*", "unseen"), ("the", "emphasis"), ("*", "unseen"), (" ", ""), ("`", "unseen")]),
        ("A line that its editor\nbroke.", [("A line that its editor", ""), ("\n", "turned"), ("broke.", "")]),
        ("35 days", [("35 days", "strong")]),
    ],
)
def test_marks_are_shown_by_their_forms(quote: str, runs: list[tuple[str, str]]) -> None:
    start = NOTES.index(quote)
    assert quoted_runs(document(NOTES, "md"), start, start + len(quote))[: len(runs)] == runs


def test_what_is_no_markdown_keeps_its_marks_and_wide_gaps_are_narrowed() -> None:
    text = "**Net**          182 000 euros"
    assert quoted_runs(document(text, "txt"), 0, len(text)) == [
        ("**Net**", ""),
        ("          ", "gap"),
        ("182 000 euros", ""),
    ]
    assert as_read(document(text, "txt"), 0, len(text)) == "**Net**   182 000 euros"
    start = NOTES.index("- Backups")
    assert as_read(document(NOTES, "md"), start, start + 35) == "Backups are kept for 35 days."


def test_a_row_stands_below_the_names_of_its_columns() -> None:
    notes = quoting(document(NOTES, "md"), "Server | Disk | Size", "kestrel | **hdd** | 1,988")
    assert table_of(notes) == [["Server", "Disk", "Size"], ["kestrel", "hdd", "1,988"]]
    store = quoting(document(STORE, "txt"), "Item              Maker        Value", STORE.splitlines()[2])
    assert table_of(store) == [["Item", "Maker", "Value"], ["Boiler 2", "Harkness", "£18,950"]]
    page = BeautifulSoup(conversation_html((store,)), "html.parser")
    assert [cell.name for cell in page.select("th, td")] == ["th"] * 3 + ["td"] * 3
    assert " ".join(words_of(page.select_one(".sentence")).split()).startswith("The office: ")


def test_several_rows_of_one_quotation_are_as_many_rows() -> None:
    quote = "| falcon | ssd | 412 |\n| kestrel | **hdd** | 1,988"
    rows = table_of(quoting(document(NOTES, "md"), "Server | Disk | Size", quote))
    assert rows == [["Server", "Disk", "Size"], ["falcon", "ssd", "412"], ["kestrel", "hdd", "1,988"]]


def test_rows_whose_cells_cannot_be_told_apart_are_shown_as_they_are_written() -> None:
    store = quoting(document(STORE, "txt"), "Item              Maker        Value", STORE.splitlines()[3])
    assert table_of(store) == []
    assert table_of(quoting(document(NOTES, "md"), "kestrel | **hdd** | 1,988")) == []
    assert table_of(quoting(document(NOTES, "md"), "A line that its editor", "Server | Disk | Size")) == []


parts = st.lists(
    st.sampled_from(["|", "a", " ", "   ", "\n", "**", "- ", "`", "| --- |", "…", "“", "\\|", "#", "あ"]), max_size=14
)


@given(first=parts.map("".join), second=parts.map("".join), form=st.sampled_from(["md", "txt"]))
@settings(max_examples=300, deadline=None)
def test_whatever_is_quoted_no_character_is_lost(first: str, second: str, form: str) -> None:
    quotes = [quote.strip() for quote in (first, second) if quote.strip()]
    if not quotes:
        return
    paper = document("\n".join(["Head | Foot", *quotes, "| end |"]), form)
    turn = quoting(paper, *quotes)
    for cited in turn.citations:
        assert "".join(text for text, _ in quoted_runs(paper, cited.start, cited.end)) == cited.quote
    found = rows_in(pieces(turn.sentences[0], turn))
    assert found is None or joined(found) == turn.sentences[0].text
    assert shown(turn.sentences[0].text) in assert_only_our_markup(conversation_html((turn,))).text


def joined(rows: Rows) -> str:
    cells = [(row.citation.quote, cell) for row in rows.rows for cell in row.cells]
    words = "".join(f"{cell.before}{quote[cell.start : cell.end]}{cell.behind}" for quote, cell in cells)
    return f"{rows.lead}{rows.opening}{words}{rows.closing}{rows.end}"


def test_a_quotation_in_a_long_document_is_read_from_its_own_paragraph() -> None:
    text = "# A\n\n" + "word " * 400_000 + "\n\n" + NOTES
    start = text.index("- Backups")
    assert next(form for _, form in quoted_runs(document(text, "md"), start, start + 35)) == "unseen"
    assert not re.search(r"\*", as_read(document(text, "md"), start, start + 35))


def test_what_is_left_of_a_document_that_is_gone_is_shown_by_its_forms_too() -> None:
    turn = turn_of(turn_record(quoting(document(NOTES, "md"), "kept for **35 days**")), lambda _: None)
    assert turn.citations[0].document.format == QUOTATION_ALONE
    assert '<span class="strong">35 days</span>' in conversation_html((turn,))


@pytest.mark.browser
def test_an_exported_page_keeps_the_columns_of_a_row_apart_and_its_lines(browser: Browser) -> None:
    page = browser.new_page()
    store = quoting(document(STORE, "txt"), "Item              Maker        Value", STORE.splitlines()[2])
    notes = quoting(document(NOTES, "md"), "| falcon | ssd | 412 |\n| kestrel | **hdd** | 1,988")
    page.set_content(conversation_page("Store", [store, notes]))
    assert page.locator("blockquote").nth(1).inner_text() == STORE.splitlines()[2]
    assert page.locator("article").nth(1).locator(".sentence").inner_text().count("\n") == 1
    page.close()
