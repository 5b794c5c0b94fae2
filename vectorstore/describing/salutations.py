"""The salutation of a letter, above which its letterhead and its address stand."""

import re

from vectorstore.describing.pages import Page
from vectorstore.lines import Line, is_sentence

_SALUTATION = re.compile(
    r"(?:dear|sehr geehrte[rs]?|liebe[rs]?|ch[eè]r(?:e|s|es)?|madame|monsieur|mesdames|estimad[oa]s?|querid[oa]s?"
    r"|gentil[ei]|egregi[oa]?|car[oai]|spettabile|geachte)\b[^!?:;]{2,80}[,:]",
    re.IGNORECASE,
)
_WITHIN = 14
_LONGEST_ADDRESS = 80


def find_salutation(page: Page) -> Line | None:
    """The salutation near the head of a letter: “Dear Ms Salmi,”."""
    for line in page.head[:_WITHIN]:
        if _SALUTATION.fullmatch(line.body.strip("*_ ")):
            return line
        if (
            is_sentence(line.body) and len(line.body) > _LONGEST_ADDRESS
        ):  # “Attn. Mr Holm” is none, though it looks like one
            return None
    return None
