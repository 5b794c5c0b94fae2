"""Before a refusal more passages are looked through, where what was read came near an answer."""

from dataclasses import replace

import pytest

from rag.answering.extractive import extract
from rag.evidence.matching import Match
from rag.judging.ranking import Ranking, look_further
from rag.questions.question import read_question
from tests.test_excerpts import BRIDGE, scored

QUESTION = read_question("How was the bridge rebuilt?")


def ranking(confidence: float) -> Ranking:
    one = replace(scored(BRIDGE, "It was rebuilt."), confidence=confidence)
    return Ranking(
        QUESTION, (), (replace(one, candidate=replace(one.candidate, whole=True, denies=False, match=Match())),)
    )


@pytest.mark.parametrize(("confidence", "further"), [(-5.0, False), (-1.0, True)])
def test_only_what_came_near_is_looked_for_further(confidence: float, further: bool) -> None:
    assert look_further(ranking(confidence)) is further
    assert not look_further(Ranking(QUESTION, (), ()))


def test_what_was_found_further_off_has_to_be_surer() -> None:
    assert extract(QUESTION, [ranking(-0.3)]).drafts
    assert not extract(QUESTION, [ranking(-0.3)], slack=-0.7).drafts
