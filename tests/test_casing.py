"""A question typed without capitals: its names are found as the documents write them."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from rag import Status, ask
from rag.search.casing import with_names
from vectorstore.adding.given import GivenDocuments
from vectorstore.adding.given_pages import read_given
from vectorstore.index.embedding import BundledEmbedder
from vectorstore.index.searchable import Searchable

DOUBLE = """On Monday the board heard Ada Brand-Holm, who keeps the boat-house at Grenna-on-Sea. Mr Renn
thanked Jean-Luc Moor and Ms O’Hara-Lind. The well-known ferry of the Brand-Holms left; Ada Brand-Holm was on it.
"""
NOTICE = """NOTICE OF THE HARBOUR BOARD

On Monday the board heard Ada Holm, who keeps the ferry Egret at Grenna. In May Green Coast asked for a second
boat. The Council refused it. The green paint of the quay is new, said Ms Holm, and NORDLINE pays for it.
"""
LETTER = (
    "The council wrote to Tobias Renn in May. He answered from Grenna that the coast is no place for a second boat."
)


@pytest.fixture(scope="module")
def library() -> Iterator[Searchable]:
    pages = read_given([{"title": "Notice", "text": NOTICE}, {"title": "Letter", "text": LETTER}])
    with closing(GivenDocuments(pages.documents, BundledEmbedder())) as given:
        yield given


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("who is ada holm", "who is Ada Holm"),
        ("what did green coast ask for?", "what did Green Coast ask for?"),
        ("what is green on the quay", "what is green on the quay"),
        ("what does nordline pay for", "what does NORDLINE pay for"),
        ("what did the council refuse", "what did the council refuse"),  # “The council wrote”
        ("what was the notice of", "what was the notice of"),  # a line in capitals tells nothing
        ("who is ada’s brother?", "who is ada’s brother?"),
        ("Who is ada holm", "Who is ada holm"),  # typed with care
        ("where is ostby", "where is ostby"),
        ("エーダ・ホルムとは", "エーダ・ホルムとは"),
        ("", ""),
    ],
)
def test_names_are_written_as_the_documents_write_them(library: Searchable, typed: str, written: str) -> None:
    assert with_names(typed, library) == written


def test_a_name_without_its_capital_is_told_from_another() -> None:
    pages = [
        {"title": "Lock", "text": "Ada Holm keeps the lock at Grenna. She took over from Berta Lind in 2019."},
        {"title": "Mill", "text": "Tobias Renn runs the mill. His successor is Carla Voss."},
    ]
    answer = ask("who succeeded berta lind", documents=pages)
    assert answer.status is not Status.NO_EVIDENCE
    assert "Ada Holm" in answer.text
    assert "Voss" not in answer.text


@pytest.fixture(scope="module")
def doubles() -> Iterator[Searchable]:
    with closing(GivenDocuments(read_given([{"text": DOUBLE}]).documents, BundledEmbedder())) as given:
        yield given


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("who is ada brand-holm", "who is Ada Brand-Holm"),
        ("who is brand-holm?", "who is Brand-Holm?"),
        ("who is brand-holm's boss", "who is Brand-Holm's boss"),
        ("what is in grenna-on-sea", "what is in Grenna-on-Sea"),
        ("what did jean-luc moor say", "what did Jean-Luc Moor say"),
        ("who is o'hara-lind", "who is O’Hara-Lind"),  # typed with another apostrophe
        ("who keeps the boat-house", "who keeps the boat-house"),
        ("which well-known ferry left", "which well-known ferry left"),
        ("what brand is it", "what brand is it"),
        ("who is holm-brand", "who is holm-brand"),
        ("- -- -", "- -- -"),
    ],
)
def test_double_names_are_written_as_the_documents_write_them(doubles: Searchable, typed: str, written: str) -> None:
    assert with_names(typed, doubles) == written
