"""The rows of a list, as records and as the model that a list shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

ModelIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        title: The line that names it.
        detail: A quieter line below, or empty.
        marks: What stands in bold in `detail`: (start, end) in characters.
        icon: Name of an icon, or empty.
        is_heading: A heading between rows: it cannot be chosen.
        value: What the owner wants back when the row is chosen.
    """

    title: str
    detail: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    icon: str = ""
    is_heading: bool = False
    value: object = None


class RowModel(QAbstractListModel):
    """The rows of one list, replaced as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: ModelIndex) -> Row:
        """Return the row of a valid index."""
        return self._rows[index.row()]

    def rows(self) -> tuple[Row, ...]:
        """Return every row."""
        return self._rows

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row; the accessible text holds all of them."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}. {row.detail}" if row.detail else row.title
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Let every row be chosen but the headings."""
        if index.isValid() and self.row_at(index).is_heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
