"""Makes every part of the window, joins them, and runs the event loop."""

import signal
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtWidgets import QApplication

from handbook import settings as settings_file
from handbook.diary.clock import local_now
from handbook.diary.shelf import folder_of
from handbook.errors import CannotWrite, HandbookError
from handbook.gui import failures
from handbook.gui.checklist.checklist_tab import ChecklistTab
from handbook.gui.diary.diary_tab import DiaryTab
from handbook.gui.main_window import MainWindow
from handbook.gui.reader import accessible_article
from handbook.gui.style import apply_look, wanted_theme
from handbook.i18n import Words, is_language, system_language
from handbook.instance_lock import Request, take_request
from handbook.library.pack import Pack
from handbook.messages import error_sentence
from handbook.paths import UserFolders
from handbook.rendering import fonts
from handbook.rendering.qt_pair import refuse_unsafe_pair
from handbook.rendering.theme import Theme
from handbook.settings import Settings

APPLICATION_ID = "org.patienthandbook.Handbook"


@dataclass(frozen=True)
class Start:
    """How the window was started.

    Attributes:
        language: From the command line, or empty for the settings' or the computer's.
        request: What to show first.
    """

    pack: Path
    folders: UserFolders
    language: str
    request: Request
    fullscreen: bool


def run(start: Start) -> int:
    """Open the window and stay until it is closed.

    Raises:
        HandbookError: The pack, the program or a folder cannot be used.
    """
    refuse_unsafe_pair()
    application = make_application()
    stored = settings_file.load(start.folders.config)
    words = Words.of(interface_language(start.language, stored.language))
    try:
        pack = Pack.open(start.pack)
    except HandbookError as error:
        failures.tell_before_window(error_sentence(words, error))
        raise
    report = failures.FailureReport(start.folders.state, words)
    sys.excepthook = report.hook
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the window
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft
        if words.direction == "rtl"
        else Qt.LayoutDirection.LeftToRight
    )
    window = make_window(application, pack, words, stored, start.folders)
    report.tell = window.handbook.notice.say
    window.start(start.request)
    watcher = watch_requests(window, start.folders.state)
    if start.fullscreen:
        window.showFullScreen()
    elif stored.maximised:
        window.showMaximized()
    else:
        window.show()
    window.first_focus()
    code = application.exec()
    watcher.deleteLater()
    pack.close()
    return code


def make_application() -> QApplication:
    """Make the one QApplication, with our fonts and a screen reader's door to the article."""
    with failures.qt_cannot_start():
        application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setApplicationName("patient-handbook")
    application.setDesktopFileName(APPLICATION_ID)
    fonts.load_bundled()
    accessible_article.install()
    return application


def make_window(
    application: QApplication, pack: Pack, words: Words, stored: Settings, folders: UserFolders
) -> MainWindow:
    """Make the window, ready to start."""
    application.setApplicationDisplayName(words.gettext("Patient Handbook"))

    def look(theme: Theme, text_size: int) -> None:
        apply_look(application, theme, text_size)

    look(wanted_theme(stored), stored.text_size)
    window = MainWindow(pack, words, stored, today)

    def keep(settings: Settings) -> None:
        try:
            settings_file.save(settings, folders.config)
        except CannotWrite as error:
            window.handbook.notice.say(error_sentence(words, error))

    language = window.handbook.language
    checklist = ChecklistTab(pack, words, language, wanted_theme(stored), today, window)
    checklist.help_requested.connect(window.read_on)
    checklist.print_requested.connect(window.open_print_dialog)
    window.add_tab("checklist_tab", checklist)
    window.add_tab("diary_tab", DiaryTab(folder_of(folders), words, local_now, window))
    window.look_changed.connect(look)
    window.settings_changed.connect(keep)
    return window


def interface_language(from_command_line: str, from_settings: str) -> str:
    """Return the language of the interface: command line, then settings, then the computer's."""
    for code in (from_command_line, from_settings, system_language()):
        if code and is_language(code):
            return code
    return "en"


def today() -> date:
    """Return the date on this computer."""
    return datetime.now().astimezone().date()


def watch_requests(window: MainWindow, folder: Path) -> QFileSystemWatcher:
    """Let a second start reach this window."""
    watcher = QFileSystemWatcher([str(folder)], window)

    def answer() -> None:
        request = take_request(folder)
        if request is not None:
            window.answer(request)
            window.come_to_front()

    watcher.directoryChanged.connect(answer)
    answer()  # what came while this window was being made
    return watcher
