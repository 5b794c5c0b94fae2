"""The block of YAML that may open a text file, and what it declares."""

import re

import yaml

from vectorstore.dates import PartialDate

_BLOCK = re.compile(r"\A---[ \t]*\n(.{0,8192}?)^(?:---|\.\.\.)[ \t]*(?:\n+|\Z)", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"[\w -]{1,60}")
_NESTING = re.compile(r"[\[{]")
_MOST_NESTED = 200
_TIMESTAMP = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[T ]\d{1,2}:.*", re.DOTALL)
# Keys that say that a block is front matter, of no use here; in lower case, as site generators write them.
_KEPT_BY_GENERATORS = frozenset((
    "aliases", "author", "authors", "categories", "category", "created", "cssclass", "cssclasses", "description",
    "draft", "id", "image", "keywords", "layout", "modified", "nav_order", "permalink", "sidebar_label",
    "sidebar_position", "slug", "subtitle", "summary", "tags", "toc", "updated", "weight",
))  # fmt: skip
# `date` and `lang` are what site generators call them.
_FIELDS = {
    **{field: field for field in ("title", "publisher", "kind", "published", "event_date", "event_place", "language")},
    "date": "published",
    "lang": "language",
}


def split_front_matter(text: str, only_known: bool = False) -> tuple[dict[str, str], str]:
    """The declared fields and the text after the block; nothing and the whole text where there is no such block.

    Values are kept as written, dates in ISO form. A block without any key that front matter has is prose between two
    rules, and stays in the text; with `only_known`, for plain text files, so does one that declares none of our fields.
    A block with a capitalised key we do not know, such as "Present" in minutes, is declared and stays for its readers.
    """
    match = _BLOCK.match(text)
    entries = _entries(match.group(1)) if match else None
    if not match or entries is None:
        return {}, text
    declared: dict[str, str] = {}
    for key, value in entries.items():
        if isinstance(value, str) and value.strip() and key.lower() in _FIELDS:
            declared.setdefault(_FIELDS[key.lower()], value.strip())
    unknown = [key for key in entries if key.lower() not in _FIELDS and key not in _KEPT_BY_GENERATORS]
    if len(unknown) == len(entries) or (only_known and not declared):
        return {}, text
    return {field: iso_date(value) if field.endswith(("date", "ed")) else value for field, value in declared.items()}, (
        text if any(key[0].isupper() for key in unknown) else text[match.end() :]
    )


def iso_date(value: str) -> str:
    """`2025-10-28T09:00+09:00` and `2025-10-8` as ISO dates; anything else unchanged."""
    try:
        return str(PartialDate.parse(_TIMESTAMP.sub(r"\1", value.strip())))
    except ValueError:
        return value


def _entries(block: str) -> dict[str, object] | None:
    """The block's mapping with every scalar as written, or None where it is no mapping of plain keys."""
    if len(_NESTING.findall(block)) > _MOST_NESTED:  # the parser takes seconds over thousands of them
        return None
    try:
        # BaseLoader builds strings, lists and mappings, never objects, and reads `No` or a date as it is written.
        found = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not all(isinstance(key, str) and _KEY.fullmatch(key) for key in found):
        return None
    return found
