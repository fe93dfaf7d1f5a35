"""What a word means, in a small card over the page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.i18n import Words
from handbook.library.article import GlossaryTerm


class GlossaryCard(QDialog):
    """Shows one term until Escape, its button, or a click beside it."""

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
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        close.setFocus()

    def show_over(self, view: QWidget) -> None:
        """Show the card in the middle of the lower half of `view`."""
        em = self.fontMetrics().averageCharWidth()
        self.setFixedWidth(min(max(46 * em, 320), view.width() - 24))
        self.adjustSize()
        left = (view.width() - self.width()) // 2
        top = max(12, view.height() - self.height() - 24)
        self.move(view.mapToGlobal(QPoint(left, top)))
        self.show()
