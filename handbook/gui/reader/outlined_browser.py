"""A text browser that knows the outline of its document and is walked through by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractScrollArea, QTextBrowser, QWidget

from handbook.gui.reader.article_outline import Node, Role, outline
from handbook.gui.reader.text_geometry import bounds, rectangles
from handbook.i18n import Words

_RING = 2  # pixels
_CARET = 2
_ABOVE_HEADING = 24
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


@dataclass
class OutlineHolder:
    """Holds an outline for those who must let go of it after its view has died."""

    root: Node | None = None


class OutlinedBrowser(QTextBrowser):
    """Shows a document; Tab walks its links, H its headings, Return follows a link.

    Attributes:
        held: The outline of the document, once it was asked for.
        focus_node: What the reader has stepped to, or None when the caret is elsewhere.

    Signals:
        link_activated: Where the link leads (str).
        node_focused: The `Node` that has the focus now, or None for the article itself (object).
        outline_dropped: The root of an outline that is no longer true (object).
    """

    link_activated = Signal(str)
    node_focused = Signal(object)
    outline_dropped = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.held = OutlineHolder()
        self._moving = False  # the caret moves because of a step, not of the reader
        self.focus_node: Node | None = None
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setCursorWidth(0)
        self.anchorClicked.connect(self._follow)
        self.cursorPositionChanged.connect(self._caret_moved)

    # The outline

    def outline(self) -> Node:
        """Return the structure of the document, read when it is first asked for."""
        if self.held.root is None:
            self.held.root = outline(self.document(), self._words)
        return self.held.root

    @contextmanager
    def changing_document(self) -> Iterator[None]:
        """Let go of the outline before the document changes; no one may ask for it meanwhile."""
        self._give_focus_back()
        dropped, self.held.root = self.held.root, Node(Role.Document, "", 0, 0)
        if dropped is not None:
            self.outline_dropped.emit(dropped)
        caret = self.cursorWidth()  # Qt keeps it in the document
        self._moving = True
        try:
            yield
        finally:
            self.held.root = None
            self._moving = False
            self.setCursorWidth(caret)

    def node_rect(self, node: Node) -> QRect:
        """Return where a node stands on the screen, whether it can be seen or not."""
        place = bounds(self.document(), node.start, node.end).translated(*self._offset())
        corner = self.viewport().mapToGlobal(place.topLeft().toPoint())
        return QRect(corner, place.size().toSize())

    def shows_node(self, node: Node) -> bool:
        """Tell whether a part of a node is scrolled into view."""
        corner = self.viewport().mapToGlobal(QPoint(0, 0))
        return self.node_rect(node).intersects(QRect(corner, self.viewport().size()))

    # Steps

    def go_to_node(self, node: Node) -> None:
        """Give a node the focus, put the caret there and scroll it into view."""
        self.focus_node = node
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.node_focused.emit(node)  # before the caret moves, else the line is read out twice
        self.setCursorWidth(0 if node.href else self.cursorWidth())  # a link has its ring
        self._moving = True
        caret = self.textCursor()
        caret.setPosition(node.start)
        self.setTextCursor(caret)
        self._moving = False
        self._scroll_to(node)
        self.viewport().update()

    def step_to_heading(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) heading; return False when there is none."""
        headings = [node for node in self.outline().walk() if node.role == Role.Heading]
        return self._step(headings, direction)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Move to the next link after the caret; from the last one leave the article."""
        links = [node for node in self.outline().walk() if node.href and not node.is_source]
        if self._step(links, 1 if forward else -1):
            return True
        return QAbstractScrollArea.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Handle the reader's own keys, then Qt's."""
        node, key, held = self.focus_node, event.key(), event.modifiers()
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and node and node.href:
            self.link_activated.emit(node.href)
        elif key == Qt.Key.Key_H and (plain or held == Qt.KeyboardModifier.ShiftModifier):
            self.setCursorWidth(_CARET)
            self.step_to_heading(1 if plain else -1)
        else:
            self.setCursorWidth(_CARET)
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Hide the caret: who uses a mouse does not need it."""
        self.setCursorWidth(0)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Show the caret to who came by keyboard, and tell which node has the focus."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self.setCursorWidth(_CARET)
        if self.focus_node is not None:
            self.node_focused.emit(self.focus_node)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the text, and a ring around the link that has the focus."""
        if self.cursorWidth():
            super().paintEvent(event)
        else:
            self._paint_without_caret(event)
        node = self.focus_node
        if node is None or not node.href or not self.hasFocus():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.palette().text().color()), _RING))
        for place in rectangles(self.document(), node.start, node.end):
            ring = place.translated(*self._offset()).adjusted(-3, -1, 3, 1)
            painter.drawRoundedRect(ring, 4, 4)
        painter.end()

    def _paint_without_caret(self, event: QPaintEvent) -> None:
        """Paint the text; Qt draws the caret's direction mark at every width, even at none."""
        painter = QPainter(self.viewport())
        across, down = self._offset()
        painter.translate(across, down)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(event.rect()).translated(-across, -down)
        context.palette = self.palette()
        if self.textCursor().hasSelection():
            chosen = QAbstractTextDocumentLayout.Selection()
            chosen.cursor = self.textCursor()
            chosen.format.setBackground(self.palette().highlight())
            chosen.format.setForeground(self.palette().highlightedText())
            context.selections = [chosen]
        painter.setClipRect(context.clip)
        self.document().documentLayout().draw(painter, context)
        painter.end()

    def _step(self, nodes: list[Node], direction: int) -> bool:
        """Go to the nearest of some nodes before or behind the caret."""
        here = self.textCursor().position()
        if direction > 0:
            at = self.focus_node
            found = [n for n in nodes if n.start > here or (n.start == here and n is not at)]
        else:
            found = [n for n in reversed(nodes) if n.start < here]
        if found:
            self.go_to_node(found[0])
        return bool(found)

    def _scroll_to(self, node: Node) -> None:
        """Scroll a heading to the top, anything else only when it is out of view."""
        place = bounds(self.document(), node.start, node.end).translated(*self._offset())
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if node.role == Role.Heading:
            bar.setValue(bar.value() + round(place.top()) - _ABOVE_HEADING)
        elif place.top() < 0 or place.bottom() > height:
            bar.setValue(bar.value() + round(place.top() - height / 5))

    def _offset(self) -> tuple[int, int]:
        """Return how far the document is scrolled away."""
        return -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()

    def _follow(self, link: QUrl) -> None:
        self.link_activated.emit(link.toString())

    def _caret_moved(self) -> None:
        if not self._moving:
            self._give_focus_back()

    def _give_focus_back(self) -> None:
        """Take the focus from a node and give it to the article as a whole."""
        if self.focus_node is not None:
            self.focus_node = None
            self.viewport().update()
            self.node_focused.emit(None)
