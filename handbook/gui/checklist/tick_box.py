"""A box to tick with words that wrap, large enough for a finger."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from handbook.gui.style import TARGET_PX

_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value
_BOX = 1.4  # edge of the box; this and what follows in sizes of the text
_INSET = 0.4
_GAP = 0.6
_ABOVE = 0.55
_AROUND = 2.1
_CORNER = 6.0
_RING = 2.5
_EDGE = 2.0


class TickBox(QAbstractButton):
    """Ticked by mouse, touch and the space bar; its state is a shape, never a colour alone.

    Colours and sizes come from the palette and the font, so that it follows every look.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, danger: bool = False) -> None:
        super().__init__(parent)
        self._is_danger = danger
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size at which the words stand on one line."""
        width = self._width_of(self.text())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a finger, or the longest word."""
        width = max((self._width_of(word) for word in self.text().split()), default=self._target())
        return QSize(width, self._target())

    def hasHeightForWidth(self) -> bool:
        """Say that words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the room for the wrapped words, never less than a finger needs."""
        em = self._em()
        room = QRect(0, 0, max(1, round(width - self._indent() - em * _INSET)), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, _WRAP, self.text()).height()
        return max(self._target(), round(words + 2 * em * _ABOVE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, box, tick, words, and a ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, em = self.palette(), self._em()
        whole = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(whole, _CORNER, _CORNER)
        self._paint_box(painter)
        if self.text():
            room = QRectF(self.rect()).adjusted(self._indent(), 0, -em * _INSET, 0)
            if self.isRightToLeft():
                room.moveLeft(em * _INSET)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.drawText(room, _WRAP, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), _RING))
            painter.drawRoundedRect(whole, _CORNER, _CORNER)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Take more room when the text grows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing more."""
        super().leaveEvent(event)
        self.update()

    def _paint_box(self, painter: QPainter) -> None:
        palette, size = self.palette(), self._em() * _BOX
        box = QRectF(0, 0, size, size)
        middle = self.height() / 2
        inset = self._em() * _INSET + size / 2
        left = self.width() - inset if self.isRightToLeft() else inset
        box.moveCenter(QPointF(left if self.text() else self.width() / 2, middle))
        role = QPalette.ColorRole
        chosen = palette.color(role.BrightText if self._is_danger else role.Highlight)
        edge = chosen if self.isChecked() or self._is_danger else palette.color(role.Dark)
        painter.setPen(QPen(edge, _EDGE))
        painter.setBrush(chosen if self.isChecked() else palette.color(role.Base))
        painter.drawRoundedRect(box, _CORNER * 0.7, _CORNER * 0.7)
        if not self.isChecked():
            return
        tick = QPainterPath(QPointF(box.left() + 0.22 * size, box.top() + 0.53 * size))
        tick.lineTo(box.left() + 0.42 * size, box.top() + 0.74 * size)
        tick.lineTo(box.left() + 0.79 * size, box.top() + 0.28 * size)
        pen = QPen(palette.color(role.HighlightedText), size * 0.13)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(tick)

    def _em(self) -> float:
        self.ensurePolished()
        return float(QFontInfo(self.font()).pixelSize())

    def _target(self) -> int:
        """Return the least that a finger needs, and the box with air around it."""
        return max(TARGET_PX, round(self._em() * _AROUND))

    def _width_of(self, text: str) -> int:
        self.ensurePolished()
        words = QFontMetrics(self.font()).horizontalAdvance(text)
        needed = round(self._indent() + words + self._em() * _INSET) + 1
        return max(self._target(), needed if text else 0)

    def _indent(self) -> float:
        return self._em() * (_INSET + _BOX + _GAP)
