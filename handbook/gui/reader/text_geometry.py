"""Where a piece of text stands in a laid-out document."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument


def rectangles(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return the rectangles of a range of text, one for each line of a block it covers in part."""
    found = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        first, last = block.position(), block.position() + block.length() - 1
        if start > first or end < last:
            found += _lines(document, block, start, end)
        else:
            found.append(document.documentLayout().blockBoundingRect(block))
        block = block.next()
    return found


def bounds(document: QTextDocument, start: int, end: int) -> QRectF:
    """Return the rectangle around a range of text."""
    result = QRectF()
    for rectangle in rectangles(document, start, end):
        result = result.united(rectangle)
    return result


def _lines(document: QTextDocument, block: QTextBlock, start: int, end: int) -> list[QRectF]:
    box = document.documentLayout().blockBoundingRect(block)
    layout, found = block.layout(), []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start - block.position(), line.textStart())
        last = min(end - block.position(), line.textStart() + line.textLength())
        if first < last:
            one, other = _x(line.cursorToX(first)), _x(line.cursorToX(last))
            left, width = min(one, other), abs(one - other)
            found.append(QRectF(box.x() + left, box.y() + line.y(), width, line.height()))
    return found


def _x(answer: object) -> float:
    """Return the position that `cursorToX` answers alone or beside the cursor's."""
    value = answer[0] if isinstance(answer, tuple) else answer
    assert isinstance(value, int | float)
    return float(value)
