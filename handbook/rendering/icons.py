"""The line icons, drawn in any colour and size."""

import functools

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from handbook.paths import RESOURCES

FOLDER = RESOURCES / "icons"
PIXEL_RATIOS = (1, 2, 3)


def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """Return an icon with sharp pixmaps for usual and dense screens."""
    result = QIcon()
    for ratio in PIXEL_RATIOS:
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, name, colour, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        result.addPixmap(pixmap)
    return result


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """Draw an icon into a rectangle, as lines and not as pixels."""
    _renderer(name, colour).render(painter, rect)


@functools.cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (FOLDER / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
