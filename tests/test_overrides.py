"""attache.toml: what the owner states beside the documents."""

from pathlib import Path

import pytest

from vectorstore.describing.overrides import read_overrides
from vectorstore.errors import OverridesInvalid, StoreError


def written(folder: Path, text: str) -> Path:
    (folder / "attache.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_the_file_overrides_nothing(tmp_path: Path) -> None:
    assert read_overrides(tmp_path).for_file(tmp_path / "tides.txt") == {}


def test_an_exact_name_wins_over_a_pattern_wherever_it_stands(tmp_path: Path) -> None:
    overrides = read_overrides(
        written(
            tmp_path, '["tides.txt"]\ntitle = "Spring tides"\n["*.txt"]\ntitle = "Any"\npublisher = "Harbour Office"\n'
        )
    )
    assert overrides.for_file(tmp_path / "tides.txt") == {"title": "Spring tides", "publisher": "Harbour Office"}
    assert overrides.for_file(tmp_path / "wind.txt") == {"title": "Any", "publisher": "Harbour Office"}
    assert overrides.for_file(tmp_path / "wind.pdf") == {}


def test_the_later_pattern_wins(tmp_path: Path) -> None:
    overrides = read_overrides(written(tmp_path, '["*"]\nkind = "press"\n["t*"]\nkind = "official"\n'))
    assert overrides.for_file("tides.txt") == {"kind": "official"}


def test_a_path_below_the_folder_can_be_named(tmp_path: Path) -> None:
    overrides = read_overrides(written(tmp_path, '["2025/*.md"]\nlanguage = "fi"\n'))
    assert overrides.for_file(tmp_path / "2025" / "loki.md") == {"language": "fi"}
    assert overrides.for_file(tmp_path / "loki.md") == {}


def test_dates_may_be_toml_dates_years_or_text(tmp_path: Path) -> None:
    overrides = read_overrides(
        written(tmp_path, '["a"]\npublished = 2025-03-04\nevent_date = "2025-02"\n["b"]\npublished = 2026\n')
    )
    assert overrides.for_file("a") == {"published": "2025-03-04", "event_date": "2025-02"}
    assert overrides.for_file("b") == {"published": "2026"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('["a.txt"]\nauthor = "Somebody"\n', "author"),
        ('["a.txt"]\npublished = "last spring"\n', "published"),
        ('["a.txt"]\nevent_date = "2025-13"\n', "event_date"),
        ('["a.txt"]\nkind = "gossip"\n', "kind"),
        ('["a.txt"]\nlanguage = "English"\n', "language"),
        ('["a.txt"]\ntitle = ""\n', "title"),
        ('["a.txt"]\ntitle = ["x"]\n', "title"),
        ('["a.txt"]\ntitle = true\n', "title"),
        ('title = "no table"\n', "title"),
        ('["a.txt"\n', "TOML"),
        ("x = " + "[" * 5_000, "TOML"),
    ],
)
def test_what_is_not_understood_is_refused_with_file_key_and_next_step(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(OverridesInvalid) as caught:
        read_overrides(written(tmp_path, text))
    message = str(caught.value)
    assert str(tmp_path / "attache.toml") in message
    assert named in message
    assert message.endswith(".")
    assert isinstance(caught.value, StoreError)


def test_bytes_that_are_not_utf8_and_huge_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "attache.toml").write_bytes(b'["a"]\ntitle = "\xff\xfe"\n')
    with pytest.raises(OverridesInvalid, match=r"attache\.toml"):
        read_overrides(tmp_path)
    (tmp_path / "attache.toml").write_bytes(b"#" * 300_000)
    with pytest.raises(OverridesInvalid, match="KiB"):
        read_overrides(tmp_path)
