"""What just happened, with Undo where it can be undone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.i18n import Words


class OutcomeBar(QWidget):
    """Stays until something else happens: nobody in pain has to be quick.

    Signals:
        undo_requested: Somebody wants the last thing undone.
    """

    undo_requested = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = QPushButton(words.gettext("Undo"), self)
        self.undo.clicked.connect(self.undo_requested)
        self._done, self._done_label = self._frame("outcome")
        self._fault, self._fault_label = self._frame("fault")
        self.retry = QPushButton(words.gettext("Undo"), self)
        self.retry.clicked.connect(self.undo_requested)
        for frame, button in ((self._done, self.undo), (self._fault, self.retry)):
            row = frame.layout()
            if row is not None:
                row.addWidget(button)

    @property
    def text(self) -> str:
        """What it says now, or empty."""
        for frame, label in ((self._done, self._done_label), (self._fault, self._fault_label)):
            if not frame.isHidden():
                return label.text()
        return ""

    def say(self, text: str, *, can_undo: bool = False) -> None:
        """Say what happened; an empty sentence hides the bar."""
        self._done_label.setText(text)
        self.undo.setVisible(can_undo)
        self._show(self._done if text else None, text)

    def say_fault(self, text: str) -> None:
        """Say what went wrong."""
        self._fault_label.setText(text)
        self.retry.hide()
        self._show(self._fault, text)

    def offer_undo(self) -> None:
        """Let a failed undo be tried again."""
        self.retry.show()

    def _frame(self, name: str) -> tuple[QFrame, QLabel]:
        frame = QFrame(self)
        frame.setObjectName(name)
        label = QLabel(frame)
        label.setWordWrap(True)
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 6, 10, 6)
        row.addWidget(label, 1)
        column = self.layout()
        if column is None:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        return frame, label

    def _show(self, frame: QFrame | None, text: str) -> None:
        for each in (self._done, self._fault):
            each.setVisible(each is frame)
        self.setAccessibleName(text)
        self.setVisible(frame is not None)
