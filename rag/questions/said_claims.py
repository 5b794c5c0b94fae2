"""What somebody is asked to have said: of “Who said that the bridge was safe?” the claim that the bridge was safe."""

import re
from functools import lru_cache

from rag.questions.question import Question, Want

_SAYING = (
    r"(?:sa(?:id|ys)|stat(?:ed|es)|claim(?:ed|s)|argu(?:ed|es)|complain(?:ed|s)|warn(?:ed|s)|admit(?:ted|s)|insist(?:ed|s)"
    r"|believ(?:ed|es)|th(?:ought|inks)|suggest(?:ed|s)|announc(?:ed|es)|declar(?:ed|es)|jok(?:ed|es)|not(?:ed|es)"
    r"|add(?:ed|s)|report(?:ed|s)|confirm(?:ed|s)|predict(?:ed|s)|fear(?:ed|s)|point(?:ed|s) out|acknowledg(?:ed|es)"
    r"|maintain(?:ed|s)|conced(?:ed|es)|conclud(?:ed|es)|alleg(?:ed|es)|remark(?:ed|s)|observ(?:ed|es)|stress(?:ed|es)"
    r"|t(?:old|ells)(?: \w+){1,4}?)"
)
_WHO = r"^\W*(?:(?:and|so|but) )?(?:who|which [\w ]{2,40}?)(?: else)?(?: (?:first|also|publicly|openly|once|has|had))?"
_THAT = re.compile(rf"{_WHO} {_SAYING}(?: [\w’' ]{{2,40}}?)?,? that (?P<claim>[^?]{{8,}}\w)", re.IGNORECASE)
_BARE = re.compile(
    rf"{_WHO} {_SAYING} (?P<claim>(?:the|a|an|it|he|she|they|we|this|there|his|her|their|its|nobody|no) [^?]{{6,}}\w)",
    re.IGNORECASE,
)
_WANTS = (Want.PERSON, Want.OTHER)
_QUOTED = re.compile(r"[“\"«„]")  # the words themselves are asked for: `quoted_words`
_ASKED_AS = "Is it so that {claim}?"


def said_claim(question: Question) -> str:
    """The claim whose speaker a question asks for; empty where it asks for something else."""
    return _claim(question.text) if question.language == "en" and question.want in _WANTS else ""


def asked_of_claim(question: Question) -> str:
    """The question whether the claim is so, by which the reader knows the words that say so; empty without a claim."""
    claim = said_claim(question)
    return _ASKED_AS.format(claim=claim) if claim else ""


@lru_cache(256)
def _claim(text: str) -> str:
    found = None if _QUOTED.search(text) else _THAT.match(text) or _BARE.match(text)
    return found["claim"].strip() if found else ""
