"""What the page answers when a reader narrows a question: by the filter fields, and by the boxes of the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rag.errors import AnswerError, SettingsInvalid
from rag.filters import Filters
from ui.languages import words_for
from ui.offline import gr
from ui.page.carried import Carried
from ui.page.filtering import ANY, Choice, Choices, choices, describe, read_filters
from ui.page.library_panel import Handed, LibraryPanel
from ui.page.library_rendering import LeftOut
from ui.page.rendering import hint_html
from ui.words import Words
from vectorstore.documents import Document

_FIELDS = 5  # the filter fields, before what the boxes of the list say
_LISTED = (0, 1, 4)  # those that offer a list: publisher, kind, document


@dataclass(frozen=True)
class Narrowing:
    """Answers the events of the filter fields, and of the list that they leave."""

    panel: LibraryPanel

    def opened(self, carried: Carried, request: gr.Request) -> tuple[Any, ...]:
        """(library, hint, documents left out, *filter fields) as the page opens."""
        words = words_for(request)
        documents, _ = self.panel.all(words)
        if not carried.narrowed:
            publisher, kind, document = offers(documents, [{"value": ANY}] * 3, words)
            fields = (publisher, kind, gr.skip(), gr.skip(), document)
            return self.panel.listing(documents, words), gr.skip(), frozenset(), *fields
        kept = _offered(carried.narrowed, choices(documents, words))
        listing, hint = self.filtered(request, *kept, carried.left_out)
        publisher, kind, document = offers(documents, [{}] * 3, words)
        updates = zip((publisher, kind, {}, {}, document), kept, strict=True)
        return listing, hint, carried.left_out, *(gr.update(**update, value=value) for update, value in updates)

    def filtered(self, request: gr.Request, *fields: object) -> tuple[str, str]:
        """The list of documents the filter fields leave, and a hint: what is asked, or which field cannot be read."""
        words = words_for(request)
        documents, _ = self.panel.all(words)
        left_out = _left_out(fields) or frozenset()
        try:
            filters = _read(fields, documents, words)
        except AnswerError as error:
            return self.panel.listing(documents, words, left_out), hint_html(words.said(error.message))
        left = [document for document in documents if filters.admits(document)]
        return self.panel.listing(left, words, left_out), hint_html(describe(filters, documents, words))

    def ticked(self, request: gr.Request, handed: Handed, known: int | None, *fields: object) -> tuple[Any, ...]:
        """(arrivals, timer, library, known, *choices of the filter fields) while files are on their way."""
        arrivals, timer = self.panel.arriving(handed, request)
        if self.panel.generation() == known:
            return arrivals, timer, gr.skip(), known, gr.skip(), gr.skip(), gr.skip()
        return arrivals, timer, *self.followed(request, *fields)

    def followed(self, request: gr.Request, *fields: object) -> tuple[Any, ...]:
        """(library, known, *choices of the filter fields) once the library has changed, here or elsewhere."""
        now = self.panel.generation()
        left, offered = self._offers(fields, words_for(request))
        return self.filtered(request, *left)[0], now, *offered

    def removed(self, request: gr.Request, chosen: gr.EventData, *fields: object) -> tuple[Any, ...]:
        """(library, hint, *choices of the filter fields) once a document was removed."""
        words = words_for(request)
        remark = self.panel.removed(chosen, words)
        left, offered = self._offers(fields, words)
        listing, hint = self.filtered(request, *left)
        return listing, hint_html(remark) if remark else hint, *offered

    def filters(self, fields: Sequence[object], words: Words) -> Filters:
        """Filters from the fields and the boxes of the list. Raises SettingsInvalid."""
        documents, left_out = self.panel.all(words)[0], _left_out(fields)
        if left_out is None:
            raise SettingsInvalid(words("asking.reload"))
        filters = _read(fields, documents, words)
        if not left_out:
            return filters
        ticked = tuple(document.id for document in documents if document.id not in left_out)
        if not ticked:
            raise SettingsInvalid(words("filters.none_ticked"))
        return replace(filters, documents=ticked)

    def scope(self, filters: Filters, words: Words) -> str:
        """In words, which documents are asked; empty where all are."""
        return "" if filters.empty else describe(filters, self.panel.all(words)[0], words)

    def _offers(self, fields: Sequence[object], words: Words) -> tuple[tuple[object, ...], tuple[Any, ...]]:
        """The fields, what is no longer offered taken out of them, and the updates that take it from the page."""
        documents, held = self.panel.all(words)[0], tuple(fields[:_FIELDS])
        left = _offered(held, choices(documents, words)) if documents else held  # a list unread takes nothing away
        changes: list[dict[str, Any]] = [
            {} if left[place] == held[place] else {"value": left[place]} for place in _LISTED
        ]
        return (*left, *fields[_FIELDS:]), offers(documents, changes, words)


def offers(documents: Sequence[Document], changes: Sequence[dict[str, Any]], words: Words) -> tuple[Any, ...]:
    """What the filter fields offer, as updates; `changes` is what else changes in each."""
    lists = _lists(choices(documents, words))
    return tuple(gr.update(**change, choices=list(each)) for each, change in zip(lists, changes, strict=True))


def _read(fields: Sequence[object], documents: Sequence[Document], words: Words) -> Filters:
    """Filters from the fields. Raises SettingsInvalid, also for what none of the documents has."""
    asked = tuple(fields[:_FIELDS])
    if documents and asked:  # without any, that is what has to be told
        left = _offered(asked, choices(documents, words))
        for place, name in zip(_LISTED, ("fields.publisher", "fields.kind", "fields.document"), strict=True):
            value = asked[place]
            if isinstance(value, str) and value.strip() and value != left[place]:
                shown = repr(value[:40])[1:-1]
                raise SettingsInvalid(words("filters.not_offered", field=words(name), text=shown))
    return read_filters(asked, words)


def _offered(fields: Sequence[object], offered: Choices) -> tuple[object, ...]:
    """The values of the filter fields, those that are not offered left out."""
    lists = {place: {value for _, value in each} for place, each in zip(_LISTED, _lists(offered), strict=True)}
    return tuple(
        ANY if place in lists and not (isinstance(value, str) and value in lists[place]) else value
        for place, value in enumerate(fields)
    )


def _lists(offered: Choices) -> tuple[tuple[Choice, ...], ...]:
    return offered.publishers, offered.kinds, offered.documents


def _left_out(fields: Sequence[object]) -> LeftOut | None:
    """The last of the fields, which holds the documents whose boxes are cleared; None where that is not known."""
    last = fields[_FIELDS] if len(fields) > _FIELDS else None
    return last if isinstance(last, frozenset) else None
