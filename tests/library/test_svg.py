"""Pictures hold shapes: nothing that runs, loads or grows."""

from pathlib import Path

import pytest
from small_content import DATA

from handbook.library import svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'


@pytest.mark.parametrize(
    "path", sorted((DATA.parents[1] / "content" / "images").glob("*.svg")), ids=lambda p: p.name
)
def test_own_pictures_are_sound(path: Path) -> None:
    assert list(svg.problems(path.read_bytes())) == []


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>'
        '<rect width="9" height="9" fill="url(#a)"/>',
        "<title>Nine dots</title><desc>Words for a screen reader.</desc>",
        '<text x="1" y="1" font-size="3">7</text>',
        '<g transform="translate(1 2) rotate(3)"><path d="M0 0 L1 1 Z"/></g>',
        "<!-- a remark -->",
    ],
)
def test_plain_picture_is_sound(inside: str) -> None:
    assert list(svg.problems(f"{HEAD}{inside}</svg>".encode())) == []


def test_xml_declaration_is_no_mistake() -> None:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    assert list(svg.problems(f"{head}{HEAD}</svg>".encode())) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        "<style>* { fill: url(http://a.b) }</style>",
        "<foreignObject/>",
        '<image href="a.png"/>',
        '<use href="#a"/>',
        '<a href="#a"/>',
        "<animate/>",
        "<filter/>",
        '<rect onload="x"/>',
        '<rect style="fill:red"/>',
        '<rect fill="url(http://a.b/c#d)"/>',
        '<rect fill="url( &quot;//a.b&quot;)"/>',
        '<rect fill="url(data:x)"/>',
        '<rect xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/>',
        '<x xmlns="urn:x"/>',
        "<text>Words</text>",
        "<rect",
        "&unknown;",
        "<g/>" * svg.MOST_ELEMENTS,
        "<!--" + "x" * svg.LARGEST + "-->",
    ],
    ids=range(20),
)
def test_hostile_picture_is_refused(inside: str) -> None:
    assert list(svg.problems(f"{HEAD}{inside}</svg>".encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        b"\x89PNG\r\n",
        HEAD.encode() + b"\xff</svg>",
        HEAD.encode("utf-16"),
        b"<html/>",
        b'<svg viewBox="0 0 1 1"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg [<!ENTITY a "a">]>' + HEAD.encode() + b"&a;</svg>",
        b"<?xml-stylesheet href='a.css'?>" + HEAD.encode() + b"</svg>",
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert list(svg.problems(data))
