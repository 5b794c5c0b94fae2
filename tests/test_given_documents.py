"""Documents given with a question: answered from, checked, and kept nowhere."""

import asyncio
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag import Filters, Settings, Status, aask, ask, stream
from rag.events import AnswerReady
from rag.search.retrieval import GIVEN_PASSAGES
from vectorstore.adding.given import GivenDocuments
from vectorstore.adding.given_pages import MOST_CHARACTERS, MOST_DOCUMENTS, read_given
from vectorstore.adding.ingest import ingest_text
from vectorstore.dates import PartialDate
from vectorstore.describing.addresses import day_of, host_of
from vectorstore.documents import Document, SourceKind, Span
from vectorstore.errors import DocumentsInvalid, NoDocuments
from vectorstore.index.chunking import chunk_document
from vectorstore.index.embedding import open_embedder
from vectorstore.index.library import Library
from vectorstore.index.location import Location

PIER = "The pier at Sandhaven opened in 1899. It is 300 metres long, and gulls nest under its planks every spring."
FERRY = "The ferry to Holm Island leaves Sandhaven at 7.40 every morning. Tickets are sold on board by the purser."
FILLER = "The council met again to talk about the budget, the quays and the repair of the old harbour wall. "


def page(text: str = PIER, **more: Any) -> dict[str, Any]:
    return {"text": text} | more


def one(**more: Any) -> Document:
    return read_given([page(**more)]).documents[0]


@pytest.fixture
def nowhere(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "no" / "index")


def test_pages_given_answer_without_an_index_and_leave_nothing_behind(
    nowhere: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask("When did the pier open?", documents=[page(), page(FERRY)], settings=nowhere)
    assert answer.status is Status.ANSWERED
    assert "1899" in answer.text
    for citation in answer.citations:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert citation.document.text == PIER
    assert list(tmp_path.iterdir()) == []


def test_what_the_pages_do_not_say_is_no_evidence(nowhere: Settings) -> None:
    answer = ask("How many passengers did the airport count?", documents=[page()], settings=nowhere)
    assert answer.status is Status.NO_EVIDENCE
    assert ask("When did the pier open?", documents=[page(" ... ")], settings=nowhere).status is Status.NO_EVIDENCE


def test_the_index_is_not_asked_where_documents_are_given(tmp_path: Path) -> None:
    own = Settings(home=tmp_path)
    ingest_text(own.location, "ferry.txt", FERRY)
    assert ask("When does the ferry leave?", settings=own).citations[0].document.path == "ferry.txt"
    given_only = ask("When does the ferry leave?", documents=[page()], settings=own)
    assert not any("ferry" in passage.text for passage in given_only.passages)
    assert Library(own.location).chunk_total() == 1


def test_streaming_and_awaiting_take_documents_too(nowhere: Settings) -> None:
    *_, last = stream("When did the pier open?", documents=[page()], settings=nowhere)
    assert isinstance(last, AnswerReady)
    awaited = asyncio.run(aask("When did the pier open?", documents=[page()], settings=nowhere))
    assert last.answer.text == awaited.text
    assert {"read", "retrieve", "answer", "total"} <= set(last.answer.seconds)


def test_a_page_says_what_the_caller_states_then_its_text_then_its_address() -> None:
    url = "https://www.sandhaven.example/2022/06/16/pier"
    bare = one(url=url)
    assert (bare.path, bare.publisher, bare.published) == (url, "sandhaven.example", PartialDate(2022, 6, 16))
    assert {origin.where for origin in bare.origins if origin.field in ("publisher", "published")} == {"url"}
    stated = one(url=url, path="pier.txt", title="The pier", publisher="Gazette", published="2021", kind="Press")
    assert (stated.path, stated.title, stated.publisher) == ("pier.txt", "The pier", "Gazette")
    assert (stated.published, stated.kind) == (PartialDate(2021), SourceKind.PRESS)
    signed = one(
        text=f"Pier reopens after the storm\n\n{PIER}\n\n© 2024 The Harbour Gazette. All rights reserved.", url=url
    )
    assert (signed.publisher, signed.title) == ("The Harbour Gazette", "Pier reopens after the storm")


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("2022/06/16", PartialDate(2022, 6, 16)),
        ("2022-06-16T10:00:00Z", PartialDate(2022, 6, 16)),
        ("2022-06", PartialDate(2022, 6)),
        ("June 16, 2022", PartialDate(2022, 6, 16)),
        ("Thu, 16 Jun 2022 10:00:00 GMT", PartialDate(2022, 6, 16)),
        (date(2022, 6, 16), PartialDate(2022, 6, 16)),
        (PartialDate(2022), PartialDate(2022)),
        (2022, PartialDate(2022)),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_dates_are_read_as_callers_write_them(stated: Any, read: PartialDate | None) -> None:
    assert one(published=stated).published == read


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ([page(), {"title": "Pier"}], "Document 2 .* no `text`"),
        ([page(b"bytes")], "Document 1 .* `text` is of type bytes"),  # type: ignore[arg-type]
        ([page(), page(), 7], "Document 3 .* of type int"),
        ([page(title=["Pier"])], "Document 1 .* `title` is of type list"),
        ([page(url="x" * 3_000)], "Document 1 .* `url` has 3,000 characters"),
        ([page(published="soon")], "Document 1 .* `published` is 'soon'"),
        ([page(published=12.5)], "Document 1 .* `published` is of type float"),
        ([page(published="2022-02-31")], "Document 1 .* `published` is '2022-02-31'"),
        ([page(kind="rumour")], "Document 1 .* `kind` is 'rumour'"),
        ([page(language="Englisch, bitte")], "Document 1 .* `language`"),
        ([Document("a", "a.txt", "half \ud800")], "Document 1 .* half a character"),
        ([page("x")] * (MOST_DOCUMENTS + 1), "more than 500 documents"),
        ([page("x"), page("x" * MOST_CHARACTERS)], "Up to document 2 .* 1,000,001"),
        (PIER, "one str"),
        (page(), "one dict"),
        (5, "one int"),
    ],
)
def test_what_is_not_a_document_is_refused_by_its_place(nowhere: Settings, documents: Any, message: str) -> None:
    with pytest.raises(DocumentsInvalid, match=message):
        ask("When did the pier open?", documents=documents, settings=nowhere)


def test_pages_without_text_are_left_out_with_a_notice(nowhere: Settings) -> None:
    answer = ask("When did the pier open?", documents=[page(""), page(), page(" \xa0\n\0")], settings=nowhere)
    assert answer.status is Status.ANSWERED
    assert answer.notices == ("2 of the 3 documents given hold no text and were left out: 1, 3.",)
    for nothing in ([], [page("")], [Document("a", "a.txt", "")]):
        with pytest.raises(NoDocuments, match="Give at least one"):
            ask("When did the pier open?", documents=nothing, settings=nowhere)


def test_one_text_given_twice_stays_two_documents(nowhere: Settings) -> None:
    whole = Document("same", "c.txt", PIER)
    pages = read_given([page(url="https://a.example/x"), page(url="https://b.example/x"), whole, whole]).documents
    assert len({document.id for document in pages}) == 4
    answer = ask("When did the pier open?", documents=pages, settings=nowhere)
    assert answer.status is Status.ANSWERED
    assert {passage.document.id for passage in answer.passages} <= {document.id for document in pages}


def test_filters_choose_among_the_documents_given(nowhere: Settings) -> None:
    both = [page(kind="press", published="2020"), page(PIER.replace("1899", "1901"), kind="official", published="2024")]
    answer = ask("When did the pier open?", documents=both, filters=Filters(kind="official"), settings=nowhere)
    assert {citation.document.kind for citation in answer.citations} == {SourceKind.OFFICIAL}
    assert "1901" in answer.text
    none = ask("When did the pier open?", documents=both, filters=Filters(publisher="Nobody"), settings=nowhere)
    assert none.status is Status.NO_EVIDENCE
    assert none.notices == ("No document meets all of the filters. Ask again with fewer of them.",)


def test_given_documents_are_cut_and_found_as_ingested_ones(tmp_path: Path) -> None:
    text = f"Home\nNews\nSport\nWeather\n\nPier reopens\n\n{FILLER * 12}\n\n{PIER}\n\nRelated stories\n"
    location = Location(tmp_path)
    ingest_text(location, "page.txt", text)
    library = Library(location)
    ingested = library.document(library.documents()[0].id)
    mine = GivenDocuments(read_given([page(text, path="page.txt")]).documents, library.embedder)
    assert mine.documents() == (ingested,)
    assert ingested.furniture
    assert mine.full_text(["pier", "gulls"], 5) == library.full_text(["pier", "gulls"], 5)
    assert (mine.stems(), mine.chunk_total()) == (library.stems(), library.chunk_total())
    assert (mine.frequency("pier"), mine.languages()) == (library.frequency("pier"), library.languages())
    mine.close()


def test_only_a_few_chunks_are_embedded_and_none_where_words_suffice(tmp_path: Path) -> None:
    embedder = open_embedder(Location(tmp_path))
    asked = []

    class Counting:
        fingerprint, dimension = embedder.fingerprint, embedder.dimension
        embed_query = staticmethod(embedder.embed_query)

        def embed_passages(self, texts: list[str]) -> Any:
            asked.extend(texts)
            return embedder.embed_passages(texts)

    texts = [page(f"Report {number}. The lamp number {number} was lit." + " " + FILLER * 9) for number in range(20)]
    held = GivenDocuments(read_given(texts).documents, Counting())  # type: ignore[arg-type]
    vector = embedder.embed_query("灯台はいつ点灯しましたか")
    found = held.dense(vector, 40)
    assert len(asked) == len(found) == 8
    assert [similarity for _, similarity in found] == sorted((similarity for _, similarity in found), reverse=True)
    sure = [(chunk, 1.0) for chunk, _ in held.full_text(["lamp"], 40)]
    assert held.dense(vector, 40, near=sure) == []
    assert len(asked) == 8
    only = held.documents()[3].id
    assert {chunk.document_id for chunk, _ in held.dense(vector, 40, [only], sure[:2])} == {only}
    held.close()


def test_a_question_in_another_language_finds_pages_given(nowhere: Settings) -> None:
    answer = ask("¿Cuándo se inauguró el muelle de Sandhaven?", documents=[page(FERRY), page()], settings=nowhere)
    assert PIER in {passage.document.text for passage in answer.passages[:1]}


def test_ten_long_pages_are_ready_within_a_second(nowhere: Settings) -> None:
    read_given([page()])
    chunk_document(one())  # imports
    pages = [page(f"Page {n}\n\n" + FILLER * 61 + PIER, url=f"https://x.example/{n}") for n in range(10)]
    assert sum(len(p["text"]) for p in pages) > 60_000
    started = time.perf_counter()
    held = GivenDocuments(read_given(pages).documents, open_embedder(nowhere.location))
    assert time.perf_counter() - started < 1.0
    held.close()
    answer = ask("When did the pier open?", documents=pages, settings=nowhere)
    assert answer.seconds["read"] < 1.0
    assert len(answer.passages) <= GIVEN_PASSAGES


def test_hostile_text_neither_breaks_the_search_nor_the_offsets(nowhere: Settings) -> None:
    hostile = "\ufeff'; DROP TABLE words; --\r\n\r\n" + PIER + ' "NEAR(" \u202e AND OR * \x1b[31m\0 {' + "a" * 5_000
    answer = ask(
        'When did the "pier" NEAR( open?', documents=[page(hostile, title="\x1b]0;x\x07<script>")], settings=nowhere
    )
    assert "1899" in answer.text
    for citation in answer.citations:
        assert citation.document.text[citation.start : citation.end] == citation.quote
        assert "\x1b" not in (citation.document.title or "")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=4), st.text(max_size=30))
def test_any_texts_can_be_given(texts: list[str], url: str) -> None:
    pages = [page(text, url=url) for text in texts] + [page()]
    documents = read_given(pages).documents
    assert len({document.id for document in documents}) == len(documents)
    held = GivenDocuments(documents, open_embedder(Location(Path("unused"))))
    for chunk, _ in held.full_text(["pier", "a", "0"], 10):
        assert held.document(chunk.document_id).text[chunk.start : chunk.end]
    held.close()


@pytest.mark.parametrize(
    ("url", "host", "day"),
    [
        ("https://www.a.example/2022/06/16/x.html", "a.example", PartialDate(2022, 6, 16)),
        ("https://a.example/news/2022-6-9", "a.example", PartialDate(2022, 6, 9)),
        ("https://a.example/2022/13/16/x", "a.example", None),
        ("https://a.example/12022/06/161", "a.example", None),
        ("http://[", None, None),
        ("notes/pier.txt", None, None),
        ("", None, None),
    ],
)
def test_addresses_say_whose_a_page_is_and_of_which_day(url: str, host: str | None, day: PartialDate | None) -> None:
    assert (host_of(url), day_of(url)) == (host, day)


def test_a_process_without_a_home_can_ask_over_given_documents(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    program = (
        f"from rag import ask; a = ask('When did the pier open?', documents=[{{'text': {PIER!r}}}]);"
        "print(a.status, a.citations[0].quote)"
    )
    bare = {key: value for key, value in os.environ.items() if key in ("PATH", "LD_LIBRARY_PATH")}
    run = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=bare, capture_output=True, text=True)
    tmp_path.chmod(0o700)
    assert (run.returncode, run.stdout[:8]) == (0, "answered"), run.stderr
    assert "1899" in run.stdout
    assert list(tmp_path.iterdir()) == []


def test_documents_are_taken_as_they_are(nowhere: Settings) -> None:
    marked = Document("x" * 64, "x.txt", f"{FERRY}\n{PIER}", furniture=(Span(0, len(FERRY)),))
    answer = ask("When did the pier open?", documents=[replace(marked, title="Pier")], settings=nowhere)
    assert answer.citations[0].document == replace(marked, title="Pier")
    hidden = ask("When does the ferry to Holm Island leave?", documents=[marked], settings=nowhere)
    assert all("ferry" not in passage.text for passage in hidden.passages)


def test_a_denial_of_what_is_asked_for_answers_it() -> None:
    page = {
        "title": "Talks in Osten",
        "text": "The ministers of Orsia and Vandland met in Osten on Friday for two hours. They spoke about herring. "
        "The meeting did not include the signing of new formal agreements or specific spending commitments.",
    }
    denied = ask("Which minister made specific spending commitments?", documents=[page])
    assert "did not include the signing" in denied.text
    assert ask("Which minister brought an interpreter?", documents=[page]).status is Status.NO_EVIDENCE
