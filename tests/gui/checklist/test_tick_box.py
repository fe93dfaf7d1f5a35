"""A box to tick: room for a finger and for its words, by mouse and by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from handbook.gui.checklist.tick_box import TickBox
from handbook.gui.style import TARGET_PX
from handbook.rendering.theme import DARK, LIGHT, Theme, palette

WORDS = "Back pain with fever, or back pain if you have had cancer or have a weak immune system"


@pytest.fixture
def box(qtbot: QtBot) -> TickBox:
    made = TickBox(WORDS)
    qtbot.addWidget(made)
    made.resize(300, made.heightForWidth(300))
    made.show()
    return made


def test_words_wrap_and_are_never_cut(box: TickBox) -> None:
    assert box.heightForWidth(300) > box.heightForWidth(900) >= TARGET_PX
    assert box.minimumSizeHint().width() < 200


@pytest.mark.parametrize("size", [13, 16, 32, 48])
def test_box_alone_has_room_for_a_finger(qtbot: QtBot, size: int) -> None:
    made = TickBox("")
    qtbot.addWidget(made)
    font = QFont(made.font())
    font.setPixelSize(size)
    made.setFont(font)
    hint = made.sizeHint()
    assert min(hint.width(), hint.height()) >= max(TARGET_PX, 2 * size)


@pytest.mark.parametrize("place", [QPoint(20, 20), QPoint(280, 40)], ids=["box", "words"])
def test_click_anywhere_ticks_and_unticks(box: TickBox, place: QPoint) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)
    assert box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=place)
    assert not box.isChecked()


def test_space_ticks(box: TickBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


def test_screen_reader_hears_a_check_box(box: TickBox) -> None:
    interface = QAccessible.queryAccessibleInterface(box)
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == WORDS
    assert not interface.state().checked
    box.setChecked(True)
    assert interface.state().checked


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("danger", [False, True], ids=["usual", "danger"])
def test_tick_is_a_shape_in_the_box(qtbot: QtBot, theme: Theme, *, danger: bool) -> None:
    made = TickBox("", danger=danger)
    qtbot.addWidget(made)
    made.setPalette(palette(theme))
    made.resize(44, 44)
    made.setChecked(True)
    image = made.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(10, 34) for y in range(10, 34)}
    role = QPalette.ColorRole.BrightText if danger else QPalette.ColorRole.Highlight
    assert palette(theme).color(role).name() in seen
    assert theme.on_accent in seen


def test_box_stands_where_lines_begin(qtbot: QtBot) -> None:
    made = TickBox("Burning")
    qtbot.addWidget(made)
    made.resize(400, 44)
    made.setChecked(True)
    for direction, expected in (
        (Qt.LayoutDirection.LeftToRight, True),
        (Qt.LayoutDirection.RightToLeft, False),
    ):
        made.setLayoutDirection(direction)
        image = made.grab().toImage()
        accent = made.palette().color(QPalette.ColorRole.Highlight)
        columns = [x for x in range(400) if image.pixelColor(x, 14) == accent]
        assert columns
        assert (sum(columns) / len(columns) < 200) == expected
