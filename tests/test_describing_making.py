"""Days that a word of making vouches for, in the head or at the foot, whatever the paper is."""

import pytest

from tests.harbour_pages import LEAD, REST, dates, described
from vectorstore.documents import SourceKind

_ENGLISH = f"{LEAD} {REST}"
_GERMAN = "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und sie lobten die Arbeit."
_FRENCH = "Les pilotes ont regardé le nouveau chenal, qui est plus profond que ne l'était l'ancien chenal du port."
_SPANISH = "Los prácticos visitaron el nuevo canal, que es más profundo que el que había antes en el puerto."
_DAY = "2024-03-04"


def _between(head: str, foot: str, text: str = _ENGLISH) -> str | None:
    body = "\n\n".join(5 * [f"{text} {text}"])
    return dates(described(f"{head}\n\n{body}\n\n{foot}\n"))[0]


@pytest.mark.parametrize(
    "line",
    [
        "Written by Aino Salmi, pilot, with Per Holm. Adopted by the board on 4 March 2024.",
        "Prepared by Aino Salmi, pilot. As at 4 March 2024.",
        "Prepared for the board, 4 March 2024",
        "In force from 4 March 2024. These rules replace the old ones.",
        "Effective 4 March 2024",
        "Press release, for use from 4 March 2024, noon",
        "Embargoed until 4 March 2024, 00:01",
        "Date of assessment: 4 March 2024",
        "Date of inspection: 2 March 2024\nDate of report: 4 March 2024",
        "No. 38                    Week ending Monday 4 March 2024",
        "Adopted at its meeting of 4 March 2024",
        "Last reviewed: 4 March 2024",
        "Report completed 4 March 2024",
        "Signed at Annik on 4 March 2024 by Aino Salmi for the pilots.",
    ],
)
def test_a_line_above_the_text_vouches_for_its_day(line: str) -> None:
    assert _between(f"A deeper channel\n{line}", "") == _DAY


@pytest.mark.parametrize(
    ("text", "foot"),
    [
        (
            _ENGLISH,
            "Given at Port Annik, 4 March 2024\nFor the Minister: Aino Salmi\nRegister note: all may read it.",
        ),
        (_ENGLISH, "Annik, 4 March 2024\n\nDr Aino Salmi\nHead of Soundings\n\n*Laboratory of Tides. Page 1 of 1*"),
        (_ENGLISH, "(Annik, 4 March 2024)"),
        (_ENGLISH, "*Answer given on 4 March 2024. Printed by the Net Press, Annik.*"),
        (_ENGLISH, "[Ends. Length 9 min. First broadcast Monday 4 March 2024, 7.20 a.m.; repeated the next Sunday.]"),
        (_ENGLISH, "Transcript of the programme broadcast on 4 March 2024"),
        (_ENGLISH, "Text as of 4 March 2024"),
        (_ENGLISH, "This version: 4 March 2024"),
        (_GERMAN, "Gegeben zu Annik am 4. März 2024"),
        (_GERMAN, "Antwort erteilt am 4. März 2024"),
        (_GERMAN, "Beschlossen in der Sitzung vom 4. März 2024"),
        (_FRENCH, "Donné à Annik, le 4 mars 2024"),
        (_FRENCH, "Version du 4 mars 2024"),
        (_FRENCH, "Diffusé le 4 mars 2024"),
        (_SPANISH, "En Annik, a 4 de marzo de 2024"),
        (_SPANISH, "Emitido el 4 de marzo de 2024"),
    ],
)
def test_a_line_at_the_foot_vouches_for_its_day(text: str, foot: str) -> None:
    assert _between("2024", foot, text) == _DAY


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (_ENGLISH, "Next meeting: 4 March 2024, Net Loft"),
        (_ENGLISH, "Closing date: 4 March 2024"),
        (_ENGLISH, "Delivery date: 4 March 2024"),
        (_ENGLISH, "Sampled by: Inspector Holm, 4 March 2024"),
        (_ENGLISH, "Received at the laboratory: 4 March 2024"),
        (_ENGLISH, "Valid until 4 March 2024"),
        (_ENGLISH, "Not for publication before 4 March 2024"),
        (_ENGLISH, "Meeting held on 4 March 2024"),
        (_ENGLISH, "Accident of 4 March 2024"),
        (_ENGLISH, "Founded 4 March 1924"),
        (_ENGLISH, "Bridge completed 4 March 2024"),
        (_ENGLISH, "Licence issued 4 March 2024"),
        (_ENGLISH, "Printed matter 4 March 2024"),
        (_ENGLISH, "Prepared for the hearing on 4 March 2024"),
        (_ENGLISH, "Compiled in response to the storm of 4 March 2024"),
        (_ENGLISH, "Replaces the version of 4 March 2024"),
        (_ENGLISH, "Given to the museum by Aino Salmi on 4 March 2024."),
        (_ENGLISH, "The last show was broadcast on 4 March 2024."),
        (_ENGLISH, "In force from 4 March 2024. Replaces the rules of 6 May 2023."),
        (_ENGLISH, "Approved plans must be posted by 4 March 2024."),
        (_GERMAN, "Nächste Sitzung: 4. März 2024"),
        (_GERMAN, "Einwendungen bis 4. März 2024"),
        (_FRENCH, "Prochaine séance : 4 mars 2024"),
        (_SPANISH, "Plazo: hasta el 4 de marzo de 2024"),
    ],
)
def test_a_day_of_something_else_dates_no_paper(text: str, line: str) -> None:
    assert _between(f"2024\n{line}", "", text) is None
    assert _between("2024", line, text) is None


def test_two_days_so_vouched_for_are_none() -> None:
    assert _between("A deeper channel", "Last reviewed: 4 March 2024\nThis version: 6 May 2024") is None


def test_minutes_are_of_the_day_beside_the_signature_where_they_state_no_other() -> None:
    foot = "*Annik, 4 March 2024. Signed: A. Salmi. Approved by the board on 6 May.*"
    assert _between("Herring Cooperative\n\nMinutes of the general meeting", foot) == _DAY
    assert _between("Herring Cooperative\n\nMinutes of the general meeting of 2 March 2024", foot) is None


@pytest.mark.parametrize(
    ("text", "foot", "paper"),
    [
        (_SPANISH, "El Faro de Annik, lunes 4 de marzo de 2024, página 7", "El Faro de Annik"),
        (_FRENCH, "Le Phare d'Annik, lundi 4 mars 2024, page 7", "Le Phare d'Annik"),
        (_ENGLISH, "*Tide Tables, 4 March 2024, pp. 14–17. Photographs: P. Holm.*", "Tide Tables"),
        (_ENGLISH, "Great Hall, 4 March 2024", None),
    ],
)
def test_a_name_with_a_day_and_a_page_beneath_is_a_papers(text: str, foot: str, paper: str | None) -> None:
    document = described("2024\n\n" + 5 * f"{text} {text}\n\n" + f"---\n{foot}\n")
    assert document.publisher == paper
    assert (dates(document)[0], document.kind) == ((_DAY, SourceKind.PRESS) if paper else (None, SourceKind.UNKNOWN))


def test_the_issue_a_piece_was_taken_from_names_its_magazine_and_year() -> None:
    foot = "*Text: Aino Salmi. From issue 3/2024 of Tide & Rope, the magazine for pilots.*"
    document = described("A deeper channel\n\n" + 5 * f"{_ENGLISH}\n\n" + f"{foot}\n")
    assert (document.publisher, str(document.published)) == ("Tide & Rope", "2024")
