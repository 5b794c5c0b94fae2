"""A thread of e-mails is as old as its newest message."""

from tests.harbour_pages import dates, described

FIRST = (
    "From: Aino Salmi\nTo: The pilots\nDate: Mon, 4 March 2024 09:10\nSubject: The channel\n\n"
    "The pilots met yesterday and liked it.\n"
)
SECOND = (
    "From: Per Holm\nTo: Aino Salmi\nDate: Wed, 6 March 2024 17:00\nSubject: Re: The channel\n\n"
    "Good, I shall tell the board of it.\n"
)
UNDATED = "From: Aino Salmi\nTo: Per Holm\nSubject: Re: The channel\n\nThank you for that, and give them my regards.\n"


def test_the_newest_message_dates_a_thread_whichever_comes_first() -> None:
    assert dates(described(f"{FIRST}\n-----\n\n{SECOND}"))[0] == "2024-03-06"
    assert dates(described(f"{SECOND}\n-----\n\n{FIRST}"))[0] == "2024-03-06"


def test_what_the_first_message_tells_of_is_seen_from_its_own_day() -> None:
    assert dates(described(f"{FIRST}\n-----\n\n{SECOND}"))[1] == "2024-03-03"


def test_a_thread_with_an_undated_message_keeps_the_day_above_its_text() -> None:
    assert dates(described(f"{FIRST}\n-----\n\n{SECOND}\n-----\n\n{UNDATED}"))[0] == "2024-03-04"


def test_a_lone_message_is_of_its_day() -> None:
    assert dates(described(FIRST))[0] == "2024-03-04"
