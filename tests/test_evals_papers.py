"""What papers say of themselves is read, of most kinds of paper, and seldom wrongly."""

import pytest

from evals.papers import FIELDS, Read, figures, read_set

# Below what was reached, by less than a paper in ten: a loss beyond that is one.
LEAST = {"title": 0.6, "publisher": 0.65, "published": 0.75, "kind": 0.6}
MOST_WRONG = {"title": 0.4, "publisher": 0.05, "published": 0.05, "kind": 0.05}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", ["first", "second"])
def test_a_field_is_read_of_most_papers(name: str, field: str) -> None:
    right, wrong = figures(read_set(name), field)
    assert right.n == 36
    assert (right.value or 0.0) >= LEAST[field]
    assert (wrong.value or 0.0) <= MOST_WRONG[field]


@pytest.mark.parametrize(
    ("field", "read", "right", "is_right", "is_wrong"),
    [
        ("publisher", "PORT ANNIK COUNCIL", "Port Annik Council", True, False),
        ("title", "Harbour dues", "Harbour dues, second edition", True, False),
        ("title", "Notice", "Notice of sale", False, True),
        ("published", None, "2024-03-04", False, False),
        ("published", "2024-03", "2024-03-04", False, True),
        ("kind", "unknown", "press", False, False),
        ("kind", "unknown", "unknown", True, False),
    ],
)
def test_nothing_read_is_less_but_not_wrong(
    field: str, read: str | None, right: str, is_right: bool, is_wrong: bool
) -> None:
    one = Read("paper.txt", field, read, right)
    assert (one.is_right, one.is_wrong) == (is_right, is_wrong)
