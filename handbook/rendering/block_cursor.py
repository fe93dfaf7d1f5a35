"""Puts blocks, frames and tables into a document without the holes that Qt leaves around them."""

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
)

from handbook.rendering.marks import Mark


class BlockCursor:
    """Writes downwards through a document.

    Qt wants an empty block behind every frame and table. It is used for the next paragraph, or
    made one pixel high when there is none. Qt also forgets the space that the paragraphs before
    and behind a frame ask for: the frame itself must have both.

    Attributes:
        text: Writes words into the current block.
    """

    def __init__(self, document: QTextDocument) -> None:
        self.text = QTextCursor(document)
        self._is_free = True  # the current block still waits for its paragraph
        self._behind: QTextFrame | None = None  # the frame that ended just before it

    def start(self, block: QTextBlockFormat, characters: QTextCharFormat) -> None:
        """Begin a paragraph."""
        if self._is_free:
            self._widen_space_below_frame(block.topMargin())
            self.text.setBlockFormat(block)
            self.text.setBlockCharFormat(characters)
            self._is_free, self._behind = False, None
        else:
            self.text.insertBlock(block, characters)

    def set_space_below(self, space: float) -> None:
        """Change the space below the paragraph that was written last."""
        if not self._is_free:
            block = self.text.blockFormat()
            block.setBottomMargin(space)
            self.text.setBlockFormat(block)

    def start_frame(self, form: QTextFrameFormat) -> QTextFrame:
        """Begin a frame; what follows stands inside it."""
        self.fit_above(form)
        self.close()
        frame = self.text.insertFrame(form)
        self.text = frame.firstCursorPosition()
        self._is_free, self._behind = True, None
        return frame

    def fit_above(self, form: QTextFrameFormat) -> None:
        """Take away the space above a frame that follows another or begins the document."""
        if self._is_free:
            form.setTopMargin(0)

    def leave(self, frame: QTextFrame) -> None:
        """Go on behind a frame or table."""
        self.text = frame.lastCursorPosition()
        self.text.movePosition(QTextCursor.MoveOperation.NextCharacter)
        self._is_free, self._behind = True, frame

    def close(self) -> None:
        """Make the current block invisible if it still waits for a paragraph."""
        if self._is_free:
            block = QTextBlockFormat()
            block.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            block.setProperty(Mark.FILLER, True)
            characters = QTextCharFormat()
            characters.setProperty(QTextFormat.Property.FontPixelSize.value, 1)
            self.text.setBlockFormat(block)
            self.text.setBlockCharFormat(characters)

    def _widen_space_below_frame(self, space: float) -> None:
        if self._behind is not None:
            form = self._behind.frameFormat()
            if form.bottomMargin() < space:
                form.setBottomMargin(space)
                self._behind.setFrameFormat(form)
