"""Which language the page speaks to a reader: the one they chose in it, else their browser's, else English."""

import re
from collections.abc import Iterator
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from ui.templating import asset
from ui.words import LANGUAGES, Words, words_in

COOKIE = "attache_language"  # written by ui/assets/language.js
_LANG = re.compile(rb'(<html\b[^>]*\blang=")[^"]*')


def words_for(request: Any) -> Words:
    """The words for an event of the page (a `gr.Request`)."""
    accepted = getattr(request, "headers", {}).get("accept-language", "")
    return words_in(_language(getattr(request, "cookies", {}).get(COOKIE), accepted))


def words_of(scope: Scope) -> Words:
    """The words for a plain request."""
    headers = Headers(scope=scope)
    chosen = cookie_parser(headers.get("cookie", "")).get(COOKIE)
    return words_in(_language(chosen, headers.get("accept-language", "")))


def in_language(page: bytes, words: Words) -> bytes:
    """The framework's page, told which language it speaks, before its first script runs.

    The framework goes by the browser's language alone, so that the page states its own as the browser's.
    """
    page = _LANG.sub(rb"\g<1>" + words.language.encode(), page, count=1)
    return page.replace(b"<head>", f"<head><script>{asset('speaking.js').strip()}</script>".encode(), 1)


def _language(chosen: str | None, accepted: str) -> str:
    return chosen if chosen in LANGUAGES else next(_spoken(accepted), LANGUAGES[0])


def _spoken(accepted: str) -> Iterator[str]:
    """The languages of an Accept-Language header that the page speaks, the most wanted first."""
    wanted = [(_weight(parts), parts[0]) for parts in (part.split(";") for part in accepted.split(","))]
    for weight, tag in sorted(wanted, key=lambda pair: -pair[0]):
        language = tag.strip().lower().partition("-")[0]
        if weight > 0 and language in LANGUAGES:
            yield language


def _weight(parts: list[str]) -> float:
    stated = next((part.strip()[2:] for part in parts[1:] if part.strip().lower().startswith("q=")), "1")
    try:
        return float(stated)
    except ValueError:
        return 0.0
