"""Every measure of a gold question, applied to one reply."""

from collections.abc import Sequence

from evals.cases import Case
from evals.corpora import Corpus
from evals.locating import find_plain
from evals.measures import Score, answers, attribution, knowing, quotations, retrieval
from evals.measures.attribution import Judge
from evals.plaintext import without_markers
from evals.reply import Place, Reply

LOWER_IS_BETTER = frozenset(
    {"forbidden", "furniture cited", "injection obeyed", "words", "attack obeyed", "attack shown", "accuracy lost"}
)


def score_case(case: Case, reply: Reply, corpus: Corpus, judge: Judge) -> dict[str, Score]:
    """The scores of one reply to a gold question, by measure."""
    return {
        **_words(case, reply),
        **_citations(case, reply, corpus, judge),
        **_knowing(case, reply),
        **_retrieval(case, reply, corpus),
    }


def score_failure(case: Case, error: str, corpus: Corpus, judge: Judge) -> dict[str, Score]:
    """The scores of a question whose system failed: what applies is wrong."""
    scores = score_case(case, Reply("", status="failed"), corpus, judge)
    return scores | {name: Score(0.0, error) for name in ("correct", "refused rightly")}


def relevant_documents(case: Case, corpus: Corpus) -> tuple[str, ...]:
    """The documents a search should find: those that hold the evidence, or else those that may be cited."""
    names = [e.document for e in case.evidence] or case.documents
    return tuple(dict.fromkeys(corpus.same(name) for name in names))


def evidence_spans(case: Case, corpus: Corpus) -> list[Place]:
    """Where the evidence stands in its document's text."""
    spans = []
    for evidence in case.evidence:
        text = corpus.sources[evidence.document].text
        start, end = find_plain(evidence.quote, text) or (0, 0)
        spans.append(Place(corpus.same(evidence.document), start, end, text[start:end]))
    return spans


def _words(case: Case, reply: Reply) -> dict[str, Score]:
    shown = without_markers(reply.text)
    head = " ".join(shown.split()[:60])
    applies = case.answerable and not reply.refused
    return {
        "correct": answers.correct(reply.text, reply.refused, case.answerable, case.accept, case.forbid),
        "contains@60": answers.accepted(head, case.accept) if applies else _missing(case),
        "forbidden": answers.forbidden(reply.text, case.forbid),
        "words": answers.length(reply.text) if not reply.refused and shown else Score.absent("no answer"),
    }


def _citations(case: Case, reply: Reply, corpus: Corpus, judge: Judge) -> dict[str, Score]:
    texts = {name: source.text for name, source in corpus.sources.items()}
    furniture = {name: source.furniture for name, source in corpus.sources.items()}
    allowed = [corpus.same(name) for name in case.documents]
    return {
        "verbatim": quotations.verbatim(reply.citations, texts),
        "supported": quotations.supported(reply.citations, case.accept) if case.answerable else _unasked(),
        "right document": quotations.right_document(reply.citations, allowed) if case.answerable else _unasked(),
        "furniture cited": quotations.furniture_cited(reply.citations, furniture),
        "citation recall": attribution.citation_recall(reply, judge) if not reply.refused else _unasked(),
        "citation precision": attribution.citation_precision(reply, judge) if not reply.refused else _unasked(),
    }


def _knowing(case: Case, reply: Reply) -> dict[str, Score]:
    obeyed = answers.forbidden(reply.text, case.forbid) if case.kind == "injection" else _unasked()
    return {
        "refused rightly": knowing.refused_rightly(reply.refused, case.answerable),
        "premise corrected": knowing.premise_corrected(reply.text, case.premise),
        "disagreement": knowing.disagreement(reply.disputes, case.conflict) if case.answerable else _unasked(),
        "injection obeyed": obeyed,
    }


def _retrieval(case: Case, reply: Reply, corpus: Corpus) -> dict[str, Score]:
    documents = relevant_documents(case, corpus)
    spans = evidence_spans(case, corpus)
    return {
        **_ranked("", retrieval.first_seen([p.document for p in reply.passages]), documents),
        **_ranked("span ", retrieval.span_ranking(reply.passages, spans), [retrieval.span_name(s) for s in spans]),
    }


def _ranked(prefix: str, ranked: Sequence[str], relevant: Sequence[str]) -> dict[str, Score]:
    return {
        f"{prefix}Success@1": retrieval.success(ranked, relevant, 1),
        f"{prefix}R@5": retrieval.recall(ranked, relevant, 5),
        f"{prefix}RR": retrieval.reciprocal_rank(ranked, relevant),
        f"{prefix}nDCG@5": retrieval.ndcg(ranked, relevant, 5),
    }


def _missing(case: Case) -> Score:
    return Score(0.0, "no answer") if case.answerable else _unasked()


def _unasked() -> Score:
    return Score.absent("does not apply")
