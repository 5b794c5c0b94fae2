"""Gold questions: what a file may say, and how a mistake in it is refused."""

from pathlib import Path

import pytest

from evals.casefiles import read_all, read_cases
from evals.checking import check_cases
from evals.corpora import Corpus, Source
from evals.errors import CaseInvalid

GOOD = """corpus: tiny
cases:
  - id: height
    kind: number
    language: en
    question: How high is the mast?
    accept: [["40 metres?", forty]]
    documents: [mast.txt]
    evidence: [{document: mast.txt, quote: "The mast is 40 metres high"}]
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def corpus(text: str = "The mast is “40 metres”\nhigh, says the keeper.") -> Corpus:
    return Corpus("tiny", Path("tiny"), {"mast.txt": Source("mast.txt", "a1", text)})


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    (case,) = read_cases(write(tmp_path, GOOD))
    assert (case.key, case.line) == ("tiny/height", 3)
    assert case.accept == (("40 metres?", "forty"),)
    assert case.evidence[0].document == "mast.txt"


def test_history_becomes_turns(tmp_path: Path) -> None:
    text = GOOD + "    history: [{question: Tell me about the mast, answer: It is a mast.}]\n"
    (case,) = read_cases(write(tmp_path, text))
    assert case.history[0].question == "Tell me about the mast"


# Each: what is put in place of what, the line that is blamed, and a word of the complaint.
MISTAKES = [
    ("kind: number", "kind: poem", 4, "no kind 'poem'"),
    ("language: en", "langage: en", 5, "no key 'langage'"),
    ('"40 metres?"', '"40 (metres"', 7, "not a regular expression"),
    ("    language: en\n", "    answerable: false\n", 7, "not answerable, yet gives"),
    ('    accept: [["40 metres?", forty]]\n', "", 3, "accepts nothing"),
    ("documents: [mast.txt]", "documents: [other.txt]", 9, "not among its `documents`"),
    ("    question: How high is the mast?\n", "", 3, "needs `question`"),
    ("question: How", "question: [How", 6, "not YAML"),
    ("corpus: tiny\n", "", 1, "no `corpus:`"),
    ("question: How high is the mast?", 'question: " "', 6, "not empty"),
    ("language: en", "answerable: perhaps", 5, "true or false"),
    ("    kind: number\n", "    kind: number\n    kind: date\n", 5, "twice"),
]


@pytest.mark.parametrize(("old", "new", "line", "complaint"), MISTAKES)
def test_a_mistake_is_refused_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, complaint: str) -> None:
    assert old in GOOD
    file = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(CaseInvalid) as refused:
        read_cases(file)
    message = str(refused.value)
    assert complaint in message
    blamed = int(message.removeprefix(f"{file}:").split(":")[0])
    assert abs(blamed - line) <= (2 if complaint == "not YAML" else 0)  # a YAML parser notices a bracket late


def test_an_id_used_twice_names_both_places(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD + GOOD.split("cases:\n")[1])
    with pytest.raises(CaseInvalid, match=r"cases\.yaml:10: the id 'height' is already used at .*cases\.yaml:3"):
        read_all([file])


def test_evidence_is_found_whatever_its_typography(tmp_path: Path) -> None:
    text = GOOD.replace('"The mast is 40 metres high"', "'The mast is \"40 metres\" high'")
    check_cases(read_all([write(tmp_path, text)]), corpus())


def test_evidence_that_no_document_says_is_refused(tmp_path: Path) -> None:
    cases = read_all([write(tmp_path, GOOD.replace("is 40 metres high", "is 50 metres high"))])
    with pytest.raises(CaseInvalid, match=r"cases\.yaml:3: case 'height' quotes 'The mast is 50 metres high'"):
        check_cases(cases, corpus())


def test_a_missing_document_is_refused(tmp_path: Path) -> None:
    cases = read_all([write(tmp_path, GOOD.replace("mast.txt", "sail.txt"))])
    with pytest.raises(CaseInvalid, match=r"cases\.yaml:3: .*'sail\.txt', which is not in tiny"):
        check_cases(cases, corpus())


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "corpus: tiny\n", "corpus: tiny\ncases: {}\n", "\x00"])
def test_a_file_of_another_shape_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(CaseInvalid, match=r"cases\.yaml:\d+: "):
        read_cases(write(tmp_path, text))


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(CaseInvalid, match="UTF-8"):
        read_cases(file)
