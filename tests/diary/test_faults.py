"""What people are told when the disk does not do what it should, and that nothing is lost by it."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from set_clock import SetClock
from small_disk import SmallDisk, mounted

from handbook.cli import main
from handbook.diary.entry import PainEntry
from handbook.diary.faults import folder_fault, reading_fault, writing_fault
from handbook.diary.store import DiaryStore
from handbook.errors import CannotWrite, HandbookError, UnreadableFile

HERE = Path("folder/x.diary")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with mounted(tmp_path / "disk", 300) as small:
        yield small


def entry_of(clock: SetClock, note: str = "") -> PainEntry:
    return PainEntry.from_form({"pain": 5, "note": note}, clock())


def fill_diary(store: DiaryStore, clock: SetClock) -> tuple[PainEntry, HandbookError]:
    """Save until it is refused; return the entry that was, and why."""
    for _ in range(2000):
        entry = entry_of(clock, "n" * 2000)
        try:
            store.save(entry)
        except HandbookError as error:
            return entry, error
    raise AssertionError("the disk never got full")


def test_full_disk_loses_nothing(disk: SmallDisk, clock: SetClock) -> None:
    store = DiaryStore.create(disk.folder / "diaries", "Anna", now=clock)
    disk.fill(leave=60_000)
    refused, error = fill_diary(store, clock)
    assert (error.message_id, error.exit_code) == ("diary-disk-full", 5)
    kept = store.entries()
    assert len(kept) > 3
    assert refused not in kept
    store.close()
    with DiaryStore.open(store.path, now=clock) as again:
        assert again.entries() == kept
        assert again.unreadable == 0
        with pytest.raises(CannotWrite, match="diary-disk-full"):
            again.save(refused)
        disk.empty()
        again.save(refused)  # what was still on the screen
        assert set(again.entries()) == {*kept, refused}


def test_full_disk_keeps_the_entry_that_was_to_be_edited(disk: SmallDisk, clock: SetClock) -> None:
    with DiaryStore.create(disk.folder / "diaries", "Anna", now=clock) as store:
        entry = entry_of(clock)
        store.save(entry)
        disk.fill()
        with pytest.raises(CannotWrite, match="diary-disk-full"):
            store.save(entry.edited({"pain": 9, "note": "n" * 9000}, clock()))
        with pytest.raises(CannotWrite, match="diary-disk-full"):
            store.delete(entry.id)
        assert store.entries() == (entry,)


def test_full_disk_takes_no_half_diary(disk: SmallDisk, clock: SetClock) -> None:
    disk.fill(leave=8192)
    with pytest.raises(CannotWrite, match="diary-disk-full"):
        DiaryStore.create(disk.folder / "diaries", "Anna", now=clock)
    assert list((disk.folder / "diaries").glob("*")) == []


def test_disk_that_may_not_be_written_to_can_be_read(disk: SmallDisk, clock: SetClock) -> None:
    with DiaryStore.create(disk.folder / "diaries", "Anna", now=clock) as store:
        entry = entry_of(clock)
        store.save(entry)
        assert not store.is_read_only
    disk.make_read_only()
    with DiaryStore.open(store.path, now=clock) as again:
        assert again.is_read_only
        assert again.entries() == (entry,)
        with pytest.raises(CannotWrite, match="diary-read-only"):
            again.save(entry_of(clock))
        assert again.entries() == (entry,)
    with pytest.raises(CannotWrite, match="diary-read-only"):
        DiaryStore.create(store.path.parent, "Ben", now=clock)


def test_long_deleted_entry_on_a_read_only_disk_stays_deleted(
    disk: SmallDisk, clock: SetClock
) -> None:
    with DiaryStore.create(disk.folder / "diaries", "Anna", now=clock) as store:
        entry = entry_of(clock)
        store.save(entry)
        store.delete(entry.id)
    disk.make_read_only()
    clock.turn(days=31)
    with DiaryStore.open(store.path, now=clock) as again:
        assert again.entries() == ()


def test_damaged_header_row_on_a_read_only_disk_is_read_past(
    disk: SmallDisk, clock: SetClock
) -> None:
    with DiaryStore.create(disk.folder / "diaries", "Anna", now=clock) as store:
        store._file._connection.execute("UPDATE header SET checksum = NULL WHERE copy = 1")
    disk.make_read_only()
    with DiaryStore.open(store.path, now=clock) as again:
        assert again.name == "Anna"


def test_command_lists_a_diary_on_a_read_only_disk(
    disk: SmallDisk, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--data-dir", str(disk.folder), "diary"]
    assert main([*command, "new", "Anna"]) == 0
    assert main([*command, "add", "--pain", "3"]) == 0
    disk.make_read_only()
    capsys.readouterr()
    assert main([*command, "list"]) == 0
    assert "pain 3" in capsys.readouterr().out
    assert main([*command, "add", "--pain", "4"]) == 5
    assert "may not be written to" in capsys.readouterr().err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write to any folder"
)
def test_folder_that_may_not_be_written_to_can_be_read(store: DiaryStore, clock: SetClock) -> None:
    entry = entry_of(clock)
    store.save(entry)
    store.close()
    store.path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with DiaryStore.open(store.path, now=clock) as again:
            assert again.is_read_only
            assert again.entries() == (entry,)
            with pytest.raises(CannotWrite, match="diary-read-only"):
                again.save(entry_of(clock))
    finally:
        store.path.parent.chmod(stat.S_IRWXU)


def test_folder_that_cannot_be_made_is_said(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="diary-not-saved"):
        DiaryStore.create(tmp_path / "file" / "diaries", "Anna", now=clock)


def test_diary_damaged_while_it_is_open_takes_no_entry(store: DiaryStore, clock: SetClock) -> None:
    for _ in range(40):
        store.save(entry_of(clock))
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(24)
        file.write(b"\xff\xff\xff\xff")  # as if another program had written
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(HandbookError, match="diary-damaged-not-saved"):
        store.save(entry_of(clock))


@pytest.mark.parametrize(
    ("kind", "message_id"),
    [
        (apsw.BusyError, "diary-in-use"),
        (apsw.LockedError, "diary-in-use"),
        (apsw.CantOpenError, "diary-may-not-be-opened"),
        (apsw.CorruptError, "diary-damaged"),
        (apsw.NotADBError, "diary-damaged"),
        (apsw.IOError, "diary-damaged"),
        (apsw.FullError, "diary-disk-full"),
    ],
)
def test_fault_in_reading_has_its_sentence(kind: type[apsw.Error], message_id: str) -> None:
    assert reading_fault(kind("x"), HERE).message_id == message_id


@pytest.mark.parametrize(
    ("kind", "message_id"),
    [
        (apsw.BusyError, "diary-in-use-not-saved"),
        (apsw.FullError, "diary-disk-full"),
        (apsw.ReadOnlyError, "diary-read-only"),
        (apsw.CantOpenError, "diary-read-only"),
        (apsw.CorruptError, "diary-damaged-not-saved"),
        (apsw.IOError, "diary-not-saved"),
    ],
)
def test_fault_in_writing_has_its_sentence(kind: type[apsw.Error], message_id: str) -> None:
    assert writing_fault(kind("x"), HERE).message_id == message_id


@pytest.mark.parametrize("fault", [reading_fault, writing_fault])
def test_bug_stays_a_bug(fault: object) -> None:
    assert callable(fault)
    with pytest.raises(apsw.MisuseError):
        fault(apsw.MisuseError("x"), HERE)


@pytest.mark.parametrize(
    ("number", "message_id"),
    [
        (errno.ENOSPC, "diary-disk-full"),
        (errno.EROFS, "diary-read-only"),
        (errno.EACCES, "diary-read-only"),
        (errno.EIO, "diary-not-saved"),
    ],
)
def test_fault_of_the_folder_has_its_sentence(number: int, message_id: str) -> None:
    assert folder_fault(OSError(number, "x"), HERE).message_id == message_id


def test_file_of_somebody_else_is_said(store: DiaryStore, clock: SetClock) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("root may read any file")
    store.close()
    store.path.chmod(0)
    with pytest.raises(UnreadableFile, match="diary-may-not-be-opened"):
        DiaryStore.open(store.path, now=clock)
