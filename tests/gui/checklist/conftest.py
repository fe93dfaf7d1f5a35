"""A checklist to fill in, in a window that is shown and active."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from handbook.gui.checklist.checklist_tab import ChecklistTab
from handbook.gui.style import apply_look
from handbook.i18n import Words
from handbook.library.pack import Pack
from handbook.rendering.theme import LIGHT

OpenTab = Callable[..., ChecklistTab]


@pytest.fixture
def open_tab(qtbot: QtBot, qapp: QApplication, pack: Pack, today: date) -> OpenTab:
    """Open the tab as a window of its own."""

    def make(
        *, content: Pack = pack, words: Words | None = None, day: date = today,
        size: tuple[int, int] = (1024, 700), text_size: int = 100,
    ) -> ChecklistTab:  # fmt: skip
        language = content.languages[0].code
        words = words or Words.of(language)
        is_rtl = words.direction == "rtl"
        qapp.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight
        )
        apply_look(qapp, LIGHT, text_size)
        tab = ChecklistTab(content, words, language, LIGHT, lambda: day)
        tab.set_look(LIGHT, text_size)
        qtbot.addWidget(tab)
        tab.resize(*size)
        tab.show()
        tab.activateWindow()
        qtbot.waitUntil(tab.isActiveWindow)
        return tab

    yield make
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setStyleSheet("")


@pytest.fixture
def tab(open_tab: OpenTab) -> ChecklistTab:
    return open_tab()
