"""Gradio without the type stubs it writes beside its own source at every import.

For each component it parses its source twice and rewrites a `.pyi` file: two fifths of its import time *(measured:
6.2 s against 3.8 s of processor time on a busy machine)*, and two processes that start at once write the same files.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType

_MODULE, _FUNCTION = "gradio.component_meta", "create_or_modify_pyi"


def leave_unwritten(*_: object) -> None:
    """Stands in for the function that writes a component's stub."""


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        if hasattr(module, _FUNCTION):
            setattr(module, _FUNCTION, leave_unwritten)


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname == _MODULE else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin)
        return spec


def skip_stubs() -> None:
    """To be called before gradio is imported for the first time."""
    sys.meta_path.insert(0, _Finder())
