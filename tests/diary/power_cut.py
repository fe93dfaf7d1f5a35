"""A disk whose power can be cut: an SQLite VFS that knows what was really written.

Everything SQLite does goes to real files, so that it notices nothing, and is noted down: what is
durable, and what the disk still holds back. A `Cut` is that knowledge at one moment. Whatever was
held back may have reached the disk or not, in any order, torn at sectors of 512 bytes; names that
were made or removed in the folder got there in their order or not at all.
"""

import random
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import apsw

SECTOR = 512
REAL = apsw.vfs_names()[0]


@dataclass(frozen=True)
class Write:
    """Bytes written at a place of a file."""

    place: int
    content: bytes


@dataclass(frozen=True)
class Truncation:
    """A file cut to a size."""

    size: int


@dataclass(eq=False)
class StoredFile:
    """What is on the disk of one file, and what is still held back."""

    durable: bytes = b""
    held_back: list[Write | Truncation] = field(default_factory=list)

    def sync(self) -> None:
        content = bytearray(self.durable)
        for change in self.held_back:
            apply(change, content)
        self.durable, self.held_back = bytes(content), []

    def after_cut(self, chance: random.Random) -> bytes:
        content = bytearray(self.durable)
        for change in self.held_back:
            if chance.random() < 0.5:
                apply(change, content, chance if chance.random() < 0.5 else None)
        return bytes(content)


@dataclass(frozen=True)
class Cut:
    """What was known to be on the disk at one moment.

    Attributes:
        names: The files whose names are durable.
        held_back: Names made (with their file) or removed since, in order.
        acknowledged: How many acknowledgements had been given.
    """

    names: dict[str, StoredFile]
    held_back: list[tuple[str, StoredFile | None]]
    acknowledged: int

    def leave(self, folder: Path, chance: random.Random) -> None:
        """Write what a computer finds when its power is back."""
        names = dict(self.names)
        for name, file in self.held_back[: chance.randint(0, len(self.held_back))]:
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file
        folder.mkdir()
        for name, file in names.items():
            (folder / name).write_bytes(file.after_cut(chance))


class Disk(apsw.VFS):
    """Notes down every change; `cuts` holds a moment after each one."""

    def __init__(self) -> None:
        self.cuts: list[Cut] = []
        self.written = bytearray()
        self._files: dict[str, StoredFile] = {}
        self._names: dict[str, StoredFile] = {}
        self._held_back: list[tuple[str, StoredFile | None]] = []
        self._acknowledged = 0
        super().__init__("power-cut", base=REAL, makedefault=True)

    def __enter__(self) -> "Disk":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.unregister()

    def acknowledge(self) -> None:
        """Note that something was said to be stored."""
        self._acknowledged += 1
        self.note()

    @property
    def holds_nothing_back(self) -> bool:
        """Tell whether a power cut now would change nothing."""
        return not self._held_back and not any(file.held_back for file in self._names.values())

    def note(self) -> None:
        """Keep this moment as one at which the power may be cut."""
        known: dict[int, StoredFile] = {}

        def kept(file: StoredFile) -> StoredFile:
            if id(file) not in known:
                known[id(file)] = StoredFile(file.durable, copy(file.held_back))
            return known[id(file)]

        names = {name: kept(file) for name, file in self._names.items()}
        waiting = [(name, file and kept(file)) for name, file in self._held_back]
        self.cuts.append(Cut(names, waiting, self._acknowledged))

    def file(self, path: str) -> StoredFile:
        """Return what is known of a file; one that was there before is durable."""
        name = Path(path).name
        if name not in self._files:
            self._files[name] = StoredFile()
            if Path(path).exists():
                self._files[name].durable = Path(path).read_bytes()
                self._names[name] = self._files[name]
            else:
                self._held_back.append((name, self._files[name]))
                self.note()
        return self._files[name]

    def sync_names(self, until: StoredFile | None = None) -> None:
        """Make names durable: all of them, or those up to the one of a file.

        SQLite syncs the folder together with a journal it has just made.
        """
        files = [file for _, file in self._held_back]
        count = len(files) if until is None else files.index(until) + 1 if until in files else 0
        for name, file in self._held_back[:count]:
            if file is None:
                self._names.pop(name, None)
            else:
                self._names[name] = file
        del self._held_back[:count]

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return DiskFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(filename, False)
        self._files.pop(Path(filename).name, None)
        self._held_back.append((Path(filename).name, None))
        self.note()
        if syncdir:
            self.sync_names()
            self.note()


class DiskFile(apsw.VFSFile):
    """An open file of the disk."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._disk = disk
        self._file = StoredFile() if path is None else disk.file(path)
        super().__init__(REAL, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._disk.written += data
        self._file.held_back.append(Write(offset, bytes(data)))
        self._disk.note()

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        super().xTruncate(newsize)
        self._file.held_back.append(Truncation(newsize))
        self._disk.note()

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._file.sync()
        self._disk.sync_names(self._file)
        self._disk.note()


def apply(
    change: Write | Truncation, content: bytearray, torn: random.Random | None = None
) -> None:
    """Make a change to a file's content, all of it or only some sectors."""
    if isinstance(change, Truncation):
        del content[change.size :]
        return
    for start in range(0, len(change.content), SECTOR):
        if torn is not None and torn.random() < 0.3:
            continue
        sector = change.content[start : start + SECTOR]
        end = change.place + start + len(sector)
        content.extend(bytes(max(0, end - len(content))))
        content[end - len(sector) : end] = sector
