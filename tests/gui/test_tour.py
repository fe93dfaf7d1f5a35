"""The whole tour, by keyboard alone: search, read, print, tick, print, write an entry, see it."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from handbook.gui import app, main_window
from handbook.gui.main_window import MainWindow
from handbook.gui.print_dialog import PrintDialog
from handbook.gui.print_outlets import Outlets
from handbook.i18n import Words
from handbook.instance_lock import Request
from handbook.library.pack import Pack
from handbook.paths import UserFolders
from handbook.settings import Settings

MOST_TABS = 60  # presses of Tab to reach anything


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_words(qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(focused(), words)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


def shortcut(keys: str) -> None:
    QTest.keySequence(focused().window(), keys)


def tab_to(name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    QApplication.processEvents()  # a tab that opens makes its controls now
    for _ in range(MOST_TABS):
        widget = focused()
        words = {widget.accessibleName()}
        if isinstance(widget, QAbstractButton):
            words.add(widget.text().replace("&", "").strip())
        if name in words:
            return
        press(Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(f"Tab does not reach {name}")


def come_back(window: MainWindow, qtbot: QtBot) -> None:
    """Do what a window manager does when a dialog closes."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def print_dialog(window: MainWindow, qtbot: QtBot) -> PrintDialog:
    dialogs = [dialog for dialog in window.findChildren(PrintDialog) if dialog.isVisible()]
    (dialog,) = dialogs
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def entries(window: MainWindow) -> list[QWidget]:
    """Return the rows of the diary's list."""
    return window.findChildren(QWidget, "entry")


@pytest.fixture
def window(
    qtbot: QtBot,
    qapp: QApplication,
    pack: Pack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """The program's own window; saved PDF files go into the test's folder."""
    outlets = Outlets(
        printers=lambda: (), ask_for_pdf=lambda _parent, _words, title: tmp_path / f"{title}.pdf"
    )
    monkeypatch.setattr(main_window, "PrintDialog", partial(PrintDialog, outlets=outlets))
    folders = UserFolders.below(tmp_path / "person")
    window = app.make_window(qapp, pack, Words(), Settings(), folders)
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.start(Request())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.first_focus()
    return window


def test_whole_tour_by_keyboard_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    # search and read
    shortcut("Ctrl+K")
    type_words(qtbot, "side effects")
    press(Qt.Key.Key_Return)
    assert window.handbook.view.toPlainText().startswith("Side effects and when to get help")
    assert focused() is window.handbook.view
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert window.handbook.view.toPlainText().startswith("When to get help right away")
    shortcut("Alt+Left")

    # print the page
    shortcut("Ctrl+P")
    dialog = print_dialog(window, qtbot)
    tab_to("Save as PDF")
    press(Qt.Key.Key_Space)
    page = tmp_path / "Side effects and when to get help.pdf"
    assert page.read_bytes().startswith(b"%PDF-")
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    # tick and print the checklist
    come_back(window, qtbot)
    shortcut("Ctrl+2")
    tab_to("Burning")
    press(Qt.Key.Key_Space)
    shortcut("Ctrl+P")
    dialog = print_dialog(window, qtbot)
    tab_to("Save as PDF")
    press(Qt.Key.Key_Space)
    assert (tmp_path / "My symptoms.pdf").read_bytes().startswith(b"%PDF-")
    press(Qt.Key.Key_Escape)

    # make a diary, write an entry, see it in the list
    come_back(window, qtbot)
    shortcut("Ctrl+3")
    type_words(qtbot, "Amina")
    press(Qt.Key.Key_Return)
    type_words(qtbot, "10")
    tab_to("A note, if you like")
    type_words(qtbot, "Bad night")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(row.isVisible() for row in entries(window)))
    (row,) = entries(window)
    assert "Pain 10 of 10" in row.accessibleName()
    assert "Bad night" in row.accessibleName()
