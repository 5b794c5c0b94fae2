"""Who may reach the chat: by which names, and beyond this machine only with the password."""

import base64
import binascii
import hashlib
import hmac
import ipaddress
import math
import socket
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import TypeVar
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import Scope

from rag.errors import SettingsInvalid
from rag.settings import Settings
from ui.owners import key_of

SHORTEST_PASSWORD = 8
ATTEMPTS = 5  # wrong passwords from one address, or one IPv6 network, within …
WITHIN = 60.0  # … seconds
_REMEMBERED = 10_000
_LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
_T = TypeVar("_T")


class Access:
    """The rules of one chat."""

    def __init__(
        self, names: Iterable[str] = (), *, password: str | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._names = _LOOPBACK_NAMES | {name.casefold() for name in names}
        self._beyond = bool(password)
        self._password = _digest(password or "")
        self._clock = clock
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()
        self._welcome: OrderedDict[str, None] = OrderedDict()

    def refusal(self, scope: Scope) -> PlainTextResponse | None:
        """Why a request is not let in, as the reply to it; None where it is."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._known(_name(host)):
            told = "This chat does not answer under that name. Open it at the address its terminal shows."
            return PlainTextResponse(told, 421)
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            return PlainTextResponse("Another site's page may not use this chat.", 403)
        if headers.get("sec-fetch-site") in ("cross-site", "same-site") and headers.get("sec-fetch-mode") != "navigate":
            return PlainTextResponse("Another site's page may not load parts of this chat.", 403)
        return self._locked_out(scope, headers) if self._beyond else None

    def _known(self, name: str) -> bool:
        """Whether a Host header may be served: a name is not, unless it is ours, since any site's can be made to point
        here; beyond loopback a bare address is, since nobody else's page has one as its origin."""
        return name in self._names or (self._beyond and _is_address(name))

    def _locked_out(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        given = _password_in(headers.get("authorization", ""))
        client, browser = _network(scope), key_of(scope) or ""
        left = self._wait(client)
        if given is not None and left and browser not in self._welcome:
            told = f"Too many wrong passwords. Wait {left} s and try again."
            return PlainTextResponse(told, 429, {"retry-after": str(left)})
        if given is not None and hmac.compare_digest(_digest(given), self._password):
            if browser:
                _remember(self._welcome, browser, None)
            return None
        if given is not None:
            _remember(self._wrong, client, [*self._recent(client), self._clock()])
        ask = {"www-authenticate": 'Basic realm="Attache", charset="UTF-8"'}
        return PlainTextResponse("This chat asks for its password; any user name will do.", 401, ask)

    def _recent(self, client: str) -> list[float]:
        return [at for at in self._wrong.get(client, []) if at > self._clock() - WITHIN]

    def _wait(self, client: str) -> int:
        recent = self._recent(client)
        return math.ceil(recent[-ATTEMPTS] + WITHIN - self._clock()) if len(recent) >= ATTEMPTS else 0


def access_for(settings: Settings) -> Access:
    """The rules that the settings ask for. Raises SettingsInvalid where they would leave the chat open."""
    beyond = settings.host_names or not is_loopback(settings.host)
    if beyond and not settings.password:
        raise SettingsInvalid(
            f"Beyond this machine ({settings.host}) the chat needs a password. "
            "Set ATTACHE_PASSWORD, or leave --host out."
        )
    if settings.password and len(settings.password) < SHORTEST_PASSWORD:
        raise SettingsInvalid(f"The password has under {SHORTEST_PASSWORD} characters. Set a longer ATTACHE_PASSWORD.")
    own = socket.gethostname()
    names = [*settings.host_names, *((settings.host, own, f"{own}.local") if beyond else ())]
    return Access(names, password=settings.password)


def is_loopback(host: str) -> bool:
    """Whether an address or name to listen on is this machine's own."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _remember(kept: OrderedDict[str, _T], key: str, value: _T) -> None:
    kept[key] = value
    kept.move_to_end(key)
    if len(kept) > _REMEMBERED:
        kept.popitem(last=False)


def _digest(password: str) -> bytes:
    return hashlib.sha256(password.encode("utf-8", "replace")).digest()


def _password_in(authorization: str) -> str | None:
    scheme, _, credentials = authorization.partition(" ")
    if scheme.casefold() != "basic":
        return None
    try:
        return base64.b64decode(credentials.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""  # counts as a wrong one


def _network(scope: Scope) -> str:
    """What attempts are counted by: the client's address, of IPv6 the part that its provider assigned."""
    host = (scope.get("client") or ("", 0))[0]
    if not _is_address(host):
        return host
    address = ipaddress.ip_address(host)
    return host if address.version == 4 else str(ipaddress.ip_network(f"{host}/64", strict=False))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
