"""The window as a person uses it: opening pages, searching, keys, sizes, languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from handbook import settings as settings_file
from handbook.gui import app, failures
from handbook.gui.main_window import MainWindow
from handbook.gui.settings_dialog import SettingsDialog
from handbook.i18n import Words
from handbook.instance_lock import Request, hand_over
from handbook.library.pack import Pack
from handbook.paths import UserFolders
from handbook.rendering.theme import DARK, LIGHT
from handbook.settings import Settings

Open = Callable[..., MainWindow]


@pytest.fixture
def folders(tmp_path: Path) -> UserFolders:
    return UserFolders.below(tmp_path / "person")


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, pack: Pack, folders: UserFolders, tmp_path: Path
) -> Open:
    """Open real windows that keep their settings in a folder of the test."""

    def make(
        stored: Settings | None = None,
        request: Request | None = None,
        language: str = "en",
        content: Pack = pack,
        size: tuple[int, int] = (1024, 768),
    ) -> MainWindow:
        words = Words.of(language)
        qapp.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft
            if words.direction == "rtl"
            else Qt.LayoutDirection.LeftToRight
        )
        window = app.make_window(qapp, content, words, stored or Settings(), folders)
        qtbot.addWidget(window)
        window.resize(*size)
        window.start(request or Request())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.handbook.toolbar.width() == window.handbook.view.width())
        return window

    yield make
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown(window: MainWindow) -> str:
    current = window.handbook.history.current
    assert current is not None
    return current.article


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window, keys)


def test_first_run_opens_the_start_page(open_window: Open) -> None:
    assert shown(open_window()) == "start-here"


def test_later_runs_open_the_page_last_read(open_window: Open) -> None:
    assert shown(open_window(Settings(last_article="side-effects"))) == "side-effects"


def test_page_that_is_gone_gives_the_start_page(open_window: Open) -> None:
    assert shown(open_window(Settings(last_article="gone"))) == "start-here"


def test_open_request_comes_before_the_page_last_read(open_window: Open) -> None:
    window = open_window(Settings(last_article="start-here"), Request("side-effects"))
    assert shown(window) == "side-effects"


def test_typing_replaces_the_contents_by_hits(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    qtbot.keyClicks(window.handbook.panel.box, "tingl")
    assert window.handbook.panel.hits.isVisible()
    assert not window.handbook.panel.contents.isVisible()
    assert window.handbook.panel.hits.rows.rows()[0].title.startswith("How chronic pain can feel")


def test_enter_opens_the_first_hit(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    qtbot.keyClicks(window.handbook.panel.box, "side effects")
    qtbot.keyClick(window.handbook.panel.box, Qt.Key.Key_Return)
    assert shown(window) == "side-effects"


def test_arrow_keys_choose_among_hits(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    box, hits = window.handbook.panel.box, window.handbook.panel.hits
    qtbot.keyClicks(box, "pain")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(box, key)
    assert hits.currentIndex().row() == 1
    second = hits.rows.rows()[1].value
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert shown(window) == second.id


def test_escape_clears_the_search_then_returns_to_the_page(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    press(window, "Ctrl+K")
    qtbot.keyClicks(window.handbook.panel.box, "sleep")
    qtbot.keyClick(window.handbook.panel.box, Qt.Key.Key_Escape)
    assert window.handbook.panel.box.text() == ""
    assert window.handbook.panel.contents.isVisible()
    qtbot.keyClick(window.handbook.panel.box, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.handbook.view


def test_nothing_found_is_said(open_window: Open) -> None:
    window = open_window()
    window.handbook.search_for("xyzzyplugh")
    assert window.handbook.panel.answer.text().startswith("Nothing was found")


def test_hit_shows_searched_words_in_bold(open_window: Open) -> None:
    window = open_window()
    window.handbook.search_for("bladder")
    row = window.handbook.panel.hits.rows.rows()[0]
    start, end = row.marks[0]
    assert row.detail[start:end].lower().startswith("bladder")


def test_help_is_one_key_away(open_window: Open) -> None:
    window = open_window()
    press(window, "F2")
    assert shown(window) == "get-help-now"


def test_help_opens_even_when_the_pack_has_no_such_page(
    open_window: Open, arabic_pack: Pack
) -> None:
    window = open_window(content=arabic_pack, language="ar")
    press(window, "F2")
    assert "local emergency number" in window.handbook.view.toPlainText()


def test_settings_dialog_offers_help(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    press(window, "Ctrl+,")
    (dialog,) = window.findChildren(SettingsDialog)
    (button,) = [b for b in dialog.findChildren(QAbstractButton) if b.objectName() == "urgent"]
    button.click()
    assert not dialog.isVisible()
    assert shown(window) == "get-help-now"


def test_link_opens_a_page_and_back_returns_to_the_place(open_window: Open) -> None:
    window = open_window(request=Request("side-effects"))
    view = window.handbook.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    place = view.verticalScrollBar().value()
    window.handbook.follow("article:get-help-now")
    assert shown(window) == "get-help-now"
    press(window, "Alt+Left")
    assert shown(window) == "side-effects"
    assert abs(view.verticalScrollBar().value() - place) <= 30
    press(window, "Alt+Right")
    assert shown(window) == "get-help-now"


def test_back_and_forward_are_off_where_they_lead_nowhere(open_window: Open) -> None:
    window = open_window()
    assert not window.actions_by_id["back"].isEnabled()
    window.handbook.follow("article:side-effects")
    assert window.actions_by_id["back"].isEnabled()
    assert not window.actions_by_id["forward"].isEnabled()


def test_link_to_a_missing_page_is_said(open_window: Open) -> None:
    window = open_window()
    window.handbook.follow("article:not-there")
    assert "not in this handbook" in window.handbook.notice.text
    assert shown(window) == "start-here"


def test_source_mark_jumps_to_the_source_and_back(open_window: Open, pack: Pack) -> None:
    window = open_window(request=Request("side-effects"))
    view = window.handbook.view
    window.handbook.follow("source:S29")
    assert view.verticalScrollBar().value() > 0
    press(window, "Alt+Left")
    assert view.verticalScrollBar().value() <= 30


def test_next_and_previous_page_follow_the_contents(open_window: Open, pack: Pack) -> None:
    ids = [article.id for article in pack.articles("en")]
    window = open_window(request=Request(ids[0]))
    press(window, "Ctrl+PgDown")
    assert shown(window) == ids[1]
    press(window, "Ctrl+PgUp")
    press(window, "Ctrl+PgUp")
    assert shown(window) == ids[0]


def test_f6_moves_between_search_and_page(open_window: Open) -> None:
    window = open_window()
    press(window, "Ctrl+K")
    press(window, "F6")
    assert QApplication.focusWidget() is window.handbook.view
    press(window, "F6")
    assert QApplication.focusWidget() is window.handbook.panel.box


def test_text_size_changes_page_and_interface_and_is_kept(
    open_window: Open, folders: UserFolders
) -> None:
    window = open_window()
    before = window.handbook.view.document().size().height()
    button = window.findChildren(QAbstractButton)[0].fontInfo().pixelSize()
    for _ in range(4):
        press(window, "Ctrl++")
    assert window.settings.text_size == 175
    assert window.handbook.view.document().size().height() > before
    assert window.findChildren(QAbstractButton)[0].fontInfo().pixelSize() > button
    assert settings_file.load(folders.config).text_size == 175
    press(window, "Ctrl+0")
    assert window.settings.text_size == 100


def test_theme_changes_and_is_kept(open_window: Open, folders: UserFolders) -> None:
    window = open_window(Settings(theme="light"))
    assert window.palette().window().color().name() == LIGHT.window
    window.actions_by_id["theme"].trigger()
    assert window.palette().window().color().name() == DARK.window
    assert settings_file.load(folders.config).theme == "dark"


def test_place_of_the_window_is_kept(open_window: Open, folders: UserFolders) -> None:
    window = open_window(size=(900, 640))
    window.close()
    kept = settings_file.load(folders.config).window
    assert kept is not None
    assert kept[2:] == (900, 640)


def test_window_from_a_screen_that_is_gone_comes_back(open_window: Open) -> None:
    window = open_window(Settings(window=(90_000, 90_000, 800, 600)))
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(window.geometry())


def test_settings_that_cannot_be_kept_are_said(open_window: Open, folders: UserFolders) -> None:
    folders.config.parent.mkdir(parents=True, exist_ok=True)
    window = open_window()
    for file in folders.config.iterdir():
        file.unlink()
    folders.config.rmdir()
    folders.config.touch()
    window.change_settings(replace(window.settings, theme="dark"))
    assert "could not be saved" in window.handbook.notice.text


def test_overdue_page_says_so(qtbot: QtBot, pack: Pack) -> None:
    window = MainWindow(pack, Words.of("en"), Settings(), lambda: date(2031, 1, 1))
    qtbot.addWidget(window)
    window.start(Request("side-effects"))
    assert "due for a check" in window.handbook.notice.text


def test_arabic_window_is_mirrored(open_window: Open, arabic_pack: Pack) -> None:
    window = open_window(content=arabic_pack, language="ar")
    for widget in [window, *window.findChildren(QWidget)]:
        own = widget.objectName() == "hands" or (
            widget.parentWidget() is not None and widget.parentWidget().objectName() == "hands"
        )
        assert widget.isRightToLeft() or own, widget  # a body has its left where it is
    panel, view = window.handbook.panel, window.handbook.view
    assert (
        panel.mapTo(window, panel.rect().center()).x()
        > view.mapTo(window, view.rect().center()).x()
    )
    keys = window.actions_by_id["back"].shortcut().toString()
    assert keys == "Alt+Right"


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("text_size", [100, 150, 200, 300])
def test_no_label_or_button_is_cut_off(
    open_window: Open, size: tuple[int, int], text_size: int
) -> None:
    window = open_window(Settings(text_size=text_size), size=size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            assert widget.height() >= needed, widget.text()
        elif widget.text():
            assert widget.width() >= widget.minimumSizeHint().width(), widget.text()


@pytest.mark.parametrize("text_size", [100, 200])
def test_every_target_has_room_for_a_finger(open_window: Open, text_size: int) -> None:
    window = open_window(Settings(text_size=text_size))
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.parent() is not window.handbook.panel.box:
            assert min(button.width(), button.height()) >= 44, button.text()


def test_where_both_do_not_fit_contents_and_page_take_turns(open_window: Open) -> None:
    window = open_window(Settings(text_size=200), size=(1024, 768))
    assert window.handbook.view.isVisible()
    assert not window.handbook.panel.isVisible()
    window.actions_by_id["contents"].trigger()
    assert window.handbook.panel.isVisible()
    assert not window.handbook.view.isVisible()
    window.handbook.panel.contents.choose_current()
    assert window.handbook.view.isVisible()


def test_request_of_a_second_start_reaches_the_window(
    open_window: Open, folders: UserFolders, qtbot: QtBot
) -> None:
    folders.state.mkdir(parents=True, exist_ok=True)
    window = open_window()
    watcher = app.watch_requests(window, folders.state)
    with qtbot.waitSignal(window.handbook.article_shown, timeout=5000) as opened:
        hand_over(Request("side-effects"), folders.state)
    assert opened.args == ["side-effects"]
    watcher.deleteLater()


def test_icon_buttons_have_names(open_window: Open) -> None:
    window = open_window()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.parent() is not window.handbook.panel.box:
            assert button.text() or button.accessibleName()


def test_help_on_the_open_help_page_returns_to_its_top(open_window: Open) -> None:
    window = open_window(request=Request("get-help-now"))
    bar = window.handbook.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    press(window, "F2")
    assert bar.value() == 0


@pytest.mark.parametrize("tab", ["checklist_tab", "diary_tab"])
def test_help_is_one_key_away_on_every_tab(open_window: Open, tab: str) -> None:
    window = open_window()
    window.open_tab(tab)
    press(window, "F2")
    assert window.handbook.isVisible()
    assert shown(window) == "get-help-now"


def test_help_key_works_in_the_settings(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    press(window, "Ctrl+,")
    (dialog,) = window.findChildren(SettingsDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(dialog.help_requested, timeout=1000):
        QTest.keySequence(dialog, "F2")
    assert shown(window) == "get-help-now"


def test_search_on_another_tab_shows_the_handbook(open_window: Open) -> None:
    window = open_window()
    window.open_tab("diary_tab")
    press(window, "Ctrl+K")
    assert QApplication.focusWidget() is window.handbook.panel.box


def test_arrows_keep_their_icons_after_a_visit(open_window: Open) -> None:
    window = open_window()
    window.handbook.follow("article:side-effects")
    for button in window.handbook.toolbar.findChildren(QToolButton):
        assert not button.icon().isNull(), button.accessibleName()


def test_request_that_waited_is_answered(
    open_window: Open, folders: UserFolders, qtbot: QtBot
) -> None:
    folders.state.mkdir(parents=True, exist_ok=True)
    hand_over(Request(search="bladder"), folders.state)
    window = open_window()
    watcher = app.watch_requests(window, folders.state)
    assert window.handbook.panel.box.text() == "bladder"
    assert list(folders.state.glob("*request*")) == []
    watcher.deleteLater()


def test_bug_in_the_program_is_said_and_logged_without_words(
    open_window: Open, folders: UserFolders
) -> None:
    window = open_window()
    report = failures.FailureReport(folders.state, Words())
    report.tell = window.handbook.notice.say
    try:
        raise RuntimeError("what somebody typed")
    except RuntimeError as error:
        report.hook(type(error), error, error.__traceback__)
    assert "Something went wrong" in window.handbook.notice.text
    log = (folders.state / failures.LOG_NAME).read_text("utf-8")
    assert "RuntimeError" in log
    assert "typed" not in log
