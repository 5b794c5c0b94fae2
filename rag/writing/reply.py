"""Reading what a chat-completions endpoint sends back: an event stream, or one JSON body where streaming is ignored."""

import codecs
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rag.errors import ModelGarbled, ModelRefused
from rag.usage import Usage, usage_in
from vectorstore.remarks import Remark

MOST_BYTES = 32 * 1024 * 1024
MOST_CHARACTERS = 40_000
_ADDRESS = Remark("Check that OPENAI_BASE_URL is the address of an OpenAI-compatible API; most end in /v1.")
_AGAIN = Remark("Ask again, or ask without a model.")


@dataclass(frozen=True)
class Finished:
    """The model's own end of the reply; `reason` is the protocol's word for it (stop, length, ...)."""

    reason: str


def read_reply(chunks: Iterable[bytes], who: str) -> Iterator[str | Usage | Finished]:
    """Text as it arrives, then Finished; `who` names model and host in messages. Raises ModelGarbled, ModelRefused.

    A Usage stands wherever the endpoint counts tokens; the last one holds, also where the reply is refused after it.
    """
    written, blank = 0, True
    for event in _events(chunks, who):
        if isinstance(event, Finished):
            _check_end(event, blank, who)
            yield event
            return
        if isinstance(event, Usage):
            yield event
            continue
        written, blank = written + len(event), blank and not event.strip()
        if written > MOST_CHARACTERS:
            raise ModelGarbled(
                "{who} wrote more than {most:,} characters and was stopped. {step}",
                who=who,
                most=MOST_CHARACTERS,
                step=_AGAIN,
            )
        yield event
    raise ModelGarbled("{who} broke off before the end of its answer. {step}", who=who, step=_AGAIN)


def _check_end(end: Finished, blank: bool, who: str) -> None:
    if end.reason == "content_filter":
        raise ModelRefused("{who} stopped at its content filter. Word the question differently.", who=who)
    if blank:
        raise ModelGarbled("{who} gave an empty answer. {step}", who=who, step=_AGAIN)


def _events(chunks: Iterable[bytes], who: str) -> Iterator[str | Usage | Finished]:
    lines = _lines(chunks, who)
    first = next((line for line in lines if line.strip()), "").lstrip("\ufeff \t")
    if first.startswith("<"):
        raise ModelGarbled("{who} answered with a web page, not with the API. {step}", who=who, step=_ADDRESS)
    if first.startswith(("{", "[")):
        yield from _whole(_parsed("\n".join([first, *lines]), who), who)
    else:
        yield from _streamed(itertools.chain([first], lines), who)


def _lines(chunks: Iterable[bytes], who: str) -> Iterator[str]:
    """Lines without their ends; an endpoint may never end one, so the whole is bounded."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    open_line: list[str] = []
    read = 0
    for chunk in chunks:
        read += len(chunk)
        if read > MOST_BYTES:
            raise ModelGarbled(
                "{who} sent more than {most} MiB and was stopped. {step}",
                who=who,
                most=MOST_BYTES // 1024 // 1024,
                step=_AGAIN,
            )
        *ended, rest = decoder.decode(chunk).split("\n")
        for part in ended:
            yield "".join([*open_line, part]).removesuffix("\r")
            open_line.clear()
        open_line.append(rest)
    yield "".join(open_line)


def _streamed(lines: Iterable[str], who: str) -> Iterator[str | Usage | Finished]:
    """Server-sent events: one `data:` line each in this protocol. The end is [DONE], or a finish_reason at the last.

    The count of tokens comes between the two, in an event without a choice.
    """
    reason = ""
    for data in _data(lines, who):
        if data == "[DONE]":
            yield Finished(reason or "stop")
            return
        body = _parsed(data, who)
        if usage := usage_in(body):
            yield usage
        choice = _choice(body, who)
        if text := _text(choice.get("delta"), who):
            yield text
        reason = str(choice.get("finish_reason") or reason)
    if reason:
        yield Finished(reason)


def _data(lines: Iterable[str], who: str) -> Iterator[str]:
    for line in lines:
        if line.startswith("data:"):
            yield line[5:].strip()
        elif line.lstrip().startswith("{"):  # some servers send their error bare, in the middle of the stream
            yield line
        elif line.strip() and not line.startswith((":", "event:", "id:", "retry:")):
            raise ModelGarbled("{who} sent something that is not the API's protocol. {step}", who=who, step=_ADDRESS)


def _whole(body: Any, who: str) -> Iterator[str | Usage | Finished]:
    if usage := usage_in(body):
        yield usage
    choice = _choice(body, who)
    yield _text(choice.get("message"), who)
    yield Finished(str(choice.get("finish_reason") or "stop"))


def _parsed(text: str, who: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ModelGarbled(
            "{who} sent something that is not the API's protocol. {step}", who=who, step=_ADDRESS
        ) from None


def _choice(body: Any, who: str) -> dict[str, Any]:
    """The first choice; an event without one (usage, keep-alive) counts as an empty choice."""
    if isinstance(body, dict) and body.get("error"):
        raise ModelGarbled(
            "{who} reported an error in its answer{detail}. {step}",
            who=who,
            detail=_detail(body["error"]),
            step=_AGAIN,
        )
    if not isinstance(body, dict) or not isinstance(body.get("choices"), list):
        raise _foreign(who)
    first = body["choices"][0] if body["choices"] else {}
    if not isinstance(first, dict):
        raise _foreign(who)
    return first


def _foreign(who: str) -> ModelGarbled:
    return ModelGarbled("{who} sent JSON that is not the API's protocol. {step}", who=who, step=_ADDRESS)


def _text(message: Any, who: str) -> str:
    content = message.get("content") if isinstance(message, dict) else None
    if isinstance(content, list):
        content = "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    if content is not None and not isinstance(content, str):
        raise _foreign(who)
    return content or ""


def _detail(error: Any) -> str:
    """What the endpoint said went wrong, on one line and short: it is a stranger's text."""
    message = error.get("message") if isinstance(error, dict) else error
    shown = " ".join(str(message or "").split())[:200].rstrip(".")
    return f": {shown}" if shown else ""
