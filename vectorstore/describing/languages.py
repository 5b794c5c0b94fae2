"""The language of a text, identified offline by py3langid, or not at all."""

import re
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

_CONFIDENT = 0.7
_SURE = 0.99
_ENOUGH_LETTERS = 150  # of running text, to contradict a stated language
# Languages that the identifier takes for each other however long the text.
_ALIKE = tuple(
    frozenset(codes.split())
    for codes in (
        *("no nb nn da sv", "is fo", "hr bs sr sl mk bg sh", "cs sk", "id ms jv", "es gl pt an ca", "nl af", "de lb"),
        *("fr oc wa ht", "ru uk be", "ga gd", "xh zu", "tr az", "kk ky mn", "hi ne mr", "fa ps ur"),
    )
)
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


def identify_other(text: str, stated: str) -> str | None:
    """The language of a text that is surely another than the one stated for it; None where it may be that one.

    Its running text and the whole of its head must agree: a page quotes other languages, in long lines too.
    """
    running = _sample(text)
    if len(_LETTER.findall(running)) < _ENOUGH_LETTERS:
        return None
    with _loading:
        identifier = _identifier()
    if stated not in identifier.nb_classes:  # it can only be taken for another
        return None
    code, confidence = identifier.classify(running)
    if confidence < _SURE or any({code, stated} <= alike for alike in (*_ALIKE, {stated})):
        return None
    whole, confidence = identifier.classify(text[:_WINDOW])
    return str(code) if whole == code and confidence >= _SURE else None


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
