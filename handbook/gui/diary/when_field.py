"""When it hurt: now, a part of today or yesterday, or another time that is typed."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from handbook.diary.vocabulary import PartOfDay
from handbook.gui.widgets.flow_layout import FlowLayout
from handbook.i18n import Words

NOW, MORNING, NIGHT, YESTERDAY, OTHER = range(5)


class WhenField(QWidget):
    """Five choices; the last one opens fields for a day and a time.

    Signals:
        changed: Something was chosen or typed.
    """

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._kept: dict[str, object] | None = None
        self.choices = QButtonGroup(self)
        flow = FlowLayout(self)
        names = (_("Now"), _("This morning"), _("Last night"), _("Yesterday"), _("Another time"))
        for number, name in enumerate(names):
            button = QPushButton(name, self)
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self.choices.addButton(button, number)
            flow.addWidget(button)
        self.choices.button(NOW).setChecked(True)
        self.day, self.time = QLineEdit(self), QLineEdit(self)
        self.day.setPlaceholderText("2026-11-22")
        self.time.setPlaceholderText("14:05")
        self.typed = QWidget(self)
        row = QHBoxLayout(self.typed)
        row.setContentsMargins(0, 0, 0, 0)
        for text, field in ((_("Day"), self.day), (_("Time, if you know it"), self.time)):
            label = QLabel(text, self.typed)
            label.setBuddy(field)
            field.setMaxLength(40)
            field.textEdited.connect(self._typed)
            row.addWidget(label)
            row.addWidget(field)
        flow.addWidget(self.typed)
        self.typed.hide()
        self.choices.idClicked.connect(self._chosen)

    def values(self, now: datetime) -> dict[str, object]:
        """Return the form's values for `entry_form.check`; nothing for now."""
        choice = self.choices.checkedId()
        if choice == MORNING:
            return {"occurred": now.date(), "part_of_day": PartOfDay.MORNING}
        if choice == NIGHT:
            return {"occurred": now.date(), "part_of_day": PartOfDay.NIGHT}
        if choice == YESTERDAY:
            return {"occurred": now.date() - timedelta(days=1)}
        if choice == OTHER:
            return self._kept or self._typed_values()
        return {}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show when an entry was; without a time of its own it is now."""
        if "occurred" not in values:
            self.clear()
            return
        self._kept = {key: values[key] for key in ("occurred", "part_of_day") if key in values}
        when = values["occurred"]
        self.day.setText(when.strftime("%Y-%m-%d") if isinstance(when, date) else "")
        self.time.setText(when.strftime("%H:%M") if isinstance(when, datetime) else "")
        self._choose(OTHER)

    def clear(self) -> None:
        """Return to now."""
        self._kept = None
        self.day.clear()
        self.time.clear()
        self._choose(NOW)

    def _choose(self, choice: int) -> None:
        self.choices.button(choice).setChecked(True)
        self.typed.setVisible(choice == OTHER)

    def _chosen(self, choice: int) -> None:
        self._kept = None
        self.typed.setVisible(choice == OTHER)
        if choice == OTHER:
            self.day.setFocus()
        self.changed.emit()

    def _typed(self) -> None:
        self._kept = None
        self.changed.emit()

    def _typed_values(self) -> dict[str, object]:
        day, clock = self.day.text().strip(), self.time.text().strip()
        return {"occurred": f"{day}T{clock}" if clock else day}
