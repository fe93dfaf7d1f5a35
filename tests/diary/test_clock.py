import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from handbook.diary import entry_form
from handbook.diary.clock import LocalZone, local_now

CENTRAL_EUROPE = "CET-1CEST,M3.5.0,M10.5.0/3"
SPRING, AUTUMN = "2026-03-29", "2026-10-25"


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalZone]:
    """Return the local zone of a computer in central Europe."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has no way to set the zone of a process")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", CENTRAL_EUROPE)
        time.tzset()
        yield LocalZone()
    time.tzset()


def in_zone(text: str, zone: LocalZone) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(zone)


def test_now_is_now() -> None:
    assert abs(local_now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize(
    ("utc", "local"),
    [
        ("2026-01-15T12:00", "2026-01-15T13:00:00+01:00"),
        ("2026-07-15T12:00", "2026-07-15T14:00:00+02:00"),
        (f"{SPRING}T00:59", f"{SPRING}T01:59:00+01:00"),
        (f"{SPRING}T01:00", f"{SPRING}T03:00:00+02:00"),
        (f"{AUTUMN}T00:30", f"{AUTUMN}T02:30:00+02:00"),
        (f"{AUTUMN}T01:30", f"{AUTUMN}T02:30:00+01:00"),
    ],
)
def test_moment_has_the_offset_of_its_own_day(zone: LocalZone, utc: str, local: str) -> None:
    assert in_zone(utc, zone).isoformat() == local


def test_entry_about_summer_has_the_offset_of_summer(zone: LocalZone) -> None:
    now = in_zone("2026-11-22T12:00", zone)
    form = entry_form.check({"pain": 4, "occurred": "2026-08-01T09:00"}, now)
    assert str(form.occurred.moment) == "2026-08-01 09:00:00+02:00"


def test_day_in_summer_has_the_offset_of_summer(zone: LocalZone) -> None:
    now = in_zone("2026-11-22T12:00", zone)
    form = entry_form.check({"pain": 4, "occurred": "2026-08-01"}, now)
    assert form.occurred.utc_offset_min == 120


def test_hour_that_comes_twice_keeps_its_order(zone: LocalZone) -> None:
    first, second = (
        entry_form.check({"pain": 4}, in_zone(f"{AUTUMN}T{hour}:30", zone)).occurred
        for hour in ("00", "01")
    )
    assert first.local_time == second.local_time
    assert first.order < second.order


def test_later_half_of_the_first_hour_is_not_to_come_in_the_second(zone: LocalZone) -> None:
    now = in_zone(f"{AUTUMN}T01:10", zone)  # the clock says 02:10 for the second time
    form = entry_form.check({"pain": 4, "occurred": f"{AUTUMN}T02:30"}, now)
    assert str(form.occurred.moment) == f"{AUTUMN} 02:30:00+02:00"


def test_time_that_the_spring_night_left_out_keeps_its_date(zone: LocalZone) -> None:
    now = in_zone(f"{SPRING}T12:00", zone)
    form = entry_form.check({"pain": 4, "occurred": f"{SPRING}T02:30"}, now)
    assert str(form.occurred.moment).startswith(f"{SPRING} 02:30")


@pytest.mark.parametrize("year", [1900, 1969, 2038, 2100])
def test_distant_years_have_an_offset(zone: LocalZone, year: int) -> None:
    assert datetime(year, 1, 1, tzinfo=zone).utcoffset() is not None
