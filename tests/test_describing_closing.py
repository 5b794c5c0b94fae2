"""The day of a document as its last lines state it: signed, approved, delivered, printed, changed, brought out."""

import pytest

from tests.harbour_pages import LEAD, REST, dates, described

GERMAN = "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und lobten die Arbeit."
TEXT = "\n\n".join((LEAD, REST, LEAD, REST))  # long enough for what follows to stand at the end only


def _ending(foot: str, title: str = "A deeper channel opens") -> str | None:
    return dates(described(f"{title}\n\n{TEXT}\n\n{foot}\n"))[0]


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("*Aino Salmi, Chair*\n*Approved by the harbour board on 4 March 2024*", "2024-03-04"),
        ("Adopted unanimously on Monday, 4 March 2024.", "2024-03-04"),
        ("This report was submitted to the Minister on 4 March 2024.", "2024-03-04"),
        ("Delivered in open court on 4 March 2024.", "2024-03-04"),
        ("This prospectus is dated 4 March 2024.", "2024-03-04"),
        ("The information in it may change. This prospectus is as at 4 March 2024.", "2024-03-04"),
        ("Approuvé par le conseil le 4 mars 2024.", None),  # a month of another language than the text's
        ("Approved applications are paid on 4 March 2024.", None),
        ("Approved by the board on 4 March 2024 and withdrawn since.", None),
        ("The plan, which took years, had at last been\napproved by the harbour board on 4 March 2024.", None),
        ("- Approved by the harbour board on 4 March 2024", None),
        ("Approved by the board on 4 March 2024.\nApproved by the council on 6 May 2024.", None),
    ],
)
def test_the_act_that_made_a_document_dates_it(foot: str, published: str | None) -> None:
    assert _ending(foot) == published


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("Printed March 2024 by the Annik Press, Oulu.", "2024-03"),
        ("Issue B, March 2024. Drawn: A.S.", "2024-03"),
        ("Version 2.1, 4 March 2024", "2024-03-04"),
        ("Last updated: 4 March 2024. Answers: Harbour Office, 1 Quay Street, Annik.", "2024-03-04"),
        ("Issue of the day: March 2024 was wet.", None),
        ("Printed matter goes to the quay by 4 March 2024.", None),
    ],
)
def test_the_foot_of_a_page_states_its_edition_or_last_change(foot: str, published: str | None) -> None:
    assert _ending(foot) == published


@pytest.mark.parametrize(
    ("foot", "published"),
    [
        ("Port Annik, 4 March 2024\n\nFor the board: Aino Salmi, chair", "2024-03-04"),
        ("Yours faithfully,\n\nAino Salmi\n\nPort Annik, 4 March 2024", "2024-03-04"),
        (
            "Yours faithfully,\n\nAino Salmi\n\nPort Annik, 4 March 2024\n\nThe pilots are a guild. Join it.",
            "2024-03-04",
        ),
        ("*A. Salmi*\n*4 March 2024*", "2024-03-04"),
        ("Yours sincerely,\n\nAino Salmi\nGuild Secretary\n\n4 March 2024\n\ncc: The pilots", "2024-03-04"),
        ("          A. Salmi\n          Senior Pilotage Officer\n          March 2024", "2024-03"),
        ("---\n\nAnnik and Tarsund, 4 March 2024. Legal advice: Holm & Berg, Oulu.", "2024-03-04"),
        ("Tarsund Fair, 4 March 2024", None),
        ("The pilots will show their boats:\nPort Annik, 4 March 2024", None),
        ("Port Annik, 4 March 2024, 2 to 7 pm", None),
        ("The quay is opened again\n\n4 March 2024", None),
        ("Aino Salmi, chair\n\n4 March 2024\n\nThe first ship came in and the pilots cheered it.", None),
        ("Aino Salmi, chair\nPort Annik, 4 March 2024\n\nPer Holm, secretary\nTarsund, 6 March 2024", None),
    ],
)
def test_a_day_beside_a_signature_is_that_of_the_document(foot: str, published: str | None) -> None:
    assert _ending(foot) == published


def test_an_old_picture_under_a_text_does_not_date_it() -> None:
    text = f"A deeper channel\n\nOn 3 May 2023 the pilots met. {TEXT}\n\nPort Annik, 4 March 1924\n"
    assert dates(described(text))[0] is None


def test_a_french_paper_says_where_and_when_it_was_made() -> None:
    french = "Les pilotes ont visité le nouveau chenal, qui est plus profond que celui que l'on connaissait avant."
    text = f"Un chenal plus profond\n\n{french}\n\n{french}\n\n{french}\n\nFait à Annik, le 4 mars 2024\n"
    assert dates(described(text))[0] == "2024-03-04"
    assert dates(described(f"Un chenal plus profond\nLe 4 mars 2024\n\n{french}\n\n{french}\n"))[0] == "2024-03-04"


def test_a_day_told_of_in_minutes_is_not_that_of_the_minutes() -> None:
    title = "Minutes of the harbour board, 4 March 2024"
    assert _ending("*Confirmed: A. Salmi, chair*\n*6 May 2024*", title) is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Our reference: HB/24/7, 4 March 2024", "2024-03-04"),
        ("Ref. HB-24-7 | Date: 4 March 2024", "2024-03-04"),
        ("Date of this document: 4 March 2024", "2024-03-04"),
        ("Report submitted to the Minister on 4 March 2024", "2024-03-04"),
        ("Prospectus as at 4 March 2024", "2024-03-04"),
        ("CIRCULAR No. 3                    4 March 2024", "2024-03-04"),
        ("Deadline                    4 March 2024", None),
        ("Report dated 4 March 2024 on the channel, which the pilots had long asked for.", None),
    ],
)
def test_a_line_above_the_text_states_its_day(line: str, published: str | None) -> None:
    assert dates(described(f"A deeper channel opens\n{line}\n\n{LEAD}\n\n{REST}\n"))[0] == published


def test_the_imprint_beneath_a_piece_names_its_paper_and_day() -> None:
    text = "HAFENER TAGBLATT\nWirtschaft\n\n„Die Rinne ist tief genug“\n\n" + 4 * f"{GERMAN}\n\n"
    document = described(text + "Hafener Tagblatt, Montag, 4. März 2024, Seite 9\n")
    assert dates(document) == ("2024-03-04", None)
    assert (document.publisher, document.title) == ("Hafener Tagblatt", "„Die Rinne ist tief genug“")


def test_papers_in_a_list_of_sources_brought_other_pieces() -> None:
    sources = "Sources\nThe Strait Ledger, 4 March 2024, page 3"
    document = described(f"A deeper channel opens\n\n{TEXT}\n\n{sources}\n")
    assert (document.published, document.publisher) == (None, None)
    two = "The Strait Ledger, 4 March 2024\nThe Annik Courier, 6 March 2024"
    assert described(f"A deeper channel opens\n\n{TEXT}\n\n{two}\n").published is None


def test_a_judgment_is_of_the_day_it_was_delivered_on() -> None:
    head = "# District Court at Annik\n\n## Case C 12/24\n\n### Extract from the judgment\n\n"
    document = described(f"{head}1. {LEAD}\n\n2. {REST}\n\nDelivered in open court on 4 March 2024.\n\n*A. Salmi*\n")
    assert dates(document) == ("2024-03-04", "2024-03-04")
    assert (document.publisher, document.title) == ("District Court at Annik", "Case C 12/24")


def test_pieces_of_several_days_share_at_most_their_month_or_year() -> None:
    def parts(first: str, second: str) -> str | None:
        return dates(
            described(f"The channel\n\n## Part one\n\n*{first}*\n\n{LEAD}\n\n## Part two\n\n*{second}*\n\n{REST}\n")
        )[0]

    assert parts("4 March 2024", "11 March 2024") == "2024-03"
    assert parts("4 March 2024", "6 May 2024") == "2024"
    assert parts("4 December 2023", "8 January 2024") is None


def test_cuttings_name_their_paper_and_no_day_where_their_years_differ() -> None:
    cuttings = f"No. 1  Monday 4 December 2023, page 1\n{LEAD}\n\nNo. 2  Monday 4 March 2024, page 3\n{REST}\n"
    document = described(f"PRESS CUTTINGS - THE STRAIT LEDGER (typed for the museum)\n\n{cuttings}")
    assert (document.published, document.publisher) == (None, "THE STRAIT LEDGER")
    within = described("PRESS CUTTINGS - THE STRAIT LEDGER\n\n" + cuttings.replace("December 2023", "February 2024"))
    assert str(within.published) == "2024"


def test_a_report_on_a_year_tells_of_no_one_event() -> None:
    text = (
        f"Annual Report 2023\n\nAnnik Savings Bank, founded 1901\n\nOn 3 May 2023 the pilots met. {LEAD}\n\n{REST}\n\n"
    )
    document = described(text + "Annik, 4 March 2024\n\nFor the board: Aino Salmi, chair\n")
    assert dates(document) == ("2024-03-04", None)
    assert document.publisher == "Annik Savings Bank"


@pytest.mark.parametrize(
    ("told", "event"), [("3 May last", "2023-05-03"), ("3 February last year", "2023-02-03"), ("3 May", "2024-05-03")]
)
def test_a_day_of_last_year_lies_before_the_document(told: str, event: str) -> None:
    text = f"A deeper channel\n4 March 2024\n\nThe pilots met the harbour master on {told} in the old hall.\n\n{REST}\n"
    assert dates(described(text))[1] == event


@pytest.mark.parametrize(
    ("text", "foot"),
    [
        (GERMAN, "Genehmigt vom Vorstand am 4. März 2024."),
        (GERMAN, "Annik, den 4. März 2024\n\nFür den Vorstand: Aino Salmi"),
        (
            "Les pilotes ont visité le nouveau chenal, qui est plus profond que celui qu'on connaissait avant.",
            "Approuvé par le conseil du port le 4 mars 2024",
        ),
        (
            "Los prácticos visitaron el nuevo canal, que es más profundo que el que había antes en el puerto.",
            "Aprobado por el consejo el 4 de marzo de 2024",
        ),
    ],
)
def test_papers_in_other_languages_are_signed_and_approved_too(text: str, foot: str) -> None:
    pages = "\n\n".join(4 * [text])
    assert dates(described(f"2024\n\n{pages}\n\n{foot}\n"))[0] == "2024-03-04"
