"""What documents suggest to ask, and which answers make a question worth offering."""

from dataclasses import replace

import pytest

from rag.answers import Answer, Status
from tests.chat_corpus import CORPUS, HARBOUR, NOTES, cite
from ui.page.suggestions import suggestions
from ui.words import ENGLISH
from vectorstore.documents import Document, Origin

LEAD = "The harbour office opened the new quay on Sunday."
TITLED = replace(HARBOUR, event_place=None)
(HAPPENED,) = suggestions([HARBOUR], ENGLISH)
(ABOUT,) = suggestions([TITLED], ENGLISH)


def answered(*quotes: str, of: Document = HARBOUR) -> Answer:
    citations = tuple(cite(number, of, quote) for number, quote in enumerate(quotes, 1))
    return Answer("?", "", Status.ANSWERED, citations=citations)


def test_what_is_asked_comes_from_the_descriptions() -> None:
    assert HAPPENED.question == "What happened in Port Town on 3 March 2024?"
    assert ABOUT.question == "What is “Harbour office opens new quay” about?"
    assert suggestions([replace(TITLED, title=None), NOTES], ENGLISH) == ()
    assert len(suggestions([*CORPUS[:1], HARBOUR], ENGLISH)) == 1


@pytest.mark.parametrize(
    "title",
    [
        *("CONFIDENTIAL - NOT FOR CIRCULATION", "Confidential: not for circulation", "Untitled document 1", "August"),
        *(
            "LOAN AGREEMENT",
            "Re: Re: the new quay",
            "Microsoft Word - quay report",
            "the new quay.docx",
            "A | Port Town",
        ),
    ],
)
def test_a_doubtful_title_suggests_nothing(title: str) -> None:
    assert suggestions([replace(TITLED, title=title)], ENGLISH) == ()


def test_the_subject_of_a_message_is_no_title() -> None:
    assert suggestions([replace(TITLED, origins=(Origin("title", "subject line"),))], ENGLISH) == ()


def test_an_answer_from_the_lead_in_words_of_the_title_is_worth_it() -> None:
    assert HAPPENED.is_met(answered(LEAD))
    assert ABOUT.is_met(answered(LEAD))
    assert ABOUT.is_met(answered(LEAD, "The quay is 240 metres long."))


@pytest.mark.parametrize(
    "answer",
    [
        Answer("?", "", Status.NO_EVIDENCE),
        replace(answered(LEAD), status=Status.PARTIAL),
        answered("Harbour office opens new quay"),  # the title again
        answered("The first ferry leaves on 9 March at seven in the morning."),  # not of the lead, nor of the title
        answered("The quay is 240 metres long."),  # a stray detail: one word of the title
        answered(LEAD, "It took four years,"),  # half a sentence
        answered(LEAD, of=replace(HARBOUR, id="d" * 64)),  # another document's
    ],
)
def test_a_refusal_a_stray_or_another_documents_sentence_is_not(answer: Answer) -> None:
    assert not ABOUT.is_met(answer)


def test_rows_and_items_of_lists_are_no_answer() -> None:
    for quote in (
        "Town of Tarnwick | 2.9 million euros, of which one is paid. | x",
        "- The quay is open to all ships.",
    ):
        assert not HAPPENED.is_met(answered(quote, of=replace(HARBOUR, text=quote)))
