import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from handbook.rendering import icons

NAMES = sorted(path.stem for path in icons.FOLDER.glob("*.svg"))


def inked(image: QImage) -> set[str]:
    """The colours of every fully covered pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in pixels if colour.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_icon_is_drawn_in_its_colour(name: str) -> None:
    pixmap = icons.icon(name, "#0b6670").pixmap(QSize(24, 24), 2.0)
    assert inked(pixmap.toImage()) == {"#0b6670"}


@pytest.mark.parametrize("ratio", icons.PIXEL_RATIOS)
def test_icon_is_sharp_on_dense_screens(ratio: int) -> None:
    pixmap = icons.icon("search", "#000000", 20).pixmap(QSize(20, 20), float(ratio))
    assert pixmap.size() == QSize(20, 20) * ratio


def test_same_icon_in_two_colours() -> None:
    red, blue = (icons.icon("info", colour).pixmap(24).toImage() for colour in ("red", "blue"))
    assert inked(red) == {QColor("red").name()}
    assert inked(blue) == {QColor("blue").name()}


def test_paint_icon_stays_inside_its_rectangle() -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.paint_icon(painter, "phone-call", "#b42318", QRectF(10, 10, 20, 20))
    painter.end()
    outside = [(x, y) for x in range(40) for y in range(40) if not (9 < x < 31 and 9 < y < 31)]
    assert all(image.pixelColor(x, y).alpha() == 0 for x, y in outside)


def test_licence_is_beside_the_icons() -> None:
    assert "ISC License" in (icons.FOLDER / "LICENSE").read_text("utf-8")
