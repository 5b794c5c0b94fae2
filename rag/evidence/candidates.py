"""The sentences that could answer, each with what speaks for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.answers import Passage
from rag.dates.entries import entry_at
from rag.dates.mail_headers import heads_mail
from rag.dates.question_dates import says_more_than_when
from rag.evidence.in_force import out_of_force
from rag.evidence.matching import Match, Matcher
from rag.evidence.scope import scope_of
from rag.evidence.worded import WordedSentence, worded_sentences
from rag.questions.expectations import holds, is_typed
from rag.questions.money import asks_for_money, holds_money
from rag.questions.question import Question, Want
from rag.questions.said_claims import said_claim
from rag.questions.telling_apart import continues, of_another
from rag.questions.weights import heard_share, term_weights
from rag.reading.reader import Reading
from rag.search.retrieval import Retrieved
from rag.search.sentence_vectors import sentence_vector
from rag.texts.asked_above import answered_question, is_put_to_somebody
from rag.texts.commands import follows_command
from rag.texts.denials import is_denial
from rag.texts.letter_lines import is_copied
from rag.texts.pointing import points_back
from rag.texts.requests import refusal_of
from rag.texts.signatures import signatures_in
from rag.texts.speakers import speaker_at
from rag.texts.tables import header_row, is_row, is_table_header
from rag.texts.writers import first_person, own_words
from vectorstore.documents import Document, Span
from vectorstore.index.searchable import Searchable
from vectorstore.sentences import split_sentences

_SHORTEST_WORDS, _SHORTEST_ROW = 3, 2  # a row of a table may be a name and a figure
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")  # the number of a list's item is no word of it
_NUMBERED_NAME = re.compile(r"\(?\d{1,3}[.)]\s(?:[A-ZÀ-Þ][\w’'-]*[ .]){1,6}")
_CHUNK_DISCOUNT = 0.02
_RECITAL = re.compile(r"[;,]\s+(?:and|or|und|oder|y|o|et|ou)$")  # “Whereas the pump was tested; and”
_TERMINAL = (".", "!", "。", "！", ":", ";", "…")
_ENDED = (".", "!", "。", "！")
_LOOK_BACK, _TAIL = 600, 120  # characters
_ASKING = ("?", "？")
_ENTRY = re.compile(r"\s*\S+(?: \S+){0,7} {4,}\S+(?: \S+){0,9}")  # “Motorcycles      no permit needed”
_ROW = re.compile(r"^\s*[-*•]\s|\s\|\s|:\s(?:(?!:\s).)*\d")


@dataclass(frozen=True)
class Candidate:
    """A sentence and its features, each between 0 and 1 unless said otherwise.

    `match`: how its words meet the question's. `heard`: the share of what is asked, names apart, that any document
    speaks of at all. `denies`: it says no, not or nobody. `similarity`: cosine to the question. `rank`: 1 for the best
    passage, falling with its place. `scope`: -1 when the document is about another time than the question names, 1 when
    about the same, else 0. `typed`: it holds the kind of thing asked for. `whole`: it reads as a statement, not as a
    heading. `foreign`: question and document are in different languages, so that words cannot be compared. `continued`:
    its document holds what the earlier answer said. `before`: the sentence in front of it, if it belongs to the same
    passage; of a table's row, its columns. `reading`: what the reader makes of it, None where it was not read.
    `agreed`: how surely other documents give the same short answer. `another`: its document is about another place
    or post than the question's (`telling_apart`). `rejoins`: its text sets it against the sentence beside it.
    `holds`: it tells who held the post asked for at the time asked for, by all the documents found (`holding`), or who
    signed the paper asked for (`signing`). `over`: its document no longer holds (`in_force`).
    """

    document: Document
    span: Span
    passage: int
    match: Match
    heard: float
    denies: bool
    similarity: float
    rank: float
    scope: float
    typed: bool
    whole: bool
    foreign: bool
    continued: bool
    before: str = ""
    reading: Reading | None = None
    agreed: float = 0.0
    another: bool = False
    rejoins: bool = False
    holds: bool = False
    over: bool = False

    @property
    def text(self) -> str:
        return self.document.text[self.span.start : self.span.end]


def candidates(library: Searchable, question: Question, found: Retrieved, embedded: int) -> list[Candidate]:
    """Every sentence of the passages that could stand alone; no order to a model, and no header of a table.

    Sentences of the first `embedded` passages are compared with the question by their own vectors, the others by their
    chunk's, a little lowered: vectors of sentences are made when first needed, and kept. What the dense search did not
    find is no nearer than the farthest that it found.
    """
    weights = term_weights(question, library)
    documents = list({p.document.id: p.document for p in found.passages}.values())
    matcher, others = Matcher(question, weights, documents), of_another(question, documents)
    heard, least = heard_share(weights, library), min(found.similarity.values(), default=0.0)
    over = out_of_force(question, documents)
    made: list[Candidate] = []
    for place, passage in enumerate(found.passages):
        document = passage.document
        end = _with_tail(document.text, passage.chunk.end)
        sentences = worded_sentences(document.text, document.language, passage.chunk.start, end)
        for index, sentence in enumerate(sentences):
            text = document.text[sentence.span.start : sentence.span.end]
            if not _tells(document.text, sentence.span.start, sentence.span.end):
                continue
            if _is_too_short(text, len(sentence.stems)) and not _replies(question, document, sentence.span):
                continue
            before = _before(document, sentences, index)
            similarity = found.similarity.get(passage.chunk.id, least) - _CHUNK_DISCOUNT
            if place < embedded:
                meant = f"{before} {text}" if points_back(text) else text
                similarity = float(sentence_vector(library.embedder, meant) @ found.vector)
            match = matcher.match(document, sentence)
            another = document.id in others
            one = _candidate(question, passage, place, sentence.span, before, similarity, match, heard, another)
            if (
                question.dates and question.want is Want.REASON and index and points_back(text)
            ):  # it tells why of what was said before
                one = replace(one, scope=max(one.scope, scope_of(question, document, sentences[index - 1].span)))
            made.append(replace(one, over=True) if document.id in over else one)
    return made


@lru_cache(8192)
def _with_tail(text: str, end: int) -> int:
    """The end of a passage, or of its last paragraph where only a few words of that are left, or of who signs."""
    stop = text.find("\n", end)
    stop = stop if stop >= 0 else len(text)
    if text[:end].rstrip(" ")[-1:] != "\n" and stop - end <= _TAIL:
        end = stop
    return next((one.span.end for one in signatures_in(text) if one.span.start < end < one.span.end), end)


@lru_cache(16384)
def _tells(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells something: no order to a model, no question, nobody's word to another, no header."""
    if follows_command(text, start, end) or is_put_to_somebody(text, start):
        return False
    return not is_table_header(text, start, end) and not text[start:end].rstrip("”\"’'»」 ").endswith(_ASKING)


def _candidate(
    question: Question,
    passage: Passage,
    place: int,
    span: Span,
    before: str,
    similarity: float,
    match: Match,
    heard: float,
    another: bool,
) -> Candidate:
    document = passage.document
    text = document.text[span.start : span.end]
    return Candidate(
        document=document,
        span=span,
        passage=place,
        match=match,
        heard=heard,
        denies=is_denial(text, document.language) or refusal_of(document.text, document.language, span) is not None,
        similarity=similarity,
        rank=1.0 / (1.0 + 0.25 * place),
        scope=scope_of(question, document, span),
        typed=_holds(question, document, span)
        and (not asks_for_money(question) or holds_money(text, document.text) or is_row(text)),
        whole=_is_statement(text) and text != document.title and not heads_mail(document.text, span.start),
        foreign=bool(document.language) and document.language != question.language,
        continued=continues(question, document),
        before=header_row(document.text, span.start) or before,
        another=another,
    )


def _holds(question: Question, document: Document, span: Span) -> bool:
    """Whether a sentence holds the kind of thing asked for; a day at the head of its entry, and who speaks, too."""
    if said_claim(question) and (speaker_at(document.text, span.start) or own_words(document.text, span)):
        return True
    if question.want is Want.PERSON and first_person(document.text, span):
        return True
    if question.want is Want.DATE and (entry := entry_at(document.text, span.start)) and not entry.message:
        return True
    return holds(question.want, document.text[span.start : span.end])


def _before(document: Document, sentences: Sequence[WordedSentence], index: int) -> str:
    """The sentence before one; of the first of a passage only where it points back."""
    if index:
        return document.text[sentences[index - 1].span.start : sentences[index - 1].span.end]
    first = sentences[0].span
    if not points_back(document.text[first.start : first.end]):
        return ""
    return _sentence_before(document.text, document.language, first.start)


@lru_cache(4096)
def _sentence_before(text: str, language: str | None, start: int) -> str:
    """The sentence before a place in its paragraph."""
    earlier = split_sentences(text, language, max(0, start - _LOOK_BACK), start)[-1:]
    near = [one for one in earlier if "\n" not in text[one.end : start].strip(" ")]
    return next((text[one.start : one.end] for one in near), "")


@lru_cache(16384)
def _is_too_short(text: str, stems: int) -> bool:
    """Whether a sentence says too little to stand alone."""
    if is_row(text):  # a row may be a year and figures: its columns say what of
        return stems < _SHORTEST_ROW
    return stems - bool(_NUMBERED.match(text)) < _SHORTEST_WORDS or not says_more_than_when(text)


def _replies(question: Question, document: Document, span: Span) -> bool:
    """Whether a sentence is the first word to a question that the text puts right above it: “Yes, twice.”.

    Only where a word or two can be what is asked.
    """
    said = document.text[span.start : span.end]
    brief = question.want is Want.YES_NO or (is_typed(question.want) and holds(question.want, said))
    whole = not is_row(said) and said.endswith(_ENDED)
    return brief and whole and answered_question(document.text, span.start) is not None


@lru_cache(16384)
def _is_statement(text: str) -> bool:
    if _NUMBERED_NAME.fullmatch(text) or is_copied(text):  # the heading of an item of minutes; who gets a paper
        return False
    ended = _RECITAL.sub(";", text).rstrip('"”’»」)]').endswith(_TERMINAL)
    return ended or is_row(text) or bool(_ROW.search(text) or _ENTRY.fullmatch(text))
