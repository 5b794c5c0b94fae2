"""Who made a document and what it is called, where the head of an old-fashioned paper says so."""

import pytest

from tests.harbour_pages import LEAD, REST, described
from vectorstore.describing.description import describe
from vectorstore.documents import LoadedFile, Span


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("*A leaflet for our guests from the Annik Ferry Company. Sent to 500 homes.*", "Annik Ferry Company"),
        ("A brochure by Annik Town Council", "Annik Town Council"),
        ("A leaflet for our guests from abroad. Please read it.", None),
    ],
)
def test_a_leaflet_says_whose_it_is(line: str, publisher: str | None) -> None:
    assert described(f"Your ferry, your questions\n\n{line}\n\n{LEAD}\n\n{REST}\n").publisher == publisher


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("Holm & Berg Consulting | Ref. HB-24-C\n\nThe channel: a summary", "Holm & Berg Consulting"),
        ("Holm & Berg Consulting | Home\n\nThe channel: a summary", None),
        ("Summary of the prospectus\n\n**Annik Bank and Tarsund Bank**", "Annik Bank and Tarsund Bank"),
        ("Summary of the quarrel\n\n**Annik Bank and Tarsund Bank**", None),
        ("Annual Report 2023\n\nAnnik Savings Bank, founded 1901", "Annik Savings Bank"),
        ("Annual fair 2023\n\nAnnik Savings Bank, founded 1901", None),
        ("**Pilotage Inquiries Office**\nFile ref: PI/24/7\n\n# Report to the Minister", "Pilotage Inquiries Office"),
        ("**THE STRAIT LEDGER** | Weekend\n\n# The deep channel\n\n*A report by Aino Salmi*", "THE STRAIT LEDGER"),
        ("NATIONAL ASSEMBLY\nCommittee on Ports\nRecord of the 3rd sitting (extract)", "NATIONAL ASSEMBLY"),
    ],
)
def test_the_head_of_a_paper_names_its_maker(head: str, publisher: str | None) -> None:
    assert described(f"{head}\n\n{LEAD}\n\n{REST}\n").publisher == publisher


def test_the_foot_names_the_body_that_answers_for_the_page() -> None:
    foot = (
        "Last updated: 4 March 2024. Responsible for this page: Passenger Office, Annik Ferry Company, 1 Quay Street."
    )
    text = f"Your ferry, your questions\n\n{LEAD}\n\n{REST}\n\n{foot}\n"
    at = text.index(foot)
    page = LoadedFile("port.html", "html", text, "0" * 64, furniture=(Span(at, at + len(foot)),))
    assert describe(page).publisher == "Annik Ferry Company"


def test_a_union_heads_its_letter() -> None:
    head = "ALLIED PILOTS AND PORT WORKERS\nBranch 7 (Annik)\nThe Old Quay\n\nOur ref: AS/7\n\nDear Ms Holm,\n\n"
    document = described(
        f"{head}{LEAD}\n\n{REST}\n\nYours sincerely,\n\nAino Salmi\nBranch Secretary\n\n4 March 2024\n"
    )
    assert (document.publisher, str(document.published)) == ("ALLIED PILOTS AND PORT WORKERS", "2024-03-04")


def test_a_name_in_capitals_heads_its_release() -> None:
    head = (
        "# AÉRIA\n*Ferries of the strait – Communications*\n\n## PRESS RELEASE\n\n### Aéria opens a deeper channel\n\n"
    )
    document = described(f"{head}{LEAD}\n\n{REST}\n")
    assert (document.publisher, document.title) == ("AÉRIA", "Aéria opens a deeper channel")


def test_a_letterhead_in_two_columns_is_no_title() -> None:
    head = "ANNIK TOWN COUNCIL              HARBOUR HEALTH\n-----------------\nTHE CHANNEL: DEPTHS AT SIX MARKS\n"
    document = described(f"{head}Note for the board\n\n{LEAD}\n\n{REST}\n")
    assert (document.publisher, document.title) == ("ANNIK TOWN COUNCIL", "THE CHANNEL: DEPTHS AT SIX MARKS")


def test_a_circular_is_called_by_its_number() -> None:
    head = "STRAIT PILOTS\nThe pilots' guild\n\nCIRCULAR No. 3                    4 March 2024\n\nDear pilots,\n\n"
    document = described(f"{head}The Strait Pilots met. {LEAD}\n\n{REST}\n")
    assert (document.title, str(document.published)) == ("CIRCULAR No. 3", "2024-03-04")
