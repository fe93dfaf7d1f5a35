"""A view with a page that holds every construct."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pytestqt.qtbot import QtBot

from handbook.gui.reader.article_view import ArticleView
from handbook.i18n import Words
from handbook.library import xhtml
from handbook.rendering.theme import LIGHT

DATA = Path(__file__).parents[2] / "rendering" / "data"


@pytest.fixture
def picture() -> Callable[[str], bytes | None]:
    """Where the sample pages have their pictures from."""

    def read(name: str) -> bytes | None:
        path = DATA / name
        return path.read_bytes() if path.exists() else None

    return read


@pytest.fixture
def sample() -> Callable[[str], ET.Element]:
    """The sample page of a language."""
    return lambda language: xhtml.parse((DATA / f"{language}.xhtml").read_text("utf-8"))


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
