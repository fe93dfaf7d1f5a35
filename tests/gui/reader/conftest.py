"""A view with a page that holds every construct."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from pytestqt.qtbot import QtBot

from handbook.gui.reader.article_view import ArticleView
from handbook.i18n import Words
from handbook.rendering.theme import LIGHT


@pytest.fixture
def view(
    qtbot: QtBot,
    sample: Callable[[str], ET.Element],
    picture: Callable[[str], bytes | None],
) -> ArticleView:
    """A visible view of the English sample page."""
    made = ArticleView(picture, LIGHT, Words())
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show_article(sample("en"))
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made
