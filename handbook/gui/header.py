"""The top bar: the name, the tabs, help for the program, help for the person."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QTabBar, QWidget

from handbook.gui.widgets.icon_text import set_word
from handbook.i18n import Words
from handbook.rendering.icons import icon
from handbook.rendering.theme import Theme

ICON_PX = 22
_BUTTONS = ("how_to_use", "settings", "help_now")
_ICONS = {
    "how_to_use": "circle-help",
    "settings": "settings",
    "help_now": "phone-call",
    "handbook_tab": "book-open",
    "checklist_tab": "clipboard-list",
    "diary_tab": "notebook-pen",
}
# What is shown, from wide to narrow: the name, words on the small buttons, words on the tabs.
_SHOWN = (
    (True, True, True),
    (True, False, True),
    (False, False, True),
    (False, False, False),
)


class Header(QFrame):
    """Gives up words where they have no room; never those of *Get help now*.

    Signals:
        tab_changed: Number of the tab that was chosen (int).
    """

    tab_changed = Signal(int)

    def __init__(
        self, actions: dict[str, QAction], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._actions = actions
        self._theme: Theme | None = None
        self._brand = QLabel(words.gettext("Patient Handbook"), self)
        self._brand.setObjectName("brand")
        self.tabs = QTabBar(self)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(words.gettext("Parts of the handbook"))
        self.tabs.hide()  # one tab is no choice
        self.tabs.currentChanged.connect(self._tab_changed)
        self._tab_names: list[str] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 10, 20, 10)
        self._row.setSpacing(12)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self._brand)
        self._row.addWidget(self.tabs)
        self._row.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}
        for name in _BUTTONS:
            button = QPushButton(self)
            set_word(button, actions[name].text())
            button.setToolTip(actions[name].toolTip())
            button.clicked.connect(actions[name].trigger)
            self._row.addWidget(button)
            self._buttons[name] = button
        self._buttons["help_now"].setObjectName("urgent")

    def add_tab(self, name: str) -> None:
        """Offer the tab that the action of this name opens."""
        self._tab_names.append(name)
        number = self.tabs.addTab(self._actions[name].text())
        self.tabs.setTabToolTip(number, self._actions[name].toolTip())
        self.tabs.setAccessibleTabName(number, self._actions[name].text())
        self.tabs.setVisible(self.tabs.count() > 1)
        self._fit()

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Draw the icons in other colours and another size."""
        self._theme = theme
        size = round(ICON_PX * min(text_size, 200) / 100)
        for name, button in self._buttons.items():
            colour = theme.callouts["urgent"].bar if name == "help_now" else theme.text
            button.setIcon(icon(_ICONS[name], colour, size))
            button.setIconSize(QSize(size, size))
        self.tabs.setIconSize(QSize(size, size))
        self._colour_tabs()
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _tab_changed(self, number: int) -> None:
        self._colour_tabs()
        self.tab_changed.emit(number)

    def _colour_tabs(self) -> None:
        if self._theme is None:
            return
        size = self.tabs.iconSize().width()
        for number, name in enumerate(self._tab_names):
            chosen = number == self.tabs.currentIndex()
            colour = self._theme.on_accent if chosen else self._theme.text
            self.tabs.setTabIcon(number, icon(_ICONS[name], colour, size))

    def _fit(self) -> None:
        for brand, small, tabs in _SHOWN:
            self._brand.setVisible(brand)
            for name in ("how_to_use", "settings"):
                set_word(self._buttons[name], self._actions[name].text(), shown=small)
            for number, name in enumerate(self._tab_names):
                self.tabs.setTabText(number, self._actions[name].text() if tabs else "")
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return
