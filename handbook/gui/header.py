"""The top bar: the name, help for the program, help for the person."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QWidget

from handbook.gui.widgets.icon_text import set_word
from handbook.i18n import Words
from handbook.rendering.icons import icon
from handbook.rendering.theme import Theme

ICON_PX = 22
_ICONS = {"how_to_use": "circle-help", "settings": "settings", "help_now": "phone-call"}


class Header(QFrame):
    """Gives up words, then the name, where they have no room; never *Get help now*."""

    def __init__(
        self, actions: dict[str, QAction], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._actions = actions
        self._brand = QLabel(words.gettext("Patient Handbook"), self)
        self._brand.setObjectName("brand")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 10, 20, 10)
        self._row.setSpacing(12)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self._brand)
        self._row.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}
        for name in _ICONS:
            button = QPushButton(self)
            set_word(button, actions[name].text())
            button.setToolTip(actions[name].toolTip())
            button.clicked.connect(actions[name].trigger)
            self._row.addWidget(button)
            self._buttons[name] = button
        self._buttons["help_now"].setObjectName("urgent")

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Draw the icons in other colours and another size."""
        size = round(ICON_PX * min(text_size, 200) / 100)
        for name, button in self._buttons.items():
            colour = theme.callouts["urgent"].bar if name == "help_now" else theme.text
            button.setIcon(icon(_ICONS[name], colour, size))
            button.setIconSize(QSize(size, size))
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for words_shown, brand_shown in ((True, True), (False, True), (False, False)):
            for name in ("how_to_use", "settings"):
                set_word(self._buttons[name], self._actions[name].text(), shown=words_shown)
            self._brand.setVisible(brand_shown)
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return
