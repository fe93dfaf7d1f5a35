"""Writes tables: in columns where there is room for every word, else cell below cell."""

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple
from xml.etree import ElementTree as ET

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from handbook.library.xhtml import text_of
from handbook.rendering.block_cursor import BlockCursor
from handbook.rendering.inline_writer import InlineWriter
from handbook.rendering.marks import Mark
from handbook.rendering.text_styles import Ink, Scope, TextStyles

_SIZE = 0.94
_LINE = 1.38
_PADDING = 9
_BEST = 26  # sizes of body text: cells with longer text may break into lines
_STACKED_INDENT = 22
# A word, together with the source mark that stays with it.
_WORD = re.compile(r"[^\s\u00a0]+(?:\u00a0\[[^\]]*\])?")


class Width(NamedTuple):
    """How wide a column has to be for its longest word, and would best be."""

    least: float
    best: float


@dataclass(frozen=True)
class Table:
    """The cells of a table, row by row; the first `head` rows name the columns."""

    rows: tuple[tuple[ET.Element, ...], ...]
    head: int

    @property
    def columns(self) -> int:
        """How many columns the longest row has."""
        return max(len(row) for row in self.rows)

    def title(self, column: int) -> str:
        """Return what the head calls a column, or nothing."""
        return text_of(self.rows[0][column]) if self.head and column < len(self.rows[0]) else ""


def read_table(element: ET.Element) -> Table | None:
    """Return the cells of a table element, or None when it has none."""
    rows = [tuple(row) for row in element.iter("tr") if len(row)]
    head = sum(1 for row in element.iterfind("thead/tr") if len(row))
    return Table(tuple(rows), head) if rows else None


def fit_tables(document: QTextDocument, room: float) -> None:
    """Share the width of the column out among the columns of every table."""
    _fit_inside(document.rootFrame(), room)


class TableWriter:
    """Writes tables into a document."""

    def __init__(self, styles: TextStyles, inline: InlineWriter) -> None:
        self._styles = styles
        self._inline = inline

    def write(
        self, cursor: BlockCursor, table: Table, scope: Scope, *, number: int, room: float
    ) -> float:
        """Write a table and go on behind it.

        Args:
            cursor: Where to write.
            table: What to write.
            scope: Its language and direction.
            number: Of this list or table on the page.
            room: How wide it may be.

        Returns:
            How much room it needs to stand in columns.
        """
        widths = [self._width(table, column, scope) for column in range(table.columns)]
        needed = sum(width.least for width in widths)
        if needed > room:
            self._write_stacked(cursor, table, scope, number)
        else:
            self._write_columns(cursor, table, scope, widths, room)
        return needed

    def _write_columns(
        self, cursor: BlockCursor, table: Table, scope: Scope, widths: list[Width], room: float
    ) -> None:
        if scope.is_rtl:  # Qt never mirrors the columns of a table
            widths = widths[::-1]
        form = self._form(table, scope)
        form.setProperty(Mark.WIDTHS, " ".join(f"{w.least:.1f}-{w.best:.1f}" for w in widths))
        form.setColumnWidthConstraints(_lengths(widths, room))
        cursor.fit_above(form)
        cursor.close()
        written = cursor.text.insertTable(len(table.rows), table.columns, form)
        for row, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                place = table.columns - 1 - column if scope.is_rtl else column
                is_head = row < table.head
                is_name = is_head or column == 0 or cell.tag == "th"
                self._write_cell(written, row, place, cell, scope, is_name=is_name)
                self._finish_cell(written, row, place, scope, is_head=is_head)
        cursor.leave(written)

    def _write_stacked(self, cursor: BlockCursor, table: Table, scope: Scope, number: int) -> None:
        """Write each row as a term and what belongs to it, for columns too narrow for words."""
        pale = self._styles.characters(Ink(self._styles.theme.muted), scope)
        for cells in table.rows[table.head :]:
            for column, cell in enumerate(cells):
                block = self._styles.block(
                    scope,
                    top=0 if column else 14,
                    bottom=4,
                    indent=_STACKED_INDENT if column else 0,
                )
                block.setProperty(Mark.LIST, str(number))
                block.setProperty(Mark.TERM, "dd" if column else "dt")
                block.setProperty(Mark.STACKED, number)
                ink = self._ink(is_name=column == 0)
                cursor.start(block, self._styles.characters(ink, scope))
                title = table.title(column)
                self._inline.add_text(f"{title}: " if title else "", pale)
                self._inline.add(cell, replace(ink, size=1.0), scope)
                self._inline.write(cursor.text)
        cursor.set_space_below(self._styles.px(20))

    def _form(self, table: Table, scope: Scope) -> QTextTableFormat:
        result = QTextTableFormat()
        result.setBorder(0)
        result.setCellSpacing(0)
        result.setCellPadding(self._styles.px(_PADDING))
        result.setBorderCollapse(True)
        result.setHeaderRowCount(table.head)
        result.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        result.setTopMargin(self._styles.px(14))
        result.setBottomMargin(self._styles.px(20))
        result.setLayoutDirection(scope.direction)
        return result

    def _width(self, table: Table, column: int, scope: Scope) -> Width:
        metrics = QFontMetricsF(self._styles.font(self._ink(is_name=True), scope))
        texts = ["".join(row[column].itertext()) for row in table.rows if column < len(row)]
        words = chain.from_iterable(_WORD.findall(text) for text in texts)
        padding = 2 * self._styles.px(_PADDING) + 2
        least = padding + max((metrics.horizontalAdvance(word) for word in words), default=0)
        line = padding + max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return Width(least, max(least, min(line, _BEST * self._styles.text_px)))

    def _ink(self, *, is_name: bool) -> Ink:
        weight = QFont.Weight.Bold if is_name else QFont.Weight.Normal
        return Ink(self._styles.theme.text, _SIZE, weight)

    def _write_cell(
        self, table: QTextTable, row: int, column: int, cell: ET.Element, scope: Scope,
        *, is_name: bool,
    ) -> None:  # fmt: skip
        ink = self._ink(is_name=is_name)
        cursor = table.cellAt(row, column).firstCursorPosition()
        cursor.setBlockFormat(self._styles.block(scope, line=_LINE, size=_SIZE))
        cursor.setBlockCharFormat(self._styles.characters(ink, scope))
        self._inline.add(cell, ink, scope)
        self._inline.write(cursor)

    def _finish_cell(
        self, table: QTextTable, row: int, column: int, scope: Scope, *, is_head: bool
    ) -> None:
        """Draw the line below a cell. Its format is also its first block's: set it last."""
        px, theme = self._styles.px, self._styles.theme
        cell = table.cellAt(row, column)
        form = cell.format().toTableCellFormat()
        form.setBottomPadding(px(_PADDING + self._styles.missing_descent(_LINE, _SIZE, scope)))
        form.setBottomBorder(max(0.5, px(2 if is_head else 1)))
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(QBrush(QColor(theme.text if is_head else theme.rule)))
        if is_head:
            form.setBackground(QColor(theme.table_head))
        cell.setFormat(form)


def _fit_inside(frame: QTextFrame, room: float) -> None:
    for inner in frame.childFrames():
        form = inner.frameFormat()
        if not isinstance(inner, QTextTable):
            _fit_inside(inner, room - 2 * form.padding())
            continue
        table_form, stored = form.toTableFormat(), str(form.property(Mark.WIDTHS) or "")
        widths = [Width(*map(float, pair.split("-"))) for pair in stored.split()]
        table_form.setColumnWidthConstraints(_lengths(widths, room))
        inner.setFormat(table_form)


def _lengths(widths: list[Width], room: float) -> list[QTextLength]:
    """Give each column its least width, and what is left to those that want more."""
    left = max(0.0, room - sum(width.least for width in widths))
    wanted = sum(width.best - width.least for width in widths) or 1.0
    shares = [width.least + left * (width.best - width.least) / wanted for width in widths]
    return [
        QTextLength(QTextLength.Type.PercentageLength, 100 * share / sum(shares))
        for share in shares
    ]
