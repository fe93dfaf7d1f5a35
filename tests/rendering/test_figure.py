import gc
from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from handbook.library import xhtml
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.figure import ImageSource
from handbook.rendering.theme import DARK, LIGHT, Theme

Drawn = Callable[..., tuple[QTextDocument, QImage]]

PAGE = ('<article lang="en" dir="ltr"><figure><img src="image:words-for-pain.svg" alt="Words."/>'
        "<figcaption>Words.</figcaption></figure></article>")  # fmt: skip


@pytest.fixture
def drawn(picture: ImageSource) -> Drawn:
    """Build a page with a picture and paint it."""

    def draw(theme: Theme, width: int, text_px: float = 17) -> tuple[QTextDocument, QImage]:
        document = QTextDocument()
        DocumentBuilder(theme, picture, text_px=text_px).build(xhtml.parse(PAGE), document)
        document.setTextWidth(width)
        gc.collect()  # the drawing must not hang on a Python object that nobody holds
        image = QImage(width, int(document.size().height()), QImage.Format.Format_RGB32)
        image.fill(QColor(theme.background))
        painter = QPainter(image)
        document.drawContents(painter)
        painter.end()
        return document, image

    return draw


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_picture_is_drawn_on_a_light_card(drawn: Drawn, theme: Theme) -> None:
    _, image = drawn(theme, 720)
    assert image.pixelColor(20, 40).name() == theme.figure
    assert image.pixelColor(700, 40).name() == theme.background  # 600 pixels wide, no more
    colours = {image.pixelColor(x, 120).name() for x in range(600)}
    assert "#0b6670" in colours


def test_picture_shrinks_with_its_column(drawn: Drawn) -> None:
    document, _ = drawn(LIGHT, 300)
    height = document.documentLayout().blockBoundingRect(document.begin()).height()
    assert height == pytest.approx(300 * 220 / 600, abs=6)


def test_picture_grows_with_the_text(drawn: Drawn) -> None:
    small, large = (drawn(LIGHT, 2000, text_px)[0] for text_px in (17, 34))
    heights = [d.documentLayout().blockBoundingRect(d.begin()).height() for d in (small, large)]
    assert heights[1] == pytest.approx(2 * heights[0], rel=0.02)


def test_caption_stands_below_the_picture(drawn: Drawn) -> None:
    document, _ = drawn(LIGHT, 720)
    layout = document.documentLayout()
    image, caption = document.begin(), document.begin().next()
    gap = layout.blockBoundingRect(caption).top() - layout.blockBoundingRect(image).bottom()
    assert 4 <= gap <= 16


def test_picture_that_wants_another_file_is_not_drawn() -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="a.png"/></svg>'
    )
    document = QTextDocument()
    DocumentBuilder(LIGHT, lambda _name: svg).build(xhtml.parse(PAGE), document)
    assert document.begin().text() == "Words."


@pytest.mark.parametrize("data", [b"", b"no drawing", b"<svg"])
def test_damaged_picture_leaves_its_words(data: bytes) -> None:
    document = QTextDocument()
    DocumentBuilder(LIGHT, lambda _name: data).build(xhtml.parse(PAGE), document)
    assert document.begin().text() == "Words."
