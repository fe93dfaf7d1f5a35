"""The blocks of a printed sheet, as data: what is on it, never how it is painted."""

from dataclasses import dataclass

from handbook.i18n import Direction


@dataclass(frozen=True)
class Tick:
    """A box to tick and its words."""

    text: str
    is_ticked: bool = False


@dataclass(frozen=True)
class TickGrid:
    """Boxes to tick, side by side where there is room."""

    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class ScoreLine:
    """One row of the numbers 0 to 10; without a score none is chosen."""

    label: str
    score: int | None = None


@dataclass(frozen=True)
class Scores:
    """Rows of the numbers 0 to 10, and what the first and the last number mean."""

    lines: tuple[ScoreLine, ...]
    least: str
    most: str


@dataclass(frozen=True)
class ChoiceLine:
    """One row of boxes of which at most one is ticked, counted from 0."""

    label: str
    chosen: int | None = None


@dataclass(frozen=True)
class Choices:
    """Rows of boxes below the words that they stand for."""

    words: tuple[str, ...]
    lines: tuple[ChoiceLine, ...]


@dataclass(frozen=True)
class Figures:
    """The body from the front and from the back.

    Attributes:
        right: The word for the person's right side.
        left: The word for the person's left side.
        marked: Ids of the marked regions.
        caption: The marked regions in words, or empty.
    """

    front: str
    back: str
    right: str
    left: str
    marked: frozenset[str] = frozenset()
    caption: str = ""


@dataclass(frozen=True)
class WriteLines:
    """Lines to write on, and what was written.

    Attributes:
        label: Stands before the first line; empty when the section's title says it.
        lines: How many there are at least.
        may_be_left_out: While nothing is written on them, where the page has no room.
    """

    label: str
    lines: int
    text: str = ""
    may_be_left_out: bool = False


Block = TickGrid | Scores | Choices | Figures | WriteLines


@dataclass(frozen=True)
class SheetSection:
    """Blocks below a numbered title."""

    number: int
    title: str
    hint: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class SheetRow:
    """Sections in one column, or in two where `end` has any."""

    start: tuple[SheetSection, ...]
    end: tuple[SheetSection, ...] = ()


@dataclass(frozen=True)
class DangerBand:
    """Danger signs of one tier, the ticked ones first.

    Attributes:
        title: What to do when one is ticked.
        advice: What more to do for those that are ticked.
        is_urgent: Whether it is for emergencies.
    """

    title: str
    ticks: tuple[Tick, ...]
    advice: tuple[str, ...]
    is_urgent: bool

    @property
    def is_ticked(self) -> bool:
        """Tell whether one of them is ticked."""
        return any(tick.is_ticked for tick in self.ticks)


@dataclass(frozen=True)
class DangerPanel:
    """The box of danger signs.

    Attributes:
        note: Where all danger signs are.
        number: The words before the line for the number to call.
    """

    bands: tuple[DangerBand, ...]
    note: str
    number: str


@dataclass(frozen=True)
class Sheet:
    """One page.

    Attributes:
        purpose: What to do with it.
        blanks: What is to be filled in beside the title: name, date.
        footer: Sentences at the foot of the page.
        page: The page's number, in words.
    """

    title: str
    language: str
    direction: Direction
    purpose: str
    blanks: tuple[str, ...]
    danger: DangerPanel | None
    rows: tuple[SheetRow, ...]
    footer: tuple[str, ...]
    page: str
