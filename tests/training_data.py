"""Data of our own in the formats that the reader is trained on, and a tokenizer for its words."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

TAUGHT_WEEK, HELD_OUT_WEEK = "20250103", "20250124"  # of folds 1 and 0

HERALD = (
    "The new pier at Selmouth opened on Monday. It is 300 metres long, and gulls have already moved in. Entry is free."
)
COURIER = (
    "Selmouth has a pier again. The structure, some 300 metres long, cost £4 million. The mayor cut a blue ribbon."
)


def page(text: str, title: str = "", key: str = "d0") -> dict[str, Any]:
    return {"id": key, "title": title, "text": text}


def record(
    key: str, question: str, answers: list[list[str]], *documents: dict[str, Any], **more: Any
) -> dict[str, Any]:
    base = {"id": key, "question": question, "answers": answers, "answerable": True, "documents": list(documents)}
    return base | more


def news(number: int = 0, week: str = TAUGHT_WEEK, **more: Any) -> dict[str, Any]:
    documents = page(HERALD, "A pier for Selmouth", "d0"), page(COURIER, "Pier opens", "d1")
    asked = "How long is the <b>new</b> pier at Selmouth?"
    return record(f"{week}_{number}", asked, [["the 300 metres", "300 m"]], *documents, date="2025/01/02") | more


def write(folder: Path, name: str, *records: dict[str, Any]) -> Path:
    file = folder / f"{name}.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(json.dumps(one) for one in records).encode()))
    return file


def story_pages() -> tuple[dict[str, Any], dict[str, Any]]:
    """Two pages that tell the same ten things in different words."""
    towns = (
        "Selmouth",
        "Dunwick",
        "Harrowby",
        "Penford",
        "Larkhill",
        "Ostmere",
        "Tarnley",
        "Wexcombe",
        "Yarsley",
        "Brill",
    )
    first, second = [], []
    for number, town in enumerate(towns, 11):
        first.append(
            f"In {town} the harbour council ordered {number} granite bollards for the northern breakwater this spring."
        )
        second.append(
            f"Officials say {number} granite bollards, bound for the breakwater of {town}, left the quarry yesterday."
        )
    return page(" ".join(first), "Orders", "d0"), page(" ".join(second), "Deliveries", "d1")


def tokenizer() -> Any:
    """Whole words; numbered so that the reader's marks for start and end keep their places."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    texts = " ".join(
        [HERALD, COURIER, *(str(one["text"]) for one in story_pages()), "how long is what who which where"]
    )
    known = sorted(set(re.findall(r"\w+|[^\w\s]", texts.lower())))
    vocabulary = {"[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102} | {w: 103 + n for n, w in enumerate(known)}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made
