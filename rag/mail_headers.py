"""The lines over a letter that say from whom, to whom and when it went: “Date: Mon, 4 March 2024 09:12”."""

import re
from functools import lru_cache

_LINE = re.compile(
    r"[ \t]*[*_]{0,3}(?:From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Von|An|Kopie|Datum|Gesendet|Betreff|"
    r"De|À|Envoyé|Objet|Para|Enviado|Asunto|Fecha|差出人|宛先|件名|日時|送信日時|发件人|收件人|主题|日期)[*_]{0,3}\s?[:：]"
)


@lru_cache(8192)
def heads_mail(text: str, start: int) -> bool:
    """Whether a place is in such a line, and another one is right above or below it."""
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    if not _LINE.match(text, line):
        return False
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    return bool((line and _LINE.match(text, above)) or (end >= 0 and _LINE.match(text, end + 1)))
