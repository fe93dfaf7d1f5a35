"""What stands above and below the text of every page of a handout."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from handbook.documents.handout import Chapter
from handbook.rendering import fonts
from handbook.rendering.theme import PRINT

_BOOK_SHARE = 0.4  # of the width, at most, for the name of the handbook
_FOOTER_SHARE = 0.8
_GAP = 0.6  # sizes of the text, between words and lines
_NAME_LINE = 16.0  # sizes of the text
_DATE_LINE = 9.0
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_START = int(Qt.AlignmentFlag.AlignLeft.value)  # Qt mirrors these two
_END = int(Qt.AlignmentFlag.AlignRight.value)


class PageEdges:
    """Paints the header and the footer of one article.

    Attributes:
        header_height: From the top of the header's words to the end of its line.
        footer_height: From the footer's line to the end of its words.
    """

    def __init__(self, chapter: Chapter, width: float, text_px: int) -> None:
        self._chapter = chapter
        self._words = chapter.words
        self._width = width
        self._is_rtl = chapter.words.direction == "rtl"
        self._plain = fonts.font(text_px, language=chapter.words.language)
        self._bold = fonts.font(text_px, QFont.Weight.Bold, chapter.words.language)
        self._em = float(text_px)
        self._line = QFontMetricsF(self._bold).height()
        self._footer = [(text, self._height(text)) for text in chapter.footer]
        self.header_height = self._line + _GAP * self._em
        self.footer_height = _GAP * self._em + sum(height for _, height in self._footer)

    def paint_header(self, painter: QPainter, top: float, *, is_first: bool) -> None:
        """Paint the name of the handbook beside the title, or beside lines to write a name on."""
        self._begin(painter)
        book = self._chapter.book
        self._write(painter, self._bold, top, 0, self._width * _BOOK_SHARE, _START, book)
        if is_first:
            self._write_on_lines(painter, top)
        else:
            left = min(self._advance(self._bold, book), self._width * _BOOK_SHARE) + 2 * self._em
            room = self._width - left
            self._write(painter, self._plain, top, left, room, _END, self._chapter.title)
        self._rule(painter, top + self.header_height, PRINT.text, 0.14)

    def paint_footer(self, painter: QPainter, top: float, page: int, pages: int) -> None:
        """Paint what the facts rest on, which page of the handbook this is, and of this paper."""
        self._begin(painter)
        self._rule(painter, top, PRINT.rule, 0.07)
        line = top = top + _GAP * self._em
        painter.setFont(self._plain)
        for text, height in self._footer:
            left, room = self._mirrored(0, self._width * _FOOTER_SHARE)
            painter.drawText(QRectF(left, line, room, height), _START | _WRAP, text)
            line += height
        number = self._words.gettext("Page {page} of {pages}").format(
            page=self._words.number(page), pages=self._words.number(pages)
        )
        self._write(painter, self._bold, top, 0, self._width, _END, number)

    def _begin(self, painter: QPainter) -> None:
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._is_rtl else Qt.LayoutDirection.LeftToRight
        )
        painter.setPen(QColor(PRINT.text))

    def _write_on_lines(self, painter: QPainter, top: float) -> None:
        """Paint "For" and "Date" with a line each, up to the end of the header."""
        fields = (
            (self._words.gettext("For:"), _NAME_LINE * self._em),
            (self._words.gettext("Date:"), _DATE_LINE * self._em),
        )
        gap = _GAP * self._em
        words = [self._advance(self._plain, word) + gap for word, _ in fields]
        left = self._width - sum(words) - sum(line for _, line in fields) - 2 * gap
        baseline = top + QFontMetricsF(self._plain).ascent() + 0.12 * self._em
        for (word, line), room in zip(fields, words, strict=True):
            self._write(painter, self._plain, top, left, room, _START, word)
            start, length = self._mirrored(left + room, line)
            painter.setPen(QPen(QColor(PRINT.text), 0.05 * self._em))
            painter.drawLine(QLineF(start, baseline, start + length, baseline))
            left += room + line + 2 * gap

    def _write(
        self, painter: QPainter, font: QFont, top: float, left: float, room: float, side: int,
        text: str,
    ) -> None:  # fmt: skip
        """Paint one line, shortened where it has no room."""
        fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        left, room = self._mirrored(left, room)
        painter.setFont(font)
        painter.setPen(QColor(PRINT.text))
        painter.drawText(QRectF(left, top, room, self._line), side, fitting)

    def _rule(self, painter: QPainter, height: float, colour: str, thickness: float) -> None:
        painter.setPen(QPen(QColor(colour), thickness * self._em))
        painter.drawLine(QLineF(0, height, self._width, height))
        painter.setPen(QColor(PRINT.text))

    def _mirrored(self, left: float, room: float) -> tuple[float, float]:
        """Return where a piece of the line stands on the paper, and how wide it is."""
        return (self._width - left - room if self._is_rtl else left), room

    def _advance(self, font: QFont, text: str) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)

    def _height(self, text: str) -> float:
        room = QRectF(0, 0, self._width * _FOOTER_SHARE, 1e6)
        return QFontMetricsF(self._plain).boundingRect(room, _WRAP, text).height()
