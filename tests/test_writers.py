"""“I” is whoever writes or speaks where it stands, and who is asked about them is answered so."""

import pytest

from rag import Answer, Status, ask
from rag.evidence.matching import Matcher
from rag.evidence.worded import worded_sentences
from rag.questions.question import read_question
from rag.texts.introduced import introduced
from rag.texts.speakers import speaker_at
from rag.texts.writers import first_person, in_quotation, own_words
from tests.test_mails import THREAD
from vectorstore.documents import Document, Span

REPORT = (
    "Report of Dr Ana Weir on the water works of Ellin\n\n4 March 2024\n\nThe works stand on the left bank of the Ell. "
    "I bought thirty filters on the market. The foreman, Tom Brand, said: “I found nine cracks in the wall. I counted "
    "them twice.” Phase I is over. He gave me the key. My fee was 900 crowns.\n"
)
MAILS = (
    "From: Celia Abbot <celia@ellin.example>\nTo: Tom Brand\nDate: Mon, 4 March 2024 09:12\nSubject: the papers\n\n"
    "Tom,\n\nThe works want my name under it. I would rather resign than sign. The old filters leak at the seams.\n\n"
    "Celia\n\n-----\n\n"
    "From: Tom Brand\nTo: Celia Abbot\nDate: Mon, 4 March 2024 11:40\nSubject: Re: the certificate\n\n"
    "Celia, nobody asks you to resign. I bought twelve pumps in Sund. Ida Vance told me: “I sold nine valves.”\n\nTom\n"
)
INTERVIEW = (
    "Interview with Ines Falk, harbour master of Ellin\n\nQ: When did the lamp fail?\n"
    "A: In May. I found salt in the socket.\n\n"
    "Q: Who mended it?\nA: The ferrymen did, for nine crowns.\n\nQ: Will you sell the pier?\n"
    "A: No. It will not be sold while I live.\n"
)
LETTER = (
    "Harbour Lane 12, Ellin\n\n4 March 2024\n\nDear Mr Brand,\n\nThe boiler at the school has failed again. "
    "I repaired the valve myself in January.\n\nYours sincerely,\n\nOlav Stenmark\nPlumber\n"
)
CHAIR = (
    "Yearly report of the Grenna rowing club\n\nI took over the chair of the club from Tobias Renn in May 2021. "
    "Elsa Moor said: “I sold nine boats.” I propose Piers Gale as my successor. The slip is dry.\n\n"
    "Ada Holm\nChair of the Grenna rowing club\n"
)
LISTED = "Present:\nAda Holm, Chair\nTobias Renn, Treasurer\n\nI bought nine pumps, said one of them.\n"
SENT = "To: Elsa Moor, Chair of the club\n\nI bought nine pumps.\n\nYours sincerely,\n\nAda Holm\nTreasurer\n"
TWO = "Report\n\nI bought nine pumps. The boats are old.\n\nAda Holm\nChair\n\nTobias Renn\nTreasurer\n"


def of(text: str, sentence: str) -> Span:
    start = text.index(sentence)
    return Span(start, start + len(sentence))


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def asked(question: str, text: str) -> Answer:
    return ask(question, documents=[{"text": text}])


@pytest.mark.parametrize(
    ("text", "sentence", "name"),
    [
        (REPORT, "I bought thirty filters on the market.", "Dr Ana Weir"),
        (REPORT, "My fee was 900 crowns.", "Dr Ana Weir"),
        (REPORT, "The works stand on the left bank of the Ell.", ""),
        (REPORT, "The foreman, Tom Brand, said: “I found nine cracks in the wall.", ""),
        (REPORT, "I counted them twice.”", ""),
        (REPORT, "Phase I is over.", ""),
        (MAILS, "I bought twelve pumps in Sund.", "Tom Brand"),
        (MAILS, "Ida Vance told me: “I sold nine valves.”", ""),
        (THREAD, "Nobody knows who I am.", ""),
        (INTERVIEW, "I found salt in the socket.", "Ines Falk"),
        (LETTER, "I repaired the valve myself in January.", "Olav Stenmark"),
        (CHAIR, "I took over the chair of the club from Tobias Renn in May 2021.", "Ada Holm"),
        (CHAIR, "I propose Piers Gale as my successor.", "Ada Holm"),
        (CHAIR, "Elsa Moor said: “I sold nine boats.”", ""),
        (CHAIR, "The slip is dry.", ""),
        (LISTED, "I bought nine pumps, said one of them.", ""),
        (SENT, "I bought nine pumps.", "Ada Holm"),
        (TWO, "I bought nine pumps.", "Ada Holm"),  # who signs first
        ("Ellin Water Works Ltd\n\nWe bought pumps.", "We bought pumps.", "Ellin Water Works Ltd"),
        ("By Ana Weir\n\nWe bought pumps.", "We bought pumps.", ""),
    ],
)
def test_who_is_called_i(text: str, sentence: str, name: str) -> None:
    writer = first_person(text, of(text, sentence))
    assert (writer.name if writer else "") == name


def test_the_name_of_the_writer_explains_i() -> None:
    found = {REPORT[one.span.start : one.span.end]: one for one in worded_sentences(REPORT, "en", 0, len(REPORT))}
    assert "weir" in found["I bought thirty filters on the market."].writer
    assert not found["The works stand on the left bank of the Ell."].writer


def test_i_is_its_writer_only_where_something_else_is_said_of_what_is_asked() -> None:
    document = Document(id="report", path="report.txt", text=REPORT, language="en")
    found = {REPORT[one.span.start : one.span.end]: one for one in worded_sentences(REPORT, "en", 0, len(REPORT))}
    bought, fee = found["I bought thirty filters on the market."], found["My fee was 900 crowns."]
    question = read_question("How many filters did Weir buy?")
    matcher = Matcher(question, dict.fromkeys(question.terms, 1.0), [document])
    assert matcher.match(document, bought).own > 2 / 3
    assert matcher.match(document, fee).own == 0.0


def test_what_is_said_without_i_is_the_writers_word_unless_it_is_quoted_or_an_article() -> None:
    told = own_words(MAILS, of(MAILS, "The old filters leak at the seams."))
    assert told is not None
    assert told.name == "Celia Abbot"
    assert own_words(REPORT, of(REPORT, "I counted them twice.”")) is None
    assert own_words("By Nora Quill\n\nThe pier is sold.", Span(15, 32)) is None


def test_a_quotation_ends_with_its_mark_or_its_paragraph() -> None:
    text = "“I came. I saw.” I left. “I sold it.\n\nI stayed; the owners’ yard ‘was closed. I think’ so."
    told = [text[place:].split(".")[0].strip() for place in range(len(text)) if text.startswith("I ", place)]
    inside = [in_quotation(text, place) for place in range(len(text)) if text.startswith("I ", place)]
    assert dict(zip(told, inside, strict=True)) == {
        "I came": True, "I saw": True, "I left": False, "I sold it": True,
        "I stayed; the owners’ yard ‘was closed": False,
        "I think’ so": True,
    }  # fmt: skip


def test_a_letter_before_a_turn_stands_for_whom_a_line_names() -> None:
    assert speaker_at(INTERVIEW, INTERVIEW.index("I found salt")) == "Ines Falk"
    head = "Interview with Gil Holm\nRecorded by Corinne Haddow (CH)\n\n"
    known = [introduced(head, label, len(head)) for label in ("GH", "CH", "A.", "A", "Q", "HADDOW")]
    assert [one.name if one else "" for one in known] == [
        "Gil Holm", "Corinne Haddow", "", "Gil Holm", "", "Corinne Haddow",
    ]  # fmt: skip
    told = "Q. You are a plumber?\nA. I am.\n\nQ. Since when?\nA. Since May.\n"
    sworn = f"DR OLAV STENMARK, called. Examined by MR BRAND\n\n{told}"
    assert speaker_at(sworn, sworn.index("Since May")) == "DR OLAV STENMARK"


@pytest.mark.parametrize(
    ("text", "question", "sentence", "line", "short"),
    [
        (
            MAILS, "Who said she would rather resign than sign?", "I would rather resign than sign.",
            "From: Celia Abbot <celia@ellin.example>", "Celia Abbot",
        ),
        (
            MAILS, "Who said that the old filters leak?", "The old filters leak at the seams.",
            "From: Celia Abbot <celia@ellin.example>", "Celia Abbot",
        ),
        (MAILS, "Who bought twelve pumps?", "I bought twelve pumps in Sund.", "From: Tom Brand", "Tom Brand"),
        (
            LETTER, "Who repaired the valve at the school?", "I repaired the valve myself in January.", "Olav Stenmark",
            "Olav Stenmark",
        ),
        (
            CHAIR, "Who took over the chair of the rowing club from Tobias Renn?",
            "I took over the chair of the club from Tobias Renn in May 2021.",
            "Ada Holm\nChair of the Grenna rowing club", "Ada Holm",
        ),
        (TWO, "Who bought nine pumps?", "I bought nine pumps.", "Ada Holm\nChair", "Ada Holm"),
        (
            INTERVIEW, "Who said that the pier will not be sold?", "It will not be sold while I live.",
            "Interview with Ines Falk, harbour master of Ellin", "Ines Falk",
        ),
    ],
)  # fmt: skip
def test_the_line_that_names_the_writer_is_quoted(
    text: str, question: str, sentence: str, line: str, short: str
) -> None:
    answer = asked(question, text)
    assert quotes(answer)[:2] == [sentence, line]
    assert answer.sentences[0].short == short


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        (REPORT, "How many filters did Weir buy?", "thirty"),
        (REPORT, "What was Weir's fee?", "900 crowns"),
        (MAILS, "How many pumps did Tom Brand buy?", "twelve"),
        (LETTER, "When did Stenmark repair the valve?", "January"),
        (CHAIR, "Who was chair before Ada Holm?", "Tobias Renn"),
    ],
)
def test_the_name_of_the_author_counts_for_i(text: str, question: str, short: str) -> None:
    assert asked(question, text).sentences[0].short == short


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (REPORT, "How many filters did Brand buy?"),
        (REPORT, "How many cracks did Weir find?"),
        (MAILS, "How many pumps did Celia Abbot buy?"),
        (MAILS, "How many valves did Brand sell?"),
        (LETTER, "When did Brand repair the valve?"),
        (SENT, "How many pumps did Elsa Moor buy?"),
    ],
)
def test_what_another_one_did_is_no_answer(text: str, question: str) -> None:
    assert asked(question, text).status is Status.NO_EVIDENCE


def test_what_somebody_said_is_taken_from_their_own_mail() -> None:
    answer = asked("What did Celia Abbot say about resigning?", MAILS)
    assert "I would rather resign than sign." in quotes(answer)
    assert not any("nobody asks you" in quote for quote in quotes(answer))
    other = asked("What did Tom Brand say about resigning?", MAILS)
    assert quotes(other) == ["Celia, nobody asks you to resign.", "From: Tom Brand"]


@pytest.mark.parametrize("question", ["Who will succeed Ada Holm as chair?", "whos lined up to follow ada holm"])
def test_whom_the_writer_proposes_follows_whoever_signs(question: str) -> None:
    assert quotes(asked(question, CHAIR))[:2] == [
        "I propose Piers Gale as my successor.", "Ada Holm\nChair of the Grenna rowing club",
    ]  # fmt: skip


def test_whom_the_writer_proposes_follows_nobody_else() -> None:
    assert not any("Piers Gale" in quote for quote in quotes(asked("Who succeeded Tobias Renn as chair?", CHAIR)))
