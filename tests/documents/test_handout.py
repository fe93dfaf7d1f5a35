import gettext
from dataclasses import replace
from datetime import date

import pytest

from handbook.documents.handout import find_articles, make_handout
from handbook.errors import HandbookError, UnreadableFile
from handbook.i18n import Words
from handbook.library import xhtml
from handbook.library.pack import Pack

TODAY = date(2026, 11, 22)


def test_articles_are_found_once_and_in_the_order_asked_for(pack: Pack) -> None:
    found = find_articles(pack, "en", ["side-effects", "start-here", "side-effects"])
    assert [article.summary.id for article in found] == ["side-effects", "start-here"]


def test_unknown_article_is_an_error(pack: Pack) -> None:
    with pytest.raises(HandbookError) as caught:
        find_articles(pack, "en", ["side-effects", "no-such-page"])
    assert (caught.value.message_id, caught.value.exit_code) == ("no-such-article", 1)
    assert caught.value.parameters == {"id": "no-such-page"}


def test_one_article_gives_its_title_to_the_whole(pack: Pack) -> None:
    (article,) = find_articles(pack, "en", ["side-effects"])
    assert make_handout(pack, [article], TODAY).title == "Side effects and when to get help"


def test_several_articles_are_called_by_the_handbook(pack: Pack) -> None:
    articles = find_articles(pack, "en", ["side-effects", "start-here"])
    handout = make_handout(pack, articles, TODAY)
    assert handout.title == "Patient Handbook"
    assert [chapter.title for chapter in handout.chapters] == [
        article.summary.title for article in articles
    ]


def test_footer_tells_what_a_single_sheet_must_tell(pack: Pack) -> None:
    (article,) = find_articles(pack, "en", ["side-effects"])
    (chapter,) = make_handout(pack, [article], TODAY).chapters
    assert chapter.footer == (
        "Facts checked 22 November 2026. Not yet checked by a clinician.",
        "This page gives general facts. It does not replace advice from a health worker.",
        f"KT-15 · Content {pack.content_version} · English",
    )


def test_every_word_is_in_the_page_or_in_the_footer(pack: Pack) -> None:
    for summary in pack.articles("en"):
        article = pack.article("en", summary.id)
        assert article is not None
        (chapter,) = make_handout(pack, [article], TODAY).chapters
        kept = [xhtml.text_of(element) for element in chapter.root]
        for element in xhtml.parse(article.body):
            text = xhtml.text_of(element)
            if element.get("class") == "code":
                assert summary.code in chapter.footer[-1]
            elif element.get("class") == "closing":
                assert text in chapter.footer
            else:
                assert text in kept


def test_draft_is_never_called_reviewed(pack: Pack) -> None:
    for summary in pack.articles("en"):
        article = pack.article("en", summary.id)
        assert article is not None
        assert article.review_status == "draft"
        (chapter,) = make_handout(pack, [article], TODAY).chapters
        assert "Not yet checked by a clinician" in chapter.footer[0]
        assert "eviewed" not in " ".join(chapter.footer)


def test_overdue_page_says_so_on_every_sheet(pack: Pack) -> None:
    (article,) = find_articles(pack, "en", ["side-effects"])
    (chapter,) = make_handout(pack, [article], date(2031, 1, 1)).chapters
    assert "due for a check" in chapter.footer[0]


def test_words_are_those_of_the_articles_language(arabic_pack: Pack) -> None:
    asked = []

    def words_of(language: str) -> Words:
        asked.append(language)
        return Words(language, Marked())

    (article,) = find_articles(arabic_pack, "ar", ["start-here"])
    (chapter,) = make_handout(arabic_pack, [article], TODAY, words_of).chapters
    assert asked == ["ar"]
    assert chapter.words.direction == "rtl"
    assert chapter.book == "دليل المريض"
    assert chapter.footer[-1] == f"KT-01 · <Content {arabic_pack.content_version}> · العربية"


class Marked(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"<{message}>"


def test_damaged_article_is_one_error(pack: Pack) -> None:
    (article,) = find_articles(pack, "en", ["side-effects"])
    with pytest.raises(UnreadableFile) as caught:
        make_handout(pack, [replace(article, body="<article><script/></article>")], TODAY)
    assert caught.value.message_id == "pack-damaged"
