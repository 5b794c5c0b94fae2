"""What letters, notices, memos and minutes say about themselves."""

import pytest

from tests.harbour_pages import LEAD, REST, dates, described


@pytest.mark.parametrize(
    ("head", "publisher", "title"),
    [
        (
            "STRAIT HARBOUR AUTHORITY\nRules for the inner basin",
            "STRAIT HARBOUR AUTHORITY",
            "Rules for the inner basin",
        ),
        ("Strait Water Works\nBoil your water\n4 March 2024", "Strait Water Works", "Boil your water"),
        ("Bell & Orr Dredging Ltd\nPrice list for quay walls", "Bell & Orr Dredging Ltd", "Price list for quay walls"),
        ("Bell Dredging Ltd\n14 Quay Street\nAino Salmi\nStrait House 3", "Bell Dredging Ltd", None),
        (
            "Hafenbau Lund GmbH\nKaistraße 8\n24103 Kiel\nBetreff: Neue Liegeplätze",
            "Hafenbau Lund GmbH",
            "Neue Liegeplätze",
        ),
        ("MEMO\nTo: the board\nSubject: dredging of the basin", None, "dredging of the basin"),
        ("Strait Harbour Authority", None, "Strait Harbour Authority"),
        ("A Divided Society\nLetters from the coast", None, "A Divided Society"),
        ("Minutes of the Harbour Committee\nQuay House", None, "Minutes of the Harbour Committee"),
        ("STRAIT HARBOUR COURT\nBell v Orr\n4 March 2024", "STRAIT HARBOUR COURT", "Bell v Orr"),
        (
            "STRAIT PILOTS AND DOCK WORKERS\nInner Basin Branch\nStatement on the new channel",
            "STRAIT PILOTS AND DOCK WORKERS",
            "Statement on the new channel",
        ),
        ("Hafengericht Lund\nBell gegen Orr", "Hafengericht Lund", "Bell gegen Orr"),
        ("The Last Court\nA summer of tennis by the sea", None, "The Last Court"),
        ("How Water Works\nPipes and pumps for older children", None, "How Water Works"),
    ],
)
def test_a_letterhead_is_the_publisher_and_the_line_beneath_the_title(
    head: str, publisher: str | None, title: str | None
) -> None:
    document = described(f"{head}\n\n{LEAD}\n{REST}\n")
    assert (document.publisher, document.title) == (publisher, title)


def test_a_masthead_that_names_the_publisher_is_no_title() -> None:
    document = described(f"The Strait Lantern\nA deeper channel opens\n{LEAD}\n{REST}\n© 2024 The Strait Lantern\n")
    assert (document.publisher, document.title) == ("The Strait Lantern", "A deeper channel opens")


def test_a_clause_on_copyright_names_no_publisher() -> None:
    document = described(
        f"{LEAD}\n{REST}\n2. Copyright: The Contractor assigns to the Client all rights in the articles.\n"
    )
    assert document.publisher is None


def test_a_copyright_holder_is_named_without_its_address() -> None:
    assert (
        described(f"A deeper channel opens\n{LEAD}\n© 2024 Strait Ferries, Berth 2, Oulu\n").publisher
        == "Strait Ferries"
    )


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Issued at Oulu on 4 March 2024", "2024-03-04"),
        ("Issued at Port Ellen on 4 March 2024", "2024-03-04"),
        ("Strait Harbour Office. Published on 4 March 2024.", "2024-03-04"),
        ("Oulu, den 4. März 2024", "2024-03-04"),
        ("Report no. 2024-117, 4 March 2024", "2024-03-04"),
        ("令和6年3月4日", "2024-03-04"),
        ("令和元年5月1日", "2019-05-01"),
        ("This permit is valid from 1 March 2024 to 4 March 2024.", None),
        ("Permit no. 7 is valid until 4 March 2024", None),
        ("A book published on 4 March 2024 tells more", None),
    ],
)
def test_the_day_of_issue_is_the_publication_date_and_no_event(line: str, published: str | None) -> None:
    german = "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war."
    body = german if "den " in line else LEAD
    assert dates(described(f"A deeper channel opens\n{line}\n{body}\n{body}\n")) == (published, None)


@pytest.mark.parametrize(
    ("head", "event"),
    [
        ("Minutes of the Strait Council, 4 March 2024", "2024-03-04"),
        (
            "STRAIT SCHOOLS\nBoard of Education - Regular Meeting\nMonday, 4 March 2024, Net Loft",
            "2024-03-04",
        ),
        ("Strait Council\nSpecial session\n4 March 2024, Quay House", "2024-03-04"),
        ("Owners storm out of the annual general meeting\nMonday, 4 March 2024, Quay House", None),
        ("Board of Education - Regular Meeting\nNext on Monday, 4 March 2024", None),
        ("Strait Council: minutes of the ordinary meeting of 4 March 2024", "2024-03-04"),
        ("MINUTES OF THE QUAY COMMITTEE\nHeld at the Net Loft, Quay Street, on Monday 4 March 2024", "2024-03-04"),
        ("Minutes of the Quay Committee\nMinutes approved on 4 March 2024", None),
        ("Minutes of the meetings of 4 March 2024 and 5 May 2024", None),
        ("Twenty minutes on the quay\n4 herring for lunch", None),
        ("Quay Committee: minutes\nMonday 4 March 2024, 14:00, Net Loft", "2024-03-04"),
        ("Quay Committee: minutes\nApproval of the minutes of 4 March 2024", None),
        ("Notes of the harbour master, meeting of 4 March 2024", "2024-03-04"),
    ],
)
def test_minutes_tell_the_day_of_the_meeting(head: str, event: str | None) -> None:
    assert dates(described(f"{head}\n\n{LEAD}\n{REST}\n"))[1] == event


_BODIES = {
    "de": "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war.",
    "fr": "Les pilotes ont regardé le nouveau chenal, qui est plus profond que ne l'était l'ancien chenal.",
    "es": "Los pilotos miraron el nuevo canal, que es más profundo de lo que era el canal anterior.",
    "ja": "水先人たちは新しい水路を視察し、以前の水路よりも深いことを確認した。工事は二年かかった。",
}


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("STRAIT HARBOUR COURT\nBell v Orr\nJudgment of 4 March 2024\nBefore Judge Salmi", "en"),
        ("The inner basin\n**Council resolution No. 12/2024 of Monday 4 March 2024**", "en"),
        ("The inner basin\nDate of decision: 4 March 2024", "en"),
        ("Hafenrechte\nUrteil vom 4. März 2024 - VI ZR 12/24", "de"),
        ("Droits du bassin\nArrêt du 4 mars 2024", "fr"),
        ("Derechos del muelle\nSentencia de 4 de marzo de 2024", "es"),
        ("港湾使用料請求事件\n令和6年3月4日判決", "ja"),
        ("港湾委員会 議事録\n2024年3月4日（月）14時、会議室", "ja"),
        ("Procès-verbal du comité\nLundi 4 mars 2024, salle B", "fr"),
    ],
)
def test_a_line_of_its_own_tells_the_day_of_a_decision(head: str, language: str) -> None:
    body = _BODIES.get(language, LEAD)
    assert dates(described(f"{head}\n\n{body}\n{body}\n"))[1] == "2024-03-04"


@pytest.mark.parametrize(
    "line",
    [
        "Appeal against the judgment of 4 March 2024",
        "On appeal from the Quay Court\nJudgment of 4 March 2024",
        "Judgment of 4 March 2024\nJudgment of 5 May 2024",
        "Decision of 4 March 2024 set aside",
        "Decision expected 4 March 2024",
        "- Decision of 4 March 2024",
        f"{LEAD}\nDecision of 4 March 2024",
    ],
)
def test_a_line_that_cites_a_decision_dates_nothing(line: str) -> None:
    assert dates(described(f"Rights in the basin\n{line}\n\n{LEAD}\n{REST}\n"))[1] is None
