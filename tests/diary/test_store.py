import logging
import os
import sqlite3
import stat
import time
from datetime import date
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from set_clock import SetClock
from test_entry import any_text

from handbook.diary.diary_format import PRAGMAS
from handbook.diary.entry import PainEntry
from handbook.diary.header import rows_of
from handbook.diary.store import DiaryStore
from handbook.errors import AlreadyRunning, HandbookError, UnreadableFile

DATA = Path(__file__).parent / "data"


def saved(store: DiaryStore, clock: SetClock, **values: object) -> PainEntry:
    entry = PainEntry.from_form({"pain": 5} | values, clock())
    store.save(entry)
    return entry


def reopened(store: DiaryStore, clock: SetClock) -> DiaryStore:
    store.close()
    return DiaryStore.open(store.path, now=clock)


def put(store: DiaryStore, record_id: bytes, document: dict[str, object]) -> None:
    """Store a record as another version of the program would."""
    store._file.write([(record_id, store._vault.seal(record_id, document))])


def fault_of(path: Path, clock: SetClock) -> str:
    """Return what opening a file is refused with, and see that the file is left alone."""
    before = path.read_bytes()
    with pytest.raises(HandbookError) as refused:
        DiaryStore.open(path, now=clock)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    return refused.value.message_id


def test_saved_entry_comes_back(store: DiaryStore, clock: SetClock) -> None:
    entry = saved(store, clock, note="ألم\x00😀")
    assert store.entries() == (entry,)
    with reopened(store, clock) as again:
        assert again.entries() == (entry,)
        assert again.name == "Anna"


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(any_text)
def test_any_stored_note_comes_back(store: DiaryStore, clock: SetClock, note: str) -> None:
    entry = PainEntry.from_form({"pain": 5}, clock())
    put(store, entry.id, entry.to_document() | {"note": note})
    with DiaryStore.open(store.path, now=clock) as again:
        assert {each.id: each.note for each in again.entries()}[entry.id] == note


def test_entries_of_some_days(store: DiaryStore, clock: SetClock) -> None:
    days = [20, 18, 21, 19]
    for day in days:
        saved(store, clock, pain=day - 15, occurred=f"2026-11-{day}")
    between = store.entries(date(2026, 11, 19), date(2026, 11, 20))
    assert [entry.pain for entry in between] == [4, 5]
    assert [entry.pain for entry in store.entries()] == [3, 4, 5, 6]
    assert len(store.entries(last=date(2026, 11, 18))) == 1


def test_several_entries_a_minute_are_kept(store: DiaryStore, clock: SetClock) -> None:
    for _ in range(3):
        saved(store, clock)
    assert len(store.entries()) == 3


def test_same_entry_saved_twice_is_one(store: DiaryStore, clock: SetClock) -> None:
    store.save(saved(store, clock))
    assert len(store.entries()) == 1


def test_edit_replaces_the_entry(store: DiaryStore, clock: SetClock) -> None:
    edited = saved(store, clock).edited({"pain": 9}, clock())
    store.save(edited)
    with reopened(store, clock) as again:
        assert again.entries() == (edited,)


def test_deleted_entry_comes_back(store: DiaryStore, clock: SetClock) -> None:
    entry = saved(store, clock)
    store.delete(entry.id)
    assert store.entries() == ()
    clock.turn(days=29)
    with reopened(store, clock) as again:
        assert again.entries() == ()
        assert again.undo_delete(entry.id).pain == entry.pain
        assert len(again.entries()) == 1


def test_entry_deleted_30_days_ago_is_gone(store: DiaryStore, clock: SetClock) -> None:
    gone, kept = saved(store, clock), saved(store, clock)
    store.delete(gone.id)
    clock.turn(days=30)
    with reopened(store, clock) as again:
        assert again.entries() == (kept,)
        assert len(again._file.records()) == 1


def test_purged_entry_leaves_no_bytes(store: DiaryStore, clock: SetClock) -> None:
    entry = saved(store, clock, note="x" * 9000)
    store.delete(entry.id)
    (sealed,) = [sealed for _, sealed in store._file.records()]
    clock.turn(days=31)
    with reopened(store, clock) as again:
        left = again.path.read_bytes()
    assert not any(sealed[i : i + 32] in left for i in range(0, len(sealed), 32))


def test_what_another_window_saved_is_seen(store: DiaryStore, clock: SetClock) -> None:
    mine = saved(store, clock)
    with DiaryStore.open(store.path, now=clock) as other:
        theirs = saved(other, clock)
    assert {entry.id for entry in store.entries()} == {mine.id, theirs.id}


def test_settings_of_the_file_are_as_designed(store: DiaryStore) -> None:
    found = {name: store._file._connection.pragma(name) for name in PRAGMAS}
    assert found == PRAGMAS
    assert found["journal_mode"] == "delete"
    assert found["synchronous"] == 3
    assert found["secure_delete"] == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are a thing of POSIX")
def test_only_the_person_may_read_the_file(store: DiaryStore) -> None:
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_nothing_lies_beside_the_file(store: DiaryStore, clock: SetClock) -> None:
    saved(store, clock)
    assert list(store.path.parent.iterdir()) == [store.path]


def test_what_a_killed_program_left_is_cleared(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    (folder / "ab.diary.new").touch()
    (folder / "ab.diary.new-journal").touch()
    with DiaryStore.create(folder, "Anna", now=clock) as store:
        assert list(folder.iterdir()) == [store.path]


def test_record_of_another_kind_is_left_alone(store: DiaryStore, clock: SetClock) -> None:
    put(store, b"m" * 16, {"v": 1, "kind": "day_mark", "reason": "away"})
    with reopened(store, clock) as again:
        assert (again.entries(), again.unreadable, again.not_understood) == ((), 0, 0)
        assert len(again._file.records()) == 1


def test_entry_of_a_newer_version_is_counted_and_kept(store: DiaryStore, clock: SetClock) -> None:
    entry = PainEntry.from_form({"pain": 5}, clock())
    put(store, entry.id, entry.to_document() | {"v": 2})
    with reopened(store, clock) as again:
        assert (again.entries(), again.unreadable, again.not_understood) == ((), 0, 1)
        assert len(again._file.records()) == 1


def test_damaged_record_costs_that_record_only(store: DiaryStore, clock: SetClock) -> None:
    entries = [saved(store, clock, pain=score) for score in range(5)]
    record_id, sealed = next(each for each in store._file.records() if each[0] == entries[2].id)
    store._file.write([(record_id, sealed[:-1] + bytes([sealed[-1] ^ 1]))])
    with reopened(store, clock) as again:
        assert {entry.pain for entry in again.entries()} == {0, 1, 3, 4}
        assert again.unreadable == 1


def test_swapped_records_are_found(store: DiaryStore, clock: SetClock) -> None:
    saved(store, clock, pain=1)
    saved(store, clock, pain=9)
    (first, sealed_first), (second, sealed_second) = store._file.records()
    store._file.write([(first, sealed_second), (second, sealed_first)])
    with reopened(store, clock) as again:
        assert (again.entries(), again.unreadable) == ((), 2)


@pytest.mark.parametrize("copy", [1, 2])
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE header SET stored = CAST(zeroblob(40) AS BLOB) WHERE copy = ?",
        "UPDATE header SET checksum = NULL WHERE copy = ?",
        "UPDATE header SET stored = 'text' WHERE copy = ?",
        "DELETE FROM header WHERE copy = ?",
    ],
)
def test_damaged_header_row_is_mended(
    store: DiaryStore, clock: SetClock, copy: int, damage: str
) -> None:
    entry = saved(store, clock)
    sound = store._file._connection.execute("SELECT * FROM header").fetchall()
    store._file._connection.execute(damage, (copy,))
    with reopened(store, clock) as again:
        assert again.entries() == (entry,)
        assert again._file._connection.execute("SELECT * FROM header").fetchall() == sound


def test_header_damaged_twice_is_damaged(store: DiaryStore, clock: SetClock) -> None:
    store._file._connection.execute("UPDATE header SET checksum = NULL")
    store.close()
    assert fault_of(store.path, clock) == "diary-damaged"


@pytest.mark.parametrize(
    ("old", "new", "message_id"),
    [
        (b'"none"', b'"passphrase"', "diary-newer"),
        (b'"v": 1', b'"v": 2', "diary-newer"),
        (b'"key": "', b'"key": "00', "diary-damaged"),
        (b'"name"', b'"nome"', "diary-damaged"),
    ],
)
def test_sound_header_that_does_not_open_is_said(
    store: DiaryStore, clock: SetClock, old: bytes, new: bytes, message_id: str
) -> None:
    for row in rows_of(store._file.header().to_bytes().replace(old, new)):
        store._file._connection.execute(
            "INSERT OR REPLACE INTO header VALUES (?, ?, ?)", (row.copy, row.stored, row.checksum)
        )
    store.close()
    assert fault_of(store.path, clock) == message_id


def test_newer_format_is_said(store: DiaryStore, clock: SetClock) -> None:
    store._file._connection.pragma("user_version", 99)
    store.close()
    assert fault_of(store.path, clock) == "diary-newer"


def test_missing_file_is_said(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(UnreadableFile, match="diary-missing"):
        DiaryStore.open(tmp_path / "none.diary", now=clock)


def test_empty_file_is_no_diary(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "x.diary").touch()
    assert fault_of(tmp_path / "x.diary", clock) == "diary-foreign"


def test_folder_is_no_diary(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(UnreadableFile, match="diary-foreign"):
        DiaryStore.open(tmp_path, now=clock)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_file_of_another_program_is_no_diary(tmp_path: Path, clock: SetClock, journal: str) -> None:
    path = tmp_path / "x.diary"
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode={journal}")
    other.execute("CREATE TABLE photo (id)")
    other.commit()
    other.close()
    assert fault_of(path, clock) == "diary-foreign"


@pytest.mark.parametrize("content", [b"Dear diary,\n" * 500, b"\x89PNG", b"\x00" * 8192])
def test_file_that_is_no_database_is_damaged(
    tmp_path: Path, clock: SetClock, content: bytes
) -> None:
    (tmp_path / "x.diary").write_bytes(content)
    assert fault_of(tmp_path / "x.diary", clock) == "diary-damaged"


@pytest.mark.parametrize("part", ["first page", "half", "header zeroed", "noise"])
def test_damaged_file_is_said(store: DiaryStore, clock: SetClock, part: str) -> None:
    for _ in range(60):
        saved(store, clock)
    store.close()
    content = store.path.read_bytes()
    store.path.write_bytes(
        {
            "first page": content[:4096],
            "half": content[: len(content) // 2],
            "header zeroed": bytes(100) + content[100:],
            "noise": content[:8192] + os.urandom(4096) + content[12288:],
        }[part]
    )
    assert fault_of(store.path, clock) == "diary-damaged"


def test_file_a_byte_short_loses_one_record_at_most(store: DiaryStore, clock: SetClock) -> None:
    entries = {saved(store, clock, pain=n % 11) for n in range(60)}
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:-1])
    with DiaryStore.open(store.path, now=clock) as again:
        assert entries.issuperset(again.entries())
        assert len(again.entries()) >= len(entries) - 1


def test_table_that_does_not_belong_is_damage(store: DiaryStore, clock: SetClock) -> None:
    store._file._connection.execute("CREATE VIEW spy AS SELECT * FROM record")
    store.close()
    assert fault_of(store.path, clock) == "diary-damaged"


def test_single_bit_never_makes_a_wrong_entry(store: DiaryStore, clock: SetClock) -> None:
    entries = {
        entry.id: entry
        for entry in (saved(store, clock, pain=n % 11, note="n" * n) for n in range(30))
    }
    store.close()
    content = store.path.read_bytes()
    bits = range(0, len(content) * 8, len(content) * 8 // 300 - 1)
    opened = 0
    for bit in bits:
        altered = bytearray(content)
        altered[bit // 8] ^= 1 << bit % 8
        store.path.write_bytes(altered)
        try:
            with DiaryStore.open(store.path, now=clock) as again:
                found = {entry.id: entry for entry in again.entries()}
                assert found.items() <= entries.items()
                assert len(found) + again.unreadable == len(entries)
                assert again.unreadable <= 1
                assert again.name == "Anna"
                opened += 1
        except UnreadableFile:
            continue
    assert opened > 0.9 * len(bits)


def test_diary_being_written_elsewhere_is_in_use(store: DiaryStore, clock: SetClock) -> None:
    other = apsw.Connection(str(store.path))
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(AlreadyRunning, match="diary-in-use"):
        DiaryStore.open(store.path, now=clock)
    assert time.monotonic() - began < 1
    other.close()


def test_entry_saved_while_another_writes_is_not_lost(store: DiaryStore, clock: SetClock) -> None:
    entry = PainEntry.from_form({"pain": 5}, clock())
    other = apsw.Connection(str(store.path))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(AlreadyRunning, match="diary-in-use-not-saved"):
        store.save(entry)
    assert store.entries() == ()
    other.close()
    store.save(entry)
    assert store.entries() == (entry,)


def test_file_that_was_moved_away_takes_no_entry(store: DiaryStore, clock: SetClock) -> None:
    entry = saved(store, clock)
    store.path.rename(store.path.with_name("elsewhere"))
    with pytest.raises(HandbookError, match="diary-moved"):
        saved(store, clock)
    store.path.with_name("elsewhere").rename(store.path)
    with reopened(store, clock) as again:
        assert again.entries() == (entry,)


def test_logs_hold_no_words_and_no_scores(
    store: DiaryStore, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    entry = saved(store, clock, note="canary")
    store.delete(entry.id)
    clock.turn(days=31)
    store._file._connection.execute("UPDATE header SET checksum = NULL WHERE copy = 1")
    reopened(store, clock).close()
    assert "canary" not in caplog.text


def test_diary_of_format_1_is_still_read(tmp_path: Path, clock: SetClock) -> None:
    path = tmp_path / "x.diary"
    path.write_bytes((DATA / "format-1.diary").read_bytes())
    with DiaryStore.open(path, now=clock) as store:
        first, second = store.entries()
        assert store.name == "Format 1"
        assert (first.pain, first.note, first.unknown) == (0, None, {"areas": ["front_knee_l"]})
        assert (second.pain, second.note) == (3, "better ألم 😀")
        assert second.revisions[0].values["pain"] == 7
        assert len(store._file.records()) == 3
