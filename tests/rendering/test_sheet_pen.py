"""Measuring and mirroring in millimetres."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from handbook.rendering.sheet_pen import BLACK, LABEL, STRONG, Align, Ruler, SheetPen, Type

LTR, RTL = Ruler("en", "ltr"), Ruler("ar", "rtl")


@pytest.fixture
def image() -> QImage:
    made = QImage(200, 60, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


def inked(image: QImage) -> QRectF:
    dark = [(x, y) for x in range(image.width()) for y in range(image.height())
            if image.pixelColor(x, y).lightness() < 128]  # fmt: skip
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def test_ten_points_are_three_and_a_half_millimetres() -> None:
    assert LTR.font(Type(10)).pixelSize() == 353  # hundredths
    assert 3.53 < LTR.line_height(Type(10)) < 5.3


def test_width_grows_with_size_and_weight() -> None:
    assert LTR.width("Walking", Type(20)) == pytest.approx(
        2 * LTR.width("Walking", LABEL), rel=0.01
    )
    assert LTR.width("Walking", STRONG) > LTR.width("Walking", LABEL)


def test_height_counts_the_lines_that_wrapping_makes() -> None:
    line = LTR.line_height(LABEL)
    width = LTR.width("one two three four", LABEL) * 0.6
    assert LTR.height("one two three four", LABEL, width) == pytest.approx(2 * line, rel=0.05)


@pytest.mark.parametrize(("ruler", "left"), [(LTR, 10.0), (RTL, 160.0)], ids=["ltr", "rtl"])
def test_areas_are_counted_from_where_lines_begin(image: QImage, ruler: Ruler, left: float) -> None:
    painter = QPainter(image)
    assert SheetPen(painter, ruler, 200).area(10, 5, 30, 20) == QRectF(left, 5, 30, 20)
    painter.end()


@pytest.mark.parametrize(
    ("ruler", "align", "is_left"),
    [(LTR, Align.START, True), (LTR, Align.END, False),
     (RTL, Align.START, False), (RTL, Align.END, True)],
)  # fmt: skip
def test_words_stand_where_they_are_aligned(
    image: QImage, ruler: Ruler, align: Align, is_left: bool
) -> None:
    painter = QPainter(image)
    pen = SheetPen(painter, ruler, 200)
    pen.text(QRectF(0, 0, 200, 40), "ai", Type(40), align=align)
    painter.end()
    assert (inked(image).center().x() < 100) == is_left


def test_tick_stands_in_its_box(image: QImage) -> None:
    painter = QPainter(image)
    painter.scale(10, 10)
    SheetPen(painter, LTR, 20).tick_box(1, 1, ticked=False)
    painter.end()
    empty = image.copy()
    painter = QPainter(image)
    painter.scale(10, 10)
    SheetPen(painter, LTR, 20).tick_box(1, 1, ticked=True)
    painter.end()
    assert image != empty
    assert image.pixelColor(26, 40).lightness() < 128  # the foot of the tick
    assert image.pixelColor(18, 18).name() == "#ffffff"


def test_inside_cuts_off_what_reaches_out(image: QImage) -> None:
    painter = QPainter(image)
    pen = SheetPen(painter, LTR, 200)
    with pen.inside(QRectF(50, 10, 20, 20), 0):
        pen.fill(QRectF(0, 0, 200, 60), BLACK)
    painter.end()
    assert inked(image) == QRectF(50, 10, 19, 19)
