"""The chat's server: on this machine only, for its own page only, and honest about when it is ready."""

import http.client
import socket
from collections.abc import Iterator

import pytest

from rag.settings import Settings
from tests.chat_server import Running, running_chat
from ui.server.guarding import LARGEST_REQUEST
from ui.server.serving import PortTaken, listen


@pytest.fixture(scope="module")
def chat() -> Iterator[Running]:
    with running_chat() as running:
        yield running


def ask(chat: Running, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", chat.port, timeout=30)
    try:
        connection.request(method, path, body or None, {name.replace("_", "-"): v for name, v in headers.items()})
        reply = connection.getresponse()
        return reply.status, {name.lower(): v for name, v in reply.getheaders()}, reply.read().decode()
    finally:
        connection.close()


def test_ready_means_the_page_is_served(chat: Running) -> None:
    status, headers, page = ask(chat, "GET", "/")
    assert status == 200
    assert "Attaché" in page
    assert headers["content-type"].startswith("text/html")
    assert chat.printed[-1] == f"Attaché is ready at http://127.0.0.1:{chat.port}"


def test_the_page_may_load_nothing_from_elsewhere(chat: Running) -> None:
    _, headers, page = ask(chat, "GET", "/")
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert page.count("<script") == page.count(f'<script nonce="{nonce}"') > 0
    assert nonce not in ask(chat, "GET", "/")[1]["content-security-policy"]
    assert "fonts.googleapis" not in page
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", "[bad", ""])
def test_another_host_name_is_refused(chat: Running, host: str) -> None:
    status, headers, page = ask(chat, "GET", "/config", Host=host)
    assert status == 421
    assert "does not answer under that name" in page
    assert "content-security-policy" in headers


def test_names_of_this_machine_are_served(chat: Running) -> None:
    assert ask(chat, "GET", "/config", Host=f"localhost:{chat.port}")[0] == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_another_sites_page_is_refused(chat: Running, origin: str) -> None:
    assert ask(chat, "POST", "/gradio_api/queue/join", b"{}", Origin=origin)[0] == 403


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=pyproject.toml",
        "/gradio_api/proxy=http://example.com",
        "/gradio_api/upload",
        "/gradio_api/run/ask",
        "/gradio_api/call/ask",
        "/gradio_api/vibe-edit",
        "/gradio_api/openapi.json",
        "/gradio_api/component_server",
        "/monitoring",
        "/docs",
        "/static/../../pyproject.toml",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
    ],
)
def test_what_the_page_does_not_need_is_shut(chat: Running, path: str) -> None:
    for method in ("GET", "POST"):
        assert ask(chat, method, path)[0] == 404


def test_a_page_that_lost_the_server_finds_it_again(chat: Running) -> None:
    status, _, told = ask(chat, "GET", "/gradio_api/app_id")
    assert status == 200
    assert "app_id" in told


def test_no_event_is_offered_to_other_programs(chat: Running) -> None:
    status, _, info = ask(chat, "GET", "/gradio_api/info")
    assert status == 200
    assert '"named_endpoints":{}' in info.replace(" ", "")


def test_an_oversized_request_is_refused_before_it_is_read(chat: Running) -> None:
    status, _, told = ask(chat, "POST", "/gradio_api/queue/join", Content_Length=str(LARGEST_REQUEST + 1))
    assert status == 413
    assert "Shorten the question" in told


def test_an_oversized_request_of_unstated_length_is_cut_off(chat: Running) -> None:
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", chat.port), timeout=30) as connection:
        start = f"POST /gradio_api/queue/join HTTP/1.1\r\nHost: 127.0.0.1:{chat.port}\r\n"
        connection.sendall(f"{start}Transfer-Encoding: chunked\r\n\r\n".encode())
        try:
            for _ in range(2 * LARGEST_REQUEST // 0x10000):
                connection.sendall(piece)
            answer = connection.recv(100)
        except ConnectionError:
            answer = b""
    assert b" 200 " not in answer
    assert ask(chat, "GET", "/config")[0] == 200  # and the server lives on


def test_ctrl_c_ends_it_cleanly_even_with_an_open_page() -> None:
    with running_chat() as running:
        page = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
        page.request("GET", "/gradio_api/heartbeat/somebody")  # a connection that never ends by itself
        assert page.getresponse().status == 200
        status, printed = running.interrupt()
    assert status == 0
    assert printed.strip() == "Stopped."


def test_it_listens_on_loopback_only() -> None:
    with listen(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_taken_port_is_told_with_what_to_do() -> None:
    with listen(0) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} is taken.*ATTACHE_PORT"):
            listen(port)


def test_the_default_port_gives_way_to_the_next_free_one() -> None:
    default = Settings.port
    with listen(default) as first, listen(default) as second:
        assert default <= first.getsockname()[1] < second.getsockname()[1] <= default + 20
