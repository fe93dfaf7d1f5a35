"""The pages of a handout: articles between a header and a footer."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextDocument,
)

from handbook.documents.handout import Chapter, Handout
from handbook.rendering.decoration import Decoration
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.figure import ImageSource
from handbook.rendering.page_edges import PageEdges
from handbook.rendering.pagination import PageCut, Span, cut
from handbook.rendering.paper import Paper
from handbook.rendering.theme import PRINT

_DPI = 600  # everything is laid out once for this, and scaled to whatever it is painted on
_MM = _DPI / 25.4
_POINT = _DPI / 72
_TEXT_SIZE = 12 * _POINT
_AIR = 0.85  # paper is dearer than a screen
_EDGE_TEXT_SIZE = round(9 * _POINT)
_SIDE = 20 * _MM
_TOP_AND_BOTTOM = 15 * _MM
_GAP = 6 * _MM  # between the text and the header, and the footer
_TALLEST_PICTURE = 0.36  # of a page
_OVERHANG = 0.6 * _MM  # of the lines around cards and below table rows


class HandoutPages:
    """Paints a handout, the same on screen, into a file and on paper.

    Attributes:
        title: Of the document and of the print job.
        paper: What it was laid out for.
    """

    def __init__(self, handout: Handout, paper: Paper, image: ImageSource) -> None:
        self.title = handout.title
        self.paper = paper
        self._pages = [
            page
            for chapter in handout.chapters
            for page in _LaidOutChapter(chapter, paper, image).pages()
        ]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def paint_page(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, in millimetres from the sheet's top left corner."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / _MM, 1 / _MM)
        self._pages[page].paint(painter, page + 1, self.page_count)
        painter.restore()


class _LaidOutChapter:
    """One article, laid out and cut into pages."""

    def __init__(self, chapter: Chapter, paper: Paper, image: ImageSource) -> None:
        self.width = paper.width_mm * _MM - 2 * _SIDE
        self.edges = PageEdges(chapter, self.width, _EDGE_TEXT_SIZE)
        self.top = _TOP_AND_BOTTOM + self.edges.header_height + _GAP
        self.bottom = paper.height_mm * _MM - _TOP_AND_BOTTOM - self.edges.footer_height
        self._room = self.bottom - _GAP - self.top
        self._document = QTextDocument()
        builder = DocumentBuilder(PRINT, image, text_px=_TEXT_SIZE, air=_AIR)
        tallest = _TALLEST_PICTURE * self._room
        builder.build(chapter.root, self._document, room=self.width, tallest=tallest)
        self._document.setTextWidth(self.width)
        self._document.size()  # lays out all of it
        self._decoration = Decoration(self._document, builder.styles)

    def pages(self) -> Iterator["_Page"]:
        """Yield its pages."""
        for number, piece in enumerate(cut(self._document, self._room)):
            yield _Page(self, piece, is_first=number == 0)

    def paint_piece(self, painter: QPainter, piece: Span, height: float) -> None:
        """Paint a piece of the article so that it begins at some height."""
        shown = QRectF(0, piece.top, self.width, piece.height)
        around = shown.adjusted(-_OVERHANG, -_OVERHANG, _OVERHANG, _OVERHANG)
        context = QAbstractTextDocumentLayout.PaintContext()
        # What only touches the edge is on another page.
        context.clip = shown.adjusted(0, 1, 0, -1)
        context.palette.setColor(QPalette.ColorRole.Text, QColor(PRINT.text))
        painter.save()
        painter.translate(0, height - piece.top)
        painter.setClipRect(around, Qt.ClipOperation.IntersectClip)
        self._decoration.paint(painter, context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.restore()


@dataclass(frozen=True)
class _Page:
    """One page of a chapter."""

    chapter: _LaidOutChapter
    cut: PageCut
    is_first: bool

    def paint(self, painter: QPainter, number: int, count: int) -> None:
        """Paint the page with its header and footer."""
        chapter = self.chapter
        painter.translate(_SIDE, 0)
        chapter.edges.paint_header(painter, _TOP_AND_BOTTOM, is_first=self.is_first)
        height = chapter.top
        if self.cut.head is not None:
            chapter.paint_piece(painter, self.cut.head, height)
            height += self.cut.head.height
        chapter.paint_piece(painter, self.cut.span, height)
        chapter.edges.paint_footer(painter, chapter.bottom, number, count)
