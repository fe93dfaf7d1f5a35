"""The words an entry is made of: stable ids that are stored, shown in any language."""

from enum import StrEnum


class Covers(StrEnum):
    """What a pain entry is about."""

    NOW = "now"
    DAY = "day"
    FLARE = "flare"


class Precision(StrEnum):
    """How exactly somebody knows when it was."""

    EXACT = "exact"
    PART_OF_DAY = "part_of_day"
    DAY = "day"


class PartOfDay(StrEnum):
    """A part of the day, where the time is not known."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Source(StrEnum):
    """How an entry came into the diary."""

    TYPED = "typed"
    STAFF_ASSISTED = "staff_assisted"
    PAPER_TRANSCRIBED = "paper_transcribed"
    IMPORTED = "imported"
