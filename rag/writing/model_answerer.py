"""The answer in a model's words, each sentence checked before it is handed on."""

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rag.answers import Passage
from rag.checking.verifier import prepare, verify
from rag.drafts import Draft, Quotation, Withheld
from rag.settings import Settings
from rag.usage import Usage
from rag.writing.drafting import SentenceCutter, Written
from rag.writing.endpoint import Ended, stream_text
from rag.writing.prompts import SENTINEL, Difference, build_messages

_MOST_SENTENCES = 40
_OPEN = re.compile(r"(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


def answer_with_model(
    question: str,
    passages: Sequence[Passage],
    history: Sequence[tuple[str, str]],
    settings: Settings,
    as_of: date | None = None,
    differences: Sequence[Difference] = (),
) -> Iterator[Draft | Withheld | Usage]:
    """A model's sentences as it writes them: supported ones with their quotations, the others withheld.

    No sentence is yielded where the model says that the passages do not hold the answer. The last is the Usage, where
    the endpoint tells it. Raises ModelFailed's kinds, also after sentences were yielded.
    """
    messages = build_messages(question, passages, history, settings.history_turns, as_of, differences)
    # The passages are read while the model reads them too: the first sentence is then checked as fast as any other.
    threading.Thread(target=prepare, args=(passages,), daemon=True).start()
    told: set[str] = set()
    shown = False  # the sentence before
    for count, written in enumerate(_written(messages, settings)):
        if isinstance(written, Usage):
            yield written
            return
        if count == _MOST_SENTENCES:
            return
        if _is_sentinel(written.text) or written.text in told:
            continue
        told.add(written.text)
        found = verify(written.text, passages, written.cited)
        if not shown and not isinstance(found, Withheld) and _unclear(written.text, found):
            found = Withheld(written.text, "it leaves open whom or what it speaks of")
        shown = not isinstance(found, Withheld)
        yield found if isinstance(found, Withheld) else Draft(written.text, found)


def _unclear(text: str, found: Sequence[Quotation]) -> bool:
    """Whether a sentence begins with a "he" or "it" of its own that no sentence before it explains."""
    return bool(_OPEN.match(text)) and not any(text.rstrip(" .") in quotation.text for quotation in found)


def _written(messages: Sequence[Mapping[str, str]], settings: Settings) -> Iterator[Written | Usage]:
    cutter = SentenceCutter()
    text = stream_text(messages, settings)
    ended = Ended(False)
    while True:
        try:
            piece = next(text)
        except StopIteration as end:
            ended = end.value
            break
        yield from cutter.feed(piece)
    yield from cutter.finish(ended.complete)
    if ended.usage:
        yield ended.usage


def _is_sentinel(text: str) -> bool:
    return SENTINEL.casefold().replace("_", "") in text.casefold().replace("_", "").replace(" ", "")
