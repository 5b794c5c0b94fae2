"""Drafts become the answer's numbered sentences and citations."""

from rag.answers import Citation, Sentence
from rag.drafts import Draft, Quotation
from rag.events import SentenceVerified


class Composer:
    """Numbers quotations in the order in which they are first used; the same quotation keeps its number."""

    def __init__(self) -> None:
        self.sentences: list[Sentence] = []
        self.citations: list[Citation] = []
        self.withheld = 0

    def add(self, draft: Draft) -> SentenceVerified:
        """Take a draft in. Raises QuotationAltered if a quotation is not in its document."""
        cited = tuple(dict.fromkeys(self._cite(quotation) for quotation in draft.quotations))
        sentence = Sentence(draft.text, tuple(citation.number for citation in cited), draft.short)
        self.sentences.append(sentence)
        return SentenceVerified(sentence, cited)

    def withhold(self) -> None:
        self.withheld += 1

    def restart(self) -> None:
        """Drop what was written; what was withheld stays counted."""
        self.sentences, self.citations = [], []

    def text(self) -> str:
        """The sentences with their markers, one a line."""
        return "\n".join(f"{s.shown} {''.join(f'[{n}]' for n in s.citations)}" for s in self.sentences)

    def _cite(self, quotation: Quotation) -> Citation:
        for citation in self.citations:
            if (citation.document.id, citation.start, citation.end) == (
                quotation.document.id, quotation.start, quotation.end,
            ):  # fmt: skip
                return citation
        number = len(self.citations) + 1
        made = Citation(number, quotation.document, quotation.start, quotation.end, quotation.text)
        self.citations.append(made)
        return made
