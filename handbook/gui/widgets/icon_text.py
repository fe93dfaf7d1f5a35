"""Buttons with an icon and a word: the word stands clear of the icon and is what is read aloud."""

from PySide6.QtWidgets import QAbstractButton

_GAP = "\u2002"  # Qt has no setting for the room between icon and word


def set_word(button: QAbstractButton, word: str, *, shown: bool = True) -> None:
    """Name a button and show the name beside its icon, or only the icon."""
    button.setText(_GAP + word if shown else "")
    button.setAccessibleName(word)
