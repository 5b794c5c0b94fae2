"""What a comparison sets side by side is asked for each side apart."""

import pytest

from rag import ask
from rag.asking import Given
from rag.parts import parts
from rag.questions import read_question

BRIDGES: list[Given] = [
    {
        "title": "Alder Bridge",
        "text": "The Alder Bridge was opened in 1962. It carries two lanes. The Alder Bridge is 310 metres long.",
    },
    {
        "title": "Birch Bridge",
        "text": "The Birch Bridge was opened in 1987. It carries a tramway. The Birch Bridge is 240 metres long.",
    },
]


def asked(text: str) -> list[str]:
    return [part.text for part in parts(read_question(text))]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (
            "How did the weather differ between the landings of the Egret and the Plover?",
            [
                "How did the weather differ between the landings of the Egret?",
                "How did the weather differ between the landings of the Plover?",
            ],
        ),
        (
            "How did the May and June 2024 meetings each treat fishing?",
            ["How did the May 2024 meetings each treat fishing?", "How did the June 2024 meetings each treat fishing?"],
        ),
        (
            "Which is older, the Alder or the Birch?",
            ["How old is the Alder?", "How old is the Birch?"],
        ),
        (
            "Is the Alder Bridge longer than the Birch Bridge?",
            ["Is the Alder Bridge longer?", "Is the Birch Bridge longer?"],
        ),
        ("Who won in Rome and in Paris?", ["Who won in Rome?", "Who won in Paris?"]),
    ],
)
def test_a_comparison_is_asked_side_by_side(question: str, sides: list[str]) -> None:
    assert asked(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "What did Ada Holm and Per Lund discuss in Oslo?",
        "Between 1990 and 1994 which club did he play for?",
    ],
)
def test_names_that_belong_together_stay_together(question: str) -> None:
    assert asked(question) == [question]


def test_each_side_is_quoted() -> None:
    answer = ask("Which bridge is longer, the Alder Bridge or the Birch Bridge?", documents=BRIDGES)
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "310 metres" in quotes
    assert "240 metres" in quotes
