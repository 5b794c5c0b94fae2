"""What the page answers when a reader narrows a question: by the filter fields, and by the boxes of the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rag.errors import AnswerError, SettingsInvalid
from rag.filters import Filters
from ui.filtering import ANY, choices, describe, read_filters
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

    def opened(self, request: gr.Request) -> tuple[Any, ...]:
        """(library, *choices of the filter fields) as the page opens."""
        words = words_for(request)
        documents, _ = self.panel.all(words)
        return self.panel.listing(documents, words), *offers(documents, {"value": ANY}, words)

    def filtered(self, request: gr.Request, *fields: object) -> tuple[str, str]:
        """The list of documents the filter fields leave, and a hint: what is asked, or which field cannot be read."""
        words = words_for(request)
        documents, _ = self.panel.all(words)
        left_out = _left_out(fields)
        try:
            filters = read_filters(fields[:_FIELDS], words)
        except AnswerError as error:
            return self.panel.listing(documents, words, left_out), hint_html(str(error))
        left = [document for document in documents if filters.admits(document)]
        return self.panel.listing(left, words, left_out), hint_html(describe(filters, documents, words))

    def ticked(self, request: gr.Request, known: tuple[Any, ...], *fields: object) -> tuple[Any, ...]:
        """(arrivals, timer, library, known, *choices of the filter fields) while files are on their way."""
        arrivals, timer = self.panel.arriving(request)
        now = self.panel.state()
        if now == known:
            return arrivals, timer, gr.skip(), known, gr.skip(), gr.skip(), gr.skip()
        return arrivals, timer, self.filtered(request, *fields)[0], now, *self._offers(words_for(request))

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


def _left_out(fields: Sequence[object]) -> LeftOut:
    """The last of the fields, which holds the documents whose boxes are cleared."""
    last = fields[_FIELDS] if len(fields) > _FIELDS else None
    return last if isinstance(last, frozenset) else frozenset()
