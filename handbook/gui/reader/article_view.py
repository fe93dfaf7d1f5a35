"""The article on screen: built for one look, kept at its reading place, safe to click in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from PySide6.QtCore import QMimeData, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QScroller, QWidget

from handbook.gui.reader.article_copy import selected_text
from handbook.gui.reader.article_outline import Node
from handbook.gui.reader.outlined_browser import OutlinedBrowser
from handbook.gui.reader.reading_place import height_of, place_at
from handbook.i18n import Words
from handbook.rendering.decoration import Decoration
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.marks import Mark
from handbook.rendering.table_writer import fit_tables
from handbook.rendering.text_styles import BODY_PX
from handbook.rendering.theme import Theme

COLUMN = 620  # pixels at 100 %: about 70 characters
_LEAST_MARGIN = 24
_ABOVE, _BELOW = 32, 60
_WHEEL_STEP = 120  # eighths of a degree
_UNKNOWN = QTextDocument.ResourceType.UnknownResource


@dataclass(frozen=True)
class Heading:
    """A heading of the article that is open."""

    level: int
    text: str
    anchor: str


class ArticleView(OutlinedBrowser):
    """Shows one article at a time.

    Signals:
        link_activated: Where the link leads, as written in the article (str).
        text_size_step_requested: Larger (1) or smaller (-1) text (int).
    """

    text_size_step_requested = Signal(int)

    def __init__(
        self,
        image: Callable[[str], bytes | None],
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._image = image
        self._theme = theme
        self._text_size = 100
        self._root: ET.Element | None = None
        self._decoration: Decoration | None = None
        self._table_needs: tuple[float, ...] = ()
        self._stacked: list[bool] = []  # which tables had no room for their columns
        self._asked_for: tuple[int, float] | None = None  # scrolled to here for that place
        self._wheel = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.gettext("Page"))
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._use_colours()

    # What is shown

    def show_article(self, root: ET.Element, anchor: str = "") -> None:
        """Show an article from its top, or from the heading or source that `anchor` names."""
        self._root, self._asked_for = root, None
        self._rebuild()
        self.verticalScrollBar().setValue(0)
        if not self.go_to_anchor(anchor):
            self.go_to_top()

    def go_to_top(self) -> None:
        """Return to the title of the page."""
        headings = [node for node in self.outline().walk() if node.level]
        if headings:
            self.go_to_node(headings[0])
        self.verticalScrollBar().setValue(0)

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Use other colours and another size of text, in percent; the reading place stays."""
        if (theme, text_size) == (self._theme, self._text_size):
            return
        place = self.reading_place()
        self._theme, self._text_size = theme, text_size
        self._use_colours()
        if self._root is not None:
            self._rebuild()
            self.set_reading_place(place)

    def headings(self) -> tuple[Heading, ...]:
        """Return the headings in reading order."""
        found = []
        block = self.document().begin()
        while block.isValid():
            form = block.blockFormat()
            if form.headingLevel():
                anchor = str(form.property(Mark.ANCHOR) or "")
                found.append(Heading(form.headingLevel(), block.text(), anchor))
            block = block.next()
        return tuple(found)

    # Where the reader is

    def go_to_anchor(self, anchor: str) -> bool:
        """Scroll to what an anchor names and give it the focus; return False without it."""
        node = self._anchored(anchor)
        if node is None:
            return False
        self.go_to_node(node)
        return True

    def reading_place(self) -> float:
        """Return the place at the top of the view; good for this article at any size."""
        top = self.verticalScrollBar().value()
        if self._asked_for is not None and self._asked_for[0] == top:
            return self._asked_for[1]  # perhaps beyond the end at this size, but not at another
        return place_at(self.document(), top) if top else 0.0

    def set_reading_place(self, place: float) -> None:
        """Scroll to where `reading_place` once was."""
        top = height_of(self.document(), place) if place else 0
        self.verticalScrollBar().setValue(round(top))
        self._asked_for = (self.verticalScrollBar().value(), place)

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the column's width and the reading place."""
        place = self.reading_place()
        super().resizeEvent(event)
        if self._stacked != [need > self._room() for need in self._table_needs]:
            self._rebuild()
        else:
            self._fit_column()
        self.set_reading_place(place)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint cards and markers, then the text on them."""
        if self._decoration is not None:
            painter = QPainter(self.viewport())
            across, down = self._offset()
            painter.translate(across, down)
            clip = QRectF(event.rect()).translated(-across, -down)
            self._decoration.paint(painter, clip)
            painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Scroll; with Ctrl ask for another size of text."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _WHEEL_STEP)
        self._wheel -= steps * _WHEEL_STEP
        if steps:
            self.text_size_step_requested.emit(1 if steps > 0 else -1)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:
        """Select with the mouse, never with a finger: that scrolls."""
        if event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        """Offer to copy and to select all, nothing else."""
        self.context_menu().popup(event.globalPos())

    def context_menu(self) -> QMenu:
        """Make the menu that the right button opens."""
        _ = self._words.gettext
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(_("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        select_all = QKeySequence(QKeySequence.StandardKey.SelectAll)
        menu.addAction(_("Select all"), select_all, self.selectAll)
        return menu

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text that still shows which lines are list items."""
        # Fill the object that Qt makes: one made here would outlive Python in the clipboard.
        copied = super().createMimeDataFromSelection()
        if copied.text():  # asking makes Qt fill it now, and not later over our words
            copied.clear()
            copied.setText(selected_text(self.textCursor()))
        return copied

    def doSetSource(
        self, _name: QUrl | str, _kind: QTextDocument.ResourceType = _UNKNOWN, /
    ) -> None:
        """Open nothing: what is shown comes through `show_article`."""

    def loadResource(self, _kind: int, _name: QUrl | str, /) -> Any:
        """Load nothing: pictures come from the pack, and nothing else is shown."""
        return None

    def _use_colours(self) -> None:
        role, theme, colours = QPalette.ColorRole, self._theme, self.palette()
        for name, colour in (
            (role.Base, theme.background),
            (role.Text, theme.text),
            (role.Highlight, theme.accent),
            (role.HighlightedText, theme.on_accent),
        ):
            colours.setColor(name, QColor(colour))
        self.setPalette(colours)

    def _rebuild(self) -> None:
        """Lay the article out anew in a document of its own."""
        if self._root is None:
            return
        builder = DocumentBuilder(self._theme, self._image, text_px=BODY_PX * self._text_size / 100)
        document = QTextDocument(self)
        room = self._room()
        self._table_needs = builder.build(self._root, document, room=room)
        self._stacked = [need > room for need in self._table_needs]
        with self.changing_document():
            before = self.document()
            self.setDocument(document)
            if self._decoration is not None:  # Qt deletes only the one it made itself
                before.deleteLater()
            self._decoration = Decoration(document, builder.styles)
            self._fit_column()

    def _fit_column(self) -> None:
        """Centre a column that is wide enough for about 70 characters and no wider."""
        if self._decoration is None:
            return
        change = QTextCursor(self.document())
        change.beginEditBlock()  # one change, laid out once
        fit_tables(self.document(), self._room())
        margin = (self.viewport().width() - self._room()) / 2
        form = self.document().rootFrame().frameFormat()
        form.setLeftMargin(margin)
        form.setRightMargin(margin)
        form.setTopMargin(_ABOVE)
        form.setBottomMargin(_BELOW)
        self.document().rootFrame().setFrameFormat(form)
        change.endEditBlock()
        # Qt lays long documents out bit by bit; a jump needs all of it.
        self.document().documentLayout().frameBoundingRect(self.document().rootFrame())

    def _room(self) -> float:
        """Return how wide the text column is now."""
        return min(self.viewport().width() - 2 * _LEAST_MARGIN, COLUMN * self._text_size / 100)

    def _anchored(self, anchor: str) -> Node | None:
        nodes = self.outline().walk() if anchor else ()
        return next((node for node in nodes if node.anchor == anchor), None)
