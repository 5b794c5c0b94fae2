"""Gold questions read from YAML: every refusal names the file and the line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from evals.cases import KINDS, Case, Evidence, Turn
from evals.errors import CaseInvalid
from evals.yaml_places import Place

_FILE_KEYS = {"corpus", "cases"}
_SCALARS = {"id", "kind", "language", "question", "note", "answerable", "conflict"}
_CASE_KEYS = _SCALARS | {"history", "accept", "forbid", "documents", "evidence", "premise"}
_LARGEST = 4_000_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_cases(file: Path, corpus: str | None = None) -> list[Case]:
    """The cases of one YAML file; `corpus` overrides the one it names. Raises CaseInvalid with file and line."""
    top = _parsed(file)
    entries = top.entries("A file of gold questions", _FILE_KEYS)
    if "cases" not in entries:
        raise top.refuse("there is no `cases:` list. Add one.")
    if corpus is None and "corpus" not in entries:
        raise top.refuse("there is no `corpus:`. Name the corpus the questions are about.")
    name = corpus or entries["corpus"].text("`corpus`")
    return [_case(place, name) for place in entries["cases"].items("`cases`")]


def read_all(files: list[Path], corpus: str | None = None) -> list[Case]:
    """The cases of several files. Raises CaseInvalid, also for an id used twice in a corpus."""
    cases = [case for file in files for case in read_cases(file, corpus)]
    first: dict[str, Case] = {}
    for case in cases:
        earlier = first.setdefault(case.key, case)
        if earlier is not case:
            raise CaseInvalid(
                f"{case.file}:{case.line}: the id {case.id!r} is already used at {earlier.file}:{earlier.line}. "
                "Give one of them another."
            )
    return cases


def _parsed(file: Path) -> Place:
    try:
        if file.stat().st_size > _LARGEST:
            raise CaseInvalid(f"{file}:1: over {_LARGEST:,} bytes of gold questions. Split the file.")
        text = file.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=_LOADER)
    except (OSError, UnicodeDecodeError) as error:
        raise CaseInvalid(f"{file}:1: cannot be read ({error}). Check the path and that it is UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise CaseInvalid(f"{file}:{line}: not YAML: {error.problem or error.context}. Mend this line.") from error
    except yaml.YAMLError as error:
        raise CaseInvalid(f"{file}:1: not YAML: {error}. Mend the file.") from error
    if node is None:
        raise CaseInvalid(f"{file}:1: the file is empty. Add `corpus:` and `cases:`.")
    return Place(str(file), node)


def _case(place: Place, corpus: str) -> Case:
    entries = place.entries("A case", _CASE_KEYS)
    for needed in ("id", "kind", "question"):
        if needed not in entries:
            raise place.refuse(f"a case needs `{needed}`. Add it.")
    values: dict[str, Any] = {name: _READERS[name](entry, name) for name, entry in entries.items()}
    if values["kind"] not in KINDS:
        raise entries["kind"].refuse(f"there is no kind {values['kind']!r}. Known: {', '.join(KINDS)}.")
    case = Case(corpus=corpus, file=place.file, line=place.line, **values)
    for name, complaint in _contradictions(case):
        raise entries.get(name, place).refuse(f"case {case.id!r} {complaint}")
    return case


def _contradictions(case: Case) -> Iterator[tuple[str, str]]:
    """The key to point at and the complaint, for each way a case contradicts itself."""
    if case.answerable:
        if not case.accept:
            yield "answerable", "is answerable but accepts nothing. Add `accept`, or set `answerable: false`."
        if not case.evidence:
            yield "answerable", "is answerable but quotes no evidence. Add `evidence`, or set `answerable: false`."
    else:
        for name in ("accept", "evidence", "documents"):
            if getattr(case, name):
                yield name, f"is not answerable, yet gives `{name}`. Remove it, or set `answerable: true`."
        if case.conflict:
            yield "conflict", "is not answerable, yet its sources are said to disagree. Choose one."
    stray = [e.document for e in case.evidence if case.documents and e.document not in case.documents]
    if stray:
        yield "evidence", f"quotes evidence from {stray[0]!r}, which is not among its `documents`. Add it there."


def _list_of(read: Any) -> Any:
    return lambda place, name: tuple(read(item, name) for item in place.items(f"`{name}`"))


def _group(place: Place, name: str) -> tuple[str, ...]:
    if isinstance(place.node, yaml.SequenceNode):
        patterns = tuple(item.pattern(f"a pattern of `{name}`") for item in place.items(name))
        if not patterns:
            raise place.refuse(f"a group of `{name}` is empty. Add a pattern or remove the group.")
        return patterns
    return (place.pattern(f"a pattern of `{name}`"),)


def _premise(place: Place, name: str) -> tuple[str, ...]:
    return _group(place, name)


def _turn(place: Place, name: str) -> Turn:
    entries = place.entries("A turn of `history`", {"question", "answer"})
    return Turn(*(entries[k].text(f"`{k}` of a turn") if k in entries else "" for k in ("question", "answer")))


def _evidence(place: Place, name: str) -> Evidence:
    entries = place.entries("A piece of `evidence`", {"document", "quote"})
    if len(entries) < 2:
        raise place.refuse("a piece of `evidence` needs `document` and `quote`.")
    return Evidence(entries["document"].text("`document`"), entries["quote"].text("`quote`"))


_READERS: dict[str, Any] = {
    **{name: lambda place, name: place.text(f"`{name}`") for name in ("id", "kind", "language", "question", "note")},
    **{name: lambda place, name: place.truth(f"`{name}`") for name in ("answerable", "conflict")},
    "accept": _list_of(_group),
    "forbid": _list_of(lambda place, name: place.pattern("a pattern of `forbid`")),
    "documents": _list_of(lambda place, name: place.text("an entry of `documents`")),
    "evidence": _list_of(_evidence),
    "history": _list_of(_turn),
    "premise": _premise,
}
