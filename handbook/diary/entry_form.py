"""Checks what somebody entered for a pain entry: every problem at once, by field.

The screen, the command line and every import come through here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from handbook.diary.occurrence import GREATEST_OFFSET, LEAST_OFFSET, Occurrence, offset_minutes
from handbook.diary.vocabulary import PartOfDay, Source
from handbook.errors import FieldProblem, WrongValues

FIELDS = frozenset({"pain", "note", "occurred", "part_of_day", "source"})
LEAST_PAIN, WORST_PAIN = 0, 10
LONGEST_NOTE = 10_000  # characters
EARLIEST_DAY = date(1900, 1, 1)

WHOLE_NUMBER = re.compile(r"[+-]?\d{1,9}")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: no file format can hold it

Values = Mapping[str, object]
Value = TypeVar("Value")


@dataclass(frozen=True)
class CheckedForm:
    """What somebody entered, once it can be used; None is not recorded."""

    occurred: Occurrence
    pain: int
    note: str | None
    source: Source


class _Unusable(Exception):
    """A value cannot be used."""

    def __init__(self, message_id: str, name: str, **parameters: object) -> None:
        super().__init__(message_id)
        self.problem = FieldProblem(message_id, name, parameters)


def check(
    values: Values,
    now: datetime,
    *,
    kept: Occurrence | None = None,
    source: Source = Source.TYPED,
) -> CheckedForm:
    """Return the values that were entered, as what they mean.

    Args:
        values: Of `FIELDS`, those that were filled in. `pain` is a whole number or its digits;
            `occurred` a moment, a day, or either in ISO form (without it: `now`); `part_of_day`
            goes with a day; `source` says who wrote it.
        now: An aware moment; an entry is never about later.
        kept: When it was, for an entry being edited; stays unless another time is entered.
        source: What holds where `values` names none.

    Raises:
        WrongValues: Some values cannot be used; it lists all of them.
    """
    if not values.keys() <= FIELDS:
        raise ValueError(f"no such fields: {sorted(values.keys() - FIELDS)}")
    problems: list[FieldProblem] = []

    def usable(read: Callable[[], Value]) -> Value | None:
        try:
            return read()
        except _Unusable as error:
            problems.append(error.problem)
            return None

    pain = usable(lambda: _pain(values))
    note = usable(lambda: _note(values))
    occurred = usable(lambda: _occurred(values, now, kept))
    written_by = usable(lambda: _source(values, source))
    if pain is None or occurred is None or written_by is None or problems:
        raise WrongValues(problems)
    return CheckedForm(occurred, pain, note, written_by)


def _pain(values: Values) -> int:
    value = values.get("pain")
    if value is None or _is_blank(value):
        raise _Unusable("entry-pain-missing", "pain")
    if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value.strip()):
        value = int(value)
    if type(value) is not int:
        raise _Unusable("entry-pain-not-whole", "pain")
    if not LEAST_PAIN <= value <= WORST_PAIN:
        raise _Unusable("entry-pain-out-of-range", "pain")
    return value


def _note(values: Values) -> str | None:
    value = values.get("note")
    if value is None or _is_blank(value):
        return None
    if not isinstance(value, str) or LONE_SURROGATE.search(value):
        raise _Unusable("entry-note-not-text", "note")
    if len(value) > LONGEST_NOTE:
        raise _Unusable("entry-note-too-long", "note", length=len(value), longest=LONGEST_NOTE)
    return value


def _source(values: Values, usual: Source) -> Source:
    try:
        return Source(str(values.get("source", usual)))
    except ValueError as error:
        raise _Unusable("entry-source-unknown", "source") from error


def _occurred(values: Values, now: datetime, kept: Occurrence | None) -> Occurrence:
    value = values.get("occurred")
    if isinstance(value, str):
        value = _day_or_moment(value)
    if value is None:
        return kept or Occurrence.at(now)
    if not isinstance(value, date):
        raise _Unusable("entry-when-not-understood", "occurred")
    part = _part_of_day(values)
    if kept and kept.is_said_as(value, part):
        return kept
    day = value.date() if isinstance(value, datetime) else value
    if day < EARLIEST_DAY:
        raise _Unusable("entry-when-too-early", "occurred")
    if not isinstance(value, datetime):
        if day > now.date():
            raise _Unusable("entry-when-to-come", "occurred")
        return Occurrence.on(day, part, now)
    if part is not None:
        raise _Unusable("entry-part-of-day-with-time", "part_of_day")
    return _moment(value, now)


def _moment(value: datetime, now: datetime) -> Occurrence:
    """Take a moment of the person's own clock, or of the clock that its offset names."""
    if value.year > now.year + 1:  # the last hours of the calendar cannot be counted with
        raise _Unusable("entry-when-to-come", "occurred")
    moment = value if value.tzinfo else value.replace(tzinfo=now.tzinfo)
    if not LEAST_OFFSET <= offset_minutes(moment) <= GREATEST_OFFSET:
        raise _Unusable("entry-when-not-understood", "occurred")
    if moment.astimezone(UTC) > now.astimezone(UTC):  # else the clock's digits are compared
        raise _Unusable("entry-when-to-come", "occurred")
    return Occurrence.at(moment)


def _part_of_day(values: Values) -> PartOfDay | None:
    value = values.get("part_of_day")
    try:
        return None if value is None else PartOfDay(str(value))
    except ValueError as error:
        raise _Unusable("entry-part-of-day-unknown", "part_of_day") from error


def _day_or_moment(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        try:
            return datetime.fromisoformat(text.strip())
        except ValueError as error:
            raise _Unusable("entry-when-not-understood", "occurred") from error


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()
