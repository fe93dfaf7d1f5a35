from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.diary.occurrence import KEYS, Occurrence
from handbook.diary.vocabulary import PartOfDay, Precision

occurrences = st.builds(
    Occurrence,
    st.dates(),
    st.none() | st.times(),
    st.sampled_from(Precision),
    st.integers(-720, 840),
    st.none() | st.sampled_from(PartOfDay),
)


@settings(deadline=None)
@given(occurrences)
def test_stored_occurrence_comes_back(occurrence: Occurrence) -> None:
    document = occurrence.to_document()
    assert document.keys() <= set(KEYS)
    assert Occurrence.from_document(document) == occurrence


@settings(deadline=None)
@given(occurrences)
def test_any_occurrence_can_be_sorted(occurrence: Occurrence) -> None:
    assert occurrence.order[0] == occurrence.local_date


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("occurred_local_date", "yesterday"),
        ("occurred_local_date", None),
        ("occurred_local_date", 20261122),
        ("occurred_local_time", "25:00"),
        ("occurred_local_time", 14),
        ("time_precision", "about"),
        ("time_precision", None),
        ("part_of_day", "noonish"),
        ("utc_offset_min", None),
        ("utc_offset_min", True),
        ("utc_offset_min", 60.0),
        ("utc_offset_min", 841),
        ("utc_offset_min", -721),
    ],
)
def test_value_that_is_not_known_is_refused(key: str, value: Any) -> None:
    sound = Occurrence.at(datetime(2026, 11, 22, 14, 5, tzinfo=UTC)).to_document()
    with pytest.raises((ValueError, TypeError)):
        Occurrence.from_document(sound | {key: value})


def test_travel_east_does_not_change_the_order_of_a_day() -> None:
    here = Occurrence.at(datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=1))))
    there = Occurrence.at(datetime(2026, 11, 22, 14, 0, tzinfo=timezone(timedelta(hours=7))))
    assert there.order < here.order  # it was an hour before


def test_day_comes_before_the_hour() -> None:
    late = Occurrence.at(datetime(2026, 11, 22, 23, 59, tzinfo=timezone(timedelta(hours=-10))))
    early = Occurrence.at(datetime(2026, 11, 23, 0, 1, tzinfo=timezone(timedelta(hours=14))))
    assert late.order < early.order


def test_parts_of_a_day_stand_in_their_order() -> None:
    zone = datetime(2026, 11, 22, tzinfo=UTC)
    parts = [Occurrence.on(date(2026, 11, 20), part, zone) for part in (*PartOfDay, None)]
    assert sorted(parts, key=lambda each: each.order) == parts


def test_form_says_the_same_minute() -> None:
    occurrence = Occurrence(date(2026, 11, 22), time(14, 5, 33), Precision.EXACT, 60)
    assert occurrence.is_said_as(datetime.fromisoformat("2026-11-22T14:05"), None)
    assert not occurrence.is_said_as(datetime.fromisoformat("2026-11-22T14:06"), None)
    assert not occurrence.is_said_as(date(2026, 11, 22), None)


def test_form_says_the_same_day() -> None:
    occurrence = Occurrence(date(2026, 11, 22), None, Precision.PART_OF_DAY, 60, PartOfDay.MORNING)
    assert occurrence.is_said_as(date(2026, 11, 22), PartOfDay.MORNING)
    assert not occurrence.is_said_as(date(2026, 11, 22), None)
    assert not occurrence.is_said_as(datetime.fromisoformat("2026-11-22T00:00"), None)
