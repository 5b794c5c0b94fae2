"""`attache feedback`: what readers thought of answers, as gold questions for `attache eval`."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.shell.options import Home

if TYPE_CHECKING:
    from rag.settings import Settings
    from ui.kept.feedback_cases import Corpus


def feedback_command(
    file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The file to write; one that exists is replaced.")],
    corpus: Annotated[
        str, typer.Option("--corpus", metavar="FOLDER", help="The folder that was ingested, or seeds or harbour.")
    ],
    home: Home = None,
) -> None:
    """Turn thumbs up and down of the chat into gold questions: FILE.yaml for `attache eval --cases`.

    What cannot be asked as it is stands in the file as a comment that says what is missing.
    """
    from evals.case_writing import write_cases
    from rag.settings import Settings
    from ui.kept.conversation_store import kept_conversations
    from ui.kept.feedback_cases import cases_of

    settings = Settings.load(home=home)
    about = _corpus(corpus, settings)
    cases, unfinished = cases_of(kept_conversations(settings).judged(), about)
    write_cases(file, about.name, cases, unfinished)
    print(f"{len(cases)} gold questions written to {file}; {len(unfinished)} more, as comments, need your hand.")
    if cases:
        print(f"Ask them: attache eval --corpus {corpus} --cases {file}")


def _corpus(corpus: str, settings: "Settings") -> "Corpus":
    """The documents of the index whose files lie in the folder: a document's id is the hash of its file."""
    from evals.corpora import corpus_folder, label_of
    from rag import document, documents
    from ui.kept.feedback_cases import Corpus

    folder = corpus_folder(corpus)
    files = sorted((path for path in folder.rglob("*") if path.is_file()), reverse=True)
    names = {hashlib.sha256(path.read_bytes()).hexdigest(): path.relative_to(folder).as_posix() for path in files}
    whole = [document(described.id, settings) for described in documents(settings) if described.id in names]
    return Corpus(label_of(corpus), names, whole)
