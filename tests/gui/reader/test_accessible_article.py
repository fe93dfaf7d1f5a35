"""The interfaces that Qt hands to assistive technology, asked in this process."""

import gc
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from handbook.gui.reader import accessible_article, accessible_node
from handbook.gui.reader.article_view import ArticleView
from handbook.i18n import Words
from handbook.rendering.theme import DARK, LIGHT

Role = QAccessible.Role
Sample = Callable[[str], ET.Element]


@pytest.fixture(autouse=True)
def _installed(qapp: QObject) -> None:
    accessible_article.install()


@pytest.fixture
def article(view: ArticleView) -> QAccessibleInterface:
    """What Qt answers for the view."""
    return QAccessible.queryAccessibleInterface(view)


def walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(thing.childCount()):
        child = thing.child(number)
        yield child
        yield from walk(child)


def named(article: QAccessibleInterface, role: Role) -> list[str]:
    return [name_of(thing) for thing in walk(article) if thing.role() == role]


def name_of(thing: QAccessibleInterface) -> str:
    return thing.text(QAccessible.Text.Name)


def find(article: QAccessibleInterface, name: str) -> QAccessibleInterface:
    return next(thing for thing in walk(article) if name_of(thing) == name)


def test_article_is_a_document_with_a_name(article: QAccessibleInterface) -> None:
    assert article.role() == Role.Document
    assert name_of(article) == "Page"
    assert article.isValid()


def test_other_widgets_keep_what_qt_makes_for_them(qtbot: QtBot) -> None:
    button = QPushButton("Press")
    qtbot.addWidget(button)
    assert QAccessible.queryAccessibleInterface(button).role() == Role.Button


def test_headings_tell_their_levels(article: QAccessibleInterface, view: ArticleView) -> None:
    level = QAccessible.Attribute.Level
    found = [
        (name_of(thing), thing.attributesInterface().attributeValue(level))
        for thing in walk(article)
        if thing.role() == Role.Heading
    ]
    assert found == [(heading.text, heading.level) for heading in view.headings()]


def test_only_headings_have_a_level(article: QAccessibleInterface) -> None:
    for thing in walk(article):
        if thing.role() == Role.Heading:
            assert thing.attributesInterface().attributeKeys() == [QAccessible.Attribute.Level]
        else:
            assert thing.attributesInterface() is None


def test_everything_that_is_asked_for_is_answered(article: QAccessibleInterface) -> None:
    asked = 0
    for thing in [article, *walk(article)]:
        for kind in QAccessible.InterfaceType:
            assert thing.interface_cast(kind) is not None
            asked += 1
        for text in QAccessible.Text:
            thing.text(text)
        thing.state()
        thing.rect()
        thing.window()
        thing.object()
        thing.relations()
        thing.focusChild()
        thing.setText(QAccessible.Text.Name, "changed")
        thing.childAt(0, 0)
        assert thing.child(-1) is None
        assert thing.child(10_000) is None
    assert asked > 500


def test_parents_know_their_children(article: QAccessibleInterface) -> None:
    for thing in [article, *walk(article)]:
        for number in range(thing.childCount()):
            child = thing.child(number)
            assert thing.indexOfChild(child) == number
            parent = child.parent()
            assert QAccessible.uniqueId(parent) == QAccessible.uniqueId(thing)
        stranger = QAccessible.queryAccessibleInterface(QPushButton())
        assert thing.indexOfChild(stranger) == -1


def test_text_interface_of_qt_is_kept(article: QAccessibleInterface, view: ArticleView) -> None:
    text = article.textInterface()
    assert text.characterCount() > 1000
    assert text.text(0, 19) == "How a page can look"
    text.setCursorPosition(5)
    assert view.textCursor().position() == 5


def test_pressing_a_link_waits_until_the_asking_is_over(
    article: QAccessibleInterface, view: ArticleView, qtbot: QtBot
) -> None:
    actions = find(article, "link to the bladder").actionInterface()
    press = actions.pressAction()
    assert press in actions.actionNames()
    assert actions.keyBindingsForAction(press) == []
    with qtbot.waitSignal(view.link_activated) as announced:
        actions.doAction(press)
        assert not announced.signal_triggered
    assert announced.args == ["article:side-effects#bladder"]


def test_pressed_link_may_replace_the_page(
    article: QAccessibleInterface, view: ArticleView, qtbot: QtBot, sample: Sample
) -> None:
    def open_other(_link: str) -> None:
        view.show_article(sample("ar"))

    view.link_activated.connect(open_other)
    link = find(article, "link to the bladder")
    with qtbot.waitSignal(view.link_activated):
        link.actionInterface().doAction(link.actionInterface().pressAction())
    assert not link.isValid()
    assert named(article, Role.Heading)[0] == "التعايش مع خشونة الركبة"


def test_focus_can_be_set_on_a_heading(
    article: QAccessibleInterface, view: ArticleView, qtbot: QtBot
) -> None:
    heading = find(article, "Words you may hear")
    actions = heading.actionInterface()
    assert actions.actionNames() == [actions.setFocusAction()]
    actions.doAction(actions.setFocusAction())
    qtbot.waitUntil(lambda: view.focus_node is not None
                    and view.focus_node.name == "Words you may hear")  # fmt: skip
    assert heading.state().focused
    assert QAccessible.uniqueId(article.focusChild()) == QAccessible.uniqueId(heading)
    assert not article.state().focused


def test_what_cannot_have_the_focus_has_no_actions(article: QAccessibleInterface) -> None:
    for thing in walk(article):
        if thing.role() == Role.Paragraph:
            assert thing.actionInterface() is None
            assert not thing.state().focusable


def test_only_what_is_in_view_is_on_screen(
    article: QAccessibleInterface, view: ArticleView
) -> None:
    title, sources = find(article, "How a page can look"), find(article, "Sources")
    assert not title.state().offscreen
    assert sources.state().offscreen
    view.go_to_anchor("sources")
    assert title.state().offscreen
    assert not sources.state().offscreen


def test_hidden_article_is_invisible(article: QAccessibleInterface, view: ArticleView) -> None:
    assert not article.child(0).state().invisible
    view.hide()
    assert article.child(0).state().invisible


def test_thing_under_a_point_is_found(article: QAccessibleInterface) -> None:
    title = article.child(0)
    middle = title.rect().center()
    found = article.childAt(middle.x(), middle.y())
    assert QAccessible.uniqueId(found) == QAccessible.uniqueId(title)
    assert article.childAt(-500, -500) is None


def test_another_page_ends_all_interfaces_of_the_one_before(
    article: QAccessibleInterface, view: ArticleView, sample: Sample
) -> None:
    before = list(walk(article))
    assert before
    assert accessible_node._HELD
    view.show_article(sample("ar"))
    assert not any(thing.isValid() for thing in before)
    assert not accessible_node._HELD


def test_dead_interface_still_answers(
    article: QAccessibleInterface, view: ArticleView, sample: Sample
) -> None:
    dead = find(article, "link to the bladder")
    view.show_article(sample("ar"))
    assert name_of(dead) == ""
    assert dead.role() == Role.NoRole
    assert dead.state().invalid
    assert dead.childCount() == 0
    assert dead.child(0) is None
    assert dead.parent() is None
    assert dead.rect().isNull()


def test_another_look_keeps_the_tree_true(article: QAccessibleInterface, view: ArticleView) -> None:
    names = [name_of(thing) for thing in walk(article)]
    view.set_look(DARK, 200)
    assert [name_of(thing) for thing in walk(article)] == names


def test_many_pages_leave_nothing_behind(
    article: QAccessibleInterface, view: ArticleView, sample: Sample
) -> None:
    pages = [sample("en"), sample("ar")]
    for number in range(40):
        view.show_article(pages[number % 2])
        assert len(list(walk(article))) > 20
        gc.collect(0)
    view.show_article(pages[0])
    assert not accessible_node._HELD


def test_view_that_ends_takes_its_interfaces_along(qtbot: QtBot, sample: Sample) -> None:
    view = ArticleView(lambda _name: None, LIGHT, Words())
    view.show_article(sample("en"))
    assert list(walk(QAccessible.queryAccessibleInterface(view)))
    assert accessible_node._HELD
    Shiboken.delete(view)
    assert not accessible_node._HELD


def test_view_nobody_holds_ends_quietly(qtbot: QtBot, sample: Sample) -> None:
    for _ in range(20):
        view = ArticleView(lambda _name: None, LIGHT, Words())
        view.show_article(sample("ar"))
        assert list(walk(QAccessible.queryAccessibleInterface(view)))
        del view
        gc.collect()
    assert not accessible_node._HELD
