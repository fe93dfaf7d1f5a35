import dataclasses
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from set_clock import SetClock
from test_occurrence import occurrences

from handbook.diary.entry import KNOWN_KEYS, NotUnderstood, PainEntry, Revision
from handbook.diary.occurrence import Occurrence
from handbook.diary.vocabulary import Covers, Precision, Source
from handbook.errors import WrongValues

any_text = st.text(st.characters(exclude_categories=[]))
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | any_text,
    lambda inner: st.lists(inner) | st.dictionaries(any_text, inner),
    max_leaves=4,
)
unknown_keys = st.dictionaries(any_text.filter(lambda key: key not in KNOWN_KEYS), any_json)
moments = st.datetimes(timezones=st.just(UTC))
revisions = st.builds(
    Revision,
    moments,
    st.dictionaries(any_text, any_json),
    st.dictionaries(any_text.filter(lambda key: key not in {"replaced_at", "values"}), any_json),
)
entries = st.builds(
    PainEntry,
    occurrences,
    moments,
    pain=st.none() | st.integers(0, 10),
    covers=st.sampled_from(Covers),
    note=st.none() | any_text,
    source=st.sampled_from(Source),
    id=st.binary(min_size=16, max_size=16),
    updated_at=st.none() | moments,
    deleted_at=st.none() | moments,
    revisions=st.lists(revisions, max_size=2).map(tuple),
    unknown=unknown_keys,
)


@pytest.fixture
def entry(clock: SetClock) -> PainEntry:
    return PainEntry.from_form({"pain": 7, "note": "after the walk"}, clock())


@settings(deadline=None, max_examples=60)
@given(entries)
def test_stored_entry_comes_back(entry: PainEntry) -> None:
    stored = json.loads(json.dumps(entry.to_document()))
    assert PainEntry.from_document(entry.id, stored) == entry


@settings(deadline=None, max_examples=60)
@given(unknown_keys)
def test_keys_of_a_newer_version_survive_an_edit(unknown: dict[str, Any]) -> None:
    now = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    entry = PainEntry.from_form({"pain": 7}, now)
    stored = PainEntry.from_document(entry.id, entry.to_document() | unknown)
    rewritten = stored.edited({"pain": 3}, now).to_document()
    assert rewritten.items() >= unknown.items()
    assert rewritten["revisions"][0]["values"].items() >= unknown.items()


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*KNOWN_KEYS, "areas"]), any_json))
def test_any_odd_document_is_read_or_not_understood(changes: dict[str, Any]) -> None:
    now = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    entry = PainEntry.from_form({"pain": 7}, now)
    try:
        read = PainEntry.from_document(entry.id, entry.to_document() | changes)
    except NotUnderstood:
        return
    assert read.pain is None or 0 <= read.pain <= 10


def test_record_has_the_documented_shape(entry: PainEntry) -> None:
    assert entry.to_document() == {
        "v": 1,
        "kind": "pain_entry",
        "covers": "now",
        "occurred_local_date": "2026-11-22",
        "occurred_local_time": "14:05",
        "time_precision": "exact",
        "utc_offset_min": 60,
        "pain": 7,
        "note": "after the walk",
        "source": "typed",
        "recorded_at": "2026-11-22T14:05:33.250000+01:00",
    }


def test_what_was_not_recorded_has_no_key(clock: SetClock) -> None:
    entry = PainEntry.from_form({"pain": 0}, clock())
    assert entry.to_document()["pain"] == 0
    assert "note" not in entry.to_document()


def test_stored_entry_without_pain_is_not_recorded(entry: PainEntry) -> None:
    document = entry.to_document()
    del document["pain"]
    assert PainEntry.from_document(entry.id, document).pain is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("v", 2),
        ("v", True),
        ("v", "1"),
        ("kind", "day_mark"),
        ("covers", "week"),
        ("pain", 11),
        ("pain", "7"),
        ("pain", 7.0),
        ("pain", True),
        ("note", 7),
        ("source", "guessed"),
        ("recorded_at", "2026-11-22T14:05"),
        ("recorded_at", None),
        ("revisions", [{}]),
        ("revisions", 7),
    ],
)
def test_record_that_this_version_does_not_know_is_left_alone(
    entry: PainEntry, key: str, value: object
) -> None:
    with pytest.raises(NotUnderstood):
        PainEntry.from_document(entry.id, entry.to_document() | {key: value})


def test_wrong_form_makes_no_entry(clock: SetClock) -> None:
    with pytest.raises(WrongValues):
        PainEntry.from_form({"note": "no number"}, clock())


def test_score_off_the_scale_cannot_be_made(entry: PainEntry) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        dataclasses.replace(entry, pain=11)


def test_words_and_scores_are_not_in_the_representation(entry: PainEntry, clock: SetClock) -> None:
    edited = entry.edited({"pain": 9, "note": "canary"}, clock())
    assert "canary" not in repr(edited)
    assert "walk" not in repr(edited)
    assert "pain" not in repr(edited)


def test_edit_keeps_the_old_values(entry: PainEntry, clock: SetClock) -> None:
    clock.turn(hours=1)
    edited = entry.edited({"pain": 3}, clock())
    assert (edited.pain, edited.note) == (3, None)
    (old,) = edited.revisions
    assert (old.values["pain"], old.values["note"]) == (7, "after the walk")
    assert old.replaced_at == edited.updated_at == clock()


def test_edit_keeps_when_it_was_and_when_it_was_written(entry: PainEntry, clock: SetClock) -> None:
    clock.turn(days=2)
    edited = entry.edited({"pain": 3}, clock())
    assert edited.occurred == entry.occurred
    assert edited.recorded_at == entry.recorded_at
    assert edited.id == entry.id


def test_edit_of_one_field_keeps_the_others(entry: PainEntry, clock: SetClock) -> None:
    edited = entry.edited(entry.form_values() | {"pain": 3}, clock())
    assert (edited.pain, edited.note, edited.occurred) == (3, "after the walk", entry.occurred)


def test_edit_that_changes_nothing_leaves_no_revision(entry: PainEntry, clock: SetClock) -> None:
    clock.turn(days=1)
    assert entry.edited(entry.form_values(), clock()) is entry


def test_edit_in_a_zone_behind_keeps_the_time(entry: PainEntry, clock: SetClock) -> None:
    clock.turn(minutes=5)
    abroad = clock().astimezone(timezone(timedelta(hours=-5)))
    said = datetime.fromisoformat("2026-11-22T14:05")
    edited = entry.edited({"pain": 3, "occurred": said}, abroad)
    assert edited.occurred == entry.occurred


def test_second_edit_adds_to_the_first(entry: PainEntry, clock: SetClock) -> None:
    edited = entry.edited({"pain": 3}, clock()).edited({"pain": 4}, clock())
    assert [old.values["pain"] for old in edited.revisions] == [7, 3]
    assert "revisions" not in edited.revisions[1].values


def test_edit_with_a_wrong_value_is_refused(entry: PainEntry, clock: SetClock) -> None:
    with pytest.raises(WrongValues):
        entry.edited({"pain": "ten"}, clock())


def test_time_can_be_edited_to_a_day(entry: PainEntry, clock: SetClock) -> None:
    edited = entry.edited({"pain": 7, "occurred": "2026-11-20"}, clock())
    assert edited.occurred.precision is Precision.DAY
    assert edited.is_filled_in_later


@pytest.mark.parametrize(
    ("occurred", "days"),
    [("2026-11-22T00:01", 0), ("2026-11-21T23:59", 1), ("2026-11-20", 2)],
)
def test_days_until_it_was_written_down(occurred: str, days: int, clock: SetClock) -> None:
    entry = PainEntry.from_form({"pain": 1, "occurred": occurred}, clock())
    assert entry.recall_days == days
    assert entry.is_filled_in_later is (days > 0)


def test_date_ahead_of_the_clock_by_travel_is_not_later(clock: SetClock) -> None:
    entry = PainEntry.from_form({"pain": 1, "occurred": "2026-11-23T02:00+14:00"}, clock())
    assert entry.recall_days == 0


def test_deleted_entry_is_taken_back_whole(entry: PainEntry, clock: SetClock) -> None:
    back = entry.deleted(clock()).taken_back(clock())
    assert dataclasses.replace(back, updated_at=None) == entry


def test_entries_of_one_minute_stand_as_they_were_written(clock: SetClock) -> None:
    first = PainEntry.from_form({"pain": 1}, clock())
    clock.turn(seconds=1)
    second = PainEntry.from_form({"pain": 2}, clock())
    assert first.occurred == second.occurred
    assert first.order < second.order


def test_entry_says_when_as_an_occurrence(entry: PainEntry, clock: SetClock) -> None:
    assert entry.occurred == Occurrence.at(clock())
