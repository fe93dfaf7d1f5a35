"""Puts pages into a PDF file or on a printer. Nothing here opens a dialog."""

import ctypes
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from handbook.errors import CannotPrint, CannotWrite
from handbook.rendering.paper import Paper

_CREATOR = "Patient Handbook"
_MM_PER_INCH = 25.4
_PDF_DPI = 600
_FIRST_IPP_ERROR = 0x0100  # RFC 8011, appendix B: what is below is success
_PAGE_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


class Printable(Protocol):
    """Anything that knows how to paint its pages.

    Attributes:
        title: Of the document and of the print job.
    """

    @property
    def title(self) -> str:
        """What the file or the print job is called."""

    @property
    def paper(self) -> Paper:
        """What it was laid out for."""

    @property
    def page_count(self) -> int:
        """How many pages there are, at least one."""

    def paint_page(self, painter: QPainter, page: int) -> None:
        """Paint a page, counted from 0, in millimetres from the sheet's top left corner."""


@dataclass(frozen=True)
class PrinterChoice:
    """One of the computer's printers.

    Attributes:
        name: As the system knows it.
        description: As a person knows it.
    """

    name: str
    description: str
    is_default: bool


def write_pdf(printable: Printable, path: Path) -> None:
    """Write a PDF file, whole or not at all: an older file stays until the new one is complete.

    Raises:
        CannotWrite: The folder or the disk does not take it.
    """
    pdf = _pdf(printable)
    draft = path.with_name(f".handbook-{os.getpid()}.new")
    try:
        if path.is_dir():
            raise CannotWrite("output-is-folder", path=path)
        with draft.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise CannotWrite("not-written", path=path) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def printers() -> tuple[PrinterChoice, ...]:
    """Return the printers that can be used now, the usual one first."""
    choices = (
        PrinterChoice(info.printerName(), info.description(), info.isDefault())
        for info in QPrinterInfo.availablePrinters()
    )
    return tuple(sorted(choices, key=lambda choice: not choice.is_default))


def print_on(printable: Printable, printer: str, copies: int = 1) -> None:
    """Send every page to a printer.

    Raises:
        CannotPrint: The printer is gone, or does not take the pages.
    """
    gone = CannotPrint("printer-gone", printer=printer)
    info = QPrinterInfo.printerInfo(printer)
    if info.isNull():
        raise gone
    device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    device.setDocName(printable.title)
    device.setCreator(_CREATOR)
    device.setFullPage(True)
    device.setPageSize(_page_size(printable))
    device.setPageMargins(QMarginsF(0, 0, 0, 0))
    device.setCopyCount(copies)
    if not _paint(printable, device, device.resolution()) or not _cups_is_content():
        raise gone


def _pdf(printable: Printable) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(printable.title)
    writer.setCreator(_CREATOR)
    writer.setResolution(_PDF_DPI)
    writer.setPageSize(_page_size(printable))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    if not _paint(printable, writer, _PDF_DPI):
        raise RuntimeError("Qt could not paint into memory")
    return bytes(buffer.data().data())


def _cups_is_content() -> bool:
    """Tell whether CUPS took the last job of this thread: Qt does not tell, and goes on."""
    try:
        cups = ctypes.CDLL("libcups.so.2")
    except OSError:
        return True  # another printing system
    return 0 <= int(cups.cupsLastError()) < _FIRST_IPP_ERROR


def _paint(printable: Printable, device: QPagedPaintDevice, dpi: int) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(dpi / _MM_PER_INCH, dpi / _MM_PER_INCH)
    for page in range(printable.page_count):
        if page and not device.newPage():
            painter.end()
            return False
        painter.save()
        printable.paint_page(painter, page)
        painter.restore()
    return painter.end()


def _page_size(printable: Printable) -> QPageSize:
    return QPageSize(_PAGE_SIZES[printable.paper.id])
