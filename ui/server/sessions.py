"""A session of the page belongs to the browser that began it.

Gradio tells sessions apart by a name that the page makes up. Whoever knew another's could read its answers as they come
and ask in its place; here the name counts only together with the browser's key.
"""

import json
from collections import OrderedDict
from urllib.parse import parse_qs

from starlette.types import Message, Receive, Scope

from ui.owners import key_of

_IN_BODY = ("/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset")
_IN_QUERY = "/gradio_api/queue/data"
_IN_PATH = "/gradio_api/heartbeat/"
_REMEMBERED = 10_000


class Sessions:
    """Which browser began which session."""

    def __init__(self) -> None:
        self._keys: OrderedDict[str, str | None] = OrderedDict()

    async def admits(self, scope: Scope, receive: Receive) -> tuple[bool, Receive]:
        """Whether the request's session, if it names one, is its browser's; and what to read its body from."""
        path = scope["path"]
        if path in _IN_BODY:
            body, receive = await _read(receive)
            return self._is_own(_named(body), key_of(scope)), receive
        if path == _IN_QUERY:
            names = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("session_hash", [""])
            return len(names) == 1 and self._is_own(names[0], key_of(scope)), receive
        if path.startswith(_IN_PATH):
            return self._is_own(path.removeprefix(_IN_PATH), key_of(scope)), receive
        return True, receive

    def _is_own(self, session: str | None, key: str | None) -> bool:
        if session is None:
            return True
        own = self._keys.setdefault(session, key) == key
        if own:
            self._keys.move_to_end(session)
        if len(self._keys) > _REMEMBERED:
            self._keys.popitem(last=False)
        return own


async def _read(receive: Receive) -> tuple[bytes, Receive]:
    """The whole body, and a `receive` that gives it once more."""
    messages: list[Message] = []
    while not messages or messages[-1].get("more_body"):
        messages.append(await receive())

    async def again() -> Message:
        return messages.pop(0) if messages else await receive()

    return b"".join(message.get("body", b"") for message in messages), again


def _named(body: bytes) -> str | None:
    try:
        content = json.loads(body)
    except ValueError:  # Gradio refuses it
        return None
    session = content.get("session_hash") if isinstance(content, dict) else None
    return session if isinstance(session, str) else None
