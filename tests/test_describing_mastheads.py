"""What stands above a text and beside its title: mastheads, labels, imprints, sites, salutations, entries."""

from pathlib import Path

import pytest

from tests.files import write_html
from tests.harbour_pages import LEAD, REST, dates, described
from vectorstore.describing.description import describe
from vectorstore.documents import Document, SourceKind
from vectorstore.files.loading import load_file

_GERMAN = "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und sie lobten die Arbeit."

_FRENCH = "Les pilotes ont regardé le nouveau chenal, qui est plus profond que ne l'était l'ancien chenal."
_SPANISH = "Los pilotos miraron el nuevo canal, que es más profundo de lo que era el canal anterior."
_ITALIAN = "I piloti hanno guardato il nuovo canale, che è più profondo di quanto fosse il canale precedente."


def _page(folder: Path, title: str, body: str) -> Document:
    return describe(load_file(write_html(folder, "page.html", body, f"<title>{title}</title>")))


@pytest.mark.parametrize(
    ("head", "publisher", "title"),
    [
        (
            "STRAIT SCHOOL DISTRICT\nBoard of Education - Regular Meeting\nMonday, 4 March 2024, Net Loft",
            "STRAIT SCHOOL DISTRICT",
            "Board of Education - Regular Meeting",
        ),
        (
            "# Herring Museum\n\n## Minutes of the Board of Trustees, Monday 4 March 2024, 6 pm",
            "Herring Museum",
            "Minutes of the Board of Trustees, Monday 4 March 2024, 6 pm",
        ),
        ("PILOTS’ COUNCIL\nMinutes of the meeting of 4 March 2024", "PILOTS’ COUNCIL", None),
        (
            "Savings Bank of Oulu\nPress conference after the meeting of the board, 4 March 2024",
            "Savings Bank of Oulu",
            "Press conference after the meeting of the board, 4 March 2024",
        ),
        (
            "THE STRAIT COURIER\nCorrections and clarifications\n4 March 2024",
            "THE STRAIT COURIER",
            "Corrections and clarifications",
        ),
        (
            "KINGDOM OF ULVA\nMINISTRY OF FISHERIES\nPress service\n\nReadout of talks on cod\n\nOulu, 4 March 2024",
            "MINISTRY OF FISHERIES",
            "Readout of talks on cod",
        ),
        (
            "HERRING VALVES\nNOTICE TO CUSTOMERS AND PRESS\n\nOulu, 4 March 2024\n\nHerring Valves opens new works",
            "HERRING VALVES",
            "Herring Valves opens new works",
        ),
        (
            "UNIVERSITY OF ULVA\nFaculty of Tides\nMinutes of the faculty meeting, 4 March 2024",
            "UNIVERSITY OF ULVA",
            "Minutes of the faculty meeting, 4 March 2024",
        ),
        ("THE STRAIT HERALD\nA deeper channel opens\nBy Aino Salmi\n4 March 2024", "THE STRAIT HERALD", None),
        ("# La Campana\n\n## Hoja vecinal, número 3", None, "La Campana"),
        ("LOAN AGREEMENT\nMinutes of its signing", None, "LOAN AGREEMENT"),
        (f"LOAN AGREEMENT\n\n{LEAD} So says this Loan Agreement.", None, "LOAN AGREEMENT"),
        ("CONTRACT NOTICE\nStrait Hospital Trust\nReference SHT-2024-031", None, "CONTRACT NOTICE"),
        ("WORKS AGREEMENT\nStrait Valves plc and its works council", None, "WORKS AGREEMENT"),
        ("THE GREAT STORM\nPress conference of the mayor", None, "THE GREAT STORM"),
        ("Strait Museum\nOpening hours in the winter months", "Strait Museum", None),
        ("Minutes of the School Board\nCorrections", None, "Minutes of the School Board"),
    ],
)
def test_a_masthead_is_the_publisher_and_what_the_document_is_its_title(
    head: str, publisher: str | None, title: str | None
) -> None:
    document = described(f"{head}\n\n{LEAD}\n{REST}\n")
    assert (document.publisher, document.title) == (publisher, title or head.splitlines()[1])


@pytest.mark.parametrize("label", ["TRANSCRIPT", "Unedited transcript", "Abschrift", "Transcription"])
def test_a_transcript_is_titled_by_the_line_beneath_its_label(label: str) -> None:
    document = described(f"{label}\nInterview with Aino Salmi, former pilot\n{LEAD}\n{REST}\n")
    assert document.title == "Interview with Aino Salmi, former pilot"


@pytest.mark.parametrize(
    ("line", "event"),
    [
        (
            "Recorded at her house in Oulu on 4 March 2024 by Per Holm for the Strait Courier. Lightly cut.",
            "2024-03-04",
        ),
        ("**Speaker:** Aino Salmi. **Recorded:** 4 March 2024, at the table. Lightly cut.", "2024-03-04"),
        ("Recorded in Oulu, 4 March 2024", "2024-03-04"),
        ("Recorded: March 2024", None),
        ("Recorded at sea between 4 March 2024 and 6 March 2024", None),
        ("Recorded crime fell, the register of 4 March 2024 shows.", None),
    ],
)
def test_a_recording_dates_the_conversation_and_not_its_publication(line: str, event: str | None) -> None:
    assert dates(
        described(f"Voices of the strait: tape seven\n\n{line}\n\n**PH:** Were you there?\n\n**AS:** I was.\n")
    )[:2] == (None, event)


@pytest.mark.parametrize(
    ("head", "publisher", "title"),
    [
        (
            "# PRESS RELEASE\n\n**Strait School District, 4 March 2024**\n\n## A deeper channel opens",
            "Strait School District",
            "A deeper channel opens",
        ),
        (
            "HERRING MUSEUM\nPress release No. 12/2024\nOulu, 4 March 2024\n\nA deeper channel opens",
            "HERRING MUSEUM",
            "A deeper channel opens",
        ),
        ("HERRING MUSEUM\nPRESS RELEASE\nOulu, 4 March 2024\n\nA deeper channel opens", "HERRING MUSEUM", None),
        ("PRESS RELEASE\nHerring Museum\n4 March 2024\nA deeper channel opens", "Herring Museum", None),
        ("Press release 117\nHerring Museum, Oulu, 4 March 2024\nA deeper channel opens", "Herring Museum", None),
        ("Press release of 4 March 2024\nA deeper channel opens", None, None),
        ("Communiqué n° 4\nOulu, 4 March 2024\nA deeper channel opens", None, "A deeper channel opens"),
        ("# A deeper channel opens\n\n**Press release. Oulu, 4 March 2024**", None, "A deeper channel opens"),
    ],
)
def test_a_release_may_have_a_number_and_an_imprint(head: str, publisher: str | None, title: str | None) -> None:
    document = described(f"{head}\n\n{LEAD}\n{REST}\n")
    assert (document.publisher, document.title) == (publisher, title or "A deeper channel opens")
    assert (document.kind, dates(document)[0]) == (SourceKind.OFFICIAL, "2024-03-04")


@pytest.mark.parametrize(
    ("head", "body", "publisher"),
    [
        ("STADTRAT LUND\nNiederschrift der Sitzung vom 4. März 2024", _GERMAN, "STADTRAT LUND"),
        ("VILLE DE LUNE\nProcès-verbal de la séance du 4 mars 2024", _FRENCH, "VILLE DE LUNE"),
        ("AYUNTAMIENTO DE ALMELA\nActa de la sesión de 4 de marzo de 2024", _SPANISH, "AYUNTAMIENTO DE ALMELA"),
        ("COMUNE DI LUNA\nComunicato stampa n. 4/2024\nIl canale è più profondo", _ITALIAN, "COMUNE DI LUNA"),
    ],
)
def test_mastheads_are_read_in_other_languages(head: str, body: str, publisher: str) -> None:
    document = described(f"{head}\n\n{body}\n{body}\n")
    assert (document.publisher, document.title) == (publisher, head.splitlines()[-1])


def test_a_german_letter_has_its_subject_above_the_salutation() -> None:
    head = "Hafenstiftung Lund\nKaistraße 8\n24103 Kiel\n\n4. März 2024\n\nFrau Aino Salmi\nNetzweg 3\n\n"
    document = described(f"{head}Förderung der Fahrrinne\n\nSehr geehrte Frau Salmi,\n\n{_GERMAN}\n\n{_GERMAN}\n")
    assert (document.publisher, document.title) == ("Hafenstiftung Lund", "Förderung der Fahrrinne")


def test_a_german_release_has_a_number_too() -> None:
    head = "STIFTUNG HERINGSMUSEUM\nPressemitteilung 3/2025\nLund, 18. Februar 2025\n\nEin tiefer Kanal für »Ulva«"
    document = described(f"{head}\n\n{_GERMAN}\n{_GERMAN}\n")
    assert (document.title, document.publisher) == ("Ein tiefer Kanal für »Ulva«", "STIFTUNG HERINGSMUSEUM")
    assert (document.kind, dates(document)[0]) == (SourceKind.OFFICIAL, "2025-02-18")


@pytest.mark.parametrize("line", ["Press release of the museum, edited", "Press releases 2024 and what came of them"])
def test_what_only_speaks_of_a_release_is_no_label(line: str) -> None:
    assert described(f"A deeper channel opens\n{line}\n{LEAD}\n{REST}\n").kind is SourceKind.UNKNOWN


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Herring Surveys Ltd for Strait Museum. Report HS 2023/14, issued 4 March 2024. Author: Dr Aino Salmi.", True),
        ("Report 24-07, published 4 March 2024. Auditor: Aino Salmi.", True),
        ("The rules of the inner basin, issued 4 March 2024. They changed twice since then.", False),
        ("A book of tides, published 4 March 2024, tells more. It sold well.", False),
    ],
)
def test_a_numbered_report_is_issued_on_its_day(line: str, published: bool) -> None:
    found = dates(described(f"# The wreck on the bar\n\n{line}\n\n{LEAD}\n{REST}\n"))
    assert found[0] == ("2024-03-04" if published else None)


@pytest.mark.parametrize(
    ("site", "body", "publisher", "kind"),
    [
        (" | The Strait Courier", "<footer>The Strait Courier is published by Ulva Papers.</footer>", True, "press"),
        (" - Strait Herald", "<footer>© 2024 Strait Herald. Terms of use.</footer>", True, "press"),
        (" – Strait Pumps", "<footer>Strait Pumps, Berth 2, Oulu. Terms of use.</footer>", True, "unknown"),
        (" | The Strait Courier", "", False, "unknown"),
        (" | Local News", "<header>Local News</header>", False, "unknown"),
        (" – Chapter One", "<p>Chapter One</p>", False, "unknown"),
        (" | Strait Herald", "<nav>Strait Herald Tides Sport Letters</nav>", True, "press"),
        (" | Sport", "<nav><a>Home</a> <a>Sport</a> <a>News</a></nav>", False, "unknown"),
        (" – a deeper one", "<footer>A deeper one, Berth 2.</footer>", False, "unknown"),
    ],
)
def test_a_title_is_shown_without_the_site_that_the_page_names_elsewhere(
    tmp_path: Path, site: str, body: str, publisher: bool, kind: str
) -> None:
    text = f"<h1>A deeper channel</h1><p>By Aino Salmi in Oulu. 4 March 2024</p><p>{LEAD}</p><p>{REST}</p>{body}"
    document = _page(tmp_path, f"A deeper channel{site}", text)
    assert document.title == ("A deeper channel" if publisher else f"A deeper channel{site}")
    assert document.publisher == (site.strip(" |-–") if publisher else None)
    assert document.kind.value == kind


@pytest.mark.parametrize(
    "line",
    [
        "The Strait Ledger, 4 March 2024. By Aino Salmi",
        "*Opinion. By Aino Salmi. The Strait Ledger, 4 March 2024*",
        "By Aino Salmi, our writer at sea, The Strait Ledger, 4 March 2024",
        "The Strait Ledger\n4 March 2024\nBy Aino Salmi",
    ],
)
def test_a_newspaper_in_an_imprint_is_the_publisher_and_press(line: str) -> None:
    document = described(f"# A deeper channel opens\n\n{line}\n\n{LEAD}\n{REST}\n")
    assert (document.publisher, document.kind) == ("The Strait Ledger", SourceKind.PRESS)
    assert document.title == "A deeper channel opens"


def test_a_newspaper_without_a_byline_may_print_a_notice() -> None:
    document = described(f"# A deeper channel opens\n\nThe Strait Ledger, 4 March 2024\n\n{LEAD}\n{REST}\n")
    assert (document.publisher, document.kind) == ("The Strait Ledger", SourceKind.UNKNOWN)


@pytest.mark.parametrize("line", ["Local News", "Some good news", "For the harbour post"])
def test_a_section_above_the_day_is_no_newspaper(line: str) -> None:
    assert described(f"# A deeper channel opens\n\n{line}\n4 March 2024\n\n{LEAD}\n{REST}\n").publisher is None


_LETTER = "HERRING HERITAGE FUND\nQuay House, Oulu\n\n4 March 2024\n\nMs Aino Salmi\nDirector, Strait Museum\n\n"


@pytest.mark.parametrize(
    ("letter", "title"),
    [
        (f"{_LETTER}Dear Ms Salmi,\n\nThe old channel: survey and display\n\n", "The old channel: survey and display"),
        (f"{_LETTER}The old channel and its survey\n\nDear Ms Salmi,\n\n", "The old channel and its survey"),
        (f"{_LETTER}Our ref: HHF/20/07\n\nDear Ms Salmi,\n\n", None),
        (f"{_LETTER}Dear Ms Salmi,\n\n", None),
        (f"{_LETTER}Dear Ms Salmi,\n\nThank you\n\n", None),
    ],
)
def test_a_letter_is_sent_by_its_letterhead_and_is_no_press_report(letter: str, title: str | None) -> None:
    document = described(f"{letter}{LEAD}\n\n{REST}\n")
    assert (document.publisher, document.title) == ("HERRING HERITAGE FUND", title)
    assert (document.kind, dates(document)[0]) == (SourceKind.UNKNOWN, "2024-03-04")


@pytest.mark.parametrize("salutation", ["Dear Dr. Salmi,", "Dear Prof. Salmi:", "**Dear members of the board,**"])
def test_a_salutation_may_hold_a_title(salutation: str) -> None:
    document = described(f"{_LETTER}{salutation}\n\nThe channel and its survey\n\n{LEAD}\n\n{REST}\n")
    assert document.title == "The channel and its survey"


def test_a_headline_that_opens_like_a_salutation_is_none() -> None:
    document = described(f"Care homes win their case!\nBy Aino Salmi\n4 March 2024\n{LEAD}\n{REST}\n")
    assert document.kind is SourceKind.PRESS


def test_a_place_behind_a_dash_is_no_publisher() -> None:
    for place in ("Oulu", "Port Ellen"):
        document = described(f"A deeper channel - {place}\n\n{place}, 4 March 2024\n\n{LEAD}\n{REST}\n")
        assert (document.title, document.publisher) == (f"A deeper channel - {place}", None)


def test_a_private_letter_is_not_titled_by_its_writer() -> None:
    document = described(f"Aino Salmi\n14 Quay Street, Oulu\n\n4 March 2024\n\nDear Mr Holm,\n\n{LEAD}\n\n{REST}\n")
    assert (document.title, document.publisher, document.kind) == (None, None, SourceKind.UNKNOWN)


def test_a_letter_in_a_paper_keeps_its_headline() -> None:
    head = "# An open letter to the council\n\nThe Strait Courier, 4 March 2024. By Aino Salmi"
    document = described(f"{head}\n\nDear councillors,\n\n{LEAD}\n\n{REST}\n")
    assert (document.title, document.kind) == ("An open letter to the council", SourceKind.PRESS)


def test_a_director_is_no_byline() -> None:
    document = described(f"A deeper channel opens\nDirector, Strait Museum\n4 March 2024\n{LEAD}\n{REST}\n")
    assert document.kind is SourceKind.UNKNOWN


_COMPILED = "# The channel: a chronicle\n\nCompiled by Aino Salmi. Third version, September 2025.\n\n"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            f"{_COMPILED}**2019.** On 14 May pilots met.\n\n**2020.** Nothing was done.\n\n**2021.** It opened.\n",
            None,
        ),
        (
            f"{_COMPILED}**11 May 2019** Pilots met.\n\n**3 June 2020** It opened.\n\n**4 July 2021** A jam.\n",
            None,
        ),
        ("# The channel\n\n4 March 2020\n\n**2019.** On 14 May the pilots met to open the channel.\n", "2019-05-14"),
        ("# The channel\n\n4 June 2019\n\nOn 14 May the pilots met to open the channel.\n", "2019-05-14"),
    ],
)
def test_a_chronicle_has_no_single_event_and_an_entry_its_own_year(text: str, event: str | None) -> None:
    assert dates(described(text))[1] == event
