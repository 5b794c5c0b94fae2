"""What a comparison sets side by side is asked for each side apart."""

from pathlib import Path

import pytest

from rag import Settings, ask
from rag.asking import Given
from rag.questions.question import read_question
from rag.search.parts import parts
from rag.search.side_documents import documents_called
from vectorstore.dates import PartialDate
from vectorstore.documents import Document

FILED = [
    Document("letter", "open-letter-quay.txt", "Save our quay."),
    Document("staff", "x.md", "Keepers by year.", title="Staffing of the lights"),
    Document("release", "y.html", "Press release. Grenna, 3 May. The light will close.", title="A new light"),
    Document("late", "a.txt", "The river rose.", title="The flood at Ostby", published=PartialDate(2021)),
    Document("early", "b.txt", "The river rose.", title="A flood in Grenna", published=PartialDate(2019)),
]
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
            "Whose bid was higher, Arden's or Holm's?",
            ["How much was Arden's bid?", "How much was Holm's bid?"],
        ),
        (
            "Which was larger, the catch in Grenna or the one after the storm in Ostby?",
            ["How large was the catch in Grenna?", "How large was the catch after the storm in Ostby?"],
        ),
        (
            "Is the Alder Bridge longer than the Birch Bridge?",
            ["Is the Alder Bridge longer?", "Is the Birch Bridge longer?"],
        ),
        ("Who won in Rome and in Paris?", ["Who won in Rome?", "Who won in Paris?"]),
        (
            "How is Ada Holm mentioned in the duty roster and in the farewell speech?",
            ["What is said about Ada Holm in the duty roster?", "What is said about Ada Holm in the farewell speech?"],
        ),
        (
            "How do the permit and the keeper's diary differ on the height of the mast?",
            [
                "What does the permit say about the height of the mast?",
                "What does the keeper's diary say about the height of the mast?",
            ],
        ),
        (
            "How does the toll in the April report compare with the one announced in June?",
            ["What is the toll in the April report?", "What is the toll announced in June?"],
        ),
        (
            "Compare the yield on Holm farm with that on the old common.",
            ["What is the yield on Holm farm?", "What is the yield on the old common?"],
        ),
        (
            "Did more lambs die in the grazed half or in the fenced half?",
            ["How many lambs die in the grazed half?", "How many lambs die in the fenced half?"],
        ),
        (
            "How do the costs of the two floods differ?",
            ["What is the costs of the first flood?", "What is the costs of the second flood?"],
        ),
        (
            "Which lasted longer, the strike in Grenna or the siege of Ostby?",
            ["How long did the strike in Grenna last?", "How long did the siege of Ostby last?"],
        ),
        (
            "Which siege lasted longer, the siege of Ostby or that of Grenna?",
            ["How long did the siege of Ostby last?", "How long did the siege of Grenna last?"],
        ),
        (
            "Which took longer, the repair of the lock or the building of the dam?",
            ["How long did the repair of the lock take?", "How long did the building of the dam take?"],
        ),
        (
            "Which cost more, the new quay or the old mill?",
            ["How much did the new quay cost?", "How much did the old mill cost?"],
        ),
        (
            "Which roof cost less, the one on the school or the one on the mill?",
            ["How much did the roof on the school cost?", "How much did the roof on the mill cost?"],
        ),
        (
            "Which had more passengers, the night ferry or the day ferry?",
            ["How many passengers did the night ferry have?", "How many passengers did the day ferry have?"],
        ),
        (
            "Which landed fewer crates, the Heron or the Elm?",
            ["How many crates were landed by the Heron?", "How many crates were landed by the Elm?"],
        ),
        (
            "How many lorries used the bridge before and after the toll was raised?",
            [
                "How many lorries used the bridge before the toll was raised?",
                "How many lorries used the bridge after the toll was raised?",
            ],
        ),
        (
            "How did the number of pupils change between 2017 and 2019?",
            ["What was the number of pupils in 2017?", "What was the number of pupils in 2019?"],
        ),
        ("What did the roof cost, compared with what was promised?", ["What did the roof cost", "what was promised?"]),
        (
            "The cause of the fire: council vs inspector?",
            ["The cause of the fire according to the council?", "The cause of the fire according to the inspector?"],
        ),
        (
            "What was the cause of the fire: the council versus the inspector?",
            [
                "What was the cause of the fire according to the council?",
                "What was the cause of the fire according to the inspector?",
            ],
        ),
        (
            "Compare what the union wants with what the board offers.",
            ["what the union wants?", "what the board offers?"],
        ),
        (
            "How does what the union wants compare with the offer?",
            ["what the union wants?", "What is the offer?"],
        ),
        (
            "Was sagen das Protokoll und der offene Brief über das Dach?",
            ["Was sagt das Protokoll über das Dach?", "Was sagt der offene Brief über das Dach?"],
        ),
        ("新闻稿和声明对关闭怎么说？", ["新闻稿对关闭怎么说?", "声明对关闭怎么说?"]),
    ],
)
def test_a_comparison_is_asked_side_by_side(question: str, sides: list[str]) -> None:
    assert asked(question) == sides


@pytest.mark.parametrize(
    "question",
    [
        "What did Ada Holm and Per Lund discuss in Oslo?",
        "Between 1990 and 1994 which club did he play for?",
        "What did the board of trade and industry say about the quay?",
        "What do the terms and conditions say about refunds?",
        "How do the two reports differ?",
        "How does the light lamp compare with the old lamp?",
        "Which ferry lasted longer?",
        "How did the toll change after 2019?",
        "How did the village move from fishing to weaving?",
        "How much did the roof cost as compared with the estimate?",
        "What did the keeper write before the storm?",
    ],
)
def test_names_that_belong_together_stay_together(question: str) -> None:
    assert asked(question) == [question]


def test_each_side_is_quoted() -> None:
    answer = ask("Which bridge is longer, the Alder Bridge or the Birch Bridge?", documents=BRIDGES)
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "310 metres" in quotes
    assert "240 metres" in quotes


@pytest.mark.parametrize(
    ("question", "texts", "quotes"),
    [
        (
            "Which lasted longer, the strike in Grenna or the strike in Ostby?",
            ["The strike in Grenna lasted nineteen days. The strike in Ostby lasted eleven weeks. Nobody was paid."],
            ["nineteen days", "eleven weeks"],
        ),
        (
            "How did the number of pupils at Elm school change between 2017 and 2019?",
            ["Elm school had 210 pupils in 2017. A new hall was opened. In 2019 Elm school had 164 pupils."],
            ["210 pupils", "164 pupils"],
        ),
        (
            "What did the roof cost, compared with what was promised?",
            ["The builder promised a roof for 20,000 crowns. In the end the roof cost 31,000 crowns. It is green."],
            ["31,000 crowns", "20,000 crowns"],
        ),
        (
            "The cause of the fire: council vs inspector?",
            ["The council holds that the fire was caused by a cigarette.",
             "The fire was caused by a frayed cable, the inspector found."],
            ["a cigarette", "a frayed cable"],
        ),
    ],
)  # fmt: skip
def test_both_sides_are_quoted_and_dispute_nothing(question: str, texts: list[str], quotes: list[str]) -> None:
    answer = ask(question, documents=[{"text": text} for text in texts])
    assert [[words in one.quote for words in quotes] for one in answer.citations] == [[True, False], [False, True]]
    assert answer.conflicts == ()


def test_a_question_about_two_documents_compares() -> None:
    assert read_question("On what do the two letters disagree?").compares
    assert read_question("Do the studies agree?").compares
    assert not read_question("What does the letter say about the quay?").compares


def test_a_side_is_answered_by_the_document_that_is_called_so() -> None:
    pages: list[Given] = [
        {"title": "Building permit 88", "text": "The mast may be 24 metres high. It must be lit at night."},
        {"title": "The keeper's diary", "text": "They put up the mast today. I make it 31 metres, whatever they say."},
        {"title": "Harbour guide", "text": "The mast is said to be 40 metres high. The height of the mast is unknown."},
    ]
    answer = ask("How do the permit and the diary differ on the height of the mast?", documents=pages)
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert "24 metres" in quotes
    assert "40 metres" not in quotes


def test_documents_are_found_by_what_they_are_called() -> None:
    def called(name: str) -> list[str]:
        return [one.id for one in documents_called(name, "en", FILED)]

    assert called("the open letter") == ["letter"]
    assert called("the staffing table") == ["staff"]
    assert called("the press release") == ["release"]
    assert called("the first flood") == ["early"]
    assert called("the second flood") == ["late"]
    assert called("the control group") == []
    assert called("the minutes of May") == []


def test_one_sentence_may_tell_how_long_and_where(seeds_home: Path) -> None:
    """What was said of the meeting of January is no second half."""
    before = [
        ("Did Iwaya bring up the steel takeover?", "“I intend to invest”, Iwaya said, but did not name U.S. Steel.")
    ]
    asked = "How long did the October meeting last, and where was it held?"
    answer = ask(asked, settings=Settings(home=seeds_home), history=before)
    assert "40 minutes" in answer.text
    assert len({citation.document.id for citation in answer.citations}) == 1
