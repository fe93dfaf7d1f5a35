"""One sentence above the page, with a way to put it away."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from handbook.i18n import Words


class NoticeBar(QFrame):
    """Says one thing without stopping anybody; hidden while it has nothing to say."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        close = QPushButton(words.gettext("Close"), self)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.addWidget(self._label, 1)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, or empty."""
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the bar."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
