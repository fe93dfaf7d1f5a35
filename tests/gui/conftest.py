"""Qt without a screen, and the bundled fonts."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from handbook.rendering import fonts


@pytest.fixture(autouse=True)
def _bundled_fonts(qapp: QApplication) -> None:
    fonts.load_bundled()
