"""Qt without a screen, and the bundled fonts."""

import gc
import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from handbook.rendering import fonts


@pytest.fixture(autouse=True)
def _bundled_fonts(qapp: QApplication) -> None:
    fonts.load_bundled()


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    """Qt visits every widget when the palette changes; none may be collected meanwhile."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
