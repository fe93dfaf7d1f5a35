"""Columns of one width: as many as fit, filled from where the language begins."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from handbook.gui.checklist.equal_columns import EqualColumns
from handbook.gui.checklist.tick_box import TickBox


class Block(QWidget):
    """A widget that likes to be 100 pixels wide and 20 high."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(100, 20)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = EqualColumns(made, most=3, spacing=10, gutter=10)
    for _ in range(7):
        layout.addWidget(Block(made))
    made.show()
    return made


def lefts(parent: QWidget) -> list[int]:
    return [block.x() for block in parent.findChildren(Block)]


@pytest.mark.parametrize(
    ("width", "columns"), [(90, 1), (209, 1), (210, 2), (319, 2), (320, 3), (900, 3)]
)
def test_as_many_columns_as_fit_and_no_more_than_wanted(
    parent: QWidget, width: int, columns: int
) -> None:
    parent.setFixedSize(width, 400)
    assert len(set(lefts(parent))) == columns


def test_columns_are_equally_wide(parent: QWidget) -> None:
    parent.setFixedSize(620, 400)
    assert {block.width() for block in parent.findChildren(Block)} == {200}


def test_rows_fill_from_where_the_language_begins(parent: QWidget) -> None:
    parent.setFixedSize(320, 400)
    assert lefts(parent)[:3] == [0, 110, 220]
    parent.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    parent.layout().activate()
    assert lefts(parent)[:3] == [220, 110, 0]


def test_row_is_as_high_as_its_highest_widget(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = EqualColumns(parent, most=2, spacing=0, gutter=0)
    boxes = [TickBox("Short", parent), TickBox("many words " * 9, parent)]
    for box in boxes:
        layout.addWidget(box)
    parent.show()
    parent.setFixedSize(300, 900)
    assert layout.heightForWidth(300) == sum(box.heightForWidth(300) for box in boxes)
    assert boxes[1].height() == boxes[1].heightForWidth(300)


def test_empty_layout_takes_no_room() -> None:
    assert EqualColumns().heightForWidth(100) == 0
    assert EqualColumns().itemAt(0) is None
    assert EqualColumns().takeAt(0) is None
