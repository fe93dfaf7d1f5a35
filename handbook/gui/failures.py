"""When the program itself fails: a sentence for the person, a place for the support desk.

The log holds where in the code it happened and never what anybody typed or read.
"""

import logging
import os
import stat
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from handbook.i18n import Words, system_language
from handbook.messages import sentence

LOG_NAME = "handbook.log"
_NO_SCREEN = ("offscreen", "minimal")
LARGEST_LOG = 200_000  # bytes

log = logging.getLogger(__name__)


@contextmanager
def qt_cannot_start() -> Iterator[None]:
    """Turn Qt's abort without a usable screen into one sentence and exit code 1."""

    def handler(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            words = Words.of(system_language())
            sys.stderr.write(sentence(words, "no-display") + "\n")
            sys.stderr.flush()
            os._exit(1)

    previous = qInstallMessageHandler(handler)
    try:
        yield
    finally:
        qInstallMessageHandler(previous)


def tell_before_window(text: str) -> None:
    """Show a sentence in a box to somebody who started the program with a double click.

    Where somebody reads standard error (a terminal, a pipe) the sentence appears there instead.
    """
    if _somebody_reads_errors() or QGuiApplication.platformName() in _NO_SCREEN:
        return
    box = QMessageBox(QMessageBox.Icon.Warning, "Patient Handbook", text)
    box.exec()


class FailureReport:
    """Turns unexpected exceptions into a line in the log and a sentence for somebody.

    Attributes:
        tell: Shows the sentence; standard error until there is a window.
    """

    def __init__(self, folder: Path, words: Words) -> None:
        self._words = words
        self.tell: Callable[[str], object] = _write_error
        with suppress(OSError):  # the sentence matters more than the log
            log.addHandler(_log_file(folder))
            log.propagate = False

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Take the place of `sys.excepthook`."""
        log.error("%s at %s", kind.__name__, _places(trace))
        self.tell(sentence(self._words, "program-error"))


def _write_error(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text + "\n")


def _log_file(folder: Path) -> logging.Handler:
    path = folder / LOG_NAME
    folder.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.unlink()
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return " < ".join(f"{Path(f.filename).name}:{f.lineno}:{f.name}" for f in reversed(frames))


def _somebody_reads_errors() -> bool:
    if sys.stderr is None:
        return False
    try:
        number = sys.stderr.fileno()
    except (OSError, ValueError):
        return True
    return os.isatty(number) or stat.S_ISFIFO(os.fstat(number).st_mode)
