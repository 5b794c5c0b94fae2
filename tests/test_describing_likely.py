"""Papers that no special rule knows: the likeliest day, title, publisher and kind of their head and foot, or none."""

import pytest

from tests.harbour_pages import LEAD, REST, dates, described
from vectorstore.documents import SourceKind

_BODY = "\n\n".join(5 * [f"{LEAD} {REST}"])
_DAY = "2024-03-04"


def _dated(head: str, foot: str = "", body: str = _BODY) -> str | None:
    return dates(described(f"{head}\n\n{body}\n\n{foot}\n"))[0]


@pytest.mark.parametrize(
    "foot",
    [
        "HB/24/7 - circulated to members by A.S. on 4 March 2024",
        "[Notice sent to the harbour paper and posted at the pilots' hut 4 March 2024.]",
        "Form 7. Draft sent to the owner 2 March 2024. Report completed 4 March 2024. It may be copied.",
        "NET-12 EN · rev. 4 · 4 March 2024 · supersedes rev. 3 of 6 May 2023",
        "Signed as a correct record: A. Salmi, 4 March 2024",
        "Sent by the ferry, Monday, 4 March 2024. Ref. L44.",
    ],
)
def test_a_word_of_making_dates_a_paper(foot: str) -> None:
    assert _dated("A deeper channel opens", foot) == _DAY


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Notes on the channel\nMon. 4 March 2024 · Harbour · p. 3", _DAY),
        ("Notes on the channel\nDate:          4 March 2024", _DAY),
        ("Notes on the channel\nDeadline:          4 March 2024", None),
        ("Notes on the channel\nNext meeting | 4 March 2024", None),
        ("NET AGREEMENT\nbetween Herring Valves and the pilots, signed on 4 March 2024.", _DAY),
        ("Notes on the channel\nA boat, signed on 4 March 2024 by its builder, was shown.", None),
    ],
)
def test_a_day_beside_a_label_is_weighed_by_it(head: str, published: str | None) -> None:
    assert _dated(head) == published


@pytest.mark.parametrize(
    ("told", "foot", "published"),
    [
        ("The pilots came to Tarsund.", "Tarsund, 4 March 2024 | Harbour notes", _DAY),
        ("The pilots came home.", "Tarsund, 4 March 2024 | Harbour notes", None),
        ("The pilots fought the Great Storm and the Great Storm won.", "Great Storm, 4 March 2024 | Notes", None),
        ("The pilots came to Tarsund.", "Tarsund, 4 March 2024, 2 to 7 pm | Harbour notes", None),
        ("The pilots came to Tarsund on 3 May 2023.", "Tarsund, 4 March 1924 | Harbour notes", None),
        ("The pilots came to Tarsund.", "Picture: Tarsund, 4 March 2024", None),
        ("The pilots came to Tarsund.", "![The quay](quay.png)\n\n4 March 2024", None),
        ("The pilots came to Tarsund.", "4 March 2024\n\nThe first ship came in and the pilots cheered it.", None),
        ("The pilots came to Tarsund.", "Next meeting\n\n4 March 2024", None),
    ],
)
def test_a_bare_day_at_the_foot_is_the_papers_where_nothing_else_may_have_it(
    told: str, foot: str, published: str | None
) -> None:
    assert _dated("A deeper channel opens", foot, f"{_BODY}\n\n{told}") == published


@pytest.mark.parametrize(
    "foot",
    [
        "Bridge finished 4 March 2024",
        "Decorated letters, 4 March 2024",
        "Printed nets sold at the quay on 4 March 2024",
        "Made for the fair on 4 March 2024",
        "Two boats were lost, and what was left had been\nsold by the board on 4 March 2024",
        "Report published 4 March 2024 in Oulu, finding no fault with the nets",
        "Report completed 4 March 2024\nReport completed 6 May 2024",
    ],
)
def test_what_only_resembles_a_word_of_making_dates_none(foot: str) -> None:
    assert _dated("A deeper channel opens", foot) is None


def test_a_bare_day_in_minutes_is_the_meeting_s() -> None:
    head = "Herring Cooperative\n\nMinutes of the general meeting, 4 March 2024"
    assert dates(described(f"{head}\n\n{_BODY}\n\n9 March 2024\n")) == (None, _DAY)
    assert dates(described(f"{head}\n\n{_BODY}\n\nSent to all members 9 March 2024\n")) == ("2024-03-09", _DAY)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("**Leaflet**\n\n# How to mend a net\n\n4 March 2024", "How to mend a net"),
        ("Title: How to mend a herring net\nPrice 40p", "How to mend a herring net"),
        ("STRAIT PILOTS' UNION\n\nCIRCULAR No. 3\n\nA VOTE ON THE NEW PAY OFFER\n\nDear pilots,", None),
        ("STRAIT PILOTS' UNION\nOur guild of pilots\n\nCIRCULAR No. 3\n\nDear pilots,", "CIRCULAR No. 3"),
        ("# Annual report 2023\n\n## A word from the chair", "Annual report 2023"),
    ],
)
def test_the_title_is_the_line_that_says_most_of_the_paper(head: str, title: str | None) -> None:
    assert described(f"{head}\n\n{_BODY}\n").title == (title or "A VOTE ON THE NEW PAY OFFER")


def test_no_greeting_byline_or_list_is_a_title() -> None:
    letter = "HERRING FUND\nQuay House, Oulu\n\n4 March 2024\n\nDear Ms Salmi,\n\nMany thanks\n\n"
    assert described(f"{letter}{_BODY}\n").title is None
    assert described(f"By Aino Salmi in Oulu. 4 March 2024\n\n{_BODY}\n").title is None
    assert described("A longer net\nA wider quay\nA deeper channel\n").title is None


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("Tarsund Museum\nWhat the old nets tell", "Tarsund Museum"),
        ("**NET QUARTERLY** · *The paper of the pilots*\n\n# Nets that last", "NET QUARTERLY"),
        ("**NETS THAT LAST | Crafts | 4 March 2024**\n\n# How to mend one", None),
        ("Tarsund Festival\nWhat to see by the sea", None),
        ("The Old Museum\nA tale of the sea", None),
        ("## AINO SALMI\n\n# Nets that last", "AINO SALMI"),
        ("## Aino Salmi\n\n# Nets that last", None),
    ],
)
def test_the_name_over_the_title_is_the_publisher(head: str, publisher: str | None) -> None:
    assert described(f"{head}\n\n{_BODY}\n").publisher == publisher


def test_a_doubtful_name_counts_where_the_text_names_it_again() -> None:
    head = "Tarsund Festival\nWhat to see by the sea"
    document = described(f"{head}\n\n{_BODY}\n\nThe Tarsund Festival thanks the pilots for their help.\n")
    assert (document.publisher, document.title) == ("Tarsund Festival", "What to see by the sea")


def test_an_imprint_at_the_foot_names_the_publisher() -> None:
    foot = "**Imprint.** Text: A. Salmi. Published in August 2017 by Nets Without Borders, 4 Quay Street, Oulu."
    document = described(f"# What the nets have cost\n\n{_BODY}\n\n{foot}\n")
    assert (document.publisher, str(document.published)) == ("Nets Without Borders", "2017-08")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("THE STRAIT LEDGER\n\n# A deeper channel opens\n\nMonday 4 March 2024", SourceKind.PRESS),
        ("# A deeper channel opens\n\nThe Strait Ledger, 4 March 2024", SourceKind.UNKNOWN),
        ("TARSUND TOWN COUNCIL\n\n# A deeper channel opens", SourceKind.OFFICIAL),
        ("FRIENDS OF THE TOWN COUNCIL\n\n# A deeper channel opens", SourceKind.UNKNOWN),
    ],
)
def test_a_newspaper_over_the_page_is_press_and_a_public_body_official(head: str, kind: SourceKind) -> None:
    assert described(f"{head}\n\n{_BODY}\n").kind is kind


@pytest.mark.parametrize("words", ["1.1/" * 90, "report 12, " * 30, "issued " + "by the a " * 40, "(" * 300])
def test_a_label_of_any_words_is_read_at_once(words: str) -> None:
    assert _dated("A deeper channel opens", f"{words} 4 March 2024") is None
