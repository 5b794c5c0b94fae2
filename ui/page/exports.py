"""A conversation as a file to keep: Markdown, or one HTML page that loads nothing.

Questions, documents and models are quoted as text: in neither format do their characters mean anything.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from markupsafe import Markup

from rag.answers import Answer, Citation, Conflict, Status
from ui.descriptions import event, kind_name, spoken
from ui.kept.turn_records import QUOTATION_ALONE
from ui.kept.turns import Turn
from ui.page.disputes import disputes
from ui.page.rendering import answerer, is_unsure, state
from ui.templating import asset, render
from ui.words import ENGLISH, Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)
_LINKING = re.compile(r"(?<=:)//|(?<=www)\.", re.IGNORECASE)
_VERDICTS = {
    "no-evidence": "answer.no_evidence",
    "partial": "answer.partial",
    "problem": "answer.problem",
    "stopped": "answer.stopped",
}


def conversation_markdown(title: str, turns: Sequence[Turn], words: Words = ENGLISH) -> str:
    """The conversation as CommonMark."""
    return "\n\n".join([f"# {_line(title)}", *(turn_markdown(turn, words) for turn in turns)]) + "\n"


def turn_markdown(turn: Turn, words: Words = ENGLISH) -> str:
    """One question with its answer, its quotations and where they stand."""
    blocks = [f"## {_line(turn.question)}"]
    blocks += [f"*{_line(remark)}*" for remark in _remarks(turn, words)]
    blocks += [f"**{words(_VERDICTS[state(turn)])}**"] if state(turn) in _VERDICTS else []
    blocks += [escaped(turn.problem)] if turn.problem else []
    blocks += [_sentence(s.short, s.text, s.citations) for s in turn.sentences] or _bare(turn.answer)
    blocks += [_conflict(conflict, words) for conflict in disputes(turn.answer.conflicts if turn.answer else ())]
    blocks += [f"*{_line(notice)}*" for notice in notices(turn, words)]
    blocks += [_source(f"[{citation.number}]", citation, words) for citation in turn.citations]
    if turn.answer and turn.answer.nearest:
        blocks += [_source(words("answer.nearest"), turn.answer.nearest, words)]
    blocks += [f"*{_line(_told(turn.answer, words))}*"] if turn.answer else []
    return "\n\n".join(blocks)


def conversation_page(title: str, turns: Sequence[Turn], words: Words = ENGLISH) -> str:
    """The conversation as one HTML page with its styles in it; it may load and run nothing."""
    return render(
        "export.html",
        words,
        title=title,
        turns=turns,
        styles=Markup(asset("export.css")),  # ours, from a file
        state=state,
        verdicts=_VERDICTS,
        remarks=_remarks,
        notices=notices,
        facts=facts,
        told=_told,
        disputes=disputes,
        alone=QUOTATION_ALONE,
    )


def file_name(title: str, ending: str) -> str:
    """A `Content-Disposition` that offers the file under the conversation's title, made safe for every system."""
    plain = " ".join(re.sub(r"[^\w-]+", " ", title)[:60].split()).strip("-") or "conversation"
    ascii_name = " ".join(plain.encode("ascii", "ignore").decode().split()) or "conversation"
    return f"attachment; filename=\"{ascii_name}.{ending}\"; filename*=UTF-8''{quote(plain)}.{ending}"


def facts(citation: Citation, words: Words) -> str:
    """Publisher, kind, dates and place of a citation's document, and where in it the quotation stands."""
    document = citation.document
    parts = [
        document.publisher or words("export.publisher_not_stated"),
        kind_name(document.kind, words),
        words("export.published", day=spoken(document.published, words)),
        words("export.event", what=event(document, words)),
        document.path,
    ]
    whole = document.format != QUOTATION_ALONE
    where = words("export.place", start=citation.start, end=citation.end) if whole else ""
    return " · ".join(part for part in [*parts, where] if part)


def notices(turn: Turn, words: Words) -> list[str]:
    """The remarks on an answer, sentences that were withheld among them."""
    withheld = turn.answer.withheld if turn.answer else 0
    return [*turn.notices, *([words.count("export.withheld", withheld)] * (withheld > 0))]


def escaped(text: str) -> str:
    """Text in which no character means anything to Markdown, and no address becomes a link."""
    plain = text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
    safe = _LEADING.sub(_led, _SPECIAL.sub(r"\\\1", _INDENTED.sub("", plain)))
    return _LINKING.sub(lambda found: "".join(f"\\{c}" for c in found[0]), safe)


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _led(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"


def _remarks(turn: Turn, words: Words) -> list[str]:
    day = turn.answer.as_of if turn.answer else None
    return [*([turn.scope] if turn.scope else []), *([words("export.seen_from", day=day)] if day else [])]


def _sentence(short: str, text: str, citations: Sequence[int]) -> str:
    led = f"**{_line(short)}** – " if short else ""
    return f"{led}{escaped(text)} {_numbers(citations)}".rstrip()


def _numbers(citations: Sequence[int]) -> str:
    return " ".join(f"\\[{number}\\]" for number in citations)


def _bare(answer: Answer | None) -> list[str]:
    return [escaped(answer.text)] if answer and answer.status is Status.NO_EVIDENCE else []


def _conflict(conflict: Conflict, words: Words) -> str:
    sides = zip(conflict.values, conflict.citations, strict=False)
    lines = [f"- {_line(value)} {_numbers((number,))}" for value, number in sides]
    return "\n".join(
        [f"**{words('answer.differ_about')}{_line(words.known('differing', conflict.about))}**", "", *lines]
    )


def _source(lead: str, citation: Citation, words: Words) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in escaped(citation.quote).splitlines())
    gone = [words("export.gone")] if citation.document.format == QUOTATION_ALONE else []
    described = [f"{_line(lead)} **{_line(citation.document.label)}**  ", _line(facts(citation, words)), *gone]
    return "\n".join([*described, "", quoted])


def _told(answer: Answer, words: Words) -> str:
    checked = [words.count("export.checked", len(answer.citations))] if answer.citations else []
    unsure = [words("answer.unsure")] if is_unsure(answer) else []
    return " · ".join([*checked, answerer(answer, words), *unsure])
