"""What screen readers are told about an article: Qt's own text, and its outline inside it.

Qt gives a text browser to assistive technology as plain text. Here it gets children without
widgets: one for each `Node` of the outline.
"""

# ruff: noqa: D102 - most methods are Qt's and named for what they answer

import functools
import weakref
from typing import cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from handbook.gui.reader.accessible_node import (
    NO_POINTER,
    alive,
    child_at,
    child_of,
    drop,
    index_of,
    interface_of,
)
from handbook.gui.reader.article_outline import Node, Role
from handbook.gui.reader.outlined_browser import OutlinedBrowser, OutlineHolder

_Type = QAccessible.InterfaceType
_Text = QAccessible.Text


class ArticleInterface(QAccessibleWidget):
    """The view itself: a document with Qt's own text interface and the outline as children.

    PySide keeps every object a factory made for ever, so it holds its view weakly.
    """

    def __init__(self, view: OutlinedBrowser, text_interface: int) -> None:
        super().__init__(view, Role.Document, "")
        self._view = weakref.ref(view)
        self._text_interface = text_interface

    @property
    def _root(self) -> Node | None:
        view = alive(self._view)
        return None if view is None else view.outline()

    def text(self, kind: QAccessible.Text, /) -> str:
        view = alive(self._view)
        if view is not None and kind == _Text.Name:
            return view.accessibleName()
        return super().text(kind)

    def childCount(self) -> int:
        root = self._root
        return 0 if root is None else len(root.children)

    def child(self, index: int, /) -> QAccessibleInterface:
        return child_of(alive(self._view), self._root, index)

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        return index_of(self._root, child)

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface:
        return child_at(alive(self._view), self._root, QPoint(x, y))

    def focusChild(self) -> QAccessibleInterface:
        view = alive(self._view)
        if view is None or view.focus_node is None or not view.hasFocus():
            return super().focusChild()
        return interface_of(view, view.focus_node)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = 1
        view = alive(self._view)
        if view is not None and view.focus_node is not None:
            state.focused = 0
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> int:
        if kind == _Type.TextInterface:
            is_there = alive(self._view) is not None
            return cast(int, Shiboken.VoidPtr(self._text_interface if is_there else 0))
        found = cast(int | None, super().interface_cast(kind))
        return NO_POINTER if found is None else found


@functools.cache
def install() -> None:
    """Let articles be read with assistive technology; call before a view is shown."""
    QAccessible.installFactory(_Factory())


class _Factory:
    """Makes the interface of an article; lets Qt make all others."""

    def __init__(self) -> None:
        self._asks_qt = False

    def __call__(self, _key: str, thing: QObject) -> QAccessibleInterface | None:
        if self._asks_qt or not isinstance(thing, OutlinedBrowser):
            return None
        # Borrow the text interface (caret, selection, lines) of the one Qt makes for the same
        # widget. Of that one only the address and the number may be kept: its Python wrapper
        # would outlive it and be handed out for whatever comes to lie at its place.
        self._asks_qt = True
        try:
            usual = QAccessible.queryAccessibleInterface(thing)
        finally:
            self._asks_qt = False
        number = QAccessible.uniqueId(usual)
        text_interface = int(usual.interface_cast(_Type.TextInterface))
        del usual
        # No bound methods here: they would be called on a dead object.
        thing.destroyed.connect(functools.partial(_forget, thing.held, number))
        thing.node_focused.connect(functools.partial(_tell_focus, weakref.ref(thing)))
        thing.outline_dropped.connect(drop)
        return ArticleInterface(thing, text_interface)


def _forget(held: OutlineHolder, number: int) -> None:
    """Make Qt forget everything about a view that is gone."""
    if held.root is not None:
        drop(held.root)
    QAccessible.deleteAccessibleInterface(number)


def _tell_focus(view: "weakref.ref[OutlinedBrowser]", node: Node | None) -> None:
    """Tell assistive technology that a node has the focus, or the article as a whole."""
    article = alive(view)
    if article is None or not QAccessible.isActive():
        return
    if node is None:
        event = QAccessibleEvent(article, QAccessible.Event.Focus)
    else:
        event = QAccessibleEvent(interface_of(article, node), QAccessible.Event.Focus)
    QAccessible.updateAccessibility(event)
