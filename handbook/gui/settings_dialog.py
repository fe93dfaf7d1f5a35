"""The few things a person may set; the dialog edits a copy and its owner keeps it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from handbook.i18n import Words, mark
from handbook.library.article import Language
from handbook.settings import TEXT_SIZES, Settings

THEME_NAMES = {
    "system": mark("As on this computer"),
    "light": mark("Light"),
    "dark": mark("Dark"),
}


class SettingsDialog(QDialog):
    """Text size, colours and, where there is a choice, the language.

    Signals:
        help_requested: Somebody needs help now; the dialog has closed itself.
    """

    help_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        languages: Sequence[Language],
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        _ = words.gettext
        self.setWindowTitle(_("Settings"))
        self.text_size = _combo([(f"{size} %", size) for size in TEXT_SIZES], settings.text_size)
        self.theme = _combo([(_(name), key) for key, name in THEME_NAMES.items()], settings.theme)
        choices = [(_("As on this computer"), "")]
        choices += [(language.name, language.code) for language in languages]
        self.language = _combo(choices, settings.language)
        form = QFormLayout()
        form.setSpacing(14)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for text, field in (
            (_("&Text size"), self.text_size),
            (_("&Colours"), self.theme),
            (_("&Language (after the next start)"), self.language),
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addRow(label, field)
        form.setRowVisible(self.language, len(languages) > 1)
        help_now = QPushButton(_("Get help now"), self)
        help_now.setObjectName("urgent")
        help_now.setAutoDefault(False)
        help_now.setShortcut("F2")
        help_now.clicked.connect(self._ask_for_help)
        buttons = QDialogButtonBox(self)
        save = QPushButton(_("Save"), self)
        save.setObjectName("primary")
        buttons.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addWidget(help_now)
        bottom.addStretch(1)
        bottom.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(28)
        self.text_size.setFocus()
        widest = round(self.screen().availableSize().width() * 0.9)
        self.setMinimumWidth(min(self.fontMetrics().averageCharWidth() * 52, widest))
        column.addLayout(form)
        column.addLayout(bottom)

    def chosen(self) -> Settings:
        """Return the settings as they stand in the dialog."""
        return replace(
            self._settings,
            text_size=self.text_size.currentData(),
            theme=self.theme.currentData(),
            language=self.language.currentData(),
        )

    def _ask_for_help(self) -> None:
        self.reject()
        self.help_requested.emit()


def _combo(choices: Sequence[tuple[str, object]], current: object) -> QComboBox:
    combo = QComboBox()
    for text, value in choices:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(0, combo.findData(current)))
    combo.setView(QListView(combo))  # takes the height of a finger from the style sheet
    return combo
