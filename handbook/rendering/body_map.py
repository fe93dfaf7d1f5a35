"""The figure of the body: its regions and outlines as shapes, and how it is drawn on paper."""

import functools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from handbook.paths import RESOURCES

FILE = RESOURCES / "bodymap.svg"
VIEWS = ("front", "back")
FRAME = QRectF(-110, 0, 220, 460)  # in the units of the drawing; both views have the same

_INK = "#000000"
_EDGE = "#9a9a9a"
_SHADE = "#c4c4c4"
_HATCH_STEP = 5.0
_NUMBER = re.compile(r"-?[0-9.]+")
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


@dataclass(frozen=True)
class View:
    """The body seen from one side.

    Attributes:
        regions: Shapes by region id; ids name the person's own left and right.
        outline: The whole figure.
    """

    regions: Mapping[str, QPainterPath]
    outline: QPainterPath


@functools.cache
def view(name: str) -> View:
    """Return the front or the back of the body."""
    regions: dict[str, QPainterPath] = {}
    outline = QPainterPath()
    for group in ET.parse(FILE).getroot():
        if group.get("id") != name:
            continue
        for shape in group:
            path = _path(shape.get("d", ""))
            if shape.get("class") == "region":
                regions[shape.get("id", "")] = path
            else:
                outline = path
    return View(regions, outline)


def placed(area: QRectF) -> QTransform:
    """Return how the drawing is moved and scaled to stand in the middle of an area.

    Never mirrored: in a right-to-left page the person's left hand stays where it is.
    """
    scale = min(area.width() / FRAME.width(), area.height() / FRAME.height())
    transform = QTransform.fromTranslate(area.center().x(), area.center().y())
    transform.scale(scale, scale)
    return transform.translate(-FRAME.center().x(), -FRAME.center().y())


def paint_on_paper(painter: QPainter, area: QRectF, name: str, marked: Collection[str]) -> None:
    """Draw one view in black and grey; marked regions are shaded and hatched."""
    figure = view(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(placed(area), combine=True)
    for region, path in figure.regions.items():
        if region in marked:
            _hatch(painter, path)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(_INK if region in marked else _EDGE), 0.9))
        painter.drawPath(path)
    line = QPen(QColor(_INK), 1.8)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.drawPath(figure.outline)
    painter.restore()


def _hatch(painter: QPainter, path: QPainterPath) -> None:
    """Shade a region so that it survives copying: grey, and black lines across."""
    painter.fillPath(path, QColor(_SHADE))
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(_INK), 1.1))
    area = path.boundingRect()
    left = area.left() - area.height()
    while left < area.right():
        painter.drawLine(QPointF(left, area.bottom()), QPointF(left + area.height(), area.top()))
        left += _HATCH_STEP
    painter.restore()


def _path(data: str) -> QPainterPath:
    """Read the steps of an SVG path: moves, lines and curves between absolute points."""
    path = QPainterPath()
    for letter, numbers in _STEP.findall(data):
        values = [float(number) for number in _NUMBER.findall(numbers)]
        points = [QPointF(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
        if letter == "M":
            path.moveTo(points[0])
        elif letter == "L":
            path.lineTo(points[0])
        elif letter == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path
