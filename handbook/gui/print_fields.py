"""What a person chooses before printing: the printer, the paper, how many copies."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from handbook.i18n import Words, mark
from handbook.messages import sentence
from handbook.rendering.paper import PAPERS, Paper
from handbook.rendering.printing import PrinterChoice

PAPER_NAMES = {"a4": mark("A4 (210 × 297 mm)"), "letter": mark("Letter (216 × 279 mm)")}
MOST_COPIES = 99


class PrintFields(QWidget):
    """Three questions, each answered already.

    Signals:
        paper_changed: Another size of paper was chosen.
    """

    paper_changed = Signal()

    def __init__(self, words: Words, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._none = QLabel(sentence(words, "no-printer"), self)
        self._none.setWordWrap(True)
        self._column.addWidget(self._none)
        self._printer = _combo(self)
        self._printer_label = self._add(_("P&rinter"), self._printer)
        self._paper = _combo(self)
        for name in PAPERS:
            self._paper.addItem(_(PAPER_NAMES[name]), name)
        self._paper.setCurrentIndex(self._paper.findData(paper.id))
        self._paper.currentIndexChanged.connect(self._announce_paper)
        self._add(_("P&aper"), self._paper)
        self._copies = QSpinBox(self)
        self._copies.setRange(1, MOST_COPIES)
        self._copies.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._copies.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self._copies.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fewer = self._step_button("−", _("One copy fewer"), self._copies.stepDown)
        self._more = self._step_button("+", _("One copy more"), self._copies.stepUp)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._fewer)
        line.addWidget(self._copies, 1)
        line.addWidget(self._more)
        self._copies_row = row
        self._copies_label = self._add(_("&Copies"), row, buddy=self._copies)

    @property
    def printer(self) -> str:
        """Name of the chosen printer; empty where there is none."""
        return str(self._printer.currentData() or "")

    @property
    def printer_name(self) -> str:
        """What the chosen printer is called here."""
        return self._printer.currentText()

    @property
    def paper(self) -> Paper:
        """The chosen paper."""
        return PAPERS[self._paper.currentData()]

    @property
    def copies(self) -> int:
        """How many copies to print."""
        return self._copies.value()

    def choose_printer(self, name: str) -> None:
        """Choose a printer."""
        self._printer.setCurrentIndex(self._printer.findData(name))

    def choose_paper(self, paper: Paper) -> None:
        """Choose a paper."""
        self._paper.setCurrentIndex(self._paper.findData(paper.id))

    def choose_copies(self, copies: int) -> None:
        """Choose how many copies to print."""
        self._copies.setValue(copies)

    def set_printers(self, printers: Sequence[PrinterChoice]) -> None:
        """Offer these printers; without any, say so and ask only for the paper."""
        chosen = self.printer
        self._printer.clear()
        for printer in printers:
            self._printer.addItem(printer.description or printer.name, printer.name)
        self._printer.setCurrentIndex(max(0, self._printer.findData(chosen)))
        for widget in (
            self._printer_label, self._printer, self._copies_label, self._copies_row,
        ):  # fmt: skip
            widget.setVisible(bool(printers))
        self._none.setVisible(not printers)

    def _add(self, text: str, field: QWidget, buddy: QWidget | None = None) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(buddy or field)
        if self._column.count():
            self._column.addSpacing(8)
        self._column.addWidget(label)
        self._column.addWidget(field)
        return label

    def _step_button(self, sign: str, name: str, step: Callable[[], None]) -> QPushButton:
        button = QPushButton(sign, self)
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        button.setAutoRepeat(True)
        button.clicked.connect(step)
        return button

    def _announce_paper(self) -> None:
        self.paper_changed.emit()


def _combo(parent: QWidget) -> QComboBox:
    """Return a combo box that is as wide as there is room for, whatever its longest choice."""
    combo = QComboBox(parent)
    combo.setView(QListView(combo))  # takes the height of a finger from the style sheet
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(18)
    return combo
