"""What the models of a run took: tokens, and their cost where a price is named."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evals.errors import EvalError
from evals.evaluation import Evaluation
from evals.reply import Reply
from evals.rows import Row
from evals.summary import Use, usage_of

_MILLION = 1_000_000


@dataclass(frozen=True)
class Price:
    """Currency units for a million tokens read and a million written; which currency is the user's affair."""

    input: float
    output: float

    def cost(self, reply: Reply) -> Reply:
        """The reply with the cost of its tokens; as it is where they are unknown."""
        if "input_tokens" not in reply.usage or "output_tokens" not in reply.usage:
            return reply
        read, written = reply.usage["input_tokens"], reply.usage["output_tokens"]
        return replace(reply, usage={**reply.usage, "cost": (read * self.input + written * self.output) / _MILLION})


def read_price(text: str) -> Price:
    """`IN,OUT` as a price. Raises EvalError."""
    try:
        read, written = (float(part) for part in text.split(","))
    except ValueError:
        read = written = math.nan
    if not all(math.isfinite(part) and part >= 0 for part in (read, written)):
        raise EvalError(f"{text!r} is not a price. Write --price IN,OUT for a million tokens each: --price 0.15,0.60.")
    return Price(read, written)


def priced(run: Evaluation, price: Price) -> Evaluation:
    """The run with the cost of every reply whose tokens are known."""
    return replace(run, rows=_priced(run.rows, price), against=_priced(run.against, price))


def _priced(rows: Sequence[Row], price: Price) -> tuple[Row, ...]:
    return tuple(replace(row, reply=price.cost(row.reply)) if row.reply else row for row in rows)


def usage_lines(run: Evaluation) -> list[str]:
    """A line for each system of the run that used a model and could count what it took."""
    lines = []
    for rows in (run.rows, run.against):
        told = [_told(name.replace("_", " "), use) for name, use in usage_of(rows).items()]
        if told:
            lines.append(f"{rows[0].system} took, over {len(rows)} questions: {', '.join(told)}")
    return lines


def _told(name: str, use: Use) -> str:
    whole, mean = (6, 6) if name == "cost" else (0, 1)
    return f"{name} {use.total:,.{whole}f} (mean {use.mean:,.{mean}f}, n={use.n})"
