"""The parts of the body as a list: a row for each part, a box for each side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from handbook.gui.checklist.roving_focus import RovingFocus
from handbook.gui.checklist.tick_box import TickBox
from handbook.i18n import Words
from handbook.library.body_regions import BODY_PARTS, FRONT, REGIONS, BodyPart

_FRONT_COLUMN, _BACK_COLUMN = 1, 3  # each with two boxes: as one sees the figure beside it
_COLUMNS = 5


class RegionList(QWidget):
    """Every part of the body with room for a finger.

    Signals:
        region_toggled: Id of the part, and whether it is marked now (str, bool).
    """

    region_toggled = Signal(str, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(words.gettext("Parts of the body"))
        self.boxes: dict[str, TickBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(0, 1)
        _ = words.gettext
        self._head(_("Front"), 0, _FRONT_COLUMN, 2)
        self._head(_("Back"), 0, _BACK_COLUMN, 2)
        for column, side in enumerate((_("Right"), _("Left"), _("Left"), _("Right")), start=1):
            self._head(side, 1, column, 1)
        for row, part in enumerate(BODY_PARTS, start=2):
            self._row(row, part)
        RovingFocus(tuple(self.boxes.values()), self, one_stop=True)

    def _head(self, text: str, row: int, column: int, span: int) -> None:
        label = QLabel(text, self)
        label.setObjectName("quiet")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(label, row, column, 1, span)

    def _row(self, row: int, part: BodyPart) -> None:
        label = QLabel(self._words.gettext(part.name), self)
        label.setWordWrap(True)
        self._grid.addWidget(label, row, 0)
        for region in part.middle:
            column = _FRONT_COLUMN if region.startswith(FRONT) else _BACK_COLUMN
            self._box(region, row, column, 2)
        for region in part.right:
            is_front = region.startswith(FRONT)
            self._box(region, row, _FRONT_COLUMN if is_front else _BACK_COLUMN + 1, 1)
        for region in part.left:
            is_front = region.startswith(FRONT)
            self._box(region, row, _FRONT_COLUMN + 1 if is_front else _BACK_COLUMN, 1)

    def _box(self, region: str, row: int, column: int, span: int) -> None:
        box = TickBox("", self)
        name = self._words.gettext(REGIONS[region])
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setObjectName(region)
        box.toggled.connect(self._toggled)
        self._grid.addWidget(box, row, column, 1, span)
        self.boxes[region] = box

    def _toggled(self, is_marked: bool) -> None:
        box = self.sender()
        if box is not None:
            self.region_toggled.emit(box.objectName(), is_marked)
