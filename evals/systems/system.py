"""What every system offers, and the register of their names."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from evals.cases import Turn
from evals.errors import SystemUnknown
from evals.reply import Reply
from rag.settings import Settings
from vectorstore.documents import Document

Naming = Callable[[Document], str]
"""How a document is called in rows: its path inside the corpus."""


class System(Protocol):
    """Answers one question from the index its settings name. Anything it raises becomes a failed row."""

    @property
    def name(self) -> str: ...

    def reply(self, question: str, history: Sequence[Turn]) -> Reply: ...


_FACTORIES = {
    "attache": "evals.systems.attache:open_attache",
    "model": "evals.systems.attache:open_model",
    "bm25": "evals.systems.single:open_bm25",
    "dense": "evals.systems.single:open_dense",
    "llamaindex-top-chunk": "evals.systems.llamaindex:open_top_chunk",
    "llamaindex-citation": "evals.systems.llamaindex:open_citation",
}


_TAKE_DOCUMENTS = ("attache", "model")


def takes_documents(name: str) -> bool:
    """Whether the system of that name answers over documents given with the question, without an index."""
    return name in _TAKE_DOCUMENTS


def open_over(
    name: str, settings: Settings, naming: Naming, documents: tuple[Document, ...], as_of: date | None
) -> System:
    """A system that `takes_documents` over these, asked as on a day. Raises SystemUnknown for another."""
    from evals.systems.attache import Attache

    system = open_system(name, settings, naming)
    if not isinstance(system, Attache):
        raise SystemUnknown(f"The system {name!r} reads an index. Use one of {', '.join(_TAKE_DOCUMENTS)}.")
    return replace(system, documents=documents, as_of=as_of)


def system_names() -> tuple[str, ...]:
    return tuple(_FACTORIES)


def open_system(name: str, settings: Settings, naming: Naming) -> System:
    """The system of that name over the index the settings name. Raises SystemUnknown."""
    if name not in _FACTORIES:
        raise SystemUnknown(f"There is no system {name!r}. Use one of {', '.join(_FACTORIES)}.")
    module, factory = _FACTORIES[name].split(":")
    system: System = getattr(importlib.import_module(module), factory)(settings, naming)
    return system
