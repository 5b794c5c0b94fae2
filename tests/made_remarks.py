"""Every message that the packages below the page make, found in their source: which class of error, and its text."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
REMARK = "Remark"  # stands for what is no error: a notice, or a part of another message


@dataclass(frozen=True)
class Made:
    """A place where a message is made; `text` is None where it is put together there, so that nobody can word it."""

    place: str
    made: str
    text: str | None


def made_in(paths: list[Path], classes: set[str]) -> list[Made]:
    """The messages made in these files: of `Remark` and of these classes of error."""
    return [made for path in paths for made in _made(path, classes | {REMARK})]


def _made(path: Path, names: set[str]) -> Iterator[Made]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names and node.args:
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            yield from (Made(place, node.func.id, text) for text in _texts(node.args[0], constants))


def _texts(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str | None]:
    """What an argument can be: a text, a constant of the file, one of those in a table, a message made elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in constants:
            yield from _texts(constants[name], constants)
        case ast.Dict(values=values):
            for value in values:
                yield from _texts(value, constants)
        case ast.IfExp(body=one, orelse=other):
            for value in (one, other):
                yield from _texts(value, constants)
        case ast.Subscript(value=table):
            yield from _texts(table, constants)
        case ast.Call(func=ast.Name(id="Remark")) | ast.Attribute(attr="message"):
            return
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="message"))):
            return
        case _:
            yield None
