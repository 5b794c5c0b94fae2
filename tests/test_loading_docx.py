"""Word files: blocks in document order, lists, tables, properties, and packages that mean harm."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.files import repack_docx, write_bytes, write_docx, write_docx_bomb, write_lying_docx_bomb
from vectorstore.errors import BrokenDocument, DocumentTooLarge, EmptyDocument, UnsupportedFile
from vectorstore.files.loading import load_file

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _body(tmp_path: Path, xml: str) -> str:
    """The text of a document whose body is this XML."""
    document = f"<w:document {_W}><w:body>{xml}</w:body></w:document>"
    return load_file(repack_docx(write_docx(tmp_path), "word/document.xml", document.encode())).text


def test_paragraphs_headings_lists_and_tables_come_in_document_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Talks", 1)
    document.add_paragraph("They met.")
    for item in ("Fish", "Ships"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(2, 3)
    for row, cells in enumerate((("", "2024", "2025"), ("Trade", "", "12"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    for item in ("First", "Second"):
        document.add_paragraph(item, style="List Number")
    document.add_paragraph("They parted.")
    loaded = load_file(write_docx(tmp_path, document=document))
    assert loaded.format == "docx"
    assert loaded.text == (
        "Talks\n\nThey met.\n\n- Fish\n- Ships\n\n| 2024 | 2025\nTrade | | 12\n\n1. First\n2. Second\n\nThey parted."
    )


def test_page_headers_and_footers_are_not_content(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Content.")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    assert load_file(write_docx(tmp_path, document=document)).text == "Content."


def test_core_properties_are_declared(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Content.")
    document.core_properties.title, document.core_properties.author = "The Talks", "A. Writer"
    document.core_properties.language = "en-GB"
    loaded = load_file(write_docx(tmp_path, document=document))
    assert dict(loaded.declared) == {"title": "The Talks", "author": "A. Writer", "language": "en"}
    assert loaded.declared_in == "Word properties"


def test_a_paragraph_in_title_style_is_the_title(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("The Talks", 0)
    assert dict(load_file(write_docx(tmp_path, document=document)).declared) == {"title": "The Talks"}


def test_a_table_of_contents_is_furniture(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Talks\t3", style="toc 1")
    document.add_paragraph("They met.")
    loaded = load_file(write_docx(tmp_path, document=document))
    assert [loaded.text[span.start : span.end] for span in loaded.furniture] == ["Talks 3"]


def test_insertions_links_and_controls_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>met </w:t></w:r></w:ins><w:hyperlink><w:r><w:t>in Oslo</w:t></w:r></w:hyperlink>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:br/><w:t>on\u00a0Tuesday.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Inside</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert _body(tmp_path, xml) == "They met in Oslo\non Tuesday.\n\nInside"


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    xml = (
        f'<w:p><w:r><w:t>Text</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert _body(tmp_path, xml) == "Text\n\nBox"


def test_a_list_counts_on_after_other_paragraphs(tmp_path: Path) -> None:
    document = docx.Document()
    for text, style in (("One", "List Number"), ("Aside", None), ("Two", "List Number")):
        document.add_paragraph(text, style=style)
    assert load_file(write_docx(tmp_path, document=document)).text == "1. One\n\nAside\n\n2. Two"


def test_numbered_headings_show_their_numbers(tmp_path: Path) -> None:
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Article %1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    path = write_docx(tmp_path, document="x")
    repack_docx(path, "word/numbering.xml", numbering.encode())

    def item(level: int, text: str) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
        return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    items = item(0, "Fish") + item(1, "cod") + item(1, "herring") + item(0, "Ships") + item(1, "large")
    document = f"<w:document {_W}><w:body>{items}</w:body></w:document>"
    loaded = load_file(repack_docx(path, "word/document.xml", document.encode()))
    assert loaded.text == "Article I Fish\n(a) cod\n(b) herring\nArticle II Ships\n(a) large"


def test_footnotes_follow_the_text(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes {_W}><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        "<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    path = repack_docx(write_docx(tmp_path, document="Text."), "word/footnotes.xml", notes.encode())
    with zipfile.ZipFile(path) as package:
        links = package.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    repack_docx(path, "word/_rels/document.xml.rels", links.replace("</Relationships>", link).encode())
    assert load_file(path).text == "Text.\n\nA note."


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wide"
    table.cell(0, 2).text = "End"
    assert load_file(write_docx(tmp_path, document=document)).text == "Wide | End"


# Packages that mean harm, or are none


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with pytest.raises(DocumentTooLarge, match=r"bomb\.docx: .*zip bomb.*save it again"):
        load_file(write_docx_bomb(tmp_path, unpacked=100 << 20))


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = write_lying_docx_bomb(tmp_path, unpacked=64 << 20)
    with zipfile.ZipFile(path) as package:
        assert package.getinfo("word/document.xml").file_size == 100
    with pytest.raises(BrokenDocument, match=r"liar\.docx"):
        load_file(path)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = write_docx(tmp_path)
    with zipfile.ZipFile(path, "a") as package:
        for number in range(5_001):
            package.writestr(f"x/{number}", b"")
    with pytest.raises(DocumentTooLarge):
        load_file(path)


def test_declared_entities_are_refused_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = write_bytes(tmp_path, "secret", b"SECRET")
    xml = (
        f'<!DOCTYPE w:document [<!ENTITY leak SYSTEM "file://{secret}">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&leak;</w:t></w:r></w:p></w:body></w:document>"
    )
    for encoding in ("utf-8", "utf-16"):
        path = repack_docx(write_docx(tmp_path), "word/document.xml", xml.encode(encoding))
        with pytest.raises(BrokenDocument, match="declares entities"):
            load_file(path)


def test_other_compressions_are_refused(tmp_path: Path) -> None:
    path = write_docx(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as package:
        package.writestr("x.xml", b"x" * 1000)
    with pytest.raises(BrokenDocument, match="Open it in Word"):
        load_file(path)


@pytest.mark.parametrize("data", [b"not a zip", b"PK\x03\x04 broken", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_word_file_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BrokenDocument, match=r"letter\.docx: .*Word"):
        load_file(write_bytes(tmp_path, "letter.docx", data))


@pytest.mark.parametrize("entry", ["word/document.xml", "[Content_Types].xml", "word/styles.xml", "docProps/core.xml"])
def test_broken_parts_are_refused(tmp_path: Path, entry: str) -> None:
    with pytest.raises(BrokenDocument, match=r"letter\.docx: this Word file is damaged\. Open it in Word"):
        load_file(repack_docx(write_docx(tmp_path), entry, b"<broken"))


def test_an_old_word_file_under_the_new_name_is_recognised(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFile, match=r"save it as \.docx"):
        load_file(write_bytes(tmp_path, "letter.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))


def test_a_word_file_without_text_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument, match="holds no text"):
        load_file(write_docx(tmp_path, document=" "))


def test_deep_tables_are_read_or_refused(tmp_path: Path) -> None:
    document = docx.Document()
    outer = document.element.body
    for _ in range(30):
        table, row, cell = (OxmlElement(f"w:{name}") for name in ("tbl", "tr", "tc"))
        outer.insert(0, table)
        table.append(row)
        row.append(cell)
        outer = cell
    paragraph, run, text = (OxmlElement(f"w:{name}") for name in ("p", "r", "t"))
    text.text = "deep"
    outer.append(paragraph)
    paragraph.append(run)
    run.append(text)
    assert outer.tag == qn("w:tc")
    assert load_file(write_docx(tmp_path, document=document)).text == "deep"
