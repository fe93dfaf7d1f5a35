"""The records of a checklist, as the screen and the paper see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAST_SCORE, WORST_SCORE = 0, 10


class ItemKind(StrEnum):
    """How an item is answered."""

    TICK = "tick"
    SCORE = "score"  # a number from 0 to 10
    AMOUNT = "amount"  # a little or a lot
    REGIONS = "regions"  # parts of the body
    TEXT = "text"


class Amount(StrEnum):
    """How much."""

    LITTLE = "little"
    LOT = "lot"


class Side(StrEnum):
    """Where a section stands on paper: on the side where lines begin, where they end, or across."""

    START = "start"
    END = "end"
    BOTH = "both"


@dataclass(frozen=True)
class ChecklistItem:
    """One thing to answer.

    Attributes:
        id: Its name in the answers, never translated.
        text: Its words; for a danger sign those of `red_flags.toml`.
        short: Shorter words for paper that mean the same, or empty.
        tier: How soon help is needed when it is ticked, or empty.
        advice: What to do when it is ticked, in place of what its tier says, or empty.
        article: Where to read on when it is ticked, as `page` or `page#heading`, or empty.
        lines: How many lines there are to write on.
    """

    id: str
    text: str
    kind: ItemKind
    short: str = ""
    tier: str = ""
    advice: str = ""
    article: str = ""
    lines: int = 0

    @property
    def paper_text(self) -> str:
        """The words for paper."""
        return self.short or self.text


@dataclass(frozen=True)
class Sign:
    """A danger sign of the pack.

    Attributes:
        short: Shorter words for paper that mean the same, or empty.
        triggers: What people type who mean it.
    """

    id: str
    text: str
    short: str
    sources: tuple[str, ...]
    triggers: tuple[str, ...]


@dataclass(frozen=True)
class SignGroup:
    """Danger signs that belong together.

    Attributes:
        tier: How soon help is needed: `emergency`, `today` or `soon`.
        title: The line above them, or empty.
    """

    id: str
    tier: str
    title: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class AskedSigns:
    """The danger signs of one group that a checklist asks for, under the group's title."""

    title: str
    signs: tuple[ChecklistItem, ...]


@dataclass(frozen=True)
class DangerBox:
    """The danger signs of one tier.

    Attributes:
        title: Says what to do when one is ticked, in a few words.
        advice: Says it in full.
        article: Where to read on.
    """

    tier: str
    title: str
    advice: str
    article: str
    groups: tuple[AskedSigns, ...]

    @property
    def signs(self) -> tuple[ChecklistItem, ...]:
        """The signs of all groups."""
        return tuple(sign for group in self.groups for sign in group.signs)


@dataclass(frozen=True)
class ChecklistSection:
    """Items that belong together.

    Attributes:
        hint: How to answer, or empty.
        least: What 0 or the smaller amount means, or empty.
        most: What 10 or the larger amount means, or empty.
        row: The row on paper, counted from 1.
        side: Where in that row.
    """

    id: str
    title: str
    hint: str
    least: str
    most: str
    row: int
    side: Side
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True)
class ChecklistSummary:
    """What a list of checklists shows."""

    language: str
    id: str
    code: str
    title: str


@dataclass(frozen=True)
class Checklist:
    """A whole checklist.

    Attributes:
        purpose: What to do with it, in a sentence or two.
        notes: What must be said on screen and paper: that it gives no diagnosis, whom to show it.
        status: When the facts were checked and by whom.
        help_code: Code of the page that has all danger signs, or empty.
        dangers: The boxes of danger signs, the most urgent first.
    """

    summary: ChecklistSummary
    purpose: str
    notes: tuple[str, ...]
    status: str
    reviewed: date
    review_by: date
    review_status: str
    help_code: str
    dangers: tuple[DangerBox, ...]
    sections: tuple[ChecklistSection, ...]

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is due for a check."""
        return today > self.review_by

    @property
    def signs(self) -> tuple[ChecklistItem, ...]:
        """Every danger sign, the most urgent first."""
        return tuple(sign for box in self.dangers for sign in box.signs)

    @property
    def items(self) -> dict[str, ChecklistItem]:
        """Everything that can be answered, by id."""
        return {item.id: item for item in self._each_item()}

    def danger_of(self, item: ChecklistItem) -> DangerBox | None:
        """Return what to do when an item is ticked, or None when it needs nothing."""
        boxes = (box for box in self.dangers if box.tier == item.tier)
        return next(boxes, None) if item.tier else None

    def _each_item(self) -> Iterator[ChecklistItem]:
        yield from self.signs
        for section in self.sections:
            yield from section.items
