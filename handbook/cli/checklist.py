"""The command that puts a checklist, blank or filled in, into a PDF file."""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from handbook.cli import pdf_file
from handbook.documents.checklist_sheet import checklist_sheet
from handbook.documents.sheet import Sheet
from handbook.errors import HandbookError, WrongValues
from handbook.i18n import Words
from handbook.library.checklist import Checklist
from handbook.library.checklist_answers import Answers, read_answers
from handbook.library.pack import Pack
from handbook.library.reading_language import reading_language
from handbook.messages import sentence
from handbook.paths import PACK
from handbook.rendering.paper import paper_of


def add_commands(commands: Any) -> None:
    """Add this module's commands to the parser."""
    parser = commands.add_parser("checklist", help="make a PDF file of a checklist")
    parser.add_argument("id", metavar="ID")
    pdf_file.add_options(parser)
    parser.add_argument(
        "--answers", type=Path, metavar="FILE.json", help="fill it in; without it, it is blank"
    )
    parser.set_defaults(command=checklist)


def checklist(options: argparse.Namespace, words: Words) -> int:
    """Write a PDF file of one page; with a mistake in the answers, nothing is written."""
    pdf_file.check_output(options.output)
    pack = Pack.open(options.pack or PACK)
    found = _find(pack, reading_language(words.language, pack.languages), options.id)
    answers = _answers(options.answers, found, words) if options.answers else None
    sheet = checklist_sheet(
        found,
        answers,
        Words.of(found.summary.language),
        pack.content_version,
        datetime.now().astimezone().date(),
    )
    _write(sheet, options)
    print(options.output)
    return 0


def _find(pack: Pack, language: str, checklist_id: str) -> Checklist:
    found = pack.checklist(language, checklist_id)
    if found is not None:
        return found
    names = ", ".join(summary.id for summary in pack.checklists(language))
    if not names:
        raise HandbookError("no-checklists")
    raise HandbookError("no-such-checklist", id=checklist_id, names=names)


def _answers(path: Path, found: Checklist, words: Words) -> Answers:
    """Read the answers; every problem in them is told before the one sentence of the error."""
    try:
        return read_answers(path, found)
    except WrongValues as error:
        for problem in error.problems:
            print(sentence(words, problem.message_id, **problem.parameters), file=sys.stderr)
        raise


def _write(sheet: Sheet, options: argparse.Namespace) -> None:
    """Lay the sheet out and write it."""
    with pdf_file.painting():
        from handbook.rendering.printing import write_pdf
        from handbook.rendering.sheet_painter import SheetPainter

        write_pdf(SheetPainter(sheet, paper_of(options.paper)), options.output)
