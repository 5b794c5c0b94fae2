"""Web pages: the text a reader sees, the furniture around it, and what the page's head declares."""

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from bs4.exceptions import ParserRejectedMarkup

from vectorstore.errors import BrokenDocument, DocumentTooLarge, EmptyDocument
from vectorstore.files.extracts import Extract, stated
from vectorstore.files.html_declared import declared_fields
from vectorstore.files.html_text import page_text
from vectorstore.files.text_encoding import decode
from vectorstore.files.text_files import plain

MOST_TAGS = 200_000
# Labels that browsers take for a wider encoding (WHATWG Encoding Standard, "names and labels").
_WIDER = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "iso-8859-9": "cp1254",
}


def read_html(data: bytes, name: str) -> Extract:
    """The page's shown text. Raises UnsupportedFile, DocumentTooLarge, BrokenDocument or EmptyDocument."""
    source = plain(decode(data, name, _declared_encoding(data)))
    if source.count("<") > MOST_TAGS:
        raise DocumentTooLarge(
            "{name}: a page of more than {most:,} tags. Split it, or save it as plain text.", name=name, most=MOST_TAGS
        )
    try:
        # The leading comment keeps bs4 from guessing that a short text is a file name, or the page a feed.
        page = BeautifulSoup(f"<!---->{source}", "lxml")
    except (ParserRejectedMarkup, AssertionError, ValueError) as error:
        raise BrokenDocument(
            "{name}: this web page cannot be parsed. Save it again from a browser.", name=name
        ) from error
    text, furniture, figures = page_text(page)
    if not text.strip():
        raise EmptyDocument(
            "{name}: the page shows no text without its scripts. Open it in a browser and save the shown text.",
            name=name,
        )
    declared = stated(**declared_fields(page))
    return Extract(text, furniture, declared, "html meta" if declared else "", figures)


def _declared_encoding(data: bytes) -> str | None:
    found = EncodingDetector.find_declared_encoding(data, is_html=True)
    label = str(found or "").strip().lower()
    return None if label in {"", "utf-7"} else _WIDER.get(label, label)
