"""The checklist tab: fill in a checklist, act on danger signs at once, start again, print."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QMoveEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from handbook.documents.checklist_sheet import checklist_sheet
from handbook.errors import UnreadableFile, WrongUsage
from handbook.gui.checklist.checklist_bar import ChecklistBar
from handbook.gui.checklist.checklist_form import ChecklistForm
from handbook.gui.checklist.danger_callout import DangerCallout
from handbook.gui.widgets.outcome_bar import OutcomeBar
from handbook.i18n import Words
from handbook.library.checklist import Checklist
from handbook.library.checklist_answers import Answers
from handbook.library.pack import Pack
from handbook.messages import error_sentence, sentence
from handbook.rendering.paper import PAPERS, Paper
from handbook.rendering.sheet_painter import SheetPainter
from handbook.rendering.theme import Theme

COLUMN_PX = 880  # at 100 % text
_EDGE = 12
_PINNED_SHARE = 0.2  # of the height, for what to do now


class ChecklistTab(QWidget):
    """The first checklist of a language; answers are in memory only, and gone with the window.

    It is read and laid out when the tab is first shown: the window must not wait for it.

    Signals:
        help_requested: Where to read on, as `page#heading` (str).
        print_requested: Makes the sheet for a paper (object: Callable[[Paper], Printable]).
    """

    help_requested = Signal(str)
    print_requested = Signal(object)

    def __init__(
        self,
        pack: Pack,
        words: Words,
        language: str,
        theme: Theme,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pack, self._language = pack, language
        self._words, self._today, self._version = words, today, pack.content_version
        self._is_open = False
        self._text_size = 100
        self._spoken = ""
        self._keeps_place = False
        self._before: Answers | None = None  # what was there before everything was cleared
        self.bar = ChecklistBar(words, theme, self)
        self._above = QWidget(self)  # what is said above the page; takes no room while empty
        self.outcome = OutcomeBar(words, self)
        self._above.hide()
        self.form: ChecklistForm | None = None
        self.pinned: dict[str, DangerCallout] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)

    def open(self) -> None:
        """Read the checklist and show it, once; say so when there is none."""
        if self._is_open:
            return
        self._is_open = True
        try:
            checklist = _first(self._pack, self._language)
        except UnreadableFile as error:
            self._show_fault(error_sentence(self._words, error))
            return
        if checklist is None:
            self._show_fault(sentence(self._words, "no-checklists"))
            return
        self._show_checklist(checklist)
        self._grow()

    def set_look(self, theme: Theme, text_size: int) -> None:
        """Use other colours and another size of text."""
        self.bar.set_look(theme, text_size)
        self._text_size = text_size
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the checklist."""
        self.open()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is read in its place while something is said above the page."""
        if watched is self._scroll and isinstance(event, QMoveEvent) and self._keeps_place:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + event.pos().y() - event.oldPos().y())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is said above the page its share."""
        super().resizeEvent(event)
        self._fit_pinned()

    def first_focus(self) -> None:
        """Take the keyboard where it was, or at the first danger sign."""
        self.open()
        if self.form is None:
            return
        last: QWidget | None = self.focusWidget()
        if last is not None and self.form.isAncestorOf(last):
            last.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.focus_first()

    def print_sheet(self) -> None:
        """Print what is filled in, or the blank sheet while nothing is."""
        self.open()
        if self.form is not None:
            self._print(self.form.answers or None)

    def clear(self) -> None:
        """Take every answer away; Undo brings them back until something else is answered."""
        if self.form is None:
            return
        before = self.form.answers
        self.form.set_answers(self.form.empty)
        self._keeps_place = False
        self._scroll.verticalScrollBar().setValue(0)
        self.form.focus_first()
        self._before = before
        self.outcome.say(self._words.gettext("Everything is cleared."), can_undo=True)
        self._above.show()

    def _grow(self) -> None:
        """Give page and form the room that this size of text needs."""
        if self.form is not None:
            self._page_column.setMaximumWidth(round(COLUMN_PX * self._text_size / 100))
            self.form.set_text_size(self._text_size)
            self._fit_pinned()

    def _show_fault(self, text: str) -> None:
        self.bar.hide()
        self._column.addWidget(self.outcome)
        self._column.addStretch(1)
        self.outcome.say_fault(text)

    def _show_checklist(self, checklist: Checklist) -> None:
        words = self._words
        self._checklist = checklist
        self.form = ChecklistForm(checklist, self._version, words, self)
        above = QVBoxLayout(self._above)
        above.setContentsMargins(_EDGE, 8, _EDGE, 4)
        above.setSpacing(6)
        for box in checklist.dangers:
            callout = DangerCallout(box, words, self)
            callout.help_requested.connect(self.help_requested)
            self.pinned[box.tier] = callout
            above.addWidget(callout)
        above.addWidget(self.outcome)
        self._column.addWidget(self._above)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("checklist")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page(checklist, self.form))
        QScroller.grabGesture(self._scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._scroll.installEventFilter(self)
        self._column.addWidget(self._scroll, 1)
        self.form.answers_changed.connect(self._answers_changed)
        self.form.help_requested.connect(self.help_requested)
        self.bar.start_again.clicked.connect(self.clear)
        self.bar.print_blank.clicked.connect(self._print_blank)
        self.bar.print_filled.clicked.connect(self.print_sheet)
        self.outcome.undo_requested.connect(self._undo)

    def _page(self, checklist: Checklist, form: ChecklistForm) -> QWidget:
        """Return the scrolling page: title, what it is for, the form, and when it was checked."""
        self._page_column = QWidget(self)
        column = QVBoxLayout(self._page_column)
        column.setContentsMargins(_EDGE, 20, _EDGE, 32)
        column.setSpacing(10)
        status = checklist.status
        if checklist.is_overdue(self._today()):
            status = f"{status} {sentence(self._words, 'page-overdue')}"
        version = self._words.gettext("Content {version}").format(version=self._version)
        for text, name in (
            (checklist.summary.title, "pageTitle"),
            (" ".join((checklist.purpose, *checklist.notes)), "purpose"),
            (f"{status} {checklist.summary.code} · {version}", "quiet"),
        ):
            label = QLabel(text, self._page_column)
            label.setObjectName(name)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(form)
        page = QWidget(self)
        page.setObjectName("root")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._page_column, 1000)
        row.addStretch(1)
        return page

    def _answers_changed(self, answers: Answers) -> None:
        self._before = None
        self.outcome.say("")
        self.bar.set_answered(is_answered=bool(answers))
        self._pin()

    def _pin(self) -> None:
        """Say at the top what the most urgent ticked sign needs; the page below stays in place."""
        if self.form is None:
            return
        sign = self.form.most_urgent()
        self._keeps_place = True
        for tier, callout in self.pinned.items():
            callout.show_sign(sign if sign is not None and sign.tier == tier else None)
        self._above.setVisible(sign is not None)
        self._fit_pinned()
        self._column.activate()
        spoken = self.pinned[sign.tier].accessibleName() if sign is not None else ""
        if spoken and spoken != self._spoken:
            event = QAccessibleAnnouncementEvent(self, spoken)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)
        self._spoken = spoken

    def _fit_pinned(self) -> None:
        """Leave the page most of a small window."""
        room = self.height() * _PINNED_SHARE
        for callout in self.pinned.values():
            callout.be_brief(brief=False)
            height = callout.heightForWidth(self.width() - 2 * _EDGE)
            callout.be_brief(brief=height > room)

    def _undo(self) -> None:
        if self._before is not None and self.form is not None:
            self.form.set_answers(self._before)

    def _print_blank(self) -> None:
        self._print(None)

    def _print(self, answers: Answers | None) -> None:
        """Ask for the print dialog, or say that what was written does not fit on the page."""
        make = partial(self._sheet, answers)
        try:
            for paper in PAPERS.values():
                make(paper)
        except WrongUsage as error:
            self.outcome.say_fault(error_sentence(self._words, error))
            self._above.show()
            return
        self.print_requested.emit(make)

    def _sheet(self, answers: Answers | None, paper: Paper) -> SheetPainter:
        words = Words.of(self._checklist.summary.language)
        sheet = checklist_sheet(self._checklist, answers, words, self._version, self._today())
        return SheetPainter(sheet, paper)


def _first(pack: Pack, language: str) -> Checklist | None:
    summaries = pack.checklists(language)
    return pack.checklist(language, summaries[0].id) if summaries else None
