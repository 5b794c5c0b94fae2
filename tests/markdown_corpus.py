"""Two Markdown documents, one rich and one hostile, and a scripted `stream` that quotes what it is asked for."""

from collections.abc import Iterator, Sequence
from typing import Any

from rag.answers import Answer, Citation, Sentence, Status
from rag.events import AnswerReady, Event, PassagesFound, SentenceVerified
from rag.settings import Settings
from tests.chat_corpus import cite, passage
from vectorstore.documents import Document

ELSEWHERE = "http://attacker.example"
HANDBOOK = f"""\
# Handbook of the Harbour

The **north pier** is 412 metres long and was lengthened in 1974 by the engineer *Ruth Adeyemi and her
two sisters*, as the [annual report]({ELSEWHERE}/report "Report") says.

Ships ~~moor~~ berth where the `berth` field of their permit says.\\
![The pier in winter]({ELSEWHERE}/pier.png) Pilots come on board at <http://pilots.example>.

## Rules

1. Speed
   - inside the moles: 6 knots
   - outside: 12 knots, and

     never more than the weather allows
2. Lights
   > Every ship shows a white light.
   > No exceptions.
10. Noise

- [x] Buoys painted
- [ ] Chart of 1988 redrawn

### Depths

| Basin | Depth in metres | Kept by | Dredged last | Remarks |
|:--|--:|:-:|---|---|
| East basin | 7.5 | Osprey | March 2023 | Soundings every spring, by the pilots themselves |
| West basin | 11.25 | Kestrel | May 2021 | `silt` |

```toml
[permit]
berth = "E4"   # the quay and its number

valid = 2024
```

---

A last line, with 2 * 3 = 6 and snake_case_words left alone.

[unused]: {ELSEWHERE}/unused
"""
HOSTILE = f"""\
# <img src={ELSEWHERE}/a.png onerror=window.hacked=1> The lighthouse keeper

The lighthouse keeper Tomas Brandt <script>window.hacked=2</script> lit **the lamp on <b>4 May 1902</b>**.

[press](javascript:window.hacked=3) ![p]({ELSEWHERE}/b.png "\\" onload=window.hacked=4")
[x]({ELSEWHERE}/"onclick=window.hacked=5)

<iframe src={ELSEWHERE}/c></iframe><style>@import '{ELSEWHERE}/d.css'</style></div></section>

```"><script>window.hacked=6</script>
</code></pre><svg onload=window.hacked=7>
```

| <a href={ELSEWHERE}>a</a> | </td></table><img src=x onerror=window.hacked=8> |
|---|---|
| {"|" * 40} |

{"> " * 60}deep

{"- " * 60}deeper

{"*" * 1000}
"""
CORPUS = (
    Document(id="d" * 64, path="handbook.md", text=HANDBOOK, format="md", title="Handbook of the Harbour"),
    Document(id="e" * 64, path="keeper.md", text=HOSTILE, format="md"),
)
QUOTES = {
    "pier": "lengthened in 1974 by the engineer *Ruth Adeyemi and her\ntwo sisters*, as the [annual report]",
    "word": "moor~~ ber",
    "rules": "inside the moles: 6 knots\n   - outside: 12 knots, and\n\n     never more",
    "depth": "East basin | 7.5 |",
    "keeper": "lit **the lamp on <b>4 May 1902</b>**.",
    "lights": "- [x]",
}
ROWS = (
    "Basin | Depth in metres | Kept by | Dredged last | Remarks",
    "West basin | 11.25 | Kestrel | May 2021 | `silt`",
)


def documents(settings: Settings) -> Sequence[Document]:
    return CORPUS


def document(wanted: str, settings: Settings) -> Document:
    return next(one for one in CORPUS if one.id == wanted)


def scripted(question: str, **_: Any) -> Iterator[Event]:
    """Answers with the quotations that the question names, in the order of `QUOTES`, or, asked for a row, with one."""
    wanted = [quote for name, quote in QUOTES.items() if name in question]
    citations = tuple(_cited(number, quote) for number, quote in enumerate(wanted, 1))
    sentences = tuple(Sentence(citation.quote, (citation.number,)) for citation in citations)
    if "row" in question:
        citations = tuple(_cited(number, quote) for number, quote in enumerate(ROWS, 1))
        sentences = (Sentence(f"The handbook: “{' … '.join(ROWS)}”", (1, 2)),)
    yield PassagesFound(tuple(map(passage, CORPUS)))
    for sentence in sentences:
        yield SentenceVerified(sentence, tuple(one for one in citations if one.number in sentence.citations))
    text = " ".join(sentence.text for sentence in sentences)
    yield AnswerReady(Answer(question, text, Status.ANSWERED, sentences=sentences, citations=citations))


def _cited(number: int, quote: str) -> Citation:
    return cite(number, next(one for one in CORPUS if quote in one.text), quote)
