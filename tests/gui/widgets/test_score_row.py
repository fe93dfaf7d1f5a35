"""The eleven numbers, by keyboard and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from handbook.gui.widgets.score_row import ScoreRow
from handbook.i18n import Words


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def row(qtbot: QtBot, clock: Clock) -> ScoreRow:
    row = ScoreRow("How bad?", "No pain", "Worst pain", Words(), clock=clock)
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.focus_row()
    return row


def type_keys(qtbot: QtBot, keys: str) -> None:
    for key in keys:
        qtbot.keyClicks(QApplication.focusWidget(), key)


def test_nothing_is_chosen_at_first(row: ScoreRow) -> None:
    assert row.score is None
    assert not any(button.isChecked() for button in row.buttons)


@pytest.mark.parametrize("digit", "0123456789")
def test_digit_chooses_its_number(row: ScoreRow, qtbot: QtBot, digit: str) -> None:
    type_keys(qtbot, digit)
    assert row.score == int(digit)
    assert [button.isChecked() for button in row.buttons].count(True) == 1


def test_one_then_zero_is_ten(row: ScoreRow, qtbot: QtBot) -> None:
    type_keys(qtbot, "10")
    assert row.score == 10


def test_one_then_zero_much_later_is_zero(row: ScoreRow, qtbot: QtBot, clock: Clock) -> None:
    type_keys(qtbot, "1")
    clock.seconds += 1.5
    type_keys(qtbot, "0")
    assert row.score == 0


def test_zero_after_ten_is_zero(row: ScoreRow, qtbot: QtBot) -> None:
    type_keys(qtbot, "100")
    assert row.score == 0


def test_mouse_chooses_and_takes_away(row: ScoreRow, qtbot: QtBot) -> None:
    qtbot.mouseClick(row.buttons[7], Qt.MouseButton.LeftButton)
    assert row.score == 7
    qtbot.mouseClick(row.buttons[7], Qt.MouseButton.LeftButton)
    assert row.score is None
    assert not row.buttons[7].isChecked()


def test_space_chooses_the_number_with_the_focus(row: ScoreRow, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert row.score == 0


def test_arrows_move_and_stop_at_the_ends(row: ScoreRow, qtbot: QtBot) -> None:
    type_keys(qtbot, "9")
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert row.score == 10
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert row.score == 9


def test_first_arrow_chooses_where_the_focus_is(row: ScoreRow, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert row.score == 0


def test_backspace_takes_the_choice_away(row: ScoreRow, qtbot: QtBot) -> None:
    type_keys(qtbot, "4")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert row.score is None


def test_arrows_are_mirrored_right_to_left(qtbot: QtBot) -> None:
    row = ScoreRow("?", "a", "b", Words.of("ar"))
    qtbot.addWidget(row)
    row.set_score(5)
    qtbot.keyClick(row, Qt.Key.Key_Left)
    assert row.score == 6


def test_letters_choose_nothing(row: ScoreRow, qtbot: QtBot) -> None:
    type_keys(qtbot, "x-+e.")
    assert row.score is None


def test_every_number_says_what_it_is(row: ScoreRow) -> None:
    names = [button.accessibleName() for button in row.buttons]
    assert names[0] == "0 of 10, No pain"
    assert names[4] == "4 of 10"
    assert names[10] == "10 of 10, Worst pain"


def test_change_is_announced_once(row: ScoreRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.score_changed) as changed:
        type_keys(qtbot, "3")
    assert changed.args == [3]
    with qtbot.assertNotEmitted(row.score_changed):
        type_keys(qtbot, "3")
