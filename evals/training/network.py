"""The reader's network: BERT with a head for relevance and one for the answer's span."""

import json
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from evals.errors import StartUnusable

_HEADS = ("relevance", "span")
_NEXT = "Name a folder with config.json, model.safetensors and tokenizer.json of a BERT encoder, such as MiniLM-L6."


class Network(nn.Module):
    """Token ids, mask and types in, each `[batch, length]`; `relevance [batch]`, `start` and `end [batch, length]` out.

    Attention is computed eagerly, which on a processor is twice as fast as torch's fused kernel (30 pairs a second
    against 15 on two cores). Without dropout: a run sees each pair once or twice. Word embeddings stay as they were,
    for the words of the training data are few of all there are.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.set_attn_implementation("eager")
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.relevance = nn.Linear(config.hidden_size, 1)
        self.span = nn.Linear(config.hidden_size, 2)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, ...]:
        return self.judged(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)

    def judged(self, **inputs: Tensor) -> tuple[Tensor, ...]:
        """The outputs for what the encoder is given: ids, or in their place vectors (`inputs_embeds`)."""
        hidden = self.bert(**inputs).last_hidden_state
        start, end = self.span(hidden).unbind(-1)
        return self.relevance(hidden[:, 0]).squeeze(-1), start, end


def load_network(folder: Path) -> Network:
    """A network with the start weights of a folder (`config.json`, `model.safetensors`).

    Its heads are new unless the weights were saved by `save_network`. Raises StartUnusable.
    """
    try:
        config = BertConfig.from_dict(json.loads((folder / "config.json").read_text(encoding="utf-8")))
        weights = load_file(folder / "model.safetensors")
    except (OSError, ValueError, SafetensorError) as error:
        raise StartUnusable(f"The start weights in {folder} cannot be read ({error}). {_NEXT}") from error
    network = Network(config)
    _take(network.bert, {name.removeprefix("bert."): weight for name, weight in weights.items()}, folder)
    for name in _HEADS:
        head = {part: weights[key] for part in ("weight", "bias") if (key := f"{name}.{part}") in weights}
        if head:
            _take(getattr(network, name), head, folder)
    return network


def save_network(network: Network, folder: Path) -> None:
    """Write what `load_network` reads again, heads included: the start of a further training."""
    folder.mkdir(parents=True, exist_ok=True)
    network.bert.config.save_pretrained(folder)
    save_file(
        {name: weight.contiguous() for name, weight in network.state_dict().items()}, folder / "model.safetensors"
    )


def _take(part: Any, weights: dict[str, Tensor], folder: Path) -> None:
    try:
        missing = part.load_state_dict(weights, strict=False).missing_keys
    except RuntimeError as error:  # how torch reports a shape that does not fit
        raise StartUnusable(f"The start weights in {folder} do not fit their config.json. {_NEXT}") from error
    if missing:
        raise StartUnusable(f"The start weights in {folder} lack {missing[0]} and {len(missing) - 1} more. {_NEXT}")
