"""Qt without a screen, the bundled fonts, and pages as documents."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from handbook.library import xhtml
from handbook.rendering import fonts
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.theme import LIGHT

Build = Callable[..., QTextDocument]


@pytest.fixture(autouse=True)
def _bundled_fonts(qapp: QApplication) -> None:
    fonts.load_bundled()


@pytest.fixture
def build(picture: Callable[[str], bytes | None]) -> Build:
    """Lay out the inside of an article in a column of some width."""
    kept: list[QTextDocument] = []

    def make(
        inside: str, *, width: float = 720, language: str = "en", direction: str = "ltr",
        text_px: float = 17,
    ) -> QTextDocument:  # fmt: skip
        body = f'<article lang="{language}" dir="{direction}">{inside}</article>'
        document = QTextDocument()
        builder = DocumentBuilder(LIGHT, picture, text_px=text_px)
        builder.build(xhtml.parse(body), document, room=width)
        document.setTextWidth(width)
        document.documentLayout().frameBoundingRect(document.rootFrame())  # lays out all of it
        kept.append(document)
        return document

    return make
