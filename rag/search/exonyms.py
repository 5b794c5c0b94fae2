"""Places called by another language's name, put as the documents write them: “in München” – “in Munich”."""

from rag.language.places import known_places, other_names
from rag.language.stems import stem
from vectorstore.index.fulltext import fold, words
from vectorstore.index.searchable import Searchable


def with_places(text: str, library: Searchable) -> str:
    """The question with each place that no document calls so under the first of its names that one does.

    The readers and the checks compare names as they are spelt; of a place that the documents name otherwise nothing
    they say would count.
    """
    return known_places().sub(lambda found: _as_written(found.group(), library), text)


def _as_written(name: str, library: Searchable) -> str:
    if _stands(name, library):
        return name
    others = (other for other in other_names(name) if fold(other) != fold(name))
    return next((other for other in others if _stands(other, library)), name)


def _stands(name: str, library: Searchable) -> bool:
    return all(library.frequency(stem(word)) for word in words(name))
