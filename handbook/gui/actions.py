"""Every command of the window: its words, its keys and its icon, one row each."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from handbook.i18n import Words, mark


@dataclass(frozen=True)
class ActionRow:
    """One command.

    Attributes:
        id: Its name in the code.
        text: What buttons and tooltips call it.
        keys: Key combinations, the one that tooltips show first.
        icon: Name of its icon, or empty.
        mirrored: Icon and arrow keys change sides in right-to-left languages.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    icon: str = ""
    mirrored: bool = False


ACTIONS = (
    ActionRow("help_now", mark("Get help now"), ("F2",), "phone-call"),
    ActionRow("how_to_use", mark("How to use"), ("F1",), "circle-help"),
    ActionRow("settings", mark("Settings"), ("Ctrl+,",), "settings"),
    ActionRow("handbook_tab", mark("Handbook"), ("Ctrl+1",), "book-open"),
    ActionRow("checklist_tab", mark("Checklist"), ("Ctrl+2",), "clipboard-list"),
    ActionRow("diary_tab", mark("Diary"), ("Ctrl+3",), "notebook-pen"),
    ActionRow("search", mark("Search"), ("Ctrl+K", "Ctrl+L", "/"), "search"),
    ActionRow("contents", mark("Contents"), (), "list"),
    ActionRow("switch_pane", mark("Move between search and page"), ("F6",)),
    ActionRow("back", mark("Back"), ("Alt+Left",), "arrow-left", mirrored=True),
    ActionRow("forward", mark("Forward"), ("Alt+Right",), "arrow-right", mirrored=True),
    ActionRow("home", mark("Start page"), ("Alt+Home",), "house"),
    ActionRow("previous", mark("Previous page"), ("Ctrl+PgUp",)),
    ActionRow("next", mark("Next page"), ("Ctrl+PgDown",)),
    ActionRow("smaller_text", mark("Smaller text"), ("Ctrl+-",), "zoom-out"),
    ActionRow("larger_text", mark("Larger text"), ("Ctrl++", "Ctrl+="), "zoom-in"),
    ActionRow("normal_text", mark("Normal text size"), ("Ctrl+0",)),
    ActionRow("theme", mark("Light or dark"), (), "moon"),
    ActionRow("print", mark("Print handout"), ("Ctrl+P",), "printer"),
    ActionRow("full_screen", mark("Full screen"), ("F11",)),
    ActionRow("quit", mark("Quit"), ("Ctrl+Q",)),
)

_MIRRORED_KEYS = {"Alt+Left": "Alt+Right", "Alt+Right": "Alt+Left"}


def make_actions(words: Words, window: QWidget) -> dict[str, QAction]:
    """Make every action, by id, and give `window` its keys."""
    actions = {}
    for row in ACTIONS:
        action = QAction(words.gettext(row.text), window)
        action.setObjectName(row.id)
        keys = row.keys
        if row.mirrored and words.direction == "rtl":
            keys = tuple(_MIRRORED_KEYS[key] for key in keys)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(_tool_tip(action))
        window.addAction(action)
        actions[row.id] = action
    return actions


def _tool_tip(action: QAction) -> str:
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()} ({shown})" if shown else action.text()
