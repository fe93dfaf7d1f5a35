"""The ways an item is answered on screen, each with the same door in and out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handbook.gui.checklist.body_picker import BodyPicker
from handbook.gui.checklist.danger_callout import DangerCallout
from handbook.gui.checklist.tick_box import TickBox
from handbook.gui.widgets.score_row import ScoreRow
from handbook.i18n import Words
from handbook.library.checklist import Amount, ChecklistItem, ChecklistSection, DangerBox
from handbook.library.checklist_answers import Answers

_LINE_PX = 26  # of a field to write in, at 100 % text
_LINE_ROOM_PX = 22
_LEAST_LINES = 2


class AnswerField(QWidget):
    """Answers one item.

    Signals:
        answered: Id of the item, and the answer or None (str, object).
    """

    answered = Signal(str, object)

    def __init__(self, item: ChecklistItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item

    def show_answer(self, answers: Answers) -> None:
        """Show what these answers say of the item."""
        raise NotImplementedError

    def set_text_size(self, text_size: int) -> None:
        """Grow with the text where the style sheet does not see to it."""

    def take_focus(self) -> None:
        """Take the keyboard."""
        first = next(
            (w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus),
            None,
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


class TickField(AnswerField):
    """One box to tick; below that of a danger sign there is room to say what to do.

    Signals:
        help_requested: Where to read on, as `page#heading` (str).
    """

    help_requested = Signal(str)

    def __init__(
        self,
        item: ChecklistItem,
        words: Words,
        parent: QWidget | None = None,
        *,
        danger: DangerBox | None = None,
    ) -> None:
        super().__init__(item, parent)
        self._danger, self._words = danger, words
        self.box = TickBox(item.text, self, danger=danger is not None)
        self.box.toggled.connect(self._toggled)
        self.callout: DangerCallout | None = None  # made when it first has something to say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.box)

    def show_answer(self, answers: Answers) -> None:
        """Tick the box or not."""
        self.box.setChecked(answers.is_ticked(self.item.id))

    def speak(self, *, speaks: bool) -> None:
        """Say below the box what to do, or fall silent."""
        if speaks and self.callout is None and self._danger is not None:
            self.callout = DangerCallout(self._danger, self._words, self)
            self.callout.help_requested.connect(self.help_requested)
            self._column.addWidget(self.callout)
        if self.callout is not None:
            self.callout.show_sign(self.item if speaks else None)

    def _toggled(self, is_ticked: bool) -> None:
        self.answered.emit(self.item.id, is_ticked or None)


class ScoreField(AnswerField):
    """A question and the numbers 0 to 10."""

    def __init__(
        self,
        item: ChecklistItem,
        section: ChecklistSection,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, parent)
        name = QLabel(item.text, self)
        name.setObjectName("fieldName")
        name.setWordWrap(True)
        question = f"{section.title}: {item.text}"
        self.row = ScoreRow(question, section.least, section.most, words, self)
        self.row.score_changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(name)
        column.addWidget(self.row)

    def show_answer(self, answers: Answers) -> None:
        """Show the number; none is not 0."""
        self.row.set_score(answers.score(self.item.id))

    def _changed(self, score: object) -> None:
        self.answered.emit(self.item.id, score)


class AmountField(AnswerField):
    """A thing and two buttons, a little and a lot; the pressed one comes out when pressed again."""

    def __init__(
        self, item: ChecklistItem, section: ChecklistSection, parent: QWidget | None = None
    ) -> None:
        super().__init__(item, parent)
        self.setAccessibleName(item.text)
        name = QLabel(item.text, self)
        name.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(name, 1)
        self.buttons: dict[Amount, QPushButton] = {}
        for amount, text in ((Amount.LITTLE, section.least), (Amount.LOT, section.most)):
            button = QPushButton(text, self)
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{item.text}: {text}")
            button.clicked.connect(self._pressed)
            row.addWidget(button)
            self.buttons[amount] = button

    def show_answer(self, answers: Answers) -> None:
        """Press one button or none."""
        for amount, button in self.buttons.items():
            button.setChecked(answers.amount(self.item.id) == amount)

    def _pressed(self) -> None:
        """Let the other button come out."""
        pressed = self.sender()
        chosen: str | None = None
        for amount, button in self.buttons.items():
            if button is not pressed:
                button.setChecked(False)
            elif button.isChecked():
                chosen = amount.value
        self.answered.emit(self.item.id, chosen)


class RegionsField(AnswerField):
    """Parts of the body."""

    def __init__(self, item: ChecklistItem, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self.picker = BodyPicker(words, self)
        self.picker.regions_changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picker)

    def show_answer(self, answers: Answers) -> None:
        """Mark the parts."""
        self.picker.set_regions(answers.regions(self.item.id))

    def set_text_size(self, text_size: int) -> None:
        """Grow with the text."""
        self.picker.set_text_size(text_size)

    def _changed(self, regions: object) -> None:
        self.answered.emit(self.item.id, regions)


class TextField(AnswerField):
    """A few lines to write on."""

    def __init__(
        self,
        item: ChecklistItem,
        section: ChecklistSection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(item, parent)
        self.edit = QPlainTextEdit(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(item.text)
        self.edit.textChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if item.text != section.title:
            name = QLabel(item.text, self)
            name.setObjectName("fieldName")
            name.setWordWrap(True)
            name.setBuddy(self.edit)
            column.addWidget(name)
        column.addWidget(self.edit)
        self.set_text_size(100)

    def show_answer(self, answers: Answers) -> None:
        """Show what was written, unless it stands there already."""
        text = answers.text(self.item.id)
        if text != self.edit.toPlainText():
            self.edit.setPlainText(text)

    def set_text_size(self, text_size: int) -> None:
        """Give every line its room."""
        lines = max(_LEAST_LINES, self.item.lines)
        height = (lines * _LINE_PX + _LINE_ROOM_PX) * text_size / 100
        self.edit.setFixedHeight(round(height))

    def _changed(self) -> None:
        text = self.edit.toPlainText()
        self.answered.emit(self.item.id, text if text.strip() else None)
