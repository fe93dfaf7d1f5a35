"""The sizes and distances of an article's parts, in pixels at 100 %."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Space:
    """Size of the text, space above and below, and line height."""

    size: float
    top: float
    bottom: float
    line: float = 1.5


HEADINGS: Final = {
    "h1": Space(1.95, 0, 12, 1.2),
    "h2": Space(1.42, 32, 8, 1.22),
    "h3": Space(1.18, 24, 6, 1.3),
    "h4": Space(1.0, 18, 4, 1.4),
}
PARAGRAPHS: Final = {
    "": Space(1.0, 0, 12),
    "status": Space(0.88, 0, 16),
    "callout-title": Space(1.08, 0, 6, 1.3),
    "general-knowledge": Space(0.88, 14, 8),
    "closing": Space(0.94, 26, 6),
    "code": Space(0.88, 0, 0),
    "figcaption": Space(0.88, 8, 20, 1.4),
    "figure": Space(1.0, 10, 6),
    "li": Space(1.0, 0, 6),
    "dt": Space(1.0, 8, 2),
    "dd": Space(1.0, 0, 10),
}
PALE: Final = frozenset({"status", "general-knowledge", "closing", "code", "figcaption"})
LIST_INDENT: Final = 30
LONG_LIST: Final = 10  # items, from here on two digits
ROOM_FOR_DIGIT: Final = 8
DEFINITION_INDENT: Final = 22
BEFORE_LIST: Final = 6
AFTER_LIST: Final = 14
SOURCES_SIZE: Final = 0.88
CALLOUT_PADDING: Final = 18
TITLE_INDENT: Final = 30  # room for the icon
