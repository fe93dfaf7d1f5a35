"""The sections of a sheet in rows of one or two columns, all as high as the highest."""

from collections.abc import Callable, Sequence

from handbook.documents.sheet import Figures, SheetRow, SheetSection
from handbook.rendering.sheet_blocks import Heading, LaidBlock, lay_block
from handbook.rendering.sheet_pen import (
    BLACK,
    QUIET,
    SMALL,
    STRONG,
    WHITE,
    Align,
    Ruler,
    SheetPen,
    Type,
)
from handbook.rendering.tick_grid import lowest

_GUTTER = 5.0
_FIGURES_SHARE = 0.35  # of the page, for the column with the body
_SHARES = (0.5, 0.45, 0.55, 0.4, 0.6)  # else of the first column: the first that is lowest
_TITLE = Type(11.5, STRONG.weight)
_NUMBER = Type(9.5, STRONG.weight)
_DISC = 5.2
_DISC_GAP = 2.0
_HINT_GAP = 2.5
_HEAD_GAP = 0.9
_SECTION_GAP, _SECTION_GAP_SLACK = 1.8, 3.0
_TIGHT_SECTION_GAP = 1.2
_MOST_EXTRA_GAP = 3.0
_STEPS = 24  # of the search for the right looseness


def loosest(height: Callable[[float], float], room: float) -> float:
    """Return the greatest looseness, up to 1, at which something still has room."""
    if height(1) <= room:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if height(middle) <= room else (low, middle)
    return low


class LaidRow:
    """One row of sections, measured for a width."""

    def __init__(self, row: SheetRow, ruler: Ruler, width: float, *, tight: bool) -> None:
        if not row.end:
            self._columns = [(0.0, _LaidColumn(row.start, ruler, width, tight=tight))]
            return
        plans = [_two_columns(row, ruler, width, share, tight=tight) for share in _shares(row)]
        self._columns = lowest(plans, _height_of)

    def height(self, looseness: float) -> float:
        """Return the height of the highest column."""
        return _height_of(self._columns, looseness)

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint the columns; lower ones are loosened until they are as high."""
        height = self.height(looseness)
        for left, column in self._columns:
            column.paint(pen, x + left, y, loosest(column.height, height), height)


class _LaidColumn:
    """Sections below each other."""

    def __init__(
        self, sections: Sequence[SheetSection], ruler: Ruler, width: float, *, tight: bool
    ) -> None:
        self._sections = [_LaidSection(each, ruler, width, tight=tight) for each in sections]
        self._gaps = len(self._sections) - 1
        self._gap = _TIGHT_SECTION_GAP if tight else _SECTION_GAP

    def height(self, looseness: float) -> float:
        gaps = self._gaps * (self._gap + looseness * _SECTION_GAP_SLACK)
        return gaps + sum(section.height(looseness) for section in self._sections)

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float, room: float) -> None:
        """Paint the sections; room that they do not need goes between them."""
        gap = self._gap + looseness * _SECTION_GAP_SLACK
        if self._gaps:
            gap += min(_MOST_EXTRA_GAP, (room - self.height(looseness)) / self._gaps)
        for section in self._sections:
            section.paint(pen, x, y, looseness)
            y += section.height(looseness) + gap


_Columns = list[tuple[float, _LaidColumn]]  # each with where it begins


def _two_columns(
    row: SheetRow, ruler: Ruler, width: float, share: float, *, tight: bool
) -> _Columns:
    start = (width - _GUTTER) * share
    first = _LaidColumn(row.start, ruler, start, tight=tight)
    second = _LaidColumn(row.end, ruler, width - _GUTTER - start, tight=tight)
    return [(0.0, first), (start + _GUTTER, second)]


def _shares(row: SheetRow) -> tuple[float, ...]:
    """Return the shares of the page that the first of two columns may have."""
    if _has_figures(row.end):
        return (1 - _FIGURES_SHARE,)
    return (_FIGURES_SHARE,) if _has_figures(row.start) else _SHARES


def _has_figures(sections: Sequence[SheetSection]) -> bool:
    return any(isinstance(block, Figures) for section in sections for block in section.blocks)


def _height_of(columns: _Columns, looseness: float = 0.0) -> float:
    return max(column.height(looseness) for _, column in columns)


class _LaidSection:
    """A numbered title, a hint beside or below it, and blocks."""

    def __init__(self, section: SheetSection, ruler: Ruler, width: float, *, tight: bool) -> None:
        self._section = section
        self._indent = _DISC + _DISC_GAP
        self._room = width - self._indent
        title = ruler.width(section.title, _TITLE)
        hint = ruler.width(section.hint, SMALL) + _HINT_GAP if section.hint else 0.0
        self._title_height = max(_DISC, ruler.height(section.title, _TITLE, self._room))
        self._hint_left = title + _HINT_GAP if title + hint <= self._room else 0.0
        self._hint_height = 0.0
        if section.hint and not self._hint_left:
            self._hint_height = ruler.height(section.hint, SMALL, self._room)
        head = self._title_height + self._hint_height + _HEAD_GAP
        used = self._indent + title + _HINT_GAP + (0.0 if self._hint_height else hint)
        self._blocks: list[LaidBlock] = [
            lay_block(block, ruler, width, Heading(used, head), tight=tight)
            for block in section.blocks
        ]
        self._head = head - (self._blocks[0].rise if self._blocks else 0.0)

    def height(self, looseness: float) -> float:
        return self._head + sum(block.least + looseness * block.slack for block in self._blocks)

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        section, top = self._section, y
        line = pen.ruler.line_height(_TITLE)
        if not self._head:  # the title stands on the line to write on
            y += self.height(looseness) - line
        disc = pen.area(x, y + (line - _DISC) / 2, _DISC, _DISC)
        pen.fill(disc, BLACK, _DISC / 2)
        pen.text(disc, str(section.number), _NUMBER, align=Align.CENTRE, colour=WHITE)
        left = x + self._indent
        area = pen.area(left, y, self._room, self._title_height)
        pen.text(area, section.title, _TITLE, top=True)
        if section.hint:
            small = pen.ruler.line_height(SMALL)
            drop = self._title_height if self._hint_height else line - small - 0.3
            room = self._room - self._hint_left
            area = pen.area(left + self._hint_left, y + drop, room, self._hint_height or small)
            pen.text(area, section.hint, SMALL, colour=QUIET, top=True)
        y = top + self._head
        for block in self._blocks:
            block.paint(pen, x, y, looseness)
            y += block.least + looseness * block.slack
