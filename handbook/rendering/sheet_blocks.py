"""The blocks of a sheet, each measured for a width and then painted.

A block has a least height and some slack: how much taller it may become where the page has room.
Looseness runs from 0, the least height, to 1, all the slack.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from handbook.documents.sheet import (
    Block,
    Choices,
    Figures,
    Scores,
    TickGrid,
    WriteLines,
)
from handbook.rendering import body_map
from handbook.rendering.sheet_pen import (
    BLACK,
    BOX,
    LABEL,
    LINE_HEIGHT,
    PALE,
    QUIET,
    SMALL,
    SMALL_STRONG,
    STRONG,
    WHITE,
    Align,
    Ruler,
    SheetPen,
)
from handbook.rendering.tick_grid import LaidTicks

_CHOICE_SLACK = 0.8
_SCORE_BOX = 6.6
_SCORE_GAP = 1.3
_SCORE_SLACK = 1.5
_SCORE_CORNER = 1.2
_SCORES = range(11)
_CHOICE_WIDTH = 13.0
_CHOICE_ROW, _TIGHT_CHOICE_ROW = 4.9, 4.5
_FIGURES_LEAST = 44.0
_FIGURES_SLACK = 30.0
_LINE_SLACK = 1.5
_ABOVE_LINE = 0.6  # between words and the line they stand on
_SIDES = (0.17, 0.83)  # where right and left stand beside a figure, from its left edge
_SIDE_TOP = 5.0


class LaidBlock(Protocol):
    """A block that was measured for one width."""

    least: float
    slack: float
    rise: float  # how far it stands beside the title of its section, at most the title's height

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint it with its top start corner at a place of the page."""


@dataclass(frozen=True)
class Heading:
    """What stands above a block."""

    width: float
    height: float


def lay_block(
    block: Block, ruler: Ruler, width: float, heading: Heading, *, tight: bool
) -> LaidBlock:
    """Measure a block for a width; a `tight` one leaves out what can be left out."""
    match block:
        case TickGrid():
            return LaidTicks(block, ruler, width, tight=tight)
        case Scores():
            return LaidScores(block, ruler, width)
        case Choices():
            return LaidChoices(block, ruler, width, heading, tight=tight)
        case Figures():
            return LaidFigures(block, ruler, width, tight=tight)
        case WriteLines():
            return LaidLines(block, ruler, width, heading, tight=tight)


class LaidScores:
    """Rows of the numbers 0 to 10; a chosen one is white on black."""

    rise = 0.0

    def __init__(self, block: Scores, ruler: Ruler, width: float) -> None:
        self._block = block
        self._width = width
        self._label = max(ruler.width(line.label, LABEL) for line in block.lines) + 3
        self._label = min(self._label, width * 0.34)
        self._ends = ruler.line_height(SMALL)
        self._gaps = len(block.lines) - 1
        self.least = len(block.lines) * _SCORE_BOX + self._gaps * _SCORE_GAP + self._ends + 0.4
        self.slack = self._gaps * _SCORE_SLACK

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint the rows, and below the last one what its ends mean."""
        numbers = x + self._label
        step = (self._width - self._label) / len(_SCORES)
        for line in self._block.lines:
            pen.text(pen.area(x, y, self._label - 2, _SCORE_BOX), line.label)
            for number in _SCORES:
                area = pen.area(numbers + number * step + 0.4, y, step - 0.8, _SCORE_BOX)
                chosen = number == line.score
                pen.fill(area, BLACK if chosen else WHITE, _SCORE_CORNER)
                pen.frame(area, corner=_SCORE_CORNER)
                kind = STRONG if chosen else LABEL
                colour = WHITE if chosen else BLACK
                pen.text(area, str(number), kind, align=Align.CENTRE, colour=colour)
            y += _SCORE_BOX + _SCORE_GAP + looseness * _SCORE_SLACK
        y -= _SCORE_GAP + looseness * _SCORE_SLACK - 0.4
        half = (self._width - self._label) / 2
        for text, left, align in (
            (self._block.least, numbers, Align.START),
            (self._block.most, numbers + half, Align.END),
        ):
            area = pen.area(left + 0.5, y, half - 1, self._ends)
            pen.text(area, text, SMALL, align=align, colour=QUIET)


class LaidChoices:
    """Rows of boxes in columns, every second row on pale grey."""

    def __init__(
        self, block: Choices, ruler: Ruler, width: float, heading: Heading, *, tight: bool
    ) -> None:
        self._block = block
        widest = max(ruler.width(word, SMALL) for word in block.words)
        self._choice = max(_CHOICE_WIDTH, widest + 2)
        self._label = width - self._choice * len(block.words)
        self._head = ruler.line_height(SMALL) + 0.3
        self.rise = min(heading.height, self._head) if heading.width <= self._label else 0.0
        least = _TIGHT_CHOICE_ROW if tight else _CHOICE_ROW
        self._heights = [
            max(least, ruler.height(line.label, STRONG, self._label - 2) - 0.1)
            for line in block.lines
        ]
        self.least = self._head + sum(self._heights)
        self.slack = len(block.lines) * _CHOICE_SLACK

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint the words above the columns, then the rows."""
        width = self._label + self._choice * len(self._block.words)
        for place, word in enumerate(self._block.words):
            left = x + self._label + place * self._choice
            pen.text(pen.area(left, y, self._choice, self._head), word, SMALL, align=Align.CENTRE)
        y += self._head
        for number, (line, least) in enumerate(zip(self._block.lines, self._heights, strict=True)):
            height = least + looseness * _CHOICE_SLACK
            if number % 2 == 0:
                pen.fill(pen.area(x, y, width, height), PALE)
            kind = LABEL if line.chosen is None else STRONG
            pen.text(pen.area(x + 1, y, self._label - 2, height), line.label, kind)
            for place in range(len(self._block.words)):
                left = x + self._label + place * self._choice + (self._choice - BOX) / 2
                pen.tick_box(left, y + (height - BOX) / 2, ticked=line.chosen == place)
            y += height


class LaidFigures:
    """The body from both sides; the words for right and left stay with the figure."""

    rise = 0.0

    def __init__(self, block: Figures, ruler: Ruler, width: float, *, tight: bool) -> None:
        self._block = block
        self._width = width
        self._line = ruler.line_height(SMALL)
        self._caption = 0.0
        if block.caption and not tight:
            self._caption = ruler.height(block.caption, SMALL, width)
        self.least = _FIGURES_LEAST + self._line + self._caption
        fitting = width / 2 * body_map.FRAME.height() / body_map.FRAME.width()
        self.slack = max(0.0, min(_FIGURES_SLACK, fitting - _FIGURES_LEAST))

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint front and back side by side."""
        block, half = self._block, self._width / 2
        height = _FIGURES_LEAST + looseness * self.slack
        # The person's right hand is on the left of the front view, whatever way one reads.
        views = ((block.front, (block.right, block.left)), (block.back, (block.left, block.right)))
        for place, (name, (title, sides)) in enumerate(zip(body_map.VIEWS, views, strict=True)):
            area = pen.area(x + place * half, y, half, self._line)
            pen.text(area, title, SMALL_STRONG, align=Align.CENTRE)
            figure = area.translated(0, self._line)
            figure.setHeight(height)
            body_map.paint_on_paper(pen.painter, figure, name, block.marked)
            for side, middle in zip(sides, _SIDES, strict=True):
                word = QRectF(0, 0, half / 3, self._line)
                word.moveCenter(QPointF(figure.left() + middle * half, figure.top() + _SIDE_TOP))
                pen.text(word, side, SMALL, align=Align.CENTRE, colour=QUIET)
        if self._caption:
            area = pen.area(x, y + self._line + height, self._width, self._caption)
            pen.text(area, block.caption, SMALL, top=True)


class LaidLines:
    """Lines to write on; what was written stands on them."""

    def __init__(
        self,
        block: WriteLines,
        ruler: Ruler,
        width: float,
        heading: Heading,
        *,
        tight: bool,
    ) -> None:
        self._block = block
        self._width = width
        self._indent = ruler.width(block.label, LABEL) + 2 if block.label else 0.0
        self.rise = 0.0
        if block.lines == 1 and not block.label and heading.width < width / 2:
            self._indent, self.rise = heading.width, heading.height
        self._typed = 0.0
        if block.text:
            self._typed = ruler.height(block.text, LABEL, width - self._indent - 1)
        self._lines = block.lines
        room = block.lines * LINE_HEIGHT
        if tight and block.text:
            room = 0.0  # nobody writes there by hand
        elif tight and block.may_be_left_out:
            self._lines, room = 0, 0.0
        self.least = max(room, self._typed + _ABOVE_LINE if block.text else 0.0)
        self.slack = self._lines * _LINE_SLACK

    def paint(self, pen: SheetPen, x: float, y: float, looseness: float) -> None:
        """Paint the words, or empty lines."""
        if not self._lines:
            return
        height = self.least + looseness * self.slack
        step = height / self._lines
        label = pen.ruler.line_height(LABEL)
        start, room = x + self._indent, self._width - self._indent
        top = y + min(step - label - _ABOVE_LINE, height - self._typed - _ABOVE_LINE)
        if self._block.label:
            pen.text(pen.area(x, top, self._indent, label), self._block.label, top=True)
        if self._block.text:
            area = pen.area(start + 0.5, top, room - 1, self._typed)
            pen.text(area, self._block.text, top=True)
            pen.line(start, y + height, room)
            return
        for number in range(self._lines):
            indent = self._indent if number == 0 else 0.0
            pen.line(x + indent, y + (number + 1) * step, self._width - indent)
