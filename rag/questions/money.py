"""Whether a question asks for money, and whether a sentence names a sum of it: “10,000 lux” is no cost."""

import re
from functools import cache, lru_cache

from rag.language.forms import any_of
from rag.questions.question import Question, Want

_ASKS = re.compile(
    r"\b(?:costs?|prices?|priced|pays?|paid|earns?|earned|salar(?:y|ies)|wages?|fees?|fares?|budgets?|spends?|spent"
    r"|charges?|charged|bids?|offer(?:s|ed)?|fine[sd]?|bills?|turnover|revenues?|profits?|debts?|incomes?|grants?"
    r"|compensation|damages|donat(?:es?|ed|ions?)|rents?|worth|money|funding|kostet?e?n?|preis|cuesta|costo|costaba|precio|coute|prix)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)
_OF_MONEY = re.compile(  # further words beside which a share is one of money
    r"\b(?:interest|yields?|discounts?|rebates?|tax(?:es)?|dividends?|premiums?|zins\w*|löhnen?|lohn|gehalt|gehälter"
    r"|mieten?|rabatt|intérêts?|salaires?|loyers?|interés(?:es)?|salarios?|sueldos?|alquiler(?:es)?|descuentos?)\b",
    re.IGNORECASE,
)
_REACH = 40  # characters between a word of money and the number it leads to
_LEAST = 2  # numbers


def asks_for_money(question: Question) -> bool:
    """Whether the amount a question asks for is a sum of money."""
    return question.want is Want.AMOUNT and speaks_of_money(question.text)


def speaks_of_money(text: str) -> bool:
    """Whether a text speaks of a cost, a bid, pay or the like."""
    return bool(_ASKS.search(text))


@lru_cache(8192)
def holds_money(text: str, document: str = "") -> bool:
    """Whether a sentence names a sum: a currency, millions of nothing else, a share of a price, or that it is free.

    A currency is also what the `document` it stands in pays in, whatever it is called: “290 marls a month”.
    """
    if _sum().search(text) or (_SHARE.search(text) and (speaks_of_money(text) or _OF_MONEY.search(text))):
        return True
    paid_in = currencies_of(document) if document else frozenset()
    return any(found["noun"].lower() in paid_in for found in _counted(text))


@lru_cache(1024)
def currencies_of(document: str) -> frozenset[str]:
    """The nouns that a document counts money by: several numbers have them, and one of these is a cost or price."""
    numbers: dict[str, set[str]] = {}
    led = set[str]()
    for found in _counted(document):
        noun = found["noun"].lower()
        numbers.setdefault(noun, set()).add(found["number"])
        ahead = re.split(r"[.!?\n]\s", document[max(0, found.start() - _REACH) : found.start()])[-1]
        led |= {noun} if _ASKS.search(ahead) else set()
    return frozenset(noun for noun in led if len(numbers[noun]) >= _LEAST and not _no_currency().fullmatch(noun))


def _counted(text: str) -> list[re.Match[str]]:
    return list(_scaled().finditer(text))


@cache
def _scaled() -> re.Pattern[str]:
    large = any_of("large_numbers")
    return re.compile(
        rf"\b(?P<number>\d[\d,.]*|(?:{any_of('number_words')}))(?:\s(?:{large}))*\s(?!(?:{large})\b)"
        r"(?P<noun>[^\W\d_]{3,})",
        re.IGNORECASE,
    )


@cache
def _no_currency() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('units', 'months', 'number_words', 'large_numbers')}|per|percent|and|for|the|was|were|has|have"
        r"|had|people|persons?|of|by|from|with|more|less|times?|new|other|old)",
        re.IGNORECASE,
    )


@cache
def _sum() -> re.Pattern[str]:
    stated = rf"(?:\d|\b(?:{any_of('number_words', 'large_numbers')})\b)"
    return re.compile(
        rf"(?i:[$€£¥₹₽₩₴₪₺₫₱₦₡₲₵₸₾₿]|円|元|\b(?<!per\s)(?:{any_of('currencies')}|free|nothing|toll|third|half|quarter"
        rf"|double|gratis|kostenlos|gratuite?s?)\b|{stated}[\s-](?:{any_of('currencies_counted')})\b"
        rf"|\b(?:\d[\d,.]*|{any_of('number_words')})[\s-](?:{any_of('large_numbers')})\b"
        r"(?=\s*(?:$|[^\w\s]|(?:a|an|and|at|before|by|for|from|in|more|of|on|or|over|per|so|than|that|the|to|until|was"
        r"|were|which|with)\b)))"
        rf"|\b(?:{any_of('currency_codes')})\b"
    )
