"""The network: its loss, a training of a few steps from start to files, and its file beside itself."""

import json
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with the extra `train`")
for name in ("transformers", "safetensors", "onnx"):
    pytest.importorskip(name, reason=f"{name} is not installed: it comes with the extra `train`")

from transformers import BertConfig, BertModel  # noqa: E402

from evals.errors import StartUnusable  # noqa: E402
from evals.training.averaging import average_with  # noqa: E402
from evals.training.bundled_start import lay_out_bundled  # noqa: E402
from evals.training.export import export  # noqa: E402
from evals.training.group_files import read_group_file, read_groups  # noqa: E402
from evals.training.learning import Course, learn, pace, padded  # noqa: E402
from evals.training.lessons import Example  # noqa: E402
from evals.training.loss import loss_of  # noqa: E402
from evals.training.network import Network, load_network, save_network  # noqa: E402
from evals.training.reader_training import ReaderRequest, train_reader  # noqa: E402
from evals.training.shipped_weights import take_shipped  # noqa: E402
from rag.reading.encoding import OUTPUTS, VECTORS, WORDS, Encoded, encoded, fed  # noqa: E402
from rag.reading.reader import Excerpt, Reader  # noqa: E402
from tests.training_data import HELD_OUT_WEEK, news, page, record, story_pages, tokenizer, write  # noqa: E402
from vectorstore.index.embedding import BundledEmbedder  # noqa: E402


def config(**more: Any) -> BertConfig:
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    return BertConfig(vocab_size=300, **shape, **more)


def start_weights(folder: Path) -> Path:
    """A tiny encoder of random weights, its tokenizer cutting and padding as published ones do."""
    torch.manual_seed(0)
    BertModel(config(), add_pooling_layer=False).save_pretrained(folder)
    words = tokenizer()
    words.enable_truncation(8)
    words.enable_padding(length=8)
    words.save(str(folder / "tokenizer.json"))
    return folder


def read(sentence: str) -> Encoded:
    return encoded(tokenizer(), "How long is the pier?", "Pier opens", "", sentence)


def judged(network: Network, one: Encoded) -> list[Any]:
    """What the network says of an excerpt, of the tokens that its file judges."""
    with torch.no_grad():
        relevance, *spans = (output.numpy() for output in network(*padded([Example(one, False, 0)])))
    return [relevance, *(np.concatenate([span[:, :1], span[:, one.first :]], axis=1) for span in spans)]


def run(file: Path, given: dict[str, Any]) -> list[Any]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    assert {one.name for one in session.get_inputs()} == given.keys()
    return list(session.run(list(OUTPUTS), given))


def example(right: bool, group: int, starts: tuple[int, ...] = (), ends: tuple[int, ...] = ()) -> Example:
    return Example(Encoded([101, 7, 102, 102, 8, 9, 102], [0] * 7, 4, [(0, 2), (3, 5)]), right, group, starts, ends)


def test_the_loss_is_listwise_plus_yes_or_no_plus_span() -> None:
    examples = [example(True, 0, (0,), (1,)), example(False, 0), example(False, 1)]
    relevance, flat = torch.zeros(3), torch.zeros(7)
    found = float(loss_of(relevance, [flat] * 3, [flat] * 3, examples))
    # One of two equal candidates is right: ln 2. Yes or no at even odds: ln 2. Start and end: one of two tokens each.
    assert found == pytest.approx(np.log(2) * (1 + 0.4 + 0.35 * 2))


def test_one_right_sentence_far_ahead_is_enough() -> None:
    examples = [example(True, 0), example(True, 0), example(False, 0)]
    rows = [torch.zeros(7)] * 3
    ahead = float(loss_of(torch.tensor([9.0, 0.0, 0.0]), rows, rows, examples))
    behind = float(loss_of(torch.tensor([0.0, 0.0, 9.0]), rows, rows, examples))
    assert ahead < 0.3 < 8 < behind


def test_tokens_outside_the_sentence_have_no_part_in_the_span() -> None:
    examples = [example(True, 0, (1,), (1,)), example(False, 0)]
    plain, outside = torch.zeros(7), torch.tensor([50.0, 50, 50, 50, 0, 0, 50])
    same = [float(loss_of(torch.zeros(2), [row] * 2, [row] * 2, examples)) for row in (plain, outside)]
    assert same[0] == pytest.approx(same[1])


def test_the_pace_rises_then_falls_to_almost_nothing() -> None:
    paces = [pace(step, 300) for step in range(300)]
    assert paces.index(max(paces)) == 19
    assert paces[0] < 0.1
    assert paces[-1] == pytest.approx(0.02)


@pytest.mark.parametrize("sentence", ["Free.", "It is 300 metres long, and gulls have already moved in.", "It is."])
def test_the_file_says_what_the_network_says_whatever_the_length(tmp_path: Path, sentence: str) -> None:
    torch.manual_seed(0)
    network = Network(config()).eval()
    export(network, tmp_path / "reader.onnx")
    one = read(sentence)
    for found, wanted in zip(run(tmp_path / "reader.onnx", fed(one)), judged(network, one), strict=True):
        assert found.shape == wanted.shape
        np.testing.assert_allclose(found, wanted, atol=0.1)


def test_a_network_takes_back_the_weights_of_its_file(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Network(config())
    export(network, tmp_path / "reader.onnx")
    again = Network(config())
    again.bert.embeddings.word_embeddings.load_state_dict(network.bert.embeddings.word_embeddings.state_dict())
    take_shipped(again, tmp_path / "reader.onnx")
    for name, weight in network.state_dict().items():
        torch.testing.assert_close(again.state_dict()[name], weight, atol=1e-3, rtol=0)
    with pytest.raises(StartUnusable, match="no reader of this shape"):
        take_shipped(Network(config(type_vocab_size=3)), tmp_path / "reader.onnx")


def test_the_mean_with_another_network_lies_between_the_two(tmp_path: Path) -> None:
    torch.manual_seed(0)
    one, other = Network(config()), Network(config())
    kept = {name: weight.clone() for name, weight in one.state_dict().items()}
    save_network(other, tmp_path)
    average_with(one, tmp_path)
    for name, weight in one.state_dict().items():
        torch.testing.assert_close(weight, (kept[name] + other.state_dict()[name]) / 2)
    wider = config()
    wider.intermediate_size *= 2
    with pytest.raises(StartUnusable, match="another shape"):
        average_with(Network(wider), tmp_path)


def test_a_file_without_a_vocabulary_is_given_the_vectors_of_words(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Network(config()).eval()
    export(network, tmp_path / "reader.onnx", by_vectors=True)
    one = read("It is 300 metres long.")
    given: dict[str, Any] = {**fed(one)}
    given[VECTORS] = network.bert.embeddings.word_embeddings(torch.from_numpy(given.pop(WORDS))).detach().numpy()
    for found, wanted in zip(run(tmp_path / "reader.onnx", given), judged(network, one), strict=True):
        np.testing.assert_allclose(found, wanted, atol=0.1)


@pytest.mark.slow
def test_the_embedder_as_a_start_means_what_the_embedder_means(tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    lay_out_bundled(tmp_path)
    network = load_network(tmp_path).eval()
    text = "query: Who signed the treaty?"
    words = Tokenizer.from_file(str(tmp_path / "tokenizer.json")).encode(text, add_special_tokens=False)
    with torch.no_grad():
        hidden = network.bert(torch.tensor([[0, *words.ids, 2]])).last_hidden_state[0].mean(0).numpy()
    theirs = BundledEmbedder().embed_query("Who signed the treaty?")
    assert hidden @ theirs / np.linalg.norm(hidden) > 0.999


def test_padding_changes_nothing_in_training() -> None:
    torch.manual_seed(0)
    network = Network(config(initializer_range=0.5)).eval()
    ones = [
        Example(read(sentence), False, 0) for sentence in ("Free.", "It is 300 metres long, and gulls have moved in.")
    ]
    with torch.no_grad():
        together = network(*padded(ones))
        for row, one in enumerate(ones):
            for found, alone in zip(together, network(*padded([one])), strict=True):
                shown = found[row] if alone.ndim == 1 else found[row, : alone.shape[1]]
                torch.testing.assert_close(shown, alone[0], atol=1e-4, rtol=0)


def test_a_training_leaves_a_reader_that_reads_and_a_card(tmp_path: Path) -> None:
    pages = list(story_pages())
    quiz = write(tmp_path, "quiz", *(news(n) for n in range(6)), news(6, documents=pages), news(0, HELD_OUT_WEEK))
    scoped = write(tmp_path, "scoped", record("s:1#0", "Is it free?", [["free"]], page("Entry is free. It is long.")))
    out = tmp_path / "out"
    told: list[str] = []
    request = ReaderRequest((quiz, scoped), start_weights(tmp_path / "start"), out, "Apache-2.0", 0, 10, 1e-3)
    (standing,) = train_reader(request, lambda label, done, total: told.append(label))
    assert {path.name for path in out.iterdir()} == {"network", "reader.onnx", "reader.toml", "tokenizer.json"}
    assert (standing.track, standing.first.n, standing.among_all.value) == ("quiz", 1, 1.0)
    words = json.loads((out / "tokenizer.json").read_text())
    assert words["truncation"] is None
    assert words["padding"] is None
    card = tomllib.loads((out / "reader.toml").read_text())
    assert card["training"]["lessons"] == 2
    assert [one["n"] for one in card["data"]] == [8, 1]
    (reading,) = Reader(out).read("How long is it?", [Excerpt("Pier", "", "It is 300 metres long.")])
    assert np.isfinite(reading.relevance)
    assert 0 <= reading.answer.start < reading.answer.end <= 22
    assert any(label.startswith("training: loss") for label in told)


def test_the_same_seed_gives_the_same_weights(tmp_path: Path) -> None:
    groups = read_groups(read_group_file(write(tmp_path, "quiz", *(news(n) for n in range(6)))))
    learnt = []
    for seed in (7, 7, 8):
        torch.manual_seed(0)
        network = Network(config())
        learn(network, [groups, groups], tokenizer(), Course(1e-3, seed))
        learnt.append(network.relevance.weight)
    assert torch.equal(learnt[0], learnt[1])
    assert not torch.equal(learnt[0], learnt[2])


def test_word_embeddings_stay_as_they_were_and_there_is_no_dropout() -> None:
    network = Network(config())
    assert not network.bert.embeddings.word_embeddings.weight.requires_grad
    assert all(module.p == 0 for module in network.modules() if isinstance(module, torch.nn.Dropout))


def test_start_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    folder = start_weights(tmp_path / "start")
    stated = json.loads((folder / "config.json").read_text())
    for change, message in (({"num_hidden_layers": 3}, "lack encoder"), ({"hidden_size": 16}, "do not fit")):
        (folder / "config.json").write_text(json.dumps(stated | change))
        with pytest.raises(StartUnusable, match=message):
            load_network(folder)
    (folder / "model.safetensors").write_bytes(b"nothing of the kind")
    with pytest.raises(StartUnusable, match="cannot be read"):
        load_network(folder)
