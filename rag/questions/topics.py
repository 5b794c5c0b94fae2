"""What a question is about, in its own words: “what hours of night ban did she propose” – “hours of night ban”."""

import re
from functools import lru_cache

_AUX = "did|do|does|was|were|is|are|has|have|had|will|would|can|could|should|shall|may|might|must"
_ASKING = "what|which|how|who|whom|whose|when|where|why"
_PREPOSITION = (
    "(?:in|at|on|by|for|from|under|before|after|since|until|during|according|between|with|to|as|about|that|which)"
)
_BEHIND = rf"(?=\s+{_PREPOSITION}\b|$)"
_WORD = rf"(?!(?:{_AUX})\b)[\w’'%€£$.,-]+"
_KIND = (
    "year|day|date|month|time|colour|color|kind|sort|type|town|city|country|place|way"  # what is wanted, not of what
)
_NOUNS = rf"(?!(?:{_KIND})\s+(?:{_AUX})\b)(?P<topic>{_WORD}(?:\s+{_WORD})*?)"
_DEFINITE = r"(?:(?:the|an?|its|our|your|their|his|her|this|that|these|those)\b|(?-i:[A-ZÀ-Þ]))"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?!(?:{_ASKING}|{_AUX}|in|at|on|by|for|to|and|so|but)\b)(?P<topic>[^?:]+?)\s*[,:–—-]?\s+(?:and\s+)?(?:{_ASKING})\b.*",
        rf"(?:in |at |on |by |for )?(?:what|which)\s+(?:of\s+)?{_NOUNS}\s+(?:{_AUX})\b.*",
        rf"how\s+(?:many|much)\s+(?:(?:of|in)\s+)?{_NOUNS}\s+(?:{_AUX})\b.*",
        rf"(?:what|how\s+\w+)\s+(?:is|are|was|were)\s+(?={_DEFINITE}|\S+\s+(?!{_PREPOSITION}\b))"
        rf"(?P<topic>{_WORD}(?:\s+{_WORD})*?){_BEHIND}.*",
        rf"who\s+\w+\s+(?P<topic>(?:an?|the|its|our|their|his|her)(?:\s+{_WORD})+?){_BEHIND}.*",
    )
)
_LONGEST = 8  # words


@lru_cache(512)
def topic_of(question: str) -> str:
    """The words that name what a question in English asks about; empty where none do by themselves."""
    text = question.strip().rstrip(" ?.!,;")
    found = next((match["topic"].strip(" ,;:") for form in _FORMS if (match := form.fullmatch(text))), "")
    return found if 0 < len(found.split()) <= _LONGEST else ""
