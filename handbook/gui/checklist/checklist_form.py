"""A checklist to fill in on one page: danger signs first, then section after section."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from handbook.gui.checklist.answer_fields import AnswerField, TickField
from handbook.gui.checklist.danger_section import DangerSection
from handbook.gui.checklist.section_panel import SectionPanel
from handbook.i18n import Words
from handbook.library.checklist import Checklist, ChecklistItem
from handbook.library.checklist_answers import Answer, Answers


class ChecklistForm(QWidget):
    """Keeps the answers in memory, and nowhere else.

    Signals:
        answers_changed: The answers as they are now (object: Answers).
        help_requested: Where to read on, as `page#heading` (str).
    """

    answers_changed = Signal(object)
    help_requested = Signal(str)

    def __init__(
        self,
        checklist: Checklist,
        content_version: str,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.checklist = checklist
        summary = checklist.summary
        self.empty = Answers(summary.id, content_version, summary.language)
        self.answers = self.empty
        self.fields: dict[str, AnswerField] = {}
        self._latest: dict[str, str] = {}  # the danger sign that was ticked last, by tier
        self._is_showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for box in checklist.dangers:
            danger = DangerSection(box, words, self)
            danger.help_requested.connect(self.help_requested)
            column.addWidget(danger)
            self._join(danger.fields)
        for number, section in enumerate(checklist.sections, start=1):
            panel = SectionPanel(number, section, checklist, words, self)
            column.addWidget(panel)
            self._join(panel.fields)

    def set_answers(self, answers: Answers) -> None:
        """Show these answers and no others."""
        self._is_showing = True
        for field in self.fields.values():
            field.show_answer(answers)
        self._is_showing = False
        self._keep(answers)

    def set_text_size(self, text_size: int) -> None:
        """Grow with the text."""
        for field in self.fields.values():
            field.set_text_size(text_size)

    def focus_first(self) -> None:
        """Take the keyboard at the first item."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.take_focus()

    def most_urgent(self) -> ChecklistItem | None:
        """Return the danger sign to speak about: of the most urgent tier, the one ticked last."""
        signs = self.answers.ticked_signs(self.checklist)
        if not signs:
            return None
        return self.checklist.items[self._latest[signs[0].tier]]

    def _join(self, fields: Sequence[AnswerField]) -> None:
        for field in fields:
            self.fields[field.item.id] = field
            field.answered.connect(self._answer)
            if isinstance(field, TickField):
                field.help_requested.connect(self.help_requested)

    def _answer(self, item: str, value: Answer | None) -> None:
        if self._is_showing:
            return
        tier = self.checklist.items[item].tier
        if tier and value:
            self._latest[tier] = item
        self._keep(self.answers.with_answer(item, value))

    def _keep(self, answers: Answers) -> None:
        self.answers = answers
        self._show_callouts()
        self.answers_changed.emit(answers)

    def _show_callouts(self) -> None:
        """Speak below the danger sign of each tier that was ticked last.

        Signs with advice of their own keep theirs.
        """
        ticked = self.answers.ticked_signs(self.checklist)
        for tier in {sign.tier for sign in ticked}:
            of_tier = [sign.id for sign in ticked if sign.tier == tier]
            if self._latest.get(tier) not in of_tier:
                self._latest[tier] = of_tier[-1]
        for field in self.fields.values():
            if isinstance(field, TickField) and field.item.tier:
                sign = field.item
                is_latest = self._latest.get(sign.tier) == sign.id
                speaks = sign in ticked and (is_latest or bool(sign.advice))
                field.speak(speaks=speaks)
