"""Which sentences are right for a public data record, said of any sentence of its documents."""

from collections.abc import Callable, Sequence

from evals.data.task import Record
from evals.training.places import places, words_of
from evals.training.written_lessons import LESSONS

Label = Callable[[str], bool]
"""Whether a sentence is right."""


def label_of(kind: str, record: Record) -> Label:
    """The label of a format's records; what it needs of the record is read at once. Raises KeyError, TypeError."""
    return _LABELS[kind](record)


def _holds_all(record: Record) -> Label:
    answers = _answers(record)
    return lambda text: bool(answers) and all(_holds(text, aliases) for aliases in answers)


def _holds_any(record: Record) -> Label:
    answers = _answers(record)
    return lambda text: any(_holds(text, aliases) for aliases in answers)


def _holds_any_if_there_is_one(record: Record) -> Label:
    return _holds_any(record) if record["answerable"] else _never


def _is_evidence(record: Record) -> Label:
    if not record["answerable"]:
        return _never
    chosen = [_even(str(sentence)) for choice in record["evidence"] for sentence in choice]
    return _one_of(chosen)


def _is_written(record: Record) -> Label:
    lines = {str(document["id"]): document["lines"] for document in record["documents"]}
    return _one_of([_even(str(lines[str(key)][int(number)])) for key, number in record["evidence"]])


def _one_of(chosen: Sequence[str]) -> Label:
    return lambda text: any(_even(text) in one or one in _even(text) for one in chosen)


def _never(text: str) -> bool:
    return False


def _answers(record: Record) -> list[list[str]]:
    return [[str(alias) for alias in aliases] for aliases in record["answers"]]


def _holds(text: str, aliases: Sequence[str]) -> bool:
    words = words_of(text)
    return any(places(alias, words) for alias in aliases)


def _even(text: str) -> str:
    return " ".join(text.split())


_LABELS: dict[str, Callable[[Record], Label]] = {
    "news": _holds_all,
    "paragraphs": _holds_all,
    "scoped": _holds_any_if_there_is_one,
    "namesakes": _holds_any,
    "passages": _is_evidence,
    LESSONS: _is_written,
}
