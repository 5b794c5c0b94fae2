"""Leading with the answer itself: cut out of the quotation, or yes or no."""

import pytest

from rag import Answer, ask
from rag.judging.short_answers import whole_name
from vectorstore.documents import Span

PAGE = {
    "title": "Marina report",
    "text": (
        "Marina report\n\nThe new marina at Brackwater opened on 3 May 2024. It has 214 berths and a fuel dock. "
        "The harbour master, Ines Falk, signed the lease in the customs house. The board did not raise the fees. "
        "The opening ceremony lasted 45 minutes."
    ),
}


def answered(question: str) -> Answer:
    return ask(question, documents=[PAGE])


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many berths does the new marina have?", "214"),
        ("Who signed the lease in the customs house?", "Ines Falk"),
        ("How long did the opening ceremony last?", "45 minutes"),
    ],
)
def test_the_answer_leads_and_its_words_stand_in_the_quotation(question: str, short: str) -> None:
    answer = answered(question)
    lead = answer.sentences[0].short
    assert short in lead
    assert lead in answer.citations[0].quote
    assert answer.text.startswith(f"**{lead}** – ")


@pytest.mark.parametrize(
    ("question", "short"),
    [("Did the board raise the fees?", "No"), ("Did Ines Falk sign the lease in the customs house?", "Yes")],
)
def test_yes_or_no_where_the_quotation_decides_it(question: str, short: str) -> None:
    assert answered(question).sentences[0].short == short


@pytest.mark.parametrize(
    "text",
    [
        "The talks did not include the signing of a new treaty between the two towns.",
        "The two towns signed a new treaty after the talks, without a ceremony.",
    ],
)
def test_no_denied_sentence_follows_a_yes_and_none_a_no_that_denies_something_else(text: str) -> None:
    answer = ask("Was a new treaty signed between the two towns?", documents=[{"title": "Talks", "text": text}])
    assert answer.sentences[0].short == ("No" if "not" in text else "")


def test_an_answer_takes_at_most_sixty_words() -> None:
    for question in ("How many berths does the new marina have?", "When did the new marina open?"):
        assert len(answered(question).text.split()) <= 60


def test_a_refusal_shows_the_nearest_thing_as_what_it_is() -> None:
    answer = answered("How many berths did the old marina at Torgrim have in 1931?")
    assert answer.status == "no_evidence"
    assert answer.sentences == ()
    if answer.nearest is not None:
        assert answer.nearest.quote in PAGE["text"]


def test_a_number_word_names_nothing() -> None:
    text = "The post of harbour master is free again. Three names circulate for the succession, it is said in town."
    answer = ask("Which names circulate for the succession?", documents=[{"title": "Post", "text": text}])
    assert answer.sentences[0].short == ""


def test_no_date_line_is_quoted_in_front_of_the_answer() -> None:
    text = "8 June 2023\n\nIt took thirteen hours and two broken coffee machines to agree on the price of cheese."
    answer = ask("How many hours did the talks on cheese take?", documents=[{"text": text}])
    assert "thirteen hours" in answer.text
    assert "8 June 2023 " not in answer.citations[0].quote.replace("\n", " ")


def test_the_number_of_an_item_counts_nothing() -> None:
    text = "Minutes\n\n3. Mill Lane School.\n\nThe head reported on the year. The school has 81 pupils.\n"
    answer = ask("How many pupils does Mill Lane School have?", documents=[{"title": "Minutes", "text": text}])
    assert "81" in answer.sentences[0].text
    assert all("3. Mill Lane" not in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("text", "answer", "whole"),
    [
        ("On Friday Ada Holm took over.", "Ada Holm", "Ada Holm"),
        ("On Friday Ada Holm took over.", "Holm", "Ada Holm"),
        ("In May Ada Holm took over.", "Holm", "Ada Holm"),
        ("All was well until Friday Ada Holm said.", "Ada", "Ada Holm"),
        ("It opened on Friday 3 May 2024.", "3 May 2024", "Friday 3 May 2024"),
        ("It opened on Friday.", "Friday", "Friday"),
        ("They asked Friday Holm, the master.", "Friday Holm", "Friday Holm"),
    ],
)
def test_the_day_before_a_name_is_no_part_of_it_and_that_of_a_date_is(text: str, answer: str, whole: str) -> None:
    start = text.index(answer)
    assert whole_name(text, Span(start, start + len(answer))) == whole


@pytest.mark.parametrize(
    "denied",
    [
        "The Director no longer hears appeals of tenants.",
        "The Director does not hear appeals of tenants.",
        "The Director doesn’t hear appeals of tenants.",
        "The Director cannot hear appeals of tenants.",
        "The Director never hears appeals of tenants.",
        "The Director will no longer hear appeals of tenants.",
        "Ada Holm no longer hears appeals of tenants.",
    ],
)
def test_who_no_longer_does_it_does_not_lead(denied: str) -> None:
    answer = ask("Who hears appeals of tenants?", documents=[{"title": "Tenants of Ostby", "text": denied}])
    assert not any(one.short for one in answer.sentences)


@pytest.mark.parametrize(
    ("told", "short"),
    [
        ("Ada Holm hears appeals of tenants.", "Ada Holm"),
        ("Ada Holm now hears appeals of tenants, and not on Mondays.", "Ada Holm"),
    ],
)
def test_who_does_it_leads(told: str, short: str) -> None:
    answer = ask("Who hears appeals of tenants?", documents=[{"title": "Tenants of Ostby", "text": told}])
    assert answer.sentences[0].short == short
