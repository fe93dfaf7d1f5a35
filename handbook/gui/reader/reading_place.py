"""Where the reader is in an article, as a number that survives another size of text or window."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtGui import QTextDocument, QTextFrame, QTextTable

from handbook.rendering.marks import Mark


def place_at(document: QTextDocument, height: float) -> float:
    """Return the place at a height: the number of the piece there, and how far into it."""
    above = 0.0
    for number, bottom in enumerate(_bottoms(document, document.rootFrame())):
        if bottom > height:
            return number + min(0.999, (height - above) / (bottom - above))
        above = bottom
    return 0.0


def height_of(document: QTextDocument, place: float) -> float:
    """Return the height at which a place stands now."""
    number, above = int(place), 0.0
    for bottom in islice(_bottoms(document, document.rootFrame()), number):
        above = bottom
    below = next(islice(_bottoms(document, document.rootFrame()), number, None), above)
    return above + (place - number) * (below - above)


def _bottoms(document: QTextDocument, frame: QTextFrame) -> Iterator[float]:
    """Yield where each paragraph ends; a table counts as one, however it is laid out."""
    layout = document.documentLayout()
    stacked: tuple[int, float] | None = None  # the open stacked table and where it ends so far
    place = frame.begin()
    while not place.atEnd():
        inner = place.currentFrame()
        if inner is None:
            form = place.currentBlock().blockFormat()
            bottom = layout.blockBoundingRect(place.currentBlock()).bottom()
            number = form.property(Mark.STACKED)
            if stacked is not None and number != stacked[0]:
                yield stacked[1]
            stacked = (int(number), bottom) if number else None
            if stacked is None and not form.property(Mark.FILLER):
                yield bottom
        elif isinstance(inner, QTextTable):
            yield layout.frameBoundingRect(inner).bottom()
        else:
            yield from _bottoms(document, inner)
        place += 1
