"""Groups from the formats of public data that can be trained on.

A news question's right sentences hold every gold answer; those of a page about a time hold any; those of a passage are
the ones people chose; of a paragraph, the one the answer was marked in; among namesakes, any that holds an answer,
wrong ones included, since telling which are wrong is not the reader's task.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from evals.data import conflicting, grounded, reading
from evals.data.task import Given, Record, given_documents
from evals.training.groups import Candidate, Group, split
from evals.training.page_sentences import PageSentence, page_sentences, stems
from evals.training.places import places, words_of
from evals.training.ranking import Ranking
from evals.training.written_lessons import LESSONS
from rag.reading.reader import Excerpt, dated_title
from vectorstore.dates import PartialDate
from vectorstore.documents import Span

RANKED = 60
_NEWS_SEARCHED, _NEWS_POSITIVES, _NEGATIVES = 100, 6, 40
_NAMESAKES_SEARCHED = 40
_OTHER_PARAGRAPHS = 10
_LONGEST = 600
_TAG = re.compile(r"<[^>]+>")

Aliases = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Format:
    """A format of public data. `key` is what decides a record's fold; `quiet` as its groups have it."""

    name: str
    recognizes: Callable[[str, Record], bool]
    groups: Callable[[Sequence[Record]], Iterator[Group]]
    key: Callable[[Record], str]
    quiet: bool = False


def news_groups(records: Sequence[Record]) -> Iterator[Group]:
    """News questions with the pages found that week; a week is held out whole."""
    for record in records:
        asked = question_of(record)
        found = _by_answer(record, asked, _NEWS_SEARCHED, all)
        right, wrong = split(found)
        yield Group(_week(record), asked, right[:_NEWS_POSITIVES], wrong[:_NEGATIVES], found[:RANKED])


def scoped_groups(records: Sequence[Record]) -> Iterator[Group]:
    """Questions about a time with a long page of their own; a page is held out whole, whatever is asked of it."""
    for record in records:
        answerable = bool(record["answerable"])
        found = _by_answer(record, str(record["question"]), RANKED, any)
        right, wrong = split(found)
        if not answerable:
            wrong += tuple(replace(candidate, right=False, spans=()) for candidate in right)
            right = ()
        yield Group(_page(record), str(record["question"]), right, wrong[:_NEGATIVES], found, answerable)


def namesake_groups(records: Sequence[Record]) -> Iterator[Group]:
    """Namesakes with several answers, right and planted."""
    for record in records:
        stated = {**record, "answers": [*record["answers"], list(record["wrong_answers"])]}
        found = _by_answer(stated, str(record["question"]), _NAMESAKES_SEARCHED, any)
        yield Group(_itself(record), str(record["question"]), *split(found), found)


def passage_groups(records: Sequence[Record]) -> Iterator[Group]:
    """A passage in sentences, of which people chose those that answer, or none."""
    for record in records:
        document, answerable = record["documents"][0], bool(record["answerable"])
        chosen = {sentence for choice in record["evidence"] for sentence in choice} if answerable else set()
        title, sentences = str(document["title"]), [str(one) for one in document["sentences"]]
        found = tuple(
            Candidate(Excerpt(title, before, sentence[:_LONGEST]), sentence in chosen)
            for before, sentence in zip(["", *sentences], sentences, strict=False)
        )
        yield Group(_itself(record), str(record["question"]), *split(found), found, answerable)


def paragraph_groups(records: Sequence[Record]) -> Iterator[Group]:
    """A paragraph with the answer marked, beside the likeliest sentences of other paragraphs; articles stay whole."""
    pages = list({document.text: document for record in records for document in given_documents(record)}.values())
    sentences, titles = page_sentences(pages), [page.title for page in pages]
    ranking, numbers = Ranking(sentences, titles), {page.text: number for number, page in enumerate(pages)}
    for record in records:
        own, asked = given_documents(record)[0], str(record["question"])
        page, start, answer = numbers[own.text], int(record["start"]), str(record["answers"][0][0])
        inside = [_marked(one, own, start, answer) for one in sentences if one.page == page]
        away = [sentences[at] for at in ranking.best(asked) if sentences[at].page != page]
        others = [one for one in away if answer.lower() not in one.text.lower()][:_OTHER_PARAGRAPHS]
        found = (*inside, *(Candidate(_excerpt(one, titles[one.page]), False) for one in others))
        yield Group(_article(record), asked, *split(found), found)


def written_groups(records: Sequence[Record]) -> Iterator[Group]:
    """Questions written for the project, each over every sentence of its set; a set is held out whole."""
    for record in records:
        pages = given_documents(record)
        lines = [[str(line) for line in document["lines"]] for document in record["documents"]]
        sentences = [
            PageSentence(page, 0, 0, line, before, tuple(stems(line)))
            for page, row in enumerate(lines)
            for before, line in zip(["", *row], row, strict=False)
        ]
        titles = [_dated(document) for document in record["documents"]]
        places = [(pages[page].id, number) for page, row in enumerate(lines) for number in range(len(row))]
        evidence = {(str(key), int(number)) for key, number in record["evidence"]}
        found = tuple(
            _written(sentences[at], titles[sentences[at].page], places[at] in evidence, record)
            for at in Ranking(sentences, titles).best(str(record["question"]))
        )
        yield Group(_set(record), str(record["question"]), *split(found), found, bool(record["answerable"]))


def _dated(document: Record) -> str:
    published = str(document["published"])
    return dated_title(str(document["title"]), PartialDate.parse(published) if published else None)


def _written(sentence: PageSentence, title: str, right: bool, record: Record) -> Candidate:
    short = str(record["answers"][0][0]) if right and record["answers"] else ""
    at = sentence.text.find(short) if short else -1
    return Candidate(_excerpt(sentence, title), right, (Span(at, at + len(short)),) if at >= 0 else ())


def question_of(record: Record) -> str:
    """The question without the markup that some news questions have."""
    return " ".join(_TAG.sub("", str(record["question"])).split())


def _week(record: Record) -> str:
    return str(record["id"])[:8]


def _page(record: Record) -> str:
    return str(record["id"]).partition(":")[2].partition("#")[0] or str(record["id"])


def _article(record: Record) -> str:
    return given_documents(record)[0].title


def _set(record: Record) -> str:
    return str(record["set"])


def _itself(record: Record) -> str:
    return str(record["id"])


def _marked(sentence: PageSentence, page: Given, start: int, answer: str) -> Candidate:
    excerpt = _excerpt(sentence, page.title)
    if not sentence.start <= start < sentence.end:
        return Candidate(excerpt, False)
    at = start - sentence.start
    return Candidate(excerpt, True, (Span(at, min(len(sentence.text), at + len(answer))),))


def _by_answer(
    record: Record, asked: str, count: int, enough: Callable[[Iterator[bool]], bool]
) -> tuple[Candidate, ...]:
    """The best sentences of a record's documents, each right where it holds enough of the answers."""
    pages = given_documents(record)
    sentences, titles = page_sentences(pages), [page.title for page in pages]
    aliases = [[str(alias) for alias in group] for group in record["answers"]]
    chosen = [sentences[at] for at in Ranking(sentences, titles).best(asked, count)]
    return tuple(_judged(one, titles[one.page], aliases, enough) for one in chosen)


def _judged(
    sentence: PageSentence, title: str, aliases: Aliases, enough: Callable[[Iterator[bool]], bool]
) -> Candidate:
    words = words_of(sentence.text)
    found = [[span for alias in group for span in places(alias, words)] for group in aliases]
    right = bool(found) and enough(bool(group) for group in found)
    spans = tuple(span for group in found for span in group) if right else ()
    return Candidate(_excerpt(sentence, title), right, spans)


def _excerpt(sentence: PageSentence, title: str) -> Excerpt:
    return Excerpt(title, sentence.before, sentence.text)


def _is_written(name: str, record: Record) -> bool:
    return "set" in record and "evidence" in record


def _is_news(name: str, record: Record) -> bool:
    return _is_answered(name, record) and "date" in record


def _is_answered(name: str, record: Record) -> bool:
    asked = all(field in record for field in ("question", "answers", "answerable", "documents"))
    return asked and not {"history", "references", "start"} & set(record)


def _is_english(name: str, record: Record) -> bool:
    return reading.recognizes(name, record) and name.rpartition("_")[2] in {name, "en"}


# The most particular shape first, as where the formats are read for scoring.
FORMATS = (
    Format(LESSONS, _is_written, written_groups, _set, quiet=True),
    Format("namesakes", conflicting.recognizes, namesake_groups, _itself),
    Format("passages", grounded.recognizes, passage_groups, _itself, quiet=True),
    Format("paragraphs", _is_english, paragraph_groups, _article),
    Format("news", _is_news, news_groups, _week),
    Format("scoped", _is_answered, scoped_groups, _page, quiet=True),
)


def fold_key(name: str, record: Record) -> str:
    """What decides whether a record of a file of that name is held out; its id where no training reads its format."""
    return next((one.key(record) for one in FORMATS if one.recognizes(name, record)), str(record["id"]))
