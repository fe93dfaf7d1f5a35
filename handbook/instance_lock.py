"""One window a person: a file lock, and the request a second start hands to the first."""

import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from handbook.errors import AlreadyRunning, CannotWrite

LOCK_NAME = "handbook.lock"
REQUEST_NAME = "handbook.request"
LARGEST_REQUEST = 10_000  # bytes

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[Any]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[Any]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True)
class Request:
    """What a second start asks the first window to show; both empty means: come to the front."""

    article: str = ""
    search: str = ""


class InstanceLock:
    """Held while a window is open; the system lets go of it when the program dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[Any] | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            AlreadyRunning: Another window holds it.
            CannotWrite: The folder cannot be made or written to.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = (self._folder / LOCK_NAME).open("a+", encoding="utf-8")
        except OSError as error:
            raise CannotWrite("folder-not-writable", folder=self._folder) from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise AlreadyRunning("already-running") from error
        self._file = file

    def release(self) -> None:
        """Let go; harmless when not held."""
        if self._file is not None:
            self._file.close()
            self._file = None


def hand_over(request: Request, folder: Path) -> None:
    """Leave a request for the window that is already open.

    Raises:
        CannotWrite: The folder cannot be written to.
    """
    draft = folder / f"{REQUEST_NAME}.{os.getpid()}"
    try:
        draft.write_text(json.dumps(asdict(request)), "utf-8")
        draft.replace(folder / REQUEST_NAME)
    except OSError as error:
        raise CannotWrite("folder-not-writable", folder=folder) from error


def take_request(folder: Path) -> Request | None:
    """Return the waiting request, if any, and delete it: what was searched is not kept."""
    path = folder / REQUEST_NAME
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST_REQUEST)
        path.unlink()
        stored = json.loads(text)
    except (OSError, ValueError):
        return None
    if not isinstance(stored, dict):
        return None
    article, search = stored.get("article"), stored.get("search")
    return Request(
        article if isinstance(article, str) else "", search if isinstance(search, str) else ""
    )
