"""Candidates ranked twice: all from afar, the best of them again after they were read closely."""

from collections.abc import Sequence

from rag.candidates import Candidate
from rag.close_reading import read_closely
from rag.questions import Question
from rag.reader import Reader, open_reader
from rag.scoring import Scored, scored


def ranked(question: Question, found: Sequence[Candidate], most: int, reader: Reader | None = None) -> list[Scored]:
    """The best `most` candidates from afar, in the order that the reader's word on each gives them."""
    afar = scored(question, found)[:most]
    return scored(question, read_closely(question, [one.candidate for one in afar], reader or open_reader()))
