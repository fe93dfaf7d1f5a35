"""The time as this computer tells it, with the summer time of other days."""

import time
from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """The time zone that this computer is set to.

    `datetime.astimezone()` gives the offset of one moment only; an entry about last month needs the
    offset that was in force then.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return how far local time is ahead of UTC at a local moment."""
        if moment is None:
            return None
        try:
            return moment.replace(tzinfo=None).astimezone().utcoffset()
        except (OSError, OverflowError, ValueError):  # Windows knows no offsets before 1970
            return timedelta(seconds=-time.timezone)

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Leave unsaid how much of the offset is summer time; nothing here needs it."""

    def tzname(self, moment: datetime | None) -> str | None:
        """Leave the zone without a name; what is stored is the offset."""

    def fromutc(self, moment: datetime) -> datetime:
        """Return the local moment; the second 01:30 of an autumn night has `fold` 1."""
        there = moment.replace(tzinfo=UTC).astimezone()
        local = there.replace(tzinfo=self, fold=0)
        return local if local.utcoffset() == there.utcoffset() else local.replace(fold=1)


def local_now() -> datetime:
    """Return the time now, in the zone of this computer."""
    return datetime.now(LocalZone())
