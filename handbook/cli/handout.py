"""The command that puts pages of the handbook into a PDF file."""

import argparse
from datetime import datetime
from typing import Any

from handbook.cli import pdf_file
from handbook.documents.handout import Handout, find_articles, make_handout
from handbook.errors import WrongUsage
from handbook.i18n import Words
from handbook.library.pack import Pack
from handbook.library.reading_language import reading_language
from handbook.paths import PACK
from handbook.rendering.paper import paper_of


def add_commands(commands: Any) -> None:
    """Add this module's commands to the parser."""
    parser = commands.add_parser("handout", help="make a PDF file of pages, to print or to give")
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--all", action="store_true", help="take every page of the handbook")
    pdf_file.add_options(parser)
    parser.set_defaults(command=handout)


def handout(options: argparse.Namespace, words: Words) -> int:
    """Write a PDF file; without all of its pages, nothing is written."""
    pdf_file.check_output(options.output)
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


def _write(content: Handout, pack: Pack, options: argparse.Namespace) -> int:
    """Lay out, write, and return the number of pages."""
    with pdf_file.painting():
        from handbook.rendering.handout_pages import HandoutPages
        from handbook.rendering.printing import write_pdf

        pages = HandoutPages(content, paper_of(options.paper), pack.image)
        write_pdf(pages, options.output)
        return pages.page_count
