"""Blocks of a sheet: room for handwriting, and what gives way on a full page."""

import pytest

from handbook.documents.sheet import (
    ChoiceLine,
    Choices,
    Figures,
    ScoreLine,
    Scores,
    WriteLines,
)
from handbook.rendering.sheet_blocks import Heading, LaidBlock, lay_block
from handbook.rendering.sheet_pen import LABEL, LINE_HEIGHT, Ruler

RULER = Ruler("en", "ltr")
HEADING = Heading(40, 6)
LONG = "Paracetamol when needed, and a gel in the morning, which helps a little. " * 2


def laid(block: object, *, width: float = 90, tight: bool = False) -> LaidBlock:
    return lay_block(block, RULER, width, HEADING, tight=tight)


@pytest.mark.parametrize("tight", [False, True])
@pytest.mark.parametrize("lines", [1, 2, 4])
def test_line_to_write_on_has_eight_millimetres(lines: int, *, tight: bool) -> None:
    assert LINE_HEIGHT >= 8
    assert laid(WriteLines("Helps", lines), tight=tight).least == lines * LINE_HEIGHT


def test_what_was_written_is_never_cut() -> None:
    short, long = laid(WriteLines("", 2, "Walk")), laid(WriteLines("", 2, LONG * 3))
    assert short.least == 2 * LINE_HEIGHT
    assert long.least > 4 * RULER.line_height(LABEL)


def test_empty_extra_line_gives_way_on_a_full_page_only() -> None:
    own = WriteLines("My own question", 1, may_be_left_out=True)
    assert laid(own).least == LINE_HEIGHT
    assert laid(own, tight=True).least == 0
    written = WriteLines("My own question", 1, "Why?", may_be_left_out=True)
    assert laid(written, tight=True).least > 4


def test_single_line_stands_beside_its_title() -> None:
    assert laid(WriteLines("", 1)).rise == HEADING.height
    assert laid(WriteLines("", 2)).rise == 0
    assert laid(WriteLines("Helps", 1)).rise == 0


def test_caption_of_the_figures_gives_way_on_a_full_page() -> None:
    figures = Figures("Front", "Back", "Right", "Left", frozenset(), "Knee left, front")
    assert laid(figures, tight=True).least < laid(figures).least


def test_figures_grow_no_wider_than_their_column() -> None:
    figures = Figures("Front", "Back", "Right", "Left")
    narrow, wide = laid(figures, width=45), laid(figures, width=90)
    assert narrow.slack < wide.slack


def test_scores_and_choices_need_a_row_each() -> None:
    scores = [Scores(tuple(ScoreLine("Now") for _ in range(n)), "None", "Worst") for n in (1, 3)]
    assert laid(scores[1]).least > laid(scores[0]).least + 2 * 6
    choices = [Choices(("a", "b"), tuple(ChoiceLine("x") for _ in range(n))) for n in (1, 10)]
    assert laid(choices[1]).least > laid(choices[0]).least + 9 * 4.5


def test_words_above_choices_stand_beside_a_short_title() -> None:
    block = Choices(("A little", "A lot"), (ChoiceLine("Walking"),))
    assert laid(block).rise > 0
    assert lay_block(block, RULER, 90, Heading(80, 6), tight=False).rise == 0
