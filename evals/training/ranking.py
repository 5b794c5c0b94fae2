"""Sentences by BM25 (Robertson & Zaragoza 2009): which of many a reader would have to choose from."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from evals.training.page_sentences import PageSentence, stems

_K1, _B = 1.2, 0.6
_BEFORE, _AFTER, _TITLE = 0.25, 0.15, 0.35  # credit for what the neighbours and the page's title match
_STOP = """a an the of to in on at for and or is are was were be been by with from as that this these those it its which
who whom what when where how why did does do has have had will would can could not he she they his her their i you we
said after before into over than then there about also but if so up out no"""
STOP = frozenset(_STOP.split())
"""Words that say nothing of a question's subject."""


class Ranking:
    """The sentences of some pages, ready to be searched; `titles` are those of the pages."""

    def __init__(self, sentences: Sequence[PageSentence], titles: Sequence[str]) -> None:
        self._sentences = sentences
        self._titles = [frozenset(stems(title)) for title in titles]
        self._holding: dict[str, dict[int, int]] = defaultdict(dict)
        for at, sentence in enumerate(sentences):
            for stem, times in Counter(sentence.stems).items():
                self._holding[stem][at] = times
        self._mean = sum(len(sentence.stems) for sentence in sentences) / max(1, len(sentences))

    def best(self, question: str, count: int | None = None) -> list[int]:
        """The places of the best sentences, best first, sentences alike in their order; all where no count is given."""
        scores = self._scores(question)
        return sorted(range(len(scores)), key=lambda at: -scores[at])[:count]

    def _scores(self, question: str) -> list[float]:
        asked = [stem for stem in dict.fromkeys(stems(question)) if stem not in STOP]
        rarity = {stem: self._rarity(stem) for stem in asked}
        own = self._own(rarity)
        by_title = [sum(rarity[stem] for stem in asked if stem in title) for title in self._titles]
        return [
            score
            + _BEFORE * self._neighbour(own, at, at - 1)
            + _AFTER * self._neighbour(own, at, at + 1)
            + _TITLE * by_title[self._sentences[at].page]
            for at, score in enumerate(own)
        ]

    def _rarity(self, stem: str) -> float:
        held = len(self._holding.get(stem, ()))
        return math.log(1 + (len(self._sentences) - held + 0.5) / (held + 0.5))

    def _own(self, rarity: dict[str, float]) -> list[float]:
        own = [0.0] * len(self._sentences)
        for stem, rare in rarity.items():
            for at, times in self._holding.get(stem, {}).items():
                length = 1 - _B + _B * len(self._sentences[at].stems) / self._mean
                own[at] += rare * times * (_K1 + 1) / (times + _K1 * length)
        return own

    def _neighbour(self, own: Sequence[float], at: int, other: int) -> float:
        beside = 0 <= other < len(own) and self._sentences[other].page == self._sentences[at].page
        return own[other] if beside else 0.0
