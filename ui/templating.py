"""Templates that escape whatever is put into them."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

ASSETS = Path(__file__).parent / "assets"


def asset(name: str) -> str:
    """The text of a file under ui/assets."""
    return (ASSETS / name).read_text(encoding="utf-8")


def render(template: str, **values: Any) -> str:
    """A template of ui/assets filled with `values`, each escaped."""
    return str(_environment().get_template(template).render(**values))


@cache
def _environment() -> Environment:
    # No file carries an .html suffix check: every template escapes, always.
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.filters["count"] = _counted
    return environment


def _printable(value: Any) -> Any:
    """Text that survives UTF-8 and HTML: a lone surrogate becomes `?`, NUL a replacement mark."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    return value


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
