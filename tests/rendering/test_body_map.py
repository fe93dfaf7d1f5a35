"""The figure of the body: every region is there, on the person's own side."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from handbook.library.body_regions import REGIONS
from handbook.rendering import body_map

SIZE = (220, 460)


def painted(view: str, marked: tuple[str, ...], width: int = SIZE[0]) -> QImage:
    image = QImage(width, SIZE[1], QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    body_map.paint_on_paper(painter, QRectF(0, 0, width, SIZE[1]), view, marked)
    painter.end()
    return image


def changed(before: QImage, after: QImage) -> list[tuple[int, int]]:
    """Return where two pictures differ."""
    return [
        (x, y)
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]


def test_both_views_have_all_regions() -> None:
    shapes = {region for name in body_map.VIEWS for region in body_map.view(name).regions}
    assert shapes == set(REGIONS)


@pytest.mark.parametrize("name", body_map.VIEWS)
def test_every_shape_stands_inside_the_frame(name: str) -> None:
    figure = body_map.view(name)
    for shape in (*figure.regions.values(), figure.outline):
        assert not shape.isEmpty()
        assert body_map.FRAME.contains(shape.boundingRect())


@pytest.mark.parametrize(("name", "right_is"), [("front", -1), ("back", 1)])
def test_right_and_left_are_the_persons_own(name: str, right_is: int) -> None:
    for region, shape in body_map.view(name).regions.items():
        side = shape.boundingRect().center().x()
        if region.endswith("_r"):
            assert side * right_is > 0, region
        elif region.endswith("_l"):
            assert side * right_is < 0, region


@pytest.mark.parametrize("region", ["front_knee_l", "back_hand_r", "front_abdomen"])
def test_marked_region_changes_and_nothing_else(region: str) -> None:
    view = region.partition("_")[0]
    pixels = changed(painted(view, ()), painted(view, (region,)))
    area = body_map.placed(QRectF(0, 0, *SIZE)).mapRect(
        body_map.view(view).regions[region].boundingRect()
    )
    assert len(pixels) > 50
    assert all(area.adjusted(-2, -2, 2, 2).contains(x, y) for x, y in pixels)


def test_marked_region_is_grey_and_hatched_in_black() -> None:
    image = painted("front", ("front_abdomen",))
    row = [image.pixelColor(x, 180) for x in range(image.width())]
    assert all(colour.saturation() == 0 for colour in row)
    lightness = [colour.lightness() for colour in row[80:140]]
    assert min(lightness) < 100 < max(lightness) < 230  # strokes on grey, no white left


def test_figure_is_centred_and_never_stretched() -> None:
    wide = painted("front", (), width=600)
    inked = [x for x in range(600) if any(wide.pixelColor(x, y).lightness() < 128
                                          for y in range(0, SIZE[1], 3))]  # fmt: skip
    assert abs((min(inked) + max(inked)) / 2 - 300) < 3
    assert max(inked) - min(inked) < SIZE[0]
