"""When something happened, as the person's own clock and calendar said it there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from handbook.diary.vocabulary import PartOfDay, Precision

LEAST_OFFSET, GREATEST_OFFSET = -720, 840  # minutes; every zone on earth lies between
KEYS = (
    "occurred_local_date",
    "occurred_local_time",
    "time_precision",
    "part_of_day",
    "utc_offset_min",
)
# Where an entry without a time stands among those of its day.
STANDS_AT = {
    PartOfDay.NIGHT: time(0),
    PartOfDay.MORNING: time(6),
    PartOfDay.AFTERNOON: time(12),
    PartOfDay.EVENING: time(18),
    None: time(23, 59),
}


@dataclass(frozen=True)
class Occurrence:
    """A moment, a part of a day, or a day.

    The date is the one the person lived in: neither travel nor summer time ever changes it.

    Attributes:
        local_date: The date on the person's calendar.
        local_time: The time on the person's clock, or None where only the day is known.
        precision: How exactly it is known.
        utc_offset_min: How many minutes that clock was ahead of UTC.
        part_of_day: Given when that is all that is known of the time.
    """

    local_date: date
    local_time: time | None
    precision: Precision
    utc_offset_min: int
    part_of_day: PartOfDay | None = None

    @classmethod
    def at(cls, moment: datetime) -> "Occurrence":
        """Take the local date, the time to the minute and the offset of an aware moment."""
        clock = time(moment.hour, moment.minute)
        return cls(moment.date(), clock, Precision.EXACT, offset_minutes(moment))

    @classmethod
    def on(cls, day: date, part: PartOfDay | None, zone: datetime) -> "Occurrence":
        """Take a day, or a part of it, in the zone of an aware moment."""
        noon = datetime.combine(day, time(12), zone.tzinfo)
        precision = Precision.PART_OF_DAY if part else Precision.DAY
        return cls(day, None, precision, offset_minutes(noon), part)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "Occurrence":
        """Read what `to_document` wrote.

        Raises:
            ValueError: A value is not one that this version knows.
            TypeError: A value is of another type.
        """
        clock = document.get("occurred_local_time")
        part = document.get("part_of_day")
        offset = document.get("utc_offset_min")
        if type(offset) is not int or not LEAST_OFFSET <= offset <= GREATEST_OFFSET:
            raise ValueError("not an offset from UTC")
        return cls(
            date.fromisoformat(document.get("occurred_local_date", "")),
            None if clock is None else time.fromisoformat(clock),
            Precision(document.get("time_precision", "")),
            offset,
            None if part is None else PartOfDay(part),
        )

    def to_document(self) -> dict[str, Any]:
        """Return the keys to store; what is not known is left out."""
        document: dict[str, Any] = {
            "occurred_local_date": self.local_date.isoformat(),
            "time_precision": self.precision.value,
            "utc_offset_min": self.utc_offset_min,
        }
        if self.local_time is not None:
            exact = self.local_time.second or self.local_time.microsecond
            document["occurred_local_time"] = self.local_time.isoformat(
                "auto" if exact else "minutes"
            )
        if self.part_of_day is not None:
            document["part_of_day"] = self.part_of_day.value
        return document

    def is_said_as(self, when: date | datetime, part: PartOfDay | None) -> bool:
        """Tell whether a form names this very day, part of the day or minute."""
        if not isinstance(when, datetime):
            return (when, None, part) == (self.local_date, self.local_time, self.part_of_day)
        clock = self.local_time
        return (
            part is None
            and clock is not None
            and (when.date(), when.hour, when.minute) == (self.local_date, clock.hour, clock.minute)
        )

    @property
    def moment(self) -> datetime | None:
        """Return the aware moment, where the time is known."""
        if self.local_time is None:
            return None
        zone = timezone(timedelta(minutes=self.utc_offset_min))
        return datetime.combine(self.local_date, self.local_time, zone)

    @property
    def order(self) -> tuple[date, int]:
        """Return what sorts occurrences: by day, then as time really went by."""
        clock = self.local_time or STANDS_AT[self.part_of_day]
        return self.local_date, clock.hour * 3600 + clock.minute * 60 + clock.second - (
            self.utc_offset_min * 60
        )


def offset_minutes(moment: datetime) -> int:
    """Return how many minutes an aware moment's clock is ahead of UTC."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a time zone")
    return round(offset.total_seconds() / 60)
