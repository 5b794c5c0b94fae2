"""What a document says about itself, each field with the place it was read from."""

from pathlib import Path

import pytest

from tests.files import write_html
from tests.harbour_pages import LEAD, REST, dates, described, loaded
from vectorstore.describing.description import describe
from vectorstore.documents import Document, SourceKind
from vectorstore.errors import OverridesInvalid
from vectorstore.files.loading import load_file

_GERMAN = "Die Lotsen sahen sich die neue Fahrrinne an, die tiefer ist als die alte es war, und sie lobten die Arbeit."


def _page(folder: Path, body: str, lang: str = "en") -> Document:
    return describe(load_file(write_html(folder, "page.html", body, lang=lang)))


def test_a_text_that_states_nothing_leaves_everything_but_the_language_unknown() -> None:
    document = described(f"{LEAD}\n{REST}\n")
    assert (document.title, document.publisher, document.kind) == (None, None, SourceKind.UNKNOWN)
    assert dates(document) == (None, None)
    assert document.event_place is None
    assert [origin.field for origin in document.origins] == ["language"]


@pytest.mark.parametrize(
    ("opening", "place", "publisher"),
    [
        ("OULU — ", "Oulu", None),
        ("OULU, Finland (Strait.Courier) ", "Oulu, Finland", "Strait.Courier"),
        ("HELSINKI (Reuters) - ", "Helsinki", "Reuters"),
        ("Helsinki (AFP) – ", "Helsinki", "AFP"),
        ("SÃO PAULO, Oct 3 – ", "São Paulo", None),
        ("PORTLAND, Ore. (AP) — ", "Portland, Ore.", "AP"),
        ("NOTE — ", None, None),
        ("REMINDER — ", None, None),
        ("WICHTIG — ", None, None),
        ("ACME DREDGING CORP — ", None, None),
        ("Baltic Port Authority (BPA) – ", None, None),
        ("The council (which met late) ", None, None),
    ],
)
def test_a_dateline_tells_place_and_agency(opening: str, place: str | None, publisher: str | None) -> None:
    document = described(f"{opening}{LEAD}\n{REST}\n")
    assert (document.event_place, document.publisher) == (place, publisher)
    assert document.kind is (SourceKind.PRESS if place else SourceKind.UNKNOWN)


def test_speakers_before_dashes_are_no_datelines() -> None:
    document = described(f"HARBOUR MASTER — {LEAD}\nPILOT — {REST}\n")
    assert (document.event_place, document.kind) == (None, SourceKind.UNKNOWN)


def test_a_shouted_name_above_a_heading_is_no_dateline() -> None:
    document = described(f"OULU HARBOUR – Quarterly report\n\n{LEAD}\n{REST}\n")
    assert (document.title, document.event_place) == ("OULU HARBOUR – Quarterly report", None)
    broken = LEAD.replace("channel, which", "channel,\nwhich")
    assert described(f"OULU — {broken}\n{REST}\n").event_place == "Oulu"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"A deeper channel opens\n\n{LEAD}\n{REST}\n", "A deeper channel opens"),
        (f"# A deeper channel opens\n\n{LEAD}\n", "A deeper channel opens"),
        (
            f"Home > News > Coast\nPress Releases\nA deeper channel opens\n4 March 2024\n{LEAD}\n",
            "A deeper channel opens",
        ),
        (f"FOR IMMEDIATE RELEASE\n4 March 2024\nA deeper channel opens\n{LEAD}\n", "A deeper channel opens"),
        (f"Why is the channel deeper?\n{LEAD}\n", "Why is the channel deeper?"),
        (f"{LEAD}\nA deeper channel opens\n{REST}\n", None),
        (f"Aino Salmi\nStrait Monitor\n{LEAD}\n", None),
        (f"By Aino Salmi\n{LEAD}\n{REST}\n", None),
        (f"- rye flour\n- salt\n{LEAD}\n", None),
        ("A deeper channel\nA wider quay\n", None),
    ],
)
def test_the_title_is_a_headline_above_the_body(text: str, title: str | None) -> None:
    assert described(text).title == title


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Press Release\nA deeper channel opens\n{LEAD}\n", SourceKind.OFFICIAL),
        (f"Pressemitteilung\nDer Kanal wird tiefer\n{LEAD}\n", SourceKind.OFFICIAL),
        (f"A deeper channel opens\n{LEAD}\nBack to Press Releases\n", SourceKind.OFFICIAL),
        (f"OULU, March 4, 2024 /PRNewswire/ -- {LEAD}\n{REST}\n", SourceKind.OFFICIAL),
        (f"{LEAD}\n{REST}\n© 2024 Ministry of Fisheries of Norway\n", SourceKind.OFFICIAL),
        (f"A deeper channel opens\nBy Aino Salmi\n4 March 2024\n{LEAD}\n", SourceKind.PRESS),
        (f"A deeper channel opens\nUpdated 4 March 2024, 10:15 EET\n{LEAD}\n", SourceKind.PRESS),
        (f"{LEAD}\n{REST}\nPekka Niemi contributed to this report.\n", SourceKind.PRESS),
        (f"A deeper channel opens in twenty minutes\n4 March 2024, 10:15 EET\n{LEAD}\n", SourceKind.PRESS),
        (f"From: Aino Salmi\nDate: Mon, 4 Mar 2024 09:12:44 +0100\n\n{LEAD}\n", SourceKind.UNKNOWN),
        (f"Sent: Monday, March 4, 2024 9:12 AM\nSubject: The channel\n\n{LEAD}\n", SourceKind.UNKNOWN),
        (f"The harbour council\nDate: 4 March 2024, 18:30\nPresent: Aino Salmi\n{LEAD}\n", SourceKind.UNKNOWN),
        (f"Minutes of the council\nDate: 4 March 2024, 18:30\n{LEAD}\n", SourceKind.UNKNOWN),
        (f"A deeper channel opens\nBy Aino Salmi\n{LEAD}\n", SourceKind.UNKNOWN),
        ("The lock stuck\nBy Aino Salmi\n4 March 2024\nOur pilots could not open the lock.\n", SourceKind.UNKNOWN),
        ("The lock stuck\nBy Aino Salmi\n4 March 2024\n“We could not open it,” a pilot said.\n", SourceKind.PRESS),
        (f"{LEAD} The ministry issued a press release about it.\n{REST}\n", SourceKind.UNKNOWN),
    ],
)
def test_the_kind_is_read_from_its_marks(text: str, kind: SourceKind) -> None:
    assert described(text).kind is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was generated by AI and reviewed by an editor.",
        "Parts of our content may have been created with the assistance of AI tools and are checked by people.",
        "Written with the help of artificial intelligence.",
        "AI was used to translate this article.",
        "Este artículo ha sido redactado con ayuda de inteligencia artificial y revisado por la redacción.",
        "Dieser Artikel wurde mit Hilfe von KI erstellt und redaktionell geprüft.",
        "Cet article a été rédigé avec l'aide de l'intelligence artificielle.",
        "この記事はAIを使って作成されました。",
        "Эта статья создана с помощью нейросети.",
    ],
)
def test_a_page_that_declares_the_help_of_ai_wins_over_its_dateline(sentence: str) -> None:
    document = described(f"OULU (Reuters) - {LEAD}\n{REST}\n{sentence}\n")
    assert document.kind is SourceKind.AI_ASSISTED
    (origin,) = [origin for origin in document.origins if origin.field == "kind"]
    assert origin.span is not None
    assert document.text[origin.span.start : origin.span.end] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was not created by AI.",
        "This article explores how pictures are generated by AI.",
        "The report was written by the AI Harbour Institute.",
        "AI-generated pictures of the strait flood the market.",
    ],
)
def test_writing_about_ai_is_no_disclosure(sentence: str) -> None:
    assert described(f"{LEAD}\n{REST}\n{sentence}\n").kind is SourceKind.UNKNOWN


def test_the_credit_of_a_picture_names_no_publisher(tmp_path: Path) -> None:
    figure = "<figure><img src='ferry.jpg'><figcaption>{}</figcaption></figure>"
    text = f"<h1>A deeper channel opens</h1>{{}}<p>{LEAD}</p><p>{REST}</p>{{}}"
    first = _page(tmp_path, text.format(figure.format("© Getty Images"), "<footer>© 2025 The Strait Gazette</footer>"))
    assert first.publisher == "The Strait Gazette"
    last = _page(tmp_path, text.format("", figure.format("© 2025 Getty Images")))
    assert (last.publisher, last.published) == (None, None)
    plain = described(f"A deeper channel opens\n© Getty Images\n{LEAD}\n{REST}\n© 2025 The Strait Gazette\n")
    assert (plain.publisher, str(plain.published)) == ("The Strait Gazette", "2025")


def test_a_release_names_its_issuer_above_the_title() -> None:
    document = described(f"Ministry of Fisheries\nPress Release\nSmaller quotas for cod\n4 March 2024\n{LEAD}\n")
    assert (document.publisher, document.title) == ("Ministry of Fisheries", "Smaller quotas for cod")


def test_a_paper_beneath_a_writer_is_the_publisher() -> None:
    document = described(f"Aino Salmi\nThe Strait Herald\n{LEAD}\n{REST}\n")
    assert (document.publisher, document.title, document.kind) == ("The Strait Herald", None, SourceKind.PRESS)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{LEAD}\n{REST}\n", "en"),
        ("Satama sai uuden väylän, joka on vanhaa syvempi, ja luotsit kokoontuivat katsomaan sitä.", "fi"),
        ("大臣たちは漁獲枠について二時間にわたって話し合い、来月また会うことで一致した。", "ja"),
        ("4711 0815 42", None),
        ("ok", None),
    ],
)
def test_the_language_is_identified_or_stays_unknown(text: str, language: str | None) -> None:
    assert described(text).language == language


def test_a_text_that_is_surely_in_another_language_than_its_page_declares_is_believed(tmp_path: Path) -> None:
    document = _page(tmp_path, f"<h1>Ein tiefer Kanal</h1><p>5. März 2025</p><p>{_GERMAN}</p><p>{_GERMAN}</p>")
    assert (document.language, str(document.published)) == ("de", "2025-03-05")
    assert _page(tmp_path, f"<p>Ein tiefer Kanal für die Fähren</p><p>{LEAD}</p>", lang="de").language == "de"  # short
    norwegian = "Havnevesenet og losene samlet seg for å se på den nye leia, som er dypere enn den gamle var. " * 4
    assert _page(tmp_path, f"<p>{norwegian}</p>", lang="da").language == "da"  # too alike to be sure
    japanese = "<p>大臣たちは漁獲枠について二時間にわたって話し合い、来月また会うことで一致した。</p>" * 12
    assert _page(tmp_path, f"{japanese}<p>{LEAD}</p><p>{REST}</p>", lang="ja").language == "ja"  # quotes English
    assert describe(loaded(f"{_GERMAN}\n{_GERMAN}\n"), {"language": "en"}).language == "en"  # the owner's word


def test_what_the_file_declares_wins_over_the_text_and_the_owner_over_both() -> None:
    text = f"A deeper channel opens\n4 March 2024\n{LEAD}\n"
    document = describe(
        loaded(text, title="Channel news", published="2024-03-05T08:00:00Z", language="en-GB", kind="nonsense"),
        {"title": "The channel", "kind": "official"},
    )
    assert (document.title, str(document.published), document.language) == ("The channel", "2024-03-05", "en")
    assert document.kind is SourceKind.OFFICIAL
    where = {origin.field: origin.where for origin in document.origins}
    assert where == {
        "title": "attache.toml",
        "published": "front matter",
        "kind": "attache.toml",
        "language": "front matter",
    }


def test_an_owner_can_say_that_the_kind_is_unknown() -> None:
    document = describe(loaded(f"OULU (Reuters) - {LEAD}\n{REST}\n"), {"kind": "unknown"})
    assert document.kind is SourceKind.UNKNOWN
    assert "kind" not in {origin.field for origin in document.origins}


def test_an_override_without_meaning_is_refused() -> None:
    with pytest.raises(OverridesInvalid, match="published"):
        describe(loaded(LEAD), {"published": "soon"})


def test_furniture_tells_no_title_and_no_date() -> None:
    text = f"{LEAD}\n{REST}\nRelated articles\n- Ferry Strike Ends After Nine Days\n- Council Votes on the Breakwater\n"
    document = described(text)
    assert (document.title, len(document.furniture)) == (None, 1)
