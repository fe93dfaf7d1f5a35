"""Builds the text document of an article from its XHTML, for the screen and for paper."""

import math
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final
from xml.etree import ElementTree as ET

from PySide6.QtGui import QFont, QTextBlockFormat, QTextDocument, QTextFrameFormat, QTextOption

from handbook.i18n import direction_of
from handbook.rendering import measures
from handbook.rendering.block_cursor import BlockCursor
from handbook.rendering.figure import Figures, ImageSource
from handbook.rendering.inline_writer import InlineWriter
from handbook.rendering.marks import BULLET, Mark
from handbook.rendering.table_writer import TableWriter, read_table
from handbook.rendering.text_styles import BODY_PX, Ink, Scope, TextStyles
from handbook.rendering.theme import Theme

_BLOCKS: Final = frozenset({"p", "ul", "ol", "dl", "table", "figure", "div"})


class DocumentBuilder:
    """Lays articles out as text documents; one builder for one look."""

    def __init__(
        self, theme: Theme, image: ImageSource, *, text_px: float = BODY_PX, air: float = 1.0
    ) -> None:
        self.styles = TextStyles(theme, text_px, air)
        self._image = image

    def build(
        self,
        root: ET.Element,
        document: QTextDocument,
        *,
        room: float = math.inf,
        tallest: float = math.inf,
    ) -> tuple[float, ...]:
        """Write an article into an empty document whose text column is `room` wide.

        No picture becomes taller than `tallest`.

        Returns:
            The width that each table needs to stand in columns. A table that needs more than
            `room` is written cell below cell.
        """
        language = root.get("lang", "")
        scope = Scope(language, root.get("dir", direction_of(language)) == "rtl")
        self._prepare(document, scope)
        figures = Figures(document, self._image, self.styles, tallest)
        article = _Article(self.styles, figures, document, room)
        article.write(root, scope)
        return tuple(article.table_needs)

    def _prepare(self, document: QTextDocument, scope: Scope) -> None:
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.styles.font(Ink(""), scope))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        option.setTextDirection(scope.direction)
        document.setDefaultTextOption(option)


@dataclass(frozen=True)
class _Item:
    """What is still to be shown of an item: its kind (li, dt, dd), its marker and its id."""

    kind: str
    marker: str
    anchor: str


class _Article:
    """Writes one article, block after block."""

    def __init__(
        self, styles: TextStyles, figures: Figures, document: QTextDocument, room: float
    ) -> None:
        self._styles = styles
        self._inline = InlineWriter(styles, figures)
        self._tables = TableWriter(styles, self._inline)
        self._cursor = BlockCursor(document)
        self.table_needs: list[float] = []  # the width of column that each needs
        self._room = room
        self._inset = 0.0  # what the open callout takes from the room
        self._lists: list[int] = []  # numbers of the open lists, from the outside in
        self._list_indent = 0.0
        self._list_count = 0
        self._size = 1.0
        self._callout_kind = "note"

    def write(self, root: ET.Element, scope: Scope) -> None:
        """Write everything."""
        edit = self._cursor.text
        edit.beginEditBlock()
        self._blocks(root, scope)
        self._cursor.close()
        edit.endEditBlock()

    def _blocks(self, parent: ET.Element, scope: Scope) -> None:
        for element, behind in zip_longest(parent, parent[1:]):
            self._block(element, _scope_of(element, scope))
            if element.tag == "p" and behind is not None and behind.tag in ("ul", "ol"):
                self._cursor.set_space_below(self._styles.px(measures.BEFORE_LIST))

    def _block(self, element: ET.Element, scope: Scope) -> None:
        tag = element.tag
        if tag in measures.HEADINGS:
            self._heading(element, scope)
        elif tag in ("ul", "ol"):
            self._list(element, scope)
        elif tag == "div":
            self._callout(element, scope)
        elif tag == "table":
            self._table(element, scope)
        elif tag == "dl":
            self._definitions(element, scope)
        elif tag == "figure":
            self._figure(element, scope)
        elif element.get("class") == "callout-title":
            self._callout_title(element, scope)
        else:
            self._paragraph(element, scope, element.get("class", ""))

    def _heading(self, element: ET.Element, scope: Scope) -> None:
        space = measures.HEADINGS[element.tag]
        block = self._format(space, scope)
        block.setHeadingLevel(int(element.tag[1]))
        block.setProperty(Mark.ANCHOR, element.get("id", ""))
        ink = Ink(self._styles.theme.heading, space.size, QFont.Weight.Bold)
        self._write(element, block, ink, scope)

    def _paragraph(self, element: ET.Element, scope: Scope, kind: str) -> None:
        space = measures.PARAGRAPHS.get(kind, measures.PARAGRAPHS[""])
        self._write(element, self._format(space, scope), self._ink(kind), scope)

    def _callout(self, element: ET.Element, scope: Scope) -> None:
        kind = element.get("class", "callout note").rpartition(" ")[2]
        form = QTextFrameFormat()
        form.setProperty(Mark.CALLOUT, kind)
        form.setBorder(0)
        form.setPadding(self._styles.px(measures.CALLOUT_PADDING))
        form.setTopMargin(self._styles.px(16))
        form.setBottomMargin(self._styles.px(18))
        form.setLayoutDirection(scope.direction)
        frame = self._cursor.start_frame(form)
        self._callout_kind, self._inset = kind, 2 * form.padding()
        self._blocks(element, scope)
        self._inset = 0.0
        self._cursor.set_space_below(0)
        self._cursor.close()
        self._cursor.leave(frame)

    def _callout_title(self, element: ET.Element, scope: Scope) -> None:
        space = measures.PARAGRAPHS["callout-title"]
        ink = Ink(
            self._styles.theme.callouts[self._callout_kind].ink, space.size, QFont.Weight.Bold
        )
        self._write(element, self._format(space, scope, measures.TITLE_INDENT), ink, scope)

    def _table(self, element: ET.Element, scope: Scope) -> None:
        table = read_table(element)
        if table is not None:
            self._list_count += 1
            needed = self._tables.write(
                self._cursor, table, scope, number=self._list_count, room=self._room - self._inset
            )
            self.table_needs.append(needed + self._inset)

    def _figure(self, element: ET.Element, scope: Scope) -> None:
        for child in element:
            inner = _scope_of(child, scope)
            if child.tag == "figcaption":
                self._paragraph(child, inner, "figcaption")
            else:
                block = self._format(measures.PARAGRAPHS["figure"], inner)
                block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
                self._start(block, self._ink(""), inner)
                self._inline.add_child(child, self._ink(""), inner)
                self._inline.write(self._cursor.text)

    def _definitions(self, element: ET.Element, scope: Scope) -> None:
        self._list_count += 1
        self._lists.append(self._list_count)
        for child in element:
            kind = "dt" if child.tag == "dt" else "dd"
            step = 0 if kind == "dt" else measures.DEFINITION_INDENT
            self._list_indent += step
            self._item(child, _Item(kind, "", child.get("id", "")), _scope_of(child, scope))
            self._list_indent -= step
        self._lists.pop()
        self._cursor.set_space_below(self._styles.px(measures.AFTER_LIST))

    def _list(self, element: ET.Element, scope: Scope) -> None:
        self._list_count += 1
        self._lists.append(self._list_count)
        size, self._size = self._size, measures.SOURCES_SIZE if element.get("class") else self._size
        has_long_numbers = element.tag == "ol" and len(element) >= measures.LONG_LIST
        step = measures.LIST_INDENT + (measures.ROOM_FOR_DIGIT if has_long_numbers else 0)
        self._list_indent += step
        for number, item in enumerate(element, start=1):
            marker = f"{number}." if element.tag == "ol" else BULLET
            self._item(item, _Item("li", marker, item.get("id", "")), _scope_of(item, scope))
        self._size = size
        self._list_indent -= step
        self._lists.pop()
        if not self._lists:
            self._cursor.set_space_below(self._styles.px(measures.AFTER_LIST))

    def _item(self, element: ET.Element, item: "_Item", scope: Scope) -> None:
        """Write an item, term or definition: loose words, paragraphs and lists in any order."""
        ink = self._ink(item.kind)
        loose = self._styles.characters(ink, scope)
        self._inline.add_text(element.text, loose)
        for child in element:
            if child.tag not in _BLOCKS:
                self._inline.add_child(child, ink, scope)
                continue
            item = self._item_paragraph(item, scope)
            inner = _scope_of(child, scope)
            if child.tag == "p":
                self._inline.add(child, ink, inner)
                item = self._item_paragraph(item, inner)
            else:
                self._block(child, inner)
            self._inline.add_text(child.tail, loose)
        self._item_paragraph(item, scope)

    def _item_paragraph(self, item: "_Item", scope: Scope) -> "_Item":
        """Write the collected words; return what the next paragraph of the item has to carry."""
        if self._inline.is_empty():
            return item
        block = self._format(measures.PARAGRAPHS[item.kind], scope)
        block.setProperty(Mark.ANCHOR, item.anchor)
        if item.marker:
            block.setProperty(Mark.MARKER, item.marker)
        if item.kind != "li":
            block.setProperty(Mark.TERM, item.kind)
        self._start(block, self._ink(item.kind), scope)
        self._inline.write(self._cursor.text)
        return replace(item, marker="", anchor="")

    def _write(self, element: ET.Element, block: QTextBlockFormat, ink: Ink, scope: Scope) -> None:
        self._start(block, ink, scope)
        self._inline.add(element, ink, scope)
        self._inline.write(self._cursor.text)

    def _start(self, block: QTextBlockFormat, ink: Ink, scope: Scope) -> None:
        self._cursor.start(block, self._styles.characters(ink, scope))

    def _format(self, space: measures.Space, scope: Scope, indent: float = 0) -> QTextBlockFormat:
        indent += self._list_indent
        block = self._styles.block(
            scope,
            top=space.top,
            bottom=space.bottom,
            indent=indent,
            line=space.line,
            size=space.size,
        )
        if self._lists:
            block.setProperty(Mark.LIST, ".".join(map(str, self._lists)))
        return block

    def _ink(self, kind: str) -> Ink:
        theme = self._styles.theme
        space = measures.PARAGRAPHS.get(kind, measures.PARAGRAPHS[""])
        size = self._size if kind == "li" else space.size
        weight = QFont.Weight.Bold if kind == "dt" else QFont.Weight.Normal
        return Ink(theme.muted if kind in measures.PALE else theme.text, size, weight)


def _scope_of(element: ET.Element, scope: Scope) -> Scope:
    """Return the scope inside an element that may name its own language and direction."""
    language = element.get("lang", scope.language)
    if element.get("dir"):
        return Scope(language, element.get("dir") == "rtl")
    return replace(scope, language=language)
