"""The file of one diary: SQLite, written so that neither a crash nor a power cut loses an entry.

SQLite sees sealed bytes only, so no journal and no temporary file can hold a word of the diary.
"""

import logging
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from handbook.diary.diary_format import (
    APPLICATION_ID,
    FORMAT,
    PRAGMAS,
    STATEMENTS,
    check_kind,
)
from handbook.diary.faults import folder_fault, reading_fault, writing_fault
from handbook.diary.header import VERSION, Header, HeaderRow, rows_of
from handbook.errors import AlreadyRunning, CannotWrite, HandbookError, UnreadableFile

log = logging.getLogger(__name__)

SUFFIX = ".diary"
DRAFT_SUFFIX = ".new"  # of a diary that is being made

WAIT = 300  # milliseconds, before another program is said to use the file
PROBLEMS_LOOKED_FOR = 3

# A value whose type was damaged is read as the bytes it has, never as broken text.
READ_HEADER = "SELECT copy, CAST(stored AS BLOB), CAST(checksum AS BLOB) FROM header ORDER BY copy"
READ_RECORDS = "SELECT CAST(id AS BLOB), CAST(sealed AS BLOB) FROM record"
WRITE_HEADER = "INSERT OR REPLACE INTO header VALUES (?, ?, ?)"
WRITE_RECORD = "INSERT OR REPLACE INTO record VALUES (?, ?)"
REMOVE_RECORD = "DELETE FROM record WHERE id = ?"


class DiaryFile:
    """An open diary file: its header, and sealed records by random id."""

    def __init__(self, path: Path, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def create(cls, folder: Path, header: bytes) -> "DiaryFile":
        """Make a diary under a random name; it is there as a whole or not at all.

        Raises:
            CannotWrite: The folder is full, read-only or cannot be made.
        """
        path = folder / (secrets.token_hex(16) + SUFFIX)
        draft = path.with_name(path.name + DRAFT_SUFFIX)
        try:
            _make_folder(folder)
            for leftover in folder.glob(
                f"*{SUFFIX}{DRAFT_SUFFIX}*"
            ):  # of a program that was killed
                leftover.unlink()
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            _write_new(draft, header)
            draft.replace(path)
            _sync(folder)
        except OSError as error:
            raise folder_fault(error, path) from error
        except apsw.Error as error:
            raise writing_fault(error, path) from error
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "DiaryFile":
        """Open a diary file.

        Raises:
            UnreadableFile: It is missing, damaged, newer, no diary, or not this person's to open.
            AlreadyRunning: Another program is writing to it.
        """
        check_kind(path)
        connection: apsw.Connection | None = None
        try:
            connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
            _set_up(connection, path)
            schema = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema")}
            if schema != set(STATEMENTS):
                raise UnreadableFile("diary-damaged", path=path)
        except (apsw.Error, UnicodeDecodeError) as error:
            if connection is not None:
                connection.close()
            raise reading_fault(error, path) from error
        except HandbookError:
            if connection is not None:
                connection.close()
            raise
        return cls(path, connection)

    def check(self) -> None:
        """Look through the structure of the whole file; a damaged record is not found by this.

        Raises:
            UnreadableFile: It is damaged.
            AlreadyRunning: Another program is writing to it.
        """
        with self._reading():
            problems = self._connection.execute(
                f"PRAGMA integrity_check({PROBLEMS_LOOKED_FOR})"
            ).fetchall()
        if problems != [("ok",)]:
            raise UnreadableFile("diary-damaged", path=self.path)

    def header(self, *, mend: bool = True) -> Header:
        """Return the header; a damaged row is written anew from the other.

        Raises:
            UnreadableFile: Both rows are damaged, or a newer version wrote them.
        """
        with self._reading():
            found: list[Any] = self._connection.execute(READ_HEADER).fetchall()
        rows = tuple(HeaderRow(copy, stored or b"", sum_ or b"") for copy, stored, sum_ in found)
        stored = next((row.stored for row in rows if row.is_sound), b"")
        try:
            header = Header.from_bytes(stored)
        except ValueError as error:
            raise UnreadableFile("diary-damaged", path=self.path) from error
        if header.version > VERSION:
            raise UnreadableFile("diary-newer", path=self.path)
        if mend and rows != rows_of(stored):
            try:
                with self._writing():
                    _write_rows(self._connection, stored)
            except (CannotWrite, AlreadyRunning):
                log.warning("A damaged row of the diary's header could not be mended.")
        return header

    def records(self) -> list[tuple[bytes, bytes]]:
        """Return every record: id and sealed bytes, in no order that means anything."""
        with self._reading():
            rows: list[Any] = self._connection.execute(READ_RECORDS).fetchall()
        return [(record_id or b"", sealed or b"") for record_id, sealed in rows]

    def write(self, records: Iterable[tuple[bytes, bytes]]) -> None:
        """Store records, all of them or none; they are on the disk when this returns.

        Raises:
            CannotWrite: The disk is full or failing, the file was moved, or may not be written to.
            AlreadyRunning: Another program is writing to it.
            UnreadableFile: The file was damaged while it was open.
        """
        with self._writing():
            self._connection.executemany(WRITE_RECORD, records)

    def remove(self, record_ids: Iterable[bytes]) -> None:
        """Remove records and overwrite where they were; raises as `write` does."""
        with self._writing():
            self._connection.executemany(REMOVE_RECORD, ((record_id,) for record_id in record_ids))

    @property
    def is_read_only(self) -> bool:
        """Tell whether nothing can be stored here, as far as can be known without trying."""
        return self._connection.readonly("main") or not os.access(self.path.parent, os.W_OK)

    @property
    def state(self) -> int:
        """Return a number that changes when another program has written to the file."""
        with self._reading():
            return int(self._connection.pragma("data_version"))

    def close(self) -> None:
        """Close the file; harmless when it is closed."""
        self._connection.close()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (apsw.Error, UnicodeDecodeError) as error:
            raise reading_fault(error, self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Commit what is done inside, or leave the file as it was."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except apsw.Error as error:
            raise writing_fault(error, self.path) from error
        finally:
            if self._connection.in_transaction:
                with suppress(apsw.Error):  # SQLite goes back when the file is next read
                    self._connection.execute("ROLLBACK")


def _set_up(connection: apsw.Connection, path: Path) -> None:
    """Make SQLite keep the promises of this module, and see that it does."""
    connection.set_busy_timeout(WAIT)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    for name, value in PRAGMAS.items():
        connection.pragma(name, value)
    if any(connection.pragma(name) != value for name, value in PRAGMAS.items()):
        raise AlreadyRunning("diary-in-use", path=path)  # it keeps the journal in another mode


def _write_new(path: Path, header: bytes) -> None:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        _set_up(connection, path)
        with connection:
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", FORMAT)
            for statement in STATEMENTS:
                connection.execute(statement)
            _write_rows(connection, header)
    finally:
        connection.close()


def _write_rows(connection: apsw.Connection, header: bytes) -> None:
    rows = [(row.copy, row.stored, row.checksum) for row in rows_of(header)]
    connection.executemany(WRITE_HEADER, rows)


def _make_folder(folder: Path) -> None:
    """Make a folder that only this person can look into, durably."""
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    for above in reversed(missing):
        above.mkdir(mode=0o700, exist_ok=True)
        _sync(above.parent)


def _sync(folder: Path) -> None:
    """Write a folder's list of names to the disk, where the system lets a program do that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
