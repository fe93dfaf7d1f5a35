"""The pain diary on screen: chooses the file, keeps what is entered, undoes what is regretted."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from handbook.diary.entry import PainEntry
from handbook.diary.shelf import ShelvedDiary, diaries
from handbook.diary.store import DiaryStore
from handbook.errors import HandbookError, WrongValues
from handbook.gui.diary.diary_chooser import DiaryChooser
from handbook.gui.diary.entry_editor import EntryEditor
from handbook.gui.diary.entry_list import EntryList, when_words
from handbook.gui.widgets.outcome_bar import OutcomeBar
from handbook.i18n import Words
from handbook.messages import error_sentence, sentence
from handbook.rendering.theme import Theme

COLUMN_PX = 820  # at 100 % text


class DiaryTab(QScrollArea):
    """One person's diary at a time; opened when the tab is first shown, not before."""

    def __init__(
        self,
        folder: Path,
        words: Words,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("diary")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._folder, self._words, self._now = folder, words, now
        self._store: DiaryStore | None = None
        self._changing: PainEntry | None = None
        self._draft: dict[str, object] | None = None
        self._undo: Callable[[], bool] | None = None
        self.chooser = DiaryChooser(words, self)
        self.editor = EntryEditor(words, now, self)
        self.outcome = OutcomeBar(words, self)
        self.entries = EntryList(words, self)
        self.warning = QLabel(self)
        self.warning.setObjectName("problem")
        self.warning.setWordWrap(True)
        self._entries_title = QLabel(words.gettext("Your entries"), self)
        self._entries_title.setObjectName("question")
        self._column = QWidget(self)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(20, 20, 20, 32)
        column.setSpacing(16)
        for widget in (
            self.warning,
            self.chooser,
            self.outcome,
            self.editor,
            self._entries_title,
            self.entries,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        page = QWidget(self)
        page.setObjectName("root")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self.setWidget(page)
        self._column.setMaximumWidth(COLUMN_PX)
        self.warning.hide()
        self._show_open(is_open=False)
        self.chooser.diary_chosen.connect(self._open)
        self.chooser.diary_named.connect(self._create)
        self.editor.save_requested.connect(self._save)
        self.editor.cancelled.connect(self._finish_change)
        self.entries.change_requested.connect(self._change)
        self.entries.delete_requested.connect(self._delete)
        self.outcome.undo_requested.connect(self._undo_last)

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Use another size of text; colours come with the style sheet."""
        self._column.setMaximumWidth(round(COLUMN_PX * text_size / 100))
        self.editor.set_text_size(text_size)

    def first_focus(self) -> None:
        """Open the diary if it can only be one, and take the keyboard where a person begins."""
        if self._store is None:
            shelved = diaries(self._folder)
            if len(shelved) == 1 and shelved[0].fault is None:
                self._open(shelved[0])
            else:
                self.chooser.show_diaries(shelved)
        if self._store is None:
            self.chooser.name.setFocus()
        else:
            self.editor.score.focus_row()

    def close_diary(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()
            self._store = None
        self._show_open(is_open=False)

    def _open(self, diary: ShelvedDiary) -> None:
        try:
            self._store = DiaryStore.open(diary.path, now=self._now)
        except HandbookError as error:
            self.chooser.show_problem(error_sentence(self._words, error))
            return
        self._begin()

    def _create(self, name: str) -> None:
        try:
            self._store = DiaryStore.create(self._folder, name, now=self._now)
        except WrongValues as error:
            problem = error.problems[0]
            self.chooser.show_problem(
                sentence(self._words, problem.message_id, **problem.parameters)
            )
            return
        except HandbookError as error:
            self.chooser.show_problem(error_sentence(self._words, error))
            return
        self._begin()

    def _begin(self) -> None:
        self._show_open(is_open=True)
        self._refresh()
        self.editor.score.focus_row()

    def _save(self) -> None:
        """Keep what is in the form; on any fault it stays there."""
        store = self._store
        if store is None:
            return
        changed = self._changing
        try:
            values = self.editor.values()
            if changed is None:
                entry = PainEntry.from_form(values, self._now())
            else:
                entry = changed.edited(values, self._now())
            store.save(entry)
        except WrongValues as error:
            self.editor.show_problems(error.problems)
            return
        except HandbookError as error:
            self.outcome.say_fault(error_sentence(self._words, error))
            return
        when = self._when(entry)
        if changed is None:
            self.editor.clear()
            self._offer_undo(
                self._words.gettext("Saved: {when}").format(when=when),
                lambda: self._take_out(entry),
            )
        else:
            self._finish_change()
            self._offer_undo(
                self._words.gettext("Changed: {when}").format(when=when),
                lambda: self._keep(changed),
            )
        self._refresh()
        self.editor.score.focus_row()
        self.ensureWidgetVisible(self.outcome)

    def _change(self, entry: PainEntry) -> None:
        if self._changing is None and self.editor.is_touched():
            self._draft = self.editor.values()
        self._changing = entry
        self.editor.edit(entry.form_values())
        self.ensureWidgetVisible(self.editor.question)

    def _finish_change(self) -> None:
        """Return to the entry that was being written before another was changed."""
        self._changing = None
        self.editor.clear()
        if self._draft is not None:
            self.editor.resume(self._draft)
            self._draft = None

    def _delete(self, entry: PainEntry) -> None:
        if self._attempt(lambda store: store.delete(entry.id)):
            if self._changing is not None and self._changing.id == entry.id:
                self._finish_change()
            when = self._when(entry)
            self._offer_undo(
                self._words.gettext("Deleted: {when}").format(when=when),
                lambda: self._bring_back(entry),
            )
        self._refresh()

    def _take_out(self, entry: PainEntry) -> bool:
        """Undo a save: the entry goes, what was entered stands in the form again."""
        if not self._attempt(lambda store: store.delete(entry.id)):
            return False
        if not self.editor.is_touched():
            self.editor.resume(entry.form_values())
        self.outcome.say(self._words.gettext("Not kept."))
        return True

    def _keep(self, entry: PainEntry) -> bool:
        if not self._attempt(lambda store: store.save(entry)):
            return False
        self.outcome.say(self._words.gettext("As it was before."))
        return True

    def _bring_back(self, entry: PainEntry) -> bool:
        if not self._attempt(lambda store: store.undo_delete(entry.id)):
            return False
        self.outcome.say(self._words.gettext("Not deleted."))
        return True

    def _attempt(self, what: Callable[[DiaryStore], object]) -> bool:
        """Do something to the open diary; say so and return False when that fails."""
        if self._store is None:
            return False
        try:
            what(self._store)
        except HandbookError as error:
            self.outcome.say_fault(error_sentence(self._words, error))
            return False
        return True

    def _offer_undo(self, text: str, undo: Callable[[], bool]) -> None:
        self._undo = undo
        self.outcome.say(text, can_undo=True)

    def _undo_last(self) -> None:
        """Undo what was done last; when that fails it can be tried again."""
        undo, self._undo = self._undo, None
        if undo is not None:
            if not undo():
                self._undo = undo
                self.outcome.offer_undo()
            self._refresh()

    def _when(self, entry: PainEntry) -> str:
        """Return when an entry was, with its day where that is not today."""
        day, when = entry.occurred.local_date, when_words(entry, self._words)
        return when if day == self._now().date() else f"{self._words.date(day)}, {when}"

    def _refresh(self) -> None:
        store = self._store
        if store is None:
            return
        try:
            entries = store.entries()
        except HandbookError as error:  # what was read before stays on screen
            self.outcome.say_fault(error_sentence(self._words, error))
            return
        self.entries.show_entries(entries)
        warnings = [
            sentence(self._words, message_id, path=store.path, count=count)
            for message_id, count in (
                ("diary-entries-unreadable", store.unreadable),
                ("diary-entries-newer", store.not_understood),
            )
            if count
        ]
        self.warning.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))

    def _show_open(self, *, is_open: bool) -> None:
        for widget in (self.editor, self._entries_title, self.entries):
            widget.setVisible(is_open)
        self.chooser.setVisible(not is_open)
        self.outcome.say("")
