"""Read TOML files of `content/` with the line of every record and key."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.i18n import mark
from handbook.library.fields import UNKNOWN, Fields
from handbook.library.problem import Problems

NOT_THERE = mark("The file is missing.")
NOT_READABLE = mark("The file cannot be read ({detail}).")
NOT_UTF8 = mark("The file is not UTF-8 text; save it again as UTF-8.")
BAD_TOML = mark("This is not TOML: {detail}.")
NOT_RECORDS = mark("“{key}” must be written as records: [[{key}]].")

UNREAD = frozenset({NOT_THERE, NOT_READABLE, NOT_UTF8, BAD_TOML})

_KEY = re.compile(r'\s*"?([\w-]+)"?[\w.\s"-]*=')
_RECORD = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*([\w-]+)\s*\]")


@dataclass(frozen=True)
class TomlFile:
    """One TOML file that could be read.

    Attributes:
        path: Relative to the content folder, for the problems.
    """

    path: str
    values: dict[str, Any]
    _lines: dict[tuple[str, int], tuple[int, dict[str, int]]]
    problems: Problems

    def top(self) -> Fields:
        """Return the keys above the first record."""
        values = {key: value for key, value in self.values.items() if not _is_table(value)}
        line, lines = self._lines[("", 0)]
        return Fields(self.path, line, values, lines, self.problems)

    def table(self, name: str) -> Fields:
        """Return the one table of a name, `[name]`; empty when the file has none."""
        values = self.values.get(name, {})
        line, lines = self._lines.get((name, 0), (1, {}))
        return Fields(
            self.path, line, values if isinstance(values, dict) else {}, lines, self.problems
        )

    def records(self, name: str) -> list[Fields]:
        """Return the records of a name, `[[name]]`, in the order of the file."""
        records = self.values.get(name, [])
        if not isinstance(records, list) or not all(isinstance(r, dict) for r in records):
            self.problems.add(self.path, 1, NOT_RECORDS, key=name)
            return []
        fields = []
        for place, values in enumerate(records):
            line, lines = self._lines.get((name, place), (1, {}))
            fields.append(Fields(self.path, line, values, lines, self.problems))
        return fields

    def only(self, *names: str) -> None:
        """Note every table and record that is none of these."""
        for name, value in self.values.items():
            if name not in names and _is_table(value):
                line, _ = self._lines.get((name, 0), (1, {}))
                self.problems.add(self.path, line, UNKNOWN, key=name)


def read_text(root: Path, path: Path, problems: Problems) -> str | None:
    """Return a text file's contents with plain line ends, or note why not."""
    name = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        problems.add(name, 1, NOT_THERE)
        return None
    except OSError as error:
        problems.add(name, 1, NOT_READABLE, detail=error.strerror or type(error).__name__)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(name, data.count(b"\n", 0, error.start) + 1, NOT_UTF8)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_toml(root: Path, path: Path, problems: Problems) -> TomlFile | None:
    """Read a TOML file, or note why not."""
    text = read_text(root, path, problems)
    if text is None:
        return None
    name = path.relative_to(root).as_posix()
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        detail, line = _where(str(error), text)
        problems.add(name, line, BAD_TOML, detail=detail)
        return None
    return TomlFile(name, values, _find_lines(text), problems)


def _where(message: str, text: str) -> tuple[str, int]:
    """Split the reader's message into what is wrong and the line."""
    found = re.search(r" \(at line (\d+), column \d+\)$", message)
    if found:
        return message[: found.start()], int(found[1])
    return message.removesuffix(" (at end of document)"), max(1, text.rstrip().count("\n") + 1)


def _find_lines(text: str) -> dict[tuple[str, int], tuple[int, dict[str, int]]]:
    """Return for each table (name, place) its first line and the line of each of its keys."""
    found: dict[tuple[str, int], tuple[int, dict[str, int]]] = {("", 0): (1, {})}
    counts: dict[str, int] = {}
    here = ("", 0)
    for number, line in enumerate(text.split("\n"), start=1):
        if head := _RECORD.match(line) or _TABLE.match(line):
            here = (head[1], counts.get(head[1], 0))
            counts[head[1]] = here[1] + 1
            found[here] = (number, {})
        elif key := _KEY.match(line):
            found[here][1].setdefault(key[1], number)
    return found


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict) for item in value)
    )
