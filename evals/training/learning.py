"""The training itself, on the processor: AdamW, a warm-up and a linear descent, half-precision arithmetic."""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from evals.evaluation import Progress
from evals.training.groups import Group
from evals.training.lessons import Example, examples_of
from evals.training.loss import loss_of
from evals.training.network import Network
from rag.reading.encoding import Tokenizer

_DECAY = 0.01
_HEADS_FASTER = 5.0
_SHORTEST_WARM_UP, _WARM_UP_SHARE, _SLOWEST = 20, 15, 0.02
_LIKE, _LARGEST_BATCH = 1.35, 1_600  # the longest pair of a batch to its shortest; tokens
_LARGEST_GRADIENT = 1.0
_RECENT = 50


@dataclass(frozen=True)
class Course:
    """How fast to learn, and the seed of everything drawn by lot."""

    rate: float = 8e-5
    seed: int = 0


def learn(
    network: Network,
    lessons: Sequence[Sequence[Group]],
    tokenizer: Tokenizer,
    course: Course,
    progress: Progress | None = None,
) -> float:
    """Train the network in place; returns the mean loss of the last fifty lessons."""
    torch.set_num_threads(os.cpu_count() or 1)
    network.train()
    optimizer = _optimizer(network, course.rate)
    rates = [group["lr"] for group in optimizer.param_groups]
    chance = random.Random(course.seed)
    losses: list[float] = []
    for number, lesson in enumerate(lessons):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * pace(number, len(lessons))
        losses.append(_step(network, optimizer, examples_of(lesson, tokenizer, chance)))
        recent = sum(losses[-_RECENT:]) / len(losses[-_RECENT:])
        if progress:
            progress(f"training: loss {recent:.3f}", number + 1, len(lessons))
    return recent


def pace(step: int, steps: int) -> float:
    """The share of the full rate at a step: up over the first fifteenth, then down to almost nothing."""
    warm_up = max(_SHORTEST_WARM_UP, steps // _WARM_UP_SHARE)
    return min(1.0, (step + 1) / warm_up) * max(_SLOWEST, 1 - step / steps)


def _step(network: Network, optimizer: torch.optim.Optimizer, examples: Sequence[Example]) -> float:
    loss = loss_of(*_outputs(network, examples), examples)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), _LARGEST_GRADIENT)
    optimizer.step()
    return float(loss.detach())


def _outputs(network: Network, examples: Sequence[Example]) -> tuple[Tensor, list[Tensor], list[Tensor]]:
    rows: dict[int, tuple[Tensor, ...]] = {}
    for batch in _batches([len(example.encoded.ids) for example in examples]):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = network(*padded([examples[at] for at in batch]))
        rows |= zip(batch, zip(*(output.float() for output in outputs), strict=True), strict=True)
    columns = list(zip(*(rows[at] for at in range(len(examples))), strict=True))
    return torch.stack(columns[0]), list(columns[1]), list(columns[2])


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """The places of a lesson's pairs in batches of like length: less padding, the same gradient."""
    batches: list[list[int]] = []
    for at in sorted(range(len(lengths)), key=lambda at: lengths[at]):
        width = lengths[at]
        if batches and width <= lengths[batches[-1][0]] * _LIKE and width * (len(batches[-1]) + 1) <= _LARGEST_BATCH:
            batches[-1].append(at)
        else:
            batches.append([at])
    return batches


def padded(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Token ids, mask and types as the network takes them, each `[examples, longest]`."""
    rows = [torch.tensor([example.encoded.ids, example.encoded.types]) for example in examples]
    ids, types = pad_sequence([row.T for row in rows], batch_first=True).unbind(-1)
    mask = pad_sequence([torch.ones(row.shape[1], dtype=torch.long) for row in rows], batch_first=True)
    return ids, mask, types


def _optimizer(network: Network, rate: float) -> torch.optim.Optimizer:
    """The heads start from nothing and learn faster; biases and norms are not drawn to zero."""
    named = [(name, weight) for name, weight in network.bert.named_parameters() if weight.requires_grad]
    free = [weight for name, weight in named if "bias" in name or "LayerNorm" in name]
    drawn = [weight for name, weight in named if not ("bias" in name or "LayerNorm" in name)]
    heads = [*network.relevance.parameters(), *network.span.parameters()]
    groups = [
        {"params": drawn, "weight_decay": _DECAY},
        {"params": free, "weight_decay": 0.0},
        {"params": heads, "weight_decay": _DECAY, "lr": rate * _HEADS_FASTER},
    ]
    return torch.optim.AdamW(groups, lr=rate)
