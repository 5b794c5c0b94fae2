"""Gold questions written to a YAML file that `evals.casefiles` reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from evals.cases import Case
from evals.errors import ExportFailed
from evals.plaintext import plain

_BROKEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff]")


@dataclass(frozen=True)
class Unfinished:
    """A case that needs a person's hand before it can be asked; `missing` says what for."""

    case: Case
    missing: str


def pattern_of(words: str) -> str:
    """The pattern that these words meet, and nothing else: no letter or digit may go on at either end."""
    text = plain(words)
    start = r"\b" if re.match(r"\w", text) else ""
    end = r"\b" if re.search(r"\w$", text) else ""
    return start + re.escape(text).replace(r"\ ", " ") + end


def write_cases(file: Path, corpus: str, cases: Sequence[Case], unfinished: Sequence[Unfinished] = ()) -> None:
    """Write the file; unfinished cases stand in it as comments. Raises ExportFailed."""
    head = yaml.safe_dump({"corpus": corpus}, allow_unicode=True)
    listed = [_entry(case) for case in cases]
    body = "".join(["cases:\n", *listed]) if listed else "cases: []\n"
    drafts = [_comment(f"To be completed: {draft.missing}\n{_entry(draft.case)}") for draft in unfinished]
    try:
        file.write_text("\n".join([head + body, *drafts]), encoding="utf-8")
    except OSError as error:
        raise ExportFailed(f"{file} cannot be written ({error.strerror}). Name another file.") from error


def _entry(case: Case) -> str:
    values: dict[str, Any] = {
        "id": case.id,
        "kind": case.kind,
        "language": case.language,
        "question": case.question,
        "history": [{"question": turn.question, "answer": turn.answer} for turn in case.history],
        "answerable": case.answerable,
        "accept": [list(group) for group in case.accept],
        "forbid": list(case.forbid),
        "documents": list(case.documents),
        "evidence": [{"document": e.document, "quote": e.quote} for e in case.evidence],
        "conflict": case.conflict,
        "note": case.note,
    }
    kept = {name: _readable(value) for name, value in values.items() if value or name == "answerable"}
    return yaml.safe_dump([kept], sort_keys=False, allow_unicode=True, width=100)


def _readable(value: Any) -> Any:
    """The value without characters that YAML does not take as they are."""
    if isinstance(value, str):
        return _BROKEN.sub(" ", value)
    if isinstance(value, list):
        return [_readable(item) for item in value]
    return {k: _readable(v) for k, v in value.items()} if isinstance(value, dict) else value


def _comment(text: str) -> str:
    return "".join(f"# {_BROKEN.sub(' ', line)}\n" for line in text.splitlines())
