"""The closed vocabulary of an article's body, and the one way to read it.

The build writes only these tags, attributes and links; the reader refuses anything else, so that a
foreign pack can load nothing, run nothing and hide nothing.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


CALLOUT_KINDS = ("urgent", "important", "selfcare", "note")

INLINE = _names("strong em a span br")
_IN_CALLOUT = _names("h3 h4 p ul ol dl table figure")
# What may stand in what. Tags that are not named here do not exist.
CHILDREN: dict[str, frozenset[str]] = {
    "article": _IN_CALLOUT | {"h1", "h2", "div"},
    "div": _IN_CALLOUT,
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    **dict.fromkeys(("li", "dd"), INLINE | {"p", "ul", "ol"}),
    "dl": frozenset({"dt", "dd"}),
    "table": frozenset({"thead", "tbody"}),
    **dict.fromkeys(("thead", "tbody"), frozenset({"tr"})),
    "tr": frozenset({"th", "td"}),
    "figure": frozenset({"img", "figcaption"}),
    **dict.fromkeys(_names("h1 h2 h3 h4 p dt th td figcaption strong em span"), INLINE),
    "a": INLINE - {"a"},
    **dict.fromkeys(("br", "img"), frozenset()),
}
TAGS = frozenset(CHILDREN)
BLOCKS = TAGS - INLINE - {"img"}
EMPTY_TAGS = frozenset({"br", "img"})
# These hold blocks only, no words of their own.
CONTAINERS = _names("article div ul ol dl table thead tbody tr figure")

CLASSES: dict[str, frozenset[str]] = {
    "p": frozenset({"status", "callout-title", "general-knowledge", "closing", "code"}),
    "div": frozenset(f"callout {kind}" for kind in CALLOUT_KINDS),
    "a": frozenset({"source"}),
    "span": frozenset({"general-knowledge"}),
    "ol": frozenset({"sources"}),
}
EVERYWHERE = frozenset({"lang", "dir"})
NEEDED = {"a": ("href",), "img": ("src", "alt"), "div": ("class",)}
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "class"}),
    "img": frozenset({"src", "alt"}),
    "th": frozenset({"scope"}),
    **{tag: frozenset({"class"}) for tag in ("p", "div", "ol", "span")},
    **{tag: frozenset({"id"}) for tag in ("h2", "h3", "h4", "li")},
}

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LINK = re.compile(rf"(?:article:{_NAME}(?:#{_NAME})?|glossary:{_NAME}|source:S[0-9]+|#{_NAME})")
IMAGE = re.compile(rf"image:{_NAME}\.svg")
_VALUES = {
    "href": LINK,
    "src": IMAGE,
    "id": re.compile(rf"{_NAME}|source-S[0-9]+"),
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "dir": re.compile(r"ltr|rtl"),
    "scope": re.compile(r"col|row"),
    "alt": re.compile(r".*", re.DOTALL),
}
LARGEST_BODY = 2_000_000  # characters; no article comes near it
LARGEST_DEPTH = 16


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
    except (ET.ParseError, UnicodeEncodeError) as error:
        raise ForeignMarkup(str(error)) from error
    if root.tag != "article":
        raise ForeignMarkup(f"<{root.tag}> stands where <article> should")
    for problem in foreign_markup(root):
        raise ForeignMarkup(problem)
    return root


def allowed_value(tag: str, name: str, value: str) -> str | None:
    """Return an attribute's value when the vocabulary has it, else None."""
    if name not in EVERYWHERE | ATTRIBUTES.get(tag, frozenset()):
        return None
    if name == "class":
        return value if value in CLASSES[tag] else None
    return value if _VALUES[name].fullmatch(value) else None


def foreign_markup(root: ET.Element) -> Iterator[str]:
    """Yield a sentence for everything from `root` on that is outside the vocabulary."""
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        if element.tag not in TAGS:
            yield f"<{element.tag}> is not allowed"
            continue
        if depth > LARGEST_DEPTH:
            yield "the parts are nested too deeply"
            return
        for name, value in element.attrib.items():
            if allowed_value(element.tag, name, value) is None:
                yield f'<{element.tag} {name}="{value}"> is not allowed'
        for name in NEEDED.get(element.tag, ()):
            if name not in element.attrib:
                yield f"<{element.tag}> needs {name}"
        if element.tag in CONTAINERS and _has_own_words(element):
            yield f"words stand directly in <{element.tag}>"
        for child in element:
            if child.tag in TAGS and child.tag not in CHILDREN[element.tag]:
                yield f"<{child.tag}> is not allowed in <{element.tag}>"
        waiting += [(child, depth + 1) for child in reversed(element)]


def text_of(element: ET.Element) -> str:
    """Return the words of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def _has_own_words(element: ET.Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and not text.isspace() for text in texts)
