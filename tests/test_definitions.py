"""Names that a contract defines are known to mean what they stand for."""

from rag import ask
from rag.texts.definitions import defined_in
from vectorstore.documents import Span

LEASE = """LEASE

between (1) ALDER & SONS, Quay 4, Wick ("the Landlord"), and (2) the rowing club of Wick (hereinafter “the Tenant”).

1.1 The Landlord lets the old boathouse on Quay 4 ("the Premises") to the Tenant.
1.2 The lease begins on 1 March 2022 and ends on 28 February 2032.
2.1 The Tenant shall insure the Premises for 90,000 euros.
2.2 No boat longer than 9 metres may be kept.
"""


def test_defined_names_are_found_behind_their_definition() -> None:
    start = LEASE.index("2.1")
    found = dict(defined_in(LEASE, Span(start, LEASE.index("\n", start))))
    assert found["Premises"].endswith("the old boathouse on Quay 4")
    assert found["Tenant"].endswith("the rowing club of Wick")
    assert "Landlord" not in found
    start = LEASE.index("2.2")
    assert not defined_in(LEASE, Span(start, LEASE.index("\n", start)))


def test_a_clause_answers_in_the_words_of_the_definitions() -> None:
    answer = ask("For how much must the boathouse be insured?", documents=[{"title": "Lease", "text": LEASE}])
    assert "90,000 euros" in answer.text


def test_from_one_day_to_another_is_how_long() -> None:
    answer = ask("How long does the lease run?", documents=[{"title": "Lease", "text": LEASE}])
    assert "28 February 2032" in answer.text
