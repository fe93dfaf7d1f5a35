"""The form of one entry: pain, when, a note; nothing is stored here."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handbook.errors import FieldProblem
from handbook.gui.diary.when_field import WhenField
from handbook.gui.widgets.score_row import ScoreRow
from handbook.i18n import Words
from handbook.messages import sentence

NOTE_PX = 72  # at 100 % text; longer notes scroll


class EntryEditor(QFrame):
    """Asks one question first; Save works as soon as it is answered.

    Signals:
        save_requested: Somebody wants what is in the form to be kept.
        cancelled: Somebody does not want to change the entry after all.
    """

    save_requested = Signal()
    cancelled = Signal()

    def __init__(
        self, words: Words, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._words, self._now = words, now
        _ = words.gettext
        self.question = QLabel(self)
        self.question.setObjectName("question")
        self.question.setWordWrap(True)
        self.score = ScoreRow(
            _("How is your pain right now?"),
            _("No pain"),
            _("Worst pain you can imagine"),
            words,
            self,
        )
        self.when = WhenField(words, self)
        self.note = QPlainTextEdit(self)
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(_("A note, if you like"))
        self.note.setPlaceholderText(_("For example: slept badly, walked to the market"))
        self.problems = {name: self._problem_label() for name in ("pain", "occurred", "note")}
        self.save = QPushButton(_("Save"), self)
        self.save.setObjectName("primary")
        self.clear_button = QPushButton(_("Clear"), self)
        self.cancel = QPushButton(_("Do not change"), self)
        self._lay_out()
        self.save.clicked.connect(self.save_requested)
        self.clear_button.clicked.connect(self._clear_pressed)
        self.cancel.clicked.connect(self.cancelled)
        self.score.score_changed.connect(self._score_changed)
        self.score.accepted.connect(self._enter)
        self.note.installEventFilter(self)
        self.note.textChanged.connect(self._changed)
        self.when.changed.connect(self._changed)
        self.clear()

    def set_text_size(self, text_size: int) -> None:
        """Give the note room for two lines of this size, in percent."""
        self.note.setFixedHeight(round(NOTE_PX * text_size / 100))

    def values(self) -> dict[str, object]:
        """Return what was entered, for `PainEntry.from_form`; what was not has no key."""
        values = self.when.values(self._now())
        if self.score.score is not None:
            values["pain"] = self.score.score
        if self.note.toPlainText().strip():
            values["note"] = self.note.toPlainText()
        return values

    def is_touched(self) -> bool:
        """Tell whether somebody entered something that would be lost."""
        return self.score.score is not None or bool(self.note.toPlainText().strip())

    def edit(self, values: Mapping[str, object]) -> None:
        """Show an entry that is to be changed; `values` come from `PainEntry.form_values`."""
        self.resume(values)
        self.question.setText(self._words.gettext("Change this entry"))
        self.cancel.show()

    def resume(self, values: Mapping[str, object]) -> None:
        """Put back what was entered before, as `values` or `PainEntry.form_values` gave it."""
        pain, note = values.get("pain"), values.get("note")
        self.show_problems(())
        self.score.set_score(pain if isinstance(pain, int) else None)
        self.note.setPlainText(note if isinstance(note, str) else "")
        self.when.set_values(values)
        self.score.focus_row()

    def clear(self) -> None:
        """Empty the form for a new entry."""
        self.show_problems(())
        self.score.set_score(None)
        self.note.clear()
        self.when.clear()
        self.question.setText(self._words.gettext("How is your pain right now?"))
        self.cancel.hide()
        self._score_changed()

    def show_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say what has to be put right, beside its field; the first one gets the keyboard."""
        for label in self.problems.values():
            label.hide()
        fields: dict[str, Callable[[], None]] = {
            "pain": self.score.focus_row,
            "occurred": self.when.day.setFocus,
            "note": self.note.setFocus,
        }
        for problem in reversed(problems):
            name = problem.name if problem.name in fields else "occurred"
            label = self.problems[name]
            label.setText(sentence(self._words, problem.message_id, **problem.parameters))
            label.show()
            fields[name]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save from the note with Ctrl+Enter; Enter alone begins a new line there."""
        if watched is self.note and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if pressed and enter and control:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        _ = self._words.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(self.question)
        column.addWidget(self.score)
        column.addWidget(self.problems["pain"])
        column.addSpacing(8)
        column.addWidget(self._label(_("When was it?")))
        column.addWidget(self.when)
        column.addWidget(self.problems["occurred"])
        column.addSpacing(8)
        note_label = self._label(_("A note, if you like"))
        note_label.setBuddy(self.note)
        column.addWidget(note_label)
        column.addWidget(self.note)
        column.addWidget(self.problems["note"])
        column.addSpacing(8)
        buttons = QHBoxLayout()
        for button in (self.save, self.clear_button, self.cancel):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName("fieldName")
        label.setWordWrap(True)
        return label

    def _problem_label(self) -> QLabel:
        label = QLabel(self)
        label.setObjectName("problem")
        label.setWordWrap(True)
        label.hide()
        return label

    def _clear_pressed(self) -> None:
        """Empty the form; an entry that is being changed stays the one that Save changes."""
        if self.cancel.isHidden():
            self.clear()
        else:
            self.show_problems(())
            self.score.set_score(None)
            self.note.clear()

    def _enter(self) -> None:
        if self.save.isEnabled():
            self.save_requested.emit()

    def _changed(self) -> None:
        self.clear_button.setEnabled(self.is_touched())

    def _score_changed(self) -> None:
        self.save.setEnabled(self.score.score is not None)
        self._changed()
