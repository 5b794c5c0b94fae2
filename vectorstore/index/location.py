"""Where an index lives and which embedder made it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Location:
    """An index: the folder that holds it, a Chroma server in place of the embedded store, and the embedder.

    `embedder` is `bundled` or `openai:MODEL` (served at `base_url` with `api_key`; None means the SDK's own default).
    """

    home: Path
    chroma_url: str | None = None
    embedder: str = "bundled"
    base_url: str | None = None
    api_key: str | None = None

    @property
    def catalog(self) -> Path:
        return self.home / "catalog.sqlite"

    @property
    def vectors(self) -> Path:
        return self.home / "chroma"

    @property
    def uploads(self) -> Path:
        """Where the originals of documents added in the chat are kept."""
        return self.home / "uploads"

    @property
    def lock(self) -> Path:
        return self.home / "writer.lock"
