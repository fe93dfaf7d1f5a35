"""The command that puts pages of the handbook into a PDF file."""

import argparse
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from handbook.documents.handout import Handout, find_articles, make_handout
from handbook.errors import CannotWrite, WrongUsage
from handbook.i18n import Words
from handbook.library.pack import Pack
from handbook.library.reading_language import reading_language
from handbook.paths import PACK
from handbook.rendering.paper import PAPERS, paper_of


def add_commands(commands: Any) -> None:
    """Add this module's commands to the parser."""
    parser = commands.add_parser("handout", help="make a PDF file of pages, to print or to give")
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--all", action="store_true", help="take every page of the handbook")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument(
        "--paper",
        choices=tuple(PAPERS),
        default="",
        help="without it, what is usual where this computer is set to",
    )
    parser.set_defaults(command=handout)


def handout(options: argparse.Namespace, words: Words) -> int:
    """Write a PDF file; without all of its pages, nothing is written."""
    check_output(options.output)
    if not options.ids and not options.all:
        raise WrongUsage("no-articles")
    if options.ids and options.all:
        raise WrongUsage("articles-and-all")
    pack = Pack.open(options.pack or PACK)
    language = reading_language(words.language, pack.languages)
    ids = [summary.id for summary in pack.articles(language)] if options.all else options.ids
    today = datetime.now().astimezone().date()
    pages = _write(
        make_handout(pack, find_articles(pack, language, ids), today),
        pack,
        options,
    )
    counted = words.ngettext("{count} page", "{count} pages", pages)
    print(f"{options.output}: {counted.format(count=words.number(pages))}")
    return 0


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


def _write(content: Handout, pack: Pack, options: argparse.Namespace) -> int:
    """Lay out, write, and return the number of pages."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # a file needs no screen
    from PySide6.QtGui import QGuiApplication

    from handbook.rendering import fonts
    from handbook.rendering.handout_pages import HandoutPages
    from handbook.rendering.printing import write_pdf
    from handbook.rendering.qt_pair import refuse_unsafe_pair

    refuse_unsafe_pair()
    application = QGuiApplication(["handbook"])
    fonts.load_bundled()
    pages = HandoutPages(content, paper_of(options.paper), pack.image)
    write_pdf(pages, options.output)
    application.shutdown()
    return pages.page_count
