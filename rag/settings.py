"""The one place that reads settings: arguments, then the environment, then defaults."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from rag.errors import SettingsInvalid
from vectorstore.index.location import Location

_ENVIRONMENT = {
    "home": "ATTACHE_HOME",
    "host": "ATTACHE_HOST",
    "port": "ATTACHE_PORT",
    "host_names": "ATTACHE_HOST_NAMES",
    "password": "ATTACHE_PASSWORD",
    "model": "ATTACHE_MODEL",
    "chroma_url": "ATTACHE_CHROMA_URL",
    "embedder": "ATTACHE_EMBEDDER",
    "api_key": "OPENAI_API_KEY",
    "base_url": "OPENAI_BASE_URL",
}
_SECRET = {"api_key", "password"}
_PLACE = {"home", "host", "port", "host_names"}  # where it runs, which no answer depends on


@dataclass(frozen=True)
class Settings:
    """Everything that can be set. `model` None means extractive: a key in the environment never sends text anywhere.

    `host` is the address the chat listens on, `host_names` the names it also answers to, `password` what it asks for
    beyond loopback. `timeout` is seconds without a byte from the model; `retries` how often a failed call is tried
    again; `passages` how many a question may draw on; `passage_tokens` how much of them a model is given to read (an
    estimate on the high side); `history_turns` how many turns a follow-up looks back.
    Raises SettingsInvalid for a value without meaning.
    """

    home: Path = Path(".attache")
    host: str = "127.0.0.1"
    port: int = 7860
    host_names: tuple[str, ...] = ()
    password: str | None = field(default=None, repr=False)
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    chroma_url: str | None = None
    embedder: str = "bundled"
    timeout: float = 60.0
    retries: int = 2
    passages: int = 12
    passage_tokens: int = 1500
    history_turns: int = 4
    max_question: int = 4000

    def __post_init__(self) -> None:
        object.__setattr__(self, "home", Path(self.home).expanduser())
        for name in ("model", "base_url", "api_key", "chroma_url", "password"):
            object.__setattr__(self, name, getattr(self, name) or None)
        if not 0 <= self.port <= 65535:
            raise SettingsInvalid(f"port is {self.port}; a port lies between 0 and 65535. Set ATTACHE_PORT to one.")
        for name in ("timeout", "passages", "passage_tokens", "max_question"):
            if getattr(self, name) <= 0:
                raise SettingsInvalid(f"{name} is {getattr(self, name)}; it must be above zero.")
        if self.retries < 0 or self.history_turns < 0:
            raise SettingsInvalid("retries and history_turns cannot be negative.")

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, **overrides: Any) -> "Settings":
        """Settings from the environment, with `overrides` on top; None in an override means "not given"."""
        known = {f.name for f in fields(cls)}
        unknown = sorted(set(overrides) - known)
        if unknown:
            raise SettingsInvalid(f"There is no setting {unknown[0]!r}. Known: {', '.join(sorted(known))}.")
        source = os.environ if environ is None else environ
        values: dict[str, Any] = {name: source[var] for name, var in _ENVIRONMENT.items() if source.get(var)}
        values |= {name: value for name, value in overrides.items() if value is not None}
        if isinstance(values.get("port"), str):
            values["port"] = _whole_number(values["port"])
        if isinstance(values.get("host_names"), str):
            values["host_names"] = tuple(values["host_names"].replace(",", " ").split())
        return cls(**values)

    @property
    def location(self) -> Location:
        return Location(self.home, self.chroma_url, self.embedder, self.base_url, self.api_key)

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change with any setting an answer may depend on; no secret goes in."""
        shown = {k: str(v) for k, v in sorted(asdict(self).items()) if k not in _SECRET | _PLACE}
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise SettingsInvalid(f"ATTACHE_PORT is {text!r}; set it to a whole number such as 7860.") from None
