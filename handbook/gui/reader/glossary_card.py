"""What a word means, in a small card over the page."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.i18n import Words
from handbook.library.article import GlossaryTerm


class GlossaryCard(QDialog):
    """Shows one term until Escape, its button, or a click beside it.

    Signals:
        help_requested: Somebody needs help now; the card has closed itself.
    """

    help_requested = Signal()

    def __init__(self, term: GlossaryTerm, words: Words, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"{term.term}. {term.definition}")
        self.setWindowTitle(term.term)
        name = QLabel(term.term, self)
        name.setObjectName("cardTitle")
        definition = QLabel(term.definition, self)
        for label in (name, definition):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        close = QPushButton(words.gettext("Close"), self)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(name)
        column.addWidget(definition)
        help_now = QPushButton(words.gettext("Get help now"), self)
        help_now.setObjectName("urgent")
        help_now.setShortcut("F2")
        help_now.clicked.connect(self._ask_for_help)
        row = QHBoxLayout()
        row.addWidget(help_now)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()

    def _ask_for_help(self) -> None:
        self.close()
        self.help_requested.emit()

    def show_over(self, view: QWidget) -> None:
        """Show the card in the middle of the lower half of `view`."""
        em = self.fontMetrics().averageCharWidth()
        self.setFixedWidth(min(max(46 * em, 320), view.width() - 24))
        self.adjustSize()
        left = (view.width() - self.width()) // 2
        top = max(12, view.height() - self.height() - 24)
        self.move(view.mapToGlobal(QPoint(left, top)))
        self.show()
