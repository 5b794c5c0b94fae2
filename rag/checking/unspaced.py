"""The check for languages written without spaces: every character of a claim's words, its numbers, its negation."""

import re

from rag.checking.support import OPPOSITE, Verdict
from vectorstore.index.fulltext import fold

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々"
_RUN = re.compile(rf"[{_HAN}]+|[\u30a0-\u30ffー]+|[a-z]+|\d+(?:[.,:]\d+)*")
_NEGATION = re.compile(r"ない|なかった|ません|せず|ずに|なく|不|没|沒|未|非|無|无|否|拒")
_OPEN = re.compile(
    r"かもしれ|可能性|だろう|見込み|予定|方針|検討|期待|求め|可能|或许|也许|计划|计畫|打算|希望|要求|将|將|会|應|应|べき|れば|場合|如果"
)
_LITTLE = set("的了在是和与與及或也都就而且把被这那此其之于於对對为為从從到由等上下中内內年月日時时分者氏")
_QUOTED = re.compile(r"[「『“\"]([^」』”\"]{2,300})[」』”\"]")


def judge_unspaced(claim: str, quotation: str) -> Verdict:
    """Whether a Japanese or Chinese quotation supports a claim: nearly its own words are asked for."""
    ours, theirs = fold(claim), fold(quotation)
    runs = _RUN.findall(ours)
    letters = [(run, i) for run in runs for i in range(len(run)) if run[i] not in _LITTLE or len(run) > 1]
    if len(letters) < 4:
        return Verdict(0.0, "it says nothing that can be checked")
    held = sum(_held(run, i, theirs) for run, i in letters)
    return Verdict(held / len(letters), _failure(claim, quotation, runs, held == len(letters)))


def _failure(claim: str, quotation: str, runs: list[str], whole: bool) -> str | None:
    theirs = fold(quotation)
    numbers = {run for run in _RUN.findall(theirs) if run[0].isdigit()}
    if any(run[0].isdigit() and run not in numbers for run in runs):
        return "no passage gives a number of it"
    if any(words not in quotation for words in _QUOTED.findall(claim)):
        return "the words it quotes are not in a passage"
    if not whole:
        return "no passage says this"
    if len(_NEGATION.findall(claim)) % 2 != len(_NEGATION.findall(quotation)) % 2:
        return OPPOSITE
    if bool(_OPEN.search(claim)) != bool(_OPEN.search(quotation)):
        return "the passage leaves open what it asserts, or the other way round"
    return None


def _held(run: str, place: int, text: str) -> bool:
    """Whether a character stands in the text beside a neighbour of its run."""
    if len(run) == 1 or run[0].isdigit() or run[0].isascii():
        return run in text
    pairs = [run[i : i + 2] for i in (place - 1, place) if i >= 0 and i + 2 <= len(run)]
    return any(pair in text for pair in pairs)
