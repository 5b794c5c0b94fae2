"""What stands between the network and the chat: who may ask, for what, how much, and what the page may load."""

import secrets
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.languages import in_language, words_of
from ui.owners import issued
from ui.server.access import Access
from ui.server.sessions import Sessions
from ui.words import Words
from vectorstore.adding.uploads import MOST_TOGETHER

LARGEST_REQUEST = 1_000_000  # bytes; the page sends a question, filters and ids
LARGEST_UPLOAD = MOST_TOGETHER + 1_000_000  # and what separates the files in it
_UPLOAD, _UPLOAD_PROGRESS = "/gradio_api/upload", "/gradio_api/upload_progress"
# All the page needs. Gradio's routes that read files, proxy other sites or edit code stay shut.
_PATHS = {
    "/",
    "/config",
    "/theme.css",
    "/gradio_api/theme.css",
    "/gradio_api/info",
    "/gradio_api/app_id",
    "/gradio_api/queue/join",
    "/gradio_api/queue/data",
    "/gradio_api/startup-events",
    "/gradio_api/cancel",
    "/gradio_api/reset",
    "/library/generation",
    "/favicon.ico",
    "/manifest.json",
    "/robots.txt",
}
_FOLDERS = ("/assets/", "/static/", "/gradio_api/heartbeat/", "/export/", "/page/")
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# Gradio compiles its templates with `new Function`, hence 'unsafe-eval'; inline scripts need the page's nonce.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'none'; "
    "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)

_FOREIGN_SESSION = PlainTextResponse("This is another browser's session. Reload the page to begin your own.", 403)


class Guard:
    """An ASGI application around the chat: those only whom `access` lets in, the page's own paths only, bounded
    requests, a Content-Security-Policy on every reply, a key of its own for every browser."""

    def __init__(self, app: ASGIApp, access: Access, *, uploads: bool = False) -> None:
        self.app, self.access, self.sessions, self.uploads = app, access, Sessions(), uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refused = self.access.refusal(scope) or _refusal(scope, self.uploads)
        nonce = secrets.token_urlsafe(18)
        if refused:
            await refused(scope, receive, _Reply(send, nonce))
            return
        own, bounded = await self.sessions.admits(scope, _Bounded(receive, _most(scope)))
        reply = _Reply(send, nonce, issued(scope), words_of(scope) if scope["path"] == "/" else None)
        await (self.app if own else _FOREIGN_SESSION)(scope, bounded, reply)


class _Bounded:
    """Request bodies, cut off at `most` bytes: the reader is told that the client left."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive, self.most, self.taken = receive, most, 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.taken += len(message.get("body", b""))
        return message if self.taken <= self.most else {"type": "http.disconnect"}


class _Reply:
    """Adds the headers to a reply, a cookie if one is given, the nonce to every script tag of the page, and to the page
    itself the language of `words`."""

    def __init__(self, send: Send, nonce: str, cookie: str | None = None, words: Words | None = None) -> None:
        self.send, self.nonce, self.words = send, nonce, words
        self.cookie = {"set-cookie": cookie} if cookie else {}
        self.start: Message | None = None
        self.page: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self.start is None:
            await self.send(message)
        else:
            await self._collect(self.start, message)

    async def _begin(self, message: Message) -> None:
        policy = _POLICY.format(nonce=self.nonce)
        extra = {**_HEADERS, **self.cookie, "content-security-policy": policy}
        message = {**message, "headers": [*message.get("headers", []), *_encoded(extra.items())]}
        if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
            self.start = message
        else:
            await self.send(message)

    async def _collect(self, start: Message, message: Message) -> None:
        self.page.append(message.get("body", b""))
        if message.get("more_body"):
            return
        # Gradio writes values into its page as JSON without `<`, so every tag here is the page's own.
        page = b"".join(self.page)
        spoken = in_language(page, self.words) if self.words else page
        body = spoken.replace(b"<script", f'<script nonce="{self.nonce}"'.encode())
        headers = [pair for pair in start["headers"] if pair[0] != b"content-length"]
        if self.page != [b""]:
            headers += _encoded([("content-length", str(len(body)))])
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _encoded(pairs: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in pairs]


def _refusal(scope: Scope, uploads: bool) -> PlainTextResponse | None:
    if not _open(scope["path"], uploads):
        return PlainTextResponse("There is nothing here.", 404)
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdecimal() or int(length) > _most(scope):
        return PlainTextResponse("The request is too large. Shorten the question, or add fewer files at once.", 413)
    return None


def _most(scope: Scope) -> int:
    return LARGEST_UPLOAD if scope["path"] == _UPLOAD else LARGEST_REQUEST


def _open(path: str, uploads: bool) -> bool:
    if path in (_UPLOAD, _UPLOAD_PROGRESS):
        return uploads
    return path in _PATHS or (path.startswith(_FOLDERS) and ".." not in path)
