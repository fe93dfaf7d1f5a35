"""A handout: articles as they go on paper, and the words around them on every page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from handbook.errors import HandbookError, UnreadableFile
from handbook.i18n import Words
from handbook.library import xhtml
from handbook.library.article import Article
from handbook.library.pack import Pack
from handbook.messages import sentence

_BETWEEN = " · "
_IN_FOOTER = frozenset({"closing", "code"})


@dataclass(frozen=True)
class Chapter:
    """One article of a handout.

    Attributes:
        root: The article itself, without what stands in the footer.
        words: Those of the article's language, for everything around it.
        book: What the handbook is called.
        footer: Paragraphs for the foot of every page, so that none is read without them: whether a
            clinician has checked the facts, that they replace no advice, and where they are from.
    """

    title: str
    root: ET.Element
    words: Words
    book: str
    footer: tuple[str, ...]


@dataclass(frozen=True)
class Handout:
    """Articles for paper, each beginning on a page of its own.

    Attributes:
        title: Of the whole: what a file or a print job is called.
    """

    title: str
    chapters: tuple[Chapter, ...]


def find_articles(pack: Pack, language: str, ids: Iterable[str]) -> tuple[Article, ...]:
    """Return the articles of these ids, each once, in the order in which they were named.

    Raises:
        HandbookError: There is no article of that name.
    """
    found = []
    for article_id in dict.fromkeys(ids):
        article = pack.article(language, article_id)
        if article is None:
            raise HandbookError("no-such-article", id=article_id)
        found.append(article)
    return tuple(found)


def make_handout(
    pack: Pack,
    articles: Sequence[Article],
    today: date,
    words_of: Callable[[str], Words] = Words.of,
) -> Handout:
    """Return a handout of one article or more.

    Raises:
        UnreadableFile: The pack is damaged where an article stands.
    """
    chapters = tuple(_chapter(pack, article, today, words_of) for article in articles)
    title = chapters[0].title if len(chapters) == 1 else chapters[0].book
    return Handout(title, chapters)


def _chapter(
    pack: Pack, article: Article, today: date, words_of: Callable[[str], Words]
) -> Chapter:
    summary = article.summary
    words = words_of(summary.language)
    (language,) = (known for known in pack.languages if known.code == summary.language)
    try:
        root = xhtml.parse(article.body)
    except xhtml.ForeignMarkup as error:
        raise UnreadableFile("pack-damaged", path=pack.path) from error
    status = _texts(root, "status")
    if article.is_overdue(today):
        status.append(sentence(words, "page-overdue"))
    closing = _texts(root, "closing")
    for element in root.findall("p"):
        if element.get("class") in _IN_FOOTER:
            root.remove(element)
    version = words.gettext("Content {version}").format(version=pack.content_version)
    origin = _BETWEEN.join((summary.code, version, language.name))
    return Chapter(
        title=summary.title,
        root=root,
        words=words,
        book=language.title,
        footer=tuple(line for line in (" ".join(status), " ".join(closing), origin) if line),
    )


def _texts(root: ET.Element, kind: str) -> list[str]:
    return [xhtml.text_of(element) for element in root.iterfind(f"p[@class='{kind}']")]
