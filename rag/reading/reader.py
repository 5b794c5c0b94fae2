"""A reader: how well a sentence answers a question, and which of its words are the answer.

A small cross-encoder (Nogueira & Cho 2019, arXiv:1901.04085) with a second head for the answer's span (Devlin et al.
2019): question and sentence go in together, the sentence behind its document's title and the end of the sentence
before it. Trained by `attache train reader`; the `reader.toml` beside each says on what, and how it did on what was
held out.
"""

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.errors import ReaderFailed
from rag.language.frames import frame
from rag.reading.encoding import OUTPUTS, VECTORS, WORDS, Encoded, Tokenizer, encoded, fed
from vectorstore.dates import PartialDate
from vectorstore.documents import Span
from vectorstore.index.word_pieces import bundled_pieces

ENGLISH = "en"
MODEL = Path(__file__).parent.parent / "model"
_MULTILINGUAL = MODEL / "multilingual"
_LONGEST_ANSWER = 14
_OPENING = 1  # tokens judged before those of the sentence
_KEPT = 20_000


@dataclass(frozen=True)
class Excerpt:
    """A sentence with its document's title and the sentence before it."""

    title: str
    before: str
    sentence: str


@lru_cache(512)
def dated_title(title: str, date: PartialDate | None) -> str:
    """What the reader of English is shown of a document: its date in words, where it has one, and its title."""
    return ", ".join(part for part in (frame(ENGLISH).written(date) if date else "", title) if part)


@dataclass(frozen=True)
class Reading:
    """`relevance`: log-odds that the sentence answers. `answer`: where in the sentence; `sureness` of it, 0 to 1."""

    relevance: float
    answer: Span
    sureness: float


@dataclass(frozen=True)
class _Words:
    """How a reader cuts text; `vectors` where its network takes the pieces' vectors in place of their ids."""

    tokenizer: Tokenizer
    vectors: Callable[[NDArray[np.int64]], NDArray[np.float32]] | None = None


class Reader:
    """A trained network; safe to use from several threads. Raises ReaderFailed when its files cannot be read.

    A folder without `tokenizer.json` reads with the vocabulary and the word vectors of the bundled embedder.
    """

    def __init__(self, folder: Path = MODEL) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the excerpts of a question are read at once, each by one thread
        try:
            self._words = _words_of(folder)
            self._session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare Exception for an unreadable file
            raise ReaderFailed(
                "The reader in {folder} did not load ({error}). Run `make setup` again.", folder=folder, error=error
            ) from error
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, Excerpt], Reading] = {}

    def read(self, question: str, excerpts: Sequence[Excerpt]) -> list[Reading]:
        """One reading an excerpt, in their order; the same question and excerpt always read the same."""
        return self.read_each([(question, excerpt) for excerpt in excerpts])

    def read_each(self, asked: Sequence[tuple[str, Excerpt]]) -> list[Reading]:
        """One reading a pair of a question and an excerpt, in their order, as many at once as there are processors."""
        with self._lock:
            missing = [pair for pair in dict.fromkeys(asked) if pair not in self._kept]
        missing.sort(key=_length, reverse=True)  # the longest first, so that threads end at one time
        for pair, reading in zip(missing, self._run(missing), strict=True):
            self._keep(pair, reading)
        with self._lock:
            found = [self._kept.get(pair) for pair in asked]
        return [reading or self._read_one(pair) for reading, pair in zip(found, asked, strict=True)]

    def _run(self, asked: Sequence[tuple[str, Excerpt]]) -> list[Reading]:
        if len(asked) < 2:
            return [self._read_one(pair) for pair in asked]
        return list(_threads().map(self._read_one, asked))

    def _read_one(self, asked: tuple[str, Excerpt]) -> Reading:
        """Never together with others: eight-bit weights round each by the largest value of all that is read at once.

        In batches of five the same sentence was rated up to 1.3 log-odds apart, by what it was read with.
        """
        question, excerpt = asked
        one = encoded(self._words.tokenizer, question, excerpt.title, excerpt.before, excerpt.sentence)
        relevance, starts, ends = self._judged(one)
        span, sureness = _span(one, starts[0], ends[0])
        return Reading(float(relevance[0]), _trimmed(excerpt.sentence, span), sureness)

    def _judged(self, one: Encoded) -> Any:
        feed: dict[str, NDArray[Any]] = {**fed(one)}
        if self._words.vectors:
            feed[VECTORS] = self._words.vectors(feed.pop(WORDS))
        return self._session.run(OUTPUTS, feed)

    def knows(self, word: str) -> bool:
        """Whether a folded word is whole in the reader's vocabulary, as the common words of its language are."""
        return self._words.tokenizer.token_to_id(word) is not None

    def forget(self) -> None:
        """Keep no reading, so that the next one is made anew."""
        with self._lock:
            self._kept.clear()

    def _keep(self, key: tuple[str, Excerpt], reading: Reading) -> None:
        with self._lock:
            if len(self._kept) >= _KEPT:
                for old in list(islice(self._kept, _KEPT // 4)):
                    del self._kept[old]
            self._kept[key] = reading


def _length(asked: tuple[str, Excerpt]) -> int:
    """About how long a reading takes, in characters."""
    question, excerpt = asked
    return len(question) + len(excerpt.title) + len(excerpt.before) + len(excerpt.sentence)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="reader")


@cache
def open_reader() -> Reader:
    """The reader of English that comes with the program, loaded once a process. Raises ReaderFailed."""
    return Reader()


@cache
def open_multilingual_reader() -> Reader:
    """The reader of all languages the bundled embedder knows, loaded once a process. Raises ReaderFailed.

    It is twice as deep and no better at English, and reads where question or document are in another language.
    """
    return Reader(_MULTILINGUAL)


def _words_of(folder: Path) -> _Words:
    from tokenizers import Tokenizer as Loaded

    own = folder / "tokenizer.json"
    if not own.exists():
        pieces = bundled_pieces()
        return _Words(pieces.tokenizer(), pieces.vectors)
    tokenizer = Loaded.from_file(str(own))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return _Words(tokenizer)


def _span(one: Encoded, starts: NDArray[np.float32], ends: NDArray[np.float32]) -> tuple[Span, float]:
    """The likeliest run of at most a few tokens of the sentence, in characters of it, and its probability."""
    width = len(one.offsets)
    if not width:
        return Span(0, 0), 0.0
    head, tail = (_softmax(values[_OPENING : _OPENING + width]) for values in (starts, ends))
    joint = np.triu(np.outer(head, tail)) - np.triu(np.outer(head, tail), _LONGEST_ANSWER)
    first, last = divmod(int(joint.argmax()), width)
    return Span(one.offsets[first][0], one.offsets[last][1]), float(joint[first, last])


def _trimmed(sentence: str, span: Span) -> Span:
    """The span without white space around it: a token may begin with the space before its word."""
    said = sentence[span.start : span.end]
    start = span.start + len(said) - len(said.lstrip())
    return Span(start, max(start, span.start + len(said.rstrip())))


def _softmax(values: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(values - values.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)
