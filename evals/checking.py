"""Gold questions held against the documents they are about, before a run."""

from pathlib import Path

from evals.cases import Case
from evals.corpora import Corpus
from evals.errors import CaseInvalid
from evals.locating import find_plain


def check_cases(cases: list[Case], corpus: Corpus) -> None:
    """Hold every case against the texts of its corpus. Raises CaseInvalid with file and line."""
    texts = {source: loaded.text for source, loaded in corpus.sources.items()}
    for case in cases:
        _check(case, texts, corpus.folder)


def _check(case: Case, texts: dict[str, str], folder: Path) -> None:
    for name in [*case.documents, *(e.document for e in case.evidence)]:
        if name not in texts:
            raise _refuse(case, f"names the document {name!r}, which is not in {folder}. Correct the path.")
    for evidence in case.evidence:
        if find_plain(evidence.quote, texts[evidence.document]) is None:
            raise _refuse(
                case,
                f"quotes {evidence.quote[:60]!r}, which {evidence.document!r} does not say. Copy it from the document.",
            )


def _refuse(case: Case, complaint: str) -> CaseInvalid:
    return CaseInvalid(f"{case.file}:{case.line}: case {case.id!r} {complaint}")
