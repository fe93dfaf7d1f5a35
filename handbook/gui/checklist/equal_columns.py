"""A layout in equal columns, as many as there is room for; every row is as high as it must be."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EqualColumns(QLayout):
    """Fills row by row, from the side where the language begins."""

    def __init__(
        self, parent: QWidget | None = None, *, most: int = 3, spacing: int = 6, gutter: int = 6
    ) -> None:
        super().__init__(parent)
        self._most, self._gutter = most, gutter
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Add a widget's item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item, or return None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Say that fewer columns make it taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows in this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets into their columns."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one column: more are a matter of room."""
        width = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the room for the widest widget at its least."""
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def _columns(self, width: int) -> int:
        """Return in how many columns every widget stands as wide as it likes to be."""
        widest = max((item.sizeHint().width() for item in self._items), default=1)
        fitting = (width + self._gutter) // max(1, widest + self._gutter)
        return max(1, min(self._most, fitting))

    def _place(self, rect: QRect, *, move: bool) -> int:
        columns, gutter, gap = self._columns(rect.width()), self._gutter, self.spacing()
        width = (rect.width() - (columns - 1) * gutter) // columns
        parent = self.parentWidget()
        mirrored = parent is not None and parent.isRightToLeft()
        y = 0
        for first in range(0, len(self._items), columns):
            row = self._items[first : first + columns]
            height = max(
                item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                for item in row
            )
            for column, item in enumerate(row):
                x = column * (width + gutter)
                left = rect.right() + 1 - x - width if mirrored else rect.left() + x
                if move:
                    item.setGeometry(QRect(left, rect.top() + y, width, height))
            y += height + gap
        return max(0, y - gap)
