"""When a document was published and when its event took place."""

from pathlib import Path

import pytest

from tests.files import write_html
from tests.harbour_pages import LEAD, REST, dates, described
from vectorstore.describing.description import describe
from vectorstore.files.loading import load_file


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 4, 2024", "2024-03-04"),
        ("4 March 2024", "2024-03-04"),
        ("Monday, 4 March 2024", "2024-03-04"),
        ("09:41 EET, March 4, 2024", "2024-03-04"),
        ("Mar. 4, 2024, 9:41 a.m. ET", "2024-03-04"),
        ("Mar. 4, 2024 Updated Mar. 6, 2024, 8:08 a.m. ET", "2024-03-04"),
        ("Published: 2024-03-04", "2024-03-04"),
        ("Published on 4 March 2024 at 10:15", "2024-03-04"),
        ("By Aino Salmi | March 4, 2024", "2024-03-04"),
        ("Brussels, 4 March 2024", "2024-03-04"),
        ("13/03/2024", "2024-03-13"),
        ("4.III.2024", "2024-03-04"),
        ("4/iii/2024", "2024-03-04"),
        ("4 x 2024", None),
        ("March 2024", "2024-03"),
        ("2024年3月4日", "2024-03-04"),
        ("Meeting of 4 March 2024", None),
        ("03/04/2024", None),
        ("Sent: Monday, 4 March 2024", "2024-03-04"),
        ("By: Aino Salmi, 4 March 2024", "2024-03-04"),
        ("Published: Brussels, 4 March 2024", "2024-03-04"),
        ("Brussels, 09:41 GMT+02:00, 4 March 2024", "2024-03-04"),
        ("Date: Brussels, 4 March 2024", "2024-03-04"),
        ("Date Limite: Monday, 4 March 2024", None),
        ("Deadline: Monday, 4 March 2024", None),
        ("Next Meeting: Monday, 4 March 2024", None),
        ("Einsendeschluss： Montag, 4 March 2024", None),
        ("4 March", None),
        ("February 30, 2024", None),
    ],
)
def test_a_dated_line_is_the_publication_date(line: str, published: str | None) -> None:
    assert dates(described(f"A deeper channel opens\n{line}\n{LEAD}\n{REST}\n"))[0] == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("The Strait Courier, 28 August 2024. By Aino Salmi", "2024-08-28"),
        ("*Opinion. By Aino Salmi. The Strait Courier, 20 January 2024*", "2024-01-20"),
        ("By Aino Salmi, our writer at sea. The Strait Courier, 20 January 2024", "2024-01-20"),
        ("Press conference after the meeting of the harbour board, 9 May 2023", "2023-05-09"),
        ("Report, part one. Bergen, 28 February 2024. Chair: Aino Salmi.", "2024-02-28"),
        ("An open letter to the board, by Aino Salmi, 6 October 2024", "2024-10-06"),
        ("Dr Aino Salmi, engineer. 8 March 2024", "2024-03-08"),
        (
            "The Strait Courier, 28 August 2024. The harbour master met Aino Salmi to talk of it.",
            "2024-08-28",
        ),
        ("Salmi Oy, Oulu. Edition of 3 March 2025, edited by Aino Salmi.", "2025-03-03"),
        ("Strait Lab, Oulu.\nDate of the report: 23 January 2026.", "2026-01-23"),
        ("Report 24-07, published 19 March 2024", "2024-03-19"),
        ("The report, published 19 March 2024 in Oulu, finds faults", None),
        ("Applications close on Friday, 5 May 2024", None),
        ("Valid until the fair, 5 May 2024", None),
        ("Born in Oulu, 5 May 1974", None),
        ("Next meeting in the town hall, 5 May 2024", None),
        ("First draft, 3 May 2024. Second draft, 5 June 2024", None),
    ],
)
def test_an_imprint_is_the_publication_date(line: str, published: str | None) -> None:
    assert dates(described(f"A deeper channel opens\n{line}\n{LEAD}\n{REST}\n"))[0] == published


def test_an_imprint_beats_the_year_of_a_copyright_line_and_is_no_event() -> None:
    imprint = "The Strait Courier, 28 August 2024. By Aino Salmi"
    document = described(f"A deeper channel opens\n{imprint}\n{LEAD}\n{REST}\n© 2024 Strait Media Oy\n")
    assert dates(document) == ("2024-08-28", None)


def test_the_first_sentence_below_a_byline_dates_the_event() -> None:
    byline = "By Aino Salmi, head of the pilots. Published 12 February 2025."
    told = "On Wednesday 5 February 2025, pilots in our northern harbour could not open the lock for an hour."
    document = described(f"The lock stuck\n{byline}\n{told}\n{REST}\n")
    assert dates(document) == ("2025-02-12", "2025-02-05")


def test_what_is_planned_for_long_after_is_not_the_event() -> None:
    plan = "Salmi Oy will close its yard in Oulu on 31 March 2025 and build all boats in Bergen. "
    told = "The board approved it on 12 September."
    assert dates(described(f"Salmi Oy closes a yard\nOulu, 17 September 2024\n{plan}{told}\n{REST}\n"))[1] is None


@pytest.mark.parametrize(
    ("head", "foot", "published"),
    [
        ("March 4, 2024", "Published June 9, 2018", "2024-03-04"),
        ("March 4, 2024", "Recent posts\nFerry Strike Ends\nPosted on January 9, 2023", "2024-03-04"),
        ("The harbour blog", "Recent posts\nFerry Strike Ends\nPosted on January 9, 2023", None),
        ("The harbour blog", "Published on March 4, 2024", "2024-03-04"),
        ("Updated March 6, 2024", "First published March 4, 2024", "2024-03-04"),
        ("Updated March 6, 2024", "", "2024-03-06"),
    ],
)
def test_the_foot_of_a_page_dates_it_only_where_its_head_does_not(head: str, foot: str, published: str | None) -> None:
    assert dates(described(f"A deeper channel opens\n{head}\n{LEAD}\n{REST}\n{foot}\n"))[0] == published


def test_the_furniture_at_the_foot_dates_nothing(tmp_path: Path) -> None:
    footer = "<footer><p>Ferry strike ends</p><p>Published June 9, 2018</p></footer>"
    path = write_html(tmp_path, "page.html", f"<h1>A deeper channel opens</h1><p>{LEAD}</p><p>{REST}</p>{footer}")
    assert dates(describe(load_file(path))) == (None, None)


@pytest.mark.parametrize(
    ("line", "body", "published"),
    [
        (
            "22 de enero de 2025",
            "Los ministros de pesca hablaron durante dos horas sobre las cuotas del bacalao.",
            "2025-01-22",
        ),
        (
            "22. Januar 2025, 17:05 Uhr",
            "Die Minister sprachen zwei Stunden lang über die Quoten für den Kabeljau.",
            "2025-01-22",
        ),
        (
            "Publié le 22 janvier 2025",
            "Les ministres ont parlé pendant deux heures des quotas de pêche au cabillaud.",
            "2025-01-22",
        ),
        ("22 января 2025 года", "Министры два часа обсуждали квоты на вылов трески в Баренцевом море.", "2025-01-22"),
        (
            "公開日:2025年1月22日",
            "漁業担当の大臣たちは、タラの漁獲枠について二時間にわたって話し合った。",
            "2025-01-22",
        ),
    ],
)
def test_dates_are_read_in_the_language_of_the_text(line: str, body: str, published: str) -> None:
    assert dates(described(f"{line}\n{body}\n{body}\n"))[0] == published


def test_a_date_run_into_the_first_sentence_behind_its_label() -> None:
    document = described(f"date 2024-03-04 {LEAD}\n\n{REST}")
    assert dates(document) == ("2024-03-04", None)
    assert document.title is None


def test_a_diary_has_no_publication_date() -> None:
    assert dates(described(f"March 4, 2024\n{LEAD}\nMarch 6, 2024\n{REST}\n"))[0] is None


def test_a_copyright_line_tells_the_year_and_the_holder_under_its_trade_name() -> None:
    document = described(f"{LEAD}\n{REST}\n© 2024 – Strait Media Oy d.b.a. Strait Courier. All Rights Reserved.\n")
    assert (document.publisher, str(document.published)) == ("Strait Courier", "2024")
    assert [origin.where for origin in document.origins if origin.field in ("publisher", "published")] == [
        "copyright line"
    ] * 2


def test_a_footer_over_several_years_tells_no_publication_date() -> None:
    document = described(f"{LEAD}\n{REST}\nCopyright © 2010-2024 Strait Courier\n")
    assert (document.publisher, document.published) == ("Strait Courier", None)


def test_a_dateline_does_not_place_an_event_that_happened_elsewhere() -> None:
    quake = "A volcano erupted in Iceland on Sunday and covered three farms with ash, the weather office said.\n"
    met = "Fisheries ministers met in Bergen on Monday and agreed on smaller quotas for cod.\n"
    assert described(f"PARIS (Reuters) - {quake}{REST}\n").event_place is None
    assert described(f"PARIS (Reuters) - {met}{REST}\n").event_place == "Bergen"
    assert described(f"{met}{REST}\n").event_place == "Bergen"
    assert (
        described(
            f"The minister, who was born in Bergen, spoke for an hour about smaller quotas.\n{REST}\n"
        ).event_place
        is None
    )


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        # The publication day, 6 March 2024, is a Wednesday.
        ("The ministers met in Bergen on Tuesday and agreed on quotas.", "2024-03-05"),
        ("The ministers met in Bergen on Wednesday and agreed on quotas.", "2024-03-06"),
        ("The ministers met in Bergen on Thursday and agreed on quotas.", "2024-02-29"),
        ("The ministers will meet in Bergen on Friday to agree on quotas.", "2024-03-08"),
        ("A trawler sank off Bergen on Sunday, police said on Monday.", "2024-03-03"),
        ("On March 1, starting at 9:00 a.m., the ministers agreed on quotas.", "2024-03-01"),
        ("On December 30, the ministers agreed on smaller quotas for cod.", "2023-12-30"),
        ("The ministers met on 28 February 2024 and agreed on quotas.", "2024-02-28"),
        ("The ministers met from 26 to 28 February 2024 to agree on quotas.", "2024-02"),
        ("The ministers met yesterday in Bergen and agreed on quotas.", "2024-03-05"),
        ("The council on Tuesday put the start of the quotas off to 1 January 2025.", "2024-03-05"),
        ("The board asked for this survey on 12 February 2024, after complaints about cod.", None),
        ("The fleet has been idle since Tuesday, March 5, owners complained.", None),
        ("The pact, signed on 3 May 1998, divides the cod between two fleets.", None),
        ("The market opens every Tuesday and sells cod from three fleets.", None),
        ("The ministers met on Monday and on Tuesday to agree on quotas.", None),
        ("Cod quotas divide the ministers of the two coastal countries.", None),
    ],
)
def test_the_event_date_is_what_the_lead_says(sentence: str, event: str | None) -> None:
    assert dates(described(f"Smaller quotas for cod\n6 March 2024\n{sentence}\n{REST}\n")) == ("2024-03-06", event)


def test_an_answer_to_a_question_reports_no_event() -> None:
    asked = "## When do the quotas begin?\n\nOn Monday, 11 March 2024, the first day of the season."
    assert dates(described(f"# New quotas for cod\n\n6 March 2024\n\n{asked}\n{REST}\n")) == ("2024-03-06", None)


def test_a_weekday_means_nothing_without_a_publication_day() -> None:
    assert dates(
        described(f"The ministers met in Bergen on Tuesday and agreed on quotas.\n{REST}\n© 2024 Strait Courier\n")
    ) == (
        "2024",
        None,
    )


def test_a_day_without_a_year_takes_the_copyright_year() -> None:
    document = described(f"On March 1, the ministers agreed on quotas for cod.\n{REST}\n© 2024 Strait Courier\n")
    assert dates(document) == ("2024", "2024-03-01")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "22. Januar 2025\nDie Minister trafen sich am Dienstag in Bergen und sprachen über die Fischquoten.\n",
            "2025-01-21",
        ),
        (
            "22 de enero de 2025\nLos ministros se reunieron el martes en Bergen para hablar de la pesca.\n",
            "2025-01-21",
        ),
        (
            "22 janvier 2025\nLes ministres se sont rencontrés mardi à Bergen pour parler des quotas de cabillaud.\n",
            "2025-01-21",
        ),
    ],
)
def test_weekdays_and_places_are_read_in_other_languages(text: str, event: str) -> None:
    document = described(text)
    assert (dates(document)[1], document.event_place) == (event, "Bergen")


@pytest.mark.parametrize(
    "sentence",
    [
        "Aino Salmi (1 May 1901 – 4 March 1972) was a pilot who found the northern channel.",
        "Extinction of the title 15 June 1745 followed the death of the last count of the islands.",
        "The page was last edited on 4 March 2024 by a pilot of the northern channel.",
        "The harbour, which opened on 3 May 1901, closed again on 7 June 1950 for good.",
    ],
)
def test_a_date_that_is_not_clearly_the_events_is_left_alone(sentence: str) -> None:
    assert dates(described(f"{sentence}\n{REST}\n")) == (None, None)
