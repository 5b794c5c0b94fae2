"""Plain text, Markdown, front matter and encodings."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files import write_bytes, write_md, write_txt
from vectorstore.errors import EmptyDocument, UnsupportedFile
from vectorstore.files.loading import load_file, load_text
from vectorstore.files.text_encoding import decode

_ENGLISH = "The minister’s “café” visit lasted 90 minutes — no more.\n\nIt ended at noon.\n"


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "  First line\n\n\n\tsecond   line \n"
    path = write_txt(tmp_path, "note.txt", text)
    loaded = load_file(path)
    assert (loaded.text, loaded.format, loaded.path) == (text, "txt", path.as_posix())
    assert loaded.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (loaded.furniture, loaded.declared, loaded.declared_in) == ((), (), "")


def test_the_name_to_show_replaces_the_path(tmp_path: Path) -> None:
    assert load_file(write_txt(tmp_path), "folder/note.txt").path == "folder/note.txt"


def test_line_ends_marks_and_unshowable_characters_are_normalised(tmp_path: Path) -> None:
    path = write_bytes(tmp_path, "note.txt", b"\xef\xbb\xbfone\r\ntwo\rthree\x00\n" + b"and more. " * 40)
    assert load_file(path).text == "one\ntwo\nthree\n" + "and more. " * 40


def test_text_given_by_the_caller_is_loaded_under_its_name() -> None:
    loaded = load_text("a note", "Hello\r\nyou\ud800")
    assert (loaded.path, loaded.format, loaded.text) == ("a note", "txt", "Hello\nyou")
    assert loaded.sha256 != load_text("a note", "Hello\nyou").sha256


def test_text_given_by_the_caller_may_be_markdown_with_front_matter() -> None:
    loaded = load_text("a.md", "---\ntitle: T\n---\nBody")
    assert (loaded.format, loaded.text, loaded.declared) == ("md", "Body", (("title", "T"),))


@pytest.mark.parametrize("text", ["", " \n\t\r\n ", "\ufeff", "---\ntitle: Only\n---\n"])
def test_a_text_of_white_space_only_is_empty(text: str) -> None:
    with pytest.raises(EmptyDocument, match=r"nothing\.md: .*[Ss]ave it again"):
        load_text("nothing.md", text)


# Front matter


def test_front_matter_is_declared_and_taken_off_the_text(tmp_path: Path) -> None:
    block = (
        "---\ntitle: 'Talks: the second round'\npublisher: The Ministry\nkind: official\npublished: 2025-10-8\n"
        "event_date: 2025-10-07T10:00:00Z\nevent_place: Oslo\nlanguage: no\ntags: [a, b]\nlayout: post\n---\n\n"
    )
    loaded = load_file(write_md(tmp_path, "talks.md", f"{block}# Talks\n\nBody.\n"))
    assert loaded.text == "# Talks\n\nBody.\n"
    assert loaded.declared_in == "front matter"
    assert dict(loaded.declared) == {
        "title": "Talks: the second round",
        "publisher": "The Ministry",
        "kind": "official",
        "published": "2025-10-08",
        "event_date": "2025-10-07",
        "event_place": "Oslo",
        "language": "no",
    }


def test_the_names_that_site_generators_use_are_understood() -> None:
    loaded = load_text("post.md", "---\ndate: 2025-01-21 08:30:00 +0100\nlang: de\n---\nText")
    assert dict(loaded.declared) == {"published": "2025-01-21", "language": "de"}


def test_a_date_in_words_stays_as_written() -> None:
    assert dict(load_text("p.md", "---\npublished: 8 October 2025\n---\nText").declared) == {
        "published": "8 October 2025"
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\nJust prose between two rules.\n---\nMore.",
        "---\ntitle: never closed\n\nText",
        "---\ntitle: [broken\n---\nText",
        "---\n- a\n- list\n---\nText",
        "---\n" + "[" * 8000 + "\n---\nText",
        "Text\n---\ntitle: not at the start\n---\n",
        "----\ntitle: four dashes\n----\n",
        "---\nAnna: The quay is closed.\nPekka: Since when?\n---\nText",
    ],
)
def test_what_is_not_front_matter_stays_in_the_text(text: str) -> None:
    loaded = load_text("note.md", text)
    assert (loaded.text, loaded.declared) == (text, ())


def test_a_plain_text_loses_only_a_block_that_declares_something() -> None:
    assert load_text("a.txt", "---\nNote: see below\n---\nText").text == "---\nNote: see below\n---\nText"
    assert load_text("a.txt", "---\ntitle: Known\n---\nText").text == "Text"


def test_a_block_of_a_generators_own_keys_is_taken_off() -> None:
    loaded = load_text("note.md", "---\ntags: [quay, ferry]\nlayout: post\n---\nText")
    assert (loaded.text, loaded.declared) == ("Text", ())


def test_a_block_that_declares_a_date_keeps_what_it_tells_its_readers_besides() -> None:
    text = "---\nDate: 2025-03-04\nPresent: Aino Salmi, Pekka Niemi\n---\nText"
    loaded = load_text("minutes.md", text)
    assert (loaded.text, dict(loaded.declared)) == (text, {"published": "2025-03-04"})


def test_front_matter_makes_no_objects_and_expands_no_aliases() -> None:
    hostile = "---\ntitle: !!python/object/apply:os.system ['true']\n---\nText"
    assert load_text("a.md", hostile).declared == ()
    aliases = "".join(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 12))
    bomb = f"---\na0: &a0 lol\n{aliases}title: Bomb\n---\nText"
    assert load_text("a.md", bomb).declared == (("title", "Bomb"),)


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_western_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    assert load_file(write_txt(tmp_path, "note.txt", _ENGLISH, encoding)).text == _ENGLISH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "El señor Muñoz habló ayer en la reunión de Málaga."),
        ("cp1252", "Le ministre français a déclaré à l’Assemblée où il était."),
        ("cp1252", "Der Außenminister traf sich in München mit seinem Kollegen."),
        ("cp1250", "Minister spraw zagranicznych spotkał się w środę z kolegą. Łódź."),
        ("cp1250", "Ministr zahraničí se včera setkal s kolegou v Mnichově, řekl mluvčí."),
        ("cp1251", "Министр иностранных дел встретился с коллегой в Мюнхене."),
        ("koi8_r", "Министр иностранных дел встретился с коллегой в Мюнхене."),
        ("cp1253", "Ο υπουργός Εξωτερικών συναντήθηκε στο Μόναχο."),
        ("cp1254", "İstanbul'da görüşme yapıldı, şöyle dedi."),
        ("cp1256", "التقى وزير الخارجية بنظيره في ميونيخ"),
        ("cp1257", "Ārlietu ministrs tikās ar kolēģi Minhenē, teica preses sekretārs."),
        ("cp874", "รัฐมนตรีว่าการกระทรวงการต่างประเทศพบกัน"),
        ("shift_jis", "明日の会議は三時からです。よろしくお願いします。"),
        ("shift_jis", "外務大臣は東京で会談した。会議は一時間半続いた。"),
        ("euc_jp", "外務大臣は東京で会談した。会議は一時間半続いた。"),
        ("iso2022_jp", "外務大臣は東京で会談した。会議は一時間半続いた。"),
        ("gb18030", "外交部长在慕尼黑会见了他的同事。"),
        ("big5", "外交部長在慕尼黑會見了他的同事。會議持續一小時"),
        ("cp949", "외교부 장관은 도쿄에서 회담했다."),
    ],
)
def test_encodings_are_recognised_from_one_sentence(tmp_path: Path, encoding: str, text: str) -> None:
    assert load_file(write_txt(tmp_path, "note.txt", text, encoding)).text == text


def test_a_few_broken_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    text = "Größe, Übung und Äpfel. " * 20
    path = write_bytes(tmp_path, "note.txt", text.encode() + "ß".encode()[:1])
    assert load_file(path).text == f"{text}\ufffd"


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\0\x01\x02" * 50, b"\x7fELF\x02\x01\x01" + bytes(40) + b"x"],
)
def test_binary_content_is_refused_under_any_name(tmp_path: Path, data: bytes) -> None:
    for name in ("picture.txt", "picture.md", "picture.html"):
        with pytest.raises(UnsupportedFile, match=rf"{name}: .*not readable text. Save it as"):
            load_file(write_bytes(tmp_path, name, data))


@pytest.mark.parametrize(("start", "told"), [(b"%PDF-1.7\n", "suffix .pdf"), (b"PK\x03\x04", "suffix .docx")])
def test_a_document_under_the_wrong_name_is_recognised(tmp_path: Path, start: bytes, told: str) -> None:
    with pytest.raises(UnsupportedFile, match=told):
        load_file(write_bytes(tmp_path, "paper.txt", start + b"whatever follows"))


# For every text: what is written is what is loaded

_SHOWN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\t\r"), max_size=400)


@given(_SHOWN)
def test_any_text_written_in_utf8_is_loaded_as_it_was_written(text: str) -> None:
    assert decode(text.encode(), "any.txt").removeprefix("\ufeff") == text.removeprefix("\ufeff")


@given(_SHOWN.filter(lambda text: text.removeprefix("\ufeff").strip() and not text.startswith("---")))
def test_any_text_given_by_the_caller_is_normalised_and_nothing_else(text: str) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    assert load_text("any.txt", text).text == expected


@given(st.text(max_size=300))
def test_loading_twice_changes_nothing_more(text: str) -> None:
    try:
        once = load_text("any.txt", text).text
    except EmptyDocument:
        return
    if not once.startswith(("---", "\ufeff")):
        assert load_text("any.txt", once).text == once
