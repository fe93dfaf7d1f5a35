"""Before a diary is open: make the first one, or choose whose it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handbook.diary.shelf import LONGEST_NAME, ShelvedDiary
from handbook.i18n import Words
from handbook.messages import error_sentence


class DiaryChooser(QFrame):
    """Shows only the names that people chose.

    Signals:
        diary_chosen: The diary to open (object: ShelvedDiary).
        diary_named: The name of a diary to be made (str).
    """

    diary_chosen = Signal(object)
    diary_named = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._words = words
        self._diaries: tuple[ShelvedDiary, ...] = ()
        _ = words.gettext
        self._title = QLabel(self)
        self._title.setObjectName("question")
        self._title.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        about = QLabel(
            _(
                "A pain diary shows patterns that are hard to see from day to day. Two minutes a "
                "day are enough. It stays on this computer."
            ),
            self,
        )
        honest = QLabel(
            _(
                "The diary has no passphrase yet: anybody who can use this account on this "
                "computer can read it."
            ),
            self,
        )
        self.name = QLineEdit(self)
        self.name.setMaxLength(4 * LONGEST_NAME)
        name_label = QLabel(_("A name for the diary"), self)
        name_label.setBuddy(self.name)
        name_label.setObjectName("fieldName")
        self.make = QPushButton(_("Start a diary"), self)
        self.make.setObjectName("primary")
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        for label in (about, honest, self.problem):
            label.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(self._list)
        column.addWidget(about)
        column.addWidget(honest)
        column.addWidget(name_label)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.make)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.make.clicked.connect(self._name_given)
        self.name.returnPressed.connect(self._name_given)

    def show_diaries(self, diaries: Sequence[ShelvedDiary]) -> None:
        """Offer these diaries; a fault that shows from outside stands where its name would."""
        _ = self._words.gettext
        self._title.setText(_("Which diary is yours?") if diaries else _("Keep a pain diary"))
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for diary in diaries:
            if diary.fault is not None:
                label = QLabel(error_sentence(self._words, diary.fault), self)
                label.setObjectName("problem")
                label.setWordWrap(True)
                self._list.addWidget(label)
                continue
            button = _DiaryButton(diary, self)
            button.chosen.connect(self.diary_chosen)
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._diaries = tuple(diaries)
        self.name.clear()
        self.show_problem("")

    def names(self) -> list[str]:
        """Return the names on offer."""
        return [diary.name for diary in self._diaries if diary.fault is None]

    def faults(self) -> str:
        """Return what is said of diaries that cannot be opened."""
        faults = (diary.fault for diary in self._diaries)
        return "\n".join(error_sentence(self._words, fault) for fault in faults if fault)

    def show_problem(self, text: str) -> None:
        """Say beside the name what is wrong with it; an empty sentence says nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        if text:
            self.name.setFocus()

    def _name_given(self) -> None:
        self.diary_named.emit(self.name.text())


class _DiaryButton(QPushButton):
    """Opens one diary.

    Signals:
        chosen: The diary (object: ShelvedDiary).
    """

    chosen = Signal(object)

    def __init__(self, diary: ShelvedDiary, parent: QWidget) -> None:
        super().__init__(diary.name.replace("&", "&&"), parent)
        self._diary = diary
        self.clicked.connect(self._announce)

    def _announce(self) -> None:
        self.chosen.emit(self._diary)
