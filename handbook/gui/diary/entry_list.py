"""The kept entries, newest first, each with its Change and Delete in plain sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from handbook.diary.entry import PainEntry
from handbook.diary.vocabulary import PartOfDay
from handbook.i18n import Words, mark

AT_ONCE = 40  # entries; older ones come when asked for

PARTS_OF_DAY = {
    PartOfDay.NIGHT: mark("at night"),
    PartOfDay.MORNING: mark("in the morning"),
    PartOfDay.AFTERNOON: mark("in the afternoon"),
    PartOfDay.EVENING: mark("in the evening"),
}


class EntryList(QWidget):
    """Shows entries by day.

    Signals:
        change_requested: The entry to change (object: PainEntry).
        delete_requested: The entry to delete (object: PainEntry).
    """

    change_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: tuple[PainEntry, ...] = ()
        self._limit = AT_ONCE
        self.rows: list[_EntryRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._body = QWidget(self)
        self._column.addWidget(self._body)
        self.older = QPushButton(words.gettext("Show older entries"), self)
        self.older.clicked.connect(self._show_older)
        self._column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeading)

    def show_entries(self, entries: Sequence[PainEntry]) -> None:
        """Show these entries, given oldest first."""
        self._entries = tuple(reversed(entries))
        self._fill()

    def _show_older(self) -> None:
        self._limit += AT_ONCE
        self._fill()

    def _fill(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.rows = []
        day = None
        if not self._entries:
            column.addWidget(self._words_label("quiet", self._words.gettext("No entries yet.")))
        for entry in self._entries[: self._limit]:
            if entry.occurred.local_date != day:
                day = entry.occurred.local_date
                column.addWidget(self._words_label("dayName", self._words.date(day)))
            row = _EntryRow(entry, self._words, body)
            row.change_requested.connect(self.change_requested)
            row.delete_requested.connect(self.delete_requested)
            self.rows.append(row)
            column.addWidget(row)
        self._column.replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        self.older.setVisible(len(self._entries) > self._limit)

    def _words_label(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label


class _EntryRow(QFrame):
    """One entry: its number large, when it was, the note, and what can be done.

    Signals:
        change_requested: The entry (object: PainEntry).
        delete_requested: The entry (object: PainEntry).
    """

    change_requested = Signal(object)
    delete_requested = Signal(object)

    def __init__(self, entry: PainEntry, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("entry")
        _ = words.gettext
        said = score_words(entry, words)
        when = when_words(entry, words)
        self.setAccessibleName(f"{when}. {said}. {entry.note or ''}")
        score = QLabel("—" if entry.pain is None else words.number(entry.pain), self)
        score.setObjectName("scoreBadge")
        score.setAlignment(Qt.AlignmentFlag.AlignCenter)
        score.setAccessibleName(said)
        time = QLabel(when, self)
        time.setObjectName("fieldName")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(time)
        if entry.is_filled_in_later:
            later = QLabel(later_words(entry, words), self)
            later.setObjectName("quiet")
            text.addWidget(later)
        if entry.note:
            note = QLabel(entry.note, self)
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setWordWrap(True)
            note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.addWidget(note)
        self._entry = entry
        self.change = QPushButton(_("Change"), self)
        self.delete = QPushButton(_("Delete"), self)
        for button in (self.change, self.delete):
            button.setAccessibleName(f"{button.text()}: {when}, {said}")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(14)
        row.addWidget(score)
        row.addLayout(text, 1)
        row.addWidget(self.change)
        row.addWidget(self.delete)
        self.change.clicked.connect(self._ask_to_change)
        self.delete.clicked.connect(self._ask_to_delete)

    def _ask_to_change(self) -> None:
        self.change_requested.emit(self._entry)

    def _ask_to_delete(self) -> None:
        self.delete_requested.emit(self._entry)


def score_words(entry: PainEntry, words: Words) -> str:
    """Return the pain in words; what was not recorded is said, never 0."""
    if entry.pain is None:
        return words.gettext("Pain not recorded")
    return words.gettext("Pain {number} of 10").format(number=words.number(entry.pain))


def when_words(entry: PainEntry, words: Words) -> str:
    """Return when on its day an entry was."""
    occurred = entry.occurred
    if occurred.local_time is not None:
        return occurred.local_time.strftime("%H:%M")
    if occurred.part_of_day is not None:
        return words.gettext(PARTS_OF_DAY[occurred.part_of_day])
    return words.gettext("no time given")


def later_words(entry: PainEntry, words: Words) -> str:
    """Return how much later an entry was filled in."""
    return words.ngettext(
        "filled in later ({count} day)", "filled in later ({count} days)", entry.recall_days
    ).format(count=words.number(entry.recall_days))
