"""One section of a checklist on screen: its title, its hint, and the fields of its items."""

from itertools import groupby

from PySide6.QtWidgets import QFrame, QLabel, QLayout, QVBoxLayout, QWidget

from handbook.gui.checklist.answer_fields import (
    AmountField,
    AnswerField,
    RegionsField,
    ScoreField,
    TextField,
    TickField,
)
from handbook.gui.checklist.equal_columns import EqualColumns
from handbook.gui.checklist.roving_focus import RovingFocus
from handbook.i18n import Words
from handbook.library.checklist import Checklist, ChecklistItem, ChecklistSection, ItemKind

_AMOUNT_COLUMNS = 2
_TICK_COLUMNS = 3
_AMOUNT_GAP = 10
_AMOUNT_GUTTER = 36


class SectionPanel(QFrame):
    """A card; items of one kind that follow each other stand in one group."""

    def __init__(
        self,
        number: int,
        section: ChecklistSection,
        checklist: Checklist,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(section.title)
        self._section, self._checklist, self._words = section, checklist, words
        self.fields: list[AnswerField] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        self._add_label(f"{words.number(number)}. {section.title}", "question", column)
        hint = section.hint
        if any(item.kind == ItemKind.REGIONS for item in section.items):  # the other is for paper
            hint = words.gettext(
                "Press a part of the body, or tick it in the list. By keyboard: arrows move, the "
                "space bar marks."
            )
        if hint:
            self._add_label(hint, "quiet", column)
        for kind, items in groupby(section.items, key=lambda item: item.kind):
            column.addLayout(self._group(kind, list(items)))

    def _group(self, kind: ItemKind, items: list[ChecklistItem]) -> QLayout:
        fields = [self._field(item) for item in items]
        self.fields += fields
        group: QLayout = QVBoxLayout()
        group.setSpacing(14)
        if kind == ItemKind.TICK:
            group = EqualColumns(most=_TICK_COLUMNS, spacing=4)
            RovingFocus([field.box for field in fields if isinstance(field, TickField)], self)
        elif kind == ItemKind.AMOUNT:
            group = EqualColumns(most=_AMOUNT_COLUMNS, spacing=_AMOUNT_GAP, gutter=_AMOUNT_GUTTER)
            amounts = [field for field in fields if isinstance(field, AmountField)]
            RovingFocus([button for each in amounts for button in each.buttons.values()], self)
        for field in fields:
            group.addWidget(field)
        return group

    def _field(self, item: ChecklistItem) -> AnswerField:
        section, words = self._section, self._words
        match item.kind:
            case ItemKind.TICK:
                danger = self._checklist.danger_of(item)
                return TickField(item, words, self, danger=danger)
            case ItemKind.SCORE:
                return ScoreField(item, section, words, self)
            case ItemKind.AMOUNT:
                return AmountField(item, section, self)
            case ItemKind.REGIONS:
                return RegionsField(item, words, self)
            case ItemKind.TEXT:
                return TextField(item, section, self)

    def _add_label(self, text: str, name: str, column: QVBoxLayout) -> None:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        column.addWidget(label)
