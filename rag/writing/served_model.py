"""A model at an address, and what its failures mean to the user."""

import math
import random
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from rag.errors import ModelFailed, ModelRefused, ModelUnreachable
from rag.settings import Settings
from vectorstore.remarks import Remark

LONGEST_WAIT = 20.0
_DEFAULT_URL = "https://api.openai.com/v1"
_NO_KEY = "none"  # the SDK insists on a key; servers without accounts ignore it
_KEY_LIKE = re.compile(r"\b(?:sk|key|Bearer)[-_ ][\w*.-]{6,}")


class Again(Exception):
    """A failure worth another try: what to raise when tries run out, and the seconds the endpoint asked to wait."""

    def __init__(self, failure: ModelFailed, asked: float | None = None) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.asked = asked

    def delay(self, attempt: int) -> float:
        """Seconds to wait before trying again; attempts count from 0."""
        return 0.5 * 2.0**attempt * random.uniform(0.75, 1.0) if self.asked is None else self.asked


@dataclass(frozen=True)
class ServedModel:
    """Where a model is and how to name it in messages. `host` is all that messages show of the address."""

    name: str
    url: str
    host: str
    key: str

    def __repr__(self) -> str:
        return f"ServedModel({self.name!r}, {self.host!r})"

    @property
    def who(self) -> Remark:
        return Remark("The model {model} at {host}", model=self.name, host=self.host)

    @classmethod
    def of(cls, settings: Settings) -> "ServedModel":
        """The model that settings name. Raises ModelUnreachable, ModelRefused when address or key cannot be meant."""
        url = settings.base_url or _DEFAULT_URL
        host = _host(url)
        if not host:
            raise ModelUnreachable(
                "The model's address is no web address. Set OPENAI_BASE_URL to one like http://host/v1."
            )
        key = (settings.api_key or _NO_KEY).strip() or _NO_KEY
        if not key.isascii() or not key.isprintable() or " " in key:
            raise ModelRefused(
                "The key for {host} holds characters that no key has. Copy OPENAI_API_KEY again.", host=host
            )
        return cls(settings.model or "", url, host, key)

    def unknown_host(self) -> Again:
        return Again(
            ModelUnreachable("The host {host} is not known. Check OPENAI_BASE_URL and the network.", host=self.host)
        )

    def nobody_there(self) -> Again:
        return Again(
            ModelUnreachable(
                "Nothing answers for the model {model} at {host}. Start the model server, or check OPENAI_BASE_URL.",
                model=self.name,
                host=self.host,
            )
        )

    def connection_broken(self) -> Again:
        return Again(ModelUnreachable("{who} broke the connection. Ask again, or ask without a model.", who=self.who))

    def untrusted(self) -> ModelFailed:
        return ModelUnreachable("The certificate of {host} is not accepted. Check OPENAI_BASE_URL.", host=self.host)

    def silent(self, seconds: float) -> ModelFailed:
        return ModelUnreachable(
            "{who} was silent for {seconds:g} seconds. Use a faster model or a longer timeout.",
            who=self.who,
            seconds=seconds,
        )

    def endless(self, seconds: float) -> ModelFailed:
        return ModelUnreachable(
            "{who} was still writing after {seconds:g} seconds. Use a faster model, or none.",
            who=self.who,
            seconds=seconds,
        )

    def status(self, code: int, retry_after: str | None, said: str) -> ModelFailed | Again:
        """What an HTTP status other than 200 means; `said` is the endpoint's own message, which is not trusted."""
        if code in (401, 403):
            return ModelRefused(
                "{who} refused the key (HTTP {code}). Set OPENAI_API_KEY to a key for {host}.",
                who=self.who,
                code=code,
                host=self.host,
            )
        if code == 404:
            return ModelRefused(
                "{host} knows no model {model} at this address (HTTP 404). "
                "Check ATTACHE_MODEL, and that OPENAI_BASE_URL is the API's root; most end in /v1.",
                host=self.host,
                model=self.name,
            )
        if code == 429 or code >= 500:
            return self._busy(code, _seconds(retry_after))
        if 300 <= code < 400:
            return ModelRefused(
                "{who} points elsewhere (HTTP {code}). Set OPENAI_BASE_URL to the final address.",
                who=self.who,
                code=code,
            )
        words = " ".join(self.hide(said).split())[:200]
        reason = f"HTTP {code}: {words}" if words else f"HTTP {code}"
        return ModelRefused(
            "{who} did not accept the request ({reason}). Check ATTACHE_MODEL and its limits.",
            who=self.who,
            reason=reason,
        )

    def hide(self, text: str) -> str:
        """The text without the key, or anything that looks like one."""
        return _KEY_LIKE.sub("…", text if self.key == _NO_KEY else text.replace(self.key, "…"))

    def _busy(self, code: int, wait: float | None) -> Again:
        asked = Remark(" and asks to wait {seconds:g} seconds", seconds=wait) if wait else ""
        if code == 429:
            refused = ModelRefused(
                "{who} takes no more requests now (HTTP 429){asked}. Wait, or check your quota there.",
                who=self.who,
                asked=asked,
            )
            return Again(refused, wait)
        failed = ModelUnreachable(
            "{who} failed (HTTP {code}){asked}. Try again later, or ask without a model.",
            who=self.who,
            code=code,
            asked=asked,
        )
        return Again(failed, wait)


def _host(url: str) -> str | None:
    try:
        parts: SplitResult = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return f"{parts.hostname}:{port}" if port else parts.hostname


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; a date is taken for a long wait, nonsense for none."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        return LONGEST_WAIT + 1
    return max(seconds, 0.0) if math.isfinite(seconds) else None
