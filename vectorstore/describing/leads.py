"""The lead: the first sentences of a text's body, which say what it is about."""

from collections.abc import Sequence

from vectorstore.describing.datelines import Dateline
from vectorstore.describing.pages import Page
from vectorstore.documents import Span
from vectorstore.lines import is_sentence
from vectorstore.sentences import split_sentences

_SENTENCES = 2
_LONGEST = 2_500


def read_lead(page: Page, dateline: Dateline | None, labels: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The first two sentences of the body: behind the dateline, if any; `labels` are run-in labels to skip."""
    begin = dateline.span.end if dateline else 0
    skip = {span.start: span.end for span in labels}
    found: list[Span] = []
    for line in page.head:
        start = max(line.body_start, begin, skip.get(line.start, 0))
        if line.end > start and (is_sentence(page.text[start : line.end])):
            found += split_sentences(page.text, page.language, start, min(line.end, start + _LONGEST))
        if len(found) >= _SENTENCES:
            break
    return tuple(found[:_SENTENCES])
