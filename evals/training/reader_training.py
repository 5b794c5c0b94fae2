"""The reader trained from public data: `attache train reader`."""

import importlib.util
import os
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from evals.errors import DataUnreadable, ExportFailed, ExtraMissing, StartUnusable
from evals.evaluation import Progress
from evals.fingerprints import file_digest
from evals.training.card import Start, Value, card
from evals.training.group_files import GroupFile, read_group_file, read_groups
from evals.training.groups import Group, at_most
from evals.training.held_out import Standing, standings
from evals.training.lessons import plan_lessons
from evals.training.pseudo_questions import pseudo_questions
from evals.training.written_lessons import LESSONS
from evals.writing import write_text

_EXTRA = ("torch", "transformers", "safetensors", "onnx")
FURTHER = "network"  # the folder in `out` that a further training can start from; it does not ship
BUNDLED = Path("bundled")  # what `--start-weights` calls the embedder
BUNDLED_NAME = "multilingual-e5-small"
_START_FILES = ("config.json", "model.safetensors", "tokenizer.json")
_WRITTEN = ("reader.onnx", "reader.toml", *(f"{FURTHER}/{name}" for name in _START_FILES))
_BUNDLED_LICENCE = "MIT"


@dataclass(frozen=True)
class ReaderRequest:
    """What was asked for. `limit`: only so many records of each file; `pseudo`: how many pseudo-questions.

    `start`: a folder, or BUNDLED for the weights of the embedder, whose words the reader then shares. `by_vectors`: so
    it does, whatever it started from.

    `reader`: go on from this shipped reader; `most`: so many groups of each file but lessons, once, as a reminder.
    `passes`: how often each group that is no reminder is learned from. `mean_with`: in the end take the mean with the
    weights of this network.
    """

    data: tuple[Path, ...]
    start: Path
    out: Path
    licence: str
    seed: int
    pseudo: int
    rate: float
    limit: int | None = None
    reader: Path | None = None
    most: int | None = None
    passes: int = 2
    by_vectors: bool = False
    mean_with: Path | None = None


@dataclass(frozen=True)
class Material:
    """Each file with its groups, and the pseudo-questions made of those that are news."""

    files: tuple[tuple[GroupFile, tuple[Group, ...]], ...]
    pseudo: tuple[Group, ...]

    @property
    def groups(self) -> list[Group]:
        """The groups of all files, in their order."""
        return [group for _, groups in self.files for group in groups]


def train_reader(request: ReaderRequest, progress: Progress | None = None) -> list[Standing]:
    """Train, write `reader.onnx` and `reader.toml` to `out`, and say how the reader does held out.

    A `tokenizer.json` is written beside them unless the reader shares the embedder's words.

    What is measured is what was written. Nothing is left in `out` unless all of it could be made. Raises EvalError.
    """
    require_torch()
    for start in (request.start, request.mean_with):
        if start not in (None, BUNDLED):
            require_start(start)
    material = gather(request, progress)
    try:
        request.out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=request.out) as folder:
            request = _with_start(request, Path(folder))
            found = _trained(request, material, Path(folder), progress)
            (request.out / FURTHER).mkdir(exist_ok=True)
            for name in [*_WRITTEN, *([] if request.by_vectors else ["tokenizer.json"])]:
                os.replace(Path(folder) / name, request.out / name)
    except OSError as error:
        raise ExportFailed(
            f"The reader could not be written to {request.out} ({error}). Name another --out."
        ) from error
    return found


def require_torch() -> None:
    """Raises ExtraMissing where what trains is not installed."""
    missing = [name for name in _EXTRA if importlib.util.find_spec(name) is None]
    if missing:
        raise ExtraMissing(
            f"Training needs {', '.join(missing)}. Run `pip install -e '.[train]'` in the project's folder, best in a "
            "virtual environment of its own: it takes more than a gigabyte."
        )


def gather(request: ReaderRequest, progress: Progress | None = None) -> Material:
    """The groups of every file and the pseudo-questions, none of them from what is held out. Raises DataUnreadable."""
    files = [read_group_file(path, request.limit, request.seed) for path in request.data]
    read = [(file, tuple(read_groups(file, progress))) for file in files]
    material = Material(tuple(read), tuple(_pseudo(request, read, progress)))
    if not any(group.teaches for group in (*material.groups, *material.pseudo)):
        names = ", ".join(path.name for path in request.data)
        raise DataUnreadable(f"Nothing in {names} can be trained on. Name more --data, or a larger --limit.")
    return material


def _pseudo(
    request: ReaderRequest, read: Sequence[tuple[GroupFile, Sequence[Group]]], progress: Progress | None
) -> list[Group]:
    if not request.pseudo:
        return []
    records = [
        record
        for file, groups in read
        if file.format.name == "news"
        for record, group in zip(file.records, groups, strict=True)
        if not group.held_out
    ]
    made = pseudo_questions(records, progress)
    random.Random(request.seed).shuffle(made)
    return [group for group in made if group.teaches][: request.pseudo]


def _with_start(request: ReaderRequest, folder: Path) -> ReaderRequest:
    """The request with a folder of start weights, laid out in `folder` where they are the embedder's."""
    if request.start != BUNDLED:
        return request
    from evals.training.bundled_start import lay_out_bundled

    start = folder / BUNDLED_NAME
    lay_out_bundled(start)
    return replace(request, start=start, licence=_BUNDLED_LICENCE, by_vectors=True)


def require_start(start: Path) -> None:
    """Raises StartUnusable where a folder lacks a file of start weights."""
    for name in _START_FILES:
        if not (start / name).is_file():
            raise StartUnusable(
                f"There is no {name} in {start}. Name a folder with the weights of a BERT encoder, such as MiniLM-L6, "
                "with --start-weights, or `bundled` for those of the embedder."
            )


def _taught(material: Material, request: ReaderRequest) -> tuple[list[Group], list[Group]]:
    """What is learned, and what is only repeated."""
    taught = [group for group in material.groups if group.teaches]
    if request.most is None:
        return taught, []
    new = {file.track for file, _ in material.files if file.format.name == LESSONS}
    known = (group for group in taught if group.track not in new)
    repeated = at_most(request.most, known, random.Random(request.seed))
    return [group for group in taught if group.track in new], repeated


def _trained(request: ReaderRequest, material: Material, folder: Path, progress: Progress | None) -> list[Standing]:
    import torch
    from tokenizers import Tokenizer

    from evals.training.averaging import average_with
    from evals.training.export import export
    from evals.training.learning import Course, learn
    from evals.training.network import load_network, save_network
    from evals.training.shipped_weights import take_shipped
    from rag.reading.reader import Reader

    tokenizer = Tokenizer.from_file(str(request.start / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    torch.manual_seed(request.seed)
    network = load_network(request.start)
    if request.reader:
        take_shipped(network, request.reader)
    taught, repeated = _taught(material, request)
    lessons = plan_lessons(taught, material.pseudo, random.Random(request.seed), repeated, request.passes)
    loss = learn(network, lessons, tokenizer, Course(request.rate, request.seed), progress)
    if request.mean_with:
        average_with(network, request.mean_with)
    export(network, folder / "reader.onnx", request.by_vectors)
    save_network(network, folder / FURTHER)
    for place in (folder / FURTHER, *([] if request.by_vectors else [folder])):
        tokenizer.save(str(place / "tokenizer.json"), pretty=False)
    found = standings(Reader(folder), material.groups, progress)
    training: dict[str, Value] = {
        "seed": request.seed,
        "passes": request.passes,
        "groups": len(taught),
        "repeated": len(repeated),
        "pseudo_questions": len(material.pseudo),
        "lessons": len(lessons),
        "rate": request.rate,
        "last_loss": round(loss, 4),
    }
    if request.reader:
        training["went_on_from"] = file_digest(request.reader)
    if request.mean_with:
        training["mean_with"] = file_digest(request.mean_with / "model.safetensors")
    made = datetime.now(UTC).date()
    digest = file_digest(request.start / "model.safetensors")
    start = Start(request.start.resolve().name, digest, request.licence)
    write_text(folder / "reader.toml", card(made, start, training, material.files, found))
    return found
