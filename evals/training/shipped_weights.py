"""The weights of a reader that ships, out of its ONNX file: where a further training begins when nothing else is left.

Weights in eight bits come back rounded; the word embeddings, which training leaves alone, are those of the start.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from evals.errors import StartUnusable
from evals.training.network import Network

_LAYER = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip
_EIGHT_BITS = "_quantized"
_KEPT = "bert.embeddings.word_embeddings.weight"

Values = Mapping[str, NDArray[Any]]


def take_shipped(network: Network, file: Path) -> None:
    """Give a network the weights of a shipped reader of the same shape. Raises StartUnusable."""
    try:
        graph = onnx.load(str(file)).graph
        values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        multiplied = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
        found = _named(values) | _multiplied(values, multiplied, network.bert.config.num_hidden_layers)
        found[_KEPT] = network.state_dict()[_KEPT]
        network.load_state_dict(found, strict=True)
    except Exception as error:  # onnx and torch raise their own for a file that is not one, or does not fit
        raise StartUnusable(f"{file} is no reader of this shape ({error}). Name the reader.onnx that ships.") from error


def _named(values: Values) -> dict[str, Tensor]:
    """Biases, norms and embeddings: they keep their names."""
    found = {}
    for name, value in values.items():
        bare = re.sub(r"^rel\.", "relevance.", name.removeprefix("m."))  # the first reader's name for it
        if name.endswith(_EIGHT_BITS) and bare.startswith("bert.embeddings") and "word" not in bare:
            found[bare.removesuffix(_EIGHT_BITS)] = _whole(values, name.removesuffix(_EIGHT_BITS))
        elif re.match(r"(bert|relevance|span)\.", bare) and value.dtype == "float32" and not name.endswith("_scale"):
            found[bare] = torch.tensor(value)
    return found


def _multiplied(values: Values, inputs: Sequence[str], layers: int) -> dict[str, Tensor]:
    """The matrices among the inputs of multiplications, in the order of their use, each turned the way torch has it."""
    stems = [name.removesuffix(_EIGHT_BITS) for name in inputs if name in values]
    names = [f"bert.encoder.layer.{layer}.{part}.weight" for layer in range(layers) for part in _LAYER]
    heads = {values[f"{stem}{_EIGHT_BITS}"].shape[1]: stem for stem in stems[len(names) :]}
    order = [*stems[: len(names)], heads[1], heads[2]]
    named = zip([*names, "relevance.weight", "span.weight"], order, strict=True)
    return {name: _whole(values, stem).T for name, stem in named}


def _whole(values: Values, stem: str) -> Tensor:
    """A weight from its eight bits, its zero point and its scale, the latter two one a channel or one in all."""
    low = values[f"{stem}{_EIGHT_BITS}"].astype("float32") - values[f"{stem}_zero_point"]
    return torch.tensor(low * values[f"{stem}_scale"])
