"""Taking what a slow iterator yields without waiting for it when the reader leaves."""

from collections.abc import AsyncIterator, Iterator
from typing import TypeVar

from anyio import to_thread

T = TypeVar("T")
_END = object()


async def stepwise(items: Iterator[T]) -> AsyncIterator[T]:
    """Each item, taken in a worker thread. Cancelling waits for nothing: the step under way is left to end alone."""
    while (item := await to_thread.run_sync(_next, items, abandon_on_cancel=True)) is not _END:
        yield item  # type: ignore[misc]


def _next(items: Iterator[T]) -> T | object:
    return next(items, _END)
