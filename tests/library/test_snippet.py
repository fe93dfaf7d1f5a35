"""A line of the text around the words that were found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.library.snippet import LENGTH, snippet, wanted_words

LONG = "Some words come first and go on for quite a while before anything of interest is said. " * 3


def marked(text: str, *words: str) -> list[str]:
    line, marks = snippet(text, wanted_words(words))
    return [line[start:end] for start, end in marks]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Pins and needles.", ("pins", "needles"), ["Pins", "needles"]),
        ("It was sleeping.", ("sleep",), ["sleeping"]),
        ("Sleep and sleepless nights.", ("sleep", "night"), ["Sleep", "nights"]),
        ("One study, two studies.", ("studies",), ["study", "studies"]),
        ("I was hoping.", ("hope", "was"), ["was", "hoping"]),
        ("Spain and painting.", ("pain", "x"), []),
        ("Painful pain.", ("pain",), ["Painful", "pain"]),
        ("Un café à Köln.", ("cafe", "koln"), ["café", "Köln"]),
        ("Cafe\u0301 noir", ("cafe",), ["Cafe\u0301"]),
        ("Die Straße dort", ("strasse", "dort"), ["Straße", "dort"]),
        ("هذا يُقرأ بلا إنترنت", ("يقرا", "انترنت"), ["يُقرأ", "إنترنت"]),
        ("a \u2066130 MB\u2069 b", ("130", "mb"), ["130", "MB"]),
        ("", ("pain",), []),
    ],
)
def test_words_are_marked_in_every_form(
    text: str, words: tuple[str, ...], found: list[str]
) -> None:
    assert marked(text, *words) == found


def test_short_text_is_shown_whole() -> None:
    assert snippet("A short line.", wanted_words(("line",))) == ("A short line.", ((8, 12),))


def test_line_is_cut_at_words_around_what_was_found() -> None:
    line, marks = snippet(f"{LONG}Here is the needle now. {LONG}", wanted_words(("needle",)))
    assert line.startswith("…")
    assert line.endswith("…")
    assert len(line) <= LENGTH + 2
    assert [line[start:end] for start, end in marks] == ["needle"]
    assert set(line.strip("…").split()) <= set(f"{LONG}Here is the needle now.".split())


def test_line_shows_the_place_with_most_words() -> None:
    text = f"red {LONG} blue {LONG} red and blue {LONG}"
    assert marked(text, "red", "blue") == ["red", "blue"]


def test_text_without_the_words_is_shown_from_its_beginning() -> None:
    line, marks = snippet(LONG, wanted_words(("nothing",)))
    assert (line[:10], marks) == ("Some words", ())


def test_word_without_spaces_is_cut_all_the_same() -> None:
    line, _ = snippet("a" * 1_000 + "b" * 1_000, wanted_words(("aaa",)))
    assert len(line) <= LENGTH + 2


@given(
    st.text(max_size=400),
    st.lists(st.text("abcdeéßа́مي", min_size=1, max_size=3), min_size=1, max_size=3),
)
def test_marks_stand_in_order_inside_the_line(text: str, words: list[str]) -> None:
    line, marks = snippet(text, wanted_words(tuple(words)))
    ends = [place for mark in marks for place in mark]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(line) for start, end in marks)
