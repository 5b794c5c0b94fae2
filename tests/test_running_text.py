"""Text broken into lines by its editor runs on where it is shown, and stays as it is everywhere else."""

from rag.answers import Answer, Sentence, Status
from tests.test_rendering import Page
from ui.kept.turns import Turn
from ui.page.exports import conversation_markdown
from ui.page.rendering import conversation_html, copied
from ui.page.running_text import runs
from ui.page.source_panel import Place, source_html
from ui.words import ENGLISH
from vectorstore.documents import Document, Span

FIRST = "SNB, Lindhaven. With 98 per cent of all the ballots counted, the party of"
QUOTE = "With 98 per cent of all the ballots counted, the party of\n  the mayor stood at 34 of the 101 seats."
TEXT = f"{FIRST}\n  the mayor stood at 34 of the 101 seats.\n\nnorth      12\nsouth      14\n"
PAPER = Document(id="d", path="wire.txt", text=TEXT)
START = TEXT.index("With")


def cited() -> Turn:
    from rag.answers import Citation

    mark = Citation(1, PAPER, START, START + len(QUOTE), QUOTE)
    sentence = Sentence(f"SNB: “{QUOTE}”", (1,))
    answer = Answer("?", sentence.text, Status.ANSWERED, sentences=(sentence,), citations=(mark,))
    return Turn("How many?", sentences=(sentence,), citations=(mark,), answer=answer, progress=None)


def test_a_quotation_is_cut_at_the_ends_of_its_lines_and_joined_it_is_itself() -> None:
    pieces = runs(PAPER, START, START + len(QUOTE))
    assert [form for _, form in pieces] == ["", "turned", ""]
    assert "".join(text for text, _ in pieces) == QUOTE


def test_the_answer_shows_a_blank_and_still_holds_every_character() -> None:
    html = conversation_html((cited(),))
    assert 'the party of<span class="turned">\n  </span>the mayor' in html
    assert QUOTE in Page(html).text


def test_the_panel_marks_the_quotation_as_one_and_holds_the_text_as_it_is() -> None:
    html = source_html(PAPER, Span(START, START + len(QUOTE)), Place(0, 1))
    assert html.count("<mark") == 1
    assert '<span class="turned">\n  </span>' in html
    assert Page(html).marked == QUOTE
    assert TEXT in Page(html).text
    assert html.count('class="turned"') == 1  # not in the table


def test_exports_and_copies_are_verbatim() -> None:
    assert QUOTE in copied(cited(), ENGLISH)
    assert "the party of\n> the mayor stood" in conversation_markdown("Seats", [cited()])


def test_no_blank_is_shown_between_words_of_a_script_that_has_none() -> None:
    text = "\n".join(["北の水車小屋は洪水のあとに中村さんが再建しました" * 3 + "が"] * 3) + "終わり。"
    assert {form for _, form in runs(Document(id="j", path="j.txt", text=text), 0, len(text))} == {"", "closed"}
