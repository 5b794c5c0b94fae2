"""The weights of a reader that ships, out of its ONNX file: where a further training begins when nothing else is left.

Weights in eight bits come back rounded; the word embeddings, which training leaves alone, are those of the start.
"""

import re
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from evals.errors import StartUnusable
from evals.training.network import Network

_LAYER = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip
_KEPT = "bert.embeddings.word_embeddings.weight"


def take_shipped(network: Network, file: Path) -> None:
    """Give a network the weights of a shipped reader of the same shape. Raises StartUnusable."""
    try:
        graph = onnx.load(str(file)).graph
        found = _named(graph) | _multiplied(graph, network.bert.config.num_hidden_layers)
        found[_KEPT] = network.state_dict()[_KEPT]
        network.load_state_dict(found, strict=True)
    except Exception as error:  # onnx and torch raise their own for a file that is not one, or does not fit
        raise StartUnusable(f"{file} is no reader of this shape ({error}). Name the reader.onnx that ships.") from error


def _named(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """Biases, norms and embeddings: they keep their names."""
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {}
    for name, value in values.items():
        bare = re.sub(r"^rel\.", "relevance.", name.removeprefix("m."))  # the first reader's name for it
        if name.endswith("_quantized") and bare.startswith("bert.embeddings") and "word" not in bare:
            stem = name.removesuffix("_quantized")
            whole = (value.astype("float32") - float(values[f"{stem}_zero_point"])) * float(values[f"{stem}_scale"])
            found[bare.removesuffix("_quantized")] = torch.tensor(whole)
        elif re.match(r"(bert|relevance|span)\.", bare) and value.dtype == "float32" and not name.endswith("_scale"):
            found[bare] = torch.tensor(value)
    return found


def _multiplied(graph: onnx.GraphProto, layers: int) -> dict[str, Tensor]:
    """The matrices, in the order in which they are used, each turned the way torch has it."""
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    stems = [n.input[1].removesuffix("_quantized") for n in graph.node if n.op_type == "MatMulInteger"]
    weights = [s for s in stems if f"{s}_quantized" in values]
    names = [f"bert.encoder.layer.{layer}.{part}.weight" for layer in range(layers) for part in _LAYER]
    heads = {values[f"{s}_quantized"].shape[1]: s for s in weights[len(names) :]}
    order = [*weights[: len(names)], heads[1], heads[2]]
    return {
        name: torch.tensor(
            (values[f"{s}_quantized"].astype("float32") - values[f"{s}_zero_point"]) * values[f"{s}_scale"]
        ).T
        for name, s in zip([*names, "relevance.weight", "span.weight"], order, strict=True)
    }
