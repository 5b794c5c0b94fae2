"""The trained network as a file that runs without torch: ONNX, weights in eight bits, scaled a channel at a time."""

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from evals.training.network import Network

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("relevance", "start", "end")


def export_whole(network: Network, file: Path) -> None:
    """Write the network to an ONNX file, its weights as they are; any batch and length may go in."""
    network.eval()
    ones = torch.ones((2, 8), dtype=torch.long)
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=512)
    torch.onnx.export(
        network,
        (ones, ones, torch.zeros_like(ones)),
        file,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_shapes=tuple({0: batch, 1: length} for _ in INPUTS),
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def export_small(network: Network, file: Path) -> None:
    """Write the network to an ONNX file with weights in eight bits: a quarter of the size, and faster."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export_whole(network, whole)
        quantize_dynamic(whole, file, per_channel=True, weight_type=QuantType.QInt8)
