"""The line at the head that names a periodical with its issue: its month or its year, and who brings it."""

import pytest

from tests.harbour_pages import LEAD, REST, dates, described

_BODY = "\n\n".join(2 * [f"{LEAD} {REST}"])
_TITLE = "# Nets that last"


def _read(head: str, body: str = _BODY) -> tuple[str | None, str | None]:
    document = described(f"{head}\n\n{body}\n")
    return dates(document)[0], document.publisher


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("The Eastquay Quarterly, Autumn 2023.", "2023", "The Eastquay Quarterly"),
        ("*The Eastquay Quarterly, Autumn 2023*", "2023", "The Eastquay Quarterly"),
        ("The Eastquay Quarterly (Autumn 2023), page 3", "2023", "The Eastquay Quarterly"),
        ("From our staff magazine, no. 7, May 2021", "2021-05", None),
        ("In conversation with the pilots — our staff magazine, no. 7, May 2021", "2021-05", None),
        ("Tide & Rope, the magazine for pilots, issue 12 (May 2023)", "2023-05", "Tide & Rope"),
        ("Tide & Rope, issue 12, May 2023", "2023-05", "Tide & Rope"),
        (
            "Newsletter of the Friends of Tarsund Mill, no. 12, November 2022, free to members",
            "2022-11",
            "Friends of Tarsund Mill",
        ),
        ("**ROPE WEEKLY** | The paper for pilots | No. 3, week of 14 May 2023", "2023-05-14", "ROPE WEEKLY"),
    ],
)
def test_the_line_beneath_the_title_names_the_issue(line: str, published: str, publisher: str | None) -> None:
    assert _read(f"{_TITLE}\n\n{line}") == (published, publisher)


@pytest.mark.parametrize("line", ["ROPE WEEKLY · No. 9 / 2022 · People", "ROPE WEEKLY | No. 9/2022 | People"])
def test_a_line_above_the_title_names_it_too_and_is_no_title(line: str) -> None:
    assert _read(f"{line}\n\n{_TITLE}") == ("2022", "ROPE WEEKLY")
    assert described(f"{line}\n\nNets that last\n\n{_BODY}\n").title == "Nets that last"


def test_a_title_of_sentences_is_not_the_beginning_of_the_text() -> None:
    title = "# “I am a pilot. I know the tides.”"
    assert _read(f"{title}\n\nThe Eastquay Quarterly, Autumn 2023") == ("2023", "The Eastquay Quarterly")


@pytest.mark.parametrize(
    "line",
    [
        "A history in the Eastquay Quarterly, Autumn 1998",
        "Reprinted from the Eastquay Quarterly, Autumn 1998",
        "Founded as the Eastquay Quarterly, Autumn 1897",
        "Harbour plan, Summer 2024",
        "Tarsund Museum, Summer 2024",
        "Economic Review, 2023",
        "Quarterly Results, Spring 2024",
        "Circular no. 9/2023",
        "The Eastquay Review, Winter 2023/24",
        "The Eastquay Quarterly",
        "| The Eastquay Quarterly | Autumn 2023 |",
        "- The Eastquay Quarterly, Autumn 2023",
        "The Eastquay Quarterly, Autumn 2023\nThe Strait Quarterly, Spring 2022",
    ],
)
def test_what_only_resembles_an_issue_dates_no_paper(line: str) -> None:
    assert _read(f"{_TITLE}\n\n{line}")[0] is None


def test_the_date_may_stand_beside_or_beneath_the_name() -> None:
    assert _read("THE EASTQUAY QUARTERLY          Summer 2024\n\nNets that last") == ("2024", "THE EASTQUAY QUARTERLY")
    assert _read(f"{_TITLE}\n\nThe Eastquay Quarterly\nSummer 2024") == ("2024", "The Eastquay Quarterly")


def test_a_line_beneath_the_text_names_the_issue_too() -> None:
    foot = "*This piece appeared in our staff magazine, no. 61, June 2022.*"
    assert _read(_TITLE, f"{_BODY}\n\n{_BODY}\n\n{foot}")[0] == "2022-06"
    two = "The Eastquay Quarterly, Summer 2024\nThe Strait Quarterly, Spring 2023"
    assert _read(_TITLE, f"{_BODY}\n\n{_BODY}\n\n{two}")[0] is None


def test_a_day_within_the_year_of_an_issue_says_more() -> None:
    def read(signed: str) -> str | None:
        return _read(f"ROPE WEEKLY · No. 9 / 2022\n\n{_TITLE}", f"{_BODY}\n\n{_BODY}\n\n{signed}")[0]

    assert read("Aino Salmi\nEditor\n4 March 2022") == "2022-03-04"
    assert read("Aino Salmi\nEditor\n4 March 2012") == "2022"


def test_an_official_gazette_is_not_who_speaks() -> None:
    assert _read(f"Amtsblatt des Landes Annik, Nr. 14 / 2017\n\n{_TITLE}") == (None, None)


def test_minutes_of_a_review_are_no_issue() -> None:
    assert _read("Minutes of the Engineering Review, 4 March 2024")[0] is None


@pytest.mark.parametrize(
    ("sentence", "line", "published"),
    [
        (
            "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und lobten die Arbeit.",
            "Unsere Mitarbeiterzeitschrift, Nr. 7, Mai 2021",
            "2021-05",
        ),
        (
            "Les pilotes ont visité le nouveau chenal, qui est plus profond que celui que l'on connaissait avant.",
            "Bulletin des Amis du moulin, n° 7, automne 2023",
            "2023",
        ),
        (
            "Los prácticos visitaron el nuevo canal, que es más profundo que el que había antes en el puerto.",
            "Revista del puerto, núm. 7, mayo de 2021",
            "2021-05",
        ),
        (
            "I piloti hanno visitato il nuovo canale, che è più profondo di quello che si conosceva prima nel porto.",
            "La Rivista del porto, n. 7, maggio 2021",
            "2021-05",
        ),
    ],
)
def test_periodicals_of_other_languages(sentence: str, line: str, published: str) -> None:
    assert _read(f"# 2024\n\n{line}", "\n\n".join(5 * [sentence]))[0] == published


@pytest.mark.parametrize("words", ["The Weekly, " * 12, "(" * 150, "no. 1 " * 25, "Weekly — " * 17])
def test_a_line_of_any_words_is_read_at_once(words: str) -> None:
    assert _read(f"{_TITLE}\n\n{words}")[0] is None
