from collections.abc import Iterator

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFrameFormat,
)

from handbook.rendering.block_cursor import BlockCursor
from handbook.rendering.marks import Mark

PLAIN = QTextCharFormat()


def spaced(above: float) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    return block


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def write(cursor: BlockCursor, text: str, above: float = 0) -> None:
    cursor.start(spaced(above), PLAIN)
    cursor.text.insertText(text)


def test_first_paragraph_uses_the_empty_block_of_the_document() -> None:
    document = QTextDocument()
    cursor = BlockCursor(document)
    write(cursor, "one")
    write(cursor, "two")
    assert [block.text() for block in blocks(document)] == ["one", "two"]


def test_empty_blocks_around_a_frame_are_used_or_hidden() -> None:
    document = QTextDocument()
    cursor = BlockCursor(document)
    frame = cursor.start_frame(QTextFrameFormat())
    write(cursor, "inside")
    cursor.leave(frame)
    write(cursor, "behind")
    found = [(block.text(), bool(block.blockFormat().property(Mark.FILLER)))
             for block in blocks(document)]  # fmt: skip
    assert found == [("", True), ("inside", False), ("behind", False)]


def test_hidden_block_takes_no_room() -> None:
    document = QTextDocument()
    document.setDocumentMargin(0)
    BlockCursor(document).close()
    assert document.size().height() <= 1


def test_frame_gives_the_paragraph_behind_it_its_space() -> None:
    document = QTextDocument()
    cursor = BlockCursor(document)
    form = QTextFrameFormat()
    form.setBottomMargin(10)
    frame = cursor.start_frame(form)
    write(cursor, "inside")
    cursor.leave(frame)
    write(cursor, "behind", above=32)
    assert frame.frameFormat().bottomMargin() == 32


def test_frame_behind_a_frame_adds_no_space() -> None:
    document = QTextDocument()
    cursor = BlockCursor(document)
    for _ in range(2):
        form = QTextFrameFormat()
        form.setTopMargin(16)
        frame = cursor.start_frame(form)
        write(cursor, "inside")
        cursor.leave(frame)
    cursor.close()
    tops = [frame.frameFormat().topMargin() for frame in document.rootFrame().childFrames()]
    assert tops == [0, 0]


def test_space_below_the_last_paragraph_can_be_changed() -> None:
    document = QTextDocument()
    cursor = BlockCursor(document)
    write(cursor, "one")
    cursor.set_space_below(7)
    assert document.begin().blockFormat().bottomMargin() == 7
