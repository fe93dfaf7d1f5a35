"""Every tag of the vocabulary can be laid out and painted, however oddly they are nested."""

from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTextDocument

from handbook.library import xhtml
from handbook.rendering.decoration import Decoration
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.theme import LIGHT

TEXT = st.sampled_from(["", " ", "word", "two words ", "\n", "ألم", "\u00a0", "1\u00a0g"])
VALUES = {
    "href": ["article:a", "article:a#b", "glossary:g", "source:S1", "#x"],
    "src": ["image:words.svg"],
    "alt": ["", "A picture."],
    "id": ["x", "y-1"],
    "lang": ["en", "ar"],
    "dir": ["ltr", "rtl"],
    "scope": ["col"],
}


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> ET.Element:
    """An element with any attributes and children that the vocabulary knows."""
    tag = draw(st.sampled_from(sorted(xhtml.TAGS - {"article"})))
    element = ET.Element(tag)
    for name in sorted(xhtml.ATTRIBUTES.get(tag, frozenset()) | xhtml.EVERYWHERE):
        values = sorted(xhtml.CLASSES.get(tag, ())) if name == "class" else VALUES[name]
        value = draw(st.sampled_from(["", *values]))
        if value:
            element.set(name, value)
    element.text, element.tail = draw(TEXT), draw(TEXT)
    if depth:
        element.extend(draw(st.lists(elements(depth=depth - 1), max_size=4)))
    return element


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(elements(), max_size=6), st.sampled_from([30.0, 720.0]))
def test_any_page_can_be_shown(inside: list[ET.Element], room: float) -> None:
    root = ET.Element("article", lang="en", dir="ltr")
    root.extend(inside)
    document = QTextDocument()
    builder = DocumentBuilder(LIGHT, lambda _name: None)
    builder.build(root, document, room=room)
    document.setTextWidth(room)
    image = QImage(50, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    Decoration(document, builder.styles).paint(painter, QRectF(0, 0, 800, 4000))
    document.drawContents(painter)
    painter.end()
    assert document.size().height() > 0
