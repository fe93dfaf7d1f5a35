"""One view of the body on which parts are marked: one button for each part, in its very shape."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QRegion,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from handbook.gui.checklist.roving_focus import RovingFocus
from handbook.i18n import Words
from handbook.library.body_regions import REGIONS
from handbook.rendering import body_map

HEIGHT_PX = 480  # at 100 % text
_LARGEST = 200  # percent of text size up to which the figure grows
_ROUND = 3  # pixels around a shape, for its line
_RING = 4.0


class RegionButton(QAbstractButton):
    """One part of the body.

    Signals:
        focus_moved: It got or lost the focus.
    """

    focus_moved = Signal()

    def __init__(self, region: str, drawing: QPainterPath, name: str, figure: QWidget) -> None:
        super().__init__(figure)
        self.region = region
        self.shape = QPainterPath()  # in the figure
        self._drawing = drawing
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def place(self, transform: QTransform) -> None:
        """Stand where the drawing has this part; clicks outside the shape go to its neighbours."""
        self.shape = transform.map(self._drawing)
        around = self.shape.boundingRect().adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND)
        self.setGeometry(around.toAlignedRect())
        self.setMask(QRegion(self._own_shape().toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape, filled when it is marked."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette = QPalette.ColorRole, self.palette()
        ground = role.Base
        if self.isChecked():
            ground = role.Highlight
        elif self.underMouse() or self.isDown():
            ground = role.Midlight
        shape = self._own_shape()
        painter.fillPath(shape, palette.color(ground))
        line = role.HighlightedText if self.isChecked() else role.Dark
        painter.strokePath(shape, QPen(palette.color(line), 1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the ring is here now."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the ring is gone."""
        super().focusOutEvent(event)
        self.focus_moved.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing more."""
        super().leaveEvent(event)
        self.update()

    def _own_shape(self) -> QPainterPath:
        return self.shape.translated(-self.x(), -self.y())


class BodyFigure(QWidget):
    """The front or the back of the body; left and right are the person's own in every language.

    Signals:
        region_toggled: Id of the part, and whether it is marked now (str, bool).
    """

    region_toggled = Signal(str, bool)

    def __init__(self, view: str, name: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._outline = body_map.view(view).outline
        self.buttons: dict[str, RegionButton] = {}
        drawings = body_map.view(view).regions
        self._lines = _Lines(self)
        for region in (each for each in REGIONS if each in drawings):
            button = RegionButton(region, drawings[region], words.gettext(REGIONS[region]), self)
            button.toggled.connect(self._toggled)
            button.focus_moved.connect(self._lines.update)
            self.buttons[region] = button
        RovingFocus(tuple(self.buttons.values()), self, one_stop=True)
        self.set_text_size(100)

    def set_text_size(self, text_size: int) -> None:
        """Grow with the text."""
        height = round(HEIGHT_PX * min(text_size, _LARGEST) / 100)
        ratio = body_map.FRAME.width() / body_map.FRAME.height()
        self.setFixedSize(round(height * ratio), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put every part in its place."""
        super().resizeEvent(event)
        transform = body_map.placed(QRectF(self.rect()).adjusted(3, 3, -3, -3))
        for button in self.buttons.values():
            button.place(transform)
        self._lines.outline = transform.map(self._outline)
        self._lines.setGeometry(self.rect())
        self._lines.raise_()

    def focused_shape(self) -> QPainterPath | None:
        """Return the shape of the part that has the focus."""
        focused = (button.shape for button in self.buttons.values() if button.hasFocus())
        return next(focused, None)

    def _toggled(self, is_marked: bool) -> None:
        button = self.sender()
        if isinstance(button, RegionButton):
            self.region_toggled.emit(button.region, is_marked)


class _Lines(QWidget):
    """The outline of the whole figure and the ring of the focus, over the buttons."""

    def __init__(self, figure: BodyFigure) -> None:
        super().__init__(figure)
        self.outline = QPainterPath()
        self._figure = figure
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter.strokePath(self.outline, QPen(colour, 2))
        focused = self._figure.focused_shape()
        if focused is not None:
            painter.strokePath(focused, QPen(colour, _RING))
        painter.end()
