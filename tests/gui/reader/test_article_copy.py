import pytest
from PySide6.QtGui import QTextCursor

from handbook.gui.reader.article_copy import selected_text
from handbook.gui.reader.article_view import ArticleView


def copied(view: ArticleView, first: str, last: str) -> str:
    """What is copied from one piece of text to the end of another."""
    start, end = view.document().find(first), view.document().find(last)
    selection = view.textCursor()
    selection.setPosition(start.selectionStart())
    selection.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    return selected_text(selection)


def test_list_items_keep_their_markers(view: ArticleView) -> None:
    assert copied(view, "another inner item", "deep two").splitlines() == [
        "    • another inner item",
        "        1. deep one",
        "        2. deep two",
    ]


def test_item_that_is_cut_has_no_marker(view: ArticleView) -> None:
    assert copied(view, "inner item with", "item with a").strip() == "inner item with a"


def test_cells_of_a_row_stand_in_one_line(view: ArticleView) -> None:
    lines = copied(view, "Medicines at a glance", "A small heading").splitlines()
    assert lines[:2] == ["Medicines at a glance", "Medicine\tHow it may help\tThings to watch for"]
    assert [line.count("\t") for line in lines] == [0, 2, 2, 2, 2, 0]


def test_picture_is_copied_in_words(view: ArticleView) -> None:
    lines = copied(view, "A new line", "Figure 1").splitlines()
    assert lines[1].startswith("Four circles with words for pain")


def test_holes_of_the_layout_are_not_copied(view: ArticleView) -> None:
    assert "" not in copied(view, "How a page", "Page KT-05").splitlines()


@pytest.mark.parametrize("text", ["stabbing", "How a page can look"])
def test_words_are_copied_as_they_are(view: ArticleView, text: str) -> None:
    assert copied(view, text, text) == text


def test_nothing_selected_is_nothing_copied(view: ArticleView) -> None:
    assert selected_text(view.textCursor()) == ""
