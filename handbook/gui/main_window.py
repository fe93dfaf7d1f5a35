"""The window: its top bar, its commands and what it remembers. It only joins; tabs do the work."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol, cast

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from handbook.errors import HandbookError
from handbook.gui.actions import make_actions
from handbook.gui.checklist.checklist_tab import ChecklistTab
from handbook.gui.handbook_tab import HandbookTab
from handbook.gui.handout_maker import handout_maker
from handbook.gui.header import Header
from handbook.gui.print_dialog import PrintDialog
from handbook.gui.settings_dialog import SettingsDialog
from handbook.gui.style import wanted_theme
from handbook.i18n import Words
from handbook.instance_lock import Request
from handbook.library.pack import Pack
from handbook.messages import error_sentence
from handbook.rendering.paper import Paper, paper_of
from handbook.rendering.printing import Printable
from handbook.rendering.theme import Theme
from handbook.settings import Settings, next_text_size

FIRST_SIZE = QSize(1180, 760)
SMALLEST_SIZE = QSize(480, 400)


class Tab(Protocol):
    """What the window wants of its parts, which are widgets."""

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Use other colours and another size of text, in percent."""

    def first_focus(self) -> None:
        """Take the keyboard where a person would begin."""


class MainWindow(QMainWindow):
    """The one window.

    Signals:
        settings_changed: The settings as they are now (object: Settings).
        look_changed: Theme and text size in percent (object: Theme, int).
    """

    settings_changed = Signal(object)
    look_changed = Signal(object, int)

    def __init__(
        self,
        pack: Pack,
        words: Words,
        settings: Settings,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.gettext("Patient Handbook"))
        self.setMinimumSize(SMALLEST_SIZE)
        self.settings = settings
        self._pack, self._words, self._today = pack, words, today
        self.actions_by_id = make_actions(words, self)
        self._theme = wanted_theme(settings)
        self.handbook = HandbookTab(pack, words, self._theme, today, self.actions_by_id, self)
        self._header = Header(self.actions_by_id, words, self)
        self._stack = QStackedWidget(self)
        self._tabs: dict[str, Tab] = {}
        root = QWidget(self)
        root.setObjectName("root")
        column = QVBoxLayout(root)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(root)
        self._connect_actions()
        for name in ("checklist_tab", "diary_tab"):
            self.actions_by_id[name].setEnabled(False)
        self.add_tab("handbook_tab", self.handbook)
        self._header.tab_changed.connect(self._show_tab)
        self.handbook.text_size_step_requested.connect(self._step_text_size)
        self.handbook.article_shown.connect(self._remember_article)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_colours_changed)
        self._restore_place()

    def add_tab(self, name: str, tab: Tab) -> None:
        """Add a part of the window, opened by the action of this name."""
        self._tabs[name] = tab
        self._stack.addWidget(cast(QWidget, tab))
        self._header.add_tab(name)
        self.actions_by_id[name].setEnabled(True)
        self.actions_by_id[name].triggered.connect(partial(self.open_tab, name))

    def open_tab(self, name: str) -> None:
        """Show a part of the window."""
        self._header.tabs.setCurrentIndex(list(self._tabs).index(name))

    def open_help(self) -> None:
        """Show the page for emergencies, whatever is open."""
        self.open_tab("handbook_tab")
        self.handbook.open_help()

    def read_on(self, target: str) -> None:
        """Show a page at a heading, `page#heading`, whatever is open."""
        self.open_tab("handbook_tab")
        self.handbook.follow(f"article:{target}")

    def start(self, request: Request) -> None:
        """Show the first page: what was asked for, else the last one read, else the start page."""
        self._dress()
        if request.article or request.search:
            self.answer(request)
        elif self.settings.last_article:
            self.handbook.open_article(self.settings.last_article)
        if self.handbook.history.current is None:
            self.handbook.open_start()

    def first_focus(self) -> None:
        """Take the keyboard where a person begins, once the window is shown."""
        if self.handbook.panel.box.text():
            self.handbook.start_search()
        else:
            list(self._tabs.values())[self._stack.currentIndex()].first_focus()

    def answer(self, request: Request) -> None:
        """Show what the command line, or a second start, asks for."""
        self.open_tab("handbook_tab")
        if request.article:
            self.handbook.open_article(request.article)
        if request.search:
            self.handbook.search_for(request.search)

    def come_to_front(self) -> None:
        """Let the person see this window."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def apply_look(self) -> None:
        """Use the theme and the text size of the settings everywhere."""
        self._theme = wanted_theme(self.settings)
        self.look_changed.emit(self._theme, self.settings.text_size)
        self._dress()

    def _dress(self) -> None:
        """Hand the look that the program has on to the parts of the window."""
        self._header.set_look(self._theme, self.settings.text_size)
        for tab in self._tabs.values():
            tab.set_look(self._theme, self.settings.text_size)

    def change_settings(self, settings: Settings) -> None:
        """Use other settings and announce them."""
        looks = (settings.theme, settings.text_size) != (
            self.settings.theme,
            self.settings.text_size,
        )
        self.settings = settings
        if looks:
            self.apply_look()
        self.settings_changed.emit(settings)

    def open_print_dialog(self, make: Callable[[Paper], Printable]) -> None:
        """Show the pages of something printable, and print or save them from there."""
        try:
            paper = paper_of(self.settings.paper)
            dialog = PrintDialog(make, paper, self._words, self._theme, self)
        except HandbookError as error:
            self.handbook.notice.say(error_sentence(self._words, error))
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.help_requested.connect(self.actions_by_id["help_now"].trigger)
        dialog.paper_chosen.connect(self._remember_paper)
        dialog.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was."""
        place = self.normalGeometry()
        self.change_settings(
            replace(
                self.settings,
                window=(place.x(), place.y(), place.width(), place.height()),
                maximised=self.isMaximized(),
            )
        )
        super().closeEvent(event)

    def _connect_actions(self) -> None:
        """Say what each command does: the map of the window."""
        handlers: dict[str, Callable[[], object]] = {
            "help_now": self.open_help,
            "how_to_use": self._open_start,
            "settings": self._open_settings,
            "search": self._start_search,
            "contents": self.handbook.toggle_contents,
            "switch_pane": self.handbook.switch_pane,
            "back": self.handbook.go_back,
            "forward": self.handbook.go_forward,
            "home": self._open_start,
            "previous": self.handbook.open_previous,
            "next": self.handbook.open_next,
            "smaller_text": self._shrink_text,
            "larger_text": self._enlarge_text,
            "normal_text": self._reset_text,
            "theme": self._toggle_theme,
            "print": self._print_page,
            "full_screen": self._toggle_full_screen,
            "quit": self.close,
        }
        for name, handler in handlers.items():
            self.actions_by_id[name].triggered.connect(handler)

    def _show_tab(self, number: int) -> None:
        tab = list(self._tabs.values())[number]
        self._stack.setCurrentWidget(cast(QWidget, tab))
        self.actions_by_id["print"].setEnabled(isinstance(tab, HandbookTab | ChecklistTab))
        tab.first_focus()

    def _open_start(self) -> None:
        self.open_tab("handbook_tab")
        self.handbook.open_start()

    def _start_search(self) -> None:
        self.open_tab("handbook_tab")
        self.handbook.start_search()

    def _system_colours_changed(self) -> None:
        if self.settings.theme == "system":
            self.apply_look()

    def _toggle_theme(self) -> None:
        other = "light" if self._theme.is_dark else "dark"
        self.change_settings(replace(self.settings, theme=other))

    def _step_text_size(self, steps: int) -> None:
        self._set_text_size(next_text_size(self.settings.text_size, steps))

    def _shrink_text(self) -> None:
        self._step_text_size(-1)

    def _enlarge_text(self) -> None:
        self._step_text_size(1)

    def _reset_text(self) -> None:
        self._set_text_size(100)

    def _set_text_size(self, text_size: int) -> None:
        self.change_settings(replace(self.settings, text_size=text_size))

    def _remember_article(self, article: str) -> None:
        self.change_settings(replace(self.settings, last_article=article))

    def _print_page(self) -> None:
        shown = self._stack.currentWidget()
        if isinstance(shown, ChecklistTab):
            shown.print_sheet()
            return
        try:
            article = self.handbook.open_page()
            if article is None:
                raise HandbookError("page-not-printed")
            make = handout_maker(self._pack, article, self._today(), self._words)
        except HandbookError as error:
            self.handbook.notice.say(error_sentence(self._words, error))
        else:
            self.open_print_dialog(make)

    def _remember_paper(self, paper: str) -> None:
        self.change_settings(replace(self.settings, paper=paper))

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _open_settings(self) -> None:
        dialog = SettingsDialog(self.settings, self._pack.languages, self._words, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.change_settings(dialog.chosen()))
        dialog.help_requested.connect(self.actions_by_id["help_now"].trigger)
        dialog.open()

    def _restore_place(self) -> None:
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        first = QGuiApplication.primaryScreen().availableGeometry()
        place = QRect(*self.settings.window) if self.settings.window else QRect()
        if place.isValid() and any(screen.intersects(place) for screen in screens):
            self.setGeometry(place)
        else:
            self.resize(FIRST_SIZE.boundedTo(first.size()))
