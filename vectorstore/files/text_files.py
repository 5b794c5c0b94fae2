"""Plain text and Markdown."""

import re

from vectorstore.files.extracts import Extract, stated
from vectorstore.files.front_matter import split_front_matter
from vectorstore.files.text_encoding import decode

_UNSHOWABLE = re.compile("[\0\ud800-\udfff]")


def read_text(data: bytes, name: str, markdown: bool) -> Extract:
    """The text of a file's bytes. Raises UnsupportedFile for binary content."""
    return take_text(decode(data, name), markdown)


def take_text(text: str, markdown: bool) -> Extract:
    """The text as shown: front matter taken off, line ends as `\\n`, without what cannot be shown; all else as is."""
    declared, shown = split_front_matter(plain(text), only_known=not markdown)
    return Extract(shown, declared=stated(**declared), declared_in="front matter" if declared else "")


def plain(text: str) -> str:
    """`\\r\\n` and `\\r` become `\\n`; a leading byte order mark, NULs and lone surrogates go."""
    return _UNSHOWABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).removeprefix("\ufeff")
