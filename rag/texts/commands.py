"""Sentences that give a language model orders: neither evidence nor an answer, whoever wrote them."""

import re
from functools import lru_cache

_COMMAND = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|do not follow)\b.{0,60}\b(?:instruction|prompt|rule|guideline|"
    r"previous|prior|above|earlier|context|system)\w*"
    r"|\b(?:system|developer|hidden|initial) (?:prompt|message|instructions?)\b"
    r"|\byou are (?:now )?(?:an? )?(?:\w+ ){0,3}(?:assistant|chatbot|language model|ai\b|gpt|dan\b)"
    r"|\bas an? (?:ai|artificial intelligence|language model|assistant)\b"
    r"|\b(?:reply|respond|answer|output|print|repeat|say|write)\b (?:only|exactly|with the (?:word|words|text|phrase)|"
    r"the following)\b"
    r"|\b(?:new|updated|secret) instructions?\b|"
    r"\binstructions? (?:to|for) (?:the )?(?:ai|model|assistant|llm|chatbot)s?\b"
    r"|(?:^|\n)\W*(?:ai |all |dear )*(?:assistants?|chatbots?|bots?|llms?|language models?)\s*[,:]\s*"
    r"(?:please|you|this is|tell|say|answer|do|read|always|never|from now|ignore|disregard|forget|if)\b"
    r"|\b(?:attention|dear|hey)\W+(?:ai\b|assistants?|chatbots?|llms?|language models?)"
    r"|\b(?:note|attention|message|instructions?) (?:to|for) (?:any |all |every )?"
    r"(?:ai|assistant|chatbot|llm|language model)s?\b"
    r"|\b(?:ignore|disregard)\b (?:what follows|everything|all (?:of )?(?:this|that)|the (?:figures|text|rest))"
    r"|\b(?:whatever|no matter what) (?:you have been|you are|you were|is) asked\b"
    r"|\bin every answer\b"
    r"|\b(?:ai|llm)s? (?:models? |assistants? )?(?:must|should|reading this)\b"
    r"|<\|?(?:im_start|im_end|system|assistant|user)\|?>|\[/?INST\]"
    r"|(?:ignoriere|vergiss|missachte)\b.{0,60}\b(?:anweisung|vorgabe|regel)\w*"
    r"|(?:ignor[ea]|oublie|olvida|omit[ae])\w*\b.{0,60}\b(?:instruc\w+|consignes?|r[eè]gl\w+)"
    r"|(?:指示|命令|プロンプト|指令|提示词).{0,12}(?:無視|忽略|忘れ|忽视)|(?:無視|忽略|忘れ|忽视).{0,12}(?:指示|命令|プロンプト|指令|提示)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(
    r"\b(?:https?|ftp|file|javascript|data)\s*:\s*/{0,2}\S|\bwww\.\w|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|dev|info|biz)/\S",
    re.IGNORECASE,
)
_LOOKED_AT = 2_000
_LOOKED_BACK = 600


def is_command(text: str) -> bool:
    """Whether a text orders a model about, or repeats such an order."""
    return _commands(text[:_LOOKED_AT])


@lru_cache(8192)
def _commands(text: str) -> bool:
    return bool(_COMMAND.search(text))


def follows_command(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, or what stands before it in its paragraph, orders a model about."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _LOOKED_BACK)
    return is_command(text[begin:end])


def holds_address(text: str) -> bool:
    """Whether a text holds a web address."""
    return bool(_ADDRESS.search(text[:_LOOKED_AT]))
