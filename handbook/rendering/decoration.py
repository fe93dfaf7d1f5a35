"""Paints what Qt's text cannot: the cards of callouts, their bars and icons, and list markers."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextFrame,
)

from handbook.rendering.icons import paint_icon
from handbook.rendering.marks import BULLET, Mark
from handbook.rendering.text_styles import TextStyles

CALLOUT_ICONS = {
    "urgent": "phone-call",
    "important": "triangle-alert",
    "selfcare": "heart-pulse",
    "note": "info",
}
_CORNER = 10
_BAR = 6
_ICON = 22
_CAPITALS = 0.67  # height of a capital letter, in font sizes
_MARKER_GAP = 9
_BULLET_RADIUS = 3.1
_BULLET_CENTRE = 18


class Decoration:
    """Paints under the text of one document."""

    def __init__(self, document: QTextDocument, styles: TextStyles) -> None:
        self._document = document
        self._styles = styles

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint what shows in `clip`, in the coordinates of the document."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for frame in _frames(self._document.rootFrame()):
            kind = frame.frameFormat().property(Mark.CALLOUT)
            if kind:
                self._callout(painter, frame, str(kind), clip)
        for block in self._blocks_in(clip):
            marker = block.blockFormat().property(Mark.MARKER)
            if marker and self._begins_in(block, clip):
                self._marker(painter, block, str(marker))
        painter.restore()

    @property
    def _layout(self) -> QAbstractTextDocumentLayout:
        return self._document.documentLayout()

    def _blocks_in(self, clip: QRectF) -> Iterator[QTextBlock]:
        start = self._layout.hitTest(clip.topLeft(), Qt.HitTestAccuracy.FuzzyHit)
        block = self._document.findBlock(max(0, start))
        while block.isValid() and self._layout.blockBoundingRect(block).top() <= clip.bottom():
            yield block
            block = block.next()

    def _begins_in(self, block: QTextBlock, clip: QRectF) -> bool:
        """Tell whether the first line of a block shows; its marker stands beside it."""
        if not block.layout().lineCount():
            return False
        line = block.layout().lineAt(0)
        top = self._layout.blockBoundingRect(block).top() + line.y()
        return top < clip.bottom() and top + line.height() > clip.top()

    def _callout(self, painter: QPainter, frame: QTextFrame, kind: str, clip: QRectF) -> None:
        form = frame.frameFormat()
        card = self._layout.frameBoundingRect(frame)
        card.adjust(0, form.topMargin(), 0, -form.bottomMargin())
        if not card.intersects(clip):
            return
        px = self._styles.px
        colours = self._styles.theme.callouts[kind]
        is_rtl = form.layoutDirection() == Qt.LayoutDirection.RightToLeft
        shape = QPainterPath()
        shape.addRoundedRect(card, px(_CORNER), px(_CORNER))
        painter.fillPath(shape, QColor(colours.background))
        bar = QRectF(card.right() - px(_BAR) if is_rtl else card.left(), card.top(),
                     px(_BAR), card.height())  # fmt: skip
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.fillRect(bar, QColor(colours.bar))
        painter.restore()
        if colours.edge:
            painter.strokePath(shape, QPen(QColor(colours.bar), px(colours.edge)))
        self._icon(painter, frame, kind, card, is_rtl=is_rtl)

    def _icon(
        self, painter: QPainter, frame: QTextFrame, kind: str, card: QRectF, *, is_rtl: bool
    ) -> None:
        """Draw the icon in the room that the title leaves, level with its first line."""
        title = frame.firstCursorPosition().block()
        if not title.layout().lineCount():
            return
        size = self._styles.px(_ICON)
        inset = frame.frameFormat().padding()
        middle = self._baseline(title) - _CAPITALS / 2 * self._styles.text_px * 1.08
        left = card.right() - inset - size if is_rtl else card.left() + inset
        colour = self._styles.theme.callouts[kind].bar
        paint_icon(
            painter, CALLOUT_ICONS[kind], colour, QRectF(left, middle - size / 2, size, size)
        )

    def _marker(self, painter: QPainter, block: QTextBlock, marker: str) -> None:
        px = self._styles.px
        line = block.layout().lineAt(0)
        is_rtl = block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
        origin = self._layout.blockBoundingRect(block).left()
        edge = origin + (line.x() + line.width() if is_rtl else line.x())
        away = 1 if is_rtl else -1
        baseline = self._baseline(block)
        colour = QColor(self._styles.theme.accent)
        if marker == BULLET:
            centre = QPointF(edge + away * px(_BULLET_CENTRE), baseline - px(5.6))
            is_nested = "." in str(block.blockFormat().property(Mark.LIST))
            painter.setPen(QPen(colour, px(1.3)))
            painter.setBrush(Qt.BrushStyle.NoBrush if is_nested else colour)
            radius = px(_BULLET_RADIUS - 0.65)
            painter.drawEllipse(centre, radius, radius)
            return
        font = block.charFormat().font()
        font.setWeight(QFont.Weight.Bold)
        width = QFontMetricsF(font).horizontalAdvance(marker)
        left = edge + px(_MARKER_GAP) if is_rtl else edge - px(_MARKER_GAP) - width
        painter.setFont(font)
        painter.setPen(colour)
        painter.setLayoutDirection(block.blockFormat().layoutDirection())
        painter.drawText(QPointF(left, baseline), marker)

    def _baseline(self, block: QTextBlock) -> float:
        """Return where the first line of a block stands."""
        line = block.layout().lineAt(0)
        return self._layout.blockBoundingRect(block).top() + line.y() + line.ascent()


def _frames(parent: QTextFrame) -> Iterator[QTextFrame]:
    """Yield every frame inside a frame."""
    for frame in parent.childFrames():
        yield frame
        yield from _frames(frame)
