from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QTextDocument

from handbook.gui.reader.text_geometry import bounds, rectangles
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.theme import LIGHT


@pytest.fixture
def document(sample: Callable[[str], ET.Element]) -> QTextDocument:
    made = QTextDocument()
    DocumentBuilder(LIGHT, lambda _name: None).build(sample("en"), made)
    made.setTextWidth(300)
    made.documentLayout().frameBoundingRect(made.rootFrame())
    return made


def found(document: QTextDocument, text: str) -> tuple[int, int]:
    caret = document.find(text)
    return caret.selectionStart(), caret.selectionEnd()


def test_word_has_one_rectangle_in_its_line(document: QTextDocument) -> None:
    (place,) = rectangles(document, *found(document, "burning"))
    block = document.documentLayout().blockBoundingRect(document.find("burning").block())
    assert block.contains(place)
    assert 30 < place.width() < 80
    assert 15 < place.height() < 30


def test_words_over_two_lines_have_two_rectangles(document: QTextDocument) -> None:
    first, second = rectangles(document, *found(document, "When to get help right away"))
    assert second.top() >= first.bottom() - 1
    assert second.left() < first.left()


def test_whole_paragraphs_have_their_own_rectangles(document: QTextDocument) -> None:
    start, end = found(document, "Before the list.")
    (place,) = rectangles(document, start, end)
    assert place == document.documentLayout().blockBoundingRect(document.findBlock(start))


def test_bounds_hold_all_rectangles(document: QTextDocument) -> None:
    span = found(document, "When to get help right away")
    around = bounds(document, *span)
    assert all(around.contains(place) for place in rectangles(document, *span))


def test_places_of_words_go_down_the_page(document: QTextDocument) -> None:
    tops = [bounds(document, *found(document, text)).top()
            for text in ("In short", "burning", "Steroid", "Page KT-05")]  # fmt: skip
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)
