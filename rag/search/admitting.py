"""What filters leave to answer, told to whoever set them: a slip of theirs must not look like a finding."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from rag.errors import FilterInvalid
from rag.filters import Filters, named, published_by
from vectorstore.documents import Document
from vectorstore.remarks import Remark

_FEW = 8  # names that are all listed; of more, the nearest
_NEAREST = 3
_LONGEST = 80
_OF_FEW = {
    "document": "No document is named “{name}”. There are {names}. Choose one of these.",
    "publisher": "No document states “{name}” as its publisher. Stated: {names}. Choose one of these, "
    "or ask without it.",
}
_OF_MANY = {
    "document": "No document is named “{name}”. The nearest of {count}: {names}. Choose one; "
    "`attache documents` lists them all.",
    "publisher": "No document states “{name}” as its publisher. The nearest of {count}: {names}. Choose one; "
    "`attache documents` lists them all.",
}


def check_named(filters: Filters, cards: Sequence[Document]) -> None:
    """Raises FilterInvalid where a filter names a document or a publisher that none of these has."""
    if not cards:
        return
    for name in (*([filters.document] if filters.document is not None else []), *(filters.documents or ())):
        if not any(named(card, name) for card in cards):
            raise _unknown("document", name, {card.path: f"{card.path} {card.title or ''}" for card in cards})
    publisher = filters.publisher
    if publisher is not None and not any(published_by(card, publisher) for card in cards):
        stated = {card.publisher: card.publisher for card in cards if card.publisher}
        if not stated:
            raise FilterInvalid(
                "No document states a publisher, so none is by “{name}”. Ask without it.", name=publisher[:_LONGEST]
            )
        raise _unknown("publisher", publisher, stated)


def left_out(filters: Filters, cards: Sequence[Document]) -> tuple[Remark, ...]:
    """That the filters leave no document, and how many they leave out only because those state no date."""
    remarks = []
    if cards and not any(map(filters.admits, cards)):
        remarks.append(Remark("No document meets all of the filters. Ask again with fewer of them."))
    undated = sum(map(filters.undated, cards))
    if undated == 1:
        remarks.append(Remark("1 document without a date was left out."))
    elif undated:
        remarks.append(Remark("{count} documents without a date were left out.", count=undated))
    return tuple(remarks)


def _unknown(what: str, name: str, known: Mapping[str, str]) -> FilterInvalid:
    """That none is called so, with the names that are known, or the nearest; each with what it is compared by."""
    if len(known) <= _FEW:
        return FilterInvalid(_OF_FEW[what], name=name[:_LONGEST], names=", ".join(sorted(known)))
    names = ", ".join(_nearest(name, known))
    return FilterInvalid(_OF_MANY[what], name=name[:_LONGEST], count=len(known), names=names)


def _nearest(name: str, known: Mapping[str, str]) -> list[str]:
    """The known names that are most like one that is not among them."""
    compared = {key: text.casefold() for key, text in sorted(known.items())}
    found = process.extract(name.casefold(), compared, scorer=fuzz.WRatio, limit=_NEAREST)
    return [key for _, _, key in found]
