"""Shows the pages of something printable as they will be on paper."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QScroller, QWidget

from handbook.i18n import Words
from handbook.rendering.printing import Printable
from handbook.rendering.theme import PRINT, Theme

_ZOOMS = (1.0, 1.5, 2.0, 3.0)  # of the whole page
_MARGIN = 16


class PagePreview(QScrollArea):
    """One page at a time: the whole of it, or larger.

    Keys: Page Up and Page Down, Home and End turn pages; + and - change the size; arrows scroll.

    Signals:
        page_changed: The page is another one, or there are more or fewer of them.
    """

    page_changed = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._words = words
        self._printable: Printable | None = None
        self._zoom = 0
        self.page = 0
        self._sheet = _Sheet(theme, self)
        self.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_pages(self, printable: Printable) -> None:
        """Show the pages of something else, from the same page on if it has as many."""
        self._printable = printable
        self.page = min(self.page, printable.page_count - 1)
        self._arrange()
        self._show_page()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self._printable.page_count if self._printable is not None else 0

    @property
    def place(self) -> str:
        """Which page of how many is shown, in words."""
        return self._words.gettext("Page {page} of {pages}").format(
            page=self._words.number(self.page + 1), pages=self._words.number(self.page_count)
        )

    def turn(self, step: int) -> None:
        """Go some pages on, or back."""
        page = max(0, min(self.page_count - 1, self.page + step))
        if page != self.page:
            self.page = page
            self._show_page()

    def can_turn(self, step: int) -> bool:
        """Tell whether there is a page so many steps away."""
        return 0 <= self.page + step < self.page_count

    def zoom(self, step: int) -> None:
        """Show the page larger, or smaller until the whole of it is seen."""
        if self.can_zoom(step):
            self._zoom += step
            self._arrange()
            self.page_changed.emit()

    def can_zoom(self, step: int) -> bool:
        """Tell whether the page can be shown larger or smaller by so many steps."""
        return 0 <= self._zoom + step < len(_ZOOMS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and change the size."""
        turns = {
            Qt.Key.Key_PageDown: 1,
            Qt.Key.Key_PageUp: -1,
            Qt.Key.Key_Home: -self.page_count,
            Qt.Key.Key_End: self.page_count,
        }
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in turns:
            self.turn(turns[key])
        elif key in zooms:
            self.zoom(zooms[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page into the new size."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """Ask for room to read the headings."""
        return QSize(480, 640)

    def _arrange(self) -> None:
        if self._printable is None:
            return
        paper = self._printable.paper
        room = self.maximumViewportSize() - QSize(2 * _MARGIN, 2 * _MARGIN)
        fit = min(room.width() / paper.width_mm, room.height() / paper.height_mm)
        scale = max(0.5, fit) * _ZOOMS[self._zoom]
        self._sheet.setFixedSize(
            round(paper.width_mm * scale) + 2 * _MARGIN,
            round(paper.height_mm * scale) + 2 * _MARGIN,
        )
        self._sheet.show_page(self._printable, self.page)

    def _show_page(self) -> None:
        if self._printable is not None:
            self._sheet.show_page(self._printable, self.page)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(self.place)
        self.page_changed.emit()


class _Sheet(QWidget):
    """The sheet of paper; painted once for each page and size."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._edge = QColor(theme.border)
        self._picture: QPixmap | None = None
        self._printable: Printable | None = None
        self._page = 0

    def show_page(self, printable: Printable, page: int) -> None:
        """Show another page, or the same one in another size."""
        self._printable, self._page, self._picture = printable, page, None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, always black on white."""
        if self._printable is None:
            return
        if self._picture is None:
            self._picture = self._painted(self._printable)
        painter = QPainter(self)
        painter.drawPixmap(QPoint(_MARGIN, _MARGIN), self._picture)
        painter.setPen(self._edge)
        sheet = self._picture.deviceIndependentSize()
        painter.drawRect(QRectF(_MARGIN - 0.5, _MARGIN - 0.5, sheet.width(), sheet.height()))
        painter.end()

    def _painted(self, printable: Printable) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(PRINT.background))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(
            size.width() / printable.paper.width_mm, size.height() / printable.paper.height_mm
        )
        printable.paint_page(painter, self._page)
        painter.end()
        return picture
