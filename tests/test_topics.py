"""A matter typed as into a search box is answered with the sentence that tells of it, or not at all."""

import pytest

from rag import Status, ask
from rag.asking import Given

PAGES: list[Given] = [
    {
        "title": "The mill at Orsay Bend",
        "text": "The mill was built by Josiah Penn, a mason. It burned down in 1811. The sluice still stands.",
    }
]


@pytest.mark.parametrize(
    ("topic", "told"), [("Penn", "Josiah Penn"), ("Sluice?", "sluice"), ("Josiah Penn", "a mason")]
)
def test_a_topic_is_answered_by_the_sentence_that_tells_of_it(topic: str, told: str) -> None:
    assert told in ask(topic, documents=PAGES).text


@pytest.mark.parametrize("topic", ["Submarines?", "Ada Lovelace"])
def test_a_topic_that_nothing_tells_of_is_refused(topic: str) -> None:
    assert ask(topic, documents=PAGES).status is Status.NO_EVIDENCE


def test_a_word_of_the_language_is_not_taken_for_a_slip() -> None:
    page: Given = {
        "title": "Fair",
        "text": "The joint fair was held in May. Mara Quill opened the world exhibition there.",
    }
    assert not ask("Who joined the fair?", documents=[page]).notices
    assert ask("Who opened the exibition?", documents=[page]).notices
