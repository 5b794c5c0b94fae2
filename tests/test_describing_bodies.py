"""Who issues a paper: a body's name above what the paper is, beside a press office, or at the very foot."""

import pytest

from tests.harbour_pages import LEAD, REST, described
from vectorstore.documents import SourceKind

_TEXT = "\n\n".join(5 * [f"{LEAD} {REST}"])


@pytest.mark.parametrize(
    ("head", "publisher", "title"),
    [
        ("# Herring Fishers' Cooperative\n\n## Minutes of the general meeting", "Herring Fishers' Cooperative", None),
        ("# Laboratory of Tides, Annik\n\n**Test report TR/24/7 (final)**", "Laboratory of Tides", None),
        ("ULVA MUTUAL\nMarine Risks\nAssessment of loss, file 12-7", "ULVA MUTUAL", None),
        ("HERRING DISTRIBUTION — INTERNAL\n\n# Sales report: nets", "HERRING DISTRIBUTION", None),
        ("HERRING VALVES LTD\n\nOwners' Board — “Nets”\n\nMinutes of the meeting", "HERRING VALVES LTD", None),
        ("![crest]\n\n# Society of Net Crafts\n## Pilots' Department — Report 24/8", "Society of Net Crafts", None),
        (
            "KINGDOM OF ULVA\nMINISTRY OF FISHERIES\nREGISTER, NETS SECTION\n\n(Collected text. It is public.)\n\n"
            "--------\nORDER 7/2024\non nets\n--------",
            "MINISTRY OF FISHERIES",
            "ORDER 7/2024",
        ),
        ("THE PILOT'S DEBT               HERRING PICTURES LTD\nCALL SHEET No. 7", "HERRING PICTURES LTD", None),
        (
            "PROVINCE DE VALMONT\nINSPECTION DU TRAVAIL\nBureau d'Annik, 9 quai des Filets\nDÉCISION",
            "INSPECTION DU TRAVAIL",
            None,
        ),
        ("Laboratoire régional d'Annik\nRapport d'analyse n° 12", "Laboratoire régional d'Annik", None),
        ("CONSEJERÍA DE PESCA\nResolución 12/2024", "CONSEJERÍA DE PESCA", None),
        ("Instituto Nacional del Mar\nInforme técnico 12", "Instituto Nacional del Mar", None),
        ("Netzgenossenschaft Annik eG\nProtokoll der Generalversammlung", "Netzgenossenschaft Annik eG", None),
        ("Hafenlabor Annik\nPrüfbericht 12/2024", "Hafenlabor Annik", None),
        ("Harbour Festival\nWhat to see this summer", None, "Harbour Festival"),
        ("The Great Storm\nReport of a night at sea", None, "The Great Storm"),
        ("How nets were lost\nFact sheet on nets", None, "How nets were lost"),
    ],
)
def test_a_body_above_what_a_paper_is_issues_it(head: str, publisher: str | None, title: str | None) -> None:
    document = described(f"{head}\n\n{_TEXT}\n")
    assert (document.publisher, document.title) == (publisher, title or head.splitlines()[-1].strip("#* "))


def test_a_body_beside_its_press_office_speaks() -> None:
    head = "National Institute for Nets · Press office · Annik\n\nNets last longer"
    document = described(f"{head}\n\n*Press release, for use from 4 March 2024, noon*\n\n{_TEXT}\n")
    assert (document.publisher, document.title) == ("National Institute for Nets", "Nets last longer")
    assert (document.kind, str(document.published)) == (SourceKind.OFFICIAL, "2024-03-04")
    sheet = "# THE PILOT'S DEBT\n### Fact sheet for the press\n\nHerring Distribution · Publicity · March 2024"
    document = described(f"{sheet}\n\n{_TEXT}\n")
    assert (document.publisher, document.title) == ("Herring Distribution", "THE PILOT'S DEBT")


def test_whom_a_letter_goes_to_is_not_who_sends_it() -> None:
    address = (
        "Herring Cooperative\nAttn. Mr Per Holm, Treasurer\nOld Net Press House\nAnnik\n\n4 March 2024\n\nDear Mr Holm,"
    )
    document = described(
        f"ULVA MUTUAL MARINE INSURANCE\n4 Quay Street\n\n{address}\n\nYour claim for nets\n\n{_TEXT}\n"
    )
    assert (document.publisher, document.title) == ("ULVA MUTUAL MARINE INSURANCE", "Your claim for nets")
    assert document.kind is SourceKind.UNKNOWN
    assert described(f"Aino Salmi\nOld Net Press\n\nDear Mr Holm,\n\n{_TEXT}\n").publisher is None


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [
        ("Harbour Bank of Ulva, Annik branch, Form 7. Printed on old nets.", "Harbour Bank of Ulva"),
        ("*Herring Relief Society, 4 Quay Street, Annik. Free to members.*", "Herring Relief Society"),
        ("Herring Relief Society, 4 Quay Street, Annik\n\nHarbour Mission Society, 6 Quay Street, Annik", None),
        ("- Herring Relief Society, 4 Quay Street, Annik", None),
        ("Copies: Harbour Bank of Ulva, Annik branch", None),
    ],
)
def test_a_body_with_its_address_or_form_at_the_very_foot_issues_a_paper(foot: str, publisher: str | None) -> None:
    assert described(f"Nets last longer\n\n{_TEXT}\n\n{foot}\n").publisher == publisher
    assert described(f"Dear Mr Holm,\n\n{_TEXT}\n\n{foot}\n").publisher is None


def test_a_name_in_capitals_is_given_as_the_foot_writes_it() -> None:
    foot = "Ulva Marine Insurance, 4 Quay Street, Annik"
    document = described(f"ULVA MARINE INSURANCE\nAssessment of loss\n\n{_TEXT}\n\n{foot}\n")
    assert document.publisher == "Ulva Marine Insurance"


@pytest.mark.parametrize(
    ("foot", "publisher"),
    [("[First broadcast Monday 4 March 2024, 7 a.m.]", "RADIO ANNIK"), ("The pilots like to listen to it.", None)],
)
def test_a_station_at_the_head_is_one_where_the_foot_tells_of_the_broadcast(foot: str, publisher: str | None) -> None:
    document = described(
        f"RADIO ANNIK - “Ropes”\nTranscript made by volunteers. Pauses left out.\n\n{_TEXT}\n\n{foot}\n"
    )
    assert document.publisher == publisher
    assert (document.kind is SourceKind.PRESS) == (publisher is not None)


def test_a_bulletin_is_the_bodys_that_it_calls_itself_of() -> None:
    head = "NET WEEKLY\nBulletin of the Harbour Inspectorate, Annik office\nEditor: Per Holm"
    assert described(f"{head}\n\n{_TEXT}\n").publisher == "Harbour Inspectorate"
