"""What a picture may hold: shapes and their looks, nothing that runs, loads or grows."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


LARGEST = 300_000  # bytes
MOST_ELEMENTS = 5_000
NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = _names(
    "svg g title desc defs path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath"
)
ATTRIBUTES = _names(
    "id viewBox width height version x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform role "
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin "
    "stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-opacity opacity color "
    "font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing "
    "offset stop-color stop-opacity gradientUnits gradientTransform fx fy clip-path clip-rule "
    "clipPathUnits preserveAspectRatio aria-hidden aria-label aria-labelledby"
)
_ELSEWHERE = re.compile(r"url\s*\(\s*[\"']?(?!#)|[a-z]+:|[\\@]", re.IGNORECASE)
_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml [^?<>]*\?>\s*)?")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def problems(data: bytes) -> Iterator[str]:
    """Yield a sentence for everything in an SVG file that the handbook may not show."""
    if len(data) > LARGEST:
        yield f"the picture is larger than {LARGEST} bytes"
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        yield "the picture is not UTF-8 text"
        return
    rest = _HEAD.sub(b"", data, count=1)
    if b"<!DOCTYPE" in rest or b"<!ENTITY" in rest or b"<?" in rest:
        yield "document types, entities and processing instructions are not allowed"
        return
    try:
        root = ET.fromstring(rest)
    except ET.ParseError as error:
        yield f"the picture is not well-formed ({error})"
        return
    yield from _problems_below(root)


def _problems_below(root: ET.Element) -> Iterator[str]:
    if root.tag != f"{NAMESPACE}svg":
        yield "the picture does not begin with <svg xmlns=…>"
        return
    if not root.get("viewBox"):
        yield "the picture has no viewBox"
    for count, element in enumerate(root.iter()):
        if count >= MOST_ELEMENTS:
            yield f"the picture has more than {MOST_ELEMENTS} parts"
            return
        name = element.tag.removeprefix(NAMESPACE)
        if name not in ELEMENTS:
            yield f"<{name}> is not allowed in a picture"
            continue
        for attribute, value in element.attrib.items():
            if attribute not in ATTRIBUTES:
                yield f'<{name} {attribute}="…"> is not allowed in a picture'
            elif not attribute.startswith("aria-") and _ELSEWHERE.search(value):
                yield f'<{name} {attribute}="{value}"> points outside the picture'
        if name in ("text", "tspan") and _LETTERS.search("".join(element.itertext())):
            yield "words in a picture cannot be translated or read aloud; use numbers and a caption"
