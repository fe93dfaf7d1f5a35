"""The row of buttons above the page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from handbook.gui.widgets.icon_text import set_word
from handbook.i18n import Words
from handbook.rendering.icons import icon
from handbook.rendering.theme import Theme

ICON_PX = 24


class ReaderToolbar(QFrame):
    """Contents (where there is no room for them), back, forward, text size, light or dark."""

    def __init__(
        self, actions: dict[str, QAction], words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self._mirrored = words.direction == "rtl"
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 7, 12, 7)
        self._row.setSpacing(6)
        self._buttons: dict[str, QToolButton] = {}
        for name in ("contents", "back", "forward"):
            self._add(actions[name])
        self._row.addStretch(1)
        for name in ("smaller_text", "larger_text", "theme"):
            self._add(actions[name])
        self._buttons["contents"].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._buttons["contents"].hide()
        self.set_look(theme, 100)

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Draw the icons in other colours and another size."""
        size = round(ICON_PX * min(text_size, 200) / 100)
        arrows = ("arrow-right", "arrow-left") if self._mirrored else ("arrow-left", "arrow-right")
        names = {
            "contents": "list",
            "back": arrows[0],
            "forward": arrows[1],
            "smaller_text": "zoom-out",
            "larger_text": "zoom-in",
            "theme": "sun" if theme.is_dark else "moon",
        }
        for name, picture in names.items():
            self._buttons[name].setIcon(icon(picture, theme.text, size))
            self._buttons[name].setIconSize(QSize(size, size))

    def set_narrow(self, narrow: bool) -> None:
        """Offer the contents where they are not beside the page."""
        self._buttons["contents"].setVisible(narrow)

    def _add(self, action: QAction) -> None:
        button = QToolButton(self)
        button.setDefaultAction(action)
        set_word(button, action.text(), shown=action.objectName() == "contents")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        self._buttons[action.objectName()] = button
