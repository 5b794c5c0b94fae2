"""Lessons written for the project: small sets of documents in sentences, with questions and the sentences that answer.

A file holds sets, each a block between lines of `%%%`:

    == a | Harbour road reopens | The Weekly Courier | 2024-03-05
    a1 The road reopened on Monday after …
    a2 …
    == b | …
    b1 …
    ? para | How soon could cars drive there again? | a1 | on Monday
    ? near | What did the repair cost? | -

A question has a kind (`KINDS`), its wording, the sentences that answer it (`-` where none does) and, if there is one,
the answer in words of the first of them. A file of the folder `translations` has questions in another language, a line
each: the file and line of the question it translates (`a01:39`), a tab, its wording.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from evals.data.task import Record
from evals.errors import DataUnreadable

LESSONS = "lessons"  # what their format is called
KINDS = frozenset({"direct", "para", "near", "premise", "yesno", "event", "fact", "list"})
_DOCUMENT = re.compile(r"== (?P<key>[a-h]) \|(?P<title>[^|]*)\|(?P<publisher>[^|]*)\|(?P<date>[^|]*)")
_SENTENCE = re.compile(r"(?P<key>[a-h])(?P<number>\d+) (?P<text>\S.*)")
_BETWEEN = "%%%"
_TRANSLATIONS = "translations"


@dataclass(frozen=True)
class WrittenDocument:
    """A document in sentences; `date` and `publisher` are empty where it states none."""

    key: str
    title: str
    publisher: str
    date: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class WrittenQuestion:
    """`evidence`: (document key, place of the sentence from 0); `short`: words of the first one, or empty.

    `line`: the file and line it stands at, as translations name it.
    """

    kind: str
    text: str
    evidence: tuple[tuple[str, int], ...]
    short: str
    line: str = ""


@dataclass(frozen=True)
class WrittenSet:
    """Documents and the questions asked of all of them together."""

    name: str
    documents: tuple[WrittenDocument, ...]
    questions: tuple[WrittenQuestion, ...]


def written_records(path: Path) -> list[Record]:
    """The questions of a file, or of every `.txt` file of a folder, as records with `evidence` by document and place.

    A folder's translated questions are among them; of the folder of translations, they alone. Raises DataUnreadable.
    """
    if path.name == _TRANSLATIONS:
        return [record for record in written_records(path.parent) if record["translated"]]
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    translated = _translations(path / _TRANSLATIONS)
    records = [record for file in files for one in read_written(file) for record in _records(one, translated)]
    if translated:
        name, line = next(iter(translated))
        raise DataUnreadable(f"{path / _TRANSLATIONS}: there is no question at {line}, which {name} translates.")
    if not records:
        raise DataUnreadable(
            f"{path} holds no questions. Name a file or folder of lessons; docs/training.md shows one."
        )
    return records


def read_written(path: Path) -> list[WrittenSet]:
    """The sets of a file. Raises DataUnreadable with the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataUnreadable(f"{path} cannot be read ({error}). Name a text file in UTF-8.") from error
    sets, block, first = list[WrittenSet](), list[tuple[int, str]](), 1
    for number, line in enumerate([*lines, _BETWEEN], 1):
        if line.strip() == _BETWEEN:
            if block:
                sets.append(_set(path, f"{path.stem}:{first}", block))
            block, first = [], number + 1
        elif line.strip():
            block.append((number, line.strip()))
    return sets


def _set(path: Path, name: str, block: list[tuple[int, str]]) -> WrittenSet:
    heads, sentences, questions = dict[str, re.Match[str]](), dict[str, list[str]](), list[WrittenQuestion]()
    for number, line in block:
        where = f"{path}:{number}"
        if head := _DOCUMENT.fullmatch(line):
            heads[head["key"]], sentences[head["key"]] = head, []
        elif line.startswith("? "):
            questions.append(replace(_question(where, line[2:], sentences), line=f"{path.stem}:{number}"))
        elif sentence := _SENTENCE.fullmatch(line):
            row = sentences.get(sentence["key"])
            if row is None or int(sentence["number"]) != len(row) + 1:
                raise DataUnreadable(f"{where}: sentence {sentence['key']}{sentence['number']} is out of order.")
            row.append(sentence["text"])
        else:
            raise DataUnreadable(f"{where}: neither a document, a sentence nor a question: {line[:60]}")
    documents = tuple(_document(key, head, sentences[key]) for key, head in heads.items())
    return WrittenSet(name, documents, tuple(questions))


def _document(key: str, head: re.Match[str], sentences: list[str]) -> WrittenDocument:
    title, publisher, date = (head[field].strip() for field in ("title", "publisher", "date"))
    return WrittenDocument(key, title, publisher, date, tuple(sentences))


def _question(where: str, line: str, sentences: dict[str, list[str]]) -> WrittenQuestion:
    fields = [field.strip() for field in line.split(" | ")]
    if len(fields) not in (3, 4) or fields[0] not in KINDS:
        raise DataUnreadable(f"{where}: a question needs a kind of {sorted(KINDS)}, its wording and its sentences.")
    evidence = tuple(_places(where, fields[2], sentences))
    short = fields[3] if len(fields) == 4 else ""
    if short and (not evidence or short not in sentences[evidence[0][0]][evidence[0][1]]):
        raise DataUnreadable(f"{where}: “{short}” does not stand in the first sentence given as evidence.")
    if (fields[0] == "near") != (not evidence):
        raise DataUnreadable(f"{where}: questions of kind near have no evidence (-), all others have some.")
    return WrittenQuestion(fields[0], fields[1], evidence, short)


def _places(where: str, listed: str, sentences: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    for name in [] if listed == "-" else listed.replace(" ", "").split(","):
        if not re.fullmatch(r"[a-h]\d+", name) or not 0 < int(name[1:]) <= len(sentences.get(name[0], [])):
            raise DataUnreadable(f"{where}: there is no sentence {name}.")
        yield name[0], int(name[1:]) - 1


def _translations(folder: Path) -> dict[tuple[str, str], str]:
    """Each translated wording by the name of its file and the line of the question."""
    found = dict[tuple[str, str], str]()
    for file in sorted(folder.glob("*.tsv")):
        for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            line, tab, text = row.partition("\t")
            if not tab or not text.strip():
                raise DataUnreadable(f"{file}:{number}: a translation is the line of its question, a tab, its wording.")
            found[file.stem, line] = text.strip()
    return found


def _records(one: WrittenSet, translated: dict[tuple[str, str], str]) -> Iterator[Record]:
    """The questions of a set, its translated ones behind; those are taken out of `translated`."""
    documents = [
        {
            "id": document.key,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.date,
            "text": "\n".join(document.sentences),
            "lines": list(document.sentences),
        }
        for document in one.documents
    ]
    lines = {question.line: question for question in one.questions}
    abroad = [key for key in translated if key[1] in lines]
    others = [replace(lines[key[1]], text=translated.pop(key)) for key in abroad]
    for number, question in enumerate([*one.questions, *others]):
        yield {
            "id": f"{one.name}#{number}",
            "set": one.name,
            "kind": question.kind,
            "translated": number >= len(one.questions),
            "question": question.text,
            "answerable": bool(question.evidence),
            "answers": [[question.short]] if question.short else [],
            "evidence": [list(place) for place in question.evidence],
            "documents": documents,
        }
