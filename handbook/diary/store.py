"""The only door to a diary: entries go in and come out, sealed in a file that loses none."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType

from handbook.diary import vault as vaults
from handbook.diary.diary_file import DiaryFile
from handbook.diary.entry import RECORD_KIND, NotUnderstood, PainEntry
from handbook.diary.header import Header
from handbook.diary.shelf import free_name
from handbook.diary.vault import Vault
from handbook.errors import AlreadyRunning, CannotWrite, HandbookError, UnreadableFile

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]

KEPT_AFTER_DELETING = timedelta(days=30)


class DiaryStore:
    """One open diary. Every method that stores something returns when it is on the disk.

    Made by `create` or `open`; `now` gives the time with its zone (see `clock.local_now`).

    Attributes:
        path: The diary's file.
        name: What the person chose to call it.
        unreadable: How many records are damaged; the others are whole.
        not_understood: How many entries a newer version wrote; they are kept as they are.
    """

    def __init__(self, file: DiaryFile, header: Header, vault: Vault, now: Clock) -> None:
        self.path = file.path
        self.name = header.name
        self.unreadable = 0
        self.not_understood = 0
        self._file = file
        self._vault = vault
        self._now = now
        self._entries: dict[bytes, PainEntry] = {}
        self._state = -1
        self._load()
        self._purge()

    @classmethod
    def create(cls, folder: Path, name: str, *, now: Clock) -> "DiaryStore":
        """Make a diary without a passphrase and open it.

        Raises:
            WrongValues: The name cannot be used, or is another diary's.
            CannotWrite: The folder is full, read-only or cannot be made.
        """
        key = vaults.new_key()
        header = Header.of_new_diary(free_name(folder, name), vaults.slot_without_passphrase(key))
        file = DiaryFile.create(folder, header.to_bytes())
        return cls(file, header, Vault(key), now)

    @classmethod
    def open(cls, path: Path, *, now: Clock) -> "DiaryStore":
        """Open a diary, mend its header, and purge what was deleted long ago.

        Raises:
            UnreadableFile: It is missing, damaged, newer, no diary, or not this person's to open.
            AlreadyRunning: Another program is writing to it.
        """
        file = DiaryFile.open(path)
        try:
            file.check()
            header = file.header()
            return cls(file, header, Vault(_key(header, path)), now)
        except HandbookError:
            file.close()
            raise

    def save(self, entry: PainEntry) -> None:
        """Store an entry, new or edited. When this returns, a power cut does not lose it.

        Raises:
            CannotWrite: The disk is full or failing, the file was moved, or may not be written to.
            AlreadyRunning: Another program is writing to it.
            UnreadableFile: The file was damaged while it was open.
        """
        self._file.write([(entry.id, self._vault.seal(entry.id, entry.to_document()))])
        self._entries[entry.id] = entry

    def entries(self, first: date | None = None, last: date | None = None) -> tuple[PainEntry, ...]:
        """Return the entries of these days and all between, oldest first."""
        self._load()
        chosen = (
            entry
            for entry in self._entries.values()
            if entry.deleted_at is None
            and (first is None or entry.occurred.local_date >= first)
            and (last is None or entry.occurred.local_date <= last)
        )
        return tuple(sorted(chosen, key=lambda entry: entry.order))

    def delete(self, entry_id: bytes) -> None:
        """Take an entry out of the diary; for 30 days `undo_delete` brings it back.

        Raises as `save` does.
        """
        self.save(self._entries[entry_id].deleted(self._now()))

    def undo_delete(self, entry_id: bytes) -> PainEntry:
        """Bring a deleted entry back; raises as `save` does."""
        entry = self._entries[entry_id].taken_back(self._now())
        self.save(entry)
        return entry

    @property
    def is_read_only(self) -> bool:
        """Tell whether the entries can be read but none can be saved."""
        return self._file.is_read_only

    def close(self) -> None:
        """Close the file; harmless when it is closed."""
        self._file.close()

    def __enter__(self) -> "DiaryStore":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _load(self) -> None:
        """Read the records, unless nothing but this store has written since."""
        state = self._file.state
        if state == self._state:
            return
        entries, unreadable, not_understood = {}, 0, 0
        for record_id, sealed in self._file.records():
            document = self._vault.open(record_id, sealed)
            if document is None:
                unreadable += 1
            elif document.get("kind") == RECORD_KIND:
                try:
                    entries[record_id] = PainEntry.from_document(record_id, document)
                except NotUnderstood:
                    not_understood += 1
        self._entries, self._state = entries, state
        self.unreadable, self.not_understood = unreadable, not_understood

    def _purge(self) -> None:
        """Remove for good what was deleted long ago; where that cannot be done now, later."""
        limit = self._now() - KEPT_AFTER_DELETING
        gone = [
            entry.id
            for entry in self._entries.values()
            if entry.deleted_at is not None and entry.deleted_at <= limit
        ]
        if not gone:
            return
        try:
            self._file.remove(gone)
        except (CannotWrite, AlreadyRunning):
            log.warning("Deleted entries could not be purged; this is tried again.")
            return
        for entry_id in gone:
            del self._entries[entry_id]


def _key(header: Header, path: Path) -> bytes:
    try:
        key = vaults.key_of(header.slots)
    except ValueError as error:
        raise UnreadableFile("diary-damaged", path=path) from error
    if key is None:
        raise UnreadableFile("diary-newer", path=path)
    return key
