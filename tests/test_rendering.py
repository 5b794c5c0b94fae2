"""Whatever a document, a model or a reader writes reaches the page as text, never as markup."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answers import Answer, Citation, Found, Passage, Sentence, Status
from rag.events import AnswerReady, Notice, PassagesFound, Restarted, SentenceVerified
from rag.filters import Filters
from rag.settings import Settings
from tests.chat_corpus import COURIER, HARBOUR, HOSTILE, cite, passage, scripted
from ui.kept.turns import Progress, Turn, history
from ui.page.conversation import converse
from ui.page.library_rendering import arrivals_html, library_html
from ui.page.rendering import conversation_html, hint_html, pieces
from ui.page.source_panel import Place, missing_html, source_html
from ui.page.source_text import WINDOW, Segment, parts, window
from vectorstore.adding.arrivals import Arrival, ArrivalState
from vectorstore.documents import Chunk, Document, Origin, SourceKind, Span
from vectorstore.index.lookups import Pending

OWN_TAGS = {
    *("section", "strong", "nav", "article", "div", "span", "p", "ul", "ol", "li", "dl", "dt", "dd", "h2", "button"),
    *("mark", "label", "input", "details", "summary", "time", "progress"),
    *("blockquote", "pre", "code", "em", "s", "table", "tr", "th", "td"),
}
OWN_ATTRIBUTES = {
    *("class", "dir", "role", "title", "type", "tabindex", "aria-label", "aria-hidden", "aria-controls"),
    *("data-turn", "data-number", "data-verdict", "aria-pressed", "data-document", "data-question", "disabled"),
    *("data-title", "data-when", "data-quote", "data-copy", "data-edit", "data-seconds"),
    *("data-copied", "data-refused", "data-asking", "data-all", "data-some", "data-none"),
    *("id", "aria-labelledby", "aria-live", "hidden", "checked", "data-id", "data-tick", "data-ask", "data-remove"),
    *("aria-level", "start", "scope"),
    *("datetime", "data-kinds", "data-most", "data-together", "data-files", "max", "value"),
}
hostile = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&\"'`/= ${}[]()\\\n\0abscript🚢𝔸\u202e\ud800", max_size=60),
    st.sampled_from([HOSTILE, "</p><svg onload=alert(1)>", '" onclick="alert(1)', "{{ 7*7 }}", "![x](http://a.b/c)"]),
)


class Page(HTMLParser):
    """Collects the tags, the attribute names and the marked text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.marked = ""
        self._marking = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._marking = self._marking or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        self._marking = self._marking and tag != "mark"

    def handle_data(self, data: str) -> None:
        self.text += data
        self.marked += data if self._marking else ""


def assert_only_our_markup(html: str) -> Page:
    page = Page(html)
    assert page.tags <= OWN_TAGS
    assert page.attributes <= OWN_ATTRIBUTES
    html.encode()  # nothing the wire cannot carry
    return page


def shown(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


@given(title=hostile, publisher=hostile, path=hostile, place=hostile, text=hostile, question=hostile, notice=hostile)
@settings(max_examples=30, deadline=None)
def test_no_markup_of_others_survives(
    title: str, publisher: str, path: str, place: str, text: str, question: str, notice: str
) -> None:
    body = f"{text} quoted words {text}"
    document = Document(
        id=f"{title}{path}",
        path=path,
        text=body,
        title=title,
        publisher=publisher,
        kind=SourceKind.PRESS,
        event_place=place,
        language=title,
        origins=(Origin("title", place, Span(0, len(text))),),
    )
    citation = Citation(1, document, 0, len(body), body) if body.strip() else cite(1, document, "quoted")
    turn = Turn(question, scope=title, notices=(notice,)).after(
        AnswerReady(
            Answer(
                question,
                text,
                Status.ANSWERED,
                sentences=(Sentence(f"{title} {body}", (1,)), Sentence(text, (1,))),
                citations=(citation,),
                answerer=f"openai:{title}",
            )
        )
    )
    refused = Turn(question).after(
        AnswerReady(
            Answer(
                question,
                text,
                Status.NO_EVIDENCE,
                passages=(Passage(Chunk("", document.id, 0, 1), document, 1.0, Found.DENSE),),
            )
        )
    )
    turns = (turn, refused, Turn(question).failed(text), Turn(question, progress=Progress(1, 2)))
    assert shown(question) in assert_only_our_markup(conversation_html(turns)).text
    assert_only_our_markup(conversation_html((), (title, question)))
    assert_only_our_markup(library_html([document], 1, notice, changeable=True))
    arrivals = [Arrival(1, path, ArrivalState.FAILED, notice), Arrival(2, title, ArrivalState.EMBEDDING, "", "b")]
    assert_only_our_markup(arrivals_html(arrivals, {"b": Pending(3, 4)}, text))
    assert_only_our_markup(missing_html(notice))
    assert_only_our_markup(hint_html(notice))
    assert_only_our_markup(source_html(document, Span(0, len(body)), Place(0, 1, (1, 2))))
    assert_only_our_markup(source_html(replace(document, format="md"), Span(0, len(body)), Place(0, 1)))


@given(
    before=hostile, quote=hostile.filter(str.strip), after=hostile, furniture=st.lists(st.integers(0, 200), max_size=4)
)
@settings(max_examples=80, deadline=None)
def test_highlight_is_exactly_the_quotation(before: str, quote: str, after: str, furniture: list[int]) -> None:
    text = before + quote + after
    spans = tuple(Span(at, at + 7) for at in furniture if at + 7 <= len(text))
    document = Document(id="d", path="p", text=text, furniture=spans)
    quotation = Span(len(before), len(before) + len(quote))
    assert Page(source_html(document, quotation, Place(0, 1))).marked == shown(quote)
    cut = [part for part in parts(document, quotation, window(document, quotation)) if isinstance(part, Segment)]
    assert "".join(segment.text for segment in cut) == text
    assert "".join(segment.text for segment in cut if segment.quoted) == quote


def test_furniture_is_greyed_and_explained() -> None:
    html = source_html(HARBOUR, Span(0, 7), Place(0, 1))
    assert '<span class="furniture">Related stories: Ten best beaches</span>' in html
    assert "page furniture" in html
    assert "page furniture" not in source_html(COURIER)


def test_panel_says_what_is_not_stated_and_where_the_rest_was_read() -> None:
    page = Page(source_html(HARBOUR))
    assert "4 March 2024" in page.text
    assert "read from dateline: 3 March 2024" in page.text
    assert "Published not stated" in " ".join(Page(source_html(COURIER)).text.split())


def test_a_very_long_document_is_shown_around_its_quotation() -> None:
    text = "a" * WINDOW + "needle" + "b" * WINDOW
    document = Document(id="d", path="p", text=text)
    quotation = Span(WINDOW, WINDOW + 6)
    page = Page(source_html(document, quotation, Place(0, 1)))
    assert page.marked == "needle"
    assert window(document, quotation).end - window(document, quotation).start == WINDOW
    assert f"Characters {WINDOW // 2} to {WINDOW // 2 + WINDOW} of {2 * WINDOW + 6}" in page.text


def test_the_words_of_a_quotation_are_told_from_the_introduction() -> None:
    turn = Turn("?", citations=(cite(1, HARBOUR, "The quay is 240 metres long."),))
    sentence = Sentence("It wrote: “The quay is 240 metres long.” So be it.", (1,))
    assert pieces(sentence, turn) == [
        ("It wrote: “", None),
        ("The quay is 240 metres long.", turn.citations[0]),
        ("” So be it.", None),
    ]


def turns_for(question: str) -> tuple[Turn, ...]:
    return list(converse(scripted, Settings(), (), question, Filters()))[-1]


def test_an_answer_shows_its_check_its_sources_and_their_conflict() -> None:
    html = conversation_html(turns_for("How long is the quay?"))
    page = Page(html)
    words = " ".join(page.text.split())
    assert "3 quotations, each checked character for character" in words
    assert "Sources differ: the length of the quay" in words
    assert "in the documents’ own words, no model" in words
    assert "0.3 s" in words
    assert html.count('<li class="card">') == 2  # two documents, three quotations
    assert 'class="answer answered"' in html


def test_a_partial_answer_counts_what_was_withheld() -> None:
    html = conversation_html(turns_for("model?"))
    assert 'class="answer partial"' in html
    assert "2 sentences of the model withheld: no passage supports them." in html
    assert "The model did not finish" in html
    assert "Soon void" not in html


def test_no_evidence_looks_different_and_says_what_was_searched() -> None:
    html = conversation_html(turns_for("Who won?"))
    assert 'class="answer no-evidence"' in html
    assert "Not in the documents" in html
    assert "All documents searched" in html
    assert 'class="chip"' not in html


def test_an_error_of_ours_is_shown_with_its_next_step() -> None:
    html = conversation_html(turns_for("fail"))
    assert 'class="answer problem"' in html
    assert "Start it, or unset ATTACHE_MODEL." in html
    assert "Traceback" not in html


def test_each_event_moves_the_turn_on() -> None:
    first, second = cite(1, HARBOUR, "240 metres"), cite(2, COURIER, "238 metres")
    turn = Turn("?").after(PassagesFound((passage(HARBOUR),)))
    assert turn.progress == Progress(1, 1)
    assert "Reading 1 passage of 1 document…" in conversation_html((turn,))
    turn = turn.after(SentenceVerified(Sentence("B", (2,)), (second,)))
    turn = turn.after(SentenceVerified(Sentence("A", (1, 2)), (first, second)))
    assert [c.number for c in turn.citations] == [1, 2]
    assert turn.after(Notice("n")).after(Notice("n")).notices == ("n",)
    restarted = turn.after(Restarted("why"))
    assert (restarted.sentences, restarted.citations, restarted.notices) == ((), (), ("why",))
    assert turn.halted().stopped


def test_follow_ups_carry_the_finished_turns_only() -> None:
    (ferry,) = turns_for("ferry?")
    assert ferry.answer is not None
    assert history((ferry, Turn("open"), Turn("bad").failed("x"))) == (("ferry?", ferry.answer.text),)
    last = list(converse(scripted, Settings(), (ferry,), "Who?", Filters()))[-1][-1]
    assert last.answer is not None
    assert "Questions before: 1" in last.answer.text
