"""A trained reader as the file that ships: ONNX, weights in eight bits, each layer a handful of fused operators.

Written layer by layer and not traced: one operator attends with all heads, one multiplies by a matrix and adds its
bias. On two cores an excerpt is read in four fifths of the time that a traced file of the same weights takes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from rag.reading.encoding import FIRST, OUTPUTS, TYPES, VECTORS, WORDS

EIGHT_BITS, SCALE, ZERO = "_quantized", "_scale", "_zero_point"
BESIDE = "-"  # between the names of matrices that stand side by side: one multiplication
_PARTS = ("query", "key", "value")
_OPSET, _VERSION = 17, 8  # what onnxruntime 1.23 reads
_FUSED = "com.microsoft"

Weights = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Shape:
    """How many layers and heads a network has, how wide it is, and what its normalizations add to a variance."""

    layers: int
    heads: int
    width: int
    epsilon: float


def write_graph(weights: Weights, shape: Shape, file: Path, by_vectors: bool = False) -> None:
    """Write a network, its weights named as torch names them, to a file that reads one excerpt at a time.

    In go `[1, length]` token ids (`by_vectors`: `[1, length, width]` vectors of words, and the file has no vocabulary),
    token types, and `first [1]`, where the sentence begins. Out come `relevance [1]`, and `start` and `end
    [1, 1 + length - first]`: of the first token, which the relevance is judged by, and of those from the sentence on,
    for the last layer is worked out for no others. There is no mask: nothing is padded.
    """
    graph = _Graph(weights, shape)
    hidden = graph.embedded(by_vectors)
    for layer in range(shape.layers):
        hidden = graph.layer(hidden, f"bert.encoder.layer.{layer}", last=layer == shape.layers - 1)
    graph.judged(hidden)
    given = [
        helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, [1, "length", shape.width])
        if by_vectors
        else helper.make_tensor_value_info(WORDS, TensorProto.INT64, [1, "length"]),
        helper.make_tensor_value_info(TYPES, TensorProto.INT64, [1, "length"]),
        helper.make_tensor_value_info(FIRST, TensorProto.INT64, [1]),
    ]
    sizes: tuple[list[int | str], ...] = ([1], [1, "judged"], [1, "judged"])
    made = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in zip(OUTPUTS, sizes, strict=True)
    ]
    versions = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
    whole = helper.make_graph(graph.nodes, "reader", given, made, graph.values)
    onnx.save(helper.make_model(whole, opset_imports=versions, ir_version=_VERSION), str(file))


@dataclass
class _Graph:
    """The operators and values so far; each method adds some and returns the name of what comes out."""

    weights: Weights
    shape: Shape
    nodes: list[Any] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def embedded(self, by_vectors: bool) -> str:
        """Words, types and places, summed and normalized."""
        words = VECTORS if by_vectors else self._row_of("bert.embeddings.word_embeddings", WORDS)
        types = self._row_of("bert.embeddings.token_type_embeddings", TYPES)
        table, scale, zero = self._table("bert.embeddings.position_embeddings")
        length = self._add("Shape", [TYPES], "length", start=1, end=2)
        begin = self._value("begin", np.array([0], dtype=np.int64))
        first = self._add("Slice", [table, begin, length, begin], "places.low")
        places = self._add("DequantizeLinear", [first, scale, zero], "places")
        typed = self._add("Add", [words, types], "typed")
        return self._normalized([typed, places], "bert.embeddings.LayerNorm")

    def layer(self, hidden: str, name: str, *, last: bool) -> str:
        """One layer of the encoder; the last of those tokens alone that are judged."""
        found, kept = (self._attended_by_judged if last else self._attended)(hidden, name)
        attended = self._multiplied(found, f"{name}.attention.output.dense")
        middle = self._normalized([attended, kept], f"{name}.attention.output.LayerNorm")
        bent = self._add("Gelu", [self._multiplied(middle, f"{name}.intermediate.dense")], f"{name}.bent", fused=True)
        return self._normalized([self._multiplied(bent, f"{name}.output.dense"), middle], f"{name}.output.LayerNorm")

    def judged(self, hidden: str) -> None:
        """The heads: how relevant, by the first token, and where the answer starts and ends."""
        start = self._value("start_of_text", np.array(0, dtype=np.int64))
        second, third = (self._value(f"axis.{n}", np.array([n], dtype=np.int64)) for n in (1, 2))
        first = self._add("Gather", [hidden, start], "text_token", axis=1)
        self._add("Squeeze", [self._multiplied(first, "relevance"), second], OUTPUTS[0])
        spans = self._multiplied(hidden, "span")
        halves = ("starts", "ends")
        self.nodes.append(helper.make_node("Split", [spans], list(halves), axis=2))
        for half, output in zip(halves, OUTPUTS[1:], strict=True):
            self._add("Squeeze", [half, third], output)

    def _attended(self, hidden: str, name: str) -> tuple[str, str]:
        """Attention with all heads at once, and for whom: all."""
        low, scale, zero, added = self._joined(name, _PARTS)
        given, its_scale, its_zero = self._rounded(hidden, name)
        inputs = [given, low, added, its_scale, scale, "", its_zero, zero]
        return self._add("QAttention", inputs, f"{name}.attended", fused=True, num_heads=self.shape.heads), hidden

    def _attended_by_judged(self, hidden: str, name: str) -> tuple[str, str]:
        """Attention of the first token and those from the sentence on to all, and for whom."""
        given, its_scale, its_zero = self._rounded(hidden, name)
        asking = self._judged_of(given)
        found = []
        for who, part in ((asking, _PARTS[:1]), (given, _PARTS[1:])):
            low, scale, zero, added = self._joined(name, part)
            inputs = [who, low, its_scale, scale, its_zero, zero, added]
            found.append(self._add("MatMulIntegerToFloat", inputs, f"{name}.{part[0]}.out", fused=True))
        halves = [f"{name}.{part}.half" for part in _PARTS[1:]]
        self.nodes.append(helper.make_node("Split", [found[1]], halves, axis=2))
        inputs = [found[0], *halves]
        attended = self._add("MultiHeadAttention", inputs, f"{name}.attended", fused=True, num_heads=self.shape.heads)
        return attended, self._judged_of(hidden)

    def _judged_of(self, rows: str) -> str:
        """Of rows for all tokens that of the first and those from the sentence on."""
        bounds = {"begin": 0, "second": 1, "end": np.iinfo(np.int64).max}
        begin, second, end = (
            self._value(f"{rows}.{name}", np.array([at], dtype=np.int64)) for name, at in bounds.items()
        )
        opening = self._add("Slice", [rows, begin, second, second], f"{rows}.opening")
        sentence = self._add("Slice", [rows, FIRST, end, second], f"{rows}.sentence")
        return self._add("Concat", [opening, sentence], f"{rows}.judged", axis=1)

    def _rounded(self, hidden: str, name: str) -> tuple[str, str, str]:
        """Rows in eight bits with their scale and zero point."""
        rounded = (f"{name}.given{EIGHT_BITS}", f"{name}.given{SCALE}", f"{name}.given{ZERO}")
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [hidden], list(rounded)))
        return rounded

    def _joined(self, name: str, parts: Sequence[str]) -> tuple[str, str, str, str]:
        """The matrices of some parts of attention side by side in eight bits, and what is added."""
        whole = [f"{name}.attention.self.{part}" for part in parts]
        joined = f"{name}.attention.self.{BESIDE.join(parts)}"
        low = self._low(joined, np.concatenate([self.weights[f"{one}.weight"].T for one in whole], axis=1))
        added = np.concatenate([self.weights[f"{one}.bias"] for one in whole])
        return *low, self._value(f"{joined}.bias", added)

    def _multiplied(self, given: str, name: str) -> str:
        """A linear layer; what goes in is rounded to eight bits by its own largest value."""
        low = self._low(name, self.weights[f"{name}.weight"].T)
        added = self._value(f"{name}.bias", self.weights[f"{name}.bias"])
        return self._add("DynamicQuantizeMatMul", [given, *low, added], f"{name}.out", fused=True)

    def _normalized(self, summands: Sequence[str], name: str) -> str:
        """The sum, normalized. As two operators: the fused one takes three times as long (onnxruntime 1.31)."""
        known = [self._value(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        total = self._add("Add", list(summands), f"{name}.sum")
        return self._add("LayerNormalization", [total, *known], f"{name}.out", epsilon=self.shape.epsilon, axis=-1)

    def _row_of(self, name: str, index: str) -> str:
        """A row of a table of embeddings for each token."""
        table, scale, zero = self._table(name)
        return self._add(
            "DequantizeLinear", [self._add("Gather", [table, index], f"{name}.low"), scale, zero], f"{name}.out"
        )

    def _table(self, name: str) -> tuple[str, str, str]:
        """A table of embeddings in eight bits, of one scale."""
        table = self.weights[f"{name}.weight"]
        least, most = min(0.0, float(table.min())), max(0.0, float(table.max()))
        scale = (most - least) / 255 or 1.0
        zero = round(-least / scale)
        low = np.clip(np.rint(table / scale) + zero, 0, 255).astype(np.uint8)
        return self._eight_bits(name, low, np.float32(scale), np.uint8(zero))

    def _low(self, name: str, matrix: NDArray[np.float32]) -> tuple[str, str, str]:
        """A matrix `[in, out]` in eight bits, each column of its own scale."""
        scale = (np.abs(matrix).max(axis=0) / 127).astype(np.float32)
        scale[scale == 0] = 1.0
        low = np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)
        return self._eight_bits(name, low, scale, np.zeros(len(scale), dtype=np.int8))

    def _eight_bits(self, name: str, low: Any, scale: Any, zero: Any) -> tuple[str, str, str]:
        ends = ((EIGHT_BITS, low), (SCALE, scale), (ZERO, zero))
        first, second, third = (self._value(f"{name}.weight{end}", np.asarray(value)) for end, value in ends)
        return first, second, third

    def _value(self, name: str, value: NDArray[Any]) -> str:
        self.values.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def _add(self, operator: str, inputs: Sequence[str], output: str, *, fused: bool = False, **settings: Any) -> str:
        self.nodes.append(
            helper.make_node(operator, list(inputs), [output], domain=_FUSED if fused else "", **settings)
        )
        return output
