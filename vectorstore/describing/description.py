"""A loaded file becomes a document: what it says about itself, each field with the place it was read from.

What the owner states in `attache.toml` comes first, then what the format declares, then what the text says. A field
that none of them states stays unknown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vectorstore.dates import PartialDate
from vectorstore.describing.bodies import names_body
from vectorstore.describing.bylines import is_paper
from vectorstore.describing.closing_dates import find_delivery
from vectorstore.describing.copyrights import find_copyright
from vectorstore.describing.datelines import find_dateline
from vectorstore.describing.decision_dates import find_decision_date
from vectorstore.describing.event_dates import find_event_date
from vectorstore.describing.event_places import find_event_place
from vectorstore.describing.furniture import find_furniture, merge_spans
from vectorstore.describing.hearings import find_hearing_date
from vectorstore.describing.labels import find_release_label
from vectorstore.describing.languages import identify_language, identify_other, normal_language
from vectorstore.describing.leads import read_lead
from vectorstore.describing.likely_publishers import find_likely_publisher
from vectorstore.describing.likely_titles import likelier_title
from vectorstore.describing.mail_threads import find_first_message
from vectorstore.describing.meeting_dates import find_meeting_date
from vectorstore.describing.overrides import FIELDS, FILE_NAME, check_override
from vectorstore.describing.pages import Finding, Page, read_page
from vectorstore.describing.published_dates import find_published, find_run_in_label, imprints
from vectorstore.describing.publishers import find_publisher
from vectorstore.describing.recordings import find_recording_date
from vectorstore.describing.sites import find_site, split_prefix, split_title
from vectorstore.describing.source_kinds import find_kind
from vectorstore.describing.titles import find_title
from vectorstore.describing.written_dates import find_dates
from vectorstore.documents import Document, LoadedFile, Origin, SourceKind, Span

_LONGEST_STATED = 500
_TEMPLATED = ("html meta", "front matter")  # where a language is often a template's, not the text's
_EMPTY_TITLES = re.compile(
    r"(?:untitled|no title|document\d*|microsoft word\b.*|.{0,200}\.(?:docx?|pdf|indd|qxd|rtf|odt|html?))",
    re.IGNORECASE,
)
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


@dataclass(frozen=True)
class _Stated:
    """What is known before the text is read, by field."""

    fields: Mapping[str, Finding[Any]]

    def or_read(self, field: str, read: Finding[Any] | None) -> Finding[Any] | None:
        return self.fields.get(field) or read

    def value(self, field: str) -> Any:
        return self.fields[field].value if field in self.fields else None


def describe(loaded: LoadedFile, overrides: Mapping[str, str] | None = None) -> Document:
    """The document of a loaded file. Raises OverridesInvalid for an override that means nothing."""
    declared = _declared(loaded)
    stated = _Stated(declared | _overridden(loaded.path, overrides or {}))
    language = _language(loaded, stated)
    code = language.value if language else None
    furniture = merge_spans([*find_furniture(loaded.text, code), *loaded.furniture], loaded.text)
    page = read_page(loaded.text, furniture, code)
    known, run_in = _read(page, stated, loaded.figures), find_run_in_label(page)
    known["language"] = language
    known["kind"] = known["kind"] if known["kind"] and known["kind"].value is not SourceKind.UNKNOWN else None
    found = {field: finding for field, finding in known.items() if finding is not None}
    origins = tuple(Origin(field, found[field].where, found[field].span) for field in FIELDS if field in found)
    values = {field: finding.value for field, finding in found.items()}
    return Document(
        id=loaded.sha256,
        path=loaded.path,
        text=loaded.text,
        format=loaded.format,
        furniture=merge_spans([*furniture, *([run_in] if run_in else [])], loaded.text),
        origins=origins,
        **values,
    )


def _read(page: Page, stated: _Stated, figures: Sequence[Span]) -> dict[str, Finding[Any] | None]:
    """Every field but the language: stated, or read from the text."""
    dateline, copyright_line, release = find_dateline(page), find_copyright(page, figures), find_release_label(page)
    published = stated.or_read("published", find_published(page, dateline, copyright_line))
    read = find_publisher(page, dateline, copyright_line, release)
    titled = stated.or_read("title", find_title(page, dateline, read.value if read else None))
    title, site = _without_site(page, titled, stated, read)
    publisher = stated.or_read("publisher", site or read)
    if title is None or title.where != FILE_NAME:
        title = likelier_title(page, title, publisher.value if publisher else None)
    publisher = publisher or find_likely_publisher(page, title.span if title else None)
    run_in = find_run_in_label(page)
    lead = read_lead(page, dateline, [*([run_in] if run_in else []), *(one.span for one in imprints(page))])
    issuer = publisher.value if publisher else None
    seen_from = find_first_message(page) or published
    day, at = (seen_from.value, seen_from.span) if seen_from else (None, None)
    event = find_event_date(page, lead, day, at)
    recorded = find_meeting_date(page) or find_hearing_date(page) or find_decision_date(page) or find_delivery(page)
    return {
        "title": title,
        "publisher": publisher,
        "published": published,
        "event_date": stated.or_read("event_date", recorded or find_recording_date(page, day) or event),
        "event_place": stated.or_read("event_place", find_event_place(page, lead, dateline)),
        "kind": stated.or_read("kind", find_kind(page, lead, dateline, release, issuer, published is not None)),
    }


def _without_site(
    page: Page, titled: Finding[str] | None, stated: _Stated, read: Finding[str] | None
) -> tuple[Finding[str] | None, Finding[str] | None]:
    """The title without the site named at its end or before it, and that site; as it is where the page names none.

    A body's name at the end of a declared title is its site's, though the page may not repeat it.
    """
    if titled and titled.where == "html meta" and (prefixed := split_prefix(page, titled.value)):
        return Finding(prefixed[0], titled.where), Finding(page.words(prefixed[1]), "name of the site", prefixed[1])
    parts = split_title(titled.value) if titled and titled.where != FILE_NAME else None
    if titled is None or parts is None:
        return titled, None
    title, name = parts
    known = stated.value("publisher") or (read.value if read else "")
    at = find_site(page, name, titled.span)
    if at is None and known.casefold() != name.casefold():
        stated_only = titled.where == "html meta" and names_body(name) and not is_paper(name)
        return (Finding(title, titled.where), Finding(name, "name of the site")) if stated_only else (titled, None)
    span = Span(titled.span.start, titled.span.start + len(title)) if titled.span else None
    return Finding(title, titled.where, span), Finding(page.words(at), "name of the site", at) if at else None


def _language(loaded: LoadedFile, stated: _Stated) -> Finding[str] | None:
    """The language; what office programs put into a file's properties counts last, the owner's word always."""
    known = stated.fields.get("language")
    if known and known.where in _TEMPLATED and (other := identify_other(loaded.text, known.value)):
        return Finding(other, "identified from the text")
    if known and not known.where.endswith("properties"):
        return known
    identified = identify_language(loaded.text)
    return Finding(identified, "identified from the text") if identified else known


def _overridden(path: str, overrides: Mapping[str, str]) -> dict[str, Finding[Any]]:
    checked = {key: check_override(f"{FILE_NAME} for {path}", key, value) for key, value in overrides.items()}
    return {key: Finding(_typed(key, value, None), FILE_NAME) for key, value in checked.items()}


def _declared(loaded: LoadedFile) -> dict[str, Finding[Any]]:
    """What the format declares, where it means something; a declared value that does not is passed over."""
    found: dict[str, Finding[Any]] = {}
    language = next((normal_language(value) for key, value in loaded.declared if key == "language"), None)
    for key, text in loaded.declared:
        value = _typed(key, text.strip(), language) if key in FIELDS and len(text) <= _LONGEST_STATED else None
        if value and not (key == "title" and _EMPTY_TITLES.fullmatch(value)):
            found.setdefault(key, Finding(value, loaded.declared_in or "declared by the file"))
    return found


def _typed(field: str, text: str, language: str | None) -> Any:
    """A stated text as the field's value, None where it is not one."""
    if field == "kind":
        return SourceKind(text.lower()) if text.lower() in set(SourceKind) else None
    if field == "language":
        return normal_language(text)
    if field in ("published", "event_date"):
        return _stated_date(text, language)
    return " ".join(text.split()) or None


def _stated_date(text: str, language: str | None) -> PartialDate | None:
    pdf = _PDF_DATE.match(text)
    try:
        return PartialDate(*(int(part or 0) for part in pdf.groups())) if pdf else PartialDate.parse(text)
    except ValueError:
        return next((written.date for written in find_dates(text, language) if written.date), None)
