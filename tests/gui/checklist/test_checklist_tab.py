"""The checklist tab as a person uses it: act, start again, print; nothing is left behind."""

import gettext
import logging
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.gui.checklist.answer_fields import TextField, TickField
from handbook.gui.checklist.body_figure import RegionButton
from handbook.gui.checklist.checklist_tab import ChecklistTab
from handbook.gui.style import TARGET_PX
from handbook.i18n import Words
from handbook.library.pack import Pack
from handbook.rendering.paper import A4, LETTER
from handbook.rendering.theme import DARK

OpenTab = Callable[..., ChecklistTab]


class Pseudo(gettext.NullTranslations):
    """Marks every sentence that was asked for."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def tick(tab: ChecklistTab, *items: str) -> None:
    assert tab.form is not None
    for item in items:
        field = tab.form.fields[item]
        assert isinstance(field, TickField)
        field.box.click()


def write(tab: ChecklistTab, item: str, text: str) -> None:
    assert tab.form is not None
    field = tab.form.fields[item]
    assert isinstance(field, TextField)
    field.edit.setPlainText(text)


def controls(tab: ChecklistTab) -> Iterator[QWidget]:
    """Yield everything that can be pressed or written in."""
    for widget in tab.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QPlainTextEdit | QLineEdit):
            yield widget


def pinned(tab: ChecklistTab) -> list[str]:
    return [tier for tier, callout in tab.pinned.items() if callout.isVisible()]


def test_keyboard_begins_at_the_first_danger_sign(tab: ChecklistTab) -> None:
    tab.first_focus()
    assert QApplication.focusWidget().accessibleName().startswith("New numbness")


def test_checklist_is_laid_out_when_it_is_first_shown(qtbot: QtBot, pack: Pack) -> None:
    tab = ChecklistTab(pack, Words(), "en", DARK, lambda: date(2026, 11, 22))
    qtbot.addWidget(tab)
    assert tab.form is None
    tab.show()
    assert tab.form is not None


def test_keyboard_comes_back_to_where_it_was(tab: ChecklistTab) -> None:
    assert tab.form is not None
    tab.first_focus()
    kept = tab.form.fields["my-goal"].findChild(QPlainTextEdit)
    kept.setFocus()
    other = QLineEdit()
    other.show()
    other.activateWindow()
    tab.activateWindow()
    tab.first_focus()
    assert QApplication.focusWidget() is kept
    other.deleteLater()


def test_page_says_what_must_be_said(tab: ChecklistTab) -> None:
    said = " ".join(label.text() for label in tab.findChildren(QLabel))
    for words in (
        "It does not give a diagnosis.",
        "Only show this to people you trust.",
        "Facts checked 22 November 2026. Not yet checked by a clinician.",
        "KT-71",
        "Content 2026.11.1",
    ):
        assert words in said
    assert "due for a check" not in said


def test_overdue_page_says_so(open_tab: OpenTab) -> None:
    tab = open_tab(day=date(2027, 5, 23))
    assert any("due for a check" in label.text() for label in tab.findChildren(QLabel))


def test_danger_sign_is_pinned_at_the_top(tab: ChecklistTab) -> None:
    assert pinned(tab) == []
    tick(tab, "hot-joint")
    assert pinned(tab) == ["today"]
    tick(tab, "leaking")
    assert pinned(tab) == ["emergency"]
    tick(tab, "leaking", "hot-joint")
    assert pinned(tab) == []


def test_page_stays_where_it_is_when_something_is_pinned(tab: ChecklistTab) -> None:
    assert tab.form is not None
    field = tab.form.fields["chest-pain"]
    tab._scroll.ensureWidgetVisible(field)
    QApplication.processEvents()
    before = field.mapTo(tab, QPoint(0, 0)).y()
    tick(tab, "chest-pain")
    QApplication.processEvents()
    assert abs(field.mapTo(tab, QPoint(0, 0)).y() - before) <= 1


@pytest.mark.parametrize("text_size", [100, 200])
def test_pinned_words_leave_the_page_most_of_the_window(open_tab: OpenTab, text_size: int) -> None:
    tab = open_tab(size=(1024, 640), text_size=text_size)
    tick(tab, "plan-to-end-life")
    QApplication.processEvents()
    assert tab.pinned["emergency"].isVisible()
    assert tab._scroll.height() > tab.height() * 0.45


def test_pinned_button_asks_for_the_page_of_that_sign(tab: ChecklistTab) -> None:
    heard: list[str] = []
    tab.help_requested.connect(heard.append)
    tick(tab, "plan-to-end-life")
    tab.pinned["emergency"].button.click()
    assert heard == ["get-help-now#crisis"]


def test_all_danger_signs_are_one_press_away(tab: ChecklistTab) -> None:
    heard: list[str] = []
    tab.help_requested.connect(heard.append)
    (first, _) = [b for b in tab.findChildren(QPushButton) if b.text() == "See all danger signs"]
    first.click()
    assert heard == ["get-help-now#emergency"]


def test_start_again_clears_everything_and_undo_brings_it_back(tab: ChecklistTab) -> None:
    assert tab.form is not None
    assert not tab.bar.start_again.isEnabled()
    tick(tab, "leaking", "burning")
    write(tab, "my-goal", "Walk")
    answers = tab.form.answers
    tab.bar.start_again.click()
    assert tab.form.answers == tab.form.empty
    assert pinned(tab) == []
    assert tab.outcome.text == "Everything is cleared."
    QApplication.processEvents()
    assert tab._scroll.verticalScrollBar().value() == 0
    tab.outcome.undo.click()
    assert tab.form.answers == answers
    assert pinned(tab) == ["emergency"]
    assert tab.outcome.text == ""


def test_undo_ends_with_the_next_answer(tab: ChecklistTab) -> None:
    """The next person must not be shown what the one before answered."""
    tick(tab, "burning")
    tab.bar.start_again.click()
    tick(tab, "numbness")
    assert tab.outcome.text == ""
    tab._undo()
    assert tab.form is not None
    assert not tab.form.answers.is_ticked("burning")


def test_blank_sheet_can_always_be_printed(tab: ChecklistTab) -> None:
    made: list[Callable[..., object]] = []
    tab.print_requested.connect(made.append)
    assert not tab.bar.print_filled.isEnabled()
    tick(tab, "burning")
    tab.bar.print_blank.click()
    sheet = made[0](LETTER)
    assert (sheet.title, sheet.paper, sheet.page_count) == ("My symptoms", LETTER, 1)
    assert not any(band.is_ticked for band in sheet.sheet.danger.bands)
    first = sheet.sheet.rows[0].start[0].blocks[0]
    assert not any(tick.is_ticked for tick in first.ticks)


def test_filled_sheet_holds_the_answers_of_that_moment(tab: ChecklistTab) -> None:
    made: list[Callable[..., object]] = []
    tab.print_requested.connect(made.append)
    tick(tab, "hot-joint")
    tab.bar.print_filled.click()
    tick(tab, "hot-joint")
    assert made[0](A4).sheet.danger.bands[0].is_ticked


def test_too_much_writing_is_told_and_nothing_is_lost(tab: ChecklistTab) -> None:
    made: list[object] = []
    tab.print_requested.connect(made.append)
    for item in ("helps", "makes-worse", "my-medicines", "my-goal", "my-question"):
        write(tab, item, "many words " * 40)
    tab.bar.print_filled.click()
    assert made == []
    assert "does not fit on one page" in tab.outcome.text
    assert tab.form is not None
    assert tab.form.answers.text("helps").startswith("many words")


def test_nothing_is_written_to_disk_or_log(
    tab: ChecklistTab, user_data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    tick(tab, "plan-to-end-life")
    write(tab, "my-goal", "secret words")
    tab.bar.print_filled.click()
    tab.clear()
    assert not user_data.exists()
    assert "secret" not in caplog.text
    assert "plan-to-end-life" not in caplog.text


def test_every_control_has_a_name(tab: ChecklistTab) -> None:
    nameless = []
    for control in controls(tab):
        interface = QAccessible.queryAccessibleInterface(control)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(control)
    assert nameless == []


@pytest.mark.parametrize("text_size", [100, 200])
def test_every_control_has_room_for_a_finger(open_tab: OpenTab, text_size: int) -> None:
    tab = open_tab(text_size=text_size)
    QApplication.processEvents()
    small = [
        (control.accessibleName(), control.size())
        for control in controls(tab)
        if control.isVisible()
        and not isinstance(control, RegionButton)  # the list beside it has the room
        and min(control.width(), control.height()) < TARGET_PX
    ]
    assert small == []


@pytest.mark.parametrize(
    ("text_size", "widths"), [(100, (1366, 1024, 800, 640, 1024)), (200, (1366, 1024, 1366))]
)
def test_page_never_scrolls_sideways(
    open_tab: OpenTab, text_size: int, widths: tuple[int, ...]
) -> None:
    tab = open_tab(text_size=text_size)
    tick(tab, "leaking")
    for width in widths:
        tab.resize(width, 700)
        for _ in range(3):
            QApplication.processEvents()
        assert tab._scroll.horizontalScrollBar().maximum() == 0, width


@pytest.mark.parametrize("text_size", [100, 200])
def test_no_words_are_cut_off(open_tab: OpenTab, text_size: int) -> None:
    tab = open_tab(size=(1024, 700), text_size=text_size)
    for _ in range(3):
        QApplication.processEvents()
    assert tab.form is not None
    for field in tab.form.fields.values():
        if isinstance(field, TickField):
            assert field.box.height() >= field.box.heightForWidth(field.box.width())
    for label in tab.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_page_is_mirrored_in_arabic(open_tab: OpenTab, arabic_pack: Pack) -> None:
    tab = open_tab(content=arabic_pack)
    assert tab.form is not None
    assert tab.bar.print_filled.x() > tab.bar.start_again.x()
    feeling = [tab.form.fields[name] for name in ("burning", "throbbing")]
    assert feeling[0].x() > feeling[1].x()


def test_interface_words_are_translated_and_content_is_not(open_tab: OpenTab, pack: Pack) -> None:
    tab = open_tab(words=Words("en", Pseudo()))
    checklist = pack.checklist("en", "my-symptoms")
    assert checklist is not None
    tick(tab, "leaking")
    content = {item.text for item in checklist.items.values()}
    content |= {group.title for box in checklist.dangers for group in box.groups}
    for box in checklist.dangers:
        content |= {box.title, box.advice, *(sign.advice for sign in box.signs)}
    for number, section in enumerate(checklist.sections, start=1):
        content |= {section.title, f"{number}. {section.title}", section.hint, section.least,
                    section.most}  # fmt: skip
    content |= {checklist.summary.title, " ".join((checklist.purpose, *checklist.notes))}
    unmarked = set()
    for widget in tab.findChildren(QWidget):
        texts = [widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        unmarked |= {text for text in texts
                     if any(c.isalpha() for c in text) and "⟦" not in text}  # fmt: skip
    amounts = {f"{item.text}: {word}" for s in checklist.sections for item in s.items
               for word in (s.least, s.most)}  # fmt: skip
    questions = {f"{s.title}: {item.text}" for s in checklist.sections for item in s.items}
    assert unmarked - content - amounts - questions == set()


def test_dark_colours_and_large_text_keep_the_answers(tab: ChecklistTab) -> None:
    tick(tab, "burning")
    tab.set_look(DARK, 200)
    assert tab.form is not None
    assert tab.form.answers.is_ticked("burning")


def test_whole_form_is_filled_in_by_keyboard(tab: ChecklistTab) -> None:
    """Tab and Space alone reach and tick something in every section."""
    assert tab.form is not None
    tab.first_focus()
    seen: list[QWidget] = []
    for _ in range(300):
        focused = QApplication.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        if (
            isinstance(focused, QAbstractButton)
            and tab.form.isAncestorOf(focused)
            and (focused.isCheckable())
        ):
            QTest.keyClick(focused, Qt.Key.Key_Space)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    answered = tab.form.answers.answers
    kinds = {item.kind for item in tab.form.checklist.items.values() if item.id in answered}
    assert {"tick", "score", "amount", "regions"} <= kinds
    assert tab.form.fields["ask-self-help"].box.isChecked()
    assert len(seen) < 120


def test_pack_without_checklists_says_so(open_tab: OpenTab, pack: Pack) -> None:
    tab = ChecklistTab(pack, Words(), "fr", DARK, lambda: date(2026, 11, 22))
    tab.open()
    assert tab.outcome.text == "This content pack has no checklists."
    tab.first_focus()
    tab.print_sheet()
    tab.set_look(DARK, 200)
    tab.deleteLater()


def test_damaged_checklist_is_told(qapp: QApplication, tmp_path: Path, pack_path: Path) -> None:
    copy = tmp_path / "copy.pack"
    copy.write_bytes(pack_path.read_bytes())
    apsw.Connection(str(copy)).execute("UPDATE checklist SET document = '[]'")
    pack = Pack.open(copy)
    tab = ChecklistTab(pack, Words(), "en", DARK, lambda: date(2026, 11, 22))
    tab.open()
    assert "is damaged" in tab.outcome.text
    tab.deleteLater()
    pack.close()
