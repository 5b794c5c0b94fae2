"""Whose conversations are whose: a random key in a cookie that only this browser holds and no script can read.

It tells browsers apart, it does not log anyone in: whoever may use the browser sees its conversations.
"""

import re
import secrets
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

COOKIE = "attache_browser"
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")
_FOUR_HUNDRED_DAYS = 34_560_000  # as long as browsers keep any cookie; renewed whenever the page opens


def key_of(scope: Scope) -> str | None:
    """The key that came with a request; None where there is none, or no such key as are given out."""
    return _valid(cookie_parser(Headers(scope=scope).get("cookie", "")).get(COOKIE))


def owner_of(request: Any) -> str | None:
    """The key that came with an event of the page (a `gr.Request`)."""
    return _valid(request.cookies.get(COOKIE)) if request else None


def issued(scope: Scope) -> str | None:
    """The `Set-Cookie` for a reply to this request, if any.

    A page that was reached by a link on another site is asked for without cookies, SameSite=Strict being what it is.
    A new key then would take the reader's conversations away, so that one is given out with the page's style sheet,
    which the page itself asks for.
    """
    opening = scope["path"] in ("/", "/theme.css")
    foreign = Headers(scope=scope).get("sec-fetch-site", "none") not in ("none", "same-origin")
    key = key_of(scope)
    if not opening or foreign or (key and scope["path"] != "/"):
        return None
    value = key or secrets.token_urlsafe(32)
    return f"{COOKIE}={value}; Path=/; Max-Age={_FOUR_HUNDRED_DAYS}; HttpOnly; SameSite=Strict"


def _valid(key: object) -> str | None:
    return key if isinstance(key, str) and _KEY.fullmatch(key) else None
