"""The list of documents: a table on a terminal, one line with tabs for each document in a pipe."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ui.shell.terminal import one_line
from vectorstore.documents import Document
from vectorstore.index.lookups import Pending

_COLUMNS = ("title", "publisher", "kind", "published", "event", "path", "state")


def show_documents(console: Console, documents: Sequence[Document], pending: Mapping[str, Pending]) -> None:
    """Print what each document says about itself, what it does not state left empty, and whether it is ready."""
    rows = [(*_cells(document), state(pending.get(document.id))) for document in documents]
    if console.is_terminal:
        table = Table(*_COLUMNS, box=None, header_style="bold", pad_edge=False)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
    else:
        for row in rows:
            print("\t".join(row))


def state(pending: Pending | None) -> str:
    """Whether a document is whole, or how much of it has no vector yet."""
    if pending is None:
        return "ready"
    return f"being embedded, {pending.chunks - pending.left} of {pending.chunks} passages"


def _cells(document: Document) -> tuple[str, ...]:
    event = ", ".join(str(value) for value in (document.event_date, document.event_place) if value)
    values = (document.label, document.publisher, document.kind.value, document.published, event, document.path)
    return tuple(one_line(str(value or "")) for value in values)
