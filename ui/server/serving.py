"""Serving the chat: a port, a server, and the line that says it is ready and for whom."""

import contextlib
import errno
import http.client
import os
import socket
import threading
import time
import webbrowser
from typing import Any

from rag.errors import SettingsInvalid
from rag.settings import Settings
from rag.sources import warm
from ui.server.access import access_for, is_loopback
from vectorstore.errors import StoreError

LOOPBACK = "127.0.0.1"
_ANY = {"0.0.0.0": LOOPBACK, "::": "::1"}  # every address of the machine, and one of them
_BEYOND = (
    "Other machines can reach it, and whoever knows the password can use it. The connection is not encrypted: on a "
    "network you do not trust, put a proxy with TLS in front."
)
_MORE_PORTS = 20
_PATIENCE = 120.0  # seconds until the page must have been served once


class PortTaken(SettingsInvalid):
    """Another program listens on the port."""


def serve(settings: Settings, *, open_browser: bool = False, **parts: Any) -> None:
    """Serve the chat until Ctrl-C. `parts` go to `build_chat`. Raises PortTaken, and SettingsInvalid where it would be
    open to others without a password, before anything is loaded."""
    access_for(settings)
    listener = listen(settings.port, settings.host)
    port = listener.getsockname()[1]
    if settings.port not in (0, port):
        print(f"Port {settings.port} is taken; using {port} instead.", flush=True)
    from ui.server.application import server  # gradio takes seconds to load, a taken port is found at once

    chat = server(settings, **parts)
    warmed = settings if not parts else None
    threading.Thread(target=_announce, args=(settings, port, open_browser, warmed), daemon=True).start()
    try:
        chat.run(sockets=[listener])
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
    finally:
        listener.close()


def listen(port: int, host: str = LOOPBACK) -> socket.socket:
    """A socket on `port`; where that is the default port and taken, on the next free of twenty. Raises PortTaken."""
    default = Settings.port
    candidates = range(port, port + _MORE_PORTS + 1) if port == default else (port,)
    for candidate in candidates:
        listener = _bound(host, candidate)
        if listener:
            return listener
    tried = f"Port {port} is" if port != default else f"Ports {port} to {candidates[-1]} are"
    raise PortTaken(f"{tried} taken by another program. Choose a free port: set ATTACHE_PORT to it.")


def _bound(host: str, port: int) -> socket.socket | None:
    family, address = _address(host, port)
    listener = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere the option would take a port from the program that has it
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            return None
        raise PortTaken(
            f"Port {port} of {host} cannot be used ({error.strerror}). "
            "Set ATTACHE_PORT to another one, or ATTACHE_HOST to an address of this machine."
        ) from error
    return listener


def _address(host: str, port: int) -> tuple[socket.AddressFamily, Any]:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise SettingsInvalid(f"There is no address {host!r} to listen on. Set ATTACHE_HOST to one.") from error
    return family, address


def _announce(settings: Settings, port: int, open_browser: bool, warmed: Settings | None) -> None:
    deadline = time.monotonic() + _PATIENCE
    local = _ANY.get(settings.host, settings.host)
    while not _served(local, port):
        if time.monotonic() > deadline:
            print(f"The chat did not start within {_PATIENCE:.0f} s. Stop it with Ctrl-C and try again.", flush=True)
            return
        time.sleep(0.05)
    address = f"http://{_written(socket.gethostname() if settings.host in _ANY else settings.host)}:{port}"
    print(f"Attaché is ready at {address}", flush=True)
    if settings.host_names or not is_loopback(settings.host):
        print(_BEYOND, flush=True)
    if open_browser:
        webbrowser.open(address)
    if warmed is not None:
        with contextlib.suppress(StoreError):  # asking meets the same error, and shows it
            warm(warmed)


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _served(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/", headers={"Host": LOOPBACK})
        return connection.getresponse().status in (200, 401)  # 401 asks for the password
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
