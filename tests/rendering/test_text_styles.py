import pytest
from PySide6.QtGui import QFont

from handbook.rendering import fonts
from handbook.rendering.text_styles import Ink, Scope, TextStyles
from handbook.rendering.theme import LIGHT

ENGLISH, ARABIC = Scope("en", is_rtl=False), Scope("ar", is_rtl=True)


@pytest.mark.parametrize(("text_px", "size"), [(17, 17), (34, 34), (18.7, 19), (0.2, 1)])
def test_font_size_is_whole_pixels(text_px: float, size: int) -> None:
    form = TextStyles(LIGHT, text_px).characters(Ink(LIGHT.text), ENGLISH)
    assert form.font().pixelSize() == size


def test_font_is_that_of_the_language() -> None:
    styles = TextStyles(LIGHT, 17)
    for scope, family in ((ENGLISH, fonts.LATIN), (ARABIC, fonts.ARABIC)):
        assert styles.characters(Ink(LIGHT.text), scope).font().families()[0] == family
        assert styles.font(Ink(LIGHT.text), scope).families()[0] == family


def test_ink_decides_weight_slant_and_colour() -> None:
    ink = Ink("#123456", weight=QFont.Weight.Bold, italic=True)
    form = TextStyles(LIGHT, 17).characters(ink, ENGLISH)
    assert form.font().bold()
    assert form.font().italic()
    assert form.foreground().color().name() == "#123456"


def test_indent_is_on_the_side_where_lines_start() -> None:
    styles = TextStyles(LIGHT, 34)
    english, arabic = styles.block(ENGLISH, indent=10), styles.block(ARABIC, indent=10)
    assert (english.leftMargin(), english.rightMargin()) == (20, 0)
    assert (arabic.leftMargin(), arabic.rightMargin()) == (0, 20)


def test_line_height_is_a_share_of_the_fonts_own() -> None:
    ascent, descent = fonts.line_metrics("en")
    share = TextStyles(LIGHT, 1700).line_share(1.5, 1.0, ENGLISH)
    assert share * (ascent + descent) == pytest.approx(1.5, rel=0.001)


@pytest.mark.parametrize("language", ["ar", "sd"])
def test_lines_of_arabic_script_are_wider_than_latin_ones(language: str) -> None:
    share = TextStyles(LIGHT, 17).line_share(1.5, 1.0, Scope(language, is_rtl=True))
    assert share * sum(fonts.line_metrics(language)) > 1.5


def test_lines_of_a_tall_font_are_tighter_than_it_asks_for() -> None:
    styles = TextStyles(LIGHT, 17)
    assert styles.line_share(1.5, 1.0, Scope("sd", is_rtl=True)) < 1
    assert styles.missing_descent(1.5, 1.0, Scope("sd", is_rtl=True)) > 0
    assert styles.missing_descent(1.5, 1.0, ENGLISH) == 0


def test_paper_has_less_air_between_lines_and_paragraphs() -> None:
    screen, paper = TextStyles(LIGHT, 1700), TextStyles(LIGHT, 1700, air=0.5)
    assert paper.line_share(1.5, 1.0, ENGLISH) / screen.line_share(1.5, 1.0, ENGLISH) == (
        pytest.approx(1.25 / 1.5, rel=0.001)
    )
    assert paper.block(ENGLISH, top=10).topMargin() == screen.block(ENGLISH, top=5).topMargin()
    assert paper.block(ENGLISH, indent=10).leftMargin() == 1000
