import dataclasses
import gettext
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QMouseEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from handbook.gui.reader.article_view import COLUMN, ArticleView
from handbook.i18n import Words
from handbook.rendering.theme import DARK, LIGHT

Sample = Callable[[str], ET.Element]


class Shouting(gettext.NullTranslations):
    """Translates everything to capitals."""

    def gettext(self, message: str) -> str:
        return message.upper()


def place_on_screen(view: ArticleView, text: str) -> QPoint:
    """The middle of a piece of text in the viewport, scrolled into view."""
    caret = view.document().find(text)
    assert not caret.isNull(), text
    start = caret.selectionStart()
    caret.setPosition(start + len(text) // 2)
    view.setTextCursor(caret)
    view.ensureCursorVisible()
    return view.cursorRect().center()


def top_text(view: ArticleView) -> str:
    """The paragraph at the top of the view."""
    return view.cursorForPosition(QPoint(view.viewport().width() // 2, 30)).block().text()


def mouse(view: ArticleView, kind: QEvent.Type, place: QPoint) -> None:
    """Send a mouse event; Qt's own test functions complain that a text ignores a release."""
    moved = kind == QEvent.Type.MouseMove
    button = Qt.MouseButton.NoButton if moved else Qt.MouseButton.LeftButton
    released = kind == QEvent.Type.MouseButtonRelease
    held = Qt.MouseButton.NoButton if released else Qt.MouseButton.LeftButton
    there = QPointF(place)
    event = QMouseEvent(
        kind, there, view.viewport().mapToGlobal(there), button, held,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QGuiApplication.sendEvent(view.viewport(), event)


def click(view: ArticleView, place: QPoint) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, place)
    mouse(view, QEvent.Type.MouseButtonRelease, place)


def wheel(view: ArticleView, delta: int, held: Qt.KeyboardModifier) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(view.viewport(), event)


def test_clicked_link_is_announced_as_written(view: ArticleView, qtbot: QtBot) -> None:
    place = place_on_screen(view, "link to the bladder")
    with qtbot.waitSignal(view.link_activated) as announced:
        click(view, place)
    assert announced.args == ["article:side-effects#bladder"]


def test_source_mark_can_be_clicked(view: ArticleView, qtbot: QtBot) -> None:
    place = place_on_screen(view, "[2]")
    with qtbot.waitSignal(view.link_activated) as announced:
        click(view, place)
    assert announced.args == ["source:S29"]


def test_clicked_link_changes_nothing_by_itself(view: ArticleView) -> None:
    before = view.toPlainText()
    place = place_on_screen(view, "words for pain")
    click(view, place)
    assert view.toPlainText() == before
    assert view.source().isEmpty()


def test_headings_are_listed_in_order(view: ArticleView) -> None:
    found = [(heading.level, heading.text, heading.anchor) for heading in view.headings()]
    assert found[:3] == [
        (1, "How a page can look", ""),
        (2, "Words for pain", "words-for-pain"),
        (3, "Lists in lists", "lists"),
    ]
    assert len(found) == 8


def test_page_opens_at_its_top_with_the_focus_on_its_title(
    view: ArticleView, sample: Sample
) -> None:
    view.go_to_anchor("sources")
    view.show_article(sample("ar"))
    assert view.verticalScrollBar().value() == 0
    assert view.focus_node is not None
    assert view.focus_node.level == 1


def test_page_opens_at_an_anchor(view: ArticleView, sample: Sample) -> None:
    view.show_article(sample("en"), "medicines")
    assert top_text(view) == "Medicines at a glance"
    assert view.focus_node is not None
    assert view.focus_node.name.startswith("Medicines at a glance")


def test_page_with_an_unknown_anchor_opens_at_its_top(view: ArticleView, sample: Sample) -> None:
    view.show_article(sample("en"), "no-such-anchor")
    assert view.verticalScrollBar().value() == 0


def test_page_opened_before_the_window_is_shown_keeps_its_anchor(
    view: ArticleView, qtbot: QtBot, sample: Sample
) -> None:
    hidden = ArticleView(lambda _name: None, LIGHT, Words())
    qtbot.addWidget(hidden)
    hidden.show_article(sample("en"), "medicines")
    hidden.resize(700, 600)
    with qtbot.waitExposed(hidden):
        hidden.show()
    assert top_text(hidden) == "Medicines at a glance"


@pytest.mark.parametrize("anchor", ["terms", "source-S09"])
def test_anchor_is_scrolled_into_view(view: ArticleView, anchor: str) -> None:
    view.verticalScrollBar().setValue(0)
    assert view.go_to_anchor(anchor)
    assert view.focus_node is not None
    assert view.shows_node(view.focus_node)


def test_missing_anchor_is_said(view: ArticleView) -> None:
    view.verticalScrollBar().setValue(100)
    assert not view.go_to_anchor("no-such-anchor")
    assert view.verticalScrollBar().value() == 100


@pytest.mark.parametrize("anchor", ["", "words-for-pain", "medicines", "terms"])
@pytest.mark.parametrize(
    ("text_size", "width"), [(200, 1000), (80, 1000), (100, 520), (200, 520), (300, 700)]
)
def test_reading_place_survives_another_look(
    view: ArticleView, anchor: str, text_size: int, width: int
) -> None:
    if anchor:
        view.go_to_anchor(anchor)
    place, read = view.reading_place(), top_text(view)
    view.set_look(DARK, text_size)
    view.resize(width, 800)
    assert view.reading_place() == pytest.approx(place, abs=0.1)
    view.set_look(LIGHT, 100)
    view.resize(1000, 800)
    assert top_text(view) == read


def test_reading_place_can_be_left_and_found_again(view: ArticleView, sample: Sample) -> None:
    view.go_to_anchor("terms")
    place, scrolled = view.reading_place(), view.verticalScrollBar().value()
    view.show_article(sample("ar"))
    view.show_article(sample("en"))
    assert view.reading_place() == 0
    view.set_reading_place(place)
    assert view.verticalScrollBar().value() == pytest.approx(scrolled, abs=1)


def test_reading_place_beyond_the_page_is_its_end(view: ArticleView) -> None:
    view.set_reading_place(10_000.5)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


@pytest.mark.parametrize("text_size", [100, 200])
def test_column_is_limited_and_centred(view: ArticleView, text_size: int) -> None:
    view.set_look(LIGHT, text_size)
    view.resize(2000, 800)
    form = view.document().rootFrame().frameFormat()
    room = view.viewport().width()
    assert room - form.leftMargin() - form.rightMargin() == COLUMN * text_size / 100
    assert form.leftMargin() == form.rightMargin()


def test_narrow_column_keeps_a_margin(view: ArticleView) -> None:
    view.resize(400, 800)
    form = view.document().rootFrame().frameFormat()
    assert form.leftMargin() == form.rightMargin() >= 16
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [420, 640, 1400])
def test_resized_page_is_laid_out_as_a_fresh_one(
    view: ArticleView, qtbot: QtBot, sample: Sample, width: int
) -> None:
    view.resize(width, 800)
    fresh = ArticleView(view._image, LIGHT, Words())
    qtbot.addWidget(fresh)
    fresh.resize(width, 800)
    with qtbot.waitExposed(fresh):
        fresh.show()
    fresh.show_article(sample("en"))
    assert view.document().size() == fresh.document().size()
    assert view.verticalScrollBar().maximum() == fresh.verticalScrollBar().maximum()


def test_table_is_stacked_only_while_it_has_no_room(view: ArticleView) -> None:
    wide = view.toPlainText()
    view.resize(360, 800)
    assert "Medicine: Steroid injection" in view.toPlainText()
    view.resize(1000, 800)
    assert view.toPlainText() == wide


def test_look_changes_the_colours(view: ArticleView) -> None:
    view.set_look(DARK, 100)
    assert view.palette().base().color().name() == DARK.background
    image = view.viewport().grab().toImage()
    assert image.pixelColor(5, 5).name() == DARK.background


def test_wheel_with_control_asks_for_another_text_size(view: ArticleView, qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignals(
        [view.text_size_step_requested] * 2,
        check_params_cbs=[lambda step: step == 1, lambda step: step == -1],
    ):
        wheel(view, 120, held)
        wheel(view, -120, held)
    assert view.document().begin().charFormat().font().pixelSize() == 33
    assert view.verticalScrollBar().value() == 0


def test_small_turns_of_a_fine_wheel_add_up(view: ArticleView, qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    with qtbot.assertNotEmitted(view.text_size_step_requested):
        wheel(view, 40, held)
        wheel(view, 40, held)
    with qtbot.waitSignal(view.text_size_step_requested):
        wheel(view, 40, held)


def test_wheel_alone_scrolls(view: ArticleView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.text_size_step_requested):
        wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0


def test_mouse_selects_text(view: ArticleView) -> None:
    start, end = place_on_screen(view, "People"), place_on_screen(view, "stabbing")
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, end)
    mouse(view, QEvent.Type.MouseButtonRelease, end)
    assert "use many words for pain" in view.textCursor().selectedText()
    assert view.verticalScrollBar().value() == 0


def test_finger_scrolls_and_selects_nothing(view: ArticleView, qtbot: QtBot) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(view.viewport(), finger).press(0, QPoint(500, 600)).commit()
    for y in range(580, 200, -20):
        QTest.touchEvent(view.viewport(), finger).move(0, QPoint(500, y)).commit()
    QTest.touchEvent(view.viewport(), finger).release(0, QPoint(500, 200)).commit()
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    assert not view.textCursor().hasSelection()


def test_finger_that_starts_to_scroll_on_a_link_does_not_open_it(
    view: ArticleView, qtbot: QtBot
) -> None:
    view.go_to_anchor("related")
    place = place_on_screen(view, "Side effects and when")
    before = view.verticalScrollBar().value()
    finger = QTest.createTouchDevice()
    with qtbot.assertNotEmitted(view.link_activated):
        QTest.touchEvent(view.viewport(), finger).press(0, place).commit()
        for step in range(1, 15):
            QTest.touchEvent(view.viewport(), finger).move(0, place + QPoint(0, 20 * step)).commit()
        end = place + QPoint(0, 280)
        QTest.touchEvent(view.viewport(), finger).release(0, end).commit()
        qtbot.waitUntil(lambda: view.verticalScrollBar().value() < before - 100)


def test_finger_taps_a_link(view: ArticleView, qtbot: QtBot) -> None:
    place = place_on_screen(view, "link to the bladder")
    finger = QTest.createTouchDevice()
    with qtbot.waitSignal(view.link_activated) as announced:
        QTest.touchEvent(view.viewport(), finger).press(0, place).commit()
        QTest.touchEvent(view.viewport(), finger).release(0, place).commit()
    assert announced.args == ["article:side-effects#bladder"]


def test_menu_offers_to_copy_and_to_select_all_only(view: ArticleView, qtbot: QtBot) -> None:
    copy, select_all = view.context_menu().actions()
    assert not copy.isEnabled()
    select_all.trigger()
    copy, _ = view.context_menu().actions()
    copy.trigger()
    assert QGuiApplication.clipboard().text().startswith("How a page can look\n")


def test_menu_speaks_the_language(qtbot: QtBot) -> None:
    view = ArticleView(lambda _name: None, LIGHT, Words("en", Shouting()))
    qtbot.addWidget(view)
    assert [action.text() for action in view.context_menu().actions()] == ["COPY", "SELECT ALL"]


def test_right_button_opens_the_menu(view: ArticleView, qtbot: QtBot) -> None:
    middle = view.viewport().rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, middle, view.viewport().mapToGlobal(middle))
    QGuiApplication.sendEvent(view.viewport(), event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert len(popup.actions()) == 2
    popup.close()


def test_copied_text_is_plain(view: ArticleView) -> None:
    view.selectAll()
    view.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.formats() == ["text/plain"]
    assert "• A short item" in copied.text()


def test_nothing_is_loaded(view: ArticleView) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, QUrl("file:///etc/hostname")) is None
    view.setSource(QUrl("file:///etc/hostname"))
    assert "How a page can look" in view.toPlainText()


def test_nothing_can_be_dropped(view: ArticleView) -> None:
    data = QMimeData()
    data.setText("dropped")
    event = QDropEvent(
        QPointF(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop,
    )  # fmt: skip
    QGuiApplication.sendEvent(view.viewport(), event)
    assert "dropped" not in view.toPlainText()
    assert not view.acceptDrops()


def test_old_pages_are_let_go(view: ArticleView, qtbot: QtBot, sample: Sample) -> None:
    for _ in range(10):
        view.show_article(sample("en"))
    qtbot.waitUntil(lambda: len(view.findChildren(QTextDocument)) <= 2)


def test_two_views_do_not_share_anything(view: ArticleView, qtbot: QtBot, sample: Sample) -> None:
    other = ArticleView(lambda _name: None, dataclasses.replace(DARK, text="#abcdef"), Words())
    qtbot.addWidget(other)
    other.show_article(sample("ar"))
    assert view.headings()[0].text == "How a page can look"
    assert view.palette().text().color().name() == LIGHT.text
