"""The bundled embedder as start weights: a BERT encoder that knows a hundred languages, in four bits."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from vectorstore.index.word_pieces import WordPieces, bundled_pieces

_EPSILON = 1e-12
_PARTS = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}


def lay_out_bundled(folder: Path) -> None:
    """Write `config.json`, `model.safetensors` and `tokenizer.json` of the embedder. Raises EmbedderFailed."""
    pieces = bundled_pieces()
    folder.mkdir(parents=True, exist_ok=True)
    weights = _weights(pieces)
    words = weights["embeddings.word_embeddings.weight"]
    config = {
        "model_type": "bert",
        "vocab_size": words.shape[0],
        "hidden_size": pieces.width,
        "num_hidden_layers": pieces.layers,
        "num_attention_heads": pieces.heads,
        "intermediate_size": pieces.inner,
        "max_position_embeddings": pieces.longest,
        "type_vocab_size": 2,
        "layer_norm_eps": _EPSILON,
        "hidden_act": "gelu",
        "pad_token_id": pieces.padding,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    save_file(weights, folder / "model.safetensors")
    pieces.tokenizer().save(str(folder / "tokenizer.json"), pretty=False)


def _weights(pieces: WordPieces) -> dict[str, Tensor]:
    """The tensors by the names BERT has for them."""
    width, inner = pieces.width, pieces.inner
    found = {
        "embeddings.word_embeddings.weight": _matrix(pieces, "emb.word", width),
        "embeddings.position_embeddings.weight": _matrix(pieces, "emb.pos", width),
        "embeddings.token_type_embeddings.weight": _matrix(pieces, "emb.type", width),
        "embeddings.LayerNorm.weight": _row(pieces, "emb.ln.w"),
        "embeddings.LayerNorm.bias": _row(pieces, "emb.ln.b"),
    }
    for layer in range(pieces.layers):
        for name, short in _PARTS.items():
            of, key = f"encoder.layer.{layer}.{name}", f"l{layer}.{short}"
            plain = short.endswith("ln")
            columns = inner if short == "fo" else width
            found[f"{of}.weight"] = _row(pieces, f"{key}.w") if plain else _matrix(pieces, f"{key}.w", columns)
            found[f"{of}.bias"] = _row(pieces, f"{key}.b")
    return found


def _matrix(pieces: WordPieces, name: str, columns: int) -> Tensor:
    return torch.from_numpy(pieces.weights(name).reshape(-1, columns))


def _row(pieces: WordPieces, name: str) -> Tensor:
    return torch.from_numpy(pieces.weights(name))
