"""An answer on a terminal or in a pipe: sentences with their numbers, then every source with its quotation."""

from rich.console import Console
from rich.text import Text

from rag.answers import Answer, Citation, Conflict, Status
from ui.page.disputes import disputes
from ui.shell.terminal import neutral, one_line
from vectorstore.documents import Document

_INDENT = 4
_NEAREST = 3


def show_answer(console: Console, answer: Answer) -> None:
    """Print an answer for a reader; one without evidence looks different from one that is an answer."""
    if answer.status is Status.NO_EVIDENCE:
        _show_no_evidence(console, answer)
    else:
        _show_sentences(console, answer)
        _show_sources(console, answer.citations)
    for conflict in disputes(answer.conflicts):
        _show_remark(console, f"The sources differ on {one_line(conflict.about)}", _conflict_line(conflict))
    for notice in _notices(answer):
        _show_remark(console, "Note", notice)


def describe_source(document: Document) -> str:
    """Publisher, kind and dates of a document on one line, leaving out what it does not state."""
    parts = [document.publisher, document.kind.value if document.kind != "unknown" else None]
    if document.published:
        parts.append(f"published {document.published}")
    event = ", ".join(str(value) for value in (document.event_date, document.event_place) if value)
    if event:
        parts.append(f"event {event}")
    return one_line(" · ".join(part for part in parts if part)) or "publisher and dates not stated"


def _show_sentences(console: Console, answer: Answer) -> None:
    for sentence in answer.sentences:
        line = Text(f"{one_line(sentence.short)} – " if sentence.short else "", style="bold")
        line.append(one_line(sentence.text), style="not bold")
        line.append("".join(f" [{number}]" for number in sentence.citations), style="bold cyan")
        console.print(line)


def _show_sources(console: Console, citations: tuple[Citation, ...]) -> None:
    console.print(Text("\nSources", style="bold"))
    for citation in citations:
        document = citation.document
        console.print(
            Text(f"[{citation.number}] ", style="bold cyan").append(one_line(document.label), style="bold not cyan")
        )
        _show_indented(console, Text(describe_source(document), style="dim"))
        _show_indented(console, Text(one_line(document.path), style="dim"))
        _show_indented(console, Text(f"“{neutral(citation.quote)}”", style="italic"))


def _show_no_evidence(console: Console, answer: Answer) -> None:
    console.print(Text(neutral(answer.text.strip()) or "Not in the documents.", style="bold yellow"))
    if answer.nearest:
        console.print(Text("\nThe nearest the documents come, which is not an answer:", style="dim"))
        _show_indented(console, Text(f"“{neutral(answer.nearest.quote)}”", style="italic"))
    nearest = list(dict.fromkeys(one_line(passage.document.label) for passage in answer.passages))[:_NEAREST]
    if nearest:
        console.print(Text("\nThe nearest documents do not answer it:", style="dim"))
    for label in nearest:
        _show_indented(console, Text(label, style="dim"))


def _show_indented(console: Console, text: Text) -> None:
    lines = text.wrap(console, max(20, console.width - _INDENT)) if console.is_terminal else text.split("\n")
    for line in lines:
        console.print(Text(" " * _INDENT) + line, soft_wrap=True)


def _show_remark(console: Console, label: str, text: str) -> None:
    console.print(Text(f"\n{label}: ", style="bold yellow").append(one_line(text), style="not bold"))


def _conflict_line(conflict: Conflict) -> str:
    said = [f"{value} [{number}]" for value, number in zip(conflict.values, conflict.citations, strict=False)]
    return " / ".join(said)


def _notices(answer: Answer) -> list[str]:
    several = answer.withheld != 1
    withheld = (
        f"{answer.withheld} sentence{'s' * several} of the model withheld: "
        f"no document supports {'them' if several else 'it'}."
    )
    return [*answer.notices, *([withheld] if answer.withheld else [])]
