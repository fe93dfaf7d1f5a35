"""Boxes to tick on a sheet, in as many columns as need the least height."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from handbook.documents.sheet import Tick, TickGrid
from handbook.rendering.sheet_pen import BLACK, BOX, LABEL, STRONG, WHITE, Ruler, SheetPen, Type

T = TypeVar("T")

_MOST_COLUMNS = 3
_BOX_GAP = 1.8
_COLUMN_GAP = 2.0
_ROW_PADDING, _TIGHT_ROW_PADDING = 0.1, -0.2
_ROW_SLACK = 1.0
_HAIR = 0.5  # no difference that anybody sees
_GROUND = 0.8  # how far the black behind a ticked box reaches beyond it


@dataclass(frozen=True)
class _Cell:
    """One box with its words, and where they stand in their row."""

    tick: Tick
    left: float
    width: float


@dataclass(frozen=True)
class _Row:
    cells: tuple[_Cell, ...]
    height: float


class LaidTicks:
    """A grid of boxes, measured for a width.

    What is ticked is bold, or white on black where the grid is `inverted`.
    """

    rise = 0.0

    def __init__(
        self,
        grid: TickGrid,
        ruler: Ruler,
        width: float,
        *,
        inverted: bool = False,
        tight: bool = False,
    ) -> None:
        self._inverted = inverted
        self._ticked = LABEL if inverted else STRONG
        padding = _TIGHT_ROW_PADDING if tight else _ROW_PADDING
        plans = [
            _plan(grid.ticks, ruler, width, self._ticked, columns, wide=wide)
            for columns in range(1, _MOST_COLUMNS + 1)
            for wide in (False, True)
        ]
        self._rows = lowest(plans, _height_of)
        self._rows = [replace(row, height=row.height + padding) for row in self._rows]
        self.least = _height_of(self._rows)
        self.slack = _ROW_SLACK * len(self._rows)

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint the rows."""
        line = pen.ruler.line_height(self._ticked)
        for row in self._rows:
            height = row.height + looseness * _ROW_SLACK
            for cell in row.cells:
                left, tick = x + cell.left, cell.tick
                inverted = tick.is_ticked and self._inverted
                if inverted:
                    ground = pen.area(left - _GROUND, y, cell.width + _GROUND, height)
                    pen.fill(ground, BLACK)
                middle = height / 2 if inverted else line / 2
                pen.tick_box(left, y + middle - BOX / 2, ticked=tick.is_ticked)
                indent = BOX + _BOX_GAP
                area = pen.area(left + indent, y, cell.width - indent, height)
                kind = self._ticked if tick.is_ticked else LABEL
                pen.text(area, tick.text, kind, colour=WHITE if inverted else BLACK,
                         top=not inverted)  # fmt: skip
            y += height


def lowest(plans: Sequence[T], height: Callable[[T], float]) -> T:
    """Return the first plan that is as low as the lowest, but for a hair."""
    least = min(height(plan) for plan in plans)
    return next(plan for plan in plans if height(plan) <= least + _HAIR)


def _height_of(rows: list[_Row]) -> float:
    return sum(row.height for row in rows)


def _plan(
    ticks: tuple[Tick, ...],
    ruler: Ruler,
    width: float,
    ticked: Type,
    columns: int,
    *,
    wide: bool,
) -> list[_Row]:
    """Put the boxes into rows that have room for them whichever are ticked.

    With `wide`, words that a column would break get a row of their own; what comes after them may
    fill the row before.
    """
    step = (width + _COLUMN_GAP) / columns
    room = step - _COLUMN_GAP - BOX - _BOX_GAP
    rows: list[list[Tick]] = []
    long: set[str] = set()
    if wide and columns > 1:
        long = {tick.text for tick in ticks if ruler.width(tick.text, ticked) > room}
    for tick in ticks:
        open_rows = [row for row in rows if len(row) < columns and row[0].text not in long]
        if tick.text in long or not open_rows:
            rows.append([tick])
        else:
            open_rows[0].append(tick)
    laid = []
    for row in rows:
        cell = width if row[0].text in long else step - _COLUMN_GAP
        cells = tuple(_Cell(tick, place * step, cell) for place, tick in enumerate(row))
        words = (ruler.height(tick.text, ticked, cell - BOX - _BOX_GAP) for tick in row)
        laid.append(_Row(cells, max(BOX, *words)))
    return laid
