"""What the builder notes in a document's formats, for the painter and the screen reader to find."""

from enum import IntEnum

from PySide6.QtGui import QTextFormat

_FIRST = QTextFormat.Property.UserProperty.value + 1

PICTURE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
PICTURE_CHARACTER = "\ufffc"  # stands in the text for an object


class Mark(IntEnum):
    """Numbers of the properties that this program adds to Qt's text formats."""

    CALLOUT = _FIRST  # frame: the kind of callout
    LIST = _FIRST + 1  # block: the lists around it from the outside in, as in "1.3"
    MARKER = _FIRST + 2  # block: what is drawn before a list item, on its first block
    ANCHOR = _FIRST + 3  # block: its id
    TERM = _FIRST + 4  # block: "dt" or "dd" in a definition list
    FILLER = _FIRST + 5  # block: the empty one that Qt wants behind a frame or table
    PICTURE = _FIRST + 6  # characters: name of the picture
    ALT = _FIRST + 7  # characters: the picture in words
    SOURCE = _FIRST + 8  # characters: part of a source mark
    WIDTHS = _FIRST + 9  # table: least and best width of each column, see `table_writer`
    STACKED = _FIRST + 10  # block: number of the table whose cells were written below each other


BULLET = "•"
