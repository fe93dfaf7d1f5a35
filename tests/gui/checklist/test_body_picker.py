"""Where it hurts: the figure and the list always say the same."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from handbook.gui.checklist.body_figure import RegionButton
from handbook.gui.checklist.body_picker import BodyPicker
from handbook.gui.style import TARGET_PX
from handbook.i18n import Words
from handbook.library.body_regions import REGIONS


@pytest.fixture
def picker(qtbot: QtBot) -> BodyPicker:
    made = BodyPicker(Words())
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def region(picker: BodyPicker, name: str) -> RegionButton:
    (button,) = [figure.buttons[name] for figure in picker.figures if name in figure.buttons]
    return button


def click_figure(picker: BodyPicker, name: str) -> None:
    """Click in the middle of a part, on whatever is there."""
    button = region(picker, name)
    figure = button.parentWidget()
    place = button.shape.pointAtPercent(0)
    middle = button.shape.boundingRect().center()
    inside = QPoint(
        round((place.x() + 3 * middle.x()) / 4), round((place.y() + 3 * middle.y()) / 4)
    )
    target = figure.childAt(inside)
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=inside - target.pos())


def test_every_region_is_on_the_figure_and_in_the_list(picker: BodyPicker) -> None:
    on_figures = {name for figure in picker.figures for name in figure.buttons}
    assert on_figures == set(picker.list.boxes) == set(REGIONS)


@pytest.mark.parametrize("name", ["front_knee_l", "back_lower_back", "front_hand_r", "back_neck"])
def test_click_on_the_figure_ticks_the_list(picker: BodyPicker, name: str) -> None:
    click_figure(picker, name)
    assert picker.regions == (name,)
    assert [box for box, widget in picker.list.boxes.items() if widget.isChecked()] == [name]
    click_figure(picker, name)
    assert picker.regions == ()


def test_tick_in_the_list_marks_the_figure(picker: BodyPicker) -> None:
    picker.list.boxes["front_elbow_r"].click()
    assert region(picker, "front_elbow_r").isChecked()
    assert picker.regions == ("front_elbow_r",)


def test_each_change_is_announced_once(picker: BodyPicker, qtbot: QtBot) -> None:
    heard: list[object] = []
    picker.regions_changed.connect(heard.append)
    picker.list.boxes["front_chest"].click()
    click_figure(picker, "back_upper_back")
    assert heard == [("front_chest",), ("front_chest", "back_upper_back")]


def test_set_regions_shows_these_and_no_others(picker: BodyPicker) -> None:
    picker.set_regions(frozenset({"front_head", "back_head"}))
    picker.set_regions(frozenset({"back_head"}))
    assert picker.regions == ("back_head",)
    assert not region(picker, "front_head").isChecked()
    assert not picker.list.boxes["front_head"].isChecked()


@pytest.mark.parametrize("name", ["front_knee_l", "back_hand_r"])
def test_screen_reader_hears_a_check_box_with_side_and_view(picker: BodyPicker, name: str) -> None:
    interface = QAccessible.queryAccessibleInterface(region(picker, name))
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == REGIONS[name]
    assert REGIONS["front_knee_l"] == "Knee left, front"


def test_keyboard_marks_without_a_mouse(picker: BodyPicker) -> None:
    region(picker, "front_knee_l").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is region(picker, "front_lower_leg_l")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert picker.regions == ("front_lower_leg_l",)


def test_every_region_is_reached_by_arrows(picker: BodyPicker) -> None:
    for figure in picker.figures:
        start = next(iter(figure.buttons.values()))
        reached, waiting = {start}, [start]
        while waiting:
            button = waiting.pop()
            for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
                button.setFocus()
                QTest.keyClick(button, key)
                found = QApplication.focusWidget()
                if isinstance(found, RegionButton) and found not in reached:
                    reached.add(found)
                    waiting.append(found)
        assert reached == set(figure.buttons.values())


def test_tab_stops_once_in_each_figure_and_once_in_the_list(picker: BodyPicker) -> None:
    stops = [
        widget
        for widget in picker.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 3


def test_list_has_room_for_a_finger(picker: BodyPicker) -> None:
    for box in picker.list.boxes.values():
        assert min(box.width(), box.height()) >= TARGET_PX


def test_list_goes_below_the_figure_where_there_is_no_room(
    picker: BodyPicker, qapp: QApplication
) -> None:
    assert picker.list.x() > picker.figures[1].x()
    beside = picker.list.y()
    picker.resize(460, 1600)
    qapp.processEvents()
    assert picker.list.y() > beside + picker.figures[0].height()


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_figure_is_never_mirrored(
    qtbot: QtBot, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    picker = BodyPicker(Words())
    qtbot.addWidget(picker)
    picker.resize(900, 900)
    picker.show()
    qapp.processEvents()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    front, back = picker.figures
    assert front.buttons["front_hand_r"].x() < front.buttons["front_hand_l"].x()
    assert back.buttons["back_hand_l"].x() < back.buttons["back_hand_r"].x()
    labels = {
        label: label.mapTo(picker, QPoint(0, 0)).x()
        for label in picker.findChildren(QLabel)
        if label.text() in ("Right", "Left") and not picker.list.isAncestorOf(label)
    }
    for figure, words in ((front, ["Right", "Left"]), (back, ["Left", "Right"])):
        start = figure.mapTo(picker, QPoint(0, 0)).x() - 3
        end = start + figure.width() + 3
        beside = sorted((x, label.text()) for label, x in labels.items() if start < x < end)
        assert [text for _, text in beside] == words


def test_figure_grows_with_the_text(picker: BodyPicker) -> None:
    before = picker.figures[0].height()
    picker.set_text_size(200)
    assert picker.figures[0].height() == 2 * before
    picker.set_text_size(300)
    assert picker.figures[0].height() == 2 * before
