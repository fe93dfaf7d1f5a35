"""Turn an author's Markdown into the closed vocabulary; the only module that knows Python-Markdown.

Nothing here decides what is shown beside the author's text: that is `handbook.library.page`.
"""

import html
import re
from functools import cache
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import nh3
from markdown import Markdown

from handbook.library import xhtml
from handbook.library.manuscript import GENERAL_KNOWLEDGE

EXTENSIONS = ["admonition", "tables", "def_list", "attr_list", "sane_lists"]
SCHEMES = {"article", "glossary", "source", "image"}
NO_BREAK_SPACE = "\u00a0"
GENERAL_KNOWLEDGE_MARK = "[†]"

_MARK = re.compile(rf"\s*\[(S[0-9]+|{GENERAL_KNOWLEDGE})\]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*;)")


def to_tree(text: str) -> ET.Element:
    """Return the text as an `article` element of the closed vocabulary, without a page around it.

    Source marks become `a.source` without words; `handbook.library.page` numbers them.

    Raises:
        ForeignMarkup: The result is not well-formed. That it holds only what is allowed has to be
            asked of `handbook.library.xhtml`.
    """
    parser = _parser()
    parser.reset()
    try:
        markup = _CONTROL.sub("", parser.convert(_CONTROL.sub("", text)))
    except RecursionError as error:
        raise xhtml.ForeignMarkup("the parts are nested too deeply") from error
    # Named entities of HTML are not XML: they become the characters they stand for.
    markup = _ENTITY.sub(lambda found: html.unescape(found[0]), markup)
    try:
        root = ET.fromstring(f"<article>{markup}</article>")
    except ET.ParseError as error:
        raise xhtml.ForeignMarkup(str(error)) from error
    _to_vocabulary(root)
    return root


def sanitise(root: ET.Element) -> str:
    """Return an element as text after everything outside the closed vocabulary is taken out."""
    cleaned = nh3.clean(
        ET.tostring(root, encoding="unicode"),
        tags=set(xhtml.TAGS),
        attributes={
            **{tag: set(xhtml.EVERYWHERE | allowed) for tag, allowed in xhtml.ATTRIBUTES.items()},
            "*": set(xhtml.EVERYWHERE),
        },
        attribute_filter=xhtml.allowed_value,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(cleaned)
    reader.close()
    return ET.tostring(reader.root(), encoding="unicode")


class _Reader(HTMLParser):
    """Read the sanitiser's HTML, which is balanced but not XML, back into elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = ET.TreeBuilder()
        self._builder.start("root", {})

    def root(self) -> ET.Element:
        self._builder.end("root")
        root: ET.Element = self._builder.close()
        if len(root) != 1:
            raise xhtml.ForeignMarkup("the page is not one whole")
        return root[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in xhtml.EMPTY_TAGS:
            self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in xhtml.EMPTY_TAGS:
            self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        self._builder.data(data)


@cache
def _parser() -> Markdown:
    parser = Markdown(extensions=EXTENSIONS, output_format="xhtml")
    parser.preprocessors.deregister("html_block")  # raw HTML becomes visible text,
    parser.inlinePatterns.deregister("html")  # and the editorial check reports it
    return parser


def _to_vocabulary(root: ET.Element) -> None:
    """Give Python-Markdown's elements the names and classes of the closed vocabulary."""
    for element in list(root.iter()):
        classes = element.get("class", "").split()
        if element.tag == "div" and classes[:1] == ["admonition"]:
            element.set("class", " ".join(["callout", *classes[1:]]))
        elif element.tag == "p" and classes == ["admonition-title"]:
            element.set("class", "callout-title")
        elif element.tag in ("td", "th"):
            element.attrib.pop("style", None)
            if element.tag == "th":
                element.set("scope", "col")
        elif element.tag == "p" and _is_figure(element):
            _to_figure(element)
    for element in list(root.iter()):
        _fold_space(element)
        if element.tag != "a":
            _to_marks(element)


def _is_figure(paragraph: ET.Element) -> bool:
    return (
        len(paragraph) == 1
        and paragraph[0].tag == "img"
        and not (paragraph.text or "").strip()
        and not (paragraph[0].tail or "").strip()
    )


def _to_figure(paragraph: ET.Element) -> None:
    paragraph.tag = "figure"
    image = paragraph[0]
    paragraph.text = image.tail = None
    caption = ET.SubElement(paragraph, "figcaption")
    caption.text = image.attrib.pop("title", "")


def _fold_space(element: ET.Element) -> None:
    """Drop the line ends between blocks; inside a line they become spaces."""
    blocks_only = element.tag in xhtml.CONTAINERS
    element.text = _folded(element.text, blocks_only)
    for child in element:
        child.tail = _folded(child.tail, blocks_only or child.tag in xhtml.BLOCKS)
    if element.tag == "li" and len(element) and element.text:
        element.text = element.text.rstrip() if element[0].tag in xhtml.BLOCKS else element.text


def _folded(text: str | None, between_blocks: bool) -> str | None:
    if text is None or (between_blocks and not text.strip()):
        return None
    return text.replace("\n", " ")


def _to_marks(element: ET.Element) -> None:
    """Turn `[S09]` and `[GK]` in an element's own words into marks."""
    children = list(element)
    texts = [element.text or "", *(child.tail or "" for child in children)]
    if not any(_MARK.search(text) for text in texts):
        return
    pieces = _split_marks(texts[0])
    for child, tail in zip(children, texts[1:], strict=True):
        child.tail = None
        element.remove(child)
        pieces += [child, *_split_marks(tail)]
    element.text = None
    last: ET.Element | None = None
    for piece in pieces:
        if isinstance(piece, ET.Element):
            element.append(piece)
            last = piece
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece


def _split_marks(text: str) -> list[ET.Element | str]:
    """Split a text into words and marks, each mark after a space that does not break the line."""
    pieces: list[ET.Element | str] = []
    end = 0
    for found in _MARK.finditer(text):
        pieces += [text[end : found.start()] + NO_BREAK_SPACE, _mark(found[1])]
        end = found.end()
    if text[end:]:
        pieces.append(text[end:])
    return pieces


def _mark(source: str) -> ET.Element:
    if source == GENERAL_KNOWLEDGE:
        mark = ET.Element("span", {"class": "general-knowledge"})
        mark.text = GENERAL_KNOWLEDGE_MARK
        return mark
    return ET.Element("a", {"href": f"source:{source}", "class": "source"})
