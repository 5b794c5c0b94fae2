"""Letters, mails, memos and notes are about no event, whatever days their leads tell of; reports of one are."""

import pytest

from tests.harbour_pages import REST, dates, described


def _event(text: str) -> str | None:
    return dates(described(f"{text}\n\n{REST}\n"))[1]


@pytest.mark.parametrize(
    "text",
    [
        "# Note on the nets\n\n19 October 2023\n\nYou asked me on 2 October to look at the nets of the old quay.",
        "# Note on the nets\n\n19 October 2023\n\nYour request of 2 October came in time for the nets of 9 October.",
        "HERRING FUND\n\n19 October 2023\n\nDear Ms Salmi,\n\nOur committee met on 2 October and looked at the nets.",
        "MEMO\n\nTo: All pilots\nFrom: Aino Salmi\nDate: 19 October 2023\n\nOn 2 October a net fell from the quay.",
        "# A new face\n\n19 January 2024\n\nOur new colleague Per Holm begins on 1 February and will mend the nets.",
        "# A new face\n\n19 January 2024\n\nPer Holm joins us on 1 February as the new mate of the pilots' boat.",
        "# Ada Holm\n\n19 January 2024\n\nAda Holm, who was born at Annik on 3 May 1923, was the first to sail alone.",
    ],
)
def test_what_is_written_to_somebody_is_about_no_event(text: str) -> None:
    assert _event(text) is None


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("# The pilots met\n\n19 January 2024\n\nThe pilots met on 17 January and elected Per Holm.", "2024-01-17"),
        (
            "# The pilots met\n\n19 January 2024\n\n“You asked me a lot”, Per Holm said to the pilots on 17 January.",
            "2024-01-17",
        ),
        (
            "# Agenda\n\nTo: The pilots\n\n19 January 2024\n\nThe pilots' guild meets on 31 January in the old hall.",
            "2024-01-31",
        ),
        (
            "PRESS RELEASE\n\nTo: All papers\n\n19 January 2024\n\nThe pilots met on 17 January and elected Per Holm.",
            "2024-01-17",
        ),
    ],
)
def test_a_report_or_a_summons_is_about_its_event(text: str, event: str) -> None:
    assert _event(text) == event
