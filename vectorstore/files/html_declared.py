"""What a web page's head says about the page: meta tags, JSON-LD and the html tag."""

import json
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from vectorstore.files.front_matter import iso_date

_LONGEST_SCRIPT = 500_000
_PUBLISHED = (
    *("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "pubdate"),
    *("publishdate", "publish-date", "publish_date", "citation_publication_date", "parsely-pub-date", "sailthru.date"),
)
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
)


def declared_fields(page: BeautifulSoup) -> dict[str, str | None]:
    """Title, publisher, published, author and language as the page states them; None where it does not."""
    meta, items = _meta(page), list(_linked_data(page))
    publisher = _first(_named(items, "publisher"), *(meta.get(key) for key in _PUBLISHERS))
    heading = _first(meta.get("og:title"), _text(items, "headline"), meta.get("twitter:title"))
    published = _first(_text(items, "datePublished"), *(meta.get(key) for key in _PUBLISHED), _time(page))
    return {
        "title": heading or _without_site(_title(page), publisher),
        "publisher": publisher,
        "published": iso_date(published) if published else None,
        "author": _first(_named(items, "author"), meta.get("author"), meta.get("article:author")),
        "language": _language(page),
    }


def _meta(page: BeautifulSoup) -> dict[str, str]:
    """The first content of every meta name, in lower case."""
    found: dict[str, str] = {}
    for tag in page.find_all("meta"):
        key = _attribute(tag, "property") or _attribute(tag, "name") or _attribute(tag, "itemprop")
        content = _attribute(tag, "content")
        if key and content:
            found.setdefault(key.lower(), content)
    return found


def _linked_data(page: BeautifulSoup) -> Iterator[dict[str, object]]:
    """The objects of the page's JSON-LD, those of a `@graph` one by one."""
    for script in page.find_all("script", type="application/ld+json"):
        source = script.string or ""
        try:
            found = json.loads(source) if len(source) <= _LONGEST_SCRIPT else None
        except (ValueError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            yield from (each for each in [item, *(graph if isinstance(graph, list) else [])] if isinstance(each, dict))


def _text(items: list[dict[str, object]], key: str) -> str | None:
    return _first(*(value for item in items if isinstance(value := item.get(key), str)))


def _named(items: list[dict[str, object]], key: str) -> str | None:
    """The name of the person or organisation under `key`, which may be a string, an object or a list of either."""
    for item in items:
        value = item.get(key)
        first = value[0] if isinstance(value, list) and value else value
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and name.strip() and "://" not in name:
            return name
    return None


def _time(page: BeautifulSoup) -> str | None:
    tag = page.find("time", itemprop="datePublished") or page.find("time", pubdate=True)
    return _attribute(tag, "datetime") if tag else None


def _title(page: BeautifulSoup) -> str:
    head = page.head
    return head.title.get_text() if head and head.title else ""


def _without_site(title: str, publisher: str | None) -> str:
    """`Headline | Site` without the site, where the page names it."""
    for sign in ("|", "-", "–", "—", "·", "»", ":"):
        before, found, after = title.rpartition(sign)
        if found and publisher and after.strip().casefold() == publisher.strip().casefold() and before.strip():
            return before.strip()
    return title


def _language(page: BeautifulSoup) -> str | None:
    """The main part of the html tag's language: `en` of `en-GB`."""
    html = page.find("html")
    found = (_attribute(html, "lang") or _attribute(html, "xml:lang") or "") if html else ""
    main = found.replace("_", "-").split("-")[0].strip().lower()
    return main if main.isalpha() and len(main) <= 3 else None


def _attribute(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value and value.strip()), None)
