from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QTextCharFormat, QTextDocument

from handbook.rendering.marks import PICTURE_CHARACTER, Mark
from handbook.rendering.theme import LIGHT

Build = Callable[..., QTextDocument]


def runs(document: QTextDocument) -> Iterator[tuple[str, QTextCharFormat]]:
    place = document.begin().begin()
    while not place.atEnd():
        yield place.fragment().text(), place.fragment().charFormat()
        place += 1


def form_of(document: QTextDocument, text: str) -> QTextCharFormat:
    return next(form for words, form in runs(document) if text in words)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("  One \n  two  ", "One two"),
        ("One <strong> two </strong> three", "One two three"),
        ("One<em>two</em>", "Onetwo"),
        ("4\u00a0g and\u00a038\u00a0°C", "4\u00a0g and\u00a038\u00a0°C"),
        ("One <br/> two", "One\u2028two"),
        ("<strong>One</strong> <em>two</em>", "One two"),
    ],
)
def test_white_space_is_folded_but_never_what_must_not_break(
    build: Build, inside: str, text: str
) -> None:
    assert build(f"<p>{inside}</p>").begin().text() == text


def test_emphasis_can_be_nested(build: Build) -> None:
    document = build("<p>a <strong>b <em>c</em></strong> d <em>e</em></p>")
    looks = {text.strip(): (form.font().bold(), form.font().italic())
             for text, form in runs(document)}  # fmt: skip
    assert looks == {
        "a": (False, False), "b": (True, False), "c": (True, True),
        "d": (False, False), "e": (False, True),
    }  # fmt: skip


def test_link_is_underlined_in_the_accent(build: Build) -> None:
    form = form_of(build('<p>See <a href="article:start-here#top">this</a>.</p>'), "this")
    assert form.isAnchor()
    assert form.anchorHref() == "article:start-here#top"
    assert form.foreground().color().name() == LIGHT.accent
    assert form.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline


def test_glossary_link_is_dotted(build: Build) -> None:
    form = form_of(build('<p>A <a href="glossary:flare-up">flare-up</a>.</p>'), "flare")
    assert form.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine


def test_words_behind_a_link_are_no_link(build: Build) -> None:
    form = form_of(build('<p><a href="#x">this</a> that</p>'), "that")
    assert not form.isAnchor()
    assert form.underlineStyle() == QTextCharFormat.UnderlineStyle.NoUnderline


def test_link_over_several_runs_stays_one_link(build: Build) -> None:
    document = build('<p><a href="#x">one <strong>two</strong></a></p>')
    assert {form.anchorHref() for _, form in runs(document)} == {"#x"}


@pytest.mark.parametrize("space", [" ", "\u00a0", ""])
def test_source_mark_is_small_and_stays_with_its_word(build: Build, space: str) -> None:
    document = build(
        f'<p>word.{space}<a class="source" href="source:S09">[1]</a>'
        f'{space}<a class="source" href="source:S29">[2]</a></p>'
    )
    assert document.begin().text() == "word.\u00a0[1] [2]"
    form = form_of(document, "[1]")
    assert form.anchorHref() == "source:S09"
    assert form.property(Mark.SOURCE)
    assert form.font().pixelSize() < 15
    assert form.foreground().color().name() == LIGHT.muted
    assert not form_of(document, "word").property(Mark.SOURCE)


def test_mark_of_general_knowledge_is_no_link(build: Build) -> None:
    form = form_of(build('<p>word. <span class="general-knowledge">[†]</span></p>'), "[†]")
    assert not form.isAnchor()
    assert form.foreground().color().name() == LIGHT.muted


def test_span_with_its_own_direction_is_isolated(build: Build) -> None:
    document = build('<p>و <span dir="ltr">4 g</span> من</p>', language="ar", direction="rtl")
    assert document.begin().text() == "و \u20664 g\u2069 من"


def test_lines_with_other_languages_are_as_high_as_the_others(build: Build) -> None:
    words = '<span lang="en" dir="ltr">Somebody A, 2021. How pain feels. A journal of pain.</span>'
    document = build(f"<p>{words} {words}</p>", language="ar", direction="rtl", width=300)
    layout = document.begin().layout()
    distances = {layout.lineAt(i + 1).y() - layout.lineAt(i).y()
                 for i in range(layout.lineCount() - 1)}  # fmt: skip
    assert min(distances) > 17 * 1.5


def test_isolates_of_the_author_are_kept(build: Build) -> None:
    text = "و \u206638\u00a0°C\u2069 من"
    assert build(f"<p>{text}</p>", language="ar", direction="rtl").begin().text() == text


def test_dose_in_arabic_reads_from_left_to_right(build: Build) -> None:
    document = build("<p>أكثر من \u20664 g\u2069 في</p>", language="ar", direction="rtl")
    block = document.begin()

    def x(letter: str) -> float:
        (run,) = block.layout().glyphRuns(block.text().index(letter), 1)
        return run.positions()[0].x()

    assert x("4") < x("g")


def test_picture_stands_as_one_character_with_its_words(build: Build) -> None:
    document = build('<figure><img src="image:words-for-pain.svg" alt="Four words."/></figure>')
    form = form_of(document, PICTURE_CHARACTER)
    assert form.property(Mark.ALT) == "Four words."
    assert form.property(Mark.PICTURE) == "words-for-pain.svg"


def test_missing_picture_leaves_its_words(build: Build) -> None:
    document = build('<figure><img src="image:no-such-file.svg" alt="Four words."/></figure>')
    assert document.begin().text() == "Four words."
