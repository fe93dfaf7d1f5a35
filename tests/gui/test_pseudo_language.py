"""Finds interface words that do not go through gettext: a pseudo-language marks all that do."""

import gettext
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handbook.gui.main_window import MainWindow
from handbook.gui.reader.glossary_card import GlossaryCard
from handbook.gui.settings_dialog import SettingsDialog
from handbook.i18n import Words
from handbook.instance_lock import Request
from handbook.library.article import GlossaryTerm, Language
from handbook.library.pack import Pack
from handbook.settings import Settings

OPEN, CLOSE = "⟦", "⟧"


class PseudoLanguage(gettext.NullTranslations):
    """Marks every sentence that was asked for."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def words() -> Words:
    return Words("en", PseudoLanguage())


def shown_words(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield where and what each interface word below `root` is."""
    for widget in [root, *root.findChildren(QWidget)]:
        if isinstance(widget.parent(), QTabBar):
            continue  # Qt's own scroll buttons, never shown
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield f"{where} name", widget.accessibleName()
        yield f"{where} tool tip", widget.toolTip()
        if widget.isWindow():
            yield f"{where} title", widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield where, widget.text()
        if isinstance(widget, QLineEdit):
            yield where, widget.placeholderText()
        if isinstance(widget, QComboBox):
            for number in range(widget.count()):
                yield where, widget.itemText(number)
    for action in root.findChildren(QAction):
        if not action.objectName().startswith("_q_"):  # Qt's own, inside a line edit
            yield f"action {action.objectName()}", action.text()


def unmarked(root: QWidget, content: set[str]) -> list[tuple[str, str]]:
    """Return interface words without a mark that are neither content nor bare numbers."""
    return [
        (where, text)
        for where, text in shown_words(root)
        if any(letter.isalpha() for letter in text) and OPEN not in text and text not in content
    ]


def test_window_shows_only_translated_words(
    qtbot: QtBot, pack: Pack, words: Words, today: date
) -> None:
    window = MainWindow(pack, words, Settings(), lambda: today)
    qtbot.addWidget(window)
    window.start(Request())
    window.handbook.search_for("pain")
    window.handbook.notice.say(words.gettext("x"))
    assert unmarked(window, set()) == []


def test_settings_show_only_translated_words(qtbot: QtBot, words: Words) -> None:
    languages = (Language("en", "English", ""), Language("ar", "العربية", ""))
    dialog = SettingsDialog(Settings(), languages, words)
    qtbot.addWidget(dialog)
    assert unmarked(dialog, {"English", "العربية"}) == []


def test_glossary_card_shows_only_translated_words(qtbot: QtBot, words: Words) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    term = GlossaryTerm("flare-up", "Flare-up", "A time of more pain.")
    card = GlossaryCard(term, words, parent)
    content = {term.term, term.definition, f"{term.term}. {term.definition}"}
    assert unmarked(card, content) == []


def test_unmarked_words_are_found(qtbot: QtBot, words: Words) -> None:
    label = QLabel("Not translated")
    qtbot.addWidget(label)
    assert unmarked(label, set()) == [("QLabel ", "Not translated")]
