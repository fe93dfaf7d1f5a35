from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from handbook.rendering.decoration import Decoration
from handbook.rendering.text_styles import TextStyles
from handbook.rendering.theme import LIGHT

Build = Callable[..., QTextDocument]

URGENT = '<div class="callout urgent"><p class="callout-title">Help</p><p>Call.</p></div>'
NOTE = '<div class="callout note"><p class="callout-title">Help</p><p>Call.</p></div>'


def painted(document: QTextDocument, clip: QRectF | None = None, text_px: float = 17) -> QImage:
    """What is painted under the text."""
    height = int(document.size().height())
    image = QImage(720, height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.background))
    painter = QPainter(image)
    everything = QRectF(0, 0, 720, height)
    Decoration(document, TextStyles(LIGHT, text_px)).paint(painter, clip or everything)
    painter.end()
    return image


def columns_of(image: QImage, colour: str) -> list[int]:
    """Every column that holds a colour."""
    name = QColor(colour).name()
    rows = range(image.height())
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y).name() == name for y in rows)
    ]


def rows_of(image: QImage, colour: str) -> list[int]:
    name = QColor(colour).name()
    columns = range(image.width())
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).name() == name for x in columns)
    ]


def test_callout_has_a_card_over_the_whole_column(build: Build) -> None:
    image = painted(build(NOTE))
    card = columns_of(image, LIGHT.callouts["note"].background)
    assert card[0] <= 8
    assert card[-1] >= 717


def test_bar_is_where_lines_start(build: Build) -> None:
    left = columns_of(painted(build(NOTE)), LIGHT.callouts["note"].bar)
    assert left[0] == 0
    assert left[-1] < 60  # bar and icon
    right = columns_of(
        painted(build(NOTE, language="ar", direction="rtl")), LIGHT.callouts["note"].bar
    )
    assert right[0] > 660
    assert right[-1] == 719


def test_urgent_callout_has_an_edge_all_around(build: Build) -> None:
    document = build(URGENT)
    image = painted(document)
    bar, middle = QColor(LIGHT.callouts["urgent"].bar), int(document.size().height() / 2)
    edge = image.pixelColor(719, middle)
    assert abs(edge.red() - bar.red()) < 80
    assert edge.name() != LIGHT.background


def test_icon_is_level_with_the_title(build: Build) -> None:
    document = build(NOTE)
    image = painted(document)
    icon = image.copy(16, 0, 30, image.height())
    rows = rows_of(icon, LIGHT.callouts["note"].bar)
    block = document.rootFrame().childFrames()[0].firstCursorPosition().block()
    line = block.layout().lineAt(0)
    top = document.documentLayout().blockBoundingRect(block).top() + line.y()
    capitals = top + line.ascent() - 0.67 * 18 / 2
    assert abs((rows[0] + rows[-1]) / 2 - capitals) <= 2


def test_every_item_has_its_marker_beside_its_first_line(build: Build) -> None:
    document = build("<ul><li>one</li><li>" + "two " * 60 + "</li><li>three</li></ul>")
    rows = rows_of(painted(document), LIGHT.accent)
    groups = [y for i, y in enumerate(rows) if i == 0 or y - rows[i - 1] > 1]
    assert len(groups) == 3


def test_markers_of_a_list_are_aligned(build: Build) -> None:
    items = "".join(f"<li>item {number}</li>" for number in range(1, 12))
    image = painted(build(f"<ol>{items}</ol>"))
    middle = image.height() // 2
    upper = columns_of(image.copy(0, 0, 720, middle), LIGHT.accent)
    lower = columns_of(image.copy(0, middle, 720, middle), LIGHT.accent)
    assert abs(upper[-1] - lower[-1]) <= 1  # the points stand below each other
    assert lower[0] > 0  # and nothing of a longer number is cut off


def test_markers_are_on_the_right_in_right_to_left_pages(build: Build) -> None:
    image = painted(build("<ul><li>بند</li></ul>", language="ar", direction="rtl"))
    assert columns_of(image, LIGHT.accent)[0] > 690


def test_nothing_is_painted_outside_the_clip(build: Build) -> None:
    document = build("<p>One</p>" * 20 + NOTE + "<ul><li>item</li></ul>")
    image = painted(document, QRectF(0, 0, 720, 100))
    assert not columns_of(image, LIGHT.accent)
    assert not columns_of(image, LIGHT.callouts["note"].background)


def test_what_is_cut_by_the_clip_is_painted(build: Build) -> None:
    document = build("<ul><li>" + "item " * 100 + "</li></ul>")
    image = painted(document, QRectF(0, 12, 720, 20))
    assert columns_of(image, LIGHT.accent)
