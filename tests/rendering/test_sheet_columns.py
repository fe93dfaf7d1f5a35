"""Sections in columns: the page's room is spread, never overdrawn."""

import pytest

from handbook.documents.sheet import Figures, SheetRow, SheetSection, Tick, TickGrid, WriteLines
from handbook.rendering.sheet_columns import LaidRow, loosest
from handbook.rendering.sheet_pen import Ruler

RULER = Ruler("en", "ltr")


def section(*blocks: object) -> SheetSection:
    return SheetSection(1, "Title", "", blocks)


def height(row: SheetRow, looseness: float = 0) -> float:
    return LaidRow(row, RULER, 180, tight=False).height(looseness)


@pytest.mark.parametrize("room", [10.0, 13.7, 20.0, 25.0])
def test_loosest_uses_the_room_and_no_more(room: float) -> None:
    found = loosest(lambda looseness: 10 + 10 * looseness, room)
    assert 10 + 10 * found <= room
    assert found == pytest.approx(min(1, (room - 10) / 10), abs=1e-5)


def test_row_is_as_high_as_its_highest_column() -> None:
    low, high = section(WriteLines("", 2)), section(WriteLines("", 5))
    assert height(SheetRow((low,), (high,))) == height(SheetRow((high,), (low,)))
    assert height(SheetRow((low,), (high,))) > height(SheetRow((low,), (low,)))


def test_row_grows_with_looseness() -> None:
    row = SheetRow((section(WriteLines("", 2)),), (section(WriteLines("", 3)),))
    assert height(row, 1) > height(row, 0.5) > height(row, 0)


def test_figures_have_a_column_of_their_own_width() -> None:
    figures = section(Figures("Front", "Back", "Right", "Left"))
    ticks = section(TickGrid((Tick("a"),)))
    first = LaidRow(SheetRow((ticks,), (figures,)), RULER, 180, tight=False)
    second = LaidRow(SheetRow((figures,), (ticks,)), RULER, 180, tight=False)
    assert first._columns[1][0] > 90 > second._columns[1][0]


def test_wider_column_goes_to_what_needs_it() -> None:
    words = tuple(Tick(f"Some rather long words of {n}") for n in range(12))
    long, short = section(TickGrid(words)), section(TickGrid((Tick("a"),)))
    start = LaidRow(SheetRow((long,), (short,)), RULER, 180, tight=False)
    assert start._columns[1][0] >= 90
