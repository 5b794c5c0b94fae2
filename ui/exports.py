"""A conversation as a file to keep: Markdown, or one HTML page that loads nothing.

Questions, documents and models are quoted as text: in neither format do their characters mean anything.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from rag.answers import Answer, Citation, Status
from ui.descriptions import KINDS, event, spoken
from ui.rendering import answerer, state
from ui.templating import asset, render
from ui.turn_records import QUOTATION_ALONE
from ui.turns import Turn

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
_LINKING = re.compile(r"(?<=:)//|(?<=www)\.", re.IGNORECASE)
VERDICTS = {
    "no-evidence": "Not in the documents",
    "partial": "Answered in part",
    "problem": "No answer this time",
    "stopped": "Stopped",
}
GONE = "This document has changed or been removed since; only the quotation was kept."


def conversation_markdown(title: str, turns: Sequence[Turn]) -> str:
    """The conversation as CommonMark."""
    return "\n\n".join([f"# {_line(title)}", *(turn_markdown(turn) for turn in turns)]) + "\n"


def turn_markdown(turn: Turn) -> str:
    """One question with its answer, its quotations and where they stand."""
    blocks = [f"## {_line(turn.question)}"]
    blocks += [f"*{_line(remark)}*" for remark in _remarks(turn)]
    blocks += [f"**{VERDICTS[state(turn)]}**"] if state(turn) in VERDICTS else []
    blocks += [escaped(turn.problem)] if turn.problem else []
    blocks += [_sentence(s.short, s.text, s.citations) for s in turn.sentences] or _bare(turn.answer)
    blocks += [_conflict(c.about, c.values, c.citations) for c in (turn.answer.conflicts if turn.answer else ())]
    blocks += [f"*{_line(notice)}*" for notice in notices(turn)]
    blocks += [_source(f"[{citation.number}]", citation) for citation in turn.citations]
    if turn.answer and turn.answer.nearest:
        blocks += [_source("The nearest the documents come, which is not an answer:", turn.answer.nearest)]
    blocks += [f"*{_line(_told(turn.answer))}*"] if turn.answer else []
    return "\n\n".join(blocks)


def conversation_page(title: str, turns: Sequence[Turn]) -> str:
    """The conversation as one HTML page with its styles in it; it may load and run nothing."""
    return render(
        "export.html",
        title=title,
        turns=turns,
        styles=Markup(asset("export.css")),  # ours, from a file
        state=state,
        verdicts=VERDICTS,
        remarks=_remarks,
        notices=notices,
        facts=facts,
        told=_told,
        gone=GONE,
        alone=QUOTATION_ALONE,
    )


def file_name(title: str, ending: str) -> str:
    """A `Content-Disposition` that offers the file under the conversation's title, made safe for every system."""
    plain = " ".join(re.sub(r"[^\w-]+", " ", title)[:60].split()).strip("-") or "conversation"
    ascii_name = " ".join(plain.encode("ascii", "ignore").decode().split()) or "conversation"
    return f"attachment; filename=\"{ascii_name}.{ending}\"; filename*=UTF-8''{quote(plain)}.{ending}"


def facts(citation: Citation) -> str:
    """Publisher, kind, dates and place of a citation's document, and where in it the quotation stands."""
    document = citation.document
    parts = [
        document.publisher or "publisher not stated",
        KINDS[document.kind],
        f"published {spoken(document.published)}",
        f"event {event(document)}",
        document.path,
    ]
    where = "" if document.format == QUOTATION_ALONE else f"characters {citation.start} to {citation.end}"
    return " · ".join(part for part in [*parts, where] if part)


def notices(turn: Turn) -> list[str]:
    """The remarks on an answer, sentences that were withheld among them."""
    withheld = turn.answer.withheld if turn.answer else 0
    return [
        *turn.notices,
        *([f"{withheld} sentence(s) of the model withheld: no passage supports them."] * (withheld > 0)),
    ]


def escaped(text: str) -> str:
    """Text in which no character means anything to Markdown, and no address becomes a link."""
    plain = text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    safe = _LEADING.sub(_led, _SPECIAL.sub(r"\\\1", _INDENTED.sub("", plain)))
    return _LINKING.sub(lambda found: "".join(f"\\{c}" for c in found[0]), safe)


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _led(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def _remarks(turn: Turn) -> list[str]:
    seen_from = turn.answer.as_of if turn.answer else None
    return [*([turn.scope] if turn.scope else []), *([f"Seen from {seen_from}"] if seen_from else [])]


def _sentence(short: str, text: str, citations: Sequence[int]) -> str:
    led = f"**{_line(short)}** – " if short else ""
    return f"{led}{escaped(text)} {_numbers(citations)}".rstrip()


def _numbers(citations: Sequence[int]) -> str:
    return " ".join(f"\\[{number}\\]" for number in citations)


def _bare(answer: Answer | None) -> list[str]:
    return [escaped(answer.text)] if answer and answer.status is Status.NO_EVIDENCE else []


def _conflict(about: str, values: Sequence[str], citations: Sequence[int]) -> str:
    lines = [f"- {_line(value)} {_numbers((n,))}" for value, n in zip(values, citations, strict=False)]
    return "\n".join([f"**Sources differ: {_line(about)}**", "", *lines])


def _source(lead: str, citation: Citation) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in escaped(citation.quote).splitlines())
    gone = [GONE] if citation.document.format == QUOTATION_ALONE else []
    described = [f"{_line(lead)} **{_line(citation.document.label)}**  ", _line(facts(citation)), *gone]
    return "\n".join([*described, "", quoted])


def _told(answer: Answer) -> str:
    checked = f"{len(answer.citations)} quotation(s), checked character for character · " if answer.citations else ""
    return checked + answerer(answer)
