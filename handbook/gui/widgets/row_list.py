"""A calm list of rows: room for a finger, wraps instead of cutting off."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScroller, QWidget

from handbook.gui.widgets.row_delegate import RowDelegate
from handbook.gui.widgets.rows import RowModel
from handbook.rendering.theme import Theme


class RowList(QListView):
    """A list of rows chosen by click, touch or Enter.

    Signals:
        row_chosen: The chosen row's value (object).
    """

    row_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self._delegate = RowDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(self._choose)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def select_value(self, value: object) -> None:
        """Mark the row with this value as the current one, or none."""
        for number, row in enumerate(self.rows.rows()):
            if row.value == value and not row.is_heading:
                self.setCurrentIndex(self.rows.index(number))
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def move_selection(self, step: int) -> None:
        """Go to the next or previous row that can be chosen."""
        choosable = [n for n, row in enumerate(self.rows.rows()) if not row.is_heading]
        if not choosable:
            return
        current = self.currentIndex().row()
        if step > 0:
            following = [n for n in choosable if n > current] or choosable[-1:]
        else:
            following = [n for n in reversed(choosable) if n < current] or choosable[:1]
        self.setCurrentIndex(self.rows.index(following[0]))

    def choose_current(self) -> None:
        """Choose the current row, or the first one that can be chosen."""
        if not self.currentIndex().isValid():
            self.move_selection(1)
        if self.currentIndex().isValid():
            self._choose(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Wrap the rows anew when the size of the text changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if not row.is_heading:
            self.row_chosen.emit(row.value)
