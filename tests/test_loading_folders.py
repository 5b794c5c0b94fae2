"""Which files are found, and under which names."""

from pathlib import Path

import pytest

from tests.files import make_fifo, write_bytes, write_md, write_txt
from vectorstore.errors import NoDocuments
from vectorstore.files.folders import find_files


def _names(*paths: Path) -> list[str]:
    return [found.shown_as for found in find_files(paths).files]


def test_a_folder_is_searched_to_the_bottom_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/deep/er/x.HTML", "a/y.pdf", "c.docx"):
        write_bytes(tmp_path, name, b"x")
    assert _names(tmp_path) == ["a/deep/er/x.HTML", "a/y.pdf", "a/z.md", "b.txt", "c.docx"]


def test_hidden_files_and_the_settings_file_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/notes.txt", "attache.toml", "seen.txt"):
        write_bytes(tmp_path, name, b"x")
    found = find_files([tmp_path])
    assert [file.shown_as for file in found.files] == ["seen.txt"]
    assert found.skipped == ()


def test_files_of_other_formats_are_counted(tmp_path: Path) -> None:
    write_txt(tmp_path)
    picture = write_bytes(tmp_path, "sub/picture.png", b"x")
    assert find_files([tmp_path]).skipped == (picture.as_posix(),)


def test_a_named_file_is_always_returned_and_once(tmp_path: Path) -> None:
    note, picture = write_txt(tmp_path), write_bytes(tmp_path, "picture.png", b"x")
    assert _names(note, picture, tmp_path / "gone.txt") == ["note.txt", "picture.png", "gone.txt"]
    assert _names(note, tmp_path, note) == ["note.txt"]


def test_equal_names_from_two_folders_are_told_apart(tmp_path: Path) -> None:
    for name in ("one/note.txt", "two/note.txt", "two/other.txt", "up/one/note.txt"):
        write_bytes(tmp_path, name, b"x")
    assert _names(tmp_path / "one", tmp_path / "two") == ["one/note.txt", "two/note.txt", "other.txt"]
    in_full = [(tmp_path / "one/note.txt").as_posix(), (tmp_path / "up/one/note.txt").as_posix()]
    assert _names(tmp_path / "one", tmp_path / "up" / "one") == in_full


def test_links_are_followed_but_never_in_a_circle(tmp_path: Path) -> None:
    write_txt(_made(tmp_path / "kept"), "far.txt")
    root = _made(tmp_path / "root")
    write_txt(root, "near.txt")
    (root / "again").symlink_to(root)
    (root / "linked").symlink_to(tmp_path / "kept")
    (root / "itself").symlink_to("itself")
    assert _names(root) == ["linked/far.txt", "near.txt"]


def test_a_folder_named_like_a_document_is_searched(tmp_path: Path) -> None:
    write_md(_made(tmp_path / "chapter.md"), "one.md")
    assert _names(tmp_path) == ["chapter.md/one.md"]


def test_what_cannot_be_read_is_found_so_that_loading_can_say_why(tmp_path: Path) -> None:
    make_fifo(tmp_path)
    (tmp_path / "broken.txt").symlink_to("nowhere")
    assert _names(tmp_path) == ["broken.txt", "pipe.txt"]


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    write_bytes(tmp_path, "picture.png", b"x")
    with pytest.raises(
        NoDocuments, match=r"no documents there \(1 of other formats\)\. Add files ending in \.txt"
    ) as raised:
        find_files([tmp_path])
    assert str(tmp_path) in str(raised.value)
    with pytest.raises(NoDocuments, match="ingest again"):
        find_files([])


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
