"""The row of buttons above the page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from handbook.gui.widgets.icon_text import set_word
from handbook.i18n import Words
from handbook.rendering.icons import icon
from handbook.rendering.theme import Theme

ICON_PX = 24
# Whether contents and printing have their words, from wide to narrow.
_SHOWN = ((True, True), (True, False), (False, False))


class ReaderToolbar(QFrame):
    """Contents (where there is no room for them), back, forward, text size, light or dark, print.

    Printing keeps its word as long as there is room for it.
    """

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
        self._print = self._add_print(actions["print"])
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
            self._buttons[name].defaultAction().setIcon(icon(picture, theme.text, size))
            self._buttons[name].setIconSize(QSize(size, size))
        self._print.setIcon(icon("printer", theme.on_accent, size))
        self._print.setIconSize(QSize(size, size))
        self._fit()

    def set_narrow(self, narrow: bool) -> None:
        """Offer the contents where they are not beside the page."""
        self._buttons["contents"].setVisible(narrow)
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Show the word of printing where it has room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for contents, printing in _SHOWN:
            for button, shown in ((self._buttons["contents"], contents), (self._print, printing)):
                set_word(button, button.accessibleName(), shown=shown)
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return

    def _add_print(self, action: QAction) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("primary")
        set_word(button, action.text())
        button.setToolTip(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        self._row.addWidget(button)
        return button

    def _add(self, action: QAction) -> None:
        button = QToolButton(self)
        button.setDefaultAction(action)
        set_word(button, action.text(), shown=action.objectName() == "contents")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        self._buttons[action.objectName()] = button
