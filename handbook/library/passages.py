"""Cut an article into what stands under each heading, for the search index."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from handbook.library import xhtml

HEADINGS = ("h2", "h3", "h4")
_SENTENCE_ENDS = (".", "!", "?", ":", "؟", "。", "।")
_MARKS = ("source", "general-knowledge")


@dataclass(frozen=True)
class Passage:
    """The words under one heading; anchor and heading are empty above the first heading."""

    anchor: str
    heading: str
    text: str


def passages_of(root: ET.Element) -> tuple[Passage, ...]:
    """Return the passages of an article's own text, its source marks left out."""
    found: list[Passage] = []
    anchor = heading = ""
    lines: list[str] = []
    for element in root:
        if element.tag in HEADINGS:
            found.append(Passage(anchor, heading, _joined(lines)))
            anchor, heading, lines = element.get("id", ""), _words(element), []
        else:
            lines += _lines(element)
    found.append(Passage(anchor, heading, _joined(lines)))
    return tuple(passage for passage in found if passage.heading or passage.text)


def _joined(lines: list[str]) -> str:
    """Join blocks; after one that does not end like a sentence stands a dot in the middle."""
    ended = [line if line.endswith(_SENTENCE_ENDS) else f"{line} ·" for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def _lines(element: ET.Element) -> Iterator[str]:
    """Yield the words of each block below an element, in order."""
    words = "".join(_own_words(element)).split()
    if words:
        yield " ".join(words)
    for child in element:
        if child.tag in xhtml.BLOCKS:
            yield from _lines(child)


def _own_words(element: ET.Element) -> Iterator[str]:
    """Yield the words of an element that are not in a block below it."""
    yield element.text or ""
    for child in element:
        if child.tag not in xhtml.BLOCKS and child.get("class") not in _MARKS:
            yield from _own_words(child)
        yield child.tail or ""


def _words(element: ET.Element) -> str:
    return " ".join("".join(_own_words(element)).split())
