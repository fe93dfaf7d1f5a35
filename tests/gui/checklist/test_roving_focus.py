"""Arrow keys move where they point; Tab stops once where that is wanted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from handbook.gui.checklist.roving_focus import RovingFocus


class Grid:
    """Three rows of three buttons and a field behind them."""

    def __init__(self, qtbot: QtBot, *, one_stop: bool) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        layout = QGridLayout(self.window)
        self.buttons = [[QPushButton(f"{r}{c}", self.window) for c in range(3)] for r in range(3)]
        for row, buttons in enumerate(self.buttons):
            for column, button in enumerate(buttons):
                layout.addWidget(button, row, column)
        self.after = QLineEdit(self.window)
        layout.addWidget(self.after, 3, 0)
        flat = [button for row in self.buttons for button in row]
        RovingFocus(flat, self.window, one_stop=one_stop)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, *keys: Qt.Key) -> str:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)
        focused = QApplication.focusWidget()
        return focused.text() if isinstance(focused, QPushButton) else "field"


@pytest.fixture
def grid(qtbot: QtBot) -> Grid:
    return Grid(qtbot, one_stop=True)


@pytest.mark.parametrize(
    ("key", "reached"),
    [(Qt.Key.Key_Left, "10"), (Qt.Key.Key_Right, "12"), (Qt.Key.Key_Up, "01"),
     (Qt.Key.Key_Down, "21")],
)  # fmt: skip
def test_arrow_goes_where_it_points(grid: Grid, key: Qt.Key, reached: str) -> None:
    grid.buttons[1][1].setFocus()
    assert grid.press(key) == reached


def test_focus_stays_at_the_edge(grid: Grid) -> None:
    grid.buttons[0][0].setFocus()
    assert grid.press(Qt.Key.Key_Left, Qt.Key.Key_Up) == "00"


def test_tab_leaves_the_group_and_comes_back_to_the_same_button(grid: Grid) -> None:
    grid.buttons[0][0].setFocus()
    grid.press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert grid.press(Qt.Key.Key_Tab) == "field"
    QTest.keyClick(grid.after, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is grid.buttons[1][1]


def test_clicked_button_becomes_the_stop(grid: Grid) -> None:
    QTest.mouseClick(grid.buttons[2][2], Qt.MouseButton.LeftButton)
    assert grid.buttons[2][2].focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not grid.buttons[0][0].focusPolicy() & Qt.FocusPolicy.TabFocus


def test_without_one_stop_tab_goes_through_every_button(qtbot: QtBot) -> None:
    grid = Grid(qtbot, one_stop=False)
    grid.buttons[0][0].setFocus()
    assert grid.press(Qt.Key.Key_Tab) == "01"
    assert grid.press(Qt.Key.Key_Down) == "11"
