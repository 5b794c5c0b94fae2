"""Results written to files."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from evals.errors import ExportFailed
from evals.evaluation import Evaluation
from evals.summary import usage_of


def write_json(run: Evaluation, path: Path) -> None:
    """Figures by slice and every row, as JSON. Raises ExportFailed."""
    write_text(path, json.dumps(to_json(run), ensure_ascii=False, indent=1) + "\n")


def to_json(run: Evaluation) -> dict[str, Any]:
    """The run as plain JSON values."""
    return {
        "system": run.system,
        "against": run.against[0].system if run.against else None,
        "started": run.started.isoformat(timespec="seconds"),
        "seconds": round(run.seconds, 3),
        "measures": run.measures,
        "settings": run.settings_digest,
        "slices": [
            {"name": p.name, "n": p.n, "failed": p.failed, "figures": {m: asdict(f) for m, f in p.figures.items()}}
            for p in run.slices
        ],
        "usage": {
            rows[0].system: {name: asdict(use) for name, use in usage_of(rows).items()}
            for rows in (run.rows, run.against)
            if rows
        },
        "compared": [asdict(pair) for pair in run.paired],
        "rows": [row.to_json() for row in run.rows],
    }


def write_text(path: Path, text: str) -> None:
    """Write a file, its folder made where there is none. Raises ExportFailed."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ExportFailed(f"{path} could not be written ({error}). Name another place.") from error
