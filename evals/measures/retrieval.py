"""Ranked retrieval over documents and over evidence spans.

Definitions as in ir-measures (MacAvaney et al. 2022) with binary relevance. A question without relevant items does not
apply; a question for which nothing was retrieved scores 0.
"""

import math
from collections.abc import Collection, Sequence

from evals.measures.score import Score
from evals.reply import Place


def first_seen(ranked: Sequence[str]) -> list[str]:
    """Documents in the order of their best passage, each once."""
    return list(dict.fromkeys(ranked))


def success(ranked: Sequence[str], relevant: Collection[str], k: int) -> Score:
    """Success@k: 1 when any of the first `k` is relevant."""
    if not relevant:
        return Score.absent("nothing is relevant")
    rank = _first_rank(ranked[:k], relevant)
    return Score.of(rank is not None, f"relevant at rank {rank}" if rank else f"none of the first {k} is relevant")


def recall(ranked: Sequence[str], relevant: Collection[str], k: int) -> Score:
    """R@k: the share of the relevant items among the first `k`."""
    if not relevant:
        return Score.absent("nothing is relevant")
    found = len(set(ranked[:k]) & set(relevant))
    return Score(found / len(set(relevant)), f"{found} of {len(set(relevant))} in the first {k}")


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str]) -> Score:
    """RR: one over the rank of the first relevant item, 0 when none was retrieved; its mean is MRR."""
    if not relevant:
        return Score.absent("nothing is relevant")
    rank = _first_rank(ranked, relevant)
    return Score(1 / rank if rank else 0.0, f"first relevant at rank {rank}" if rank else "no relevant item retrieved")


def ndcg(ranked: Sequence[str], relevant: Collection[str], k: int) -> Score:
    """nDCG@k with binary gains and a logarithmic discount of base 2 (Järvelin and Kekäläinen 2002)."""
    if not relevant:
        return Score.absent("nothing is relevant")
    wanted = set(relevant)
    gain = sum(1 / math.log2(rank + 1) for rank, item in enumerate(ranked[:k], 1) if item in wanted)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(wanted)) + 1))
    return Score(gain / ideal, f"gain {gain:.3f} of {ideal:.3f}")


def span_ranking(passages: Sequence[Place], evidence: Sequence[Place]) -> list[str]:
    """Passages as a ranking of evidence spans, for the measures above: each rank names the spans it is first to cover.

    A passage covers a span when it holds at least half of the span's characters. A passage that covers nothing new
    keeps its rank under a name of its own.
    """
    ranking: list[str] = []
    for rank, passage in enumerate(passages):
        new = [name for name in map(span_name, _covered(passage, evidence)) if name not in ranking]
        ranking += new or [f"passage {rank}"]
    return ranking


def span_name(span: Place) -> str:
    return f"{span.document}:{span.start}-{span.end}"


def _covered(passage: Place, evidence: Sequence[Place]) -> list[Place]:
    return [
        span
        for span in evidence
        if span.document == passage.document
        and 2 * (min(span.end, passage.end) - max(span.start, passage.start)) >= span.end - span.start
    ]


def _first_rank(ranked: Sequence[str], relevant: Collection[str]) -> int | None:
    return next((rank for rank, item in enumerate(ranked, 1) if item in relevant), None)
