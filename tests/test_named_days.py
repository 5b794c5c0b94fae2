"""Days that a sentence calls “today” or “yesterday”, and which day that is."""

from rag.answering.introductions import introduction
from rag.dates.named_days import named_day
from vectorstore.dates import PartialDate
from vectorstore.documents import Document, Span


def made(text: str, published: str | None = "2024-06-08") -> Document:
    return Document("d", "notice.txt", text, published=PartialDate.parse(published) if published else None)


def day_of(document: Document, sentence: str) -> str | None:
    start = document.text.index(sentence)
    found = named_day(document, Span(start, start + len(sentence)))
    return str(found.day) if found else None


def test_yesterday_is_the_day_before_the_publication() -> None:
    said = "The mayor, who took office yesterday, signed it."
    document = made(said)
    assert day_of(document, said) == "2024-06-07"
    assert day_of(made(said, None), said) is None
    assert day_of(made(said, "2024-06"), said) is None
    found = named_day(document, Span(0, len(said)))
    assert "“yesterday” is 7 June 2024" in introduction(document, "en", found)
    assert "「yesterday」は2024年6月7日" in introduction(document, "ja", found)


def test_a_line_that_opens_with_a_day_is_of_that_day() -> None:
    text = "Boil all water.\n\nUpdate, 11 June 2024: Two samples were clean. The notice is lifted as of noon today."
    document = made(text)
    assert day_of(document, "The notice is lifted as of noon today.") == "2024-06-11"
    found = named_day(document, Span(text.index("The notice"), len(text)))
    assert found is not None
    assert found.line is not None
    assert text[found.line.start :].startswith("Update, 11 June 2024")


def test_a_sentence_with_a_date_of_its_own_or_two_such_days_says_no_more() -> None:
    for said in (
        "Yesterday, on 3 May 2024, it rained.",
        "It rained yesterday and will rain tomorrow.",
        "Nothing happened.",
    ):
        assert day_of(made(said), said) is None


def test_a_date_in_the_middle_of_a_line_is_not_the_day_it_was_written_on() -> None:
    text = "The pier that was built on 3 May 1911 is old. It closed yesterday."
    assert day_of(made(text), "It closed yesterday.") == "2024-06-07"
