"""Each mail of a text is its writer's: behind its own head, or quoted in another one's."""

import time
from itertools import pairwise

import pytest

from rag.texts.mails import mails

THREAD = """From: Celia Abbot <celia@ellin.example>
To: Tom Brand
Date: Mon, 4 March 2024 09:12

I would rather resign than sign.

On 3 May Ida Vance wrote:
> I bought thirty filters.
>
> On Tue, 2 May 2024 at 09:12, Olav Stenmark <olav@sund.example>
> wrote:
>> I never asked for them.
>
I do not agree with a word of it.

-----Original Message-----
From: t.brand@ellin.example
Sent: 3 March 2024

Please sign by Friday.

-----Original Message-----

Nobody knows who I am.
"""


@pytest.mark.parametrize(
    ("place", "name", "line"),
    [
        ("I would rather", "Celia Abbot", "From: Celia Abbot <celia@ellin.example>"),
        ("I bought thirty", "Ida Vance", "On 3 May Ida Vance wrote:"),
        ("I never asked", "Olav Stenmark", "On Tue, 2 May 2024 at 09:12, Olav Stenmark <olav@sund.example>\n> wrote:"),
        ("I do not agree", "Celia Abbot", "From: Celia Abbot <celia@ellin.example>"),
        ("Please sign", "t.brand", "From: t.brand@ellin.example"),
        ("Nobody knows", "", ""),
    ],
)
def test_what_stands_in_a_mail_is_its_writers(place: str, name: str, line: str) -> None:
    start = THREAD.index(place)
    own = next(one for one in mails(THREAD) if one.span.start <= start < one.span.end)
    assert (own.name, THREAD[own.line.start : own.line.end]) == (name, line)


def test_the_mails_stand_in_order_and_do_not_overlap() -> None:
    assert all(one.span.end <= other.span.start for one, other in pairwise(mails(THREAD)))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("TO: The board\n\nFROM: Radek Solberg, head of works\n\nDATE: 12 June 2024\n", "Radek Solberg, head of works"),
        ("Von: Greta Falk\nAn: Olav Stenmark\n", "Greta Falk"),
        ("**From:** Dale Holm (Sund Coaches)\n**To:** Ida Vance\n", "Dale Holm"),
        ("Am 3. Mai 2024 schrieb Greta Falk:\n", "Greta Falk"),
        ("Ida Vance wrote:\n> I bought thirty filters.\n", "Ida Vance"),
    ],
)
def test_heads_of_other_forms(head: str, name: str) -> None:
    assert name in {one.name for one in mails(f"{head}\nI bought thirty filters.\n")}


@pytest.mark.parametrize(
    "text", ["From: the north it looks small.\n\nI walked.", "In May\nIda Vance wrote:\n\nI came.", ""]
)
def test_other_lines_open_no_mail(text: str) -> None:
    assert mails(text) == ()


@pytest.mark.parametrize("piece", [" ", "\t", "\u00a0", ">", "> ", "From: ", "\n", "A", "a wrote: "])
def test_no_text_takes_long(piece: str) -> None:
    began = time.perf_counter()
    mails(f"From: Ada Holm\nTo: Piers Gale\n\n{piece * (50_000 // len(piece))}\n")
    assert time.perf_counter() - began < 2
