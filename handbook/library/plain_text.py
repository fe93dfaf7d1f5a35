"""An article as plain text for a terminal: wrapped, with headings, lists and boxes to be seen."""

import textwrap
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from handbook.library import xhtml

WIDTH = 80
INDENT = "    "
UNDERLINES = {"h1": "=", "h2": "-", "h3": "~", "h4": "."}
URGENT = "!"


def plain_text(body: str) -> str:
    """Return an article's body as text that ends with a line end.

    Raises:
        ForeignMarkup: The body is not an article of the closed vocabulary.
    """
    return "\n\n".join(_blocks(xhtml.parse(body), WIDTH)) + "\n"


def _blocks(parent: ET.Element, width: int) -> Iterator[str]:
    """Yield the text of each block below an element."""
    for element in parent:
        match element.tag:
            case "h1" | "h2" | "h3" | "h4":
                words = _wrapped(_words(element), width)
                longest = max(len(line) for line in words.split("\n"))
                yield words + "\n" + UNDERLINES[element.tag] * longest
            case "ul" | "ol":
                yield _list(element, width)
            case "dl":
                yield _definitions(element, width)
            case "table":
                yield "\n\n".join(_rows(element, width))
            case "figure":
                yield _figure(element, width)
            case "div":
                yield _callout(element, width)
            case _:
                yield _wrapped(_words(element), width)


def _list(element: ET.Element, width: int) -> str:
    items = []
    for number, item in enumerate(element, start=1):
        sign = f"{number}. " if element.tag == "ol" else "- "
        text = "\n".join(_parts(item, width - len(sign)))
        items.append(sign + textwrap.indent(text, " " * len(sign))[len(sign) :])
    return "\n".join(items)


def _parts(element: ET.Element, width: int) -> Iterator[str]:
    """Yield the own words of an item or a definition, then the blocks in it."""
    if words := _words(element):
        yield _wrapped(words, width)
    blocks = ET.Element("div")
    blocks.extend(child for child in element if child.tag in xhtml.BLOCKS)
    yield from _blocks(blocks, width)


def _definitions(element: ET.Element, width: int) -> str:
    lines = []
    for child in element:
        indent = INDENT if child.tag == "dd" else ""
        text = "\n".join(_parts(child, width - len(indent)))
        lines.append(textwrap.indent(text, indent))
    return "\n".join(lines)


def _rows(table: ET.Element, width: int) -> Iterator[str]:
    """Yield each row as its first cell and, below it, each other cell with its column's name."""
    columns = [_words(cell) for cell in table.iterfind("thead/tr/*")]
    for row in table.iterfind("tbody/tr"):
        cells = [_words(cell) for cell in row]
        lines = [_wrapped(cells[0], width)] if cells else []
        for place, cell in enumerate(cells[1:], start=1):
            column = columns[place] if place < len(columns) else ""
            text = _wrapped(f"{column}: {cell}" if column else cell, width - len(INDENT))
            lines.append(textwrap.indent(text, INDENT))
        yield "\n".join(lines)


def _figure(element: ET.Element, width: int) -> str:
    lines = []
    for child in element:
        words = f"[{child.get('alt', '')}]" if child.tag == "img" else _words(child)
        lines.append(_wrapped(words, width))
    return "\n".join(lines)


def _callout(element: ET.Element, width: int) -> str:
    text = "\n\n".join(_blocks(element, width - 2))
    if "urgent" in element.get("class", ""):
        text = f"{URGENT} {text}"
    return textwrap.indent(text, "| ", lambda _: True).replace("| \n", "|\n")


def _words(element: ET.Element) -> str:
    """Return the words of an element that are not in a block below it."""
    return "\n".join(line.strip() for line in _text(element).split("\n"))


def _text(element: ET.Element) -> str:
    pieces = [(element.text or "").replace("\n", " ")]
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif child.tag not in xhtml.BLOCKS:
            pieces.append(_text(child))
        pieces.append((child.tail or "").replace("\n", " "))
    return "".join(pieces)


def _wrapped(words: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(line, max(width, 20), break_long_words=False, break_on_hyphens=False)
        for line in words.split("\n")
    )
