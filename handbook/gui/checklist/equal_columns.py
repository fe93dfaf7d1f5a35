"""A layout in equal columns, as many as there is room for; every row is as high as it must be."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from handbook.gui.widgets.flow_layout import LinesLayout


class EqualColumns(LinesLayout):
    """Fills row by row, from the side where the language begins."""

    def __init__(
        self, parent: QWidget | None = None, *, most: int = 3, spacing: int = 6, gutter: int = 6
    ) -> None:
        super().__init__(parent, spacing=spacing)
        self._most, self._gutter = most, gutter

    def sizeHint(self) -> QSize:
        """Return the size of one column: more are a matter of room."""
        width = max((item.sizeHint().width() for item in self.items), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the room for the widest widget at its least."""
        return QSize(max((item.minimumSize().width() for item in self.items), default=0), 0)

    def place(self, rect: QRect, *, move: bool) -> int:
        """Fill one row after the other; in a column every widget has the width it likes to have."""
        widest = max((item.sizeHint().width() for item in self.items), default=1)
        fitting = (rect.width() + self._gutter) // (max(1, widest) + self._gutter)
        columns = max(1, min(self._most, fitting))
        width = (rect.width() - (columns - 1) * self._gutter) // columns
        y = 0
        for first in range(0, len(self.items), columns):
            row = self.items[first : first + columns]
            height = max(_height(item, width) for item in row)
            for column, item in enumerate(row if move else ()):
                x = column * (width + self._gutter)
                left = rect.right() + 1 - x - width if self.is_mirrored else rect.left() + x
                item.setGeometry(QRect(left, rect.top() + y, width, height))
            y += height + self.spacing()
        return max(0, y - self.spacing())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
