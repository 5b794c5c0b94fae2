"""What a format's reader takes out of a file's bytes."""

from dataclasses import dataclass

from vectorstore.documents import Span


@dataclass(frozen=True)
class Extract:
    """The text as the reader of the document sees it, and what the format itself says about it (see `LoadedFile`)."""

    text: str
    furniture: tuple[Span, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    declared_in: str = ""
    figures: tuple[Span, ...] = ()


def stated(**fields: str | None) -> tuple[tuple[str, str], ...]:
    """The fields that have a value, white space collapsed, none longer than 1,000 characters."""
    shortened = {field: " ".join((value or "")[:1000].split()) for field, value in fields.items()}
    return tuple((field, value) for field, value in shortened.items() if value)
