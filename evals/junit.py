"""JUnit XML: one test a question, so that a CI server lists what went wrong."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from evals.evaluation import Evaluation
from evals.headlines import main_measure
from evals.rows import Row
from evals.writing import write_text

_UNPRINTABLE = {code: " " for code in range(32) if code not in (9, 10, 13)}


def write_junit(run: Evaluation, path: Path, reasons: Sequence[str] | None = None) -> None:
    """A suite for each corpus, and one for the gate where `reasons` are given. Raises ExportFailed."""
    headline = main_measure(run)
    root = ET.Element("testsuites", name=f"attache eval {run.system}")
    for corpus in dict.fromkeys(row.corpus for row in run.rows):
        _suite(root, corpus, [row for row in run.rows if row.corpus == corpus], headline)
    if reasons is not None:
        suite = ET.SubElement(root, "testsuite", name="gate", tests="1", failures=str(int(bool(reasons))), errors="0")
        case = ET.SubElement(suite, "testcase", classname="gate", name="nothing lost beyond chance")
        if reasons:
            ET.SubElement(case, "failure", message=_shown(reasons[0])).text = _shown("\n".join(reasons))
    ET.indent(root)
    write_text(path, '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n")


def _suite(root: ET.Element, corpus: str, rows: list[Row], headline: str) -> None:
    failed = sum(row.value(headline) == 0.0 and not row.error for row in rows)
    errors = sum(bool(row.error) for row in rows)
    counts = {"tests": str(len(rows)), "failures": str(failed), "errors": str(errors)}
    suite = ET.SubElement(root, "testsuite", {"name": corpus} | counts)
    for row in rows:
        taken = row.reply.seconds.get("total", 0.0) if row.reply else 0.0
        place = f"{corpus}.{row.kind}"
        case = ET.SubElement(suite, "testcase", classname=place, name=_shown(row.id), time=f"{taken:.3f}")
        if row.error:
            ET.SubElement(case, "error", message=_shown(row.error)).text = _story(row)
        elif row.value(headline) == 0.0:
            ET.SubElement(case, "failure", message=_shown(row.scores[headline].reason)).text = _story(row)


def _story(row: Row) -> str:
    said = row.reply.text if row.reply else ""
    return _shown(f"Question: {row.question}\nExpected: {row.expected}\nAnswer: {said}")


def _shown(text: str) -> str:
    return text.translate(_UNPRINTABLE).encode("utf-8", "replace").decode()
