"""The README tells the truth: its code runs, its console blocks are what the program prints.

Run with `ATTACHE_UPDATE_README=1` to write the present output into the README.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from rag.settings import _ENVIRONMENT, Settings

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
ATTACHE = (sys.executable, "-c", "from ui.shell.commands import main; main()")
# A terminal of 100 columns that knows no colours.
TERMINAL = {"TERM": "dumb", "TTY_COMPATIBLE": "1", "COLUMNS": "100", "LINES": "40"}


@pytest.fixture
def env(seeds_home: Path) -> dict[str, str]:
    """An environment whose index holds the example documents."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # `make test` runs this
    return outer | TERMINAL | {"ATTACHE_HOME": str(seeds_home), "PYTHONPATH": str(ROOT)}


def printed(command: str, env: dict[str, str]) -> str:
    words = shlex.split(command)
    assert words[0] in ("attache", "make"), f"{command} is not one of ours"
    run = [*ATTACHE, *words[1:]] if words[0] == "attache" else words
    return subprocess.run(run, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60).stdout


def test_console_blocks_show_what_the_program_prints(env: dict[str, str]) -> None:
    def renewed(block: re.Match[str]) -> str:
        output = "\n".join(line.rstrip() for line in printed(block["command"], env).splitlines()).strip("\n")
        return f"```console\n$ {block['command']}\n{output}\n```"

    now = CONSOLE.sub(renewed, TEXT)
    if os.environ.get("ATTACHE_UPDATE_README"):
        README.write_text(now, encoding="utf-8")
    else:
        assert now == TEXT, "run `ATTACHE_UPDATE_README=1 python -m pytest tests/test_readme.py`"


def test_python_blocks_run_one_after_the_other(env: dict[str, str]) -> None:
    code = "\n".join(PYTHON.findall(TEXT))
    assert "from rag import ask" in code
    code += "\nfrom rag import Answer"
    code += "\nanswers = {name: each.status for name, each in globals().items() if isinstance(each, Answer)}"
    code += "\nassert len(answers) == 4 and set(answers.values()) == {'answered'}, answers"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert "answered" in ended.stdout
    assert ended.stdout.rstrip().endswith("AnswerReady")


def test_the_settings_table_names_every_variable_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|[^|]*\| ([^|]+) \|", TEXT, re.MULTILINE))
    assert set(rows) == set(_ENVIRONMENT.values())
    defaults = Settings()
    for name in ("home", "port", "embedder"):
        assert rows[_ENVIRONMENT[name]] == f"`{getattr(defaults, name)}`"


def test_every_option_the_readme_names_exists(env: dict[str, str]) -> None:
    helps = "".join(printed(f"attache {name} --help", env) for name in ("ingest", "ask", "documents", "chat", "eval"))
    shell_text = TEXT.replace("make setup PYTHON", "")
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", shell_text))
    assert named
    assert {option for option in named if option not in helps} == set()
