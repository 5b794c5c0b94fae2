"""Sentences that give a language model orders: neither evidence nor an answer, whoever wrote them."""

import re

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


def is_command(text: str) -> bool:
    """Whether a text orders a model about, or repeats such an order."""
    return bool(_COMMAND.search(text[:_LOOKED_AT]))


def holds_address(text: str) -> bool:
    """Whether a text holds a web address."""
    return bool(_ADDRESS.search(text[:_LOOKED_AT]))
