"""A trained network as the file that runs without torch."""

from pathlib import Path

from evals.training.graph import Shape, write_graph
from evals.training.network import Network


def export(network: Network, file: Path, by_vectors: bool = False) -> None:
    """Write the network to an ONNX file with weights in eight bits; `by_vectors` without its vocabulary."""
    config = network.bert.config
    weights = {name: weight.detach().float().numpy() for name, weight in network.state_dict().items()}
    shape = Shape(
        layers=config.num_hidden_layers,
        heads=config.num_attention_heads,
        width=config.hidden_size,
        epsilon=config.layer_norm_eps,
    )
    write_graph(weights, shape, file, by_vectors)
