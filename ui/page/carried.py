"""What is set on a page, taken along when the page is loaded anew in another language.

In between it lies in the browser's storage of that tab (`language.js`, `opening.js`). No key is ever on the page, so
none lies there.
"""

import json
from dataclasses import dataclass
from typing import Any

from ui.page.library_rendering import LeftOut

_CHOSEN, _NARROWED = 3, 5  # fields of the settings, and of the filters
_LONGEST = 100_000  # characters of one field


@dataclass(frozen=True)
class Carried:
    """The question being written, the fields of the settings and of the filters as they stand, and the documents whose
    box is cleared; no fields where nothing was taken along."""

    question: str = ""
    chosen: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    left_out: LeftOut = frozenset()


def packed(question: object, *fields: object) -> str:
    """The page as text: its question, the fields of settings and filters, and last the documents left out."""
    texts = [field if isinstance(field, str) else "" for field in fields[: _CHOSEN + _NARROWED]]
    left_out = fields[-1] if fields and isinstance(fields[-1], frozenset) else frozenset()
    kept = {
        "question": question if isinstance(question, str) else "",
        "chosen": texts[:_CHOSEN],
        "narrowed": texts[_CHOSEN:],
        "left_out": sorted(left_out),
    }
    return json.dumps(kept, ensure_ascii=False)


def carried_in(text: object) -> Carried:
    """What `packed` made, as far as it can be read: it comes from a browser."""
    try:
        kept: Any = json.loads(text) if isinstance(text, str) and text else {}
    except (ValueError, RecursionError):
        kept = {}
    if not isinstance(kept, dict):
        return Carried()
    question = kept.get("question")
    return Carried(
        question if isinstance(question, str) and len(question) <= _LONGEST else "",
        _fields(kept.get("chosen"), _CHOSEN),
        _fields(kept.get("narrowed"), _NARROWED),
        frozenset(_texts(kept.get("left_out"))),
    )


def _fields(value: object, count: int) -> tuple[str, ...]:
    found = _texts(value)
    return found if len(found) == count else ()


def _texts(value: object) -> tuple[str, ...]:
    found = value if isinstance(value, list) else []
    return tuple(text for text in found if isinstance(text, str) and len(text) <= _LONGEST)
