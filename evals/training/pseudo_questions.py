"""Questions made from the pages alone (Fabbri et al. 2020, arXiv:2004.11892; Lewis et al. 2019, arXiv:1906.04980).

Where pages of different publishers tell one thing in different words, a name or number that two sentences share is cut
out of the first, an asking word takes its place, and the second sentence is what answers. So the question's wording is
never that of its evidence.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from evals.data.task import Record, given_documents
from evals.evaluation import Progress
from evals.training.groups import Candidate, Group
from evals.training.named_things import asking_word, named_things
from evals.training.page_sentences import PageSentence, page_sentences, stems
from evals.training.places import places, words_of
from evals.training.ranking import STOP
from rag.reading.reader import Excerpt
from vectorstore.documents import Span

_FEWEST_SENTENCES, _MOST_QUESTIONS = 20, 14
_WORDS = range(8, 41)
_THINGS_TRIED, _USES_OF_A_THING = 4, 2
_RARE = range(2, 13)  # sentences that may hold a word for it to lead from one to the other
_FEWEST_SHARED, _TOO_ALIKE, _LOOKED_AT = 3, 0.8, 8
_NEGATIVES, _NEGATIVES_LOOKED_AT = 10, 40
_LONGEST_QUESTION = 300
_FAR_CLAUSE = re.compile(r",| (?:after|before|which|who|while|because|as) ")


def pseudo_questions(records: Sequence[Record], progress: Progress | None = None) -> list[Group]:
    """The groups that the pages of the records give, the same on every run; records with `documents` of their own."""
    groups: list[Group] = []
    for done, record in enumerate(records, 1):
        groups += _Pages(record).groups()
        if progress:
            progress("making pseudo-questions", done, len(records))
    return groups


class _Pages:
    """The sentences of one record's pages, by the words they share."""

    def __init__(self, record: Record) -> None:
        pages = given_documents(record)
        self._key = str(record["id"])[:8]
        self._chance = random.Random(str(record["id"]))
        self._titles = [page.title for page in pages]
        self._sentences = page_sentences(pages)
        self._words = [
            dict.fromkeys(one.stems) for one in self._sentences
        ]  # in order, so that sums are always the same
        held = Counter(word for words in self._words for word in words)
        self._rarity = {word: math.log(1 + len(self._sentences) / count) for word, count in held.items()}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            for word in words:
                if held[word] in _RARE:
                    self._holding[word].append(at)

    def groups(self) -> list[Group]:
        """At most a few questions, none about a thing that two have already asked for."""
        if len(self._sentences) < _FEWEST_SENTENCES:
            return []
        order = list(range(len(self._sentences)))
        self._chance.shuffle(order)
        repeated = Counter(one.text for one in self._sentences)
        made: list[Group] = []
        asked: Counter[str] = Counter()
        for at in order:
            if len(made) < _MOST_QUESTIONS and repeated[self._sentences[at].text] == 1 and _plain(self._sentences[at]):
                made += self._group(at, asked)
        return made

    def _group(self, at: int, asked: Counter[str]) -> Iterator[Group]:
        """The first question that the sentence gives, if any."""
        text = self._sentences[at].text
        things = named_things(text)
        self._chance.shuffle(things)
        for thing in things[:_THINGS_TRIED]:
            answer = text[thing.start : thing.end]
            told = self._told_elsewhere(at, answer) if asked[answer] < _USES_OF_A_THING else None
            if told is None:
                continue
            question = _question(text, thing, self._chance)
            if places(answer, words_of(question)):  # it stood in the sentence twice
                continue
            asked[answer] += 1
            yield Group(self._key, question, (told,), tuple(self._others(at, question, answer)), track="pseudo")
            return

    def _told_elsewhere(self, at: int, answer: str) -> Candidate | None:
        """A sentence of another page that shares rare words with this one and holds the answer."""
        own, inside = self._words[at], set(stems(answer))
        near: dict[int, float] = defaultdict(float)
        for word in own:
            for other in () if word in inside else self._holding.get(word, ()):
                if self._sentences[other].page != self._sentences[at].page:
                    near[other] += self._rarity[word]
        for other in sorted(near, key=lambda other: -near[other])[:_LOOKED_AT]:
            common = own.keys() & self._words[other].keys()
            alike = len(common) / max(1, min(len(own), len(self._words[other])))
            if len(common - inside - STOP) < _FEWEST_SHARED or alike > _TOO_ALIKE:
                continue
            if spans := places(answer, words_of(self._sentences[other].text)):
                return self._candidate(other, tuple(spans))
        return None

    def _others(self, at: int, question: str, answer: str) -> list[Candidate]:
        """The sentences that share most with the question and do not hold the answer, the likeliest first."""
        asked = [word for word in dict.fromkeys(stems(question)) if word not in STOP]
        scored = []
        for other, words in enumerate(self._words):
            shared = sum(self._rarity[word] for word in asked if word in words)
            if shared > 0 and other != at:
                scored.append((-shared / math.sqrt(8 + len(words)), -other))
        near = [-other for _, other in sorted(scored)[:_NEGATIVES_LOOKED_AT]]
        wrong = [other for other in near if not places(answer, words_of(self._sentences[other].text))]
        return [self._candidate(other) for other in wrong[:_NEGATIVES]]

    def _candidate(self, at: int, spans: tuple[Span, ...] = ()) -> Candidate:
        one = self._sentences[at]
        return Candidate(Excerpt(self._titles[one.page], one.before, one.text), bool(spans), spans)


def _plain(sentence: PageSentence) -> bool:
    """Whether it is a statement of ordinary length."""
    return len(sentence.text.split()) in _WORDS and sentence.text.rstrip('"”').endswith(".")


def _question(sentence: str, thing: Span, chance: random.Random) -> str:
    """The sentence with an asking word in the thing's place, far clauses sometimes left out."""
    word = asking_word(sentence, thing, chance)
    left, right = sentence[: thing.start], sentence[thing.end :]
    if chance.random() < 0.6 and len(right.split()) > 10:
        clause = _FAR_CLAUSE.search(right)
        if clause and clause.start() > 25:
            right = right[: clause.start()]
    if chance.random() < 0.6 and len(left.split()) > 12:
        cut = left.rfind(", ")
        if cut > 0 and len((left[cut + 2 :] + right).split()) > 5:
            left = left[cut + 2 :]
    asked = (left + word + right).strip(' .”"“')
    if chance.random() < 0.25 and left:
        asked = f"{word.capitalize()} {(left + right).strip(' .')}"
    return " ".join(asked.split())[:_LONGEST_QUESTION] + "?"
