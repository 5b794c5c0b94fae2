"""The weights of a reader that ships, out of its ONNX file: where a further training begins when nothing else is left.

Weights in eight bits come back rounded; the word embeddings, which training leaves alone, are those of the start.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from evals.errors import StartUnusable
from evals.training.graph import BESIDE, EIGHT_BITS, SCALE, ZERO
from evals.training.network import Network

_TABLE = re.compile(r"bert\.embeddings\.\w+\.weight")
_WORDS = "bert.embeddings.word_embeddings.weight"

Values = Mapping[str, NDArray[Any]]


def take_shipped(network: Network, file: Path) -> None:
    """Give a network the weights of a shipped reader of the same shape. Raises StartUnusable."""
    try:
        values = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(file)).graph.initializer}
        found = {name: torch.tensor(value) for name, value in _weights(values)}
        found[_WORDS] = network.state_dict()[_WORDS]
        network.load_state_dict(found, strict=True)
    except Exception as error:  # onnx and torch raise their own for a file that is not one, or does not fit
        raise StartUnusable(f"{file} is no reader of this shape ({error}). Name the reader.onnx that ships.") from error


def _weights(values: Values) -> Iterator[tuple[str, NDArray[Any]]]:
    """Every weight but the words' under the name that torch has for it."""
    for name, value in values.items():
        if name.endswith(EIGHT_BITS):
            whole = name.removesuffix(EIGHT_BITS)
            matrix = _whole(values, whole)
            yield from _apart(whole, matrix if _TABLE.fullmatch(whole) else matrix.T)
        elif name.endswith((".weight", ".bias")):
            yield from _apart(name, value)


def _apart(name: str, value: NDArray[Any]) -> Iterator[tuple[str, NDArray[Any]]]:
    """A weight, or each of those that attention has side by side."""
    whole, _, kind = name.rpartition(".")
    place, _, joined = whole.rpartition(".")
    parts = joined.split(BESIDE)
    if len(parts) == 1:
        yield name, value
        return
    for part, its in zip(parts, np.split(value, len(parts)), strict=True):
        yield f"{place}.{part}.{kind}", its


def _whole(values: Values, name: str) -> NDArray[Any]:
    """A weight from its eight bits, its zero point and its scale, the latter two one a channel or one in all."""
    low = values[f"{name}{EIGHT_BITS}"].astype("float32") - values[f"{name}{ZERO}"]
    return np.asarray(low * values[f"{name}{SCALE}"], dtype=np.float32)
