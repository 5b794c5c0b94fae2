"""A LlamaIndex user takes the retriever into a pipeline of their own."""

from pathlib import Path

import pytest

from rag import Filters, Settings, ingest
from rag.errors import FilterInvalid
from rag.llamaindex import AttacheRetriever


def test_nodes_carry_exact_offsets_and_the_description(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    text = "---\npublisher: Harbour Office\n---\nThe ferry leaves at noon and takes twenty cars to the island.\n"
    (tmp_path / "docs" / "ferry.md").write_text(text)
    settings = Settings(home=tmp_path / "home")
    ingest([tmp_path / "docs"], settings=settings)
    found = AttacheRetriever(settings).retrieve("When does the ferry leave?")
    assert [node.text for node in found] == ["The ferry leaves at noon and takes twenty cars to the island."]
    node = found[0].node
    assert (node.start_char_idx, node.end_char_idx) == (0, len(node.text))  # type: ignore[attr-defined]
    assert node.metadata["publisher"] == "Harbour Office"
    assert AttacheRetriever(settings, Filters(kind="press")).retrieve("When?") == []
    with pytest.raises(FilterInvalid, match="Harbour Office"):
        AttacheRetriever(settings, Filters(publisher="Nobody")).retrieve("When?")
