from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from handbook.gui.reader.article_outline import Node
from handbook.gui.reader.article_view import ArticleView

LINKS = [
    "When to get help right away",
    "flare-up",
    "link to the bladder",
    "Side effects",
    "words for pain",
    "Start here",
    "Side effects and when to get help",
]


def focused(view: ArticleView) -> str:
    return "" if view.focus_node is None else view.focus_node.name


def press(view: ArticleView, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> str:
    """Press a key and say what has the focus then."""
    QTest.keyClick(view, key, held or Qt.KeyboardModifier.NoModifier)
    return focused(view)


@pytest.fixture
def between(view: ArticleView, qtbot: QtBot) -> Iterator[tuple[QLineEdit, QLineEdit]]:
    """The view with a field before it and one behind."""
    window = QWidget()
    qtbot.addWidget(window)
    before, behind = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(window)
    for widget in (before, view, behind):
        layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    yield before, behind
    view.setParent(None)


def test_tab_walks_the_links_in_order_and_passes_source_marks_by(view: ArticleView) -> None:
    assert [press(view, Qt.Key.Key_Tab) for _ in LINKS] == LINKS


def test_tab_leaves_after_the_last_link(
    between: tuple[QLineEdit, QLineEdit], view: ArticleView, qtbot: QtBot
) -> None:
    view.setFocus()
    for _ in LINKS:
        press(view, Qt.Key.Key_Tab)
    assert view.hasFocus()
    press(view, Qt.Key.Key_Tab)
    assert between[1].hasFocus()


def test_shift_tab_walks_back_and_leaves(
    between: tuple[QLineEdit, QLineEdit], view: ArticleView
) -> None:
    view.setFocus()
    for _ in range(3):
        press(view, Qt.Key.Key_Tab)
    back = [press(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier) for _ in range(2)]
    assert back == LINKS[1::-1]
    press(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert between[0].hasFocus()


def test_tab_goes_on_from_where_the_caret_is(view: ArticleView) -> None:
    view.setTextCursor(view.document().find("Medicines at a glance"))
    assert press(view, Qt.Key.Key_Tab) == "Side effects"


def test_link_with_the_focus_is_in_view(view: ArticleView) -> None:
    for _ in LINKS:
        press(view, Qt.Key.Key_Tab)
        assert view.focus_node is not None
        assert view.shows_node(view.focus_node)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_follows_the_link(view: ArticleView, qtbot: QtBot, key: Qt.Key) -> None:
    for _ in range(3):
        press(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_activated) as announced:
        press(view, key)
    assert announced.args == ["article:side-effects#bladder"]


def test_return_without_a_link_does_nothing(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.link_activated):
        press(view, Qt.Key.Key_Return)


def test_h_walks_the_headings_both_ways(view: ArticleView) -> None:
    first, *others = [heading.text for heading in view.headings()]
    assert focused(view) == first
    assert [press(view, Qt.Key.Key_H) for _ in others] == others
    held = Qt.KeyboardModifier.ShiftModifier
    back = [press(view, Qt.Key.Key_H, held) for _ in others]
    assert back == [*others[-2::-1], first]


def test_h_stays_at_the_last_heading(view: ArticleView) -> None:
    view.go_to_anchor("sources")
    assert press(view, Qt.Key.Key_H) == "Sources"


def test_h_with_control_is_not_ours(view: ArticleView) -> None:
    before = focused(view)
    press(view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert focused(view) == before


def test_moved_caret_takes_the_focus_from_the_link(view: ArticleView, qtbot: QtBot) -> None:
    press(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.node_focused) as told:
        press(view, Qt.Key.Key_Down)
    assert told.args == [None]
    assert view.focus_node is None


def test_steps_are_told_before_the_caret_moves(view: ArticleView) -> None:
    order: list[str] = []

    def told(_node: Node) -> None:
        order.append("told")

    def moved() -> None:
        order.append("moved")

    view.node_focused.connect(told)
    view.cursorPositionChanged.connect(moved)
    press(view, Qt.Key.Key_Tab)
    assert order == ["told", "moved"]


def test_link_with_the_focus_has_a_ring(view: ArticleView) -> None:
    while press(view, Qt.Key.Key_Tab) != "flare-up":  # a short link stands on one line
        pass
    assert view.focus_node is not None
    corner = view.viewport().mapFromGlobal(view.node_rect(view.focus_node).topLeft())
    around = [corner + QPoint(x, 10) for x in range(-6, 0)]  # across the ring's left side
    image = view.viewport().grab().toImage()
    ring = {image.pixelColor(point).lightness() for point in around}
    press(view, Qt.Key.Key_Down)
    image = view.viewport().grab().toImage()
    none = {image.pixelColor(point).lightness() for point in around}
    assert min(ring) < 100
    assert min(none) > 200


def test_focus_is_told_again_when_it_returns(view: ArticleView, qtbot: QtBot) -> None:
    press(view, Qt.Key.Key_Tab)
    link = view.focus_node
    view.clearFocus()
    with qtbot.waitSignal(view.node_focused) as told:
        view.setFocus()
    assert told.args == [link]


def test_caret_shows_for_the_keyboard_only(view: ArticleView) -> None:
    assert view.cursorWidth() == 0
    press(view, Qt.Key.Key_Down)
    assert view.cursorWidth() > 0
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.cursorWidth() == 0
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.cursorWidth() > 0


def test_outline_is_read_once_and_anew_after_a_change(view: ArticleView) -> None:
    first = view.outline()
    assert view.outline() is first
    with view.changing_document():
        assert not view.outline().children
    assert view.outline() is not first
    assert view.outline().children


def test_dropped_outline_is_announced_before_the_change(view: ArticleView, qtbot: QtBot) -> None:
    before = view.outline()
    with qtbot.waitSignal(view.outline_dropped) as told, view.changing_document():
        pass
    assert told.args == [before]


def test_node_rect_is_where_the_words_are(view: ArticleView) -> None:
    title = view.outline().children[0]
    place = view.node_rect(title)
    middle = view.viewport().mapFromGlobal(place.center())
    assert view.cursorForPosition(middle).block().text() == "How a page can look"
    view.verticalScrollBar().setValue(100)
    assert view.node_rect(title).top() == place.top() - 100


def test_hidden_caret_leaves_the_selection_to_be_seen(view: ArticleView) -> None:
    view.selectAll()
    view.setCursorWidth(0)
    image = view.viewport().grab().toImage()
    shown = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert view.palette().highlight().color().name() in shown
