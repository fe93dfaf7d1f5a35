import time
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame, QTextTable

from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.figure import ImageSource
from handbook.rendering.marks import Mark
from handbook.rendering.theme import DARK, LIGHT

Build = Callable[..., QTextDocument]


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        if not block.blockFormat().property(Mark.FILLER):
            yield block
        block = block.next()


def block_of(document: QTextDocument, text: str) -> QTextBlock:
    return next(block for block in blocks(document) if text in block.text())


def box(document: QTextDocument, text: str) -> tuple[float, float]:
    """Where the paragraph with a text begins and ends."""
    place = document.documentLayout().blockBoundingRect(block_of(document, text))
    return place.top(), place.bottom()


def frame_box(document: QTextDocument, frame: QTextFrame) -> tuple[float, float]:
    """Where the card of a callout, or a table, begins and ends."""
    place, form = document.documentLayout().frameBoundingRect(frame), frame.frameFormat()
    if isinstance(frame, QTextTable):  # here Qt answers where the first cell's text begins
        top = place.top() - form.toTableFormat().cellPadding()
        return top, top + place.height() - form.topMargin() - form.bottomMargin()
    return place.top() + form.topMargin(), place.bottom() - form.bottomMargin()


def test_every_word_of_the_page_is_in_the_document(
    sample: Callable[[str], ET.Element], picture: ImageSource
) -> None:
    root, document = sample("en"), QTextDocument()
    DocumentBuilder(LIGHT, picture).build(root, document)
    written = "".join(document.toPlainText().split())
    for element in root.iter():
        for text in (element.text, element.tail):
            assert "".join((text or "").split()) in written


def test_headings_carry_level_and_anchor(build: Build) -> None:
    document = build('<h1>One</h1><h2 id="two">Two</h2><h3 id="x">Three</h3><h4>Four</h4>')
    found = [(b.blockFormat().headingLevel(), b.blockFormat().property(Mark.ANCHOR) or "")
             for b in blocks(document)]  # fmt: skip
    assert found == [(1, ""), (2, "two"), (3, "x"), (4, "")]


def test_body_text_has_its_size_and_line_height(build: Build) -> None:
    document = build("<p>" + "word " * 60 + "</p>")
    layout = document.begin().layout()
    assert document.begin().charFormat().font().pixelSize() == 17
    distance = layout.lineAt(1).y() - layout.lineAt(0).y()
    assert distance == pytest.approx(17 * 1.5, abs=0.1)


@pytest.mark.parametrize("text_px", [17.0, 34.0, 51.0])
def test_everything_grows_with_the_text(build: Build, text_px: float) -> None:
    inside = "<h2>Title</h2><p>One</p><ul><li>Item</li></ul>"
    small, large = build(inside), build(inside, text_px=text_px)
    scale = text_px / 17
    assert large.size().height() == pytest.approx(small.size().height() * scale, rel=0.04)
    indent = block_of(large, "Item").blockFormat().leftMargin()
    assert indent == block_of(small, "Item").blockFormat().leftMargin() * scale


def test_nested_lists_are_indented_and_numbered(build: Build) -> None:
    document = build(
        "<ul><li>outer<ol><li>first</li><li>second</li></ol></li><li>last</li></ul>"
        "<ol><li>new</li></ol>"
    )
    found = [(b.text(), b.blockFormat().property(Mark.MARKER), b.blockFormat().property(Mark.LIST))
             for b in blocks(document)]  # fmt: skip
    assert found == [
        ("outer", "•", "1"),
        ("first", "1.", "1.2"),
        ("second", "2.", "1.2"),
        ("last", "•", "1"),
        ("new", "1.", "3"),
    ]
    margins = [block.blockFormat().leftMargin() for block in blocks(document)]
    assert margins[0] == margins[3] == margins[4]
    assert margins[1] == margins[2] == 2 * margins[0]


def test_second_paragraph_of_an_item_has_no_marker(build: Build) -> None:
    document = build("<ul><li><p>one</p><p>two</p></li></ul>")
    one, two = blocks(document)
    assert one.blockFormat().property(Mark.MARKER) == "•"
    assert two.blockFormat().property(Mark.MARKER) is None
    assert one.blockFormat().leftMargin() == two.blockFormat().leftMargin()


def test_sources_can_be_jumped_to(build: Build) -> None:
    document = build('<ol class="sources"><li id="source-S09">Somebody.</li></ol>')
    form = block_of(document, "Somebody").blockFormat()
    assert form.property(Mark.ANCHOR) == "source-S09"


@pytest.mark.parametrize("kind", ["status", "closing", "code", "general-knowledge"])
def test_words_about_the_page_stand_back(build: Build, kind: str) -> None:
    form = build(f'<p class="{kind}">About.</p>').begin().charFormat()
    assert form.font().pixelSize() < 17
    assert form.foreground().color().name() == LIGHT.muted


def test_terms_are_bold_and_definitions_indented(build: Build) -> None:
    document = build("<dl><dt>Pacing</dt><dd>Rest between tasks.</dd></dl>")
    term, definition = blocks(document)
    assert term.charFormat().font().bold()
    assert not definition.charFormat().font().bold()
    assert definition.blockFormat().leftMargin() > term.blockFormat().leftMargin()


def test_definition_may_hold_paragraphs_and_lists(build: Build) -> None:
    document = build(
        "<dl><dt>Pacing</dt><dd><p>Rest.</p><p>Move.</p><ul><li>one</li></ul></dd></dl><p>end</p>"
    )
    found = [(b.text(), b.blockFormat().property(Mark.TERM), b.blockFormat().property(Mark.LIST))
             for b in blocks(document)]  # fmt: skip
    assert found == [
        ("Pacing", "dt", "1"), ("Rest.", "dd", "1"), ("Move.", "dd", "1"),
        ("one", None, "1.2"), ("end", None, None),
    ]  # fmt: skip
    margins = [block.blockFormat().leftMargin() for block in blocks(document)]
    assert margins[0] == margins[4] == 0
    assert 0 < margins[1] == margins[2] < margins[3]


def test_callout_is_a_frame_of_its_kind(build: Build) -> None:
    document = build(
        '<div class="callout urgent"><p class="callout-title">Help</p><p>Call.</p></div>'
    )
    (frame,) = document.rootFrame().childFrames()
    assert frame.frameFormat().property(Mark.CALLOUT) == "urgent"
    assert block_of(document, "Help").charFormat().foreground().color().name() == (
        LIGHT.callouts["urgent"].ink
    )


@pytest.mark.parametrize("inside", ["<p>Call.</p>", "<ul><li>One</li><li>Two</li></ul>"])
def test_callout_is_padded_evenly(build: Build, inside: str) -> None:
    document = build(
        f'<p>Before.</p><div class="callout note"><p class="callout-title">Title</p>{inside}</div>'
    )
    (frame,) = document.rootFrame().childFrames()
    top, bottom = frame_box(document, frame)
    first = frame.firstCursorPosition().block()
    last = block_of(document, "Call" if "Call" in inside else "Two")
    layout = document.documentLayout()

    def baseline(block: QTextBlock) -> float:
        line = block.layout().lineAt(0)
        return layout.blockBoundingRect(block).top() + line.y() + line.ascent()

    above = baseline(first) - 0.67 * 18 - top  # from the edge to the capital letters
    below = bottom - baseline(last)  # from the last line the letters stand on
    assert above == pytest.approx(below, abs=5)
    assert above > 12


@pytest.mark.parametrize(
    "inside",
    [
        '<p>before</p><div class="callout note"><p>in</p></div><p>behind</p>',
        '<ul><li>before</li></ul><div class="callout note"><p>in</p></div><h2>behind</h2>',
        "<p>before</p><table><tbody><tr><td>in</td></tr></tbody></table><p>behind</p>",
        "<p>before</p><table><tbody><tr><td>in</td></tr></tbody></table><h3>behind</h3>",
    ],
)
def test_cards_and_tables_keep_their_distance(build: Build, inside: str) -> None:
    document = build(inside)
    (frame,) = document.rootFrame().childFrames()
    top, bottom = frame_box(document, frame)
    assert 12 <= top - box(document, "before")[1] <= 24
    assert 16 <= box(document, "behind")[0] - bottom <= 36


def test_cards_one_after_another_are_as_far_apart_as_from_text(build: Build) -> None:
    card = '<div class="callout note"><p>in</p></div>'
    document = build(f"<p>before</p>{card}{card}")
    first, second = (frame_box(document, f) for f in document.rootFrame().childFrames())
    assert second[0] - first[1] == pytest.approx(first[0] - box(document, "before")[1], abs=4)


def test_page_that_begins_or_ends_with_a_card_has_no_hole(build: Build) -> None:
    document = build('<div class="callout note"><p>in</p></div>')
    (frame,) = document.rootFrame().childFrames()
    top, bottom = frame_box(document, frame)
    assert top <= 1
    assert document.size().height() - bottom <= 20


def test_right_to_left_page_is_mirrored(build: Build) -> None:
    inside = "<p>كلمة</p><ul><li>بند</li></ul><div class='callout note'><p>في</p></div>"
    document = build(inside, language="ar", direction="rtl")
    item = block_of(document, "بند").blockFormat()
    assert item.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert item.leftMargin() == 0
    assert item.rightMargin() > 0
    (frame,) = document.rootFrame().childFrames()
    assert frame.frameFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
    line = block_of(document, "كلمة").layout().lineAt(0)
    assert line.naturalTextRect().right() == pytest.approx(720, abs=3)


def test_direction_comes_from_the_page_and_not_from_its_words(build: Build) -> None:
    document = build("<p>ألم means pain.</p>")
    assert document.begin().textDirection() == Qt.LayoutDirection.LeftToRight


def test_other_look_has_other_colours_and_the_same_words(
    sample: Callable[[str], ET.Element], picture: ImageSource
) -> None:
    light, dark = QTextDocument(), QTextDocument()
    DocumentBuilder(LIGHT, picture).build(sample("en"), light)
    DocumentBuilder(DARK, picture).build(sample("en"), dark)
    assert light.toPlainText() == dark.toPlainText()
    assert light.begin().charFormat().foreground().color().name() == LIGHT.heading
    assert dark.begin().charFormat().foreground().color().name() == DARK.heading


def test_page_is_built_in_a_moment(
    sample: Callable[[str], ET.Element], picture: ImageSource
) -> None:
    def seconds() -> float:
        document = QTextDocument()
        start = time.perf_counter()
        DocumentBuilder(LIGHT, picture).build(sample("en"), document)
        document.setTextWidth(720)
        document.documentLayout().frameBoundingRect(document.rootFrame())
        return time.perf_counter() - start

    assert min(seconds() for _ in range(3)) < 0.18
