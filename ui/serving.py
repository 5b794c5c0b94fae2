"""Serving the chat on this machine: a port, a server, and the line that says it is ready."""

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
from vectorstore.errors import StoreError

LOOPBACK = "127.0.0.1"
_MORE_PORTS = 20
_PATIENCE = 120.0  # seconds until the page must have been served once


class PortTaken(SettingsInvalid):
    """Another program listens on the port."""


def serve(settings: Settings, *, open_browser: bool = False, **parts: Any) -> None:
    """Serve the chat until Ctrl-C. `parts` go to `build_chat`. Raises PortTaken before anything is loaded."""
    listener = listen(settings.port)
    port = listener.getsockname()[1]
    if settings.port not in (0, port):
        print(f"Port {settings.port} is taken; using {port} instead.", flush=True)
    from ui.application import server  # gradio takes seconds to load, a taken port is found at once

    chat = server(settings, **parts)
    warmed = settings if not parts else None
    threading.Thread(target=_announce, args=(port, open_browser, warmed), daemon=True).start()
    try:
        chat.run(sockets=[listener])
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
    finally:
        listener.close()


def listen(port: int) -> socket.socket:
    """A loopback socket on `port`; where that is the default port and taken, on the next free of twenty.

    Raises PortTaken.
    """
    default = Settings.port
    candidates = range(port, port + _MORE_PORTS + 1) if port == default else (port,)
    for candidate in candidates:
        listener = _bound(candidate)
        if listener:
            return listener
    tried = f"Port {port} is" if port != default else f"Ports {port} to {candidates[-1]} are"
    raise PortTaken(f"{tried} taken by another program. Choose a free port: set ATTACHE_PORT to it.")


def _bound(port: int) -> socket.socket | None:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere the option would take a port from the program that has it
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            return None
        raise PortTaken(f"Port {port} cannot be used ({error.strerror}). Set ATTACHE_PORT to another one.") from error
    return listener


def _announce(port: int, open_browser: bool, warmed: Settings | None) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not _served(port):
        if time.monotonic() > deadline:
            print(f"The chat did not start within {_PATIENCE:.0f} s. Stop it with Ctrl-C and try again.", flush=True)
            return
        time.sleep(0.05)
    address = f"http://{LOOPBACK}:{port}"
    print(f"Attaché is ready at {address}", flush=True)
    if open_browser:
        webbrowser.open(address)
    if warmed is not None:
        with contextlib.suppress(StoreError):  # asking meets the same error, and shows it
            warm(warmed)


def _served(port: int) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
