"""What the page answers when a reader narrows a question: by the filter fields, and by the boxes of the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rag.errors import AnswerError, SettingsInvalid
from rag.filters import Filters
from ui.carried import Carried
from ui.filtering import ANY, Choices, choices, describe, read_filters
from ui.languages import words_for
from ui.library_panel import LibraryPanel
from ui.library_rendering import LeftOut
from ui.offline import gr
from ui.rendering import hint_html
from ui.words import Words
from vectorstore.documents import Document

_FIELDS = 5  # the filter fields, before what the boxes of the list say


@dataclass(frozen=True)
class Narrowing:
    """Answers the events of the filter fields, and of the list that they leave."""

    panel: LibraryPanel

    def opened(self, carried: Carried, request: gr.Request) -> tuple[Any, ...]:
        """(library, hint, documents left out, *filter fields) as the page opens."""
        words = words_for(request)
        documents, _ = self.panel.all(words)
        if not carried.narrowed:
            publisher, kind, document = offers(documents, {"value": ANY}, words)
            fields = (publisher, kind, gr.skip(), gr.skip(), document)
            return self.panel.listing(documents, words), gr.skip(), frozenset(), *fields
        kept = _offered(carried.narrowed, choices(documents, words))
        listing, hint = self.filtered(request, *kept, carried.left_out)
        publisher, kind, document = offers(documents, {}, words)
        updates = zip((publisher, kind, {}, {}, document), kept, strict=True)
        return listing, hint, carried.left_out, *(gr.update(**update, value=value) for update, value in updates)

    def filtered(self, request: gr.Request, *fields: object) -> tuple[str, str]:
        """The list of documents the filter fields leave, and a hint: what is asked, or which field cannot be read."""
        words = words_for(request)
        documents, _ = self.panel.all(words)
        left_out = _left_out(fields)
        try:
            filters = read_filters(fields[:_FIELDS], words)
        except AnswerError as error:
            return self.panel.listing(documents, words, left_out), hint_html(words.said(error.message))
        left = [document for document in documents if filters.admits(document)]
        return self.panel.listing(left, words, left_out), hint_html(describe(filters, documents, words))

    def ticked(self, request: gr.Request, known: int | None, *fields: object) -> tuple[Any, ...]:
        """(arrivals, timer, library, known, *choices of the filter fields) while files are on their way."""
        arrivals, timer = self.panel.arriving(request)
        if self.panel.generation() == known:
            return arrivals, timer, gr.skip(), known, gr.skip(), gr.skip(), gr.skip()
        return arrivals, timer, *self.followed(request, *fields)

    def followed(self, request: gr.Request, *fields: object) -> tuple[Any, ...]:
        """(library, known, *choices of the filter fields) once the library has changed, here or elsewhere."""
        now = self.panel.generation()
        return self.filtered(request, *fields)[0], now, *self._offers(words_for(request))

    def removed(self, request: gr.Request, chosen: gr.EventData, *fields: object) -> tuple[Any, ...]:
        """(library, hint, *choices of the filter fields) once a document was removed."""
        words = words_for(request)
        remark = self.panel.removed(chosen, words)
        listing, hint = self.filtered(request, *fields)
        return listing, hint_html(remark) if remark else hint, *self._offers(words)

    def filters(self, fields: Sequence[object], words: Words) -> Filters:
        """Filters from the fields and the boxes of the list. Raises SettingsInvalid."""
        filters, left_out = read_filters(fields[:_FIELDS], words), _left_out(fields)
        if not left_out:
            return filters
        documents = tuple(document.id for document in self.panel.all(words)[0] if document.id not in left_out)
        if not documents:
            raise SettingsInvalid(words("filters.none_ticked"))
        return replace(filters, documents=documents)

    def scope(self, filters: Filters, words: Words) -> str:
        """In words, which documents are asked; empty where all are."""
        return "" if filters.empty else describe(filters, self.panel.all(words)[0], words)

    def _offers(self, words: Words) -> tuple[Any, ...]:
        return offers(self.panel.all(words)[0], {}, words)


def offers(documents: Sequence[Document], base: dict[str, Any], words: Words) -> tuple[Any, ...]:
    """What the filter fields offer, as updates; `base` is what else changes in each."""
    offered = choices(documents, words)
    lists = (offered.publishers, offered.kinds, offered.documents)
    return tuple(gr.update(**{**base, "choices": list(each)}) for each in lists)


def _offered(fields: Sequence[str], offered: Choices) -> tuple[str, ...]:
    """The values of the filter fields, those that are no longer offered left out."""
    publisher, kind, since, until, document = fields
    lists = ((publisher, offered.publishers), (kind, offered.kinds), (document, offered.documents))
    publisher, kind, document = (value if value in {each for _, each in those} else ANY for value, those in lists)
    return publisher, kind, since, until, document


def _left_out(fields: Sequence[object]) -> LeftOut:
    """The last of the fields, which holds the documents whose boxes are cleared."""
    last = fields[_FIELDS] if len(fields) > _FIELDS else None
    return last if isinstance(last, frozenset) else frozenset()
