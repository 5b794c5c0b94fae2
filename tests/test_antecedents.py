"""How far back a quotation begins, and that it crosses no heading."""

import pytest

from rag.evidence.antecedents import with_antecedent
from rag.questions.question import read_question
from tests.test_excerpts import scored
from vectorstore.documents import Document

HEADED = (
    "# Boats of Grenna\n\n## The Heron\n\nAda Holm built the Heron in Ostby.\n\n"
    "## The Petrel\n\nShe sold it in May. It leaks. The slip was dry. For this reason the Petrel was tarred.\n"
)


def quoted(question: str, sentence: str, text: str = HEADED, kind: str = "md") -> str:
    document = Document("d", f"d.{kind}", text, format=kind, title="Boats", language="en")
    span = with_antecedent(read_question(question), scored(document, sentence).candidate, None)
    return text[span.start : span.end]


@pytest.mark.parametrize("question", ["Who sold it?", "When did she sell it?"])
def test_nothing_is_quoted_across_a_heading(question: str) -> None:
    assert quoted(question, "She sold it in May.") == "She sold it in May."


def test_without_a_heading_a_quotation_begins_where_she_is_named() -> None:
    text = HEADED.replace("## The Petrel\n\n", "")
    assert quoted("When did she sell it?", "She sold it in May.", text).startswith("Ada Holm built the Heron in Ostby.")


def test_the_ground_of_a_thing_is_quoted_from_under_its_own_heading_alone() -> None:
    asked, told = "Why was the Petrel tarred?", "For this reason the Petrel was tarred."
    assert quoted(asked, told) == f"The slip was dry. {told}"
    apart = HEADED.replace("The slip was dry. ", "The slip was dry.\n\n## Tar\n\n")
    assert quoted(asked, told, apart) == told
