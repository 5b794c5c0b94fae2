"""The reader: how well a sentence answers a question, and which of its words are the answer.

A small cross-encoder (Nogueira & Cho 2019, arXiv:1901.04085) with a second head for the answer's span (Devlin et al.
2019): question and sentence go in together, the sentence behind its document's title and the end of the sentence
before it. Trained by `attache train reader`; `model/reader.toml` says on what, and how it did on what was held out.
It reads English: elsewhere the embedder's similarity has to do.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import ReaderFailed
from vectorstore.documents import Span

MODEL = Path(__file__).with_name("model")
_QUESTION, _TITLE, _BEFORE, _SENTENCE = 56, 16, 28, 72  # the most tokens of each
_BEFORE_CHARACTERS, _SENTENCE_CHARACTERS = 180, 2_000
_BATCH = 12
_LONGEST_ANSWER = 14
_CLS, _SEP = 101, 102
_KEPT = 20_000


@dataclass(frozen=True)
class Excerpt:
    """A sentence with its document's title and the sentence before it."""

    title: str
    before: str
    sentence: str


@dataclass(frozen=True)
class Reading:
    """`relevance`: log-odds that the sentence answers. `answer`: where in the sentence; `sureness` of it, 0 to 1."""

    relevance: float
    answer: Span
    sureness: float


@dataclass(frozen=True)
class Encoded:
    """Token ids and types; the sentence's tokens start at `first` and cover the characters in `offsets`."""

    ids: list[int]
    types: list[int]
    first: int
    offsets: list[tuple[int, int]]


class Tokenizer(Protocol):
    """What is used of a `tokenizers.Tokenizer`."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Any: ...

    def token_to_id(self, token: str) -> int | None: ...


def encoded(tokenizer: Tokenizer, question: str, title: str, before: str, sentence: str) -> Encoded:
    """The reader's input for one sentence: question, title and what stands before it, the sentence itself."""
    asked = _ids(tokenizer, question)[:_QUESTION]
    context = _ids(tokenizer, title)[:_TITLE] + _ids(tokenizer, before[-_BEFORE_CHARACTERS:])[-_BEFORE:]
    read = tokenizer.encode(sentence[:_SENTENCE_CHARACTERS], add_special_tokens=False)
    ids, offsets = read.ids[:_SENTENCE], read.offsets[:_SENTENCE]
    opening = [_CLS, *asked, _SEP]
    rest = [*context, _SEP, *ids, _SEP]
    return Encoded(
        [*opening, *rest], [0] * len(opening) + [1] * len(rest), len(opening) + len(context) + 1, list(offsets)
    )


class Reader:
    """The trained network; safe to use from several threads. Raises ReaderFailed when its files cannot be read."""

    def __init__(self, folder: Path = MODEL) -> None:
        import onnxruntime
        from tokenizers import Tokenizer as Loaded

        options = onnxruntime.SessionOptions()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            tokenizer = Loaded.from_file(str(folder / "tokenizer.json"))
            tokenizer.no_padding()
            tokenizer.no_truncation()
            self._tokenizer: Tokenizer = tokenizer
            self._session = onnxruntime.InferenceSession(
                str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare Exception for an unreadable file
            raise ReaderFailed(f"The reader in {folder} did not load ({error}). Run `make setup` again.") from error
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, Excerpt], Reading] = {}

    def read(self, question: str, excerpts: Sequence[Excerpt]) -> list[Reading]:
        """One reading an excerpt, in their order; the same question and excerpt always read the same."""
        with self._lock:
            missing = [e for e in dict.fromkeys(excerpts) if (question, e) not in self._kept]
        for excerpt, reading in zip(missing, self._run(question, missing), strict=True):
            self._keep((question, excerpt), reading)
        with self._lock:
            found = [self._kept.get((question, excerpt)) for excerpt in excerpts]
        return [reading or self._run(question, [e])[0] for reading, e in zip(found, excerpts, strict=True)]

    def _run(self, question: str, excerpts: Sequence[Excerpt]) -> list[Reading]:
        inputs = [encoded(self._tokenizer, question, e.title, e.before, e.sentence) for e in excerpts]
        order = sorted(range(len(inputs)), key=lambda index: len(inputs[index].ids))
        read: dict[int, Reading] = {}
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            feed = _padded([inputs[index] for index in batch])
            relevance, starts, ends = self._session.run(["relevance", "start", "end"], feed)
            for row, index in enumerate(batch):
                span, sureness = _span(inputs[index], starts[row], ends[row])
                read[index] = Reading(float(relevance[row]), span, sureness)
        return [read[index] for index in range(len(inputs))]

    def knows(self, word: str) -> bool:
        """Whether a folded word is whole in the reader's vocabulary, as the common words of English are."""
        return self._tokenizer.token_to_id(word) is not None

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


@cache
def open_reader() -> Reader:
    """The reader that comes with the program, loaded once a process."""
    return Reader()


def _ids(tokenizer: Tokenizer, text: str) -> list[int]:
    return list(tokenizer.encode(text, add_special_tokens=False).ids) if text else []


def _padded(inputs: Sequence[Encoded]) -> dict[str, NDArray[np.int64]]:
    shape = (len(inputs), max(len(one.ids) for one in inputs))
    ids, types, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, one in enumerate(inputs):
        width = len(one.ids)
        ids[row, :width], types[row, :width], mask[row, :width] = one.ids, one.types, 1
    return {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}


def _span(one: Encoded, starts: NDArray[np.float32], ends: NDArray[np.float32]) -> tuple[Span, float]:
    """The likeliest run of at most a few tokens of the sentence, in characters of it, and its probability."""
    width = len(one.offsets)
    if not width:
        return Span(0, 0), 0.0
    head, tail = (_softmax(values[one.first : one.first + width]) for values in (starts, ends))
    joint = np.triu(np.outer(head, tail)) - np.triu(np.outer(head, tail), _LONGEST_ANSWER)
    first, last = divmod(int(joint.argmax()), width)
    return Span(one.offsets[first][0], one.offsets[last][1]), float(joint[first, last])


def _softmax(values: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(values - values.max())
    return np.asarray(powers / powers.sum(), dtype=np.float32)
