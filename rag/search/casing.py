"""A question typed without capitals, its names written as the documents write them: “who is ada holm” – “Ada Holm”."""

import re
from collections import Counter
from itertools import pairwise

from rag.language.lexicons import lexicon, question_language
from rag.language.stems import stem
from rag.language.thesauri import thesaurus
from rag.reading.reader import open_reader
from vectorstore.index.fulltext import fold, words
from vectorstore.index.searchable import Searchable

_SHORTEST = 3  # letters
_MOST_CHUNKS = 4  # looked at for each word
_LEAST_KNOWN = 2  # times that a word of the language is written as a name, before it is one
_WORD = re.compile(r"[^\W\d_]+(?:(?!['’]s\b)['’-][^\W\d_]+)*")
_INSIDE = re.compile(r"(?P<before>[^\W_]+)[,;]? $")  # what stands before a word that opens no sentence


def with_names(text: str, library: Searchable) -> str:
    """The question with each word written as a name that the documents write so; as it is where it has a capital."""
    if text != text.lower() or not lexicon(question_language(text)).spaced:
        return text
    stop = lexicon(question_language(text)).stop
    told = [(one, one.group()) for one in _WORD.finditer(text) if fold(one.group()) not in stop]
    written = {one.start(): _as_name(word, library) for one, word in told}
    for (one, word), (other, following) in pairwise(told):
        if text[one.end() : other.start()] == " " and None in (written[one.start()], written[other.start()]):
            both = (_as_name(f"{word} {following}", library) or "").split(" ")
            if len(both) > 1:  # “Green Coast”, each of which is a word of the language
                written |= {one.start(): both[0], other.start(): both[1]}
    return _WORD.sub(lambda one: written.get(one.start()) or one.group(), text)


def _as_name(phrase: str, library: Searchable) -> str | None:
    """A word, or two, as the documents write it if they write it as a name alone; else None."""
    pieces = words(phrase)  # a double name is several words of the index
    if len(phrase) < _SHORTEST or not all(library.frequency(stem(word)) for word in pieces):
        return None
    forms = Counter[str]()
    spelt = re.sub(r"['’]", "['’]", re.escape(phrase))
    form = re.compile(rf"(?<!\w)(?i:{spelt})(?!\w|-[A-ZÀ-Þ])")  # “Brand” in “Brand-Holm” is half a name
    for chunk, _ in library.full_text(pieces, _MOST_CHUNKS):
        text = library.document(chunk.document_id).text[chunk.start : chunk.end]
        for found in form.finditer(text):
            if any(part.islower() for part in found.group().split(" ")):
                return None
            before = _INSIDE.search(text[: found.start()])
            if before and not (before["before"].isupper() and found.group().isupper()):  # no line in capitals
                forms[found.group()] += 1
    least = _LEAST_KNOWN if len(pieces) == 1 and _is_known(phrase) else 1
    return forms.most_common(1)[0][0] if forms.total() >= least else None


def _is_known(word: str) -> bool:
    """Whether a word is one of the language, which may be called by it in a title alone: “the Council”."""
    known = thesaurus("en")
    return open_reader().knows(word) or (known is not None and bool(known.phrases(word)))
