"""The words of the page, in each language it speaks. The only file that reads ui/words/."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vectorstore.remarks import Remark

LANGUAGES = ("en", "ja")  # the first is spoken to whoever prefers none of them
_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Words:
    """The words of one language; `words("answer.copy")` is a text, names in braces filled from the arguments.

    `remarks` are what other parts of the program tell, by the English of their code.
    """

    language: str
    texts: Mapping[str, str] = field(compare=False, repr=False)
    remarks: Mapping[str, str] = field(compare=False, repr=False)

    def __call__(self, key: str, /, **values: object) -> str:
        return self.texts[key].format(**values)

    def count(self, key: str, count: int, /, **values: object) -> str:
        """The text for one or for several, `{count}` among what is filled in."""
        return self(f"{key}.{'one' if count == 1 else 'other'}", count=count, **values)

    def known(self, section: str, name: str) -> str:
        """A name given by another part of the program: its word in `section`, or the name itself where it has none."""
        return self.texts.get(f"{section}.{name}", name)

    def said(self, remark: str) -> str:
        """What another part of the program tells the reader; as it is where it has no wording in this language."""
        if not isinstance(remark, Remark) or remark.template not in self.remarks:
            return str(remark)
        wording = self.remarks[remark.template]
        facts = {name: self.said(fact) if isinstance(fact, str) else fact for name, fact in remark.facts.items()}
        return wording.format(**facts) if facts else wording


@cache
def words_in(language: str) -> Words:
    """The words of one of LANGUAGES."""
    read = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(language, MappingProxyType(dict(_flat(read))), MappingProxyType(_remarks(language)))


def _remarks(language: str) -> dict[str, str]:
    read = tomllib.loads((_FOLDER / "remarks.toml").read_text(encoding="utf-8"))
    return {remark["en"]: remark[language] for remark in read["remark"] if language in remark}


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, str):
            yield before + name, value
        else:
            yield from _flat(value, f"{before}{name}.")


ENGLISH = words_in(LANGUAGES[0])
