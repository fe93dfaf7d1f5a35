"""Boxes to tick use as little height as they can, and no tick is lost."""

from handbook.documents.sheet import Tick, TickGrid
from handbook.rendering.sheet_pen import LABEL, Ruler
from handbook.rendering.tick_grid import LaidTicks, lowest

RULER = Ruler("en", "ltr")
LONG = "Back pain with fever, or back pain if you have had cancer and more"


def laid(*words: str, width: float = 180, ticked: bool = False, tight: bool = False) -> LaidTicks:
    grid = TickGrid(tuple(Tick(word, ticked) for word in words))
    return LaidTicks(grid, RULER, width, tight=tight)


def cells(grid: LaidTicks) -> list[list[str]]:
    return [[cell.tick.text for cell in row.cells] for row in grid._rows]


def test_short_words_stand_in_as_few_rows_as_three_columns_allow() -> None:
    assert cells(laid(*"abcdef")) == [["a", "b", "c"], ["d", "e", "f"]]
    assert cells(laid(*"abcd")) == [["a", "b"], ["c", "d"]]  # a third column saves no row


def test_words_too_long_for_a_column_get_a_row_of_their_own() -> None:
    width = RULER.width(LONG, LABEL) * 1.3
    assert cells(laid(LONG, "short", "other", width=width)) == [[LONG], ["short", "other"]]


def test_short_words_after_a_long_one_fill_the_row_before_it() -> None:
    width = RULER.width(LONG, LABEL) * 1.3
    assert cells(laid("short", LONG, "other", width=width)) == [["short", "other"], [LONG]]


def test_no_tick_is_lost() -> None:
    words = [f"{LONG[: 9 * n]} {n}" for n in range(1, 8)]
    for width in (40, 80, 120, 180):
        found = [word for row in cells(laid(*words, width=width)) for word in row]
        assert sorted(found) == sorted(words)


def test_ticking_does_not_change_the_height() -> None:
    words = ("Constant pain", "Sharp or stabbing", "Sore to light touch", LONG)
    for width in range(40, 190, 7):
        assert laid(*words, width=width).least == laid(*words, width=width, ticked=True).least


def test_tight_grid_is_lower_and_has_the_same_rows() -> None:
    usual, tight = laid("a", "b", "c", "d"), laid("a", "b", "c", "d", tight=True)
    assert tight.least < usual.least
    assert cells(tight) == cells(usual)


def test_of_plans_as_low_the_first_is_taken() -> None:
    assert lowest([3.0, 2.2, 2.0, 5.0], height=lambda plan: plan) == 2.2
    assert lowest([3.0, 2.0], height=lambda plan: plan) == 2.0
