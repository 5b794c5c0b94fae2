"""Vectors of sentences, made when first needed, and kept."""

from vectorstore.index.embedding import Embedder, Vectors

_vectors: dict[tuple[str, str], Vectors] = {}
_MOST_VECTORS = 20_000


def sentence_vector(embedder: Embedder, text: str) -> Vectors:
    """What the embedder makes of a sentence, as of a passage."""
    key = (embedder.fingerprint, text)
    vector = _vectors.get(key)
    if vector is None:
        vector = embedder.embed_passages([text])[0]
        if len(_vectors) >= _MOST_VECTORS:
            _vectors.clear()
        _vectors[key] = vector
    return vector
