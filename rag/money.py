"""Whether a question asks for money, and whether a sentence names a sum of it: “10,000 lux” is no cost."""

import re
from functools import lru_cache

from rag.questions import Question, Want

_ASKS = re.compile(
    r"\b(?:costs?|prices?|priced|pays?|paid|earns?|earned|salar(?:y|ies)|wages?|fees?|fares?|budgets?|spends?|spent"
    r"|charges?|charged|rents?|worth|money|funding|kostet?e?n?|preis|cuesta|costo|costaba|precio|coute|prix)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"[$€£¥%]|円|元|\b(?:euros?|dollars?|pounds?|pence|cents?|francs?|yen|yuan|kron(?:er|or|e|a)|rupees?|pesos?|livres?"
    r"|EUR|USD|GBP|CHF|SEK|NOK|DKK|JPY|CNY|free|nothing|toll|half|third|quarter|double|per cent|gratis|kostenlos"
    r"|gratuite?s?)\b",
    re.IGNORECASE,
)


def asks_for_money(question: Question) -> bool:
    """Whether the amount a question asks for is a sum of money."""
    return question.want is Want.AMOUNT and bool(_ASKS.search(question.text))


@lru_cache(8192)
def holds_money(text: str) -> bool:
    """Whether a sentence names a currency, a share of a price, or says that nothing is to be paid."""
    return bool(_SUM.search(text))
