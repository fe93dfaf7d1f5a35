"""A clock for tests."""

from datetime import datetime, timedelta, timezone

HERE = timezone(timedelta(hours=1))


class SetClock:
    """A clock that stands still until a test turns it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 14, 5, 33, 250_000, HERE)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)
