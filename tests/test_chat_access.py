"""Who may use the chat: its password beyond this machine, names and sites it answers to, a key for every browser."""

import base64
import http.client
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.errors import SettingsInvalid
from rag.settings import Settings
from tests.chat_server import ROOT, Running, running_chat
from ui.server.access import ATTEMPTS, WITHIN, Access, access_for

_ATTACHE = (sys.executable, "-c", "from ui.shell.commands import main; main()")
PASSWORD = "correct horse battery"
KEY = re.compile(r"attache_browser=([\w-]{43}); Path=/; Max-Age=\d+; HttpOnly; SameSite=Strict")


@pytest.fixture(scope="module")
def chat() -> Iterator[Running]:
    with running_chat() as running:
        yield running


@pytest.fixture(scope="module")
def beyond() -> Iterator[Running]:
    """A chat that listens on every address of the machine."""
    with running_chat(ATTACHE_HOST="0.0.0.0", ATTACHE_PASSWORD=PASSWORD, ATTACHE_HOST_NAMES="docs.example") as running:
        yield running


def get(chat: Running, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=60)
    try:
        connection.request("GET", path, None, {name.replace("_", "-"): value for name, value in headers.items()})
        reply = connection.getresponse()
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read().decode()
    finally:
        connection.close()


def login(password: str, user: str = "anyone") -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_beyond_this_machine_everything_asks_for_the_password(beyond: Running) -> None:
    for path in ("/", "/config", "/theme.css", "/gradio_api/queue/data?session_hash=x", "/nothing"):
        status, headers, told = get(beyond, path)
        assert status == 401
        assert headers["www-authenticate"].startswith("Basic ")
        assert "asks for its password" in told
    assert "set-cookie" not in get(beyond, "/")[1]
    assert get(beyond, "/", Authorization=login(PASSWORD))[0] == 200
    assert get(beyond, "/", Authorization=login("wrong"))[0] == 401


def test_it_says_who_can_reach_it(beyond: Running) -> None:
    assert beyond.process.stdout is not None
    assert "not encrypted" in next(beyond.process.stdout)


@pytest.mark.parametrize(
    ("host", "served"), [("192.168.7.7:7860", True), ("docs.example", True), ("evil.example", False)]
)
def test_beyond_this_machine_it_answers_to_addresses_and_stated_names_alone(
    beyond: Running, host: str, served: bool
) -> None:
    assert get(beyond, "/config", Host=host, Authorization=login(PASSWORD))[0] == (200 if served else 421)


def test_on_this_machine_alone_an_address_of_the_network_is_no_name_of_it(chat: Running) -> None:
    assert get(chat, "/config", Host="192.168.7.7:7860")[0] == 421


@pytest.mark.parametrize(("site", "mode", "status"), [("cross-site", "no-cors", 403), ("same-site", "cors", 403)])
def test_another_sites_page_cannot_even_load_a_part_of_it(chat: Running, site: str, mode: str, status: int) -> None:
    assert get(chat, "/theme.css", Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)[0] == status
    assert get(chat, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate")[0] == 200  # a link to it is fine


def test_every_browser_gets_a_key_of_its_own_and_keeps_it(chat: Running) -> None:
    keys = [KEY.fullmatch(get(chat, "/")[1]["set-cookie"]) for _ in range(2)]
    assert all(keys)
    first, second = (key[1] for key in keys if key)
    assert first != second
    renewed = KEY.fullmatch(get(chat, "/", Cookie=f"other=1; attache_browser={first}")[1]["set-cookie"])
    assert renewed is not None
    assert renewed[1] == first
    assert "set-cookie" not in get(chat, "/theme.css", Cookie=f"attache_browser={first}")[1]


def test_a_link_from_another_site_does_not_take_the_key_away(chat: Running) -> None:
    # The browser leaves SameSite=Strict cookies out of this request, though it has one.
    assert "set-cookie" not in get(chat, "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[1]
    assert KEY.fullmatch(get(chat, "/theme.css", Sec_Fetch_Site="same-origin")[1]["set-cookie"])


@pytest.mark.parametrize("forged", ["short", "x" * 44, "a" * 42 + "%", "../" * 15])
def test_a_key_that_was_never_given_out_is_replaced(chat: Running, forged: str) -> None:
    assert forged not in get(chat, "/", Cookie=f"attache_browser={forged}")[1]["set-cookie"]


def join(chat: Running, session: str, key: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=60)
    body = json.dumps({"fn_index": 0, "data": [], "session_hash": session, "event_data": None})
    headers = {"Content-Type": "application/json", "Cookie": f"attache_browser={key}"}
    try:
        connection.request("POST", "/gradio_api/queue/join", body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_session_is_of_use_only_to_the_browser_that_began_it(chat: Running) -> None:
    mine, yours = "m" * 43, "y" * 43
    assert join(chat, "session-1", mine) == 200
    assert join(chat, "session-1", yours) == 403
    for path in ("/gradio_api/queue/data?session_hash=session-1", "/gradio_api/heartbeat/session-1"):
        assert get(chat, path, Cookie=f"attache_browser={yours}")[0] == 403
        assert get(chat, path)[0] == 403
    assert get(chat, "/gradio_api/queue/data?session_hash=session-2&session_hash=session-1")[0] == 403
    assert join(chat, "session-2", yours) == 200
    assert join(chat, "session-1", mine) == 200


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def tried(access: Access, password: str, client: str = "10.0.0.1", key: str = "") -> int:
    headers = [(b"host", b"10.0.0.9"), (b"authorization", login(password).encode())]
    headers += [(b"cookie", f"attache_browser={key}".encode())] if key else []
    refused = access.refusal({"type": "http", "path": "/", "headers": headers, "client": (client, 1)})
    return refused.status_code if refused else 200


def test_guessing_is_slowed_down_for_one_address_and_not_for_others() -> None:
    clock = Clock()
    access = Access(password=PASSWORD, clock=clock)
    assert [tried(access, f"guess {n}") for n in range(ATTEMPTS + 1)] == [401] * ATTEMPTS + [429]
    assert tried(access, PASSWORD) == 429  # also the right one: a guesser does not learn it
    assert tried(access, PASSWORD, client="10.0.0.2") == 200
    clock.now += WITHIN + 1
    assert tried(access, PASSWORD) == 200


def test_who_has_come_in_is_not_shut_out_by_a_guesser_at_the_same_address() -> None:
    access = Access(password=PASSWORD, clock=Clock())
    key = "k" * 43
    assert tried(access, PASSWORD, key=key) == 200
    for n in range(ATTEMPTS):
        tried(access, f"guess {n}")
    assert tried(access, PASSWORD) == 429
    assert tried(access, PASSWORD, key=key) == 200


def test_addresses_of_one_ipv6_network_count_together() -> None:
    access = Access(password=PASSWORD, clock=Clock())
    for n in range(ATTEMPTS):
        assert tried(access, "guess", client=f"2001:db8:1:2::{n}") == 401
    assert tried(access, "guess", client="2001:db8:1:2:ffff::1") == 429
    assert tried(access, "guess", client="2001:db8:1:3::1") == 401


def test_what_is_no_password_counts_as_a_wrong_one() -> None:
    access = Access(password=PASSWORD, clock=Clock())
    scope = {"type": "http", "path": "/", "client": ("10.0.0.1", 1)}
    for broken in (b"Basic ???", b"Basic /w==", b"Basic", b"basic AAAA", b"Basic Og=="):
        refused = access.refusal({**scope, "headers": [(b"host", b"10.0.0.9"), (b"authorization", broken)]})
        assert refused is not None
        assert refused.status_code == 401
    assert tried(access, PASSWORD) == 429


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.7.7", "::", "a-name.example"])
def test_it_is_not_opened_to_others_without_a_password(host: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"needs a password\. Set ATTACHE_PASSWORD"):
        access_for(Settings(host=host))
    with pytest.raises(SettingsInvalid, match="under 8 characters"):
        access_for(Settings(host=host, password="short"))
    access_for(Settings(host=host, password=PASSWORD))


def test_a_proxy_in_front_needs_the_password_too() -> None:
    with pytest.raises(SettingsInvalid, match="needs a password"):
        access_for(Settings(host_names=("docs.example",)))


def test_the_shell_says_what_is_missing_and_has_no_option_for_the_password() -> None:
    run = [
        sys.executable,
        "-c",
        "from ui.shell.commands import main; main()",
        "chat",
        "--host",
        "0.0.0.0",
        "--port",
        "0",
    ]
    ended = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
    assert ended.returncode == 1
    assert ended.stderr.startswith("attache: Beyond this machine (0.0.0.0) the chat needs a password.")
    told = subprocess.run([*run[:4], "--help"], cwd=ROOT, capture_output=True, text=True, timeout=120).stdout
    assert "--password" not in told


@pytest.mark.skipif(os.name != "posix", reason="a terminal to type at is made with pty")
def test_a_password_is_asked_for_at_the_terminal_and_not_shown(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    run = [
        sys.executable,
        "-c",
        "from ui.shell.commands import main; main()",
        "chat",
        "--host",
        "0.0.0.0",
        "--port",
        "0",
    ]
    process = subprocess.Popen(
        [*run, "--home", str(tmp_path)],
        cwd=ROOT,
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        seen = b""
        for asked in (b"A password for the chat", b"Once more"):
            while asked not in seen or not seen.endswith(b": "):  # only then is echo off
                seen += os.read(ours, 1000)
            os.write(ours, f"{PASSWORD}\n".encode())
        assert process.stdout is not None
        ready = next(line for line in process.stdout if "is ready" in line)
        assert PASSWORD.encode() not in seen
        port = int(ready.rpartition(":")[2])
        typed = Running(process, f"http://127.0.0.1:{port}", ())
        assert get(typed, "/config")[0] == 401
        assert get(typed, "/config", Authorization=login(PASSWORD))[0] == 200
    finally:
        process.kill()
        process.communicate()
        os.close(ours)
        os.close(theirs)


def test_no_secret_is_in_what_settings_print() -> None:
    settings = Settings(api_key="sk-secret", password=PASSWORD)
    assert "secret" not in repr(settings)
    assert PASSWORD not in repr(settings)
    assert settings.digest == Settings().digest
