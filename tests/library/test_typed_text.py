"""What a person typed becomes words to look for, never a syntax."""

import pytest

from handbook.library.typed_text import MOST_WORDS, read


@pytest.mark.parametrize("text", ["", "   ", '"', "***", "( )", "😀", "\x00", "\ud800", "_%_"])
def test_text_without_a_word_looks_for_nothing(text: str) -> None:
    assert read(text, "en") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pins and needles", ("pins", "needles")),
        ("What is chronic pain?", ("chronic", "pain")),
        ("what is it", ("what", "is", "it")),
        ("the", ("the",)),
        ("pain s", ("pain",)),
        ("pain sl", ("pain", "sl")),
        ("s", ("s",)),
        ("what i", ("what",)),
    ],
)
def test_words_that_say_nothing_are_dropped(text: str, words: tuple[str, ...]) -> None:
    query = read(text, "en")
    assert query is not None
    assert query.words == words


def test_stop_words_belong_to_their_language() -> None:
    query = read("the is an", "de")
    assert query is not None
    assert query.words == ("the", "is", "an")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kt-15", "KT-15"),
        ("KT15", "KT-15"),
        (" kt 15 ", "KT-15"),
        ("kt-05", "KT-05"),
        ("kt5", "KT-5"),
        ("Kt-١٥", "KT-15"),
        ("kt", ""),
        ("kt-155", ""),
        ("kt-15 pain", ""),
        ("pain", ""),
    ],
)
def test_page_code_is_read(text: str, code: str) -> None:
    query = read(text, "en")
    assert query is not None
    assert query.code == code


def test_every_word_is_quoted() -> None:
    query = read('a" OR b NEAR(c, 2) title:x *', "xx")
    assert query is not None
    assert query.all_words() == '"a" "or" "b" "near" "c" "2" "title"*'
    assert query.any_word().startswith('"a" OR "or" OR ')


def test_long_text_is_cut() -> None:
    query = read("word " * 1_000, "en")
    assert query is not None
    assert len(query.words) == MOST_WORDS


def test_just_begun_word_is_not_looked_for_in_the_text() -> None:
    query = read("pain sl", "en")
    assert query is not None
    assert (query.text_words(), query.all_words()) == ('"pain"', '"pain" "sl"*')


def test_stumps_shorten_the_last_word() -> None:
    query = read("deep sleeping", "en")
    assert query is not None
    assert [stump.words[-1] for stump in query.stumps()] == ["sleepin", "sleepi", "sleep", "slee"]
    short = read("pain", "en")
    assert short is not None
    assert short.stumps() == []
