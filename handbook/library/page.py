"""Make the page that is read out of an article: what the build adds above and below the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from handbook.i18n import Words, direction_of
from handbook.library import danger_signs, markdown, xhtml
from handbook.library.article import Source
from handbook.library.manuscript import Content, LanguageBook, Manuscript
from handbook.library.passages import Passage, passages_of

RESERVED_IDS = frozenset({"related", "sources"})
LANGUAGE_OF_SOURCES = "en"


@dataclass(frozen=True)
class Page:
    """A finished page.

    Attributes:
        body: XHTML of the closed vocabulary.
        passages: The author's own text, cut at its headings.
        sources: Ids of the sources in the order of their numbers.
    """

    body: str
    passages: tuple[Passage, ...]
    sources: tuple[str, ...]


def article_tree(manuscript: Manuscript, content: Content) -> ET.Element:
    """Return the author's text alone, danger signs filled in.

    Raises:
        ForeignMarkup: It does not become well-formed markup.
    """
    return markdown.to_tree(danger_signs.expand(manuscript.body, manuscript.language, content))


def make_page(manuscript: Manuscript, content: Content, titles: Mapping[str, str]) -> Page:
    """Make the page of one article; `titles` are those of all articles of its language, by id.

    Raises:
        ForeignMarkup: The text holds something that a page may not hold.
    """
    book = content.books[manuscript.language]
    front = manuscript.front
    text = article_tree(manuscript, content)
    for problem in xhtml.foreign_markup(text):
        raise xhtml.ForeignMarkup(problem)
    numbered = _number_sources(text)
    page = ET.Element("article", lang=book.code, dir=direction_of(book.code))
    _add(page, "h1", front.title)
    status = status_line(front.review_status, front.reviewed, front.reviewer, book)
    _add(page, "p", status, "status")
    if front.show_help_box:
        page.append(_help_box(book))
    page.extend(text)
    if front.related:
        page.append(_heading("related", book.words["related"]))
        page.append(_related(front.related, titles))
    _add_sources(page, numbered, content.sources, book)
    _add(page, "p", book.words["closing"], "closing")
    _add(page, "p", book.words["code"].format(code=front.code), "code")
    body = markdown.sanitise(page)
    if body != ET.tostring(page, encoding="unicode"):
        raise xhtml.ForeignMarkup("the page holds something that had to be taken out")
    xhtml.parse(body)
    return Page(body, passages_of(text), numbered)


def _number_sources(text: ET.Element) -> tuple[str, ...]:
    """Write the number of each source into its marks, counted by first use on the page."""
    numbers: dict[str, int] = {}
    for mark in text.iter("a"):
        if mark.get("class") == "source":
            source = mark.get("href", "").removeprefix("source:")
            mark.text = f"[{numbers.setdefault(source, len(numbers) + 1)}]"
    return tuple(numbers)


def status_line(review_status: str, reviewed: date, reviewer: str, book: LanguageBook) -> str:
    """Return the sentence that says when facts were checked, and by whom."""
    sentence = book.words["status_draft" if review_status == "draft" else "status_checked"]
    return sentence.format(date=Words(book.code).date(reviewed), reviewer=reviewer)


def _help_box(book: LanguageBook) -> ET.Element:
    box = ET.Element("div", {"class": "callout urgent"})
    _add(box, "p", book.words["help_title"], "callout-title")
    box.extend(markdown.to_tree(book.words["help_text"]))
    return box


def _related(ids: tuple[str, ...], titles: Mapping[str, str]) -> ET.Element:
    pages = ET.Element("ul")
    for name in ids:
        link = ET.SubElement(ET.SubElement(pages, "li"), "a", href=f"article:{name}")
        link.text = titles.get(name, name)
    return pages


def _add_sources(
    page: ET.Element, numbered: tuple[str, ...], sources: Mapping[str, Source], book: LanguageBook
) -> None:
    unsourced = any(span.get("class") == "general-knowledge" for span in page.iter("span"))
    if numbered or unsourced:
        page.append(_heading("sources", book.words["sources"]))
    if numbered:
        listed = ET.SubElement(page, "ol", {"class": "sources"})
        for name in numbered:
            item = ET.SubElement(listed, "li", id=f"source-{name}")
            citation = sources[name].citation
            if book.code == LANGUAGE_OF_SOURCES:
                item.text = citation
            else:
                span = ET.SubElement(item, "span", lang=LANGUAGE_OF_SOURCES, dir="ltr")
                span.text = citation
    if unsourced:
        _add(page, "p", book.words["general_knowledge"], "general-knowledge")


def _heading(anchor: str, text: str) -> ET.Element:
    heading = ET.Element("h2", id=anchor)
    heading.text = text
    return heading


def _add(parent: ET.Element, tag: str, text: str, kind: str = "") -> None:
    element = ET.SubElement(parent, tag, {"class": kind} if kind else {})
    element.text = text
