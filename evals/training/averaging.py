"""The mean of two networks' weights: what one learned and what the other had, without a second reader's time.

Of a network and what it became by further training the mean is often better than either, most of all on what neither
was trained on (Wortsman et al. 2022, “Robust fine-tuning” and “Model soups”).
"""

from pathlib import Path

from evals.errors import StartUnusable
from evals.training.network import Network, load_network


def average_with(network: Network, folder: Path) -> None:
    """Make each weight of a network the mean of its own and that of a saved one. Raises StartUnusable."""
    other = load_network(folder).state_dict()
    mine = network.state_dict()
    if {name: weight.shape for name, weight in mine.items()} != {name: weight.shape for name, weight in other.items()}:
        raise StartUnusable(f"The network in {folder} has another shape. Name one that --start-weights could be.")
    for name, weight in mine.items():  # these share their memory with the network's own, and have no gradients
        if weight.is_floating_point():
            weight.add_(other[name]).div_(2)
