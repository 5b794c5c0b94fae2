"""Whole runs on a small corpus with the real index: rows, resuming, the shell, the files left behind."""

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals import run_eval
from evals.cases import Case
from evals.corpora import Corpus, Source
from evals.data.run import run_data
from evals.errors import CaseInvalid, CorpusUnknown, EvalError, LedgerBroken, SystemUnknown
from evals.evaluation import Evaluation
from evals.exports import export_all
from evals.ledger import Ledger
from evals.outputs import Outputs, write_outputs
from evals.reply import Reply
from evals.rows import Row
from evals.running import run_cases
from evals.shell import app
from rag.settings import Settings

LAMP = "The lamp of Skerry lighthouse was lit in 1854. Its keeper was Ann Muir. The tower is 42 metres high."
BOAT = "The lifeboat Tern is kept at Ronay. It has a crew of six and was built in 1987."
QUESTIONS = """corpus: coast
cases:
  - id: height
    kind: number
    question: How high is the tower of Skerry lighthouse?
    accept: [["42 metres"]]
    documents: [lamp.txt]
    evidence: [{document: lamp.txt, quote: The tower is 42 metres high}]
  - id: crew
    kind: count
    question: How many crew has the lifeboat Tern?
    accept: [[six]]
    documents: [boat.txt]
    evidence: [{document: boat.txt, quote: It has a crew of six}]
  - id: opera
    kind: unanswerable-far
    question: Who composed the opera Carmen?
    answerable: false
"""


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eval") / "coast"
    folder.mkdir()
    for name, text in (("lamp.txt", LAMP), ("boat.txt", BOAT), ("copy.txt", BOAT)):
        (folder / name).write_text(text)
    (folder.parent / "questions.yaml").write_text(QUESTIONS)
    return folder


@pytest.fixture(scope="module")
def settings(coast: Path) -> Settings:
    return Settings(home=coast.parent / "home")


@pytest.fixture(scope="module")
def run(coast: Path, settings: Settings) -> Evaluation:
    files = [coast.parent / "questions.yaml"]
    return run_eval([str(coast)], cases=files, system="dense", against="bm25", settings=settings)


def test_every_question_has_a_row_and_every_slice_its_figures(run: Evaluation) -> None:
    assert [row.key for row in run.rows] == ["coast/height", "coast/crew", "coast/opera"]
    assert [row.error for row in run.rows] == ["", "", ""]
    assert [part.name for part in run.slices][:2] == ["coast", "coast / count"]
    assert run.overall("verbatim") == 1.0
    assert run.rows[0].value("correct") == 1.0
    assert run.rows[2].value("correct") == 0.0  # a search alone never refuses
    assert {pair.slice for pair in run.paired} >= {"coast", "coast / number"}


def test_two_runs_of_the_same_tree_score_the_same_and_embed_once(
    coast: Path, settings: Settings, run: Evaluation
) -> None:
    again = run_eval([str(coast)], cases=[coast.parent / "questions.yaml"], system="dense", settings=settings)
    assert [row.scores for row in again.rows] == [row.scores for row in run.rows]


def test_a_copy_of_a_document_counts_as_the_document(run: Evaluation) -> None:
    (corpus,) = run.corpora
    assert set(corpus.sources) == {"lamp.txt", "boat.txt", "copy.txt"}
    assert corpus.same("copy.txt") == corpus.same("boat.txt")
    assert run.rows[1].value("right document") == 1.0


def test_stock_llamaindex_finds_what_the_collection_holds(coast: Path, settings: Settings, run: Evaluation) -> None:
    files = [coast.parent / "questions.yaml"]
    stock = run_eval([str(coast)], cases=files, system="llamaindex-top-chunk", settings=settings)
    assert [row.reply and row.reply.text for row in stock.rows] == [row.reply and row.reply.text for row in run.rows]


def test_systems_that_need_a_model_say_so(coast: Path, settings: Settings) -> None:
    for name in ("model", "llamaindex-citation"):
        with pytest.raises(SystemUnknown, match="ATTACHE_MODEL"):
            run_eval([str(coast)], cases=[coast.parent / "questions.yaml"], system=name, settings=settings)


def test_a_bad_case_is_refused_before_anything_is_indexed(tmp_path: Path, coast: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(QUESTIONS.replace("kind: count", "kind: poem"))
    with pytest.raises(CaseInvalid, match=r"bad\.yaml:10"):
        run_eval([str(coast)], cases=[file], settings=Settings(home=tmp_path / "home"))
    assert not (tmp_path / "home").exists()


def test_an_unknown_corpus_or_one_without_questions_is_refused(coast: Path, settings: Settings) -> None:
    with pytest.raises(CorpusUnknown, match="no corpus 'moon'"):
        run_eval(["moon"], cases=[coast.parent / "questions.yaml"], settings=settings)
    with pytest.raises(CorpusUnknown, match="--cases FILE"):
        run_eval([str(coast)], settings=settings)


class Counting:
    """Refuses, and counts how often it was asked; is interrupted at the third question."""

    name = "counting"

    def __init__(self, interrupted: bool) -> None:
        self.asked: list[str] = []
        self._interrupted = interrupted

    def reply(self, question: str, history: object) -> Reply:
        self.asked.append(question)
        if self._interrupted and len(self.asked) == 3:
            raise KeyboardInterrupt
        return Reply("", "no_evidence")


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    corpus = Corpus("coast", Path(), {"lamp.txt": Source("lamp.txt", "l", LAMP)})
    cases = [Case(id=str(n), corpus="coast", kind="fact", question=f"{n}?", answerable=False) for n in range(5)]
    file = tmp_path / "rows.jsonl"
    first = Counting(interrupted=True)
    with pytest.raises(KeyboardInterrupt):
        run_cases(first, cases, corpus, Ledger(file, "run"))
    with file.open("a") as opened:
        opened.write('{"id": "2", "corp')  # cut in the middle of a line
    second = Counting(interrupted=False)
    rows = run_cases(second, cases, corpus, Ledger(file, "run"))
    assert second.asked == ["2?", "3?", "4?"]
    assert [row.id for row in rows] == ["0", "1", "2", "3", "4"]
    third = Counting(interrupted=False)
    run_cases(third, cases, corpus, Ledger(file, "another program"))
    assert len(third.asked) == 5


def test_kept_rows_come_back_as_they_were(run: Evaluation) -> None:
    for row in (*run.rows, *run.against):
        assert Row.from_json(json.loads(json.dumps(row.to_json()))) == row


def test_damaged_rows_are_refused(tmp_path: Path, run: Evaluation) -> None:
    file = tmp_path / "rows.jsonl"
    ledger = Ledger(file, "run")
    for row in run.rows:
        ledger.add(row)
    ledger.close()
    lines = file.read_text().splitlines()
    file.write_text("\n".join([lines[0], "damaged", *lines[1:]]))
    with pytest.raises(LedgerBroken, match=r"Line 2 .*--fresh"):
        Ledger(file, "run")


def test_public_data_is_asked_over_its_own_documents_and_not_twice(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "quiz.jsonl"
    records = [
        {"id": "a", "question": "How high is the tower?", "documents": [{"id": "x", "title": "Lamp", "text": LAMP}]},
        {"id": "b", "question": "How many crew?", "documents": [{"id": "y", "title": "", "text": ""}]},
    ]
    file.write_text("\n".join(json.dumps(r | {"answers": [["42 metres"]], "answerable": True}) for r in records))
    told: list[tuple[str, int, int]] = []
    first = run_data(file, system="bm25", settings=settings, progress=lambda *seen: told.append(seen))
    assert [row.value("contains@60") for row in first.rows] == [1.0, 0.0]
    assert [row.error for row in first.rows] == ["", ""]  # no text in any document is a refusal, not a crash
    assert told[-1] == ("bm25 on quiz", 2, 2)
    before = first.kept[0].stat().st_mtime_ns, first.rows
    again = run_data(file, system="bm25", limit=1, settings=settings)
    assert again.rows[0] in before[1]  # seconds included: the row is the kept one


def test_exports_have_the_forms_their_tools_read(tmp_path: Path, run: Evaluation) -> None:
    export_all(run, tmp_path)
    ranked = [line.split() for line in (tmp_path / "run.trec").read_text().splitlines()]
    assert ranked[0][:2] == ["coast/height", "Q0"]
    assert [len(line) for line in ranked] == [6] * len(ranked)
    assert (tmp_path / "qrels.trec").read_text().splitlines()[0] == "coast/height 0 lamp.txt 1"
    answer = json.loads((tmp_path / "trec-rag.jsonl").read_text().splitlines()[0])
    assert answer["references"] == ["lamp.txt"]
    assert answer["answer"][0]["citations"] == [0]
    sample = json.loads((tmp_path / "ragas.jsonl").read_text().splitlines()[0])
    assert set(sample) == {"user_input", "response", "retrieved_contexts", "reference"}


def test_the_files_of_a_run_can_be_read(tmp_path: Path, run: Evaluation) -> None:
    names = ("run.json", "run.html", "run.xml", "run.md")
    files = Outputs(*(tmp_path / name for name in names))
    write_outputs(run, files, reasons=["a | <loss>"])
    assert len(json.loads((tmp_path / "run.json").read_text())["rows"]) == 3
    suites = ET.parse(tmp_path / "run.xml").getroot()
    assert [suite.get("failures") for suite in suites] == ["1", "1"]
    assert "a \\| &lt;loss>" in (tmp_path / "run.md").read_text()
    page = (tmp_path / "run.html").read_text()
    assert "Who composed the opera Carmen?" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def ask(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


def test_the_shell_exits_by_floor(coast: Path) -> None:
    base = ["--corpus", str(coast), "--cases", str(coast.parent / "questions.yaml"), "--system", "bm25"]
    base += ["--home", str(coast.parent / "home")]
    code, output = ask(*base, "--floor", "0.5", "--floor", "verbatim=1")
    assert code == 0, output
    assert "coast / number" in output
    code, output = ask(*base, "--floor", "0.9")
    assert code == 1
    assert "BELOW THE FLOOR: correct on coast is 0.667" in output


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--system", "oracle"], "no system 'oracle'"),
        (["--kind", "poem"], "no kind 'poem'"),
        (["--corpus", "moon"], "no corpus 'moon'"),
        (["--data", "none.jsonl"], "none.jsonl cannot be read"),
        (["--floor", "high"], "not a floor"),
        (["--gate", "--kind", "fact"], "Leave --data"),
    ],
)
def test_a_mistake_is_one_message_and_exit_status_two(arguments: list[str], complaint: str, tmp_path: Path) -> None:
    code, output = ask(*arguments, "--home", str(tmp_path))
    assert code == 2
    assert complaint in " ".join(output.split())


def test_an_error_of_ours_has_one_root() -> None:
    for error in (CaseInvalid, CorpusUnknown, LedgerBroken, SystemUnknown):
        assert issubclass(error, EvalError)


def open_files(folder: Path) -> list[str]:
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [str(target) for link in links if (target := os.path.realpath(link)).startswith(str(folder))]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="lists open files as Linux does")
def test_an_index_a_question_is_let_go_with_its_files(tmp_path: Path) -> None:
    file = tmp_path / "quiz.jsonl"
    texts = [LAMP, BOAT, LAMP + BOAT]
    records = [{"id": str(n), "question": "?", "documents": [{"id": str(n), "text": t}]} for n, t in enumerate(texts)]
    file.write_text("\n".join(json.dumps(r | {"answers": [["six"]], "answerable": True}) for r in records))
    run_data(file, system="dense", settings=Settings(home=tmp_path / "home"))
    assert open_files(tmp_path) == []
