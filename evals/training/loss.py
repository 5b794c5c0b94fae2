"""What the network is held to: the right sentences of a group first, yes or no for each, and the answer's span."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from evals.training.lessons import Example

_YES_NO, _SPAN = 0.4, 0.35


def loss_of(relevance: Tensor, starts: Sequence[Tensor], ends: Sequence[Tensor], examples: Sequence[Example]) -> Tensor:
    """A scalar. `relevance` has shape `[examples]`; `starts` and `ends` hold one row of token scores an example.

    Softmax over a group's candidates, all right ones together (Cao et al. 2007; Min et al. 2019), so that one right
    sentence far ahead is enough; plus 0.4 of the cross-entropy of each on its own, which makes scores comparable
    between questions; plus 0.35 of the span's, any marked place being as good as another.
    """
    labels = torch.tensor([float(example.right) for example in examples])
    loss = _YES_NO * nn.functional.binary_cross_entropy_with_logits(relevance, labels)
    for weight, parts in ((1.0, _listwise(relevance, examples)), (_SPAN, _spans(starts, ends, examples))):
        if parts:
            loss = loss + weight * torch.stack(parts).mean()
    return loss


def _listwise(relevance: Tensor, examples: Sequence[Example]) -> list[Tensor]:
    parts = []
    for group in dict.fromkeys(example.group for example in examples):
        members = [at for at, example in enumerate(examples) if example.group == group]
        right = [at for at in members if examples[at].right]
        if 0 < len(right) < len(members):
            parts.append(_surprise(relevance[members], relevance[right]))
    return parts


def _spans(starts: Sequence[Tensor], ends: Sequence[Tensor], examples: Sequence[Example]) -> list[Tensor]:
    parts = []
    for start, end, example in zip(starts, ends, examples, strict=True):
        if example.right and example.starts:
            inside = slice(example.encoded.first, example.encoded.first + len(example.encoded.offsets))
            first, last = start[inside], end[inside]
            parts.append(_surprise(first, first[list(example.starts)]) + _surprise(last, last[list(example.ends)]))
    return parts


def _surprise(all_scores: Tensor, wanted: Tensor) -> Tensor:
    return torch.logsumexp(all_scores, 0) - torch.logsumexp(wanted, 0)
