"""Lines that state a paper's day behind a label, plain or emphasised, and those whose label is of something else."""

import pytest

from tests.harbour_pages import LEAD, REST, dates, described

_BODY = "\n\n".join(2 * [f"{LEAD} {REST}"])


def _published(line: str, title: str = "Nets that last", body: str = _BODY) -> str | None:
    return dates(described(f"# {title}\n\n{line}\n\n{body}\n"))[0]


@pytest.mark.parametrize(
    "label",
    [
        "**Decision handed down:**",
        "**Handed down:**",
        "**Delivered:**",
        "**Given on:**",
        "Given:",
        "Judgment of",
        "**Adopted on:**",
        "Adopted on",
        "**As at:**",
        "Correct as at",
        "Guidance as at",
        "Signed off:",
        "Signed off by the harbour master on",
        "**Closed on:**",
        "Digest closed:",
        "Version of",
        "**Award made:**",
        "Ruling given:",
        "Date of decision:",
        "**Decision date:**",
        "Date approved:",
        "**Date of this note:**",
        "Decided on",
        "Announced:",
        "Case 12/4 · Handed down:",
        "| **Issued** |",
    ],
)
def test_a_label_of_making_or_deciding_states_the_day(label: str) -> None:
    assert _published(f"{label} 4 March 2024") == "2024-03-04"


@pytest.mark.parametrize(
    "label",
    [
        "Hearing:",
        "**Application received:**",
        "**Closing date:**",
        "Applications closed on",
        "Road closed on",
        "Closed on",
        "Bridge completed:",
        "**Appeal against the decision of**",
        "Parcel delivered:",
        "Given to the museum on",
        "Next review:",
        "Sampled:",
        "Begins:",
    ],
)
def test_a_label_of_something_else_states_none(label: str) -> None:
    assert _published(f"{label} 4 March 2024") is None


def test_of_several_labels_in_a_line_each_has_its_own_day() -> None:
    line = "**Case:** 4/23 **Heard:** 4 December 2023 **Decision handed down:** 4 March 2024"
    assert _published(line) == "2024-03-04"


def test_what_asks_for_answers_is_closed_on_the_last_day_for_them() -> None:
    assert _published("**Closed on:** 4 March 2024", "Consultation on the nets") is None


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("**Stand:** 4. März 2024", "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer als die alte ist."),
        ("Beschlossen am: 4. März 2024", "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer als die alte ist."),
        ("**Rendu le :** 4 mars 2024", "Les pilotes ont visité le nouveau chenal, qui est plus profond qu'avant."),
        ("Décision rendue le 4 mars 2024", "Les pilotes ont visité le nouveau chenal, qui est plus profond qu'avant."),
        ("**Dictada el:** 4 de marzo de 2024", "Los prácticos visitaron el nuevo canal, que es el más profundo."),
    ],
)
def test_labels_of_other_languages(line: str, sentence: str) -> None:
    assert _published(line, "2024", "\n\n".join(5 * [sentence])) == "2024-03-04"
