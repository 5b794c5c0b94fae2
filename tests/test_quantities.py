"""The quantities of a sentence: a number and what it is of."""

import pytest

from rag.questions.quantities import MONEY, SHARE, TIME, quantities


def read(text: str, document: str = "") -> list[tuple[float, str]]:
    return [(one.value, one.unit) for one in quantities(text, document)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The pier cost £3.4 million.", 3_400_000, MONEY),
        ("The pier cost £1.5m.", 1_500_000, MONEY),
        ("The pier cost 12,500 crowns.", 12_500, MONEY),
        ("The pier cost 12 500 crowns.", 12_500, MONEY),
        ("The pier cost two and a half million crowns.", 2_500_000, MONEY),
        ("Of the crew 45% stayed.", 45, SHARE),
        ("Of the crew fifty per cent stayed.", 50, SHARE),
        ("It took three hours and 45 minutes.", 225, TIME),
        ("It took one and a half hours.", 90, TIME),
        ("It was a two-hour wait.", 120, TIME),
        ("He gave two weeks’ notice.", 20_160, TIME),
        ("They made a 5-year plan.", 2_628_000, TIME),
        ("The quay is 12 m long.", 12, "metr"),
        ("The quay is 2,5 metres wide.", 2.5, "metr"),
        ("Grenna lies 5km away.", 5, "kilometr"),
        ("There were twenty-two boats.", 22, ""),
        ("There were ONE HUNDRED AND TWENTY-TWO boats.", 122, ""),
        ("There were two thousand three hundred crates.", 2_300, ""),
        ("There were two thousand and five crates.", 2_005, ""),
        ("There were two hundred and five thousand crates.", 205_000, ""),
        ("There were half a million herrings.", 500_000, ""),
        ("There were a hundred herrings.", 100, ""),
        ("There were two dozen eggs.", 24, ""),
        ("There were half a dozen eggs.", 6, ""),
        ("Of the crew, 12 may have drowned.", 12, ""),
        ("Chapter XIV has 12 pages.", 12, ""),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    assert read(text) == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 4 May 2021.",
        "It opened on the 3rd.",
        "It opened on May 4.",
        "It opened in 1984.",
        "It opens at 10:30.",
        "It opens at 8 pm.",
        "It opens at ten o’clock.",
        "See rule 12.",
        "See No. 7.",
        "1. The boats are tied up.",
        "One boat was lost, and one of them was old.",
        "It was the third boat, or the twenty-first.",
        "Two-thirds of the crew stayed.",
        "Some 10–20 people came.",  # neither of a range is what was counted
        "It will cost £5-6m.",
        "The HX-4 sank.",
        "Add 1/2 cup.",
    ],
)
def test_days_years_items_parts_and_ranges_are_no_quantities(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It takes between two and three weeks.", [2, 30_240]),
        ("Between ten and twelve men came.", [10, 12]),
        ("Between two hundred and three hundred men came.", [200, 300]),
        ("It took 2 years and 5 boats.", [1_051_200, 5]),
        ("In May 2023: 14 boats, 3 crews.", [14, 3]),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, values: list[float]) -> None:
    assert [value for value, _ in read(text)] == values


def test_a_currency_of_its_own_is_told_by_the_document() -> None:
    document = "The pass costs 290 marls a month. It cost 250 marls before."
    assert read("It cost 250 marls before.", document) == [(250, MONEY)]
    assert read("It cost 250 marls before.") == [(250, "")]


def test_a_quantity_spans_its_number_and_of_a_time_its_unit() -> None:
    text = "It took three hours and 45 minutes and cost £1.5m."
    assert [text[one.span.start : one.span.end] for one in quantities(text)] == ["three hours and 45 minutes", "£1.5m"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("286 jobs", "312 jobs", True),
        ("286 jobs", "312 full-time jobs", True),
        ("286 jobs", "312 boats", False),
        ("286", "312", False),
        ("£3", "5 per cent", False),
        ("3 hours", "two days", True),
        ("12 m", "14 metres", True),
        ("12 metres", "14 miles", False),
    ],
)
def test_two_quantities_are_of_one_kind_or_not(one: str, other: str, same: bool) -> None:
    [ours], [theirs] = quantities(one), quantities(other)
    assert ours.is_of_what(theirs) is same
    assert theirs.is_of_what(ours) is same


def test_how_many_times_as_large_does_not_depend_on_the_order() -> None:
    four, ten, none = (quantities(f"{number} boats")[0] for number in (4, 10, 0))
    assert four.times(ten) == ten.times(four) == 2.5
    assert four.times(none) == float("inf")
