"""Bytes to text: byte order marks first, then UTF-8, then a guess checked against the whole of the bytes."""

import codecs
import re
from collections.abc import Iterator

from vectorstore.errors import UnsupportedFile
from vectorstore.remarks import Remark

# Realistic encodings of documents; the detector knows many more, which only add wrong guesses on short texts.
_GUESSABLE = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "koi8_r"),
    *("cp932", "euc_jp", "gb18030", "big5", "cp949"),
]
_LATIN = {"cp1252", "cp1250", "cp1254", "cp1257"}
_PAGE_OF_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq"), "cp1250"),
    **dict.fromkeys(("tr", "az"), "cp1254"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO_2022 = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))
_CONTROLS = re.compile("[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]")
_HIRAGANA = re.compile("[\u3041-\u3096]")
_WIDE = re.compile("[^\0-\x7f]")
_SAMPLE_BYTES = 200_000
_FILE_STARTS = {
    b"%PDF-": Remark("a PDF file; give it the suffix .pdf"),
    b"PK\x03\x04": Remark("a zip archive or an Office file; unpack it, or give a Word file the suffix .docx"),
    b"\xd0\xcf\x11\xe0": Remark("an old or password-protected Office file; save it as .docx without a password"),
}


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of `data`; `declared` is the encoding the file states, believed where UTF-8 does not fit.

    Raises UnsupportedFile, naming `name`, for binary content and for an encoding that is not recognised.
    """
    for start, kind in _FILE_STARTS.items():
        if data.startswith(start):
            raise UnsupportedFile("{name}: despite its name this is {kind} and ingest again.", name=name, kind=kind)
    for text in _readings(data, declared):
        if not _is_binary(text):
            return text
    raise UnsupportedFile(
        "{name}: this is not readable text. Save it as plain text in UTF-8 and ingest again.", name=name
    )


def _readings(data: bytes, declared: str | None) -> Iterator[str]:
    """Decodings of the data, the most trustworthy first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (yield from _strictly(data, encoding))
    for escape, encoding in _ISO_2022:
        if escape in data:
            yield from _strictly(data, encoding)
    yield from _utf16_without_mark(data)
    yield from _strictly(data, "utf-8")
    yield from _damaged_utf8(data)
    if declared and b"\0" not in data:
        yield from _strictly(data, declared)
    if b"\0" not in data:
        for encoding in _guesses(data):
            yield from _strictly(data, encoding)


def _strictly(data: bytes, encoding: str) -> Iterator[str]:
    try:
        yield data.decode(encoding)
    except (UnicodeError, LookupError):
        return


def _damaged_utf8(data: bytes) -> Iterator[str]:
    """UTF-8 with a few broken bytes, shown as replacement characters: better than the wrong encoding throughout."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * 20 < len(text) - len(text.encode("ascii", "ignore")) - broken:
        yield text


def _utf16_without_mark(data: bytes) -> Iterator[str]:
    """UTF-16 betrays itself by zero bytes at every second place only, and at many of them."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if min(even, odd) == 0 and max(even, odd) * 10 > len(data):
        yield from _strictly(data, "utf-16-le" if odd else "utf-16-be")


def _guesses(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE_BYTES]
    if len(data) > _SAMPLE_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    found = [match.encoding for match in from_bytes(sample, cp_isolation=_GUESSABLE)]
    if found and found[0] in _LATIN:
        found.insert(0, _latin_page(sample[:20_000]))
    for encoding, least in (("cp932", 3), ("euc_jp", 1)):  # two rare characters of Chinese read as hiragana in cp932
        if any(_is_japanese(text, least) for text in _strictly(sample, encoding)):
            found.insert(0, encoding)
    return found


def _is_japanese(text: str, least: int) -> bool:
    """Hiragana make up much of any Japanese text, and no other encoding's bytes read as so many of them."""
    found = len(_HIRAGANA.findall(text))
    return found >= least and found * 5 > len(_WIDE.findall(text))


def _latin_page(sample: bytes) -> str:
    """Which Latin code page fits, told by the language: their letters differ in a few places only."""
    import py3langid

    readings = [text for page in ("cp1252", "cp1250", "cp1254", "cp1257") for text in _strictly(sample, page)]
    language, _ = max((py3langid.classify(text) for text in readings), key=lambda found: found[1], default=("en", 0.0))
    return _PAGE_OF_LANGUAGE.get(language, "cp1252")


def _is_binary(text: str) -> bool:
    """More than a stray control character: not something a person reads."""
    return len(_CONTROLS.findall(text)) > max(1, len(text) // 300)
