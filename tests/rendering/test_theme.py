from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from handbook.library.xhtml import CALLOUT_KINDS
from handbook.rendering.theme import DARK, LIGHT, PRINT, Theme, palette

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=lambda theme: theme.name)
BACKGROUNDS = ("window", "panel", "background", "hover", "selected", "table_head")


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@THEMES
@pytest.mark.parametrize(
    ("ink", "ground"), list(product(("text", "heading", "accent", "muted"), BACKGROUNDS))
)
def test_words_stand_out(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", BACKGROUNDS)
def test_edges_of_fields_stand_out(theme: Theme, ground: str) -> None:
    assert contrast(theme.border, getattr(theme, ground)) >= 3


@THEMES
def test_words_on_the_accent_stand_out(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@THEMES
@pytest.mark.parametrize("kind", CALLOUT_KINDS)
def test_everything_in_a_callout_stands_out(theme: Theme, kind: str) -> None:
    colours = theme.callouts[kind]
    for ink in (colours.ink, theme.text, theme.accent, theme.muted):
        assert contrast(ink, colours.background) >= 4.5
    assert contrast(colours.bar, colours.background) >= 3
    assert contrast(colours.bar, theme.background) >= 3


@THEMES
def test_palette_carries_the_colours(theme: Theme) -> None:
    colours = palette(theme)
    assert colours.color(QPalette.ColorRole.Text) == QColor(theme.text)
    assert colours.color(QPalette.ColorRole.Highlight) == QColor(theme.accent)
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(theme.disabled)


@THEMES
def test_every_kind_of_callout_has_colours(theme: Theme) -> None:
    assert set(theme.callouts) == set(CALLOUT_KINDS)
