"""Sentences by which a page declares that AI helped to make it.

Each rule is three patterns that must follow one another closely within a sentence: what the page calls itself, that it
was made, and by what; a language that puts the means before the verb has them in that order.
"""

import re
from collections.abc import Iterator

from vectorstore.documents import Span

_AI = (
    r"(?:\b(?:AI|A\.I\.)(?!\w|\s+[A-Z])|\b(?i:artificial intelligence|ChatGPT|chatbot|generative|large language model))"
)
_RULES = (
    (
        r"(?i:\b(?:this|these|our|portions|parts|some|all)\b[^.!?]{0,40}?\b(?:contents?|articles?|story|stories"
        r"|posts?|page|text"
        r"|reports?|translation|document|piece|transcript|materials?)\b)",
        r"(?i:\b(?:was|were|is|are|been|be)\b(?! not)[\w ]{0,20}?\b(?:created|generated|written|produced|drafted"
        r"|composed|prepared"
        r"|translated|made|assisted)\b)",
        _AI,
    ),
    (
        _AI,
        r"(?i:\b(?:was|were|has been|have been) used (?:to|in)\b)",
        r"(?i:\b(?:this|our)\b[\w ]{0,20}?\b(?:article|content|story|post|page|report|text|translation)\b)",
    ),
    (
        r"^\W{0,3}(?i:written|created|generated|produced|drafted|translated|composed)\b",
        r"(?i:\b(?:by|with|using)\b)",
        _AI,
    ),
    (
        r"(?i:\b(?:este|esta|nuestr[oa]s?|parte)\b[^.]{0,30}?\b(?:artículo|contenidos?|texto|noticia|nota"
        r"|publicación|página)\b)",
        r"(?i:\b(?:cread|generad|escrit|redactad|elaborad|producid|traducid)[oa]s?\b)",
        r"\bIA\b|(?i:inteligencia artificial|ChatGPT)",
    ),
    (
        r"(?i:\b(?:cet|cette|ce|ces|nos|partie)\b[^.]{0,30}?\b(?:articles?|contenus?|textes?|page|publication"
        r"|traduction)\b)",
        r"(?i:\b(?:créé|généré|rédigé|écrit|produit|traduit)e?s?\b)",
        r"\bIA\b|(?i:intelligence artificielle|ChatGPT)",
    ),
    (
        r"(?i:\b(?:diese[rs]?|unsere?)\b[^.]{0,30}?\b(?:artikel|beitrag|text|inhalte?|meldung|seite|übersetzung)\b)",
        r"\bKI\b|(?i:künstliche[rn]? intelligenz|ChatGPT)",
        r"(?i:\b(?:erstellt|generiert|verfasst|geschrieben|erzeugt|übersetzt)\b)",
    ),
    (
        r"(?i:\b(?:quest[oa]|nostri|est[ea]|noss[oa]s?|parte)\b[^.]{0,30}?\b(?:articolo|contenut[oi]|testo|artigo"
        r"|conteúdos?|texto"
        r"|matéria)\b)",
        r"(?i:\b(?:creat|generat|scritt|redatt|prodott|tradott|criad|gerad|escrit|redigid|produzid"
        r"|traduzid)[oaie]s?\b)",
        r"\bIA\b|(?i:intelligenza artificiale|inteligência artificial|ChatGPT)",
    ),
    (
        r"(?i:\b(?:dit|deze|onze)\b[^.]{0,30}?\b(?:artikel|tekst|inhoud|bericht|vertaling)\b)",
        r"\bAI\b|(?i:kunstmatige intelligentie|ChatGPT)",
        r"(?i:\b(?:gemaakt|gegenereerd|geschreven|opgesteld|vertaald)\b)",
    ),
    (
        r"(?i:\b(?:эта|этот|данн\w{2,3})\b[^.]{0,30}?\b(?:стать\w|материал|текст)\b)",
        r"(?i:\b(?:создан|написан|сгенерирован|подготовлен|переведен|переведён)[ао]?\b)",
        r"\bИИ\b|(?i:искусственн\w{2,3} интеллект|нейросет|ChatGPT)",
    ),
    (r"(?:この|本)(?:記事|コンテンツ|ページ|文章|翻訳)", r"AI|人工知能|ChatGPT", r"作成|生成|執筆|翻訳"),
    (
        r"(?:本|此|这)(?:文|篇|内容|頁|页|報道|报道)",
        r"AI|人工智能|人工智慧|ChatGPT",
        r"生成|撰写|撰寫|创作|創作|翻译|翻譯",
    ),
)
_COMPILED = tuple(tuple(re.compile(pattern) for pattern in rule) for rule in _RULES)
_NAMES_AI = re.compile(
    r"AI|A\.I\.|IA\b|KI\b|ИИ\b|ChatGPT|(?i:artificial|artificielle|künstlich|generative|chatbot|нейросет)|人工"
)
_DENIED = re.compile(
    r"\b(?:how|whether|wie|cómo|not|never|without|sin|sans|ohne|nicht|no|non|não|niet|не|без)\b|ない|ません|不",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?。！？]+(?:[.!?](?=\w)[^.!?。！？]*)*[.!?。！？]?")
_REACH = 70
_LONGEST_NOTICE = 1_200


def find_disclosure(text: str, start: int = 0, end: int | None = None) -> Span | None:
    """The first sentence of a short notice, `text[start:end]`, that declares the help of AI; offsets count `text`."""
    piece = text[start : len(text) if end is None else end]
    if len(piece) > _LONGEST_NOTICE or not _NAMES_AI.search(piece):
        return None
    for sentence in _SENTENCE.finditer(piece):
        words = sentence.group()
        if any(_follows(rule, words) for rule in _COMPILED):
            begin = start + sentence.start() + len(words) - len(words.lstrip())
            return Span(begin, start + sentence.end())
    return None


def _follows(rule: tuple[re.Pattern[str], ...], sentence: str) -> bool:
    return any(not _DENIED.search(sentence, begin, end) for begin, end in _chains(rule, sentence))


def _chains(rule: tuple[re.Pattern[str], ...], sentence: str) -> Iterator[tuple[int, int]]:
    first, second, third = rule
    for opening in first.finditer(sentence):
        middle = second.search(sentence, opening.end(), opening.end() + _REACH)
        closing = middle and third.search(sentence, middle.end(), middle.end() + _REACH)
        if closing:
            yield opening.start(), closing.end()
