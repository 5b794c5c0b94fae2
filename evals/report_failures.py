"""The report's failed questions: asked, answered from which words, expected, changed."""

from collections.abc import Sequence
from html import escape

from evals.baseline import Baseline
from evals.corpora import Corpus
from evals.evaluation import Evaluation
from evals.headlines import main_measure
from evals.reply import Cited
from evals.rows import Row

_ROOM = 1_500_000
_AROUND = 160
_LONGEST = 1_200
_MOST_QUOTES = 4


def failures(run: Evaluation, wrong: Sequence[Row], baseline: Baseline | None) -> str:
    """A folded block for each, those that were right in the baseline first; past 1.5 MB only the questions."""
    corpora = {corpus.name: corpus for corpus in run.corpora}
    measure = main_measure(run)
    ordered = sorted(wrong, key=lambda row: not _lost(row, measure, baseline))
    blocks: list[str] = []
    room = _ROOM
    for row in ordered:
        block = _block(row, measure, corpora.get(row.corpus), baseline)
        if len(block.encode()) > room:
            block = f"<p><span class='tag'>{escape(row.kind)}</span>{escape(row.question[:200])}</p>"
        room -= len(block.encode())
        blocks.append(block)
    return "\n".join(blocks) or "<p>None.</p>"


def _block(row: Row, measure: str, corpus: Corpus | None, baseline: Baseline | None) -> str:
    said = _cut(row.error or (row.reply.text if row.reply else ""))
    cited = row.reply.citations[:_MOST_QUOTES] if row.reply else ()
    entries = [
        *(("before", _cut(f"{turn.question}\n{turn.answer}")) for turn in row.history),
        ("answered", said or "(nothing)"),
        ("expected", _cut(row.expected)),
        ("why wrong", row.scores[measure].reason),
        ("other measures", _other(row, measure)),
        ("baseline", _change(row, baseline)),
    ]
    shown = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in entries if text)
    quotes = "".join(_quotation(one, corpus) for one in cited)
    sources = f"<dt>quoted</dt><dd>{quotes}</dd>" if quotes else ""
    lost = '<span class="tag lost">was right</span>' if _lost(row, measure, baseline) else ""
    return (
        f'<details><summary>{lost}<span class="tag">{escape(row.corpus)}</span>'
        f'<span class="tag">{escape(row.kind)}</span>'
        f'<b>{escape(row.question[:300])}</b> <span class="tag">{escape(row.id)}</span></summary>'
        f'<div class="body"><dl>{shown}{sources}</dl></div></details>'
    )


def _quotation(cited: Cited, corpus: Corpus | None) -> str:
    """The quotation marked in its source, with what stands around it."""
    source = corpus.sources.get(cited.document) if corpus else None
    text = source.text if source else ""
    before = after = ""
    if text[cited.start : cited.end] == cited.text:
        before = ("…" if cited.start > _AROUND else "") + text[max(0, cited.start - _AROUND) : cited.start]
        after = text[cited.end : cited.end + _AROUND] + ("…" if cited.end + _AROUND < len(text) else "")
    return (
        f"<blockquote>[{cited.number}] {escape(cited.document)}, {cited.start}–{cited.end}<br>"
        f"{escape(before)}<mark>{escape(_cut(cited.text))}</mark>{escape(after)}</blockquote>"
    )


def _other(row: Row, measure: str) -> str:
    low = [
        f"{name} {score.value:.2f}" for name, score in row.scores.items() if name != measure and score.value is not None
    ]
    return ", ".join(low)


def _change(row: Row, baseline: Baseline | None) -> str:
    if baseline is None:
        return ""
    before = baseline.scores.get(row.key)
    if before is None:
        return "not in the baseline"
    moved = []
    for name, then in before.items():
        now = row.value(name)
        if now != then:
            moved.append(f"{name} {then:g} → {'–' if now is None else format(now, 'g')}")
    return ", ".join(moved) or "unchanged"


def _lost(row: Row, measure: str, baseline: Baseline | None) -> bool:
    return baseline is not None and baseline.scores.get(row.key, {}).get(measure) == 1.0


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
