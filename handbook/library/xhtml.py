"""The closed vocabulary of an article's body, and the one way to read it.

The build writes only these tags, attributes and links; the reader refuses anything else, so that a
foreign pack can load nothing, run nothing and hide nothing.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

BLOCKS = frozenset(
    "article h1 h2 h3 h4 p ul ol li dl dt dd table thead tbody tr th td figure figcaption div".split()
)
INLINE = frozenset("strong em a span br img".split())
TAGS = BLOCKS | INLINE

CALLOUT_KINDS = ("urgent", "important", "selfcare", "note")
CLASSES: dict[str, frozenset[str]] = {
    "p": frozenset({"status", "callout-title", "general-knowledge", "closing", "code"}),
    "div": frozenset(f"callout {kind}" for kind in CALLOUT_KINDS),
    "a": frozenset({"source"}),
    "span": frozenset({"general-knowledge"}),
    "ol": frozenset({"sources"}),
}
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "class"}),
    "img": frozenset({"src", "alt"}),
    "th": frozenset({"scope"}),
    **{tag: frozenset({"class"}) for tag in ("p", "div", "ol")},
    **{tag: frozenset({"id"}) for tag in ("h2", "h3", "h4", "li")},
}
EVERYWHERE = frozenset({"lang", "dir"})
ATTRIBUTES["span"] = frozenset({"class"})

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LINK = re.compile(rf"(?:article:{_NAME}(?:#{_NAME})?|glossary:{_NAME}|source:S[0-9]+|#{_NAME})")
IMAGE = re.compile(rf"image:{_NAME}\.svg")
LARGEST_BODY = 2_000_000  # characters; no article comes near it


class ForeignMarkup(ValueError):
    """The text holds something outside the closed vocabulary."""


def parse(body: str) -> ET.Element:
    """Read an article's body into its element tree.

    Raises:
        ForeignMarkup: It is not well-formed, or holds a tag, attribute, class or link that is not
            in the vocabulary, or a document type, entity or processing instruction.
    """
    if len(body) > LARGEST_BODY:
        raise ForeignMarkup("the page is too long")
    if "<!" in body or "<?" in body:
        raise ForeignMarkup("declarations are not allowed")
    try:
        root = ET.fromstring(body) 
    except ET.ParseError as error:
        raise ForeignMarkup(str(error)) from error
    if root.tag != "article":
        raise ForeignMarkup(f"<{root.tag}> stands where <article> should")
    for problem in foreign_markup(root):
        raise ForeignMarkup(problem)
    return root


def foreign_markup(root: ET.Element) -> Iterator[str]:
    """Yield a sentence for everything below `root` that is outside the vocabulary."""
    for element in root.iter():
        if element.tag not in TAGS:
            yield f"<{element.tag}> is not allowed"
            continue
        for name, value in element.attrib.items():
            if name not in EVERYWHERE | ATTRIBUTES.get(element.tag, frozenset()):
                yield f'<{element.tag} {name}="…"> is not allowed'
            elif name == "class" and value not in CLASSES[element.tag]:
                yield f'<{element.tag} class="{value}"> is not allowed'
            elif name == "href" and not LINK.fullmatch(value):
                yield f'a link to "{value}" is not allowed'
            elif name == "src" and not IMAGE.fullmatch(value):
                yield f'an image from "{value}" is not allowed'


def text_of(element: ET.Element) -> str:
    """Return the words of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())
