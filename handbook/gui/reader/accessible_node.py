"""The nodes of an article's outline as objects that assistive technology can ask.

Three rules keep this safe: every interface is held here until Qt was told to forget it; the
outline is dropped before its document changes; what an interface is asked to do is done later,
because doing it may end its life.
"""

# ruff: noqa: D102 - most methods are Qt's and named for what they answer

import functools
import weakref
from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QWindow,
)
from shiboken6 import Shiboken

from handbook.gui.reader.article_outline import Node, Role
from handbook.gui.reader.outlined_browser import OutlinedBrowser

_Type = QAccessible.InterfaceType
_Text = QAccessible.Text
_PRESS = QAccessibleActionInterface.pressAction()
_SET_FOCUS = QAccessibleActionInterface.setFocusAction()

# Qt's null pointers, which its type stubs do not know. An `interface_cast` that returns Python's
# None ends the program.
NO_POINTER = cast(int, Shiboken.VoidPtr(0))
_NO_INTERFACE = cast(QAccessibleInterface, None)
_NO_OBJECT = cast(QObject, None)
_NO_WINDOW = cast(QWindow, None)


class _Level(QAccessibleAttributesInterface):
    """Tells the level of a heading."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute, /) -> int | None:
        return self._level if key == QAccessible.Attribute.Level else None


class _Actions(QAccessibleActionInterface):
    """Follows a link or moves to it, once the asking is over."""

    def __init__(self, node: Node, view: "weakref.ref[OutlinedBrowser]") -> None:
        super().__init__()
        self._node = node
        self._view = view

    def actionNames(self) -> list[str]:
        return [_PRESS, _SET_FOCUS] if self._node.href else [_SET_FOCUS]

    def doAction(self, name: str, /) -> None:
        view, node = alive(self._view), self._node
        if view is None:
            return
        if name == _PRESS and node.href:
            QTimer.singleShot(0, view, functools.partial(view.link_activated.emit, node.href))
        elif name == _SET_FOCUS:
            QTimer.singleShot(0, view, functools.partial(view.go_to_node, node))

    def keyBindingsForAction(self, _name: str, /) -> list[str]:
        return []


class NodeInterface(QAccessibleInterface):
    """A node of the outline as assistive technology sees it."""

    def __init__(self, node: Node, view: OutlinedBrowser) -> None:
        super().__init__()
        self._node: Node | None = node
        self._view = weakref.ref(view)
        self._level = _Level(node.level) if node.level else None
        self._actions = _Actions(node, self._view) if node.can_have_focus else None

    def forget(self) -> None:
        """Say from now on that this is no longer there."""
        self._node = None

    def isValid(self) -> bool:
        return self._node is not None and alive(self._view) is not None

    def object(self) -> QObject:
        return _NO_OBJECT

    def window(self) -> QWindow:
        view = alive(self._view)
        return _NO_WINDOW if view is None else view.window().windowHandle()

    def role(self) -> Role:
        return Role.NoRole if self._node is None else self._node.role

    def text(self, kind: QAccessible.Text, /) -> str:
        if self._node is None:
            return ""
        texts = {_Text.Name: self._node.name, _Text.Description: self._node.description}
        return texts.get(kind, "")

    def setText(self, _kind: QAccessible.Text, _text: str, /) -> None:
        """Change nothing: articles are read only."""

    def rect(self) -> QRect:
        view = alive(self._view)
        return QRect() if view is None or self._node is None else view.node_rect(self._node)

    def parent(self) -> QAccessibleInterface:
        view = alive(self._view)
        if view is None or self._node is None or self._node.parent is None:
            return _NO_INTERFACE
        return interface_of(view, self._node.parent)

    def childCount(self) -> int:
        return 0 if self._node is None else len(self._node.children)

    def child(self, index: int, /) -> QAccessibleInterface:
        return child_of(alive(self._view), self._node, index)

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        return index_of(self._node, child)

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface:
        return child_at(alive(self._view), self._node, QPoint(x, y))

    def focusChild(self) -> QAccessibleInterface:
        return _NO_INTERFACE

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view, node = alive(self._view), self._node
        if view is None or node is None:
            state.invalid = 1
            return state
        state.readOnly = state.selectableText = 1
        state.invisible = int(not view.isVisible())
        state.offscreen = int(not view.shows_node(node))
        state.linked = int(bool(node.href))
        state.focusable = int(node.can_have_focus)
        state.focused = int(view.focus_node is node and view.hasFocus())
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType, /) -> int:
        if kind == _Type.AttributesInterface and self._level is not None:
            return cast(int, self._level)  # shiboken passes its C++ pointer on
        if kind == _Type.ActionInterface and self._actions is not None:
            return cast(int, self._actions)
        return NO_POINTER


# Every interface that Qt knows; only `drop` takes one out.
_HELD: dict[int, NodeInterface] = {}


def interface_of(view: OutlinedBrowser, node: Node) -> QAccessibleInterface:
    """Return what Qt knows a node by; the root of the outline is the view itself."""
    if node.parent is None:
        return QAccessible.queryAccessibleInterface(view)
    if node.interface is None:
        made = node.interface = NodeInterface(node, view)
        _HELD[id(made)] = made
        QAccessible.registerAccessibleInterface(made)
    return cast(QAccessibleInterface, node.interface)


def drop(root: Node) -> None:
    """Make Qt forget a whole outline, the innermost first."""
    for node in reversed(list(root.walk())):
        made, node.interface = node.interface, None
        if isinstance(made, NodeInterface):
            made.forget()
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))
            del _HELD[id(made)]


def alive(view: "weakref.ref[OutlinedBrowser]") -> OutlinedBrowser | None:
    """Return the view unless Qt has destroyed it."""
    found = view()
    return found if found is not None and Shiboken.isValid(found) else None


def child_of(view: OutlinedBrowser | None, node: Node | None, index: int) -> QAccessibleInterface:
    """Return a child by its number."""
    if view is None or node is None or not 0 <= index < len(node.children):
        return _NO_INTERFACE
    return interface_of(view, node.children[index])


def index_of(node: Node | None, child: QAccessibleInterface) -> int:
    """Return the number of a child, or -1."""
    children = [] if node is None or child is None else node.children
    return next((i for i, kid in enumerate(children) if kid.interface is child), -1)


def child_at(
    view: OutlinedBrowser | None, node: Node | None, point: QPoint
) -> QAccessibleInterface:
    """Return the child at a point of the screen."""
    if view is not None and node is not None:
        for child in node.children:
            if view.node_rect(child).contains(point):
                return interface_of(view, child)
    return _NO_INTERFACE
