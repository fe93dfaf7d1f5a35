from datetime import date

import pytest

from handbook.i18n import Words, is_language


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("pt-BR", "ltr"), ("no-such", "ltr")],
)
def test_direction_comes_from_the_language(language: str, direction: str) -> None:
    assert Words.of(language).direction == direction


def test_language_without_catalogue_keeps_english_sentences() -> None:
    assert Words.of("ar").gettext("Settings") == "Settings"


def test_dates_are_written_out() -> None:
    assert Words.of("en").date(date(2026, 11, 2)) == "2 November 2026"


@pytest.mark.parametrize("code", ["", "xx-yy-zz", "english!", "../en", "e"])
def test_nonsense_is_no_language(code: str) -> None:
    assert not is_language(code)
