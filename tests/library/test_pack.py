"""What a pack answers."""

from datetime import date
from pathlib import Path

import pytest
from small_content import SmallContent

from handbook.errors import UnreadableFile
from handbook.library.article import GlossaryTerm, Language
from handbook.library.pack import Pack
from handbook.library.pack_builder import build
from handbook.library.xhtml import parse


@pytest.fixture
def small_pack(small: SmallContent, tmp_path: Path) -> Pack:
    build(small.root, tmp_path / "small.pack")
    return Pack.open(tmp_path / "small.pack")


def test_pack_knows_its_version_and_languages(small_pack: Pack) -> None:
    assert small_pack.content_version == "2026.11.1"
    assert small_pack.languages == (Language("en", "English", "Test Handbook"),)


def test_sections_hold_their_articles_in_order_and_empty_ones_are_left_out(
    small_pack: Pack,
) -> None:
    (section,) = small_pack.sections("en")
    assert (section.id, section.title) == ("start-here", "Start here")
    assert [article.id for article in section.articles] == ["first-page", "second-page"]


def test_articles_stand_in_reading_order(small: SmallContent, tmp_path: Path) -> None:
    small.replace("en/articles/start-here/first-page.md", "order: 10", "order: 30")
    build(small.root, tmp_path / "small.pack")
    pack = Pack.open(tmp_path / "small.pack")
    assert [article.id for article in pack.articles("en")] == ["second-page", "first-page"]


def test_article_carries_its_facts(small_pack: Pack) -> None:
    article = small_pack.article("en", "first-page")
    assert article is not None
    assert (article.summary.code, article.summary.title) == ("KT-01", "The first page")
    assert (article.reviewed, article.review_by) == (date(2026, 11, 22), date(2027, 11, 22))
    assert (article.review_status, article.related) == ("draft", ("second-page",))
    assert parse(article.body).get("lang") == "en"


def test_what_the_pack_does_not_have_is_none(small_pack: Pack) -> None:
    assert small_pack.article("en", "nowhere") is None
    assert small_pack.article("ar", "first-page") is None
    assert small_pack.image("nowhere.svg") is None
    assert small_pack.glossary_term("en", "nowhere") is None
    assert small_pack.source("S99") is None
    assert small_pack.sections("ar") == ()


def test_image_glossary_and_source_are_answered(small_pack: Pack, small: SmallContent) -> None:
    assert small_pack.image("dots.svg") == small.path("images/dots.svg").read_bytes()
    assert small_pack.glossary_term("en", "folder") == GlossaryTerm(
        "folder", "folder", "A place for files."
    )
    source = small_pack.source("S02")
    assert source is not None
    assert (source.year, source.authors) == (None, "Example C")


def test_pack_holds_what_later_parts_need(small_pack: Pack) -> None:
    rows = small_pack.connection.rows
    assert rows("SELECT id, tier, title FROM danger_group ORDER BY position") == [
        ("example", "today", "Signs for the tests only:"), ("untitled", "soon", "")
    ]  # fmt: skip
    assert rows("SELECT id, triggers, sources FROM danger_sign WHERE position = 0") == [
        ("first-example", '["closed page"]', '["S02"]')
    ]
    assert rows("SELECT names FROM medicine") == [('["examplol", "Brandol"]',)]
    assert rows("SELECT claims, glossary FROM article WHERE id = 'first-page'") == [
        ('["C001"]', '["folder"]')
    ]


@pytest.mark.parametrize("name", ["a b.pack", "50% off?.pack", "#1.pack", "قرص.pack", "a;b&c.pack"])
def test_pack_opens_under_any_file_name(small: SmallContent, tmp_path: Path, name: str) -> None:
    build(small.root, tmp_path / name)
    assert Pack.open(tmp_path / name).content_version == "2026.11.1"


def test_pack_opens_by_a_relative_path(
    small: SmallContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(small.root, tmp_path / "small.pack")
    monkeypatch.chdir(tmp_path)
    assert Pack.open(Path("small.pack")).content_version == "2026.11.1"


def test_closed_pack_answers_no_more(small_pack: Pack) -> None:
    small_pack.close()
    with pytest.raises(UnreadableFile):
        small_pack.articles("en")


def test_every_real_page_can_be_read(pack: Pack) -> None:
    for language in pack.languages:
        for summary in pack.articles(language.code):
            article = pack.article(language.code, summary.id)
            assert article is not None
            for image in parse(article.body).iter("img"):
                assert pack.image(image.get("src", "").removeprefix("image:"))
