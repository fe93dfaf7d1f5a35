"""A checklist as its author wrote it, before it becomes part of a pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from handbook.library.checklist import ChecklistSection


@dataclass(frozen=True)
class BoxPlan:
    """Which danger signs a box asks for, by the groups of `red_flags.toml`.

    Attributes:
        without: Ids of signs of these groups that the box leaves out.
        line: Where it stands in the file.
    """

    tier: str
    title: str
    advice: str
    article: str
    groups: tuple[str, ...]
    without: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class SignAdvice:
    """What to do when one danger sign is ticked, in place of what its tier says."""

    sign: str
    text: str
    article: str
    line: int


@dataclass(frozen=True)
class ChecklistManuscript:
    """One checklist file.

    Attributes:
        path: The file, relative to the content folder.
        id: The file's name without its ending.
        lines: Where its facts stand.
        item_lines: Where each section and item stands, by `section:ID` and `item:ID`.
    """

    path: str
    language: str
    id: str
    code: str
    title: str
    purpose: str
    notes: tuple[str, ...]
    reviewed: date
    review_by: date
    review_status: str
    reviewer: str
    boxes: tuple[BoxPlan, ...]
    advice: tuple[SignAdvice, ...]
    sections: tuple[ChecklistSection, ...]
    lines: Mapping[str, int] = field(default_factory=dict)
    item_lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """Return where a fact stands."""
        return self.lines.get(key, 1)
