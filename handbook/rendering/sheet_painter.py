"""Lays a sheet out on one page, spreads what room is left, and paints it."""

from PySide6.QtGui import QPainter

from handbook.documents.sheet import Sheet
from handbook.errors import WrongUsage
from handbook.rendering.danger_panel import LaidDanger
from handbook.rendering.paper import Paper
from handbook.rendering.sheet_columns import LaidRow, loosest
from handbook.rendering.sheet_pen import (
    LABEL,
    LINE_HEIGHT,
    QUIET,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Align,
    Ruler,
    SheetPen,
    Type,
)

_MARGIN = 11.0  # left and right; printers leave at most 6.4 mm empty
_TOP = 7.5
_BOTTOM = 6.5
_TITLE = Type(18, STRONG.weight)
_TITLE_GAP = 6.0
_PURPOSE_GAP = 1.0
_BLANKS = (0.66, 0.34)  # of the room beside the title
_BLANK_GAP = 3.0
_ROW_GAP, _TIGHT_ROW_GAP, _ROW_GAP_SLACK = 2.2, 1.5, 3.0
_FOOT_GAP = 2.6


class SheetPainter:
    """One sheet on one size of paper; it never shrinks words to make them fit.

    Attributes:
        free: The height in millimetres that was left to spread.

    Raises:
        WrongUsage: The sheet does not fit on one page.
    """

    page_count = 1

    def __init__(self, sheet: Sheet, paper: Paper) -> None:
        self.sheet = sheet
        self.paper = paper
        self.title = sheet.title
        self._ruler = ruler = Ruler(sheet.language, sheet.direction)
        self._width = paper.width_mm - 2 * _MARGIN
        self._head = LINE_HEIGHT + _PURPOSE_GAP + ruler.height(sheet.purpose, LABEL, self._width)
        self._foot_words = " · ".join(sheet.footer)
        self._foot_width = self._width - ruler.width(sheet.page, SMALL_STRONG) - 4
        self._foot = ruler.height(self._foot_words, SMALL, self._foot_width)
        room = paper.height_mm - _TOP - _BOTTOM - self._foot - _FOOT_GAP
        for tight in (False, True):
            self._gap = _TIGHT_ROW_GAP if tight else _ROW_GAP
            self._danger = (
                LaidDanger(sheet.danger, ruler, self._width, tight=tight) if sheet.danger else None
            )
            self._rows = [LaidRow(row, ruler, self._width, tight=tight) for row in sheet.rows]
            self.free = room - self._height(0)
            if self.free >= 0:
                break
        else:
            raise WrongUsage("sheet-too-long", title=sheet.title)
        self._looseness = loosest(self._height, room)

    def paint_page(self, painter: QPainter, page: int) -> None:
        """Paint the one page, in millimetres."""
        pen = SheetPen(painter, self._ruler, self.paper.width_mm)
        looseness = self._looseness
        gap = self._gap + looseness * _ROW_GAP_SLACK
        self._paint_head(pen)
        y = _TOP + self._head + gap
        if self._danger:
            self._danger.paint(pen, _MARGIN, y, looseness)
            y += self._danger.least + looseness * self._danger.slack + gap
        for row in self._rows:
            row.paint(pen, _MARGIN, y, looseness)
            y += row.height(looseness) + gap
        self._paint_foot(pen)

    def _height(self, looseness: float) -> float:
        """Return the height of everything above the foot."""
        parts = [row.height(looseness) for row in self._rows]
        if self._danger:
            parts.append(self._danger.least + looseness * self._danger.slack)
        return self._head + sum(parts) + len(parts) * (self._gap + looseness * _ROW_GAP_SLACK)

    def _paint_head(self, pen: SheetPen) -> None:
        """Paint the title, the lines for name and date beside it, and the purpose below."""
        sheet, ruler = self.sheet, self._ruler
        left = _MARGIN + ruler.width(sheet.title, _TITLE) + _TITLE_GAP
        area = pen.area(_MARGIN, _TOP, left - _MARGIN, LINE_HEIGHT)
        pen.text(area, sheet.title, _TITLE)
        room = _MARGIN + self._width - left
        label = ruler.line_height(LABEL)
        for blank, share in zip(sheet.blanks, _BLANKS, strict=True):
            word = ruler.width(blank, LABEL) + 2
            area = pen.area(left, _TOP + LINE_HEIGHT - label - 0.6, word, label)
            pen.text(area, blank, top=True)
            gap = 0.0 if blank == sheet.blanks[-1] else _BLANK_GAP
            pen.line(left + word, _TOP + LINE_HEIGHT, room * share - word - gap)
            left += room * share
        area = pen.area(_MARGIN, _TOP, self._width, self._head)
        area.setTop(_TOP + LINE_HEIGHT + _PURPOSE_GAP)
        pen.text(area, sheet.purpose, top=True)

    def _paint_foot(self, pen: SheetPen) -> None:
        top = self.paper.height_mm - _BOTTOM - self._foot
        pen.line(_MARGIN, top - _FOOT_GAP / 2, self._width)
        area = pen.area(_MARGIN, top, self._foot_width, self._foot)
        pen.text(area, self._foot_words, SMALL, colour=QUIET, top=True)
        area = pen.area(_MARGIN, top, self._width, self._foot)
        pen.text(area, self.sheet.page, SMALL_STRONG, align=Align.END, top=True)
