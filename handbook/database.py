"""Open SQLite files that came from elsewhere: read-only, hardened, and exactly as they should be.

A content pack may have been copied, damaged or made by somebody else, so nothing in it is trusted:
its tables must have the very statements this program writes, and it can be asked, never told.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import apsw

from handbook.errors import UnreadableFile

MAGIC = b"SQLite format 3\x00"
HEADER_SIZE = 100
TIME_LIMIT = 10.0  # seconds; no question to a sound file comes near it
STEPS_BETWEEN_LOOKS = 100_000  # virtual machine steps between two looks at the clock

FUNCTIONS = frozenset({"match", "bm25"})
PRAGMAS = frozenset({"data_version", "integrity_check"})  # the first is asked by FTS5 itself
LIMITS = {
    apsw.SQLITE_LIMIT_LENGTH: 64_000_000,
    apsw.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    apsw.SQLITE_LIMIT_COLUMN: 64,
    apsw.SQLITE_LIMIT_EXPR_DEPTH: 64,
    apsw.SQLITE_LIMIT_COMPOUND_SELECT: 4,
    apsw.SQLITE_LIMIT_VDBE_OP: 50_000,
    apsw.SQLITE_LIMIT_FUNCTION_ARG: 16,
    apsw.SQLITE_LIMIT_ATTACHED: 0,
    apsw.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    apsw.SQLITE_LIMIT_VARIABLE_NUMBER: 64,
    apsw.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    apsw.SQLITE_LIMIT_WORKER_THREADS: 0,
}


@dataclass(frozen=True)
class FileKind:
    """What a file of one kind looks like.

    Attributes:
        application_id: The number in the header that says whose file it is.
        version: The newest format this program reads and the one it writes.
        statements: The CREATE statements, nothing more and nothing less.
    """

    application_id: int
    version: int
    statements: tuple[str, ...]


class ReadConnection(apsw.Connection):
    """A connection that only answers, within a time limit, and reports damage as one error."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _uri(path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI, vfs=None
        )
        self.path = path
        self._deadline: float | None = None

    def rows(
        self, question: str, values: Sequence[object] = (), *, time_limit: float = TIME_LIMIT
    ) -> list[tuple[Any, ...]]:
        """Answer a question with all its rows.

        Raises:
            UnreadableFile: The file is damaged, or answering takes longer than it ever should.
        """
        self._deadline = time.monotonic() + time_limit
        try:
            return self.execute(question, tuple(values)).fetchall()
        except (apsw.Error, UnicodeDecodeError) as error:
            raise UnreadableFile("pack-damaged", path=self.path) from error
        finally:
            self._deadline = None

    def harden(self) -> None:
        """Take away every power that reading does not need."""
        self.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        self.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        for limit, value in LIMITS.items():
            self.limit(limit, value)
        self.pragma("cell_size_check", 1)
        self.pragma("mmap_size", 0)
        self.pragma("query_only", 1)
        self.set_progress_handler(self._is_too_late, STEPS_BETWEEN_LOOKS)
        self.authorizer = _authorise

    def _is_too_late(self) -> bool:
        return self._deadline is not None and time.monotonic() > self._deadline


def open_read_only(path: Path, kind: FileKind) -> ReadConnection:
    """Open a file of one kind for reading.

    Raises:
        UnreadableFile: It is missing, of another kind, newer than this program, or damaged.
    """
    _check_header(path, kind)
    try:
        connection = ReadConnection(path)
    except apsw.Error as error:
        raise UnreadableFile("pack-damaged", path=path) from error
    try:
        connection.harden()
        found = frozenset(connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    except apsw.Error as error:
        connection.close()
        raise UnreadableFile("pack-damaged", path=path) from error
    except UnreadableFile:
        connection.close()
        raise
    if found != _schema(kind):
        connection.close()
        raise UnreadableFile("pack-damaged", path=path)
    return connection


def _check_header(path: Path, kind: FileKind) -> None:
    """Look at the first bytes before SQLite does: whose file is it, how new, is all of it there."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFile("pack-foreign", path=path)
        with path.open("rb") as file:
            header = file.read(HEADER_SIZE)
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableFile("pack-missing", path=path) from error
    except PermissionError as error:
        raise UnreadableFile("pack-not-readable", path=path) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile("pack-damaged", path=path) from error
    if not header.startswith(MAGIC[: len(header)]):
        raise UnreadableFile("pack-foreign", path=path)
    if len(header) < HEADER_SIZE:
        raise UnreadableFile("pack-damaged", path=path)
    if int.from_bytes(header[68:72]) != kind.application_id:
        raise UnreadableFile("pack-foreign", path=path)
    if int.from_bytes(header[60:64]) > kind.version:
        raise UnreadableFile("pack-newer", path=path)
    page_size = int.from_bytes(header[16:18])
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32])
    if int.from_bytes(header[60:64]) != kind.version or size != page_size * pages:
        raise UnreadableFile("pack-damaged", path=path)


@cache
def _schema(kind: FileKind) -> frozenset[tuple[Any, ...]]:
    """Return what a sound file's schema holds, with the tables that FTS5 adds of its own."""
    empty = apsw.Connection(":memory:")
    for statement in kind.statements:
        empty.execute(statement)
    schema = frozenset(empty.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    empty.close()
    return schema


def _authorise(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    """Allow reading; FTS5 declares its table by a pretended write to `sqlite_master`."""
    allowed = (
        action in (apsw.SQLITE_SELECT, apsw.SQLITE_READ)
        or (action == apsw.SQLITE_FUNCTION and second in FUNCTIONS)
        or (action == apsw.SQLITE_PRAGMA and first in PRAGMAS)
        or (action in (apsw.SQLITE_INSERT, apsw.SQLITE_UPDATE) and first == "sqlite_master")
    )
    return apsw.SQLITE_OK if allowed else apsw.SQLITE_DENY


def _uri(path: Path) -> str:
    """Return SQLite's address of a file that is read and does not change while it is open."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a Windows network share: SQLite wants no host
        address = "file:////" + address.removeprefix("file://")
    return address + "?mode=ro&immutable=1"
