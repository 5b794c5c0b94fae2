"""Passages and sentences in the order that a close reading gives them."""

from rag import ask

PAGES = [
    {"title": "Fees", "text": "Berth fees at the marina are set each spring by the board. " * 3},
    {"title": "Marina", "text": "A marina is a place for boats. The marina was costly, people said. " * 3},
    {"title": "Opening", "text": "The marina cost 4.2 million euros to build, the town said on Monday."},
    {"title": "Opening again", "text": "To build the marina cost the town 4.2 million euros, a report found."},
]


def test_the_passage_that_answers_comes_first() -> None:
    answer = ask("How much did it cost to build the marina?", documents=PAGES)
    assert answer.passages[0].document.title in ("Opening", "Opening again")
    assert [p.score for p in answer.passages] == sorted((p.score for p in answer.passages), reverse=True)


def test_sureness_is_a_probability_and_higher_where_the_documents_answer() -> None:
    sure = ask("How much did it cost to build the marina?", documents=PAGES).confidence
    unsure = ask("Who painted the lighthouse in Oslo?", documents=PAGES).confidence
    assert sure is not None
    assert unsure is not None
    assert 0 <= unsure < sure <= 1
