"""The report of a body on a year: “Annual Report 2023”. It tells of a whole year, and beneath stands whose it is."""

import re

from vectorstore.lines import Line, is_sentence

_HEADING = re.compile(
    r"(?:(?:annual|half-year(?:ly)?|interim|quarterly|integrated|sustainability|financial) (?:report|review|accounts"
    r"|statements?)|(?:geschäfts|jahres|halbjahres|lage)bericht|rapport (?:annuel|d['’]activité)|informe anual"
    r"|memoria anual|relazione annuale|bilancio)\b[^.!?]{0,60}(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_HEADING_LINES = 3


def heads_year_report(line: Line) -> bool:
    """Whether a line is the heading of such a report, which names its year."""
    return not is_sentence(line.body) and bool(_HEADING.match(line.body.strip("*_# ")))


def is_year_report(head: tuple[Line, ...]) -> bool:
    """Whether a text that opens with these lines is such a report."""
    return any(map(heads_year_report, head[:_HEADING_LINES]))
