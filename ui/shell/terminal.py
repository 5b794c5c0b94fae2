"""Text for a terminal: what documents, file names and models say is shown, and drives nothing."""

import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_C1_CONTROLS = range(0x80, 0xA0)
# Overrides and isolates let a text show other words than it holds ("Trojan Source", CVE-2021-42574).
_BIDI_CONTROLS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SURROGATES = range(0xD800, 0xE000)
_NEUTRAL = _PICTURES | dict.fromkeys((*_C1_CONTROLS, *_BIDI_CONTROLS, *_SURROGATES), 0xFFFD)


def neutral(text: str) -> str:
    """The text with every character that could steer a terminal replaced by one that is only seen."""
    return text.translate(_NEUTRAL)


def one_line(text: str) -> str:
    """`neutral`, with line breaks and runs of white space as single spaces."""
    return neutral(" ".join(text.split()))


def open_console(*, stderr: bool = False) -> "Console":
    """A console for rich; in a pipe it neither colours nor wraps. `NO_COLOR` is honoured."""
    from rich.console import Console

    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    console.soft_wrap = not console.is_terminal
    return console


def write_error(message: str) -> None:
    """One message for the user, on stderr."""
    print(f"attache: {neutral(message)}", file=sys.stderr)


def forgive_encodings() -> None:
    """A character the terminal cannot show, or bytes it sends that are no text, must not end the program."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def flush_output() -> None:
    """Write what is still held back; a reader that has gone away (`| head`) is no error."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # or the interpreter would try again at its end, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
