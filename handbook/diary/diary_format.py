"""What a diary file looks like to SQLite, and whether a file is one.

The settings are what simulated power cuts were survived with; with `synchronous=FULL` entries are
lost that were already acknowledged.
"""

from pathlib import Path

import apsw

from handbook.diary.faults import reading_fault
from handbook.errors import UnreadableFile

APPLICATION_ID = 0x50484431  # "PHD1"
FORMAT = 1

MAGIC = b"SQLite format 3\x00"
HEADER_SIZE = 100  # of SQLite's own header, in bytes

STATEMENTS = (
    "CREATE TABLE header (copy INTEGER PRIMARY KEY, stored BLOB, checksum BLOB)",
    # Neither the order of the ids nor a rowid tells which record came first.
    "CREATE TABLE record (id BLOB PRIMARY KEY, sealed BLOB) WITHOUT ROWID",
)
PRAGMAS: dict[str, str | int] = {
    "journal_mode": "delete",
    "synchronous": 3,  # EXTRA: the folder is written too before a commit is acknowledged
    "secure_delete": 1,
    "temp_store": 2,  # memory
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
}


def check_kind(path: Path) -> None:
    """Find out whose file it is before SQLite may touch it: no lock, no journal, no recovery.

    Raises:
        UnreadableFile: It is missing, damaged, newer, no diary, or not this person's to open.
    """
    try:
        if not path.exists():
            raise UnreadableFile("diary-missing", path=path)
        if not path.is_file() or path.stat().st_size == 0:
            raise UnreadableFile("diary-foreign", path=path)
        start = _start_of(path)
    except OSError as error:
        raise UnreadableFile("diary-may-not-be-opened", path=path) from error
    except apsw.Error as error:
        raise reading_fault(error, path) from error
    if len(start) < HEADER_SIZE or not start.startswith(MAGIC):
        raise UnreadableFile("diary-damaged", path=path)
    if int.from_bytes(start[68:72]) != APPLICATION_ID:
        raise UnreadableFile("diary-foreign", path=path)
    version = int.from_bytes(start[60:64])
    if version > FORMAT:
        raise UnreadableFile("diary-newer", path=path)
    if version < FORMAT:
        raise UnreadableFile("diary-damaged", path=path)


def _start_of(path: Path) -> bytes:
    """Read SQLite's header by SQLite's own means.

    A file closed by any other means takes with it the locks that this process has on it. And SQLite
    must not look at the pages yet: after a crash they make sense only with the journal.
    """
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_MAIN_DB
    file = apsw.VFSFile("", str(path), [flags, 0])
    try:
        return file.xRead(HEADER_SIZE, 0)
    finally:
        file.xClose()
