from pathlib import Path

import pytest
from set_clock import SetClock

from handbook.diary import shelf
from handbook.diary.store import DiaryStore
from handbook.errors import HandbookError, UnreadableFile, WrongUsage, WrongValues
from handbook.paths import UserFolders


def make(folder: Path, name: str, clock: SetClock) -> Path:
    with DiaryStore.create(folder, name, now=clock) as store:
        return store.path


def refusal(folder: Path, name: str, clock: SetClock) -> str:
    with pytest.raises(WrongValues) as refused:
        DiaryStore.create(folder, name, now=clock)
    (problem,) = refused.value.problems
    return problem.message_id


def test_diaries_lie_in_the_data_folder(tmp_path: Path) -> None:
    assert shelf.folder_of(UserFolders.below(tmp_path)) == tmp_path / "diaries"


def test_folder_that_is_not_there_holds_none(folder: Path) -> None:
    assert shelf.diaries(folder) == ()


def test_diaries_are_listed_by_name(folder: Path, clock: SetClock) -> None:
    for name in ("Zoe", "anna", "Ben"):
        make(folder, name, clock)
    assert [diary.name for diary in shelf.diaries(folder)] == ["anna", "Ben", "Zoe"]


def test_file_name_does_not_tell_the_name(folder: Path, clock: SetClock) -> None:
    assert "anna" not in make(folder, "Anna", clock).name.lower()


def test_diary_that_cannot_be_read_is_listed_last(folder: Path, clock: SetClock) -> None:
    make(folder, "Zoe", clock)
    (folder / "0000.diary").write_bytes(b"not SQLite at all" * 100)
    good, bad = shelf.diaries(folder)
    assert (good.name, good.fault) == ("Zoe", None)
    assert bad.fault is not None
    assert bad.fault.message_id == "diary-damaged"


def test_other_files_are_no_diaries(folder: Path, clock: SetClock) -> None:
    make(folder, "Anna", clock)
    (folder / "notes.txt").touch()
    (folder / "half.diary.new").touch()
    assert len(shelf.diaries(folder)) == 1


def test_open_diary_is_listed_too(folder: Path, store: DiaryStore) -> None:
    assert [diary.name for diary in shelf.diaries(folder)] == ["Anna"]


def test_only_diary_needs_no_name(folder: Path, clock: SetClock) -> None:
    path = make(folder, "Anna", clock)
    assert shelf.find(folder, None) == path


@pytest.mark.parametrize("name", ["Zoë", " zoË ", "Zoe\u0308"])
def test_diary_is_found_as_people_type(folder: Path, clock: SetClock, name: str) -> None:
    make(folder, "Anna", clock)
    path = make(folder, "Zoë", clock)
    assert shelf.find(folder, name) == path


def test_several_diaries_need_a_name(folder: Path, clock: SetClock) -> None:
    for name in ("Anna", "Ben"):
        make(folder, name, clock)
    with pytest.raises(WrongUsage) as refused:
        shelf.find(folder, None)
    assert refused.value.parameters == {"names": "“Anna”, “Ben”"}


def test_unknown_name_is_a_no(folder: Path, clock: SetClock) -> None:
    make(folder, "Anna", clock)
    with pytest.raises(HandbookError, match="diary-unknown"):
        shelf.find(folder, "Ben")


def test_no_diary_is_a_no(folder: Path) -> None:
    with pytest.raises(HandbookError, match="diary-none"):
        shelf.find(folder, None)


def test_unknown_name_beside_a_damaged_diary_tells_of_the_damage(
    folder: Path, clock: SetClock
) -> None:
    make(folder, "Anna", clock)
    (folder / "0000.diary").write_bytes(b"x" * 5000)
    with pytest.raises(UnreadableFile, match="diary-damaged"):
        shelf.find(folder, "Ben")


@pytest.mark.parametrize(
    ("name", "message_id"),
    [
        ("", "diary-name-missing"),
        ("  ", "diary-name-missing"),
        ("x" * 61, "diary-name-too-long"),
        ("two\nlines", "diary-name-not-text"),
        ("\x1b[31m", "diary-name-not-text"),
        ("\udcff", "diary-name-not-text"),
        ("a\x00b", "diary-name-not-text"),
    ],
)
def test_name_that_cannot_be_shown_is_refused(
    folder: Path, clock: SetClock, name: str, message_id: str
) -> None:
    assert refusal(folder, name, clock) == message_id
    assert not folder.exists()


@pytest.mark.parametrize("name", ["Anna", "ANNA", " anna "])
def test_name_of_another_diary_is_refused(folder: Path, clock: SetClock, name: str) -> None:
    make(folder, "Anna", clock)
    assert refusal(folder, name, clock) == "diary-name-taken"


@pytest.mark.parametrize("name", ["x" * 60, "ألم", "👩‍⚕️", "../../etc", "%s {name}", "O'Brien"])
def test_any_other_name_is_kept(folder: Path, clock: SetClock, name: str) -> None:
    make(folder, name, clock)
    assert [diary.name for diary in shelf.diaries(folder)] == [name]
