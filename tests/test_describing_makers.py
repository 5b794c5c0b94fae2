"""Who publishes a document, where a line beneath its title, its last lines or its foot say so."""

from pathlib import Path

import pytest

from tests.files import write_html
from tests.harbour_pages import LEAD, REST, described
from vectorstore.describing.description import describe
from vectorstore.documents import Document, SourceKind
from vectorstore.files.loading import load_file


def _page(folder: Path, title: str, body: str) -> Document:
    return describe(load_file(write_html(folder, "page.html", body, f"<title>{title}</title>")))


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("*Compiled by the Harbour Library, Research Service. Errors may be reported.*", "Harbour Library"),
        ("Compiled by Aino Salmi. Errors may be reported.", None),
        ("Issued by the Oulu Harbour Authority", "Oulu Harbour Authority"),
        ("Published by the Harbour Society, the book tells how the channel was dug and by whom.", None),
        ("From the Strait Pilots' Association\n4 March 2024", "Strait Pilots' Association"),
        ("From the bridge of the ferry\n4 March 2024", None),
        ("Herring Valves Ltd for the town of Oulu. Report 7/2024, issued 4 March 2024.", "Herring Valves Ltd"),
        ("**Oulu Harbour Authority — Pilots' Office**", "Oulu Harbour Authority"),
        ("Oulu Harbour Authority – pilots glad", None),
    ],
)
def test_a_line_beneath_the_title_names_the_maker(line: str, publisher: str | None) -> None:
    assert described(f"A deeper channel opens\n{line}\n\n{LEAD}\n\n{REST}\n").publisher == publisher


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Herring Museum: Annual Report 2023", "Herring Museum"),
        ("Herring Valves SE – Annual Report 2023 (extract)", "Herring Valves SE"),
        ("HERRING VALVES SE - THIRD QUARTER 2023 ANALYST CALL", "HERRING VALVES SE"),
        ("Herring Council: no money for the pool", None),
        ("The deeper channel: Annual Report 2023", None),
    ],
)
def test_the_title_of_a_report_names_whose_it_is(title: str, publisher: str | None) -> None:
    assert described(f"# {title}\n\n{LEAD}\n\n{REST}\n").publisher == publisher


def test_a_house_of_analysts_heads_its_notes() -> None:
    banner = "**STRAIT RESEARCH | Fisheries | 4 March 2024**"
    assert described(f"{banner}\n\n# Fewer herrings\n\n{LEAD}\n\n{REST}\n").publisher == "STRAIT RESEARCH"
    banner = "**MORE HERRINGS | Fisheries | 4 March 2024**"
    assert described(f"{banner}\n\n# Fewer herrings\n\n{LEAD}\n\n{REST}\n").publisher is None


@pytest.mark.parametrize(
    ("note", "publisher", "kind"),
    [
        ("About Herring Valves: founded in 1961, it makes pumps.", "Herring Valves plc", SourceKind.OFFICIAL),
        ("About the author: Aino Salmi writes on pumps.", None, SourceKind.PRESS),
        ("About Strait Pumps: founded in 1961, it makes pumps.", None, SourceKind.PRESS),
    ],
)
def test_a_release_ends_with_a_note_on_its_issuer(note: str, publisher: str | None, kind: SourceKind) -> None:
    lead = "OULU, 4 March 2024 – Herring Valves plc said on Monday that it would build pumps in the town."
    document = described(f"Pumps for Oulu\n\n{lead}\n\n{REST}\n\n{note}\n")
    assert (document.publisher, document.kind) == (publisher, kind)


def test_a_station_heads_the_record_of_its_broadcast() -> None:
    talk = f"Broadcast of Monday 4 March 2024, 10:05\nGuest: Aino Salmi\n\n{LEAD}\n\n{REST}\n"
    document = described(f"RADIO OULU - “The Long Morning”\n{talk}")
    assert (document.publisher, document.kind) == ("RADIO OULU", SourceKind.PRESS)
    document = described(f"Radio waves in the strait\n{talk}")
    assert (document.publisher, document.kind) == (None, SourceKind.UNKNOWN)


def test_a_paper_heads_its_page_above_section_and_day() -> None:
    text = f"Companies | 4 March 2024\n\nA pump man for a net house\n\nBy Aino Salmi\n\n{LEAD}\n\n{REST}\n"
    document = described(f"THE STRAIT LEDGER\n{text}")
    assert (document.title, document.publisher) == ("A pump man for a net house", "THE STRAIT LEDGER")
    assert described(f"Pilots rob ledger\n{text}").publisher is None


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [
        ("Office for the Sea. Imprint. Privacy.", "Office for the Sea"),
        ("Herring Valves SE · 1 Net Quay, Oulu · Legal notice · Print this page", "Herring Valves SE"),
        ("Herring Valves SE · pumps and more · Print this page", None),
        ("Fish and chips. Imprint. Privacy.", None),
    ],
)
def test_the_foot_of_a_page_names_its_owner(tmp_path: Path, foot: str, publisher: str | None) -> None:
    body = f"<h1>Your questions answered</h1><p>{LEAD}</p><p>{REST}</p><footer>{foot}</footer>"
    assert _page(tmp_path, "Your questions answered", body).publisher == publisher


def test_a_body_at_the_end_of_a_declared_title_owns_the_site(tmp_path: Path) -> None:
    body = f"<h1>Plan your visit: questions answered</h1><p>{LEAD}</p><p>{REST}</p>"
    document = _page(tmp_path, "Plan your visit – Herring Maritime Museum", body)
    assert (document.title, document.publisher) == ("Plan your visit", "Herring Maritime Museum")
    document = _page(tmp_path, "Plan your visit – Herring and More", body)
    assert (document.title, document.publisher) == ("Plan your visit – Herring and More", None)


@pytest.mark.parametrize(("day", "named"), [("<p>Posted on 4 March 2024 by Aino</p>", True), ("", False)])
def test_the_name_of_a_blog_stands_before_the_title_of_a_post(tmp_path: Path, day: str, named: bool) -> None:
    body = f"<header><h2>Aino by the Sea</h2></header><h1>Ice in the channel</h1>{day}<p>{LEAD}</p><p>{REST}</p>"
    document = _page(tmp_path, "Aino by the Sea: Ice in the channel", body)
    title = "Ice in the channel" if named else "Aino by the Sea: Ice in the channel"
    assert (document.title, document.publisher) == (title, "Aino by the Sea" if named else None)


@pytest.mark.parametrize(
    ("head", "publisher", "title"),
    [
        (
            "# Parliament of Ulva — Committee on the Deeper Channel\n\n**Verbatim record, first public hearing**",
            "Parliament of Ulva — Committee on the Deeper Channel",
            "Verbatim record, first public hearing",
        ),
        (
            "Strait Health Service\nSituation report no. 3: fever in the harbour",
            "Strait Health Service",
            "Situation report no. 3: fever in the harbour",
        ),
        ("OFFICE FOR THE SEA\nDecision 2024/17-E", "OFFICE FOR THE SEA", "Decision 2024/17-E"),
        (
            "KINGDOM OF ULVA\nMINISTRY OF FISHERIES\nPress office, 4 Net Quay, Oulu\n\nPRESS RELEASE 2024/17\n"
            "For immediate release, 4 March 2024, 09:30\n\nCod is back in the strait",
            "MINISTRY OF FISHERIES",
            "Cod is back in the strait",
        ),
        ("On the Water Council\nMinutes of the meeting of 4 March 2024", None, None),
    ],
)
def test_a_masthead_stands_above_records_reports_and_decisions(
    head: str, publisher: str | None, title: str | None
) -> None:
    document = described(f"{head}\n\n{LEAD}\n\n{REST}\n")
    assert document.publisher == publisher
    assert title is None or document.title == title


def test_a_line_that_skips_to_the_content_is_furniture() -> None:
    page = f"Skip to content | A–Z | Easy language\nA deeper channel opens\n{LEAD}\n{REST}\n"
    assert described(page).title == "A deeper channel opens"
    kept = described(f"Skip to content and you miss the pictures of the channel, the pilots say.\n{LEAD}\n{REST}\n")
    assert kept.furniture == ()
