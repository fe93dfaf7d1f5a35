"""The box of danger signs on a sheet: what is ticked stands white on black, and first."""

from handbook.documents.sheet import DangerBand, DangerPanel, TickGrid
from handbook.rendering.sheet_pen import (
    BLACK,
    LINE_HEIGHT,
    PALE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    WHITE,
    Align,
    Ruler,
    SheetPen,
    Type,
)
from handbook.rendering.tick_grid import LaidTicks

_TITLE = Type(11, STRONG.weight)
_FRAME = 0.8
_CORNER = 1.6
_INSET = 2.5
_TITLE_PADDING = 0.7
_PADDING = 0.8
_NUMBER_SHARE = 0.42  # of the first title, for the number to call


class LaidDanger:
    """The box, measured for a width."""

    def __init__(self, panel: DangerPanel, ruler: Ruler, width: float, *, tight: bool) -> None:
        self._panel = panel
        self._width = width
        inner = width - 2 * _INSET
        self._bands = [
            _LaidBand(
                band,
                ruler,
                inner,
                number=panel.number if place == 0 else "",
                note=panel.note if place == len(panel.bands) - 1 else "",
                tight=tight,
            )
            for place, band in enumerate(panel.bands)
        ]
        self.least = sum(band.least for band in self._bands)
        self.slack = sum(band.slack for band in self._bands)

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint the bands and the frame around them."""
        frame = pen.area(x, y, self._width, self.least + looseness * self.slack)
        with pen.inside(frame, _CORNER):
            for band in self._bands:
                band.paint(pen, x, y, looseness)
                y += band.least + looseness * band.slack
        pen.frame(frame, _FRAME, corner=_CORNER)


class _LaidBand:
    """The signs of one tier.

    The first band has a place for the number to call, the last a note where to find more signs.
    """

    def __init__(
        self, band: DangerBand, ruler: Ruler, width: float, *, number: str, note: str, tight: bool
    ) -> None:
        self._band, self._number, self._note = band, number, note
        self._width = width
        self._title_width = width * (1 - _NUMBER_SHARE) - 2 if number else width
        self._title = ruler.height(band.title, _TITLE, self._title_width) + 2 * _TITLE_PADDING
        if number:
            self._title = max(self._title, LINE_HEIGHT + 2 * _PADDING)
        self._advice = [ruler.height(text, STRONG, width) for text in band.advice]
        self._grid = LaidTicks(TickGrid(band.ticks), ruler, width, inverted=True, tight=tight)
        self._note_height = ruler.height(note, SMALL, width) if note else 0.0
        beside = ruler.width(band.title, _TITLE) + ruler.width(note, SMALL) + 4
        if note and not number and beside <= width:
            self._note_height = 0.0
        self._head = self._title + sum(self._advice)
        self.least = self._head + self._grid.least + self._note_height + 2 * _PADDING
        self.slack = self._grid.slack

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint the title and the advice on their ground, then the signs."""
        is_dark = self._band.is_urgent or self._band.is_ticked
        ground, colour = (BLACK, WHITE) if is_dark else (PALE, BLACK)
        pen.fill(pen.area(x, y, self._width + 2 * _INSET, self._head), ground)
        x += _INSET
        self._paint_title(pen, x, y, colour)
        y += self._title
        for text, height in zip(self._band.advice, self._advice, strict=True):
            pen.text(pen.area(x, y, self._width, height), text, STRONG, colour=colour, top=True)
            y += height
        y += _PADDING
        self._grid.paint(pen, x, y, looseness)
        y += self._grid.least + looseness * self._grid.slack
        if self._note_height:
            area = pen.area(x, y, self._width, self._note_height)
            pen.text(area, self._note, SMALL, top=True)

    def _paint_title(self, pen: SheetPen, x: float, y: float, colour: str) -> None:
        area = pen.area(x, y, self._title_width, self._title)
        pen.text(area, self._band.title, _TITLE, colour=colour)
        if self._note and not self._note_height:
            pen.text(area, self._note, SMALL, align=Align.END, colour=colour)
        if self._number:
            width = self._width * _NUMBER_SHARE
            left, top = x + self._width - width + _INSET - _PADDING, y + _PADDING
            pen.fill(pen.area(left, top, width, self._title - 2 * _PADDING), WHITE, _CORNER)
            area = pen.area(left + 1.5, top, width, self._title - 2 * _PADDING)
            pen.text(area, self._number, SMALL_STRONG)
