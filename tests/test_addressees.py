"""“You” in a letter or a mail is whoever it is written to, and who is asked about them is answered so."""

import time

import pytest

from rag import Answer, Status, ask
from rag.texts.addressees import second_person
from vectorstore.documents import Span

OWED = "You owe the club nine crowns."
LETTER = (
    "Grenna Rowing Club\nQuay Lane 3, Grenna\n\nMrs Ada Holm\nMill Lane 2, Grenna\n\n4 March 2024\n\n{}\n\n"
    "The slip is dry again. You will pay nine crowns for your berth this spring. Tobias Renn said: “You have won.”\n\n"
    "Yours sincerely,\n\nPiers Gale\nTreasurer\n"
)
MAIL = "From: Piers Gale\nTo: {}\nDate: Mon, 4 March 2024 09:12\nSubject: berths\n\n{}\n"


def called(text: str, sentence: str = OWED) -> tuple[str, str]:
    start = text.index(sentence)
    told = second_person(text, Span(start, start + len(sentence)))
    return (told.name, text[told.line.start : told.line.end]) if told else ("", "")


@pytest.mark.parametrize(
    ("greeting", "name", "line"),
    [
        ("Dear Mrs Holm,", "Mrs Holm", "Dear Mrs Holm,"),
        ("Dear Mrs. Holm:", "Mrs. Holm", "Dear Mrs. Holm:"),
        ("Dear Ada", "Ada", "Dear Ada"),
        ("DEAR MRS HOLM,", "MRS HOLM", "DEAR MRS HOLM,"),
        ("**Dear Mrs Holm,**", "Mrs Holm", "Dear Mrs Holm,"),
        ("> Dear Mrs Holm,", "Mrs Holm", "Dear Mrs Holm,"),
        ("Dear\u00a0Mrs\u00a0Holm,", "Mrs Holm", "Dear\u00a0Mrs\u00a0Holm,"),
        ("Dear\tMrs Holm,", "Mrs Holm", "Dear\tMrs Holm,"),
        ("Dear Mrs O’Brien,", "Mrs O’Brien", "Dear Mrs O’Brien,"),
        ("Dear Mrs van der Holm,", "Mrs van der Holm", "Dear Mrs van der Holm,"),
        ("Dear all,", "", ""),
        ("Dear Sir,", "", ""),
        ("Dear Sir or Madam,", "", ""),
        ("Dear Members of the club,", "", ""),
        ("Dear Ada and Tobias,", "", ""),
        ("Dear Mr and Mrs Holm,", "", ""),
        ("Dear Ada, dear Tobias,", "", ""),
        ("Dear Mrs Holm, Mr Renn,", "", ""),
        ("Dear Ada,\nDear Tobias,", "", ""),
        ("My dear, what a day.", "", ""),
        ("To: Ada Holm", "", ""),  # over no mail
        ("", "", ""),
    ],
)
def test_whom_a_letter_calls_you(greeting: str, name: str, line: str) -> None:
    assert called(f"{greeting}\n\n{OWED}\n") == (name, line)


@pytest.mark.parametrize(
    ("to", "name"),
    [
        ("Ada Holm", "Ada Holm"),
        ("Ada Holm <ada@grenna.example>", "Ada Holm"),
        ("'Ada Holm' (club)", "Ada Holm"),
        ("Ada Holm; Tobias Renn", ""),
        ("Ada Holm, Tobias Renn", ""),
        ("Ada Holm and Tobias Renn", ""),
        ("the committee", ""),
        ("?!", ""),
    ],
)
def test_whom_a_mail_calls_you(to: str, name: str) -> None:
    assert called(MAIL.format(to, OWED))[0] == name
    assert called(MAIL.format(to, OWED).upper(), OWED.upper())[0] == (name.upper() if "and" not in to else "")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"To: the pier at nine. {OWED}", "Ada Holm"),
        (f"On 3 May 2024 Ada Holm wrote:\n> {OWED}", ""),  # by her, not to her
        (f"On 3 May 2024 Ada Holm wrote:\n> Dear Piers,\n> {OWED}", "Piers"),
        (f"-----\n\nFrom: Ada Holm\nTo: Ida Vance\n\n{OWED}", "Ida Vance"),
        (f"Renn told me: “{OWED}”", ""),
        (f'Renn told me: "{OWED}"', ""),
        (f"Renn told me: “Pay. {OWED}”", ""),
    ],
)
def test_you_is_somebody_else_in_what_is_quoted(body: str, name: str) -> None:
    assert called(MAIL.format("Ada Holm", body))[0] == name


def test_a_mail_to_nobody_is_to_whom_it_greets() -> None:
    assert called(MAIL.format("", f"Dear Ada,\n\n{OWED}"))[0] == "Ada"


def test_a_second_letter_is_to_whom_it_greets() -> None:
    text = f"Dear Ada,\n\nThe slip is dry.\n\nYours sincerely,\n\nPiers Gale\n\n\nDear Tobias,\n\n{OWED}\n"
    assert called(text) == ("Tobias", "Dear Tobias,")


def test_a_sentence_without_you_is_to_nobody() -> None:
    assert called("Dear Ada,\n\nThe slip is dry.\n", "The slip is dry.") == ("", "")


@pytest.mark.parametrize(
    "piece", [" ", "\t", "\u00a0", "Dear ", "Dear Ada\n", "Dear Mr. ", "To: ", "a", "A", "A ", "> "]
)
def test_no_text_takes_long(piece: str) -> None:
    text = f"From: Piers Gale\nTo: Ada Holm\n\n{piece * (100_000 // len(piece))}\n{OWED}\n"
    began = time.perf_counter()
    called(text)
    called(text[len("From: Piers Gale\nTo: Ada Holm\n\n") :])
    assert time.perf_counter() - began < 3


def asked(question: str, text: str) -> Answer:
    return ask(question, documents=[{"text": text}])


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


@pytest.mark.parametrize("greeting", ["Dear Mrs Holm,", "**Dear Mrs Holm,**", "Dear\u00a0Mrs\u00a0Holm,"])
def test_who_is_asked_about_is_told_by_the_head_of_the_letter(greeting: str) -> None:
    answer = asked("How much will Mrs Holm pay for her berth?", LETTER.format(greeting))
    assert quotes(answer) == ["You will pay nine crowns for your berth this spring.", greeting.strip("*")]


def test_who_is_asked_about_is_told_by_the_head_of_the_mail() -> None:
    text = MAIL.format("Ada Holm", "You will pay nine crowns for your berth this spring.")
    answer = asked("How much will Ada Holm pay for her berth?", text)
    assert quotes(answer) == ["You will pay nine crowns for your berth this spring.", "To: Ada Holm"]


@pytest.mark.parametrize(
    "question", ["How much will Mrs Gale pay for her berth?", "How much will Ada Renn pay for her berth?"]
)
def test_who_shares_a_title_or_a_first_name_is_not_the_one_written_to(question: str) -> None:
    assert not any("Holm" in quote for quote in quotes(asked(question, LETTER.format("Dear Mrs Holm,"))))


def test_nothing_is_said_of_whom_a_letter_to_several_calls_you() -> None:
    answer = asked("How much will Ada Holm pay for her berth?", MAIL.format("Ada Holm; Ida Vance", OWED))
    assert not any(quote.startswith("To:") for quote in quotes(answer))


def test_what_others_said_with_you_is_not_told_of_the_one_written_to() -> None:
    answer = asked("What has Mrs Holm won?", LETTER.format("Dear Mrs Holm,"))
    assert answer.status is Status.NO_EVIDENCE or "Dear Mrs Holm," not in quotes(answer)
