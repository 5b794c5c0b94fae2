"""Results in the forms other tools read: TREC run and qrels, TREC-RAG answers, ragas JSON lines."""

import json
from pathlib import Path
from typing import Any

from evals.evaluation import Evaluation
from evals.plaintext import without_markers
from evals.rows import Row
from evals.writing import write_text


def export_all(run: Evaluation, folder: Path) -> list[Path]:
    """All four files in a folder; where they lie. Raises ExportFailed."""
    files = {
        "run.trec": trec_run(run),
        "qrels.trec": trec_qrels(run),
        "trec-rag.jsonl": "".join(_line(trec_rag(row, run.system)) for row in run.rows),
        "ragas.jsonl": "".join(_line(ragas(row)) for row in run.rows),
    }
    for name, text in files.items():
        write_text(folder / name, text)
    return [folder / name for name in files]


def trec_run(run: Evaluation) -> str:
    """`topic Q0 document rank score tag`, one line a document found; scores fall with the rank, for trec_eval sorts."""
    lines = []
    for row in run.rows:
        found = list(dict.fromkeys(p.document for p in row.reply.passages)) if row.reply else []
        for rank, document in enumerate(found, 1):
            lines.append(f"{_token(row.key)} Q0 {_token(document)} {rank} {1 / rank:.6f} {_token(run.system)}\n")
    return "".join(lines)


def trec_qrels(run: Evaluation) -> str:
    """`topic 0 document 1`, one line a document that holds the evidence."""
    return "".join(f"{_token(row.key)} 0 {_token(name)} 1\n" for row in run.rows for name in row.relevant)


def trec_rag(row: Row, run_id: str) -> dict[str, Any]:
    """One answer in the form of the TREC 2024 RAG track: references, and sentences that cite them by index from 0."""
    reply = row.reply
    cited = reply.citations if reply else ()
    references = list(dict.fromkeys(c.document for c in cited))
    index = {c.number: references.index(c.document) for c in cited}
    sentences = [
        {"text": s.text, "citations": sorted({index[n] for n in s.citations if n in index})}
        for s in (reply.sentences if reply else ())
    ]
    return {
        "run_id": run_id,
        "topic_id": row.key,
        "topic": row.question,
        "references": references,
        "response_length": sum(len(str(s["text"]).split()) for s in sentences),
        "answer": sentences,
    }


def ragas(row: Row) -> dict[str, Any]:
    """One sample with the field names of ragas' single-turn samples."""
    reply = row.reply
    return {
        "user_input": row.question,
        "response": without_markers(reply.text) if reply else "",
        "retrieved_contexts": [p.text for p in reply.passages] if reply else [],
        "reference": row.expected,
    }


def _line(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"


def _token(text: str) -> str:
    """TREC's columns are separated by white space."""
    return "_".join(text.split()) or "_"
