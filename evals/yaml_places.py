"""Values of a YAML file, each with the line it stands on, so that a refusal can point at it."""

import re
from dataclasses import dataclass

import yaml

from evals.cases import compiled
from evals.errors import CaseInvalid


@dataclass(frozen=True)
class Place:
    """A value of a YAML file and the line it stands on."""

    file: str
    node: yaml.Node

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def refuse(self, complaint: str) -> CaseInvalid:
        return CaseInvalid(f"{self.file}:{self.line}: {complaint}")

    def at(self, node: yaml.Node) -> "Place":
        return Place(self.file, node)

    def entries(self, what: str, known: set[str]) -> dict[str, "Place"]:
        """A mapping's values by key. Raises CaseInvalid for another shape, an unknown or a repeated key."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.refuse(f"{what} must be a mapping of keys to values.")
        found: dict[str, Place] = {}
        for key, value in self.node.value:
            name = str(key.value)
            if name not in known:
                raise self.at(key).refuse(f"{what} has no key {name!r}. Known keys: {', '.join(sorted(known))}.")
            if name in found:
                raise self.at(key).refuse(f"{what} gives {name!r} twice. Keep one.")
            found[name] = self.at(value)
        return found

    def items(self, what: str) -> "list[Place]":
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.refuse(f"{what} must be a list.")
        return [self.at(node) for node in self.node.value]

    def text(self, what: str) -> str:
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.refuse(f"{what} must be a text that is not empty.")
        return str(self.node.value)

    def truth(self, what: str) -> bool:
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != "tag:yaml.org,2002:bool":
            raise self.refuse(f"{what} must be true or false.")
        return str(self.node.value).lower() in ("true", "yes", "on")

    def pattern(self, what: str) -> str:
        text = self.text(what)
        try:
            compiled(text)
        except re.error as error:
            raise self.refuse(
                f"{what} {text!r} is not a regular expression ({error}). Escape it or mend it."
            ) from error
        return text
