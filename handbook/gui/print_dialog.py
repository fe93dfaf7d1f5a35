"""The pages as they will be on paper, and where they can go: a printer or a PDF file."""

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from handbook.errors import CannotPrint, CannotWrite
from handbook.gui.print_fields import PrintFields
from handbook.gui.print_outlets import Outlets
from handbook.gui.widgets.flow_layout import FlowLayout
from handbook.gui.widgets.icon_text import set_word
from handbook.gui.widgets.page_preview import PagePreview
from handbook.i18n import Words
from handbook.messages import error_sentence, sentence
from handbook.rendering.icons import icon
from handbook.rendering.paper import Paper
from handbook.rendering.printing import Printable
from handbook.rendering.theme import Theme

_FIRST_SIZE = QSize(1080, 860)
_SCREEN_SHARE = 0.94
_LONG_NAME_PART = re.compile(r"[\w.-]{12}|[/\\_]")  # names of files have no spaces to break at
_MAY_BREAK = "\u200b"


class PrintDialog(QDialog):
    """Shows a printable, prints it, saves it.

    Signals:
        help_requested: Somebody needs help now; the dialog has closed itself.
        paper_chosen: Id of the paper that was chosen (str).
    """

    help_requested = Signal()
    paper_chosen = Signal(str)

    def __init__(
        self,
        make: Callable[[Paper], Printable],
        paper: Paper,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        outlets: Outlets | None = None,
    ) -> None:
        printable = make(paper)  # where this fails, no dialog is left behind
        super().__init__(parent)
        self._make, self._words, self._theme = make, words, theme
        self._outlets = outlets or Outlets()
        self._printable = printable
        self.setWindowTitle(words.gettext("Print"))
        self.preview = PagePreview(words, theme, self)
        self.fields = PrintFields(words, paper, self)
        self._make_buttons()
        self._place = QLabel(self)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._done = self._sentence_label("outcome")
        self._fault = self._sentence_label("fault")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._pages_column(), 1)
        row.addWidget(self._side())
        self.fields.paper_changed.connect(self._change_paper)
        self.preview.page_changed.connect(self._show_place)
        self.preview.show_pages(self._printable)
        self._look_for_printers()
        (self.print_button if self.fields.printer else self.save_button).setFocus()
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() * _SCREEN_SHARE))

    @property
    def text(self) -> str:
        """What the dialog says about what was done, or empty."""
        shown = self._done.text() or self._fault.text()
        return shown.replace(_MAY_BREAK, "")

    # What the buttons do

    def print_pages(self) -> None:
        """Send the pages to the chosen printer."""
        printer, copies = self.fields.printer, self.fields.copies
        shown = self.fields.printer_name
        try:
            self._outlets.print_on(self._printable, printer, copies)
        except CannotPrint as error:
            self._look_for_printers()
            self._say_fault(sentence(self._words, error.message_id, printer=shown))
            self.save_button.setFocus()
            return
        count = self._printable.page_count * copies
        pages = self._words.ngettext("{count} page", "{count} pages", count)
        self._say_done(
            sentence(
                self._words,
                "printed",
                printer=shown,
                pages=pages.format(count=self._words.number(count)),
            )
        )

    def save_pdf(self) -> None:
        """Save the pages in a file."""
        path = self._outlets.ask_for_pdf(self, self._words, self._printable.title)
        if path is None:
            return
        try:
            self._outlets.write_pdf(self._printable, path)
        except CannotWrite as error:
            self._say_fault(error_sentence(self._words, error))
            return
        self._say_done(sentence(self._words, "pdf-saved", path=path))

    def _ask_for_help(self) -> None:
        self.reject()
        self.help_requested.emit()

    def _change_paper(self) -> None:
        self._printable = self._make(self.fields.paper)
        self.preview.show_pages(self._printable)
        self.paper_chosen.emit(self.fields.paper.id)

    def _turn_back(self) -> None:
        self.preview.turn(-1)

    def _turn_on(self) -> None:
        self.preview.turn(1)

    def _zoom_out(self) -> None:
        self.preview.zoom(-1)

    def _zoom_in(self) -> None:
        self.preview.zoom(1)

    # What is shown

    def _look_for_printers(self) -> None:
        self.fields.set_printers(self._outlets.printers())
        self.print_button.setEnabled(bool(self.fields.printer))

    def _show_place(self) -> None:
        self._place.setText(self.preview.place)
        self._back.ensurePolished()
        self._place.setMinimumHeight(self._back.sizeHint().height())
        self._back.setEnabled(self.preview.can_turn(-1))
        self._on.setEnabled(self.preview.can_turn(1))
        self._smaller.setEnabled(self.preview.can_zoom(-1))
        self._larger.setEnabled(self.preview.can_zoom(1))

    def _say_done(self, text: str) -> None:
        self._say(text, "")
        self._close.setText(self._words.gettext("Close"))
        self._close.setFocus()  # Enter must not print again

    def _say_fault(self, text: str) -> None:
        self._say("", text)

    def _say(self, done: str, fault: str) -> None:
        for label, text in ((self._done, done), (self._fault, fault)):
            label.setText(_LONG_NAME_PART.sub(rf"\g<0>{_MAY_BREAK}", text))
            label.setVisible(bool(text))
        self._choices.verticalScrollBar().setValue(0)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, done or fault))

    # How it is put together

    def _make_buttons(self) -> None:
        _ = self._words.gettext
        self.print_button = self._button(_("Print"), self.print_pages, "printer", "Ctrl+P")
        self.print_button.setObjectName("primary")
        self.print_button.setDefault(True)
        self.save_button = self._button(_("Save as PDF"), self.save_pdf, "", "Ctrl+S")
        self._close = self._button(_("Cancel"), self.reject)
        self._help = self._button(_("Get help now"), self._ask_for_help, "phone-call", "F2")
        self._help.setObjectName("urgent")
        arrows = ("arrow-right", "arrow-left")
        is_rtl = self._words.direction == "rtl"
        self._back = self._tool(_("Previous page"), arrows[not is_rtl], self._turn_back)
        self._on = self._tool(_("Next page"), arrows[is_rtl], self._turn_on)
        self._smaller = self._tool(_("Show smaller"), "zoom-out", self._zoom_out)
        self._larger = self._tool(_("Show larger"), "zoom-in", self._zoom_in)

    def _button(
        self, word: str, answer: Callable[[], None], picture: str = "", keys: str = ""
    ) -> QPushButton:
        button = QPushButton(word, self)
        if picture:
            colours = {
                "printer": self._theme.on_accent,
                "phone-call": self._theme.callouts["urgent"].bar,
            }
            set_word(button, word)
            size = self._icon_size()
            button.setIcon(icon(picture, colours[picture], size))
            button.setIconSize(QSize(size, size))
        if keys:
            button.setShortcut(keys)
            button.setToolTip(f"{word} ({button.shortcut().toString()})")
        button.clicked.connect(answer)
        return button

    def _tool(self, word: str, picture: str, answer: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(word)
        button.setToolTip(word)
        size = self._icon_size()
        button.setIcon(icon(picture, self._theme.text, size))
        button.setIconSize(QSize(size, size))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(answer)
        return button

    def _icon_size(self) -> int:
        return min(48, round(self.fontInfo().pixelSize() * 1.5))

    def _sentence_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setMargin(12)
        label.hide()
        return label

    def _pages_column(self) -> QVBoxLayout:
        turning = FlowLayout()
        turning.setContentsMargins(12, 6, 12, 6)
        for widget in (self._back, self._place, self._on, self._smaller, self._larger):
            turning.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.preview, 1)
        column.addLayout(turning)
        return column

    def _side(self) -> QFrame:
        """Return the choices, which scroll where they have no room, above the buttons."""
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for widget in (self._done, self._fault, self.fields):
            column.addWidget(widget)
        column.addStretch(1)
        self._choices = _ScrollingColumn(inside, self)
        side = QFrame(self)
        side.setObjectName("side")
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(20, 20, 20, 20)
        rows.setSpacing(10)
        rows.addWidget(self._choices, 1)
        for button in (self.print_button, self.save_button, self._close, self._help):
            rows.addWidget(button)
        return side


class _ScrollingColumn(QScrollArea):
    """As wide as what is in it wants to be; scrolls where it is too tall."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._inside = inside
        for area in (self.viewport(), inside):
            area.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Return the width that the widgets need, beside a scroll bar."""
        room = self._inside.minimumSizeHint()
        return QSize(room.width() + self.verticalScrollBar().sizeHint().width(), room.height())
