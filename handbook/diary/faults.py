"""What SQLite and the disk say went wrong, as the one error a person is told."""

import errno
from pathlib import Path

import apsw

from handbook.errors import AlreadyRunning, CannotWrite, HandbookError, UnreadableFile

FULL_DISK = {errno.ENOSPC, errno.EDQUOT}
NO_PERMISSION = {errno.EACCES, errno.EPERM, errno.EROFS}

# What these say is wrong in the program, not in the file: they stay bugs.
BUGS = (
    apsw.BindingsError,
    apsw.ConnectionClosedError,
    apsw.CursorClosedError,
    apsw.MisuseError,
    apsw.ThreadingViolationError,
)


def reading_fault(error: Exception, path: Path) -> HandbookError:
    """Return what to say when a diary could not be opened or read.

    Raises:
        apsw.Error: The program is at fault.
    """
    if isinstance(error, BUGS):
        raise error
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return AlreadyRunning("diary-in-use", path=path)
    if isinstance(error, apsw.CantOpenError | apsw.PermissionsError | apsw.ReadOnlyError):
        return UnreadableFile("diary-may-not-be-opened", path=path)
    if isinstance(error, apsw.FullError):
        return CannotWrite("diary-disk-full", path=path)
    return UnreadableFile("diary-damaged", path=path)


def writing_fault(error: Exception, path: Path) -> HandbookError:
    """Return what to say when something could not be stored; nothing stored before is lost.

    Raises:
        apsw.Error: The program is at fault.
    """
    if isinstance(error, BUGS):
        raise error
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return AlreadyRunning("diary-in-use-not-saved", path=path)
    if isinstance(error, apsw.FullError):
        return CannotWrite("diary-disk-full", path=path)
    if isinstance(error, apsw.ReadOnlyError):
        moved = getattr(error, "extendedresult", 0) == apsw.SQLITE_READONLY_DBMOVED
        return CannotWrite("diary-moved" if moved else "diary-read-only", folder=path.parent)
    if isinstance(error, apsw.CantOpenError | apsw.PermissionsError):
        return CannotWrite("diary-read-only", folder=path.parent)
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return UnreadableFile("diary-damaged-not-saved", path=path)
    return CannotWrite("diary-not-saved", path=path)


def folder_fault(error: OSError, path: Path) -> CannotWrite:
    """Return what to say when a diary's file or folder could not be made."""
    if error.errno in FULL_DISK:
        return CannotWrite("diary-disk-full", path=path)
    if error.errno in NO_PERMISSION:
        return CannotWrite("diary-read-only", folder=path.parent)
    return CannotWrite("diary-not-saved", path=path)
