"""Copies a piece of an article as plain text."""

from typing import cast

from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from handbook.rendering.inline_writer import LINE_BREAK
from handbook.rendering.marks import PICTURE_CHARACTER, Mark


def selected_text(selection: QTextCursor) -> str:
    """Return the selected text with list markers, pictures in words and cells behind tabs."""
    lines: list[str] = []
    row: tuple[int, int] | None = None
    block = selection.document().findBlock(selection.selectionStart())
    while block.isValid() and block.position() < selection.selectionEnd():
        this_row = _row_of(block)
        if not block.blockFormat().property(Mark.FILLER):
            text = _block_text(block, selection.selectionStart(), selection.selectionEnd())
            if this_row is not None and this_row == row:
                lines[-1] += f"\t{text}"
            else:
                lines.append(text)
        row = this_row
        block = block.next()
    return "\n".join(lines)


def _row_of(block: QTextBlock) -> tuple[int, int] | None:
    """Return the table and row that a paragraph stands in, if it does."""
    table = cast(QTextTable | None, QTextCursor(block).currentTable())
    if table is None:
        return None
    return table.firstPosition(), table.cellAt(block.position()).row()


def _block_text(block: QTextBlock, start: int, end: int) -> str:
    """Return what is selected of one paragraph."""
    first, last = max(0, start - block.position()), end - block.position()
    pieces = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        offset = fragment.position() - block.position()
        text = fragment.text()[max(0, first - offset) : max(0, last - offset)]
        if PICTURE_CHARACTER in text:
            text = str(fragment.charFormat().property(Mark.ALT) or "")
        pieces.append(text.replace(LINE_BREAK, "\n"))
        place += 1
    form = block.blockFormat()
    depth = str(form.property(Mark.LIST) or "").count(".")
    marker = str(form.property(Mark.MARKER) or "")
    lead = "    " * depth + (f"{marker} " if marker and first == 0 else "")
    return lead + "".join(pieces)
