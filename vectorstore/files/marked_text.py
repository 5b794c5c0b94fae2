"""A text under construction, with spans marked as furniture while it is written."""

from vectorstore.documents import Span


class MarkedText:
    """Collects pieces of text; between `begin_furniture` and `end_furniture` what is written is marked."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._length = 0
        self._depth = 0
        self._marked_from: int | None = None

    @property
    def empty(self) -> bool:
        return self._length == 0

    @property
    def length(self) -> int:
        return self._length

    def write(self, text: str, gap: str = "") -> None:
        """Append `gap`, unless nothing is written yet, then `text`; the gap before furniture is not part of it."""
        if not self.empty:
            self._append(gap)
        if self._depth and self._marked_from is None:
            self._marked_from = self._length
        self._append(text)

    def begin_furniture(self) -> None:
        self._depth += 1

    def end_furniture(self) -> None:
        self._depth -= 1
        if not self._depth and self._marked_from is not None:
            self._spans.append(Span(self._marked_from, self._length))
            self._marked_from = None

    def finish(self) -> tuple[str, tuple[Span, ...]]:
        """The text, and its furniture in order and without overlaps."""
        return "".join(self._pieces), tuple(self._spans)

    def _append(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)
