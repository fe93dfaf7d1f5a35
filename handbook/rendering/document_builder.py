"""Builds the text document of an article from its XHTML, for the screen and for paper."""

import math
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final
from xml.etree import ElementTree as ET

from PySide6.QtGui import QFont, QTextBlockFormat, QTextDocument, QTextFrameFormat, QTextOption

from handbook.i18n import direction_of
from handbook.rendering.block_cursor import BlockCursor
from handbook.rendering.figure import Figures, ImageSource
from handbook.rendering.inline_writer import InlineWriter
from handbook.rendering.marks import BULLET, Mark
from handbook.rendering.table_writer import TableWriter, read_table
from handbook.rendering.text_styles import BODY_PX, Ink, Scope, TextStyles
from handbook.rendering.theme import Theme


@dataclass(frozen=True)
class _Space:
    """Size of the text, space above and below, and line height."""

    size: float
    top: float
    bottom: float
    line: float = 1.5


_HEADINGS: Final = {
    "h1": _Space(1.95, 0, 12, 1.2),
    "h2": _Space(1.42, 32, 8, 1.22),
    "h3": _Space(1.18, 24, 6, 1.3),
    "h4": _Space(1.0, 18, 4, 1.4),
}
_PARAGRAPHS: Final = {
    "": _Space(1.0, 0, 12),
    "status": _Space(0.88, 0, 16),
    "callout-title": _Space(1.08, 0, 6, 1.3),
    "general-knowledge": _Space(0.88, 14, 8),
    "closing": _Space(0.94, 26, 6),
    "code": _Space(0.88, 0, 0),
    "figcaption": _Space(0.88, 8, 20, 1.4),
    "figure": _Space(1.0, 10, 6),
    "li": _Space(1.0, 0, 6),
    "dt": _Space(1.0, 8, 2),
    "dd": _Space(1.0, 0, 10),
}
_PALE: Final = frozenset({"status", "general-knowledge", "closing", "code", "figcaption"})
_BLOCKS: Final = frozenset({"p", "ul", "ol", "dl", "table", "figure", "div"})
_LIST_INDENT: Final = 30
_DEFINITION_INDENT: Final = 22
_BEFORE_LIST: Final = 6
_AFTER_LIST: Final = 14
_SOURCES_SIZE: Final = 0.88
_CALLOUT_PADDING: Final = 18
_TITLE_INDENT: Final = 30  # room for the icon


class DocumentBuilder:
    """Lays articles out as text documents; one builder for one look."""

    def __init__(self, theme: Theme, image: ImageSource, *, text_px: float = BODY_PX) -> None:
        self.styles = TextStyles(theme, text_px)
        self._image = image

    def build(
        self, root: ET.Element, document: QTextDocument, *, room: float = math.inf
    ) -> tuple[float, ...]:
        """Write an article into an empty document whose text column is `room` wide.

        Returns:
            The width that each table needs to stand in columns. A table that needs more than
            `room` is written cell below cell.
        """
        language = root.get("lang", "")
        scope = Scope(language, root.get("dir", direction_of(language)) == "rtl")
        self._prepare(document, scope)
        figures = Figures(document, self._image, self.styles)
        article = _Article(self.styles, figures, document, room)
        article.write(root, scope)
        return tuple(article.tables.needs)

    def _prepare(self, document: QTextDocument, scope: Scope) -> None:
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.styles.font(Ink(""), scope))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        option.setTextDirection(scope.direction)
        document.setDefaultTextOption(option)


class _Article:
    """Writes one article, block after block."""

    def __init__(
        self, styles: TextStyles, figures: Figures, document: QTextDocument, room: float
    ) -> None:
        self._styles = styles
        self._inline = InlineWriter(styles, figures)
        self.tables = TableWriter(styles, self._inline, room)
        self._cursor = BlockCursor(document)
        self._lists: list[int] = []  # numbers of the open lists, from the outside in
        self._list_count = 0
        self._size = 1.0
        self._callout_kind = ""

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
                self._cursor.set_space_below(self._styles.px(_BEFORE_LIST))

    def _block(self, element: ET.Element, scope: Scope) -> None:
        tag = element.tag
        if tag in _HEADINGS:
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
        space = _HEADINGS[element.tag]
        block = self._format(space, scope)
        block.setHeadingLevel(int(element.tag[1]))
        block.setProperty(Mark.ANCHOR, element.get("id", ""))
        ink = Ink(self._styles.theme.heading, space.size, QFont.Weight.Bold)
        self._write(element, block, ink, scope)

    def _paragraph(self, element: ET.Element, scope: Scope, kind: str) -> None:
        space = _PARAGRAPHS[kind]
        self._write(element, self._format(space, scope), self._ink(kind), scope)

    def _callout(self, element: ET.Element, scope: Scope) -> None:
        kind = element.get("class", "").rpartition(" ")[2]
        form = QTextFrameFormat()
        form.setProperty(Mark.CALLOUT, kind)
        form.setBorder(0)
        form.setPadding(self._styles.px(_CALLOUT_PADDING))
        form.setTopMargin(self._styles.px(16))
        form.setBottomMargin(self._styles.px(18))
        form.setLayoutDirection(scope.direction)
        frame = self._cursor.start_frame(form)
        self._callout_kind = kind
        self._blocks(element, scope)
        self._cursor.set_space_below(0)
        self._cursor.close()
        self._cursor.leave(frame)

    def _callout_title(self, element: ET.Element, scope: Scope) -> None:
        space = _PARAGRAPHS["callout-title"]
        ink = Ink(
            self._styles.theme.callouts[self._callout_kind].ink, space.size, QFont.Weight.Bold
        )
        self._write(element, self._format(space, scope, _TITLE_INDENT), ink, scope)

    def _table(self, element: ET.Element, scope: Scope) -> None:
        table = read_table(element)
        if table is not None:
            self._list_count += 1
            self.tables.write(self._cursor, table, scope, self._list_count)

    def _figure(self, element: ET.Element, scope: Scope) -> None:
        for child in element:
            inner = _scope_of(child, scope)
            if child.tag == "figcaption":
                self._paragraph(child, inner, "figcaption")
            else:
                block = self._format(_PARAGRAPHS["figure"], inner)
                block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
                self._start(block, self._ink(""), inner)
                self._inline.add_child(child, self._ink(""), inner)
                self._inline.write(self._cursor.text)

    def _definitions(self, element: ET.Element, scope: Scope) -> None:
        self._list_count += 1
        for child in element:
            inner = _scope_of(child, scope)
            is_term = child.tag == "dt"
            indent = 0 if is_term else _DEFINITION_INDENT
            block = self._format(_PARAGRAPHS[child.tag], inner, indent)
            block.setProperty(Mark.TERM, child.tag)
            block.setProperty(Mark.LIST, str(self._list_count))
            ink = self._ink(child.tag)
            self._write(child, block, replace(ink, weight=_BOLD) if is_term else ink, inner)
        self._cursor.set_space_below(self._styles.px(_AFTER_LIST))

    def _list(self, element: ET.Element, scope: Scope) -> None:
        self._list_count += 1
        self._lists.append(self._list_count)
        size, self._size = self._size, _SOURCES_SIZE if element.get("class") else self._size
        for number, item in enumerate(element, start=1):
            marker = f"{number}." if element.tag == "ol" else BULLET
            self._item(item, marker, _scope_of(item, scope))
        self._size = size
        self._lists.pop()
        if not self._lists:
            self._cursor.set_space_below(self._styles.px(_AFTER_LIST))

    def _item(self, item: ET.Element, marker: str, scope: Scope) -> None:
        """Write a list item: loose words are a paragraph; paragraphs and lists may stand in it."""
        ink = self._ink("li")
        self._inline.add_text(item.text, self._styles.characters(ink, scope))
        for child in item:
            if child.tag not in _BLOCKS:
                self._inline.add_child(child, ink, scope)
                continue
            marker = self._item_paragraph(item, marker, scope)
            if child.tag == "p":
                inner = _scope_of(child, scope)
                self._inline.add(child, ink, inner)
                marker = self._item_paragraph(item, marker, inner)
            else:
                self._block(child, _scope_of(child, scope))
            self._inline.add_text(child.tail, self._styles.characters(ink, scope))
        self._item_paragraph(item, marker, scope)

    def _item_paragraph(self, item: ET.Element, marker: str, scope: Scope) -> str:
        """Write the collected words; return the marker that still has to be drawn."""
        if self._inline.is_empty():
            return marker
        block = self._format(_PARAGRAPHS["li"], scope)
        if marker:
            block.setProperty(Mark.MARKER, marker)
            block.setProperty(Mark.ANCHOR, item.get("id", ""))
        self._start(block, self._ink("li"), scope)
        self._inline.write(self._cursor.text)
        return ""

    def _write(self, element: ET.Element, block: QTextBlockFormat, ink: Ink, scope: Scope) -> None:
        self._start(block, ink, scope)
        self._inline.add(element, ink, scope)
        self._inline.write(self._cursor.text)

    def _start(self, block: QTextBlockFormat, ink: Ink, scope: Scope) -> None:
        self._cursor.start(block, self._styles.characters(ink, scope))

    def _format(self, space: _Space, scope: Scope, indent: float = 0) -> QTextBlockFormat:
        indent += _LIST_INDENT * len(self._lists)
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
        size = self._size if kind == "li" else _PARAGRAPHS[kind].size
        return Ink(theme.muted if kind in _PALE else theme.text, size)


_BOLD: Final = QFont.Weight.Bold


def _scope_of(element: ET.Element, scope: Scope) -> Scope:
    """Return the scope inside an element that may name its own language and direction."""
    language = element.get("lang", scope.language)
    if element.get("dir"):
        return Scope(language, element.get("dir") == "rtl")
    return replace(scope, language=language)
