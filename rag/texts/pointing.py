"""Whether a sentence points back to the one before it: “Their meeting …”, “…,” he said."""

import re

_OPENING = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Er|Sie|Dies\w*|Él|Ella|Ellos|Esto|Il|Elle|Ils|Cela)\b"
)
_CONSEQUENCE = re.compile(
    r"\W*(?:\d+\. )?(?:For (?:this|that|these|those) reasons?|Th(?:at|is)(?:['’]s| is| was) why"
    r"|Because of (?:this|that)|On (?:this|that|these) grounds?|Hence|As a result|Aus diesem Grund|Deshalb|Daher"
    r"|Por (?:eso|esta razón|ello)|C['’]est pourquoi|Pour cette raison)\b"
)
_PERSON = re.compile(r"(?:He|She|They|It|Er|Sie|Él|Ella|Ellos|Il|Elle|Ils)\b")
_SPEAKER = re.compile(r"[”\"],? (?:he|she|they) \w+")
_BARE = re.compile(r"[“\"„»«](?=[^“\"„»«”]{12})[^“\"„»«”]*[”\"“«»]\.?")
_NAME = re.compile(r"(?<=[\w,;/—–-] )[A-ZÀ-Þ][\w’'\-]+|[A-ZÀ-Þ][\w’'\-]+ [A-ZÀ-Þ][\w’'\-]+")


def is_consequence(text: str) -> bool:
    """Whether a sentence says that it is so because of what the one before it says: “For this reason …”."""
    return bool(_CONSEQUENCE.match(text))


def points_back(text: str) -> bool:
    """Whether a sentence opens with a pronoun, or leaves its speaker to one."""
    return bool(_OPENING.match(text)) or has_unnamed_speaker(text)


def opens_with_person(text: str) -> bool:
    """Whether the sentence's subject is only called he, she, they or it."""
    return bool(_PERSON.match(text))


def has_unnamed_speaker(text: str) -> bool:
    """Whether a quotation in the sentence is somebody's who is only called he, she or they."""
    return bool(_SPEAKER.search(text))


def is_bare_quotation(text: str) -> bool:
    """Whether a sentence is somebody's words and nothing else."""
    return bool(_BARE.fullmatch(text))


def holds_name(text: str) -> bool:
    """Whether the sentence holds a capitalised word that its place does not account for."""
    return bool(_NAME.search(text))
