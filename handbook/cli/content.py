"""Commands about content packs: build, check, verify."""

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.errors import HandbookError, UnreadableFile
from handbook.i18n import Words
from handbook.paths import PACK, ROOT

if TYPE_CHECKING:
    from handbook.library.problem import Problems

CONTENT = ROOT / "content"


def add_commands(commands: Any) -> None:
    """Add this module's commands to the parser."""
    build_parser = commands.add_parser("build", help="compile content/ into a content pack")
    build_parser.add_argument("content", nargs="?", type=Path, default=CONTENT, metavar="CONTENT")
    build_parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    build_parser.set_defaults(command=build)

    check_parser = commands.add_parser("check", help="list every problem of the content")
    check_parser.add_argument("content", nargs="?", type=Path, default=CONTENT, metavar="CONTENT")
    check_parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    check_parser.set_defaults(command=check)

    verify_parser = commands.add_parser("verify", help="check that the content pack is whole")
    verify_parser.set_defaults(command=verify)


def build(options: argparse.Namespace, words: Words) -> int:
    """Compile the content; with errors no pack is written and every error is listed."""
    builder = _builder()
    report = builder.build(options.content, options.output)
    for problem in report.problems:
        print(problem.line(words))
    if report.errors:
        raise HandbookError("content-errors", count=len(report.errors))
    print(
        words.gettext("{path}: {articles} pages, {size} bytes").format(
            path=options.output, articles=report.articles, size=report.size
        )
    )
    return 0


def check(options: argparse.Namespace, words: Words) -> int:
    """List every problem; the answer is no when one of them is an error."""
    today = datetime.now().astimezone().date()
    problems: Problems = _builder().check(options.content, today)
    if options.json:
        print(json.dumps([problem.as_json(words) for problem in problems], indent=2))
    else:
        for problem in problems:
            print(problem.line(words))
    return 1 if any(problem.is_error for problem in problems) else 0


def verify(options: argparse.Namespace, words: Words) -> int:
    """Read the whole pack; the answer is no when anything in it is damaged."""
    from handbook.library import verification

    path = options.pack or PACK
    try:
        version = verification.verify(path)
    except UnreadableFile as error:
        if error.message_id in {"pack-foreign", "pack-newer", "pack-missing"}:
            raise
        raise HandbookError(error.message_id, **error.parameters) from error
    print(words.gettext("{path}: content {version}, whole").format(path=path, version=version))
    return 0


def _builder() -> Any:
    try:
        from handbook.library import pack_builder
    except ModuleNotFoundError as error:
        raise HandbookError("needs-source") from error
    return pack_builder
