"""Papers that say of themselves that they no longer hold, and those that another one replaces."""

import time
from dataclasses import replace

import pytest

from rag import ask
from rag.asking import Given
from rag.evidence.in_force import out_of_force
from rag.questions.question import read_question
from rag.texts.validity import is_withdrawn, replaced_by
from vectorstore.dates import PartialDate
from vectorstore.documents import Document

BODY = "Dogs may run free on the slip of Grenna. A berth costs nine crowns a night."


@pytest.mark.parametrize(
    "head",
    [
        "Status: superseded",
        "STATUS: SUPERSEDED",
        "Status: Withdrawn on 3 May 2021",
        "Status: Issue 2, withdrawn",
        "Status:\tsuperseded",
        "Status:\u00a0superseded",
        "Status\tSuperseded",
        "**Status:** superseded",
        "| **Status** | no longer in force |",
        "Document status: expired",
        "Validity: expired",
        "Note of the office, 4 May 2021: withdrawn with effect from 1 May",
        "This policy has been withdrawn.",
        "This policy\nhas been withdrawn.",
        "This edition of the berth rules is superseded.",
        "This notice is no longer in force.",
        "This agreement expired on 3 May 2020.",
        "This leaflet is out of date.",
        "WITHDRAWN",
        "**Superseded**",
        "Superseded by edition 4 on 3 May 2020",
    ],
)
def test_a_paper_says_that_it_no_longer_holds(head: str) -> None:
    assert is_withdrawn(f"Berths at Grenna\n\n{head}\n\n{BODY}")


@pytest.mark.parametrize("title", ["Berths at Grenna (superseded)", "# Berths at Grenna [withdrawn 3 May 2021]"])
def test_a_title_says_that_its_paper_no_longer_holds(title: str) -> None:
    assert is_withdrawn(f"{title}\n\n{BODY}")


@pytest.mark.parametrize(
    "head",
    [
        "The offer was withdrawn.",
        "The offer (withdrawn) was for nine crowns.",
        "Withdrawn by the seller, the offer lapsed.",
        "Expired on 3 May were two permits.",
        "The two boats were\nwithdrawn by the club on 3 May.",  # a line that was merely full
        "The old pumps were\nreplaced on Monday.",
        "- Replaced by a bridge in 1990",
        "Obsolete pumps were replaced on Monday.",
        "Status: in force",
        "Status: not withdrawn",
        "Status: current (replaces the withdrawn notice of May)",
        "Status: valid until superseded",
        "Status of the pier: replaced in May",
        "## Status\n\nTwo boats were withdrawn in May.",
        "Note: two boats were withdrawn in May.",
        "Note: withdrawn boats must be washed.",
        "This policy has not been withdrawn.",
        "This policy says when a permit is withdrawn.",
        "This plan explains how the old pumps are replaced.",
        "If this notice is withdrawn, members are told.",
        "This agreement may be rescinded by either side.",
        "This list is replaced every Monday.",
        "",
        "?!… --- ***",
    ],
)
def test_what_speaks_of_something_withdrawn_is_not_so_itself(head: str) -> None:
    assert not is_withdrawn(f"Berths at Grenna\n\n{head}\n\n{BODY}")


def test_what_stands_far_down_says_nothing_of_the_paper() -> None:
    assert not is_withdrawn(f"Berths at Grenna\n\n{BODY * 40}\n\nStatus: superseded\n")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Replaces: Version 2.1", ("Version 2.1",)),
        ("REPLACES\tVERSION 2", ("VERSION 2",)),
        ("**Supersedes:** Version 2", ("Version 2",)),
        ("| Replaces | Version 2 |", ("Version 2 ",)),
        ("Version 3 (replaces version 2)", ("version 2)",)),
        ("Version 3, replaces version 2", ("version 2",)),
        ("It replaces the rules of 3 May 2019.", ("the rules of 3 May 2019.",)),
        ("The bridge replaces the ferry.", ()),
        ("Nobody replaces Ada Holm.", ()),
        ("Replaces: —", ()),
        ("", ()),
    ],
)
def test_what_a_paper_says_that_it_replaces(line: str, what: tuple[str, ...]) -> None:
    assert replaced_by(line) == what


@pytest.mark.parametrize("piece", [" ", "replaces ", "status:", "this policy is ", "withdrawn ", "a", "\n", "| ", "("])
def test_no_text_takes_long(piece: str) -> None:
    began = time.perf_counter()
    assert not is_withdrawn("Berths\n\nx " + piece * 50_000)
    replaced_by(piece * 50_000)
    assert time.perf_counter() - began < 1


def rules(number: int, more: str = "", title: str = "Berth rules of Grenna") -> Document:
    text = f"{title}\nVersion {number}\n{more}\n\n{BODY}"
    return Document(f"v{number}", f"v{number}.txt", text, title=title, language="en")


def over(question: str, *documents: Document) -> frozenset[str]:
    return out_of_force(read_question(question), documents)


ASKED = "What does a berth cost?"


def test_the_version_that_another_one_replaces_no_longer_holds() -> None:
    assert over(ASKED, rules(3, "Replaces: Version 2"), rules(2), rules(1)) == {"v2"}
    assert over(ASKED, rules(2), rules(3, "Replaces: v2")) == {"v2"}
    assert over(ASKED, rules(3, "Replaces: Version 12"), rules(1), rules(2)) == frozenset()


def test_a_version_that_tells_of_those_before_it_is_not_one_of_them() -> None:
    newest = rules(3, "Replaces: Version 2\nHistory: version 1 of 2015, version 2 of 2018")
    assert over(ASKED, newest, rules(2, "Replaces: Version 1"), rules(1)) == {"v1", "v2"}


def test_the_version_of_a_paper_of_another_name_is_left_alone() -> None:
    text = "Car rules of Grenna\nVersion 2\n\nCars stay off the slip of Grenna."
    cars = replace(rules(2, title="Car rules of Grenna"), text=text)
    assert over(ASKED, rules(3, "Replaces: Version 2"), cars) == frozenset()
    assert over(ASKED, rules(3, "Replaces: Car rules of Grenna, version 2"), cars) == {"v2"}


def test_the_rules_of_the_day_that_is_named_are_replaced() -> None:
    old, older = (
        replace(rules(1), id=day, text=f"Berth rules of Grenna\n\n{BODY}", published=PartialDate.parse(day))
        for day in ("2019-05-03", "2015-05-03")
    )
    assert over(ASKED, rules(3, "It replaces the rules of 3 May 2019."), old, older) == {"2019-05-03"}
    assert over(ASKED, rules(3, "It replaces the rules of 31 February 2019."), old, older) == frozenset()


@pytest.mark.parametrize(
    "question",
    [
        "What did a berth cost in 2019?",
        "What did a berth cost before?",
        "What did a berth cost in the old rules?",
        "What has changed for berths?",
        "What did version 2 say of berths?",
    ],
)
def test_questions_of_a_time_or_of_what_was_before_leave_all_documents_alone(question: str) -> None:
    assert over(question, rules(3, "Replaces: Version 2"), rules(2)) == frozenset()


OLD: Given = {
    "title": "Berth rules of Grenna",
    "text": "Berth rules of Grenna\n\nVersion 2\n\nStatus: superseded\n\nA berth at Grenna costs nine crowns a night.",
}
NEW: Given = {
    "title": "Berth rules of Grenna",
    "text": "Berth rules of Grenna\n\nVersion 3\n\nStatus: in force\n\nA berth at Grenna costs twelve crowns a night.",
}
REPLACED: Given = {**OLD, "text": str(OLD["text"]).replace("Status: superseded\n\n", "")}
REPLACING: Given = {**NEW, "text": str(NEW["text"]).replace("Status: in force", "Replaces: Version 2")}


@pytest.mark.parametrize("pair", [(OLD, NEW), (NEW, OLD), (REPLACED, REPLACING), (REPLACING, REPLACED)])
def test_the_rule_in_force_leads_whichever_document_is_given_first(pair: tuple[Given, Given]) -> None:
    answer = ask("How much does a berth at Grenna cost a night?", documents=list(pair))
    assert answer.citations[0].quote == "A berth at Grenna costs twelve crowns a night."
    assert answer.sentences[0].short == "twelve crowns"


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_the_rule_in_force_leads_whatever_ends_a_line(ends: str) -> None:
    pair: list[Given] = [{**one, "text": str(one["text"]).replace("\n", ends)} for one in (OLD, NEW)]
    answer = ask("How much does a berth at Grenna cost a night?", documents=pair)
    assert "twelve" in answer.citations[0].quote


def test_what_only_a_paper_says_that_no_longer_holds_is_said_to_be_so() -> None:
    answer = ask("How much does a berth at Grenna cost a night?", documents=[OLD])
    assert "nine crowns" in answer.citations[0].quote
    assert "no longer in force" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wie viel kostet ein Liegeplatz in Grenna?", "gilt nicht mehr"),
        ("¿Cuánto cuesta un amarre en Grenna por noche?", "ya no"),
        ("Combien coûte une place au port de Grenna ?", "plus en vigueur"),
    ],
)
def test_that_a_paper_no_longer_holds_is_said_in_the_language_of_the_question(question: str, said: str) -> None:
    assert said in ask(question, documents=[OLD]).text
