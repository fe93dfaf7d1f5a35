"""Where it hurts: the figure from both sides, and beside it the list that says the same."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from handbook.gui.checklist.body_figure import BodyFigure
from handbook.gui.checklist.region_list import RegionList
from handbook.i18n import Words
from handbook.library.body_regions import BACK, FRONT, REGIONS

_GAP = 24


class BodyPicker(QWidget):
    """Marks parts of the body, on the figure or in the list.

    Signals:
        regions_changed: Ids of the marked parts, in the order of the body (object: tuple).
    """

    regions_changed = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regions: frozenset[str] = frozenset()
        _ = words.gettext
        self.figures = (
            BodyFigure(FRONT, _("Body from the front"), words, self),
            BodyFigure(BACK, _("Body from the back"), words, self),
        )
        self.list = RegionList(words, self)
        # The person's right hand is on the left of the front view, whatever way one reads.
        sides = ((_("Right"), _("Left")), (_("Left"), _("Right")))
        self._drawing = QWidget(self)
        row = QHBoxLayout(self._drawing)
        row.setContentsMargins(0, 0, 0, 0)
        for figure, title, words_of_sides in zip(
            self.figures, (_("Front"), _("Back")), sides, strict=True
        ):
            row.addLayout(self._titled(figure, title, *words_of_sides))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._box.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self.list, 1)
        for part in (*self.figures, self.list):
            part.region_toggled.connect(self._toggle)

    @property
    def regions(self) -> tuple[str, ...]:
        """The marked parts, in the order of the body."""
        return tuple(region for region in REGIONS if region in self._regions)

    def set_regions(self, regions: frozenset[str]) -> None:
        """Mark these parts and no others."""
        if regions == self._regions:
            return
        self._regions = regions
        for figure in self.figures:
            for region, button in figure.buttons.items():
                button.setChecked(region in regions)
        for region, box in self.list.boxes.items():
            box.setChecked(region in regions)
        self.regions_changed.emit(self.regions)

    def set_text_size(self, text_size: int) -> None:
        """Grow with the text."""
        for figure in self.figures:
            figure.set_text_size(text_size)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than figure or list need alone: they can stand below each other."""
        drawing, names = self._drawing.minimumSizeHint(), self.list.minimumSizeHint()
        height = max(drawing.height(), names.height())
        if self._box.direction() == QBoxLayout.Direction.TopToBottom:
            height = drawing.height() + _GAP + names.height()
        return QSize(max(drawing.width(), names.width()), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the figure or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = self._drawing.sizeHint().width() + self.list.minimumSizeHint().width() + _GAP
        direction = QBoxLayout.Direction.TopToBottom
        if self.width() >= needed:
            direction = QBoxLayout.Direction.LeftToRight  # mirrored by Qt where the language is
        if direction != self._box.direction():
            self._box.setDirection(direction)

    def _titled(self, figure: BodyFigure, title: str, left: str, right: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        name = QLabel(title, self)
        name.setObjectName("fieldName")
        name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(name)
        hands = QWidget(self)
        hands.setObjectName("hands")
        hands.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(hands)
        row.setContentsMargins(0, 0, 0, 0)
        for text, align in (
            (left, Qt.AlignmentFlag.AlignLeft),
            (right, Qt.AlignmentFlag.AlignRight),
        ):
            label = QLabel(text, hands)
            label.setObjectName("quiet")
            label.setAlignment(align | Qt.AlignmentFlag.AlignAbsolute)
            row.addWidget(label, 1)
        column.addWidget(hands)
        column.addWidget(figure)
        return column

    def _toggle(self, region: str, is_marked: bool) -> None:
        regions = self._regions | {region} if is_marked else self._regions - {region}
        self.set_regions(regions)
