"""The words of the bundled embedder: its vocabulary and vectors, read from its file."""

from pathlib import Path

import numpy as np
import pytest

from vectorstore.errors import EmbedderFailed
from vectorstore.index.word_pieces import WordPieces, bundled_pieces


@pytest.mark.parametrize("text", ["Who met in Munich?", "外務大臣はいつ訪問しましたか。", "¿Quién es la alcaldesa?"])
def test_the_pieces_of_a_text_know_where_they_stand(text: str) -> None:
    cut = bundled_pieces().tokenizer().encode(text, add_special_tokens=False)
    joined = "".join(text[start:end] for start, end in dict.fromkeys(cut.offsets))
    assert joined.replace(" ", "") == text.replace(" ", "")


def test_vectors_have_the_shape_of_their_ids() -> None:
    pieces = bundled_pieces()
    ids = pieces.tokenizer().encode("Monday Tuesday", add_special_tokens=False).ids
    vectors = pieces.vectors(np.array([[ids[0], ids[1]], [ids[1], ids[0]]]))
    assert vectors.shape == (2, 2, pieces.width)
    assert np.array_equal(vectors[0, 0], vectors[1, 1])
    assert not np.array_equal(vectors[0, 0], vectors[0, 1])


def test_a_matrix_comes_whole() -> None:
    pieces = bundled_pieces()
    assert pieces.weights("l0.q.w").shape == (pieces.width * pieces.width,)
    assert pieces.weights("emb.ln.w").shape == (pieces.width,)


@pytest.mark.parametrize("data", [b"", b"E5S1", b"GGUF" + bytes(400), b"E5S1" + b"\xff" * 400])
def test_another_file_is_our_error(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "words.bin"
    file.write_bytes(data)
    with pytest.raises(EmbedderFailed, match="make setup"):
        WordPieces(file)
