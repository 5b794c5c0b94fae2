"""The ranker's weights: what they are fitted to, what they are held to, and the file that answers."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from evals import corpora
from evals.errors import DataUnreadable
from evals.training.group_files import read_group_file
from evals.training.labels import label_of
from evals.training.newton import minimized
from evals.training.ranked_questions import Lot, RankedQuestion
from evals.training.ranker_fitting import Fitted, fit_confidence, fit_order, in_order
from evals.training.ranker_sources import data_source, gold_source
from evals.training.ranker_standing import ranker_standing
from evals.training.ranker_training import RankerRequest, fitted_to, train_ranker
from evals.training.shell import train_app
from rag import Settings, ask
from rag.judging import scoring
from rag.reading.reader import MODEL
from tests.training_data import COURIER, HELD_OUT_WEEK, HERALD, TAUGHT_WEEK, news, page, record, write

TAUGHT, HELD_OUT = "Piers", "Gulls"  # keys of folds 2 and 0


def question(
    *candidates: tuple[float, float, bool],
    key: str = TAUGHT,
    answerable: bool = True,
    kind: str = "passages",
    source: str = "own",
) -> RankedQuestion:
    """Candidates with their features `near` and `loud`, and whether each is right."""
    features = tuple({"near": near, "loud": loud} for near, loud, _ in candidates)
    confidence = tuple({**one, "bias": 1.0} for one in features)
    lot = Lot(features, tuple(right for _, _, right in candidates))
    return RankedQuestion(source, kind, key, answerable, lot, confidence, lot)


def found(loud: float, **more: Any) -> RankedQuestion:
    """What is near answers, however loud the other is."""
    return question((1.0, loud, True), (0.0, 1.0 - loud, False), **more)


def missing(**more: Any) -> RankedQuestion:
    return question((0.2, 0.5, False), (0.0, 1.0, False), answerable=False, **more)


def taught() -> list[RankedQuestion]:
    return [found(loud) for loud in (0.0, 0.3, 0.8, 1.0)] + [missing(), missing()]


def test_the_feature_that_tells_right_from_wrong_gets_the_larger_weight() -> None:
    order = fit_order(taught())
    assert order["near"] > 2
    assert order["near"] > 5 * abs(order["loud"])
    confidence = fit_confidence(taught(), order)
    assert confidence["near"] > 5 * abs(confidence["loud"])
    assert list(confidence) == ["near", "loud", "bias"]


def test_what_is_held_out_changes_no_weight() -> None:
    against = [question((0.0, 1.0, True), (1.0, 0.0, False), key=HELD_OUT) for _ in range(50)]
    assert fitted_to(taught() + against) == fitted_to(taught())
    taught_too = [question((0.0, 1.0, True), (1.0, 0.0, False)) for _ in range(50)]
    assert fitted_to(taught() + taught_too) != fitted_to(taught())


def test_one_right_sentence_first_is_enough() -> None:
    both_right = [question((1.0, 0.0, True), (0.0, 1.0, True), (0.0, 0.0, False))] * 9
    alone = fit_order([found(0.0), *both_right])
    assert alone["near"] > alone["loud"]  # which of two right ones leads is no matter: the other question decides


def test_a_large_source_counts_like_two_hundred_questions() -> None:
    large = [question((1.0, 0.0, True), (0.0, 0.0, False), source="large")] * 600
    small = [question((0.0, 0.0, True), (1.0, 0.0, False), source="small")] * 200
    assert fit_order(large + small)["near"] == pytest.approx(0.0, abs=0.01)
    assert fit_order(large[:200] + small[:100])["near"] > 0.3


def test_an_answerable_question_whose_first_sentence_is_wrong_teaches_no_confidence_unless_it_is_news() -> None:
    order = {"near": 1.0, "loud": 0.0}
    wrong_first = question((0.0, 1.0, True), (1.0, 1.0, False))
    assert fit_confidence([*taught(), wrong_first], order) == fit_confidence(taught(), order)
    news_too = question((0.0, 1.0, True), (1.0, 1.0, False), kind="news")
    assert fit_confidence([*taught(), news_too], order) != fit_confidence(taught(), order)


def test_a_source_counts_half_for_what_is_right_and_half_for_what_is_not() -> None:
    order = {"near": 1.0, "loud": 0.0}
    assert fit_confidence([*taught(), *[missing()] * 40], order) == fit_confidence(taught(), order)


def test_the_smallest_value_is_found_where_the_curvature_is_too_small_by_far() -> None:
    def bowl(point: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        away = point - np.array([3.0, -2.0])
        return float(away @ away), 2 * away, np.eye(2) * 0.05

    np.testing.assert_allclose(minimized(bowl, 2), [3.0, -2.0], atol=1e-3)


def test_the_order_of_what_is_unread_is_fitted_by_itself() -> None:
    far = Lot(({"near": 0.5, "loud": 1.0}, {"near": 0.5, "loud": 0.0}), (True, False))
    order = fit_order([replace(found(loud), unread=far) for loud in (0.0, 1.0)], unread=True)
    assert order["loud"] > 2
    assert abs(order["near"]) < 1


def test_too_little_to_fit_to_is_refused() -> None:
    with pytest.raises(DataUnreadable, match=r"answer beside others that do not.*--data"):
        fitted_to([found(0.0, key=HELD_OUT), missing()])
    with pytest.raises(DataUnreadable, match=r"what answers and what does not.*--gold"):
        fitted_to([found(0.0), found(1.0)])


def test_a_standing_counts_what_is_held_out_and_refuses_by_confidence() -> None:
    order = {"near": 1.0, "loud": 0.0}
    fitted = Fitted(order, order, {"near": 4.0, "loud": 0.0, "bias": -2.0})
    empty = RankedQuestion("own", "passages", HELD_OUT, True, Lot((), ()), (), Lot((), ()))
    asked = [
        found(0.5, key=HELD_OUT), question((0.0, 0.0, True), (1.0, 0.0, False), key=HELD_OUT), missing(key=HELD_OUT),
        empty, found(0.5), missing(),
    ]  # fmt: skip
    standing = ranker_standing("own", asked, fitted)
    assert standing.order.first.n == 3
    assert standing.order.first.value == pytest.approx(1 / 3)
    assert standing.order.first_three.value == pytest.approx(2 / 3)
    assert standing.chosen.value == pytest.approx(2 / 3)
    assert standing.refusing is not None
    assert standing.refusing.n == 4
    assert standing.refusing.value == pytest.approx((2 / 3 + 4 / 5) / 2)  # one of four is refused wrongly
    assert ranker_standing("own", asked[:2], fitted).refusing is None


def test_a_standing_says_how_often_the_likeliest_ten_hold_what_answers() -> None:
    fitted = Fitted({"near": 0.0, "loud": 1.0}, {"near": 1.0, "loud": 0.0}, {"near": 1.0, "loud": 0.0, "bias": 0.0})

    def at(place: int) -> RankedQuestion:
        loud = tuple({"near": 0.0, "loud": -float(n)} for n in range(12))
        return replace(found(0.5, key=HELD_OUT), unread=Lot(loud, tuple(n == place for n in range(12))))

    assert ranker_standing("own", [at(0), at(9), at(10), at(11)], fitted).chosen.value == 0.5


def rights(kind: str, one: dict[str, Any], *sentences: str) -> list[bool]:
    return [label_of(kind, one)(sentence) for sentence in sentences]


def test_labels_are_those_of_the_format() -> None:
    both = record("q", "?", [["900", "nine hundred"], ["1814"]], wrong_answers=["75,000"])
    sentences = "Nine hundred came in 1814.", "The year was 1814.", "It was 75,000."
    assert rights("news", both, *sentences) == rights("paragraphs", both, *sentences) == [True, False, False]
    assert rights("scoped", both, *sentences) == rights("namesakes", both, *sentences) == [True, True, False]
    assert rights("scoped", both | {"answerable": False}, *sentences) == [False] * 3
    chosen = record("p", "?", [["x"]], evidence=[["The year  was 1814. It rained."]])
    assert rights("passages", chosen, *sentences) == [False, True, False]
    assert rights("passages", chosen | {"answerable": False}, *sentences) == [False] * 3


def passage(key: str, question: str, *evidence: str) -> dict[str, Any]:
    document = page(HERALD, "A pier for Selmouth") | {"sentences": HERALD.split(". ")}
    return record(key, question, [["x"]], document, evidence=[list(evidence)], answerable=bool(evidence))


def small_data(folder: Path) -> tuple[Path, Path]:
    quiz = write(folder, "quiz", news(), news(1), news(0, HELD_OUT_WEEK), news(2, documents=[page(" ")]))
    asked = [passage(f"p{n}", "How long is the new pier?", "It is 300 metres long") for n in range(4)]
    asked += [passage(f"u{n}", "Which bank lent the money for the lighthouse?") for n in range(4)]
    return quiz, write(folder, "passages", *asked)


def test_a_question_is_put_as_ask_puts_it(tmp_path: Path) -> None:
    quiz, _ = small_data(tmp_path)
    source = data_source(read_group_file(quiz), Settings(home=tmp_path / "home"))
    first, _, held_out = source.questions  # the record whose page is empty is left out
    assert (first.key, held_out.key, held_out.held_out) == (TAUGHT_WEEK, HELD_OUT_WEEK, True)
    assert len(first.read.right) == len(first.unread.right) == 6
    assert sum(first.read.right) == sum(first.unread.right) == 2
    assert first.read.right[0]  # the shipped weights put it first
    assert all("relevance" in features for features in (*first.read.order, *first.confidence))
    assert not any("relevance" in features for features in first.unread.order)
    assert not (tmp_path / "home").exists()


def test_a_question_about_two_dates_is_taken_as_one(tmp_path: Path) -> None:
    asked = record(
        "s:1#0", "Which post did Mira Sand hold from 2003 to 2004?", [["mayor"]], page("Mira Sand was mayor.")
    )
    source = data_source(read_group_file(write(tmp_path, "scoped", asked)), Settings(home=tmp_path / "home"))
    assert [one.read.right for one in source.questions] == [(True,)]


@pytest.fixture
def ranker_of() -> Iterator[Callable[[Path], None]]:
    """Answer with the weights of a folder, until the test is over."""
    with pytest.MonkeyPatch.context() as patch:

        def use(folder: Path) -> None:
            patch.setattr(scoring, "MODEL", folder)
            scoring._weights.cache_clear()

        yield use
    scoring._weights.cache_clear()


def test_the_file_written_is_what_answers(tmp_path: Path, ranker_of: Callable[[Path], None]) -> None:
    told: list[str] = []
    request = RankerRequest(small_data(tmp_path), tmp_path / "out")
    standings = train_ranker(
        request, Settings(home=tmp_path / "home"), lambda label, done, total: told.append(f"{label} {done}/{total}")
    )
    assert [one.order.track for one in standings] == ["quiz", "passages"]
    assert {"ranking quiz 4/4", "ranking passages 8/8"} <= set(told)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["ranker.toml"]
    written = tomllib.loads((tmp_path / "out" / "ranker.toml").read_text())
    shipped = tomllib.loads((MODEL / "ranker.toml").read_text())
    weights = [
        {(name, order): set(table) for name in ("afar", "close") for order, table in file[name].items()}
        for file in (written, shipped)
    ]
    assert weights[0] == weights[1]
    made = written["made"]
    assert isinstance(made["date"], date)
    assert [(one["file"], one["n"], one["held_out"]) for one in made["source"][:1]] == [("quiz.jsonl.gz", 3, 1)]
    assert made["held_out"]["quiz"]["n"] == 1
    assert "first_95" in made["held_out"]["quiz"]
    ranker_of(tmp_path / "out")
    pages = [{"text": HERALD}, {"text": COURIER}]
    assert "300 metres" in ask("How long is the new pier at Selmouth?", documents=pages).text
    changed = (tmp_path / "out" / "ranker.toml").read_text().replace("bias = ", "bias = -99\n# ")
    (tmp_path / "out" / "ranker.toml").write_text(changed)
    ranker_of(tmp_path / "out")
    assert not ask("How long is the new pier at Selmouth?", documents=pages).sentences


GOLD = """corpus: pier
cases:
  - {id: length, kind: fact, question: How long is the new pier?, accept: [300],
     evidence: [{document: herald.txt, quote: is 300 metres long}]}
  - {id: lender, kind: unanswerable-near, question: Which bank lent the money for the pier?, answerable: false}
  - {id: spanish, kind: multilingual, language: es, question: "¿Cuánto mide el muelle nuevo?", accept: [300],
     evidence: [{document: herald.txt, quote: is 300 metres long}]}
"""


def test_gold_questions_are_right_where_their_evidence_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, gold = tmp_path / "pier", tmp_path / "gold" / "pier"
    for file, text in ((folder / "herald.txt", HERALD), (folder / "courier.txt", COURIER), (gold / "a.yaml", GOLD)):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.setitem(corpora._SHIPPED, "pier", folder)
    monkeypatch.setattr(corpora, "_GOLD", tmp_path / "gold")
    source = gold_source("pier", Settings(home=tmp_path / "home"))
    length, lender, spanish = source.questions
    assert spanish.answerable
    assert any(spanish.read.right)
    assert source.name == length.source == "gold pier"
    assert (length.key, length.answerable, sum(length.read.right)) == ("length", True, 1)
    assert in_order(length.read, {"relevance": 1.0})[0] == length.read.right.index(True)
    assert (lender.answerable, any(lender.read.right)) == (False, False)


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    file = write(tmp_path, "quiz", news(0, HELD_OUT_WEEK))
    ended = CliRunner().invoke(train_app, ["ranker", "--data", str(file), "--out", str(tmp_path / "out")])
    assert ended.exit_code == 2
    assert "Name more --data" in ended.output
    ended = CliRunner().invoke(
        train_app, ["ranker", "--data", str(file), "--gold", "nowhere", "--out", str(tmp_path / "out")]
    )
    assert ended.exit_code == 2
    assert "There is no corpus 'nowhere'" in ended.output
    assert not (tmp_path / "out").exists()
