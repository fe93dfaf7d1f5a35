"""Measures and paints words, boxes and lines in millimetres, mirrored where the language is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from handbook.i18n import Direction
from handbook.rendering import fonts

BLACK, WHITE = "#000000", "#ffffff"
QUIET = "#4d4d4d"  # words that stand back; still dark in a copy
LINE = "#6b6b6b"
PALE = "#ededed"

BOX = 3.8  # mm, the edge of a box to tick
LINE_HEIGHT = 8.0  # mm, the least for writing by hand

_FINE = 100  # fonts have whole pixel sizes, so words are set in hundredths of a millimetre
_MM_PER_POINT = 25.4 / 72
_ENDLESS = 1e6
_BOX_CORNER = 0.5
_EDGE = 0.35
_TICK_WIDTH = 0.75


class Align(Enum):
    """Where words stand in their area, seen from where lines begin."""

    START = Qt.AlignmentFlag.AlignLeft
    CENTRE = Qt.AlignmentFlag.AlignHCenter
    END = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Type:
    """A size and weight of words."""

    points: float
    weight: QFont.Weight = QFont.Weight.Normal


LABEL = Type(10)
STRONG = Type(10, QFont.Weight.Bold)
SMALL = Type(9)
SMALL_STRONG = Type(9, QFont.Weight.Bold)


class Ruler:
    """Measures words of one language."""

    def __init__(self, language: str, direction: Direction) -> None:
        self._language = language
        self.is_mirrored = direction == "rtl"

    def font(self, kind: Type) -> QFont:
        """Return a font for painting in hundredths of a millimetre."""
        return fonts.font(round(kind.points * _MM_PER_POINT * _FINE), kind.weight, self._language)

    def width(self, text: str, kind: Type) -> float:
        """Return the width of a text on one line."""
        return QFontMetricsF(self.font(kind)).horizontalAdvance(text) / _FINE

    def height(self, text: str, kind: Type, width: float) -> float:
        """Return the height of a text that is wrapped to a width."""
        area = QRectF(0, 0, width * _FINE, _ENDLESS)
        return QFontMetricsF(self.font(kind)).boundingRect(area, _flags(), text).height() / _FINE

    def line_height(self, kind: Type) -> float:
        """Return the height of one line."""
        return QFontMetricsF(self.font(kind)).height() / _FINE


class SheetPen:
    """Paints on one page; every x is counted from the side where lines begin."""

    def __init__(self, painter: QPainter, ruler: Ruler, page_width: float) -> None:
        self.painter = painter
        self.ruler = ruler
        self._page_width = page_width
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if ruler.is_mirrored else Qt.LayoutDirection.LeftToRight
        )

    def area(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return an area as it stands on the page."""
        left = self._page_width - x - width if self.ruler.is_mirrored else x
        return QRectF(left, y, width, height)

    def text(
        self,
        area: QRectF,
        text: str,
        kind: Type = LABEL,
        *,
        align: Align = Align.START,
        colour: str = BLACK,
        top: bool = False,
    ) -> None:
        """Write into an area of the page, in its middle or at its top."""
        painter = self.painter
        painter.save()
        painter.translate(area.topLeft())
        painter.scale(1 / _FINE, 1 / _FINE)
        painter.setFont(self.ruler.font(kind))
        painter.setPen(QColor(colour))
        room = QRectF(0, 0, area.width() * _FINE, area.height() * _FINE)
        painter.drawText(room, _flags(align, top=top), text)
        painter.restore()

    def fill(self, area: QRectF, colour: str, corner: float = 0) -> None:
        """Fill an area."""
        shape = QPainterPath()
        shape.addRoundedRect(area, corner, corner)
        self.painter.fillPath(shape, QColor(colour))

    @contextmanager
    def inside(self, area: QRectF, corner: float) -> Iterator[None]:
        """Paint nothing outside an area with round corners."""
        shape = QPainterPath()
        shape.addRoundedRect(area, corner, corner)
        self.painter.save()
        self.painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        try:
            yield
        finally:
            self.painter.restore()

    def frame(self, area: QRectF, width: float = _EDGE, corner: float = 0) -> None:
        """Draw the edge of an area."""
        self.painter.setPen(QPen(QColor(BLACK), width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(area, corner, corner)

    def line(self, x: float, y: float, width: float, colour: str = LINE) -> None:
        """Draw a line across."""
        area = self.area(x, y, width, 0)
        pen = QPen(QColor(colour), 0.25)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLine(area.topLeft(), area.topRight())

    def tick_box(self, x: float, y: float, *, ticked: bool) -> None:
        """Draw a box, and the tick in it as strokes."""
        size = BOX
        area = self.area(x, y, size, size)
        self.fill(area, WHITE, _BOX_CORNER)
        self.frame(area, corner=_BOX_CORNER)
        if not ticked:
            return
        left, top = area.left(), area.top()
        tick = QPainterPath(QPointF(left + 0.18 * size, top + 0.52 * size))
        tick.lineTo(left + 0.42 * size, top + 0.8 * size)
        tick.lineTo(left + 0.98 * size, top - 0.08 * size)
        pen = QPen(QColor(BLACK), _TICK_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.drawPath(tick)


def _flags(align: Align = Align.START, *, top: bool = True) -> int:
    vertical = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
    return align.value.value | vertical.value | Qt.TextFlag.TextWordWrap.value
