"""The language of a text, identified offline by py3langid, or not at all."""

import re
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

_CONFIDENT = 0.7
_FEWEST_LETTERS = 20
_SAMPLE = 1_500
_WINDOW = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9]{1,8})*", re.IGNORECASE)
_loading = threading.Lock()


def identify_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, from a sample of its running text; None where it is not certain."""
    sample = _sample(text)
    if len(_LETTER.findall(sample)) < _FEWEST_LETTERS:
        return None
    with _loading:
        identifier = _identifier()
    code, confidence = identifier.classify(sample)
    return str(code) if confidence >= _CONFIDENT and len(code) == 2 else None


def normal_language(stated: str) -> str | None:
    """The ISO 639-1 code of a stated language such as `en-US`; None for anything else."""
    match = _CODE.fullmatch(stated.strip())
    return match[1].lower() if match else None


def _sample(text: str) -> str:
    """The longer lines of a text's head, which are more likely its content than its menus."""
    lines = [line.strip() for line in text[:_WINDOW].split("\n")]
    long = " ".join(line[:_SAMPLE] for line in lines if len(line) >= 60)[:_SAMPLE]
    return long if len(long) >= 120 else " ".join(text[:_SAMPLE].split())


@lru_cache(maxsize=1)
def _identifier() -> Any:
    import py3langid
    from py3langid.langid import LanguageIdentifier

    path = Path(py3langid.__file__).parent / "data" / "model.npz.xz"
    return LanguageIdentifier.from_modelpath(path, norm_probs=True)
