"""What the commands that write PDF files share: their options, and painting without a screen."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbook.errors import CannotWrite, HandbookError, WrongUsage
from handbook.rendering.paper import PAPERS


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command take the name of its file and the size of the paper."""
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument(
        "--paper",
        choices=tuple(PAPERS),
        default="",
        help="without it, what is usual where this computer is set to",
    )


def check_output(path: Path) -> None:
    """Refuse a name that no PDF file has, before anything is read.

    Raises:
        CannotWrite: It is a folder, or no name for a file at all.
        WrongUsage: It does not end in .pdf.
    """
    try:
        is_folder = path.is_dir()
    except OSError as error:
        raise CannotWrite("not-written", path=path) from error
    if is_folder:
        raise CannotWrite("output-is-folder", path=path)
    if path.suffix.lower() != ".pdf":
        raise WrongUsage("output-not-pdf", path=path)


@contextmanager
def painting() -> Iterator[None]:
    """Make painting possible while it lasts; a file needs no screen.

    Raises:
        HandbookError: A system library that Qt needs is missing.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from PySide6.QtGui import QGuiApplication

        from handbook.rendering import fonts
        from handbook.rendering.qt_pair import refuse_unsafe_pair
    except ImportError as error:
        raise HandbookError("libraries-missing", detail=str(error)) from error
    refuse_unsafe_pair()
    application = QGuiApplication(["handbook"])
    fonts.load_bundled()
    try:
        yield
    finally:
        application.shutdown()
