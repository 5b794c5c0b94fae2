"""What an ingest tells its caller, while it runs and at its end."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """`done` of `total` files are finished; `chunk` of `chunks` of `path` are embedded."""

    done: int
    total: int
    path: str
    chunk: int = 0
    chunks: int = 0


@dataclass(frozen=True)
class FailedFile:
    """A file that was not taken, and why; the reason names the next step."""

    path: str
    reason: str


@dataclass(frozen=True)
class IngestReport:
    """Paths by what became of them; `duplicates` hold what another path already holds; `embedded` counts chunks.

    `gone` are in the index, and no longer in the folders they were read from; `skipped` are of formats not read.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()
    failed: tuple[FailedFile, ...] = ()
    skipped: tuple[str, ...] = ()
    embedded: int = 0
    seconds: float = 0.0
