"""Thumbs up and down become gold questions that load, hold against their documents, and run."""

import subprocess
import sys
from pathlib import Path

import pytest

from evals.casefiles import read_cases
from evals.checking import check_cases
from evals.corpora import open_corpus
from evals.gold_run import run_eval
from rag import Answer, Settings, ask
from tests.chat_server import ROOT
from ui.kept.conversation_store import ConversationStore, kept_conversations, new_id
from ui.kept.judgements import Judgement, Verdict
from ui.kept.turns import Turn

SEEDS = Path(__file__).parents[1] / "seeds"
DURATION = "How long did the January 2025 meeting last?"
UNKNOWN = "How many penguins were at the meeting?"
EVIDENCE = "Their meeting lasted for 30 minutes at the U.S. State Department."


@pytest.fixture
def home(tmp_path: Path, seeds_home: Path) -> Path:
    """The index of the example documents, with conversations of its own."""
    for entry in seeds_home.iterdir():
        if not entry.name.startswith("conversations"):
            (tmp_path / entry.name).symlink_to(entry)
    return tmp_path


@pytest.fixture
def store(home: Path) -> ConversationStore:
    return kept_conversations(Settings(home=home))


def attache(*words: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", "from ui.shell.commands import main; main()", *words]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True, timeout=200)


def turn_of(answer: Answer, **values: object) -> Turn:
    return Turn(answer.question, sentences=answer.sentences, citations=answer.citations, answer=answer, progress=None)


def judge(
    store: ConversationStore, home: Path, question: str, verdict: Verdict, note: str = "", after: str = ""
) -> None:
    settings = Settings(home=home)
    mine, history = new_id(), []
    if after:
        first = ask(after, settings=settings)
        store.keep("key", mine, 0, turn_of(first))
        history = [(after, first.text)]
    answer = ask(question, history=history, settings=settings)
    store.keep("key", mine, len(history), turn_of(answer))
    store.judge("key", mine, len(history), Judgement(verdict, note))


def test_feedback_becomes_gold_questions_that_run(store: ConversationStore, home: Path, tmp_path: Path) -> None:
    judge(store, home, DURATION, Verdict.UP, "right: 30 minutes\n- id: planted")
    judge(store, home, UNKNOWN, Verdict.UP)
    judge(store, home, "Where did they meet?", Verdict.UP, after=DURATION)
    judge(store, home, "How long was the first meeting?", Verdict.DOWN, f"“{EVIDENCE}”")
    judge(store, home, "Who was there?", Verdict.DOWN, "far too vague\n# really: [")
    file = tmp_path / "mine.yaml"

    ended = attache("feedback", str(file), "--corpus", "seeds", "--home", str(home))

    assert ended.returncode == 0, ended.stderr
    assert "4 gold questions written" in ended.stdout
    assert "1 more, as comments" in ended.stdout
    cases = {case.question: case for case in read_cases(file)}
    assert len(cases) == 4
    assert cases[DURATION].accept
    assert EVIDENCE in [e.quote for e in cases[DURATION].evidence]
    assert not cases[UNKNOWN].answerable
    assert cases["Where did they meet?"].history[0].question == DURATION
    assert cases["Where did they meet?"].kind == "follow-up"
    assert cases["How long was the first meeting?"].evidence[0].quote == EVIDENCE
    text = file.read_text(encoding="utf-8")
    assert "# To be completed: say what is right" in text
    assert "#   question: Who was there?" in text

    corpus, _ = open_corpus("seeds", Settings(home=home))
    check_cases(list(cases.values()), corpus)
    run = run_eval(("seeds",), cases=(file,), settings=Settings(home=home))
    scores = {row.question: row.scores["correct"].value for row in run.rows}
    assert scores[DURATION] == scores[UNKNOWN] == scores["Where did they meet?"] == 1.0


def test_a_question_judged_twice_is_one_case_as_judged_last(
    store: ConversationStore, home: Path, tmp_path: Path
) -> None:
    judge(store, home, DURATION, Verdict.DOWN)
    judge(store, home, DURATION, Verdict.UP)
    file = tmp_path / "mine.yaml"
    assert attache("feedback", str(file), "--corpus", "seeds", "--home", str(home)).returncode == 0
    [case] = read_cases(file)
    assert case.note == "thumbs up"
    assert "To be completed" not in file.read_text(encoding="utf-8")


def test_without_feedback_the_file_says_so_and_loads(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    ended = attache("feedback", str(file), "--corpus", "seeds", "--home", str(home))
    assert ended.stdout.startswith("0 gold questions written")
    assert read_cases(file) == []


def test_an_unknown_corpus_is_named(home: Path, tmp_path: Path) -> None:
    ended = attache("feedback", str(tmp_path / "x.yaml"), "--corpus", "nowhere", "--home", str(home))
    assert ended.returncode == 1
    assert "There is no corpus 'nowhere'" in ended.stderr
