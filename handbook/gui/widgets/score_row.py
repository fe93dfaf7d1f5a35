"""Eleven numbers from 0 to 10, none chosen until somebody chooses one."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from handbook.i18n import Words

WORST = 10
TEN_WITHIN = 1.0  # seconds between the keys 1 and 0 that mean 10
_PREVIOUS = (Qt.Key.Key_Left, Qt.Key.Key_Down)
_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_Up)


class ScoreRow(QWidget):
    """A numeric rating scale by mouse, touch and keyboard.

    The keys 0 to 9 choose that number, 1 and then 0 choose 10, arrows move, Backspace takes the
    choice away, and so does pressing the chosen number again.

    Signals:
        score_changed: The number, or None when nothing is chosen (object).
        accepted: Enter was pressed.
    """

    score_changed = Signal(object)
    accepted = Signal()

    def __init__(
        self,
        question: str,
        least: str,
        worst: str,
        words: Words,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._score: int | None = None
        self._one_at: float | None = None
        self.setAccessibleName(question)
        self._mirrored = words.direction == "rtl"
        self.buttons = tuple(_ScoreButton(number, self) for number in range(WORST + 1))
        numbers = QHBoxLayout()
        numbers.setSpacing(6)
        for number, button in enumerate(self.buttons):
            name = words.gettext("{number} of 10").format(number=words.number(number))
            meaning = {0: least, WORST: worst}.get(number)
            button.setAccessibleName(f"{name}, {meaning}" if meaning else name)
            button.setAccessibleDescription(question)
            button.pressed_by_hand.connect(self._pressed)
            numbers.addWidget(button)
        ends = QHBoxLayout()
        for text, side in (
            (least, Qt.AlignmentFlag.AlignLeading),
            (worst, Qt.AlignmentFlag.AlignTrailing),
        ):
            label = QLabel(text, self)
            label.setObjectName("quiet")
            label.setWordWrap(True)
            label.setAlignment(side)
            ends.addWidget(label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(numbers)
        column.addLayout(ends)

    @property
    def score(self) -> int | None:
        """The chosen number; None when nothing is chosen, which is not 0."""
        return self._score

    def set_score(self, score: int | None) -> None:
        """Choose a number, or none."""
        self._one_at = None
        if score == self._score:
            return
        self._score = score
        for number, button in enumerate(self.buttons):
            button.setChecked(number == score)
        self._set_tab_stop()
        self.score_changed.emit(score)

    def focus_row(self) -> None:
        """Take the keyboard, at the chosen number if there is one."""
        self.buttons[self._score or 0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by keyboard."""
        text = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif len(text) == 1 and text in "0123456789":
            self._typed(int(text))
        elif event.key() in _PREVIOUS + _NEXT:
            self._move(event.key())
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.set_score(None)
        else:
            super().keyPressEvent(event)

    def _typed(self, digit: int) -> None:
        now = self._clock()
        is_ten = digit == 0 and self._one_at is not None and now - self._one_at <= TEN_WITHIN
        self.set_score(WORST if is_ten else digit)
        self._one_at = now if digit == 1 else None
        self.focus_row()

    def _move(self, key: int) -> None:
        step = 1 if key in _NEXT else -1
        if self._mirrored and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -step
        if self._score is None:
            focused = [n for n, button in enumerate(self.buttons) if button.hasFocus()]
            self.set_score(focused[0] if focused else 0)
        else:
            self.set_score(max(0, min(WORST, self._score + step)))
        self.focus_row()

    def _pressed(self, number: int) -> None:
        self.set_score(None if number == self._score else number)

    def _set_tab_stop(self) -> None:
        """Let Tab stop once in the row: at the chosen number, else at the first."""
        for number, button in enumerate(self.buttons):
            stop = number == (self._score or 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)


class _ScoreButton(QPushButton):
    """One number; it leaves keys to the row, but for Space.

    Signals:
        pressed_by_hand: Its number (int).
    """

    pressed_by_hand = Signal(int)

    def __init__(self, number: int, row: QWidget) -> None:
        super().__init__(str(number), row)
        self.setObjectName("score")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if number == 0 else Qt.FocusPolicy.ClickFocus
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = number

    def nextCheckState(self) -> None:
        """Leave it to the row which number is chosen."""
        self.pressed_by_hand.emit(self._number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Space; every other key is the row's."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
