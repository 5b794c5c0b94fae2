"""The shell as its user meets it: each command, each mistake, in a pipe and on a terminal."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from rag.answers import Answer, Citation, Conflict, Sentence, Status
from tests.conftest import heed_ctrl_c
from ui.shell.answer import show_answer
from ui.shell.commands import main
from ui.shell.terminal import neutral
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, SourceKind

TERMINAL = (
    "Council approves the ferry terminal\n\n"
    "SERENO, March 4, 2026 – The harbour council approved the new ferry terminal on Tuesday. "
    "The ferry terminal will cost 12 million euros. Construction of the terminal starts in May.\n"
)
LIGHTHOUSE = (
    "Lighthouse opens to visitors\n\n"
    "SERENO, June 9, 2026 – The old lighthouse on Gull Point opened to visitors on Monday. "
    "\x1b[2J\x1b]0;owned\x07A climb to the lantern takes 214 steps.\n"
)
PRICE = "How much will the ferry terminal cost?"
ATTACHE = (sys.executable, "-c", "from ui.shell.commands import main; main()")


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str


class Shell:
    """Runs the program in this process, on an index of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *words: str, stdin: str | None = None) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ATTACHE_HOME", str(self.home))
            patch.delenv("ATTACHE_MODEL", raising=False)
            patch.setattr(sys, "argv", ["attache", *words])
            patch.setattr(sys, "stdin", io.StringIO(stdin or ""))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                main()
                code: object = 0
            except SystemExit as end:
                code = end.code or 0
        assert isinstance(code, int)
        assert "Traceback" not in err.getvalue()
        return Ended(code, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    (folder / "terminal.txt").write_text(TERMINAL, encoding="utf-8")
    (folder / "lighthouse.txt").write_text(LIGHTHOUSE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def shell(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The program with two documents in its index."""
    shell = Shell(tmp_path_factory.mktemp("home"))
    ended = shell("ingest", str(files))
    assert (ended.code, ended.out.split(" (")[0]) == (0, "2 added")
    return shell


@pytest.fixture
def empty(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def test_an_answer_shows_each_sentence_with_its_number_and_each_source_with_its_quotation(shell: Shell) -> None:
    ended = shell("ask", PRICE)
    assert ended.code == 0
    answer, sources = ended.out.split("\n\nSources\n")
    assert "12 million euros" in answer
    assert answer.endswith("[1]")
    assert sources.startswith("[1] Council approves the ferry terminal\n")
    assert "terminal.txt\n    “" in sources
    quote = sources.split("“")[1].split("”")[0]
    assert quote in TERMINAL


def test_the_json_answer_carries_what_programs_rely_on(shell: Shell) -> None:
    ended = shell("ask", "--json", PRICE)
    answer = json.loads(ended.out)
    assert ended.code == 0
    assert {"question", "text", "status", "sentences", "citations", "passages", "conflicts", "answerer", "seconds"} <= (
        answer.keys()
    )
    assert (answer["question"], answer["status"], answer["answerer"]) == (PRICE, "answered", "extractive")
    citation = answer["citations"][0]
    assert TERMINAL[citation["start"] : citation["end"]] == citation["quote"]
    described = {"id", "path", "title", "publisher", "kind", "published", "event_date", "event_place"}
    assert described <= citation["document"].keys()
    assert answer["sentences"][0]["citations"] == [1]


def test_the_question_may_come_from_stdin_or_without_quotation_marks(shell: Shell) -> None:
    quoted = json.loads(shell("ask", "--json", PRICE).out)["text"]
    assert json.loads(shell("ask", "--json", "-", stdin=PRICE + "\n").out)["text"] == quoted
    assert json.loads(shell("ask", "--json", *PRICE.split()).out)["text"] == quoted


def test_what_the_documents_do_not_say_reads_differently_and_ends_with_status_3(shell: Shell) -> None:
    question = "Which orchestra recorded the ninth symphony in Vienna?"
    ended = shell("ask", question)
    assert ended.code == 3
    assert "Sources" not in ended.out
    assert "The documents don’t say." in ended.out
    as_json = shell("ask", "--json", question)
    assert (as_json.code, json.loads(as_json.out)["status"]) == (0, "no_evidence")


def test_filters_decide_what_may_answer(shell: Shell) -> None:
    assert shell("ask", PRICE, "--document", "terminal.txt").code == 0
    assert shell("ask", PRICE, "--document", "lighthouse.txt").code == 3
    assert shell("ask", PRICE, "--until", "2026-03").code == 0
    assert shell("ask", PRICE, "--since", "2026-06").code == 3
    none = shell("ask", PRICE, "--kind", "official")
    assert (none.code, "Note: No document meets all of the filters." in none.out) == (3, True)


def test_a_filter_that_names_nothing_is_an_error_and_says_what_there_is(shell: Shell) -> None:
    document = shell("ask", PRICE, "--document", "terminals.txt")
    assert (document.code, document.out) == (1, "")
    assert document.err == (
        "attache: No document is named “terminals.txt”. There are lighthouse.txt, terminal.txt. Choose one of these.\n"
    )
    publisher = shell("ask", PRICE, "--publisher", "Nobody")
    assert (publisher.code, publisher.out) == (1, "")
    assert publisher.err.endswith("Ask without it.\n")


@pytest.mark.parametrize("words", [["ask", PRICE], ["documents"], ["documents", "--json"]])
def test_an_empty_home_says_which_command_to_run(empty: Shell, words: list[str]) -> None:
    ended = empty(*words)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("attache: ")
    assert "attache ingest" in ended.err
    assert not empty.home.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ask"], "Missing argument"),
        (["ask", PRICE, "--since", "soon"], "2025-10-28"),
        (["ask", PRICE, "--since", "2025-13"], "month must be in 1..12"),
        (["ask", PRICE, "--kind", "gossip"], "'--kind': 'gossip' is not one of official, press, ai-assisted, unknown."),
        (["ask", PRICE, "--colour"], "No such option"),
        (["ingest"], "Missing argument"),
        (["chat", "--port", "many"], "--port"),
        (["sing"], "No such command"),
    ],
)
def test_a_wrong_option_is_explained_and_ends_with_status_2(empty: Shell, words: list[str], said: str) -> None:
    ended = empty(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (["ask", ""], "", "question is empty"),
        (["ask", "-"], " \n", "question is empty"),
        (["ask", "-"], "x" * 100_000, "100,000 characters"),
        (["chat", "--port", "70000"], "", "70000"),
    ],
)
def test_a_mistake_is_one_message_and_status_1(shell: Shell, words: list[str], stdin: str, said: str) -> None:
    ended = shell(*words, stdin=stdin)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("attache: ")
    assert said in ended.err


def test_documents_lists_one_line_for_each_and_the_same_as_json(shell: Shell) -> None:
    lines = shell("documents").out.splitlines()
    assert len(lines) == 2
    assert all(line.count("\t") == 6 for line in lines)
    assert all(line.split("\t")[6] == "ready" for line in lines)
    listed = json.loads(shell("documents", "--json").out)
    assert [document["pending"] for document in listed] == [0, 0]
    assert [Path(one["path"]).name for one in listed] == ["lighthouse.txt", "terminal.txt"]
    assert {one["title"] for one in listed} == {line.split("\t")[0] for line in lines}


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_document_cannot_drive_the_terminal(shell: Shell, as_json: list[str]) -> None:
    ended = shell("ask", *as_json, "How many steps is the climb to the lantern?")
    assert "214 steps" in ended.out
    assert not set(ended.out) & {"\x1b", "\x07", "\x9b"}


@given(st.text())
def test_neutral_text_keeps_its_length_and_holds_no_control(text: str) -> None:
    shown = neutral(text)
    assert len(shown) == len(text)
    assert all(char in "\t\n" or (ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0) for char in shown)
    shown.encode("utf-8")


def test_neutral_text_is_unchanged_where_it_was_harmless_and_shows_what_reorders() -> None:
    plain = "Motörhead\t“岩屋” – ok\n"
    assert neutral(plain) == plain
    assert neutral("gpj.\u202eexe") == "gpj.\ufffdexe"


def a_document(number: int, text: str) -> Document:
    return Document(
        id=f"{number:064d}",
        path=f"files/{number}.txt",
        text=text,
        title=f"Title {number}",
        publisher="The Harbour Gazette",
        kind=SourceKind.PRESS,
        published=PartialDate(2026, 3, 5),
        event_date=PartialDate(2026, 3),
        event_place="Sereno",
    )


def shown(answer: Answer, *, terminal: bool) -> str:
    file = io.StringIO()
    console = Console(file=file, force_terminal=terminal, width=40, markup=False, highlight=False, emoji=False)
    console.soft_wrap = not terminal
    show_answer(console, answer)
    return file.getvalue()


def test_conflicts_notices_and_withheld_sentences_are_told() -> None:
    texts = ("The terminal costs 12 million.", "The terminal costs 15 million.")
    citations = tuple(Citation(n, a_document(n, text), 0, len(text), text) for n, text in enumerate(texts, start=1))
    answer = Answer(
        question="?",
        text="",
        status=Status.PARTIAL,
        sentences=tuple(Sentence(text, (n,)) for n, text in enumerate(texts, start=1)),
        citations=citations,
        conflicts=(Conflict("cost", ("12", "15"), (1, 2)),),
        notices=("The model\x1b[1m did not answer.",),
        withheld=3,
    )
    out = shown(answer, terminal=False)
    assert "The terminal costs 12 million. [1]\nThe terminal costs 15 million. [2]\n" in out
    assert "    The Harbour Gazette · press · published 2026-03-05 · event 2026-03, Sereno\n    files/1.txt\n" in out
    assert "The sources differ on cost: 12 [1] / 15 [2]\n" in out
    assert "Note: The model␛[1m did not answer.\n" in out
    assert "3 sentences of the model withheld" in out


def test_a_terminal_gets_colour_and_wrapped_quotations_and_a_pipe_neither() -> None:
    text = "The ferry terminal will cost 12 million euros, " * 4
    answer = Answer(
        "?", "", Status.ANSWERED, (Sentence(text, (1,)),), (Citation(1, a_document(1, text), 0, 150, text[:150]),)
    )
    on_terminal, in_pipe = shown(answer, terminal=True), shown(answer, terminal=False)
    assert "\x1b[" in on_terminal
    assert "\x1b[" not in in_pipe
    assert max(len(line) for line in in_pipe.splitlines()) > 180

    assert all(len(re.sub(r"\x1b\[[\d;]*m", "", line)) <= 40 for line in on_terminal.splitlines())


def test_the_program_is_called_by_its_name_however_it_is_started() -> None:
    for words in (["ask", "--help"], ["ask"], ["train", "--help"]):
        ended = subprocess.run([*ATTACHE, *words], capture_output=True, text=True, timeout=60)
        assert (ended.stdout + ended.stderr).startswith(f"Usage: attache {words[0]} [OPTIONS]")
        assert "-c " not in ended.stdout + ended.stderr


def test_help_and_usage_mistakes_load_nothing_that_takes_long() -> None:
    code = (
        "import sys; from ui.shell.commands import main\n"
        "try: main()\n"
        "except SystemExit: print([m for m in ('numpy', 'chromadb', 'gradio', 'rich', 'openai') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, timeout=60)
    assert ended.stdout.splitlines()[-1] == "[]"
    assert "documents" in ended.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_is_no_error(shell: Shell, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    env = os.environ | {"ATTACHE_HOME": str(shell.home), "PYTHONUNBUFFERED": unbuffered}
    ended = subprocess.run([*ATTACHE, "documents"], stdout=writing, stderr=subprocess.PIPE, env=env, timeout=60)
    os.close(writing)
    assert ended.stderr == b""


def test_ctrl_c_ends_the_program_without_a_traceback(shell: Shell) -> None:
    env = os.environ | {"ATTACHE_HOME": str(shell.home)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*ATTACHE, "ask", "-"], stdin=pipe, stdout=pipe, stderr=pipe, env=env, preexec_fn=heed_ctrl_c
    ) as waiting:
        time.sleep(6)  # by then it waits for the question
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=30)
    assert (waiting.returncode, out, err) == (130, b"", b"")
