import gettext
import sys
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QTextDocument

from handbook.gui.reader.article_outline import Node, Role, outline
from handbook.i18n import Words
from handbook.library import xhtml
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.theme import LIGHT

Outlined = Callable[..., Node]


@pytest.fixture
def outlined(picture: Callable[[str], bytes | None]) -> Outlined:
    """Build the inside of an article and read its outline."""

    def make(
        inside: str, *, language: str = "en", direction: str = "ltr",
        room: float = 720, words: Words | None = None,
    ) -> Node:  # fmt: skip
        document = QTextDocument()
        body = f'<article lang="{language}" dir="{direction}">{inside}</article>'
        DocumentBuilder(LIGHT, picture).build(xhtml.parse(body), document, room=room)
        return outline(document, words or Words())

    return make


def shape(node: Node) -> list[object]:
    """The roles and names of everything in a node, nested."""
    return [[child.role.name, child.name, *shape(child)] for child in node.children]


def only(node: Node, role: Role) -> list[Node]:
    return [thing for thing in node.walk() if thing.role == role]


def test_headings_have_levels_and_anchors(outlined: Outlined) -> None:
    root = outlined('<h1>One</h1><h2 id="two">Two</h2><h4 id="four">Four</h4>')
    found = [(node.role, node.name, node.level, node.anchor) for node in root.children]
    assert found == [
        (Role.Heading, "One", 1, ""),
        (Role.Heading, "Two", 2, "two"),
        (Role.Heading, "Four", 4, "four"),
    ]
    assert all(node.can_have_focus for node in root.children)


def test_heading_says_its_level_on_windows(
    outlined: Outlined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert outlined("<h2>Two</h2>").children[0].name == "Two, heading level 2"


def test_links_stand_in_their_paragraph(outlined: Outlined) -> None:
    root = outlined('<p>See <a href="article:a#b">this <strong>page</strong></a> now.</p>')
    assert shape(root) == [["Paragraph", "See this page now.", ["Link", "this page"]]]
    (link,) = only(root, Role.Link)
    assert link.href == "article:a#b"
    assert link.can_have_focus


def test_links_side_by_side_are_two(outlined: Outlined) -> None:
    root = outlined('<p><a href="article:a">one</a> <a href="article:b">two</a></p>')
    assert [link.name for link in only(root, Role.Link)] == ["one", "two"]


def test_source_marks_are_named_links_and_not_part_of_the_words(outlined: Outlined) -> None:
    root = outlined('<p>A fact. <a class="source" href="source:S09">[1]</a></p>')
    assert shape(root) == [["Paragraph", "A fact.", ["Link", "Source 1"]]]
    assert only(root, Role.Link)[0].is_source


def test_lists_hold_their_items_and_inner_lists(outlined: Outlined) -> None:
    root = outlined(
        "<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol><p>text</p><ul><li>new</li></ul>"
    )
    assert shape(root) == [
        ["List", "", ["ListItem", "1. one", ["List", "", ["ListItem", "inner"]]],
         ["ListItem", "2. two"]],
        ["Paragraph", "text"],
        ["List", "", ["ListItem", "new"]],
    ]  # fmt: skip


def test_two_lists_in_a_row_are_two(outlined: Outlined) -> None:
    root = outlined("<ul><li>one</li></ul><ul><li>two</li></ul>")
    assert shape(root) == [["List", "", ["ListItem", "one"]], ["List", "", ["ListItem", "two"]]]


def test_more_paragraphs_of_an_item_belong_to_it(outlined: Outlined) -> None:
    root = outlined("<ul><li><p>one</p><p>more</p></li><li>two</li></ul>")
    assert shape(root) == [
        ["List", "", ["ListItem", "one", ["Paragraph", "more"]], ["ListItem", "two"]]
    ]
    first = only(root, Role.ListItem)[0]
    assert first.end == first.children[0].end


def test_terms_are_heard_with_their_definitions(outlined: Outlined) -> None:
    root = outlined("<dl><dt>Pacing</dt><dd>Rest.</dd><dt>Flare-up</dt><dd>Worse.</dd></dl>")
    assert shape(root) == [
        ["List", "", ["ListItem", "Pacing: Rest."], ["ListItem", "Flare-up: Worse."]]
    ]


def test_definition_may_hold_paragraphs_and_lists(outlined: Outlined) -> None:
    root = outlined("<dl><dt>Pacing</dt><dd><p>Rest.</p><ul><li>one</li></ul></dd></dl>")
    assert shape(root) == [
        ["List", "", ["ListItem", "Pacing: Rest.", ["List", "", ["ListItem", "one"]]]]
    ]


def test_table_in_a_callout_is_heard_there(outlined: Outlined) -> None:
    (section,) = outlined(f'<div class="callout note">{TABLE}</div>').children
    assert [child.role for child in section.children] == [Role.Table]


def test_callout_says_its_kind_and_holds_its_words(outlined: Outlined) -> None:
    root = outlined(
        '<div class="callout urgent"><p class="callout-title">Help</p><p>Call.</p></div>'
        '<div class="callout selfcare"><p class="callout-title">Rest</p></div>'
    )
    assert shape(root) == [
        ["Section", "Urgent: Help", ["Paragraph", "Help"], ["Paragraph", "Call."]],
        ["Section", "Self-care: Rest", ["Paragraph", "Rest"]],
    ]


TABLE = """<table><thead><tr><th>Medicine</th><th>What it does</th></tr></thead><tbody>
<tr><td>Gel</td><td>Less <a href="article:x">pain</a></td></tr></tbody></table>"""


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_rows_of_a_table_say_column_and_value(
    outlined: Outlined, language: str, direction: str
) -> None:
    root = outlined(TABLE, language=language, direction=direction)
    assert shape(root) == [
        ["Table", "Table, 2 rows, 2 columns",
         ["Row", "Medicine; What it does",
          ["ColumnHeader", "Medicine"], ["ColumnHeader", "What it does"]],
         ["Row", "Medicine: Gel; What it does: Less pain",
          ["Cell", "Gel"], ["Cell", "Less pain", ["Link", "pain"]]]],
    ]  # fmt: skip
    assert [cell.description for cell in only(root, Role.Cell)] == ["Medicine", "What it does"]


def test_stacked_table_is_heard_as_a_list_of_its_rows(outlined: Outlined) -> None:
    root = outlined(TABLE, room=60)
    assert shape(root) == [
        ["List", "", ["ListItem", "Medicine: Gel: What it does: Less pain", ["Link", "pain"]]]
    ]


def test_pictures_are_heard_in_words(outlined: Outlined) -> None:
    root = outlined(
        '<figure><img src="image:words-for-pain.svg" alt="Four words."/>'
        "<figcaption>A caption.</figcaption></figure>"
    )
    assert shape(root) == [["Graphic", "Four words."], ["Paragraph", "A caption."]]


def test_invisible_characters_are_not_spoken(outlined: Outlined) -> None:
    root = outlined('<p>و <span dir="ltr">4\u00a0g</span>،<br/>من</p>', language="ar")
    assert root.children[0].name == "و 4 g، من"


def test_every_text_range_holds_the_words_of_its_node(
    sample: Callable[[str], ET.Element],
) -> None:
    document = QTextDocument()
    DocumentBuilder(LIGHT, lambda _name: None).build(sample("en"), document)
    text = document.toRawText()
    root = outline(document, Words())
    for node in root.walk():
        assert 0 <= node.start <= node.end <= len(text)
        if node.role == Role.Link and not node.is_source:
            assert text[node.start : node.end] == node.name
        for child in node.children:
            assert child.parent is node
            assert node.start <= child.start <= child.end <= node.end


def test_names_speak_the_language(outlined: Outlined) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.replace("Urgent", "!!!").replace("Source", "???")

    root = outlined(
        '<div class="callout urgent"><p class="callout-title">Help</p></div>'
        '<p>A <a class="source" href="source:S09">[1]</a></p>',
        words=Words("en", Shouting()),
    )
    assert root.children[0].name == "!!!: Help"
    assert only(root, Role.Link)[0].name == "??? 1"


def test_empty_page_has_an_empty_outline() -> None:
    assert outline(QTextDocument(), Words()).children == []


def test_list_with_nothing_but_a_list_in_it_is_no_mistake(outlined: Outlined) -> None:
    root = outlined("<ul><li><ul><li>inner</li></ul></li><li>outer</li></ul>")
    assert only(root, Role.ListItem)[-1].name == "outer"
    assert "inner" in [item.name for item in only(root, Role.ListItem)]
