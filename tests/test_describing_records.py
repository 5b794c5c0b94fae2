"""The dates of records: hearings, decisions, written answers, broadcasts, issues, reports of figures, releases."""

import pytest

from tests.harbour_pages import LEAD, REST, dates, described
from vectorstore.documents import SourceKind


def _beneath(head: str, title: str = "A deeper channel opens") -> tuple[str | None, str | None]:
    return dates(described(f"{title}\n{head}\n\n{LEAD}\n\n{REST}\n"))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("*Published 4 March 2024. Pages 3–9.*", "2024-03-04"),
        ("**Date:** 4 March 2024 (replaces revision 1 of 5 May 2023)", "2024-03-04"),
        ("Broadcast of Monday 4 March 2024, 10:05", "2024-03-04"),
        ("Broadcast on 4 March 2024, the programme drew many complaints from the pilots.", None),
        ("Broadcast: 4 March 2024. The pilots spoke to Aino Salmi of the harbour radio.", "2024-03-04"),
        ("**Data as of:** Monday 4 March 2024, 12:00", "2024-03-04"),
        ("Data as of 4 March 2024, 12:00", "2024-03-04"),
        ("Status: 4 March 2024. The pilots look after this page.", "2024-03-04"),
        ("Status: open until 4 March 2024", None),
        ("As of 4 March 2024 the ferry calls at the old quay again, which the pilots like.", None),
        ("Signed at Port Annik on 4 March 2024", "2024-03-04"),
        ("Compiled by the pilots. Last updated 4 March 2024. Errors may be reported.", "2024-03-04"),
        ("The pilots met the council. Updated on 4 March 2024 the charts show a deeper channel.", None),
        ("By Aino Salmi | 4 March 2024, updated 5 March, 9:12", "2024-03-04"),
        ("By Aino Salmi | 4 March 2024, closing 5 March", None),
        ("For immediate release, 4 March 2024, 09:30", "2024-03-04"),
    ],
)
def test_a_line_states_the_publication_date(line: str, published: str | None) -> None:
    assert _beneath(line)[0] == published


def test_figures_are_of_a_day_but_published_on_another() -> None:
    assert _beneath("Data as of: 1 March 2024, 12:00\nPublished: 4 March 2024")[0] == "2024-03-04"


@pytest.mark.parametrize("label", ["Datenstand: 4. März 2024", "Stand: 4. März 2024"])
def test_german_figures_state_their_day(label: str) -> None:
    german = "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und lobten die Arbeit."
    assert dates(described(f"Die Fahrrinne ist tiefer\n{label}\n\n{german}\n\n{german}\n"))[0] == "2024-03-04"


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("*Journal of Tides*, vol. 12, May 2023, pp. 4–9. Received 4 March 2022; accepted 5 April 2023.", "2023-05", 1),
        ("*Journal of Tides*, vol. 12 (2023), no. 3, pp. 4–9.", "2023", 1),
        ("Journal of Tides, Heft 3/2023", "2023", 1),
        ("Harbour Notice no. 7 of 2023", None, 0),
        ("Permit, vol. 3 of the harbour law of 2024, allows ships to call at night.", None, 0),
    ],
)
def test_the_issue_of_a_journal_dates_and_publishes_its_pieces(
    line: str, published: str | None, publisher: bool
) -> None:
    document = described(f"A deeper channel opens\n\n{line}\n\n{LEAD}\n\n{REST}\n")
    assert dates(document)[0] == published
    assert document.publisher == ("Journal of Tides" if publisher else None)


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("*Net & Line, issue 10/2023. Interview: Per Holm. We met her on 2 October in Oulu.*", "2023-10-02"),
        ("*Interview by Per Holm. We spoke to her at the quay on 2 October 2023.*", "2023-10-02"),
        ("*Interview by Per Holm. We met her on the ferry of 2 October 2023 and on 4 October 2023.*", None),
        ("*Per Holm looks back. We met no ship until 2 October 2023.*", None),
    ],
)
def test_a_conversation_is_of_the_day_on_which_the_two_met(line: str, event: str | None) -> None:
    assert _beneath(line, "I still mend my own nets")[1] == event


@pytest.mark.parametrize(
    ("head", "event"),
    [
        ("**Verbatim record, first public hearing, Monday 4 March 2024, Net Loft**", "2024-03-04"),
        ("HERRING VALVES - THIRD QUARTER ANALYST CALL\n4 March 2024, 10:30. Lightly edited.", "2024-03-04"),
        ("Next public hearing: 4 March 2024", None),
    ],
)
def test_a_hearing_is_of_the_day_in_its_heading(head: str, event: str | None) -> None:
    assert _beneath(head) == (None, event)


def test_the_label_of_a_day_in_minutes_is_the_meeting_s() -> None:
    german = "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und lobten die Arbeit."
    head = "**Datum:** Montag, 4. März 2024, 13:00 bis 16:40 Uhr\n**Ort:** Netzboden"
    assert dates(described(f"# Protokoll der Sitzung des Hafenrats\n\n{head}\n\n{german}\n")) == (None, "2024-03-04")
    head = "Date of issue: 9 March 2024\nDate: 4 March 2024\nPresent: Aino Salmi"
    assert dates(described(f"Minutes of the harbour board\n{head}\n\n{LEAD}\n")) == ("2024-03-09", "2024-03-04")


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Date of decision: 4 March 2024. Addressee: Herring Valves. Subject: pumps.", "2024-03-04"),
        ("Decision of 4 March 2024. Herring Valves had asked for more time.", None),
    ],
)
def test_other_fields_may_follow_a_labelled_day_of_decision(line: str, event: str | None) -> None:
    assert _beneath(line, "Office for the Sea")[1] == event


def test_a_written_answer_is_of_the_day_of_the_answer() -> None:
    question = "Question 7, tabled on 2 February 2024\n\nHow deep is it?\n\n"
    answer = f"Answer of the minister, given on 4 March 2024\n\n{LEAD}\n\n{REST}\n"
    assert dates(described(f"Written questions and answers\n\n{question}{answer}"))[0] == "2024-03-04"
    tabled = "Written question 7, tabled on 2 February 2024, answered on 4 March 2024"
    assert dates(described(f"{tabled}\n\n{LEAD}\n\n{REST}\n"))[0] == "2024-03-04"
    assert dates(described(f"A deeper channel\n\n{question}{answer}"))[0] is None


def test_a_dateline_may_be_bold_and_state_the_hour() -> None:
    document = described(f"Pilots met\n\n**Oulu, 4 March 2024, 07:00** – {LEAD}\n\n{REST}\n")
    assert (dates(document)[0], document.event_place) == ("2024-03-04", "Oulu")
    for term in ("**OULU**", "**NOTE**"):
        assert described(f"Pilots met\n\n{term} – {LEAD}\n\n{REST}\n").kind is SourceKind.UNKNOWN


def test_a_clause_of_a_contract_tells_of_no_event() -> None:
    clause = "1.1 “Home” means a house which on 2 March 2024 lay in the harbour and was lived in by its owner."
    assert dates(described(f"Agreement on homes\n\nSigned at Oulu on 4 March 2024\n\n{clause}\n")) == (
        "2024-03-04",
        None,
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("PUBLIC INQUIRY\nTHE DEEPER CHANNEL\n\nTRANSCRIPT OF PROCEEDINGS\nDay 2 - Friday 1 March 2024", "2024-03-01"),
        (
            "NATIONAL ASSEMBLY\nCommittee on Ports\nRecord of the 3rd sitting\n\nMonday, 4 March 2024, Room 4",
            "2024-03-04",
        ),
        ("Minutes of the 12th meeting\n\nHeld on Monday, 4 March 2024, in the upper room.", "2024-03-04"),
    ],
)
def test_the_record_of_a_sitting_is_of_its_day(head: str, day: str) -> None:
    assert dates(described(f"{head}\n\n{LEAD}\n\n{REST}\n"))[1] == day


def test_a_transcript_is_called_by_what_was_inquired_into() -> None:
    head = "PUBLIC INQUIRY\nTHE DEEPER CHANNEL\n\nTRANSCRIPT OF PROCEEDINGS\nDay 2 - Friday 1 March 2024\n"
    assert described(f"{head}\n{LEAD}\n\n{REST}\n").title == "THE DEEPER CHANNEL"
