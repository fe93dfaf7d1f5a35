"""Arrow keys that move the focus among buttons that stand in a plane."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ASIDE = 3  # how much farther away a button counts that lies to the side of the way


class RovingFocus(QObject):
    """Moves the focus to the nearest button in the direction of an arrow key.

    With `one_stop`, Tab enters the group at the button that had the focus last and then leaves it.
    """

    def __init__(
        self, buttons: Sequence[QAbstractButton], parent: QWidget, *, one_stop: bool = False
    ) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._one_stop = one_stop
        for button in self._buttons:
            button.installEventFilter(self)
        if one_stop and self._buttons:
            self._stop_at(self._buttons[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the arrow keys."""
        if isinstance(watched, QAbstractButton) and watched in self._buttons:
            if self._one_stop and event.type() == QEvent.Type.FocusIn:
                self._stop_at(watched)
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                way = _WAYS.get(Qt.Key(event.key()))
                if way is not None:
                    self._move(watched, QPoint(*way))
                    return True
        return super().eventFilter(watched, event)

    def _move(self, start: QAbstractButton, way: QPoint) -> None:
        """Give the focus to the nearest button that way, if there is one."""
        here = _middle(start)
        best: tuple[int, QAbstractButton] | None = None
        for button in self._buttons:
            away = _middle(button) - here
            along = QPoint.dotProduct(away, way)
            aside = abs(away.x() * way.y()) + abs(away.y() * way.x())
            if button is start or along <= 0 or aside > 2 * along:
                continue
            distance = along + _ASIDE * aside
            if best is None or distance < best[0]:
                best = distance, button
        if best is not None:
            best[1].setFocus(Qt.FocusReason.OtherFocusReason)
            _show(best[1])

    def _stop_at(self, chosen: QAbstractButton) -> None:
        for button in self._buttons:
            is_stop = button is chosen
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            )


def _show(button: QWidget) -> None:
    """Scroll the page to a button, as the Tab key does."""
    parent = button.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if parent is not None:
        parent.ensureWidgetVisible(button)


def _middle(button: QAbstractButton) -> QPoint:
    """Return where a button's shape stands on the screen."""
    mask = button.mask()
    area = mask.boundingRect() if not mask.isEmpty() else button.rect()
    return button.mapToGlobal(area.center())
