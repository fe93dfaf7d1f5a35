"""The diary as a person uses it, on the real widgets and a real file."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from handbook.diary.entry import PainEntry
from handbook.diary.shelf import diaries
from handbook.diary.store import DiaryStore
from handbook.gui.diary import when_field
from handbook.gui.diary.diary_tab import DiaryTab
from handbook.i18n import Words

NOON = datetime(2026, 11, 22, 12, 5, tzinfo=timezone(timedelta(hours=2)))
Stored = Callable[[], list[tuple[int | None, str | None, str]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "diaries"


@pytest.fixture
def tab(qtbot: QtBot, folder: Path) -> Iterator[DiaryTab]:
    """A diary called Amina's, open and shown."""
    ticks = itertools.count()
    tab = DiaryTab(folder, Words(), lambda: NOON + timedelta(milliseconds=next(ticks)))
    qtbot.addWidget(tab)
    tab.resize(900, 700)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.first_focus()
    tab.chooser.name.setText("Amina")
    tab.chooser.make.click()
    yield tab
    tab.close_diary()


@pytest.fixture
def stored(tab: DiaryTab, folder: Path) -> Stored:
    """Read pain, note and day of every entry from the file itself."""

    def read() -> list[tuple[int | None, str | None, str]]:
        (diary,) = diaries(folder)
        with DiaryStore.open(diary.path, now=lambda: NOON) as store:
            return [
                (entry.pain, entry.note, entry.occurred.local_date.isoformat())
                for entry in store.entries()
            ]

    return read


def press(qtbot: QtBot, keys: str) -> None:
    for key in keys:
        if key == "\n":
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(QApplication.focusWidget(), key)


def test_first_visit_asks_for_a_name(qtbot: QtBot, folder: Path) -> None:
    tab = DiaryTab(folder, Words(), lambda: NOON)
    qtbot.addWidget(tab)
    tab.show()
    tab.first_focus()
    assert tab.chooser.isVisible()
    assert not tab.editor.isVisible()


def test_new_diary_is_a_file_with_its_name(tab: DiaryTab, folder: Path) -> None:
    assert [diary.name for diary in diaries(folder)] == ["Amina"]
    assert tab.editor.isVisible()


def test_diary_without_a_name_is_not_made(qtbot: QtBot, folder: Path) -> None:
    tab = DiaryTab(folder, Words(), lambda: NOON)
    qtbot.addWidget(tab)
    tab.first_focus()
    tab.chooser.name.setText("   ")
    tab.chooser.make.click()
    assert "no name" in tab.chooser.problem.text()
    assert diaries(folder) == ()


def test_typing_one_and_zero_stores_ten(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "10\n")
    assert stored() == [(10, None, "2026-11-22")]


def test_typing_zero_stores_zero(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "0\n")
    assert stored() == [(0, None, "2026-11-22")]


def test_enter_with_nothing_chosen_stores_nothing(
    tab: DiaryTab, qtbot: QtBot, stored: Stored
) -> None:
    press(qtbot, "\n")
    assert stored() == []
    assert not tab.editor.save.isEnabled()


def test_note_alone_cannot_be_saved(tab: DiaryTab, stored: Stored) -> None:
    tab.editor.note.setPlainText("Bad night")
    assert not tab.editor.save.isEnabled()
    tab.editor.save.click()
    assert stored() == []


def test_two_keys_and_enter_are_enough_after_the_tab_opens(
    tab: DiaryTab, qtbot: QtBot, stored: Stored
) -> None:
    tab.first_focus()
    press(qtbot, "7\n")
    assert [pain for pain, _, _ in stored()] == [7]


def test_note_is_kept_as_it_was_written(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "4")
    tab.editor.note.setPlainText("  نمت سيئًا\n😀 <b>no</b> ")
    tab.editor.save.click()
    assert stored()[0][1] == "  نمت سيئًا\n😀 <b>no</b> "


def test_enter_in_the_note_is_a_new_line(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "4")
    tab.editor.note.setFocus()
    press(qtbot, "a\nb")
    assert stored() == []
    assert tab.editor.note.toPlainText() == "a\nb"


def test_control_enter_in_the_note_saves(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "4")
    tab.editor.note.setFocus()
    qtbot.keyClick(tab.editor.note, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(stored()) == 1


def test_form_is_empty_after_saving(tab: DiaryTab, qtbot: QtBot) -> None:
    tab.editor.note.setPlainText("x")
    tab.editor.score.focus_row()
    press(qtbot, "5\n")
    assert tab.editor.score.score is None
    assert tab.editor.note.toPlainText() == ""


def test_several_entries_a_day_are_kept(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    for number in "358":
        press(qtbot, number + "\n")
    assert [pain for pain, _, _ in stored()] == [3, 5, 8]
    assert len(tab.entries.rows) == 3


@pytest.mark.parametrize(
    ("choice", "day"),
    [
        (when_field.MORNING, "2026-11-22"),
        (when_field.NIGHT, "2026-11-22"),
        (when_field.YESTERDAY, "2026-11-21"),
    ],
)
def test_when_can_be_chosen(
    tab: DiaryTab, qtbot: QtBot, stored: Stored, choice: int, day: str
) -> None:
    press(qtbot, "6")
    tab.editor.when.choices.button(choice).click()
    tab.editor.save.click()
    assert stored() == [(6, None, day)]


def test_another_time_can_be_typed(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "6")
    tab.editor.when.choices.button(when_field.OTHER).click()
    press(qtbot, "2026-11-19")
    tab.editor.save.click()
    assert stored() == [(6, None, "2026-11-19")]
    assert tab.entries.rows[0].accessibleName().startswith("no time given")


@pytest.mark.parametrize("day", ["", "soon", "2026-13-40", "2027-01-01"])
def test_time_that_cannot_be_is_said_beside_its_field(
    tab: DiaryTab, qtbot: QtBot, stored: Stored, day: str
) -> None:
    press(qtbot, "6")
    tab.editor.when.choices.button(when_field.OTHER).click()
    tab.editor.when.day.setText(day)
    tab.editor.save.click()
    assert stored() == []
    assert tab.editor.problems["occurred"].isVisible()
    assert tab.editor.score.score == 6


def test_saved_entry_can_be_undone_and_stands_in_the_form_again(
    tab: DiaryTab, qtbot: QtBot, stored: Stored
) -> None:
    tab.editor.note.setPlainText("kept")
    tab.editor.score.focus_row()
    press(qtbot, "5\n")
    tab.outcome.undo.click()
    assert stored() == []
    assert tab.editor.score.score == 5
    assert tab.editor.note.toPlainText() == "kept"


def test_entry_can_be_changed(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "5\n")
    tab.entries.rows[0].change.click()
    assert tab.editor.score.score == 5
    press(qtbot, "8\n")
    assert stored() == [(8, None, "2026-11-22")]


def test_change_can_be_undone(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "5\n")
    tab.entries.rows[0].change.click()
    press(qtbot, "8\n")
    tab.outcome.undo.click()
    assert stored() == [(5, None, "2026-11-22")]


def test_change_keeps_the_time_of_the_entry(tab: DiaryTab, qtbot: QtBot, folder: Path) -> None:
    press(qtbot, "5\n")
    tab.entries.rows[0].change.click()
    press(qtbot, "8\n")
    (diary,) = diaries(folder)
    with DiaryStore.open(diary.path, now=lambda: NOON) as store:
        (entry,) = store.entries()
    assert entry.occurred.moment == NOON
    assert [old.values["pain"] for old in entry.revisions] == [5]


def test_half_written_entry_comes_back_after_another_was_changed(
    tab: DiaryTab, qtbot: QtBot
) -> None:
    press(qtbot, "5\n")
    press(qtbot, "2")
    tab.editor.note.setPlainText("half")
    tab.entries.rows[0].change.click()
    tab.editor.cancel.click()
    assert tab.editor.score.score == 2
    assert tab.editor.note.toPlainText() == "half"


def test_clear_while_changing_still_changes_the_same_entry(
    tab: DiaryTab, qtbot: QtBot, stored: Stored
) -> None:
    press(qtbot, "5\n")
    tab.entries.rows[0].change.click()
    tab.editor.clear_button.click()
    assert tab.editor.question.text() == "Change this entry"
    assert tab.editor.cancel.isVisible()
    tab.editor.cancel.click()
    assert stored() == [(5, None, "2026-11-22")]


def test_undo_that_failed_can_be_tried_again(
    tab: DiaryTab, qtbot: QtBot, folder: Path, stored: Stored
) -> None:
    press(qtbot, "5\n")
    tab.entries.rows[0].delete.click()
    (diary,) = diaries(folder)
    away = diary.path.rename(folder / "away")
    tab.outcome.undo.click()
    assert "NOT saved" in tab.outcome.text
    assert len(tab.entries.rows) == 0
    away.rename(diary.path)
    tab.outcome.retry.click()
    assert stored() == [(5, None, "2026-11-22")]


def test_delete_can_be_undone(tab: DiaryTab, qtbot: QtBot, stored: Stored) -> None:
    press(qtbot, "5\n")
    tab.entries.rows[0].delete.click()
    assert stored() == []
    assert tab.entries.rows == []
    tab.outcome.undo.click()
    assert stored() == [(5, None, "2026-11-22")]
    assert len(tab.entries.rows) == 1


def test_diary_that_is_moved_away_says_so_and_keeps_the_form(
    tab: DiaryTab, qtbot: QtBot, folder: Path
) -> None:
    (diary,) = diaries(folder)
    diary.path.unlink()
    press(qtbot, "5\n")
    assert "NOT saved" in tab.outcome.text
    assert tab.editor.score.score == 5


def test_only_diary_opens_by_itself_the_next_time(
    tab: DiaryTab, qtbot: QtBot, folder: Path
) -> None:
    press(qtbot, "5\n")
    tab.close_diary()
    later = DiaryTab(folder, Words(), lambda: NOON)
    qtbot.addWidget(later)
    later.show()
    later.first_focus()
    assert len(later.entries.rows) == 1
    later.close_diary()


def test_of_several_diaries_only_the_names_are_shown(qtbot: QtBot, folder: Path) -> None:
    for name in ("Amina", "José & Li"):
        DiaryStore.create(folder, name, now=lambda: NOON).close()
    tab = DiaryTab(folder, Words(), lambda: NOON)
    qtbot.addWidget(tab)
    tab.show()
    tab.first_focus()
    assert tab.chooser.isVisible()
    assert tab.chooser.names() == ["Amina", "José & Li"]


def test_damaged_diary_is_said_and_another_can_be_made(qtbot: QtBot, folder: Path) -> None:
    folder.mkdir(parents=True)
    DiaryStore.create(folder, "Amina", now=lambda: NOON).close()
    (diary,) = diaries(folder)
    diary.path.write_bytes(b"no diary at all" * 500)
    tab = DiaryTab(folder, Words(), lambda: NOON)
    qtbot.addWidget(tab)
    tab.show()
    tab.first_focus()
    assert "damaged" in tab.chooser.faults()
    tab.chooser.name.setText("New")
    tab.chooser.make.click()
    assert tab.editor.isVisible()
    tab.close_diary()


def test_missing_pain_is_not_shown_as_zero(tab: DiaryTab, qtbot: QtBot) -> None:
    entry = replace(PainEntry.from_form({"pain": 3}, NOON), pain=None)
    tab.entries.show_entries([entry])
    assert "not recorded" in tab.entries.rows[0].accessibleName()
