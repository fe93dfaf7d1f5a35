"""Cuts a laid-out document into pages, where nothing is torn apart that belongs together.

The document is laid out once, as one long column. A page is a piece of that column, so nothing
moves when pages are cut, and every page has the same words on screen, in a file and on paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame, QTextTable

from handbook.rendering.marks import PICTURE_CHARACTER, Mark

_SHORT_TABLE = 0.25  # of a page: a table up to this height stays whole
_SHORT_END = 2  # lines: an end so short does not get a page of its own
_LONGEST_HEAD = 0.4  # of a page: a longer table head is not repeated
_COLONS = (":", "：")
_CLOSING = " ”’\u00a0\u2069"  # may stand behind a colon


class Hold(IntEnum):
    """How much something holds on to what stands below it."""

    FREE = 0  # a page may end here
    WHOLE = 1  # inside a card, a short table, before the end: only without a better place
    TIGHT = 2  # a heading and its text, the first lines of a paragraph, the lines of a table row


@dataclass(frozen=True)
class Span:
    """From one height in the document to another."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Strip:
    """What is never cut: a line of text, a picture.

    Attributes:
        hold: On the strip below.
        head: The head of the table it is part of, to be repeated on a page that begins with it.
    """

    span: Span
    hold: Hold = Hold.FREE
    head: Span | None = None


@dataclass(frozen=True)
class PageCut:
    """What stands on one page.

    Attributes:
        span: The piece of the document.
        head: The head of a table, repeated above it.
    """

    span: Span
    head: Span | None = None


def cut(document: QTextDocument, room: float) -> tuple[PageCut, ...]:
    """Cut a document that was laid out as one column into pages `room` high; never an empty one."""
    strips = [part for strip in _Strips(document, room).all() for part in _fitting(strip, room)]
    pages = []
    while strips:
        head = _repeated(strips[0].head, room)
        count = _fill(strips, room - (head.height if head else 0))
        span = Span(strips[0].span.top, max(strip.span.bottom for strip in strips[:count]))
        pages.append(PageCut(span, head))
        del strips[:count]
    return tuple(pages)


def _fill(strips: Sequence[Strip], room: float) -> int:
    """Return how many strips the next page takes."""
    top = strips[0].span.top
    count = 1
    while count < len(strips) and strips[count].span.bottom - top <= room:
        count += 1
    if count == len(strips):
        return count
    for weakest in Hold:
        for end in range(count, 0, -1):
            if strips[end - 1].hold <= weakest:
                return end
    return count


def _repeated(head: Span | None, room: float) -> Span | None:
    return head if head is not None and head.height <= _LONGEST_HEAD * room else None


def _fitting(strip: Strip, room: float) -> Iterator[Strip]:
    """Yield the strip, or pieces of one that no page has room for."""
    room -= strip.head.height if strip.head else 0
    top = strip.span.top
    while strip.span.bottom - top > room > 0:
        yield replace(strip, span=Span(top, top + room), hold=Hold.FREE)
        top += room
    yield replace(strip, span=Span(top, strip.span.bottom))


class _Strips:
    """Finds the strips of a document, from top to bottom."""

    def __init__(self, document: QTextDocument, room: float) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._room = room

    def all(self) -> list[Strip]:
        """Return every strip, at least one."""
        strips = self._frame(self._document.rootFrame())
        lines = self._lines_at_end()
        if lines <= _SHORT_END and lines < len(strips):
            before = strips[-lines - 1]
            strips[-lines - 1] = replace(before, hold=max(before.hold, Hold.WHOLE))
        return strips or [Strip(Span(0, 0))]

    def _lines_at_end(self) -> int:
        """Return how many lines the last paragraph has."""
        end = self._document.lastBlock()
        while end.isValid() and end.blockFormat().property(Mark.FILLER):
            end = end.previous()
        return end.layout().lineCount() if end.isValid() else 0

    def _frame(self, frame: QTextFrame) -> list[Strip]:
        strips: list[Strip] = []
        place = frame.begin()
        while not place.atEnd():
            inner = place.currentFrame()
            if inner is None:
                strips += self._block(place.currentBlock())
            elif isinstance(inner, QTextTable):
                strips += self._table(inner)
            else:
                strips += self._card(inner)
            place += 1
        return strips

    def _block(self, block: QTextBlock) -> list[Strip]:
        if block.blockFormat().property(Mark.FILLER):
            return []
        lines = list(self._lines(block))
        last = len(lines) - 1
        strips = []
        for number, line in enumerate(lines):
            if number == last:
                hold = Hold.TIGHT if _leads_on(block) else Hold.FREE
            else:  # no line of a paragraph stands alone
                is_edge = number == 0 or number == last - 1
                hold = Hold.TIGHT if is_edge or block.blockFormat().headingLevel() else Hold.FREE
            strips.append(Strip(line, hold))
        return strips

    def _card(self, frame: QTextFrame) -> list[Strip]:
        form = frame.frameFormat()
        around = self._layout.frameBoundingRect(frame)
        card = Span(around.top() + form.topMargin(), around.bottom() - form.bottomMargin())
        strips = self._frame(frame)
        title = frame.firstCursorPosition().block().layout().lineCount()
        if 0 < title < len(strips):
            strips[title - 1] = replace(strips[title - 1], hold=Hold.TIGHT)
        return self._held(strips, card, whole=card.height <= self._room)

    def _table(self, table: QTextTable) -> list[Strip]:
        rows = self._rows(table)
        heads = table.format().toTableFormat().headerRowCount()
        head = Span(rows[0].top, rows[heads - 1].bottom) if 0 < heads < len(rows) else None
        strips: list[Strip] = []
        for number, row in enumerate(rows):
            lines = self._row(table, number, row)
            hold = Hold.FREE
            if number < heads:
                hold = Hold.TIGHT
            else:
                lines = [replace(line, head=head) for line in lines]
                if number in (heads, len(rows) - 2):  # no row stands alone
                    hold = Hold.WHOLE
            strips += [*lines[:-1], replace(lines[-1], hold=hold)]
        strips[-1] = replace(strips[-1], hold=Hold.FREE)
        whole = Span(rows[0].top, rows[-1].bottom)
        return self._held(strips, whole, whole=whole.height <= _SHORT_TABLE * self._room)

    def _row(self, table: QTextTable, number: int, row: Span) -> list[Strip]:
        """Return the lines of a row; those of its cells that stand side by side are one."""
        lines = _merged(
            line
            for column in range(table.columns())
            for block in _blocks(table, number, column)
            for line in self._lines(block)
        )
        return self._held([Strip(line, Hold.TIGHT) for line in lines], row, whole=False)

    def _held(self, strips: list[Strip], around: Span, *, whole: bool) -> list[Strip]:
        """Let the outer strips reach to the edges around them; keep the inner ones together."""
        if not strips:
            return [Strip(around)]
        if whole:
            strips = [replace(s, hold=max(s.hold, Hold.WHOLE)) for s in strips[:-1]] + strips[-1:]
        first, last = strips[0], strips[-1]
        strips[0] = replace(first, span=Span(around.top, first.span.bottom))
        strips[-1] = replace(last, span=Span(strips[-1].span.top, around.bottom))
        return strips

    def _lines(self, block: QTextBlock) -> Iterator[Span]:
        top = self._layout.blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            yield Span(top + line.y(), top + line.y() + line.height())

    def _rows(self, table: QTextTable) -> list[Span]:
        """Return where the rows are. Qt adds the place of the first cell to that of a table."""
        form = table.format().toTableFormat()
        tops = []
        for row in range(table.rows()):
            firsts = [next(_blocks(table, row, column)) for column in range(table.columns())]
            words = min(self._layout.blockBoundingRect(first).top() for first in firsts)
            tops.append(words - form.cellPadding())
        height = self._layout.frameBoundingRect(table).height()
        end = tops[0] + height - form.topMargin() - form.bottomMargin()
        return [Span(top, bottom) for top, bottom in zip(tops, [*tops[1:], end], strict=True)]


def _blocks(table: QTextTable, row: int, column: int) -> Iterator[QTextBlock]:
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


def _leads_on(block: QTextBlock) -> bool:
    """Tell whether a paragraph needs what stands below it: no item of a list stands alone."""
    form, text, below = block.blockFormat(), block.text(), block.next()
    own, following = _list_of(block), _list_of(below)
    if own and own == following and form.property(Mark.TERM) != "dt":
        is_middle = _list_of(block.previous()) == _list_of(below.next()) == own
        return not is_middle
    return (
        form.headingLevel() > 0
        or form.property(Mark.TERM) == "dt"
        or text == PICTURE_CHARACTER
        or bool(following and text.rstrip(_CLOSING).endswith(_COLONS))
    )


def _list_of(block: QTextBlock) -> str:
    """Return the number of the outermost list that a paragraph is in, or nothing."""
    return str(block.blockFormat().property(Mark.LIST) or "").partition(".")[0]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the spans from top to bottom, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.top):
        if merged and span.top < merged[-1].bottom:
            merged[-1] = Span(merged[-1].top, max(merged[-1].bottom, span.bottom))
        else:
            merged.append(span)
    return merged
