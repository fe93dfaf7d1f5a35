"""The danger signs at the head of a checklist, in the groups and the words of `red_flags.toml`."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.gui.checklist.answer_fields import TickField
from handbook.gui.checklist.roving_focus import RovingFocus
from handbook.i18n import Words
from handbook.library.checklist import DangerBox


class DangerSection(QFrame):
    """The signs of one tier.

    Signals:
        help_requested: Where to read on, as `page#heading` (str).
    """

    help_requested = Signal(str)

    def __init__(self, box: DangerBox, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article = box.article
        self.setObjectName("dangerPanel" if box.tier == "emergency" else "panel")
        self.setAccessibleName(box.title)
        self.fields: list[TickField] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        self._add_label(box.title, "question", column)
        for group in box.groups:
            if group.title:
                column.addSpacing(6)
                self._add_label(group.title, "fieldName", column)
            for sign in group.signs:
                field = TickField(sign, words, self, danger=box)
                column.addWidget(field)
                self.fields.append(field)
        self.more = QPushButton(words.gettext("See all danger signs"), self)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._read_on)
        column.addSpacing(6)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        RovingFocus([field.box for field in self.fields], self)

    def _add_label(self, text: str, name: str, column: QVBoxLayout) -> None:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        column.addWidget(label)

    def _read_on(self) -> None:
        self.help_requested.emit(self._article)
