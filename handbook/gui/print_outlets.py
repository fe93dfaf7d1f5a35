"""Where printed pages can go from the window: the computer's printers, and PDF files."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from handbook.i18n import Words
from handbook.rendering import printing
from handbook.rendering.printing import Printable, PrinterChoice

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

_LONGEST_NAME = 80


def ask_for_pdf(parent: QWidget, words: Words, title: str) -> Path | None:
    """Ask where to save a PDF file; None when the person changed their mind."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, words.gettext("Save as PDF"), documents, "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(file_name(title))
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def file_name(title: str) -> str:
    """Return a name for a file that every system takes."""
    words = _NOT_IN_FILE_NAMES.sub(" ", title).split()
    return (" ".join(words).strip(".")[:_LONGEST_NAME].strip() or "handbook") + ".pdf"


@dataclass(frozen=True)
class Outlets:
    """Where pages can go. Tests put others in their place."""

    printers: Callable[[], tuple[PrinterChoice, ...]] = printing.printers
    print_on: Callable[[Printable, str, int], None] = printing.print_on
    write_pdf: Callable[[Printable, Path], None] = printing.write_pdf
    ask_for_pdf: Callable[[QWidget, Words, str], Path | None] = ask_for_pdf
