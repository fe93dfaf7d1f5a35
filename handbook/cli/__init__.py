"""The command line: reads what was asked, calls one command, turns errors into one sentence.

Commands load what they need when they run, so `--version` and `--help` need no Qt and no display.
"""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from handbook import __version__
from handbook.cli import checklist, content, diary, handout, reading, window
from handbook.errors import HandbookError, WrongUsage
from handbook.i18n import Words, is_language, system_language
from handbook.messages import error_sentence

Command = Callable[[argparse.Namespace, Words], int]

INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """An argument parser that answers a wrong call in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and where help is."""
        self.exit(WrongUsage.exit_code, f"handbook: {message}. See {self.prog} --help.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    options = parser().parse_args(arguments)
    words = Words.of(options.lang or system_language())
    try:
        if options.lang and not is_language(options.lang):
            raise WrongUsage("language-unknown", code=options.lang)
        command: Command = options.command
        code = command(options, words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except HandbookError as error:
        _tell(error_sentence(words, error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader went away; what is left goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    else:
        return code


def parser() -> argparse.ArgumentParser:
    """Describe every command and option."""
    top = _Parser(
        prog="handbook",
        description="A handbook about chronic pain and ketamine treatment that needs no internet. "
        "Without a command it opens the window.",
        epilog="Exit codes: 0 done; 1 the answer is no, or the content has errors; 2 wrong usage; "
        "3 already open; 4 a file is missing, damaged, foreign or newer; 5 cannot write.",
    )
    top.add_argument("--version", action="version", version=f"Patient Handbook {__version__}")
    top.add_argument("--pack", type=Path, metavar="FILE", help="read this content pack")
    top.add_argument(
        "--data-dir", type=_folder, metavar="DIR", help="keep settings and everything else here"
    )
    top.add_argument("--lang", default="", metavar="CODE", help="language, such as en or ar")
    top.add_argument("--open", default="", metavar="ID", help="open this page in the window")
    top.add_argument("--search", default="", metavar="TEXT", help="search in the window")
    top.add_argument("--fullscreen", action="store_true", help="let the window fill the screen")
    top.set_defaults(command=window.open_window)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    content.add_commands(commands)
    reading.add_commands(commands)
    handout.add_commands(commands)
    checklist.add_commands(commands)
    diary.add_commands(commands)
    return top


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("an empty name is no folder")
    return Path(text)


def _tell(sentence: str) -> None:
    if sys.stderr is not None:  # a windowed program on Windows has none
        print(sentence, file=sys.stderr)
