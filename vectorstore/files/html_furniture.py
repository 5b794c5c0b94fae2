"""Which elements of a web page are not content, and which are not shown at all: general rules, no site's names."""

import re
from itertools import islice

from bs4 import Tag

from vectorstore.files.html_outline import Outline


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


_DROPPED = words(
    "script style template noscript head title svg canvas audio video iframe object embed datalist map "
    # Reading aids above characters and formula sources would stand between the words as they are read.
    "rp rt annotation annotation-xml"
)
_FURNITURE_TAGS = words("nav aside button select textarea menu")
_FURNITURE_ROLES = words("navigation complementary contentinfo search banner menu menubar toolbar dialog")
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASSES = words("sr-only visually-hidden visuallyhidden screen-reader-text d-none hidden")
_SHOWN_WHEN_WIDE = re.compile(r"(?:sm|md|lg|xl)[:-](?:block|flex|inline|grid|table)")
_THINGS = r"(?:articles?|stories|story|posts?|links?|news|items?|reading|content|topics?|pages?|videos?|list|box)"
_PARTS = (
    r"(?:bar|buttons?|links?|list|tools?|icons?|box|block|banner|notice|consent|popup|modal|overlay|form|widget|"
    r"container|wrapper|section|menu|nav|area|module|panel|promo|cta|sign-?up|subscribe|inline)"
)
_NOT_WITHOUT = "".join(rf"(?<!\b{sign}-)" for sign in ("no", "non", "has", "with", "without"))
_FURNITURE_NAME = re.compile(
    rf"(?:^|[a-z0-9]-){_NOT_WITHOUT}(?:related(?:-{_THINGS})?|(?:most|top)-(?:read|popular|viewed|shared)|"
    rf"(?:recommended|trending|popular)(?:-{_THINGS})?|more-(?:stories|news|from|articles)|read-more|"
    rf"side-?bar(?:-(?:left|right|primary|secondary))?|breadcrumbs?|newsletter|"
    rf"cookies?|gdpr|advert(?:isement)?s?|pagination|site-(?:header|footer|nav)|skip-links?|"
    rf"(?:copyright|disqus|outbrain|taboola))(?:-{_PARTS})*$"
    rf"|^(?:(?:social|post|article|page|entry|story|sticky)-)?(?:share|sharing|social)(?:-{_PARTS})*$"
)
_RANKING = re.compile(rf"(?:^|[a-z0-9]-){_NOT_WITHOUT}rankings?(?:-{_PARTS})*$")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_FIRST = 20
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MOST_VALUES = 30


def is_hidden(tag: Tag) -> bool:
    """Whether a browser shows nothing of the element."""
    if tag.name in _DROPPED or tag.has_attr("hidden") or (tag.name == "dialog" and not tag.has_attr("open")):
        return True
    style = tag.get("style")
    if isinstance(style, str) and _HIDDEN_STYLE.search(style):
        return True
    classes = _values(tag, "class")
    return not _HIDDEN_CLASSES.isdisjoint(classes) and not any(map(_SHOWN_WHEN_WIDE.search, classes))


def is_furniture(tag: Tag, outline: Outline) -> bool:
    """Whether the tag, role, class or id says that it is not content; never for what holds the content."""
    if tag.name in {"html", "body", "main", "article"}:
        return False
    if tag.name in _FURNITURE_TAGS:
        return True
    if tag.name == "footer":
        return tag.parent is None or tag.parent.name != "blockquote"  # there it names whom the quotation is by
    if outline.count("main", tag) or _is_most(tag, outline):
        return False
    return (tag.name == "header" and outline.count("nav", tag) > 0) or _is_named_so(tag, outline)


def _is_most(tag: Tag, outline: Outline) -> bool:
    """A wrapper with an unlucky name: it holds more than half of the page's paragraphs, and several."""
    inside = outline.count("p", tag)
    return inside > 3 and inside * 2 > outline.paragraphs


def _is_named_so(tag: Tag, outline: Outline) -> bool:
    if not _FURNITURE_ROLES.isdisjoint(_values(tag, "role")):
        return True
    if tag.name == "table":
        return False  # it is named after what it holds
    classes, ids = _named(tag, "class"), _named(tag, "id")
    if any(map(_FURNITURE_NAME.search, classes)):
        return True
    if any(map(_FURNITURE_NAME.search, ids)):
        return not _is_named_by_heading(tag)
    return any(map(_RANKING.search, (*classes, *ids))) and outline.holds_only_links(tag)


def _is_named_by_heading(tag: Tag) -> bool:
    """Whether the id is made from the heading that the element is, stands in or begins with, as in documentation."""
    inside = tag.parent is not None and tag.parent.name in _HEADINGS
    near = (tag, *islice(tag.descendants, _FIRST))
    heading = tag if inside else next((n for n in near if isinstance(n, Tag) and n.name in _HEADINGS), None)
    return heading is not None and _slug("".join(islice(heading.strings, _FIRST))) == _slug(str(tag.get("id")))


def _slug(text: str) -> str:
    """What every way of making an id from a heading keeps: its letters and digits, without the section's number."""
    return "".join(filter(str.isalnum, text.casefold())).lstrip("0123456789")


def _named(tag: Tag, key: str) -> list[str]:
    return [_kebab(value) for value in _values(tag, key)]


def _kebab(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", _CAMEL.sub("-", name[:100])).lower()


def _values(tag: Tag, key: str) -> list[str]:
    value = tag.get(key)
    return [str(part) for part in value][:_MOST_VALUES] if isinstance(value, list) else str(value or "").split()
