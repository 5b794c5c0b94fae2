"""Paragraph styles of a Word document: their names, and the lists they put a paragraph in."""

from typing import Any, NamedTuple

from docx.oxml.ns import qn

_DEEPEST = 20  # styles may be based on each other in a circle


class ListPlace(NamedTuple):
    """The list a paragraph belongs to, and how deep."""

    number_id: str
    level: int


class Styles:
    """Looks up what a paragraph's properties leave to its style."""

    def __init__(self, root: Any) -> None:
        self._styles = {style.get(qn("w:styleId"), ""): style for style in root.iterchildren(qn("w:style"))}

    def name(self, paragraph: Any) -> str:
        """The style's name in lower case, empty for the default."""
        style = self._styles.get(_style_id(paragraph))
        return _value(style.find(qn("w:name"))).lower() if style is not None else ""

    def list_place(self, paragraph: Any) -> ListPlace | None:
        """Where the paragraph stands in a list: by its own properties, else by its style's; None outside lists."""
        own = paragraph.find(qn("w:pPr"))
        properties = [own] if own is not None else []
        style_id = _style_id(paragraph)
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                break
            properties.append(style.find(qn("w:pPr")))
            style_id = _value(style.find(qn("w:basedOn")))
        return _place([each.find(qn("w:numPr")) for each in properties if each is not None])


def _place(found: list[Any]) -> ListPlace | None:
    """The nearest list named; a level may be given without one, and list 0 takes a paragraph out of its style's."""
    level = ""
    for numbering in found:
        if numbering is not None:
            level = level or _value(numbering.find(qn("w:ilvl")))
            number_id = _value(numbering.find(qn("w:numId")))
            if number_id:
                return ListPlace(number_id, int(level) if level.isdecimal() else 0) if number_id != "0" else None
    return None


def _style_id(paragraph: Any) -> str:
    properties = paragraph.find(qn("w:pPr"))
    return _value(properties.find(qn("w:pStyle"))) if properties is not None else ""


def _value(element: Any | None) -> str:
    return str(element.get(qn("w:val")) or "") if element is not None else ""
