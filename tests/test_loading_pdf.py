"""PDF files: paragraphs from printed lines, running headers, properties, and what cannot be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.files import (
    write_broken_pdf,
    write_bytes,
    write_encrypted_pdf,
    write_pdf,
    write_scanned_pdf,
)
from vectorstore.documents import LoadedFile
from vectorstore.errors import BrokenDocument, DocumentTooLarge, EmptyDocument
from vectorstore.files import pdf_files
from vectorstore.files.loading import load_file

_WRAPPED = (
    "The two ministers met in Oslo on Tuesday and spoke for ninety min-",
    "utes about trade, about fishing and about the well-known case of a",
    "captain. They agreed to meet again.",
)


def _furniture(loaded: LoadedFile) -> list[str]:
    return [loaded.text[span.start : span.end] for span in loaded.furniture]


def _furniture_of(tmp_path: Path, pages: list[list[str]]) -> list[str]:
    return _furniture(load_file(write_pdf(tmp_path, pages=pages)))


def test_wrapped_lines_become_paragraphs(tmp_path: Path) -> None:
    loaded = load_file(write_pdf(tmp_path, pages=[["A short heading", "", *_WRAPPED, "", "Next paragraph."]]))
    assert loaded.format == "pdf"
    assert loaded.text == (
        "A short heading\n\nThe two ministers met in Oslo on Tuesday and spoke for ninety minutes about trade, about "
        "fishing and about the well-known case of a captain. They agreed to meet again.\n\nNext paragraph."
    )
    assert (loaded.furniture, loaded.declared, loaded.declared_in) == ((), (), "")


def test_a_hyphen_that_the_document_writes_elsewhere_stays(tmp_path: Path) -> None:
    lines = [
        "This long-term plan was agreed by all who came to the meeting, a long-",
        "term plan for the Anglo-Norwegian and other fisheries, and for Anglo-",
        "Norwegian trade in the years 2024-",
    ]
    assert load_file(write_pdf(tmp_path, pages=[lines])).text == (
        "This long-term plan was agreed by all who came to the meeting, a long-term plan for the Anglo-Norwegian and "
        "other fisheries, and for Anglo-Norwegian trade in the years 2024-"
    )


def test_list_items_and_short_lines_stay_on_lines_of_their_own(tmp_path: Path) -> None:
    lines = ["They agreed on three points of the plan that had been put to them:", "1. Fish", "2. Ships", "- Trade"]
    assert load_file(write_pdf(tmp_path, pages=[lines])).text == "\n".join(lines)


def test_a_number_at_the_start_of_a_line_is_no_list_item_in_mid_sentence(tmp_path: Path) -> None:
    lines = ["Trade between the two countries, which had fallen for a long time, rose to", "4.5 billion euros."]
    assert load_file(write_pdf(tmp_path, pages=[lines])).text == " ".join(lines)


def test_a_paragraph_runs_on_over_a_page_and_the_page_number_follows_it(tmp_path: Path) -> None:
    first = "The two ministers met in Oslo on Tuesday and spoke for ninety, in a"
    pages = [[first], ["friendly mood. They agreed."], ["Third page."], ["Fourth page."]]
    loaded = load_file(write_pdf(tmp_path, pages=pages, header="Oslo Review", footer="Page {page}"))
    paragraphs = loaded.text.split("\n\n")
    assert paragraphs == [
        "Oslo Review",
        f"{first} friendly mood. They agreed.",
        "Page 1\nOslo Review\nPage 2\nOslo Review",
        "Third page.",
        "Page 3\nOslo Review",
        "Fourth page.",
        "Page 4",
    ]
    assert _furniture(loaded) == paragraphs[::2]


def test_a_line_that_recurs_within_pages_is_content(tmp_path: Path) -> None:
    pages = [["Question", "", f"{word} yes.", "", "Question", "", f"{word} no."] for word in ("Firm", "Loud", "Mild")]
    assert load_file(write_pdf(tmp_path, pages=pages)).furniture == ()


def test_a_line_at_other_heights_of_each_page_is_content(tmp_path: Path) -> None:
    pages = [[""] * page + [f"Article {page}", "", f"Some {'very ' * page}different words."] for page in range(5)]
    assert load_file(write_pdf(tmp_path, pages=pages)).furniture == ()


@pytest.mark.parametrize(
    "pages",
    [
        [
            [f"Revenue rose to {euros} million euros.", f"We employ {staff} people."]
            for euros, staff in ((3, 120), (4, 130))
        ],
        [[f"Room {room}", f"Seats: {seats}"] for room, seats in ((12, 30), (13, 30), (14, 24))],
        [["Statement", f"Interest 1.{month}", f"Statement No. {month}"] for month in (20, 21, 22)],
        [["Receipt", "Paid in full."]] * 2,
    ],
)
def test_lines_that_differ_in_their_values_are_content_and_never_are_all_lines_set_aside(
    tmp_path: Path, pages: list[list[str]]
) -> None:
    assert not any("." in line or "Room" in line or "Seats" in line for line in _furniture_of(tmp_path, pages))


@pytest.mark.parametrize("header", ["Oslo Review 2025 | {page}", "Report 7, page {page} of 9", "{page}", "- {page} -"])
def test_a_line_whose_number_counts_with_the_pages_is_furniture(tmp_path: Path, header: str) -> None:
    pages = [[f"Text {'so ' * page}different"] for page in range(4)]
    marked = _furniture(load_file(write_pdf(tmp_path, pages=pages, header=header)))
    assert marked == [header.format(page=page) for page in (1, 2, 3, 4)]


def test_page_numbers_may_be_roman_and_begin_anew(tmp_path: Path) -> None:
    numbers = ("i", "ii", "iii", "1", "2", "3", "4", "5", "6", "7")
    pages = [[number, "", f"Text {'so ' * place}different"] for place, number in enumerate(numbers)]
    assert _furniture(load_file(write_pdf(tmp_path, pages=pages))) == list(numbers)


def test_pages_are_set_apart_by_a_blank_line(tmp_path: Path) -> None:
    assert load_file(write_pdf(tmp_path, pages=[["One."], ["Two."]])).text == "One.\n\nTwo."


def test_cells_on_one_line_are_joined(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "table.pdf"))
    for y, cells in ((700, ("Name", "Sum")), (680, ("Fish", "12"))):
        for x, cell in zip((72, 300), cells, strict=True):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.drawString(0, 0, cell)
            canvas.restoreState()
    canvas.save()
    assert load_file(tmp_path / "table.pdf").text == "Name | Sum\nFish | 12"


@pytest.mark.parametrize(
    ("title", "declared"),
    [
        ("The Oslo Talks", {"title": "The Oslo Talks"}),
        ("Microsoft Word - final_v3.docx", {}),
        ("untitled", {}),
        ("scan0042.pdf", {}),
        ("17", {}),
    ],
)
def test_a_title_is_declared_only_if_it_is_one(tmp_path: Path, title: str, declared: dict[str, str]) -> None:
    loaded = load_file(write_pdf(tmp_path, title=title))
    assert dict(loaded.declared) == declared
    assert loaded.declared_in == ("pdf properties" if declared else "")


def test_a_scanned_pdf_is_told_to_run_ocr(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match=r"scan\.pdf: .*holds images of pages but no text\. Run OCR"):
        load_file(write_scanned_pdf(tmp_path))


@pytest.mark.parametrize(
    "write", [write_broken_pdf, lambda folder: write_bytes(folder, "broken.pdf", b"<html>no</html>")]
)
def test_a_broken_pdf_is_told_to_be_printed_again(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    with pytest.raises(BrokenDocument, match=r"broken\.pdf: .*damaged.*print it to a new PDF"):
        load_file(write(tmp_path))


def test_a_pdf_with_a_password_is_told_to_be_saved_without(tmp_path: Path) -> None:
    with pytest.raises(BrokenDocument, match=r"secret\.pdf: .*encrypted.*print it to a new PDF"):
        load_file(write_encrypted_pdf(tmp_path))


def test_a_pdf_that_only_restricts_printing_is_read(tmp_path: Path) -> None:
    assert load_file(write_encrypted_pdf(tmp_path, password="")).text == "Hello."


def test_pages_and_time_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_pdf(tmp_path, pages=[["One."], ["Two."], ["Three."]])
    monkeypatch.setattr(pdf_files, "MOST_PAGES", 2)
    with pytest.raises(DocumentTooLarge, match="Split the PDF"):
        load_file(path)
    monkeypatch.setattr(pdf_files, "MOST_PAGES", 3)
    monkeypatch.setattr(pdf_files, "MOST_SECONDS", -1.0)
    with pytest.raises(DocumentTooLarge, match="too much time"):
        load_file(path)
