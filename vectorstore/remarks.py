"""What the program tells whoever uses it: a text, together with what it was made of."""

from collections.abc import Callable, Mapping
from typing import Any


class Remark(str):
    """A text in English, made of a `template` and the `facts` that fill its braces; without facts it is the template.

    Code and shell show it as it is. The page words it in another language by the template, and fills in the facts
    anew, of which some are remarks themselves.
    """

    __slots__ = ("facts", "template")

    template: str
    facts: Mapping[str, Any]

    def __new__(cls, template: str, /, **facts: Any) -> "Remark":
        if isinstance(template, Remark) and not facts:
            return template
        made = super().__new__(cls, template.format(**facts) if facts else template)
        made.template, made.facts = str(template), facts
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), dict(self.facts)

    def told(self, change: Callable[[str], str]) -> "Remark":
        """The same remark with every text among its facts changed."""
        if not self.facts:
            return self
        return Remark(self.template, **{name: _told(fact, change) for name, fact in self.facts.items()})


def _told(fact: Any, change: Callable[[str], str]) -> Any:
    if isinstance(fact, Remark):
        return fact.told(change)
    return change(fact) if isinstance(fact, str) else fact
