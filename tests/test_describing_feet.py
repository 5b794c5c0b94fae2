"""The last lines of a paper: who made it and when, who signed it, what stands beneath; and who is registered there."""

from pathlib import Path

import pytest

from tests.files import write_html
from tests.harbour_pages import LEAD, REST, dates, described
from vectorstore.describing.description import describe
from vectorstore.files.loading import load_file

_TEXT = "\n\n".join((LEAD, REST, LEAD, REST))
_DAY = "2024-03-04"


def _ending(foot: str, text: str = _TEXT) -> str | None:
    return dates(described(f"A deeper channel opens\n\n{text}\n\n{foot}\n"))[0]


@pytest.mark.parametrize(
    "foot",
    [
        "Issued on behalf of the Board by Aino Salmi, Secretary, on Monday 4 March 2024.",
        "Issued for the Board by Aino Salmi, Secretary, 4 March 2024.\n\nYour rights do not change with it at all.",
        "Digest prepared by R. Holm, deputy registrar, and closed on 4 March 2024. Later steps are not shown.",
        "This summary was prepared by R. Holm, deputy registrar, and closed on 4 March 2024.",
        "Signed on behalf of the members by Aino Salmi on 4 March 2024",
        "Signed by both in the presence of the witness named below, this 4th day of March 2024.",
        "Kept by R. Holm, librarian, and last changed on 4 March 2024.",
        "Published by the Herring Fund, 3 Quay Street, Annik, on 4 March 2024.",
        "Text closed on 4 March 2024; later news is not in it.",
    ],
)
def test_the_sentence_on_who_made_a_paper_dates_it(foot: str) -> None:
    assert _ending(foot) == _DAY


@pytest.mark.parametrize(
    "foot",
    [
        "The ballot was prepared by A. Salmi and closed on 4 March 2024.",
        "The road was surveyed by R. Holm, engineer, and closed on 4 March 2024.",
        "Prepared by A. Salmi for the fair on 4 March 2024.",
        "Prepared by A. Salmi for the trip on 4 March 2024.",
        "Written by A. Salmi, who died on 4 March 2024.",
        "Signed copies will be sold by Aino Salmi on 4 March 2024.",
        "Answers please to Aino Salmi, secretary, on 4 March 2024.",
        "The list was kept by A. Salmi until 4 March 2024.",
        "Prepared by A. Salmi on 4 March 2024 and lost since.",
        "We are open daily. Closed on 4 March 2024.",
        "Compiled by R. Holm, librarian, on 4 March 2024.\nCompiled by A. Salmi, pilot, on 6 May 2024.",
    ],
)
def test_a_sentence_on_something_else_dates_none(foot: str) -> None:
    assert _ending(foot) is None


def test_a_thing_made_long_ago_is_told_of() -> None:
    text = f"{_TEXT}\n\nThe museum bought the poster in May 2019."
    assert _ending("Printed by P. Holm, Annik, on 4 March 1899.", text) is None


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("*4 March 2024*\n*Herring Valves, 3 Quay Street. Registered in Annik no. 1204.*", _DAY),
        ("*March 2024*\n\n*Herring Valves, 3 Quay Street. Registered in Annik no. 1204.*", "2024-03"),
        ("4 March 2024\n\nHerring Fund, 3 Quay Street, Annik. Please call us on 01632 960200.", _DAY),
        ("A. S.\n\nTarsund, 4 March 2024", _DAY),
        ("(A. S.)\nTarsund, 4 March 2024", _DAY),
        ("Aino Salmi\nTarsund, 4 March 2024", _DAY),
        ("A.S., 4 March 2024", _DAY),
        ("AS/rw 4 March 2024", _DAY),
        ("Aino Salmi, librarian, 4 March 2024", _DAY),
        ("— Aino Salmi, Tarsund, 4 March 2024", _DAY),
        ("*Tarsund, 4 March 2024*\n\n*The pilots had no part in this. Printed for the clerk by Holm.*", _DAY),
        ("Aino Salmi\nHarbour warden\n4 March 2024\n\nNobody but the fund answers for what it says.", _DAY),
        ("Yours sincerely,\n\nAino Salmi\n\n4 March 2024\n\nThe pilots answer for what is said here.", _DAY),
        ("Aino Salmi\nChair\n\n4 March 2024\n\n---\n\nThe pilots answer for what is said here.", _DAY),
        ("4 March 2024\n\nHerring Valves opens its doors to all who wish to see the nets.", None),
        ("Open day\n4 March 2024\n\nHerring Valves, 3 Quay Street, Annik", None),
        ("The next walk is on\n4 March 2024\n\nHerring Valves, 3 Quay Street, Annik", None),
        ("Aino Salmi\nHarp and song\n4 March 2024\n\nTickets are sold at the door by the pilots.", None),
        ("Harbour Board, annual dinner, 4 March 2024", None),
        ("Herring Valves, 3 Quay Street, founded 4 March 1897", None),
        ("| Aino Salmi | 4 March 2024 |", None),
    ],
)
def test_a_day_by_a_signature_or_above_an_address_is_the_papers(foot: str, published: str | None) -> None:
    assert _ending(foot) == published


def test_an_old_quotation_at_the_end_does_not_date_a_page() -> None:
    assert _ending("— Ada Holm, Annik, 4 March 1899", f"{_TEXT}\n\nThe pilots met in May 2019.") is None


def test_a_signature_with_its_post_and_day_above_a_small_footer(tmp_path: Path) -> None:
    text = "".join(f"<p>{one}</p>" for one in 2 * (LEAD, REST))
    signed = "<p>Aino Salmi<br>Harbour warden<br>4 March 2024</p><p><small>This page may be copied.</small></p>"
    document = describe(load_file(write_html(tmp_path, body=f"<h1>A channel</h1>{text}{signed}")))
    assert dates(document)[0] == _DAY


@pytest.mark.parametrize(
    ("sentence", "foot"),
    [
        (
            "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und lobten die Arbeit.",
            "Zusammengestellt von R. Holm, Archivar, und abgeschlossen am 4. März 2024.",
        ),
        (
            "Les pilotes ont visité le nouveau chenal, qui est plus profond que celui que l'on connaissait avant.",
            "Établi par R. Holm, greffier, et clos le 4 mars 2024.",
        ),
        (
            "Los prácticos visitaron el nuevo canal, que es más profundo que el que había antes en el puerto.",
            "Elaborado por R. Holm, secretario, y cerrado el 4 de marzo de 2024.",
        ),
    ],
)
def test_papers_in_other_languages_say_who_made_them(sentence: str, foot: str) -> None:
    assert dates(described("2024\n\n" + "\n\n".join(5 * [sentence]) + f"\n\n{foot}\n"))[0] == _DAY


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [
        ("*Herring Valves, 3 Quay Street. Registered in Annik no. 1204.*", "Herring Valves"),
        ("Herring & Holm · 3 Quay Street · Annik · Company no. 1204", "Herring & Holm"),
        ("Registered office: 3 Quay Street, Annik. Company no. 1204", None),
        ("Printed by Herring Valves, 3 Quay Street. Registered in Annik no. 1204.", None),
        ("Herring Valves, 3 Quay Street", None),
    ],
)
def test_who_is_registered_at_the_foot_is_the_publisher(foot: str, publisher: str | None) -> None:
    assert described(f"A deeper channel opens\n\n{_TEXT}\n\n{foot}\n").publisher == publisher


@pytest.mark.parametrize("words", ["by A. Salmi, " * 15, "and by for " * 20, ", on the " * 25, "Prepared " * 25])
def test_a_sentence_of_any_words_is_read_at_once(words: str) -> None:
    assert _ending(f"Prepared {words} 4 March 2024 it") is None
