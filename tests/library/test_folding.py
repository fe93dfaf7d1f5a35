"""What is written and what is typed meet in the same letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.library.folding import fold, keeps_places, places, title_key, words_of


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Café", "CAFE"),
        ("naïve", "naive"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Ångström", "angstrom"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
        ("мёд", "мед"),
        ("إنترنت", "انترنت"),
        ("كَلِمَة", "كلمه"),
        ("على", "علي"),
        ("دليـــل", "دليل"),
        ("שָׁלוֹם", "שלום"),
        ("re\u00admind", "remind"),
        ("a\u2066b\u2069", "ab"),
    ],
)
def test_spellings_fold_to_the_same(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_letters_that_differ_stay_different() -> None:
    assert len({fold(word) for word in ("हिन्दी", "हन्दी", "pain", "pair", "كتب", "كلب")}) == 6


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pins and needles!", ["pins", "and", "needles"]),
        ("flare-up", ["flare", "up"]),
        ("don't", ["don", "t"]),
        ("24 °C", ["24", "c"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("a\x00b", ["a", "b"]),
        ("\ud800x", ["x"]),
        ("😀", []),
        ("_", []),
        ("", []),
    ],
)
def test_words_are_told_apart(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_title_key_ignores_case_and_signs() -> None:
    assert title_key("What is it? – “Pain”") == title_key("what is IT pain")


@given(st.text(max_size=60))
def test_places_lead_back_to_the_letters(text: str) -> None:
    folded = fold(text)
    if keeps_places(text, folded):
        assert all(fold(letter) == folded[place] for place, letter in enumerate(text))
    assert len(places(text)) == sum(len(fold(letter)) for letter in text)
