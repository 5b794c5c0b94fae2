"""Asking the web chat as its page does: the same requests, without a browser. For measuring it under load."""

import json
import secrets
import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import httpx

from evals.errors import ChatFailed

_PATIENCE = 300.0  # seconds without a byte


@dataclass(frozen=True)
class Asked:
    """How long one question took: to the first thing seen, and to the whole answer, in seconds."""

    first: float
    whole: float


class ChatClient:
    """One reader with a browser of its own."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=_PATIENCE, trust_env=False)
        self._session = secrets.token_hex(6)
        self._http.get("/").raise_for_status()  # gives the cookie
        config = self._http.get("/config").json()
        self._asking = _asking(config)
        self._question = self._asking["inputs"].index(_component(config, "question"))
        self._values = [_value(config, component) for component in self._asking["inputs"]]

    def ask(self, question: str) -> Asked:
        """Ask, and wait for the whole answer. Raises ChatFailed."""
        values = [question if place == self._question else value for place, value in enumerate(self._values)]
        started, first = time.perf_counter(), 0.0
        event = self._join(values)
        with closing(self._messages(event)) as messages:
            for message in messages:
                if message["msg"] == "process_generating" and not first:
                    first = time.perf_counter() - started
                if message["msg"] == "process_completed":
                    if not message["success"]:
                        raise ChatFailed(f"The chat did not answer {question!r}. Look at its terminal.")
                    return Asked(first, time.perf_counter() - started)
        raise ChatFailed(f"The chat ended the answer to {question!r} early. Look at its terminal.")

    def begin_anew(self) -> None:
        """Go on as a page that was just opened: what is asked next follows nothing."""
        self._session = secrets.token_hex(6)

    def close(self) -> None:
        self._http.close()

    def _join(self, values: list[Any]) -> str:
        body = {
            "data": values,
            "event_data": None,
            "fn_index": self._asking["id"],
            "trigger_id": self._asking["targets"][0][0],
            "session_hash": self._session,
        }
        reply = self._http.post("/gradio_api/queue/join", json=body)
        if reply.status_code != 200:
            raise ChatFailed(f"The chat refused a question ({reply.status_code}: {reply.text[:200]}).")
        return str(reply.json()["event_id"])

    def _messages(self, event: str) -> Generator[dict[str, Any]]:
        """What the server tells of an event. It stays connected while a page has others; this one has not."""
        with self._http.stream("GET", "/gradio_api/queue/data", params={"session_hash": self._session}) as stream:
            for line in stream.iter_lines():
                message = json.loads(line[5:]) if line.startswith("data:") else {}
                if message.get("event_id") == event:
                    yield message


def _asking(config: dict[str, Any]) -> dict[str, Any]:
    """What the page runs when the question is sent."""
    asked = [_component(config, "question"), "submit"]
    found: dict[str, Any] = next(d for d in config["dependencies"] if asked in d["targets"])
    return found


def _component(config: dict[str, Any], elem_id: str) -> int:
    return int(next(c["id"] for c in config["components"] if c["props"].get("elem_id") == elem_id))


def _value(config: dict[str, Any], component: int) -> Any:
    props = next(c["props"] for c in config["components"] if c["id"] == component)
    return props.get("value")
