"""The command line's pain diary: its answers, its sentences and its exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.cli import main
from handbook.diary import shelf
from handbook.diary.clock import local_now
from handbook.diary.entry import PainEntry
from handbook.diary.store import DiaryStore
from handbook.instance_lock import InstanceLock
from handbook.paths import UserFolders

Answer = tuple[int, str, str]
Ask = Callable[..., Answer]


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return what a diary command answers: exit code, standard output, standard error."""

    def asked(*arguments: str) -> Answer:
        try:
            code = main(["--data-dir", str(tmp_path), "--lang", "en", "diary", *arguments])
        except SystemExit as error:  # the parser's own answer
            code = int(error.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return asked


def entries_of(ask: Ask, *options: str) -> list[dict[str, object]]:
    code, out, _ = ask("list", "--json", *options)
    assert code == 0
    listed: list[dict[str, object]] = json.loads(out)
    return listed


def file_of(tmp_path: Path) -> Path:
    return shelf.find(shelf.folder_of(UserFolders.below(tmp_path)), None)


def test_new_diary_says_that_it_protects_nothing(ask: Ask) -> None:
    code, out, err = ask("new", "Anna")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "The diary “Anna” is made."
    assert "no passphrase" in out


def test_entry_is_saved_and_said(ask: Ask) -> None:
    ask("new", "Anna")
    when = "2026-01-22T14:05"
    code, out, err = ask("add", "--pain", "7", "--when", when, "--note", "after the walk")
    assert (code, err) == (0, "")
    assert out.startswith("Saved. 2026-01-22 14:05, pain 7, filled in later (")
    (entry,) = entries_of(ask)
    assert (entry["date"], entry["time"]) == ("2026-01-22", "14:05")
    assert (entry["pain"], entry["note"]) == (7, "after the walk")


def test_entry_without_a_time_is_now(ask: Ask) -> None:
    ask("new", "Anna")
    _, out, _ = ask("add", "--pain", "0")
    assert out.endswith(", pain 0\n")
    (entry,) = entries_of(ask)
    assert (entry["pain"], entry["recall_days"]) == (0, 0)


def test_several_entries_of_one_minute_are_kept(ask: Ask) -> None:
    ask("new", "Anna")
    for pain in ("3", "10", "0"):
        ask("add", "--pain", pain)
    assert [entry["pain"] for entry in entries_of(ask)] == [3, 10, 0]


def test_every_wrong_value_is_told_at_once(ask: Ask) -> None:
    ask("new", "Anna")
    code, out, err = ask("add", "--pain", "7.5", "--when", "2999-01-01", "--note", "x" * 10_001)
    assert (code, out) == (2, "")
    lines = err.splitlines()
    assert len(lines) == 4
    assert "not a whole number" in lines[0]
    assert "10001 characters" in lines[1]
    assert "still to come" in lines[2]
    assert lines[3].startswith("Nothing was changed.")
    assert entries_of(ask) == []


@pytest.mark.parametrize("pain", ["11", "-1", "ten", "", "7.5", "1e1", "²"])
def test_wrong_pain_is_refused(ask: Ask, pain: str) -> None:
    ask("new", "Anna")
    code, out, err = ask("add", f"--pain={pain}")
    assert (code, out) == (2, "")
    assert "0 to 10" in err


def test_missing_pain_is_refused(ask: Ask) -> None:
    ask("new", "Anna")
    code, _, err = ask("add", "--note", "canary")
    assert code == 2
    assert "The pain is missing" in err
    assert "canary" not in err


@pytest.mark.parametrize("when", ["yesterday", "2026-02-30", "14:05", ""])
def test_wrong_time_is_refused(ask: Ask, when: str) -> None:
    ask("new", "Anna")
    code, _, err = ask("add", "--pain", "3", f"--when={when}")
    assert code == 2
    assert "2026-11-22T14:05" in err


@pytest.mark.parametrize("note", ["a, \"b\"\n'c'", "😀 ألم", "=cmd", "\x1b[31mred", "a\x00b"])
def test_note_comes_back_to_the_letter(ask: Ask, note: str) -> None:
    ask("new", "Anna")
    assert ask("add", "--pain", "1", "--note", note)[0] == 0
    assert entries_of(ask)[0]["note"] == note


def test_note_that_is_no_text_is_refused(ask: Ask) -> None:
    ask("new", "Anna")
    code, _, err = ask("add", "--pain", "1", "--note", "\udcff")
    assert code == 2
    assert "not text" in err


def test_list_is_for_people(ask: Ask) -> None:
    ask("new", "Anna")
    ask("add", "--pain", "3", "--when", "2026-01-02T08:00", "--note", "two\nlines \x1b[2J")
    ask("add", "--pain", "0", "--when", "2026-01-01")
    code, out, _ = ask("list")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("2026-01-01  pain 0  filled in later")
    assert lines[1].startswith("2026-01-02 08:00  pain 3  filled in later")
    assert lines[2:] == ["    two", "    lines \\x1b[2J"]


def test_list_of_some_days(ask: Ask) -> None:
    ask("new", "Anna")
    for day in (1, 2, 3, 4):
        ask("add", "--pain", str(day), "--when", f"2026-01-0{day}")
    some = entries_of(ask, "--from", "2026-01-02", "--to", "2026-01-03")
    assert [entry["pain"] for entry in some] == [2, 3]


def test_empty_diary_is_no_error(ask: Ask) -> None:
    ask("new", "Anna")
    assert ask("list") == (0, "There are no entries.\n", "")
    assert entries_of(ask) == []


def test_wrong_days_are_told_at_once(ask: Ask) -> None:
    ask("new", "Anna")
    code, out, err = ask("list", "--from", "monday", "--to", "2026-02-30")
    assert (code, out) == (2, "")
    assert "--from" in err
    assert "--to" in err


def test_days_the_wrong_way_round_are_refused(ask: Ask) -> None:
    ask("new", "Anna")
    code, _, err = ask("list", "--from", "2026-01-02", "--to", "2026-01-01")
    assert code == 2
    assert "other way round" in err


def test_pain_that_was_not_recorded_is_never_0(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Anna")
    with DiaryStore.open(file_of(tmp_path), now=local_now) as store:
        entry = PainEntry.from_form({"pain": 5}, local_now())
        document = entry.to_document()
        del document["pain"]
        store.save(PainEntry.from_document(entry.id, document))
    assert "pain not recorded" in ask("list")[1]
    assert entries_of(ask)[0]["pain"] is None


def test_part_of_the_day_is_shown(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Anna")
    values = {"pain": 5, "occurred": "2026-01-02", "part_of_day": "morning"}
    with DiaryStore.open(file_of(tmp_path), now=local_now) as store:
        store.save(PainEntry.from_form(values, local_now()))
    assert ask("list")[1].startswith("2026-01-02 morning  pain 5")


def test_entries_beside_a_damaged_one_are_listed(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Anna")
    ask("add", "--pain", "3")
    with DiaryStore.open(file_of(tmp_path), now=local_now) as store:
        store._file.write([(b"x" * 16, b"damaged")])
    code, out, err = ask("list")
    assert code == 4
    assert "pain 3" in out
    assert err.startswith("Entries that cannot be read")


def test_entries_of_a_newer_version_are_counted(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Anna")
    with DiaryStore.open(file_of(tmp_path), now=local_now) as store:
        document = PainEntry.from_form({"pain": 5}, local_now()).to_document() | {"v": 2}
        store._file.write([(b"x" * 16, store._vault.seal(b"x" * 16, document))])
    code, out, err = ask("list", "--json")
    assert (code, json.loads(out)) == (4, [])
    assert "newer version" in err


@pytest.mark.parametrize("task", [("add", "--pain", "3"), ("list",)])
def test_without_a_diary_it_says_how_to_make_one(ask: Ask, task: tuple[str, ...]) -> None:
    code, out, err = ask(*task)
    assert (code, out) == (1, "")
    assert "handbook diary new NAME" in err


def test_several_diaries_are_kept_apart(ask: Ask) -> None:
    ask("new", "Anna")
    ask("new", "Ben")
    assert ask("add", "--pain", "3")[0] == 2
    assert ask("add", "--pain", "3", "--diary", "ben")[0] == 0
    assert entries_of(ask, "--diary", "Anna") == []
    assert len(entries_of(ask, "--diary", "Ben")) == 1


def test_unknown_diary_is_a_no(ask: Ask) -> None:
    ask("new", "Anna")
    code, _, err = ask("list", "--diary", "Ben")
    assert code == 1
    assert "“Anna”" in err


@pytest.mark.parametrize("name", ["", "x" * 61, "two\nlines"])
def test_name_that_cannot_be_used_is_refused(ask: Ask, name: str) -> None:
    code, out, err = ask("new", name)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2


def test_name_that_is_taken_is_refused(ask: Ask) -> None:
    ask("new", "Anna")
    code, _, err = ask("new", "anna")
    assert code == 2
    assert "already" in err


@pytest.mark.parametrize("task", [("new", "Ben"), ("add", "--pain", "3"), ("list",)])
def test_open_window_keeps_the_diary(ask: Ask, tmp_path: Path, task: tuple[str, ...]) -> None:
    ask("new", "Anna")
    window = InstanceLock(tmp_path / "state")
    window.acquire()
    code, out, err = ask(*task)
    window.release()
    assert (code, out) == (3, "")
    assert "The handbook is open" in err


def test_command_lets_go_of_the_lock(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Anna")
    ask("add", "--pain", "eleven")
    window = InstanceLock(tmp_path / "state")
    window.acquire()
    window.release()


def test_damaged_diary_is_one_sentence(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Anna")
    file_of(tmp_path).write_bytes(b"noise" * 2000)
    code, _, err = ask("list")
    assert code == 4
    assert "is damaged" in err
    assert len(err.splitlines()) == 1


def test_folder_that_cannot_be_written_is_one_sentence(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "diaries").touch()
    code, _, err = ask("new", "Anna")
    assert code == 5
    assert "NOT saved" in err


@pytest.mark.parametrize("arguments", [(), ("keep",), ("new",), ("add", "--pain")])
def test_wrong_usage_is_one_sentence(ask: Ask, arguments: tuple[str, ...]) -> None:
    code, out, err = ask(*arguments)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1


def test_no_plain_word_is_left_in_any_file(ask: Ask, tmp_path: Path) -> None:
    ask("new", "Anna")
    ask("add", "--pain", "7", "--when", "2026-01-22T14:05", "--note", "canary words")
    ask("list")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    left = b"".join(path.read_bytes() for path in files)
    assert len(files) >= 2
    for plain in (b"canary", b"2026-01-22", b'"pain"', b"pain_entry", "canary".encode("utf-16")):
        assert plain not in left


def test_diary_needs_no_screen_and_no_window(tmp_path: Path) -> None:
    code = (
        "import sys; from handbook.cli import main;"
        "answer = main(sys.argv[1:]); loaded = {'PySide6', 'socket', 'ssl'} & sys.modules.keys();"
        "sys.exit(answer or bool(loaded))"
    )
    command = [sys.executable, "-c", code, "--data-dir", str(tmp_path), "diary", "new", "Anna"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
