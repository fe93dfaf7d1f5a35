"""Pictures in an article: SVG drawings that stay lines at every size and on paper."""

import math
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFrame,
)
from PySide6.QtSvg import QSvgRenderer

from handbook.rendering.fonts import LATIN
from handbook.rendering.marks import PICTURE_OBJECT, Mark
from handbook.rendering.text_styles import TextStyles

ImageSource = Callable[[str], bytes | None]

_CORNER = 8


class Figures(QPyTextObject):
    """Draws the pictures of one document."""

    def __init__(
        self,
        document: QTextDocument,
        image: ImageSource,
        styles: TextStyles,
        tallest: float = math.inf,
    ) -> None:
        super().__init__(document)
        self._image = image
        self._styles = styles
        self._tallest = tallest
        self._drawings: dict[str, QSvgRenderer | None] = {}
        document.documentLayout().registerHandler(PICTURE_OBJECT, self)

    def has(self, name: str) -> bool:
        """Tell whether there is a picture of this name that can be drawn."""
        return self._drawing(name) is not None

    def characters(self, name: str, alt: str) -> QTextCharFormat:
        """Return the format of the one character that stands for a picture."""
        result = QTextCharFormat()
        result.setObjectType(PICTURE_OBJECT)
        result.setProperty(Mark.PICTURE, name)
        result.setProperty(Mark.ALT, alt)
        return result

    def intrinsicSize(
        self, document: QTextDocument, position: int, picture: QTextFormat, /
    ) -> QSizeF:
        """Return the drawing's own size at this text size, or less where it has no room."""
        drawing = self._drawing(str(picture.property(Mark.PICTURE)))
        if drawing is None or drawing.defaultSize().isEmpty():
            return QSizeF()
        size = QSizeF(drawing.defaultSize())
        shape = size.height() / size.width()
        width = min(self._styles.px(size.width()), _room(document, position), self._tallest / shape)
        return QSizeF(width, width * shape)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _position: int,
        picture: QTextFormat, /,
    ) -> None:  # fmt: skip
        """Draw the picture on a light card."""
        drawing = self._drawing(str(picture.property(Mark.PICTURE)))
        if drawing is None:
            return
        corner = self._styles.px(_CORNER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._styles.theme.figure))
        painter.drawRoundedRect(rect, corner, corner)
        painter.setFont(QFont(LATIN))  # QtSvg would take over the weight of the text around it
        drawing.render(painter, rect)
        painter.restore()

    def _drawing(self, name: str) -> QSvgRenderer | None:
        if name not in self._drawings:
            self._drawings[name] = _read(self._image(name))
        return self._drawings[name]


def _read(svg: bytes | None) -> QSvgRenderer | None:
    """Return the drawing, or None when there is none or it wants to load another file."""
    if svg is None or b"<image" in svg:
        return None
    drawing = QSvgRenderer()
    drawing.setAnimationEnabled(False)
    return drawing if drawing.load(QByteArray(svg)) else None


def _room(document: QTextDocument, position: int) -> float:
    """Return the width of the column at a place in the document."""
    width = document.pageSize().width()
    block = document.findBlock(position).blockFormat()
    room = width - block.leftMargin() - block.rightMargin()
    frame: QTextFrame | None = document.frameAt(position)
    while frame is not None:
        form = frame.frameFormat()
        room -= form.leftMargin() + form.rightMargin() + 2 * form.padding()
        frame = frame.parentFrame()
    return max(1.0, room)
