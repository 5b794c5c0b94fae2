"""A row, a vote and the holder of a post are answered with from passages beyond the first that are looked through."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from rag import Answer, Filters, Settings, ask, ingest
from rag.answers import Passage
from rag.judging.forms import with_forms
from rag.questions.question import read_question
from rag.search.retrieval import retrieve
from vectorstore.index.library import open_library

_LOOKED_THROUGH = 12  # passages
BANKS = [
    "north", "south", "east", "west", "mill", "quay", "old", "new", "abbey", "weir",
    "chapel", "orchard", "lime", "ferry", "tannery", "willow", "heron", "stone", "upper", "lower",
]  # fmt: skip
SPEAKERS = ["Hurst", "Ivey", "Jarrow", "Keld", "Lorne", "Mott"]
TALK = " ".join(
    f"Mr {name} spoke of the {bank} shed, and of the winter in which the {other} gate broke."
    for name, bank, other in zip(SPEAKERS, BANKS, reversed(BANKS), strict=False)
)


def made(folder: Path, letter: str, others: Mapping[str, str]) -> Settings:
    """A library of twenty letters that are nearly about what is asked, and of what answers it."""
    documents = folder / "documents"
    documents.mkdir()
    for number, bank in enumerate(BANKS):
        text = letter.format(bank=bank, path=BANKS[-number - 1], count=number + 3)
        (documents / f"letter-{number}.txt").write_text(text)
    for name, text in others.items():
        (documents / name).write_text(text)
    settings = Settings(home=folder / "home")
    ingest([documents], settings=settings)
    return settings


def answered(settings: Settings, question: str, words: str) -> Answer:
    """The answer to a question, the words with which it is answered being in none of the first passages."""
    found = retrieve(open_library(settings.location), read_question(question), Filters(), _LOOKED_THROUGH)
    assert not holds(found.passages, words)
    assert holds(found.further, words)
    return ask(question, settings=settings)


def holds(passages: tuple[Passage, ...], words: str) -> bool:
    return any(words in passage.text for passage in passages)


def test_a_row_of_a_table_is_found_by_its_columns_name(tmp_path: Path) -> None:
    letter = (
        "Letters about the ferry, {bank} bank\n\nHow many passengers the ferry to the {bank} bank carried in the year "
        "to March 2021 was asked at the {path} steps. Passengers wait for {count} minutes, and pay in crowns. "
        "So many passengers in one year, to March 2021, the {bank} bank had never seen."
    )
    rows = "".join(
        f"| March {year} | {3000 + year * 7:,} | {year - 1900} | {year % 13} |\n" for year in range(1975, 2025)
    )
    figures = f"# Figures of the line\n\n| Year to | Passengers | Crews | Boats |\n|---|---|---|---|\n{rows}"
    settings = made(tmp_path, letter, {"figures.md": figures})
    answer = answered(settings, "How many passengers in the year to March 2021?", "| March 2021 |")
    assert answer.sentences[0].short == "17,147"
    assert [citation.quote for citation in answer.citations] == [
        "Year to | Passengers | Crews | Boats", "March 2021 | 17,147 | 121 | 6",
    ]  # fmt: skip


def test_a_vote_is_found_by_the_motion_it_was_on(tmp_path: Path) -> None:
    letter = (
        "Letters about the mill bridge, {bank} bank\n\nTobias Renn of the {bank} bank spoke against closing the mill "
        "bridge to lorries. Lorries cross the mill bridge {count} times a day, says the keeper of the {path} bank, who "
        "is against lorries."
    )
    minutes = (
        "Parish council of Lower Sedge\nMinutes of the meeting of 9 May 2023\n\n4. Traffic. Mrs Ackroyd moved to close "
        "the mill bridge to lorries. The motion passed, 5 to 2. In favour: Ackroyd, Bell, Crane, Dove, Early. "
        f"Against: Finch, Gale.\n\n5. Hall. {TALK}\n"
    )
    settings = made(tmp_path, letter, {"minutes.txt": minutes})
    answer = answered(settings, "Who voted against closing the mill bridge to lorries?", "Against: Finch")
    assert [citation.quote for citation in answer.citations if "Against: Finch, Gale." in citation.quote]
    assert "Tobias Renn" not in answer.text


def test_who_held_a_post_is_found_in_a_list_of_those_present(tmp_path: Path) -> None:
    letter = (
        "Letters about the parks committee, {bank} bank\n\nThe parks committee chaired by neighbours of the {bank} "
        "bank met in May 2019 at the {path} path. In May 2019 the parks committee counted {count} herons at the "
        "{bank} bank."
    )
    present = "Present: Ada Holm (chair), Piers Gale, Ines Callow."
    minutes = f"Parks Committee\nMinutes of the meeting of 14 May 2019\n\n{present}\n\n{TALK}\n"
    settings = made(tmp_path, letter, {"minutes.txt": minutes})
    answer = answered(settings, "Who chaired the parks committee in May 2019?", present)
    assert [citation.quote for citation in answer.citations] == [present]


def test_who_holds_a_post_is_found_in_a_passage_that_no_search_found(tmp_path: Path) -> None:
    present = "Present: Ada Holm (chair), Piers Gale, Ines Callow."
    minutes = f"Parks Committee\nMinutes of the meeting of 14 May 2019\n\n{TALK}\n\n{TALK}\n\n{TALK}\n\n{present}\n"
    settings = made(tmp_path, "Letters about the {bank} bank, the {path} path and {count} herons.", {"m.txt": minutes})
    library, question = open_library(settings.location), read_question("Who chaired the parks committee in May 2019?")
    found = retrieve(library, question, Filters(), _LOOKED_THROUGH)
    every = (*found.passages, *found.further)
    first = next(one for one in every if one.document.path.endswith("m.txt") and present not in one.text)
    seen = with_forms(library, question, replace(found, passages=(first,), further=()))
    assert [present in one.text for one in seen.passages] == [False, True]
    other = read_question("Who chaired the roads committee in May 2019?")
    assert len(with_forms(library, other, replace(found, passages=(first,), further=())).passages) == 1
