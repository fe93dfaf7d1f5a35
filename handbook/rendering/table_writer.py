"""Writes tables: a head that stands out, rows with thin lines, columns in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from handbook.library.xhtml import text_of
from handbook.rendering.block_cursor import BlockCursor
from handbook.rendering.inline_writer import InlineWriter
from handbook.rendering.text_styles import Ink, Scope, TextStyles

_SIZE = 0.94
_LINE = 1.38
_PADDING = 9
_LONG_ENOUGH = 26  # sizes of body text; a cell with more words breaks into lines


@dataclass(frozen=True)
class Table:
    """The cells of a table, row by row; the first `head` rows name the columns."""

    rows: tuple[tuple[ET.Element, ...], ...]
    head: int

    @property
    def columns(self) -> int:
        """How many columns the longest row has."""
        return max(len(row) for row in self.rows)


def read_table(element: ET.Element) -> Table | None:
    """Return the cells of a table element, or None when it has none."""
    rows = [tuple(row) for row in element.iter("tr") if len(row)]
    head = sum(1 for row in element.iterfind("thead/tr") if len(row))
    return Table(tuple(rows), head) if rows else None


class TableWriter:
    """Writes tables into a document."""

    def __init__(self, styles: TextStyles, inline: InlineWriter) -> None:
        self._styles = styles
        self._inline = inline

    def write(self, cursor: BlockCursor, table: Table, scope: Scope) -> None:
        """Write a table and go on behind it."""
        form = self._form(table, scope)
        cursor.fit_above(form)
        cursor.close()
        written = cursor.text.insertTable(len(table.rows), table.columns, form)
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                # Qt never mirrors the columns of a table.
                place = table.columns - 1 - column if scope.is_rtl else column
                is_head = row < table.head
                is_name = is_head or column == 0 or cell.tag == "th"
                self._write_cell(written, row, place, cell, scope, is_name=is_name)
                self._rule(written, row, place, is_head=is_head)
        cursor.leave(written)

    def _form(self, table: Table, scope: Scope) -> QTextTableFormat:
        result = QTextTableFormat()
        result.setBorder(0)
        result.setCellSpacing(0)
        result.setCellPadding(self._styles.px(_PADDING))
        result.setBorderCollapse(True)
        result.setHeaderRowCount(table.head)
        result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        result.setTopMargin(self._styles.px(12))
        result.setBottomMargin(self._styles.px(20))
        result.setLayoutDirection(scope.direction)
        shares = self._column_shares(table, scope)
        result.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, share)
                for share in (reversed(shares) if scope.is_rtl else shares)
            ]
        )
        return result

    def _column_shares(self, table: Table, scope: Scope) -> list[float]:
        """Return each column's percentage: room for its longest word, and for its text."""
        ink = Ink(self._styles.theme.text, _SIZE, QFont.Weight.Bold)
        metrics = QFontMetricsF(self._styles.font(ink, scope))
        padding = 2 * self._styles.px(_PADDING)
        limit = _LONG_ENOUGH * self._styles.text_px
        weights = []
        for column in range(table.columns):
            texts = [text_of(row[column]) for row in table.rows if column < len(row)]
            word = max(_widths(metrics, (word for text in texts for word in text.split())))
            line = max(_widths(metrics, texts))
            weights.append(padding + max(word, min(line, limit) * 0.5))
        return [100 * weight / sum(weights) for weight in weights]

    def _write_cell(
        self, table: QTextTable, row: int, column: int, cell: ET.Element, scope: Scope,
        *, is_name: bool,
    ) -> None:  # fmt: skip
        weight = QFont.Weight.Bold if is_name else QFont.Weight.Normal
        ink = Ink(self._styles.theme.text, _SIZE, weight)
        cursor = table.cellAt(row, column).firstCursorPosition()
        below = self._styles.missing_descent(_LINE, scope) * _SIZE
        cursor.setBlockFormat(self._styles.block(scope, bottom=below, line=_LINE))
        cursor.setBlockCharFormat(self._styles.characters(ink, scope))
        self._inline.add(cell, ink, scope)
        self._inline.write(cursor)

    def _rule(self, table: QTextTable, row: int, column: int, *, is_head: bool) -> None:
        """Draw the line below a cell. Its format is also its first block's: set it last."""
        theme = self._styles.theme
        cell = table.cellAt(row, column)
        form = cell.format().toTableCellFormat()
        form.setBottomBorder(max(0.5, self._styles.px(2 if is_head else 1)))
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(QBrush(QColor(theme.text if is_head else theme.rule)))
        if is_head:
            form.setBackground(QColor(theme.table_head))
        cell.setFormat(form)


def _widths(metrics: QFontMetricsF, texts: Iterable[str]) -> Iterable[float]:
    return [metrics.horizontalAdvance(text) for text in texts] or [0.0]
