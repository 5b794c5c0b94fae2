"""The trained network as a file that runs without torch: ONNX, weights in eight bits, scaled a channel at a time."""

import tempfile
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from evals.training.network import ByVectors, Network

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_VECTORS = "inputs_embeds"  # in place of the first
OUTPUTS = ("relevance", "start", "end")
_OPSET = 17


def export_whole(network: Network, file: Path, by_vectors: bool = False) -> None:
    """Write the network to an ONNX file, its weights as they are; any batch and length may go in.

    `by_vectors`: it takes the vectors of words, and the file is without a vocabulary.
    """
    network.eval()
    ids = torch.ones((2, 8), dtype=torch.long)
    mask = ids.clone()
    mask[0, 5:] = 0  # a mask that hides nothing may be optimized away, and padding would then be read as words
    words = torch.zeros((2, 8, network.bert.config.hidden_size)) if by_vectors else ids
    inputs = (_VECTORS, *INPUTS[1:]) if by_vectors else INPUTS
    axes = {name: {0: "batch", 1: "length"} for name in (*inputs, "start", "end")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of tracing, that it follows one path: there is but one
        torch.onnx.export(
            ByVectors(network) if by_vectors else network,
            (words, mask, torch.zeros_like(ids)),
            str(file),
            input_names=list(inputs),
            output_names=list(OUTPUTS),
            dynamic_axes=axes | {"relevance": {0: "batch"}},
            opset_version=_OPSET,
            dynamo=False,  # the newer exporter of torch 2.13 wrote a file that gave other figures than the network
        )


def export_small(network: Network, file: Path, by_vectors: bool = False) -> None:
    """Write the network to an ONNX file with weights in eight bits: a quarter of the size, and faster."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export_whole(network, whole, by_vectors)
        quantize_dynamic(whole, file, per_channel=True, weight_type=QuantType.QInt8)
