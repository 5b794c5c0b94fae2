"""Claims over passages of fields that the verifier was not built on, and how often it judges them rightly.

`python -m tests.fresh_claims read read_later read_last` prints the rates with their intervals and the time that a
sentence takes; `--misjudged` lists the sentences that were misjudged: not for one that is held out.
"""

import argparse
import statistics
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.intervals import mean_figure
from rag.answers import Found, Passage
from rag.checking.verifier import verify
from rag.drafts import Withheld
from vectorstore.dates import PartialDate
from vectorstore.documents import Chunk, Document, SourceKind

_FOLDER = Path(__file__).parent / "claim_sets"


@dataclass(frozen=True)
class FreshClaim:
    """A sentence a model might write about one passage; `kind` is "true" or names what was done to the truth."""

    about: str
    kind: str
    text: str

    @property
    def supported(self) -> bool:
        return self.kind == "true"


@dataclass(frozen=True)
class ClaimTable:
    """The passages of one file, by name, and the claims about them."""

    passages: dict[str, Passage]
    claims: tuple[FreshClaim, ...]

    @classmethod
    def load(cls, name: str) -> "ClaimTable":
        read = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        claims = [FreshClaim(about, kind, text) for about, row in read.items() for kind, text in row["claims"]]
        return cls({about: _passage(about, row) for about, row in read.items()}, tuple(claims))

    def shown(self, claim: FreshClaim) -> bool:
        """Whether a reader of an answer drawn from the claim's passage would see it."""
        return self.refused(claim) is None

    def refused(self, claim: FreshClaim) -> str | None:
        """Why the claim is withheld; None where it is shown."""
        found = verify(claim.text, [self.passages[claim.about]])
        return found.reason if isinstance(found, Withheld) else None


def _passage(name: str, row: dict[str, str]) -> Passage:
    day = date.fromisoformat(row["published"])
    text = row["text"].strip()
    document = Document(
        id=name,
        path=f"{name}.txt",
        text=text,
        language="en",
        title=row["title"],
        publisher=row["publisher"],
        kind=SourceKind(row.get("kind", "press")),
        published=PartialDate(day.year, day.month, day.day),
    )
    return Passage(Chunk(f"c-{name}", name, 0, len(text)), document, 1.0, Found.FUSED)


def share(table: ClaimTable, supported: bool) -> tuple[int, int]:
    """How many of a table's true (or false) claims are shown, and of how many."""
    claims = [claim for claim in table.claims if claim.supported is supported]
    return sum(map(table.shown, claims)), len(claims)


def seconds(table: ClaimTable) -> list[float]:
    """What checking each claim against its own and five other passages takes, none of them seen before."""
    taken = []
    for claim in table.claims:
        others = [passage for name, passage in table.passages.items() if name != claim.about]
        started = time.perf_counter()
        verify(claim.text, [*others[:5], table.passages[claim.about]])
        taken.append(time.perf_counter() - started)
    return taken


def _rate(count: int, total: int) -> str:
    return str(mean_figure([1.0] * count + [0.0] * (total - count)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the rates of the tables named."""
    parser = argparse.ArgumentParser(description="How often the verifier judges fresh claims rightly.")
    parser.add_argument("tables", nargs="+", metavar="TABLE", help="a file of tests/claim_sets, without .toml")
    parser.add_argument("--misjudged", action="store_true", help="list what was misjudged")
    given = parser.parse_args(arguments)
    for name in given.tables:
        table = ClaimTable.load(name)
        taken = seconds(table)
        print(f"{name}: false claims shown {_rate(*share(table, False))}; true ones {_rate(*share(table, True))}")
        print(f"  a sentence takes {statistics.median(taken) * 1000:.0f} ms, at most {max(taken) * 1000:.0f} ms")
        wrong = [claim for claim in table.claims if table.shown(claim) is not claim.supported]
        for claim in wrong if given.misjudged else ():
            print(f"  {claim.kind:12} {claim.text}  [{table.refused(claim) or 'shown'}]")


if __name__ == "__main__":
    main()
