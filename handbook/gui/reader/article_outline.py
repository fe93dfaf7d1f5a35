"""The structure of a laid-out article for screen readers: headings, lists, links, tables, pictures.

It is read from the marks in the document, so what is heard is what is seen.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import (
    QAccessible,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextTable,
    QTextTableCell,
)

from handbook.i18n import Words, mark
from handbook.rendering.marks import BULLET, PICTURE_CHARACTER, Mark

Role = QAccessible.Role

CALLOUT_NAMES = {
    "urgent": mark("Urgent: {title}"),
    "important": mark("Important: {title}"),
    "selfcare": mark("Self-care: {title}"),
    "note": mark("Note: {title}"),
}
_UNSPOKEN = re.compile(f"[\u2066-\u2069{PICTURE_CHARACTER}]")


@dataclass(eq=False, slots=True)
class Node:
    """One thing in an article that a screen reader can name.

    Attributes:
        start: Where its text begins in the document.
        end: Where it ends.
        level: Of a heading, else 0.
        href: Where a link leads, else empty.
        anchor: Its id in the article, else empty.
        is_source: Whether it is the mark of a source, which the Tab key passes by.
        interface: What Qt knows it by, once something has asked for it.
    """

    role: Role
    name: str
    start: int
    end: int
    parent: "Node | None" = None
    level: int = 0
    href: str = ""
    anchor: str = ""
    description: str = ""
    is_source: bool = False
    children: list["Node"] = field(default_factory=list)
    interface: Any = None

    @property
    def can_have_focus(self) -> bool:
        """Tell whether keys or a link can lead here."""
        return bool(self.level or self.href or self.anchor)

    def add(self, role: Role, name: str, start: int, end: int) -> "Node":
        """Add a child and return it."""
        child = Node(role, name, start, end, parent=self)
        self.children.append(child)
        return child

    def walk(self) -> Iterator["Node"]:
        """Yield the node and everything in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline(document: QTextDocument, words: Words) -> Node:
    """Return the structure of a document; the root stands for the whole article."""
    root = Node(Role.Document, "", 0, max(0, document.characterCount() - 1))
    _Outline(words).frame(document.rootFrame(), root)
    return root


def plain(text: str) -> str:
    """Return a text as it is spoken: white space folded, invisible characters left out."""
    return " ".join(_UNSPOKEN.sub("", text).split())


class _Outline:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._lists: list[tuple[str, Node]] = []  # the open lists and their numbers

    def frame(self, frame: QTextFrame, parent: Node) -> None:
        """Add everything inside a frame."""
        self._lists.clear()
        place = frame.begin()
        while not place.atEnd():
            inner = place.currentFrame()
            if inner is None:
                self._block(place.currentBlock(), parent)
            elif isinstance(inner, QTextTable):
                self._table(inner, parent)
            else:
                self._callout(inner, parent)
            place += 1
        self._lists.clear()

    def _block(self, block: QTextBlock, parent: Node) -> None:
        form = block.blockFormat()
        if form.property(Mark.FILLER):
            return
        numbers = str(form.property(Mark.LIST) or "")
        if numbers:
            self._list_block(block, numbers.split("."), parent)
            return
        self._lists.clear()
        start, end = _range(block)
        text = _spoken(block)
        if form.headingLevel():
            node = parent.add(Role.Heading, self._heading_name(text, block), start, end)
            node.level = form.headingLevel()
            node.anchor = str(form.property(Mark.ANCHOR) or "")
            self._inline(block, node)
        elif text:
            self._inline(block, parent.add(Role.Paragraph, text, start, end))
        else:  # a picture alone needs no paragraph around it
            self._inline(block, parent)

    def _heading_name(self, text: str, block: QTextBlock) -> str:
        if sys.platform != "win32":
            return text
        # Qt tells Windows the level of no heading, so the name says it.
        sentence = self._words.gettext("{heading}, heading level {level}")
        return sentence.format(heading=text, level=block.blockFormat().headingLevel())

    def _list_block(self, block: QTextBlock, numbers: list[str], parent: Node) -> None:
        """Add a paragraph of a list: an item, a term, or more of either."""
        start, end = _range(block)
        self._open_lists(numbers, parent, start)
        form, text = block.blockFormat(), _spoken(block)
        marker, term = form.property(Mark.MARKER), form.property(Mark.TERM)
        innermost = self._lists[-1][1]
        if marker or term == "dt" or not innermost.children:
            name = f"{marker} {text}" if marker and marker != BULLET else text
            node = innermost.add(Role.ListItem, name, start, end)
            node.anchor = str(form.property(Mark.ANCHOR) or "")
        elif term:
            node = innermost.children[-1]
            node.name += f": {text}"
        else:
            node = innermost.children[-1].add(Role.Paragraph, text, start, end)
        self._inline(block, node)
        for _, opened in self._lists:
            opened.end = opened.children[-1].end = end

    def _open_lists(self, numbers: list[str], parent: Node, start: int) -> None:
        """Close the lists that ended and open those that begin."""
        depth = 0
        while depth < min(len(self._lists), len(numbers)) and (
            self._lists[depth][0] == numbers[depth]
        ):
            depth += 1
        del self._lists[depth:]
        for number in numbers[depth:]:
            above = self._lists[-1][1] if self._lists else parent
            if self._lists and above.children:  # an inner list belongs to the item before it
                above = above.children[-1]
            opened = above.add(Role.List, "", start, start)
            self._lists.append((number, opened))

    def _callout(self, frame: QTextFrame, parent: Node) -> None:
        self._lists.clear()
        kind = str(frame.frameFormat().property(Mark.CALLOUT) or "")
        title = plain(frame.firstCursorPosition().block().text())
        name = self._words.gettext(CALLOUT_NAMES[kind]).format(title=title) if kind else title
        node = parent.add(Role.Section, name, frame.firstPosition(), frame.lastPosition())
        self.frame(frame, node)

    def _table(self, table: QTextTable, parent: Node) -> None:
        self._lists.clear()
        rows, columns = table.rows(), table.columns()
        name = self._words.gettext("Table, {rows} rows, {columns} columns").format(
            rows=rows, columns=columns
        )
        node = parent.add(Role.Table, name, table.firstPosition(), table.lastPosition())
        head = table.format().toTableFormat().headerRowCount()
        order = _reading_order(table)
        titles = [_cell_text(table.cellAt(0, column)) if head else "" for column in order]
        for row in range(rows):
            cells = [table.cellAt(row, column) for column in order]
            self._row(cells, titles if row >= head else [], node)

    def _row(self, cells: list[QTextTableCell], titles: list[str], table: Node) -> None:
        """Add a row; the head has no titles. Its name says all: Qt offers no table to ask."""
        starts, ends = [c.firstPosition() for c in cells], [c.lastPosition() for c in cells]
        row = table.add(Role.Row, "", min(starts), max(ends))
        spoken = []
        for column, cell in enumerate(cells):
            text, title = _cell_text(cell), titles[column] if titles else ""
            role = Role.Cell if titles else Role.ColumnHeader
            node = row.add(role, text, cell.firstPosition(), cell.lastPosition())
            node.description = title
            self._inline(cell.firstCursorPosition().block(), node)
            spoken.append(f"{title}: {text}" if title else text)
        row.name = "; ".join(spoken)

    def _inline(self, block: QTextBlock, parent: Node) -> None:
        """Add the links and pictures of a paragraph."""
        link: Node | None = None
        words = ""  # of that link so far
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            form, start = fragment.charFormat(), fragment.position()
            end = start + fragment.length()
            if PICTURE_CHARACTER in fragment.text():
                alt = str(form.property(Mark.ALT) or "") or self._words.gettext("Picture")
                parent.add(Role.Graphic, alt, start, end)
            if not form.anchorHref():
                link = None
            elif link is not None and link.href == form.anchorHref():
                words, link.end = words + fragment.text(), end
                link.name = self._link_name(words, form)
            else:
                words = fragment.text()
                link = parent.add(Role.Link, self._link_name(words, form), start, end)
                link.href = form.anchorHref()
                link.is_source = bool(form.property(Mark.SOURCE))
            place += 1

    def _link_name(self, text: str, form: QTextCharFormat) -> str:
        if form.property(Mark.SOURCE):
            return self._words.gettext("Source {number}").format(number=text.strip("[]"))
        return plain(text)


def _range(block: QTextBlock) -> tuple[int, int]:
    return block.position(), block.position() + block.length() - 1


def _reading_order(table: QTextTable) -> list[int]:
    """Return the columns as they are read; right-to-left tables were filled from the right."""
    first = table.cellAt(0, 0).firstCursorPosition().blockFormat().layoutDirection()
    order = list(range(table.columns()))
    return order[::-1] if first.name == "RightToLeft" else order


def _cell_text(cell: QTextTableCell) -> str:
    return _spoken(cell.firstCursorPosition().block())


def _spoken(block: QTextBlock) -> str:
    """Return the words of a paragraph without its source marks, which are links of their own."""
    pieces = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if not fragment.charFormat().property(Mark.SOURCE):
            pieces.append(fragment.text())
        place += 1
    return plain("".join(pieces))
