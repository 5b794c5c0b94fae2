"""Groups for training: who is right, where the answer stands, what is held out."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.errors import DataUnreadable
from evals.training.folds import fold
from evals.training.group_files import read_group_file, read_groups
from evals.training.groups import Candidate, Group
from evals.training.places import places, words_of
from tests.training_data import COURIER, HELD_OUT_WEEK, HERALD, TAUGHT_WEEK, news, page, record, write

PARAGRAPH = "Piers reach into the sea. The oldest was built in 1814. A fire in 1814 spared it."


def groups(folder: Path, name: str, *records: dict[str, object]) -> list[Group]:
    return read_groups(read_group_file(write(folder, name, *records)))


def marked(candidate: Candidate) -> list[str]:
    return [candidate.excerpt.sentence[span.start : span.end] for span in candidate.spans]


def sentences(candidates: tuple[Candidate, ...]) -> list[str]:
    return [candidate.excerpt.sentence for candidate in candidates]


def test_news_sentences_are_right_where_they_hold_every_answer_and_the_answer_is_marked(tmp_path: Path) -> None:
    both = news(1, answers=[["300 metres"], ["£4 million"]])
    one, several = groups(tmp_path, "quiz", news(), both)
    assert one.question == "How long is the new pier at Selmouth?"
    assert {s.split()[0] for s in sentences(one.positives)} == {"It", "The"}
    assert [marked(c) for c in one.positives] == [["300 metres"], ["300 metres"]]
    assert not any("300" in sentence for sentence in sentences(one.negatives))
    assert sentences(several.positives) == ["The structure, some 300 metres long, cost £4 million."]
    assert marked(several.positives[0]) == ["300 metres", "4 million"]
    assert one.track == "quiz"
    assert one.answerable


def test_a_candidate_carries_its_title_and_the_sentence_before_it_on_its_own_page(tmp_path: Path) -> None:
    (group,) = groups(tmp_path, "quiz", news())
    excerpts = {candidate.excerpt.sentence: candidate.excerpt for candidate in group.ranked}
    assert len(excerpts) == 6
    assert excerpts["Entry is free."].before == "It is 300 metres long, and gulls have already moved in."
    assert excerpts["Entry is free."].title == "A pier for Selmouth"
    assert excerpts["Selmouth has a pier again."].before == ""


def test_an_unanswerable_page_has_only_wrong_sentences_and_still_teaches(tmp_path: Path) -> None:
    asked = "Which post did Mira Sand hold in 1999?"
    text = page("Mira Sand was mayor in 2003. She sold boats before.")
    held = record("hard:/wiki/Mira_Sand#P1#0", asked, [["mayor"], ["judge"]], text)
    empty = record("hard:/wiki/Mira_Sand#P1#1", asked, [["mayor"]], text, answerable=False)
    known, unknown = groups(tmp_path, "scoped", held, empty)
    assert sentences(known.positives) == ["Mira Sand was mayor in 2003."]
    assert unknown.positives == ()
    assert all(not c.right and not c.spans for c in unknown.negatives)
    assert len(unknown.negatives) == 2
    assert known.key == unknown.key == "/wiki/Mira_Sand"
    assert known.quiet
    assert not unknown.answerable


def test_of_a_passage_the_sentences_people_chose_are_right(tmp_path: Path) -> None:
    parts = HERALD.split(". ")
    document = page(HERALD, "Pier") | {"sentences": parts}
    known = record("p0", "How long is it?", [["300 metres"]], document, evidence=[[parts[1]]])
    unknown = record("p1", "Who paid?", [], document, evidence=[], answerable=False)
    one, none = groups(tmp_path, "passages", known, unknown)
    assert sentences(one.positives) == [parts[1]]
    assert one.positives[0].excerpt.before == parts[0]
    assert sentences(one.negatives) == [parts[0], parts[2]]
    assert none.positives == ()
    assert len(none.negatives) == 3


def test_of_a_paragraph_the_marked_sentence_is_right_and_others_lack_the_answer(tmp_path: Path) -> None:
    own = page(PARAGRAPH, "Piers", "p0")
    other = page("A lighthouse of 1814 stands there. The oldest lighthouse was built later.", "Lights", "p1")
    records = [
        record("q0", "When was the oldest pier built?", [["1814"]], own, start=PARAGRAPH.index("1814")),
        record("q1", "What stands there?", [["A lighthouse"]], other, start=0),
    ]
    first, second = groups(tmp_path, "reading_en", *records)
    assert sentences(first.positives) == ["The oldest was built in 1814."]
    assert marked(first.positives[0]) == ["1814"]
    assert "A fire in 1814 spared it." in sentences(first.negatives)  # the same paragraph: people said it is not there
    assert "A lighthouse of 1814 stands there." not in sentences(first.negatives)
    assert "The oldest lighthouse was built later." in sentences(first.negatives)
    assert marked(second.positives[0]) == ["A lighthouse"]
    assert first.key == "Piers"


def test_among_namesakes_planted_answers_are_answers_too(tmp_path: Path) -> None:
    text = page("Selmouth has 900 residents. Selmouth has 75,000 residents. It has a pier as well.")
    asked = record("n0", "How many live in Selmouth?", [["900 residents"]], text, wrong_answers=["75,000"])
    (group,) = groups(tmp_path, "namesakes", asked)
    assert sorted(marked(c) for c in group.positives) == [["75,000"], ["900 residents"]]
    assert sentences(group.negatives) == ["It has a pier as well."]


def test_a_week_is_held_out_whole_and_never_taught(tmp_path: Path) -> None:
    made = groups(tmp_path, "quiz", news(), news(1), news(0, HELD_OUT_WEEK), news(1, HELD_OUT_WEEK))
    assert [group.held_out for group in made] == [False, False, True, True]
    assert [group.teaches for group in made] == [True, True, False, False]


def test_folds_are_the_same_everywhere() -> None:
    assert [fold(key) for key in (TAUGHT_WEEK, HELD_OUT_WEEK, "Piers", "Gulls", "q0")] == [1, 0, 2, 0, 2]


@given(st.sets(st.text(max_size=20), min_size=1, max_size=50))
def test_every_key_has_one_of_four_folds(keys: set[str]) -> None:
    assert {fold(key) for key in keys} <= {0, 1, 2, 3}


@given(st.text("ab the,.'’s 12", max_size=60), st.text("ab the,.'’s 12", max_size=8))
def test_places_are_exact_and_hold_the_answer_and_nothing_else(text: str, answer: str) -> None:
    articles = {"a", "an", "the"}
    wanted = [w.text for w in words_of(answer.replace("'s", "").replace("’s", "")) if w.text not in articles]
    for span in places(answer, words_of(text)):
        found = [word.text for word in words_of(text[span.start : span.end]) if word.text not in articles]
        assert found == wanted or set("'’") & set(answer)


def test_a_limit_draws_the_same_records_and_a_larger_one_keeps_them(tmp_path: Path) -> None:
    file = write(tmp_path, "quiz", *(news(number) for number in range(9)))
    few, more = ({r["id"] for r in read_group_file(file, limit).records} for limit in (3, 6))
    assert len(few) == 3
    assert few < more


def test_other_formats_and_languages_are_refused_by_name(tmp_path: Path) -> None:
    dialogue = record("c0", "And then?", [["x"]], page(HERALD), history=[])
    spanish = record("q0", "¿Cuándo?", [["1814"]], page(COURIER, "Piers"), start=0)
    for name, one in (("talk", dialogue), ("reading_es", spanish)):
        file = write(tmp_path, name, one)
        with pytest.raises(DataUnreadable, match=r"no format that can be trained on.*docs/training\.md"):
            read_group_file(file)


def test_a_record_that_lacks_a_field_is_refused_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "quiz.jsonl"
    broken = {key: value for key, value in news(1).items() if key != "answers"}
    file.write_text("\n".join(map(json.dumps, (news(), broken))))
    with pytest.raises(DataUnreadable, match=r"quiz\.jsonl: .*'news'.*answers"):
        read_groups(read_group_file(file))
