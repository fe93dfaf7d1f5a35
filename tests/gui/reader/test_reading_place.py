from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QTextDocument

from handbook.gui.reader.reading_place import height_of, place_at
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.theme import LIGHT

Build = Callable[[float, float], QTextDocument]


@pytest.fixture
def build(sample: Callable[[str], ET.Element]) -> Build:
    def make(width: float, text_px: float) -> QTextDocument:
        made = QTextDocument()
        DocumentBuilder(LIGHT, lambda _name: None, text_px=text_px).build(
            sample("en"), made, room=width
        )
        made.setTextWidth(width)
        made.documentLayout().frameBoundingRect(made.rootFrame())
        return made

    return make


def top_of(document: QTextDocument, text: str) -> float:
    return document.documentLayout().blockBoundingRect(document.find(text).block()).top()


@pytest.mark.parametrize("height", [0, 1, 50, 333, 777.5, 1500])
def test_place_leads_back_to_its_height(build: Build, height: float) -> None:
    document = build(700, 17)
    assert height_of(document, place_at(document, height)) == pytest.approx(height, abs=1.5)


def test_places_grow_down_the_page(build: Build) -> None:
    document = build(700, 17)
    places = [place_at(document, height) for height in range(0, 2400, 20)]
    assert places == sorted(places)


@pytest.mark.parametrize("text", ["Words for pain", "Lists in lists", "Words you may hear"])
@pytest.mark.parametrize(("width", "text_px"), [(300, 17), (300, 34), (1400, 34)])
def test_place_stays_at_the_same_words(
    build: Build, text: str, width: float, text_px: float
) -> None:
    before, after = build(700, 17), build(width, text_px)
    assert "Medicine: Steroid" in build(300, 34).toPlainText()  # a stacked table is among them
    height = height_of(after, place_at(before, top_of(before, text)))
    assert height == pytest.approx(top_of(after, text), abs=text_px * 2.5)


def test_place_behind_the_end_is_the_end(build: Build) -> None:
    document = build(700, 17)
    assert height_of(document, 9_999.5) == pytest.approx(document.size().height(), abs=5)


def test_empty_page_has_one_place() -> None:
    document = QTextDocument()
    assert place_at(document, 0) == 0
    assert height_of(document, 0) == 0
