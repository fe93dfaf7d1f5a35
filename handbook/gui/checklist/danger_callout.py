"""What to do when a danger sign is ticked: said where it was ticked and at the top of the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.i18n import Words, mark
from handbook.library.checklist import ChecklistItem, DangerBox

TIER_WORDS = {
    "emergency": mark("You ticked a danger sign: get help now"),
    "today": mark("You ticked a danger sign: get help today"),
    "soon": mark("You ticked a sign that needs a check soon"),
}


class DangerCallout(QFrame):
    """The words of one tier; hidden while nothing of it is ticked.

    Signals:
        help_requested: Where to read on, as `page#heading` (str).
    """

    help_requested = Signal(str)

    def __init__(self, box: DangerBox, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dangerNow" if box.tier == "emergency" else "dangerSoon")
        self._box = box
        self._article = box.article
        self._tier_words = words.gettext(TIER_WORDS[box.tier])
        title = QLabel(self._tier_words, self)
        title.setObjectName("dangerTitle")
        self._advice = QLabel(self)
        for label in (title, self._advice):
            label.setWordWrap(True)
        self.button = QPushButton(words.gettext("Get help now"), self)
        self.button.setObjectName("urgent")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._ask_for_help)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 14, 10)
        row.setSpacing(16)
        row.addLayout(column, 1)
        row.addWidget(self.button)
        self.hide()

    def show_sign(self, sign: ChecklistItem | None) -> None:
        """Speak about a ticked sign, or hide."""
        if sign is None:
            self.hide()
            return
        advice = sign.advice or self._box.advice
        self._article = sign.article or self._box.article
        self._advice.setText(advice)
        self.setAccessibleName(f"{self._tier_words}. {advice}")
        self.show()

    def be_brief(self, *, brief: bool) -> None:
        """Show the tier's words alone, where there is no room for more."""
        self._advice.setVisible(not brief)

    def _ask_for_help(self) -> None:
        self.help_requested.emit(self._article)
