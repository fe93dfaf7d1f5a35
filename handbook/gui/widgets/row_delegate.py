"""How a row is painted: title and detail wrapped, searched words in bold, an icon before them."""

from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from handbook.gui.widgets.rows import ModelIndex, Row, RowModel
from handbook.rendering.icons import paint_icon
from handbook.rendering.theme import Theme


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of one list; all measures follow the size of its text."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Return the room for the wrapped words, never less than a finger needs."""
        width = self._view.viewport().width()
        row = self._row(index)
        em = self._em()
        layouts = self._layouts(row, width)
        height = sum(layout.boundingRect().height() for layout in layouts)
        if row.is_heading:
            return QSize(width, round(height + em * 1.1))
        return QSize(width, max(round(44 * em / 16), round(height + em * 1.5)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint one row."""
        theme, em = self.theme, self._em()
        row = self._row(index)
        area = QRectF(option.rect)
        card = area.adjusted(em * 0.6, em * 0.15, -em * 0.6, -em * 0.15)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            focused = self._view.hasFocus()
            painter.setPen(QPen(QColor(theme.accent), 2.5 if focused else 1.5))
            painter.setBrush(QColor(theme.selected))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 10, 10)
        elif state & QStyle.StateFlag.State_MouseOver and not row.is_heading:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(card, 10, 10)
        layouts = self._layouts(row, round(area.width()))
        height = sum(layout.boundingRect().height() for layout in layouts)
        rtl = self._view.isRightToLeft()
        top = area.bottom() - height - em * 0.3 if row.is_heading else 0.0
        if not row.is_heading:
            top = area.center().y() - height / 2
        left = self._text_left(row, area.width(), mirrored=rtl) + area.left()
        if row.icon:
            size = em * 1.4
            at = area.right() - em * 1.2 - size if rtl else area.left() + em * 1.2
            box = QRectF(at, area.center().y() - size / 2, size, size)
            paint_icon(painter, row.icon, theme.accent, box)
        for layout, colour in zip(layouts, self._colours(row), strict=False):
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(left, top))
            top += layout.boundingRect().height()
        painter.restore()

    def _row(self, index: ModelIndex) -> Row:
        return cast(RowModel, index.model()).row_at(index)

    def _em(self) -> float:
        return float(QFontInfo(self._view.font()).pixelSize())

    def _colours(self, row: Row) -> tuple[str, str]:
        return (self.theme.muted if row.is_heading else self.theme.text, self.theme.muted)

    def _text_left(self, row: Row, width: float, *, mirrored: bool) -> float:
        em = self._em()
        before = em * (3.4 if row.icon else 1.25)
        return width - before - self._text_width(row, width) if mirrored else before

    def _text_width(self, row: Row, width: float) -> float:
        em = self._em()
        return max(em * 4, width - em * (3.4 if row.icon else 1.25) - em * 1.25)

    def _layouts(self, row: Row, width: int) -> list[QTextLayout]:
        em = self._em()
        room = self._text_width(row, width)
        title = QFont(self._view.font())
        title.setPixelSize(round(em * (0.875 if row.is_heading else 1.0)))
        title.setWeight(QFont.Weight.Bold if row.is_heading else QFont.Weight.DemiBold)
        layouts = [self._wrap(row.title, title, room, ())]
        if row.detail:
            detail = QFont(self._view.font())
            detail.setPixelSize(round(em * 0.875))
            layouts.append(self._wrap(row.detail, detail, room, row.marks))
        return layouts

    def _wrap(
        self, text: str, font: QFont, room: float, marks: tuple[tuple[int, int], ...]
    ) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self._view.layoutDirection())
        if self._view.isRightToLeft():
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        formats = []
        for start, end in marks:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            bold.setForeground(QColor(self.theme.text))
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, end - start, bold
            formats.append(span)
        layout.setFormats(formats)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, height))
            height += line.height() * 1.12
        layout.endLayout()
        return layout
