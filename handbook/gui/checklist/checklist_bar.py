"""The row of buttons above a checklist."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from handbook.gui.widgets.flow_layout import FlowLayout
from handbook.gui.widgets.icon_text import set_word
from handbook.i18n import Words
from handbook.rendering.icons import icon
from handbook.rendering.theme import Theme

ICON_PX = 22


class ChecklistBar(QFrame):
    """Print filled in, print blank, start again; each with its word."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self._theme, self._text_size = theme, 100
        _ = words.gettext
        self.print_filled = self._button(_("Print filled in"))
        self.print_filled.setObjectName("primary")
        self.print_blank = self._button(_("Print blank"))
        self.start_again = self._button(_("Start again"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 12, 7)
        row = FlowLayout()
        column.addLayout(row)
        for button in (self.print_filled, self.print_blank, self.start_again):
            row.addWidget(button)
        self.set_answered(is_answered=False)

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Draw the icons in other colours and another size."""
        self._theme, self._text_size = theme, text_size
        self._draw_icons()

    def set_answered(self, *, is_answered: bool) -> None:
        """Offer what only makes sense once something is answered."""
        self.print_filled.setEnabled(is_answered)
        self.start_again.setEnabled(is_answered)
        self._draw_icons()

    def _button(self, word: str) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        set_word(button, word)
        return button

    def _draw_icons(self) -> None:
        theme = self._theme
        size = round(ICON_PX * min(self._text_size, 200) / 100)
        filled = theme.on_accent if self.print_filled.isEnabled() else theme.disabled
        for button, name, colour in (
            (self.print_filled, "printer", filled),
            (self.print_blank, "printer", theme.text),
        ):
            button.setIcon(icon(name, colour, size))
            button.setIconSize(QSize(size, size))
