from datetime import UTC, date, datetime

import pytest
from set_clock import SetClock

from handbook.diary import entry_form
from handbook.diary.vocabulary import PartOfDay, Precision, Source
from handbook.errors import WrongValues


def problems_of(values: dict[str, object], clock: SetClock) -> dict[str, str]:
    """Return the message id of every problem, by field."""
    with pytest.raises(WrongValues) as refusal:
        entry_form.check(values, clock())
    return {problem.name: problem.message_id for problem in refusal.value.problems}


@pytest.mark.parametrize(
    ("entered", "score"), [(0, 0), (10, 10), ("0", 0), ("10", 10), (" 7 ", 7), ("+3", 3), ("٧", 7)]
)
def test_whole_number_is_a_score(entered: object, score: int, clock: SetClock) -> None:
    assert entry_form.check({"pain": entered}, clock()).pain == score


@pytest.mark.parametrize(
    "entered",
    ["7.5", "ten", "1e1", "7,5", "²", 7.5, 7.0, True, False, [7], b"7", "9" * 5000, "7\x00"],
)
def test_anything_but_a_whole_number_is_refused(entered: object, clock: SetClock) -> None:
    assert problems_of({"pain": entered}, clock) == {"pain": "entry-pain-not-whole"}


@pytest.mark.parametrize("entered", [-1, 11, "-1", "11", "100", 10**30])
def test_number_outside_the_scale_is_refused(entered: object, clock: SetClock) -> None:
    assert problems_of({"pain": entered}, clock) == {"pain": "entry-pain-out-of-range"}


@pytest.mark.parametrize("values", [{}, {"pain": None}, {"pain": ""}, {"pain": "  "}])
def test_missing_pain_is_no_zero(values: dict[str, object], clock: SetClock) -> None:
    assert problems_of(values, clock) == {"pain": "entry-pain-missing"}


def test_every_problem_is_told_at_once(clock: SetClock) -> None:
    values = {"pain": "7.5", "note": "x" * 10_001, "occurred": "2027-01-01", "source": "guessed"}
    assert problems_of(values, clock) == {
        "pain": "entry-pain-not-whole",
        "note": "entry-note-too-long",
        "occurred": "entry-when-to-come",
        "source": "entry-source-unknown",
    }


def test_problem_never_repeats_the_note(clock: SetClock) -> None:
    with pytest.raises(WrongValues) as refusal:
        entry_form.check({"pain": "canary", "note": "canary" * 2000}, clock())
    assert "canary" not in repr(refusal.value.problems)


@pytest.mark.parametrize("note", [None, "", "   ", "\n"])
def test_blank_note_is_not_recorded(note: object, clock: SetClock) -> None:
    assert entry_form.check({"pain": 1, "note": note}, clock()).note is None


@pytest.mark.parametrize("note", ["x" * 10_000, " a\r\n\tb ", "\x00", "😀" * 10_000, "ألم", "=cmd"])
def test_note_is_kept_to_the_letter(note: str, clock: SetClock) -> None:
    assert entry_form.check({"pain": 1, "note": note}, clock()).note == note


@pytest.mark.parametrize("note", ["half \ud83d", "\udcff", 7, ["a"]])
def test_note_that_is_no_text_is_refused(note: object, clock: SetClock) -> None:
    assert problems_of({"pain": 1, "note": note}, clock) == {"note": "entry-note-not-text"}


def test_field_of_another_name_is_a_bug(clock: SetClock) -> None:
    with pytest.raises(ValueError, match="pian"):
        entry_form.check({"pian": 7}, clock())


def test_without_a_time_it_is_now(clock: SetClock) -> None:
    occurred = entry_form.check({"pain": 1}, clock()).occurred
    assert str(occurred.moment) == "2026-11-22 14:05:00+01:00"
    assert occurred.precision is Precision.EXACT


@pytest.mark.parametrize(
    "entered",
    [
        "2026-11-20T09:30",
        "2026-11-20 09:30:59",
        datetime.fromisoformat("2026-11-20T09:30"),
        "20261120T0930",
    ],
)
def test_local_time_is_taken_as_it_is(entered: object, clock: SetClock) -> None:
    occurred = entry_form.check({"pain": 1, "occurred": entered}, clock()).occurred
    assert str(occurred.moment) == "2026-11-20 09:30:00+01:00"


def test_time_of_another_zone_keeps_its_own_date(clock: SetClock) -> None:
    entered = "2026-11-20T23:30-09:00"
    occurred = entry_form.check({"pain": 1, "occurred": entered}, clock()).occurred
    assert (occurred.local_date, occurred.utc_offset_min) == (date(2026, 11, 20), -540)


@pytest.mark.parametrize("entered", ["2026-11-20", date(2026, 11, 20)])
def test_day_alone_has_no_time(entered: object, clock: SetClock) -> None:
    occurred = entry_form.check({"pain": 1, "occurred": entered}, clock()).occurred
    assert (occurred.local_date, occurred.local_time) == (date(2026, 11, 20), None)
    assert occurred.precision is Precision.DAY


def test_part_of_a_day(clock: SetClock) -> None:
    values = {"pain": 1, "occurred": "2026-11-20", "part_of_day": "night"}
    occurred = entry_form.check(values, clock()).occurred
    assert (occurred.precision, occurred.part_of_day) == (Precision.PART_OF_DAY, PartOfDay.NIGHT)


@pytest.mark.parametrize(
    "entered",
    [
        "2026-11-22T14:06",
        "2026-11-23",
        "9999-12-31T23:59",
        "9999-12-31T23:59-23:59",
        "9999-12-31",
        datetime(2026, 11, 22, 13, 6, tzinfo=UTC),
    ],
)
def test_time_to_come_is_refused(entered: object, clock: SetClock) -> None:
    found = problems_of({"pain": 1, "occurred": entered}, clock)
    assert found == {"occurred": "entry-when-to-come"}


@pytest.mark.parametrize("entered", ["1899-12-31", "0001-01-01T00:00", "0001-01-01T00:00+23:59"])
def test_time_long_ago_is_refused(entered: object, clock: SetClock) -> None:
    found = problems_of({"pain": 1, "occurred": entered}, clock)
    assert found == {"occurred": "entry-when-too-early"}


@pytest.mark.parametrize(
    "entered",
    ["yesterday", "", "14:05", "2026-13-01", "2026-02-30", "\udcff", "2026-11-20T10:00+15:00", 7],
)
def test_time_not_understood_is_refused(entered: object, clock: SetClock) -> None:
    found = problems_of({"pain": 1, "occurred": entered}, clock)
    assert found == {"occurred": "entry-when-not-understood"}


@pytest.mark.parametrize(
    ("when", "part", "message_id"),
    [
        ("2026-11-20", "noonish", "entry-part-of-day-unknown"),
        ("2026-11-20T10:00", "night", "entry-part-of-day-with-time"),
    ],
)
def test_part_of_day_that_cannot_be(when: str, part: str, message_id: str, clock: SetClock) -> None:
    found = problems_of({"pain": 1, "occurred": when, "part_of_day": part}, clock)
    assert message_id in found.values()


@pytest.mark.parametrize("source", list(Source))
def test_source_is_kept(source: Source, clock: SetClock) -> None:
    assert entry_form.check({"pain": 1, "source": source.value}, clock()).source is source
