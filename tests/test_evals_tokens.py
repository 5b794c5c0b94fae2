"""What a model took in a run: tokens of every answer that tells them, and their cost at a price."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.errors import EvalError
from evals.pricing import Price, read_price
from evals.reply import Reply
from evals.shell import app
from tests.model_server import ModelServer, says

LAMP = "The lamp of Skerry lighthouse was lit in 1854. The tower is 42 metres high."
QUESTIONS = """corpus: coast
cases:
  - id: height
    kind: number
    question: How high is the tower?
    accept: [["42 metres"]]
    evidence: [{document: lamp.txt, quote: The tower is 42 metres high}]
  - id: year
    kind: number
    question: When was the lamp of Skerry lighthouse lit?
    accept: [["1854"]]
    evidence: [{document: lamp.txt, quote: was lit in 1854}]
"""


@pytest.fixture
def coast(tmp_path: Path) -> Path:
    folder = tmp_path / "coast"
    folder.mkdir()
    (folder / "lamp.txt").write_text(LAMP)
    (tmp_path / "questions.yaml").write_text(QUESTIONS)
    return folder


def evaluate(coast: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    """What a run with the loopback model prints; only its first answer tells its tokens."""
    height, year = (f"{sentence}. [1]" for sentence in LAMP.rstrip(".").split(". ")[::-1])
    given = ["--corpus", str(coast), "--cases", str(coast.parent / "questions.yaml"), "--home", str(coast.parent / "h")]
    with ModelServer(says(height, usage=(1100, 70)), says(year)) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        result = CliRunner().invoke(app, [*given, "--system", "model", "--model", "tiny", "--fresh", *options])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_run_with_a_model_tells_its_tokens_and_of_how_many_answers(
    coast: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = evaluate(coast, monkeypatch)
    told = "model took, over 2 questions: input tokens 1,100 (mean 1,100.0, n=1), output tokens 70 (mean 70.0, n=1)"
    assert told in output
    assert "cost" not in output


def test_a_price_adds_the_cost_wherever_the_tokens_are_told(coast: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {name: coast.parent / name for name in ("run.json", "run.html", "run.md")}
    written = [f"{option}={file}" for option, file in zip(("--json", "--report", "--markdown"), files.values())]  # noqa: B905
    told = "cost 0.001240 (mean 0.001240, n=1)"
    assert told in evaluate(coast, monkeypatch, "--price", "1,2", *written)
    assert told in files["run.html"].read_text()
    assert told in files["run.md"].read_text()
    run = json.loads(files["run.json"].read_text())
    assert run["usage"]["model"]["cost"] == pytest.approx({"total": 0.00124, "mean": 0.00124, "n": 1})
    assert run["usage"]["model"]["input_tokens"] == {"total": 1100, "mean": 1100, "n": 1}
    assert [set(row["reply"]["usage"]) for row in run["rows"]] == [{"input_tokens", "output_tokens", "cost"}, set()]


def test_unknown_tokens_cost_nothing_known() -> None:
    assert Price(1, 2).cost(Reply("Hi")).usage == {}
    assert Price(0, 0).cost(Reply("Hi", usage={"input_tokens": 3, "output_tokens": 1})).usage["cost"] == 0


@pytest.mark.parametrize("text", ["", "1", "1,2,3", "one,two", "-1,2", "nan,1", "1,inf"])
def test_what_is_no_price_is_refused(text: str) -> None:
    with pytest.raises(EvalError, match="--price IN,OUT"):
        read_price(text)


def test_a_price_is_two_numbers() -> None:
    assert read_price("0.15,0.60") == Price(0.15, 0.6)
