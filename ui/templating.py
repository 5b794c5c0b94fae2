"""Templates that escape whatever is put into them."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ui.words import Words

ASSETS = Path(__file__).parent / "assets"


def asset(name: str) -> str:
    """The text of a file under ui/assets."""
    return (ASSETS / name).read_text(encoding="utf-8")


def render(template: str, words: Words, **values: Any) -> str:
    """A template of ui/assets filled with `words` and `values`, each escaped."""
    return str(_environment().get_template(template).render(words=words, **values))


@cache
def _environment() -> Environment:
    # No file carries an .html suffix check: every template escapes, always.
    return Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )


def _printable(value: Any) -> Any:
    """Text that survives UTF-8 and HTML: a lone surrogate becomes `?`, NUL a replacement mark."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    return value
