from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pdf_file
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter

from handbook.documents.handout import Chapter, Handout, find_articles, make_handout
from handbook.i18n import Words
from handbook.library import xhtml
from handbook.library.pack import Pack
from handbook.rendering.handout_pages import HandoutPages
from handbook.rendering.paper import A4, LETTER, PAPERS, Paper
from handbook.rendering.printing import write_pdf

DPMM = 4  # dots per millimetre
_WORDS_OF_NUMBER = 4  # Page 1 of 5


def of(pack: Pack, *ids: str, language: str = "en") -> Handout:
    return make_handout(pack, find_articles(pack, language, ids), date(2026, 11, 22))


def image_of(pages: HandoutPages, page: int) -> QImage:
    paper = pages.paper
    image = QImage(
        int(paper.width_mm * DPMM), int(paper.height_mm * DPMM), QImage.Format.Format_RGB32
    )
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(DPMM, DPMM)
    pages.paint_page(painter, page)
    painter.end()
    return image


def ink(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """Count the dark dots between these millimetres."""
    size = QSize(int((right - left) * DPMM), int((bottom - top) * DPMM))
    area = QRect(QPoint(int(left * DPMM), int(top * DPMM)), size)
    grey = image.copy(area).convertToFormat(QImage.Format.Format_Grayscale8)
    dots, line = bytes(grey.constBits()), grey.bytesPerLine()
    return sum(dot < 160 for y in range(grey.height()) for dot in dots[y * line :][: grey.width()])


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize(
    "article", ["side-effects", "get-help-now", "how-pain-can-feel", "start-here"]
)
def test_words_are_those_of_the_article_in_order(
    pack: Pack, tmp_path: Path, article: str, paper: Paper
) -> None:
    handout = of(pack, article)
    (chapter,) = handout.chapters
    write_pdf(HandoutPages(handout, paper, pack.image), tmp_path / "h.pdf")
    footer = pdf_file.words(" ".join(chapter.footer))
    heads = ["".join(pdf_file.words_of(head, pack.image)) for head in chapter.root.iter("thead")]
    found = ""
    for number, text in enumerate(pdf_file.pages(tmp_path / "h.pdf")):
        page = pdf_file.words(text)
        header = chapter.book + (f" {chapter.title}" if number else " For: Date:")
        assert page[: len(header.split())] == header.split()
        end = len(page) - len(footer) - _WORDS_OF_NUMBER
        assert page[end : end + len(footer)] == footer
        body = "".join(page[len(header.split()) : end])
        repeated = [head for head in heads if head in found and body.startswith(head)]
        found += body.removeprefix("".join(repeated))
    wanted = pdf_file.words_of(chapter.root, pack.image)
    assert found == "".join(wanted)  # long words may be broken
    assert len(wanted) > 150


def test_arabic_words_can_be_read_back(arabic_pack: Pack, tmp_path: Path) -> None:
    handout = of(arabic_pack, "start-here", "find-a-page", language="ar")
    write_pdf(HandoutPages(handout, A4, arabic_pack.image), tmp_path / "h.pdf")
    found = arabic(pdf_file.words(pdf_file.read_text(tmp_path / "h.pdf")))
    checked = 0
    for chapter in handout.chapters:
        for element in chapter.root.iter():
            if element.tag in xhtml.BLOCKS:
                wanted = arabic(pdf_file.words(pdf_file.own_text(element)))
                places = range(len(found) - len(wanted) + 1)
                assert any(found[n : n + len(wanted)] == wanted for n in places), wanted
                checked += bool(wanted)
    assert checked > 20


def arabic(words: list[str]) -> list[str]:
    """Return what is Arabic letters of each word that has some."""
    letters = ("".join(c for c in word if "\u0620" <= c <= "\u064a") for word in words)
    return [word for word in letters if word]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_margins_are_empty(pack: Pack, paper: Paper) -> None:
    pages = HandoutPages(of(pack, "side-effects"), paper, pack.image)
    width, height = paper.width_mm, paper.height_mm
    for number in range(pages.page_count):
        image = image_of(pages, number)
        assert ink(image, 0, 0, width, 14.5) == 0
        assert ink(image, 0, height - 14.5, width, height) == 0
        assert ink(image, 0, 0, 18, height) == 0
        assert ink(image, width - 18, 0, width, height) == 0
        assert ink(image, 20, 15, width - 20, 24) > 100  # the header
        assert ink(image, 20, height - 30, width - 20, height - 15) > 100  # the footer


def test_every_article_begins_on_a_page_of_its_own(pack: Pack, tmp_path: Path) -> None:
    ids = ("start-here", "side-effects", "how-pain-can-feel")
    handout = of(pack, *ids)
    together = HandoutPages(handout, A4, pack.image)
    alone = [HandoutPages(of(pack, article), A4, pack.image).page_count for article in ids]
    assert together.page_count == sum(alone)
    write_pdf(together, tmp_path / "h.pdf")
    pages = pdf_file.pages(tmp_path / "h.pdf")
    for chapter, first in zip(handout.chapters, (0, alone[0], alone[0] + alone[1]), strict=True):
        assert pages[first].startswith(f"Patient Handbook For: Date:\n{chapter.title}")
    for number, text in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in text


def test_paper_is_black_on_white_whatever_the_screen_looks_like(pack: Pack) -> None:
    pages = HandoutPages(of(pack, "side-effects"), A4, pack.image)  # it has no picture
    for number in range(pages.page_count):
        assert image_of(pages, number).allGray()


def test_urgent_callout_has_the_heaviest_edge(
    build_pages: Callable[[str], HandoutPages],
) -> None:
    def edge(kind: str) -> int:
        callout = f'<div class="callout {kind}"><p class="callout-title">T</p><p>Text</p></div>'
        image = image_of(build_pages(f"<p>Above</p>{callout}"), 0)
        column = int(120 * DPMM)
        dark = [image.pixelColor(column, y).lightness() < 200 for y in range(image.height())]
        body = dark[30 * DPMM : 200 * DPMM]
        return sum(body)

    assert edge("urgent") > edge("important")
    assert edge("urgent") > edge("note") > 0


@pytest.fixture
def build_pages() -> Callable[[str], HandoutPages]:
    def make(inside: str, direction: str = "ltr") -> HandoutPages:
        words = Words("ar" if direction == "rtl" else "en")
        root = xhtml.parse(f'<article lang="{words.language}" dir="{direction}">{inside}</article>')
        chapter = Chapter("A title", root, words, "A book", ("Footer",))
        return HandoutPages(Handout("A title", (chapter,)), A4, lambda _: None)

    return make


def test_text_begins_on_the_side_of_the_language(
    build_pages: Callable[..., HandoutPages],
) -> None:
    left = image_of(build_pages("<p>Short</p>"), 0)
    right = image_of(build_pages("<p>قصير</p>", "rtl"), 0)
    for image, side in ((left, (20, 80)), (right, (130, 190))):
        other = (130, 190) if side == (20, 80) else (20, 80)
        assert ink(image, side[0], 27, side[1], 60) > 0
        assert ink(image, other[0], 27, other[1], 60) == 0


def test_header_and_footer_are_mirrored(build_pages: Callable[..., HandoutPages]) -> None:
    long = "<p>word</p>" * 60
    left = image_of(build_pages(long), 1)
    right = image_of(build_pages(long, "rtl"), 1)
    above, below = (15, 19), (A4.height_mm - 19, A4.height_mm - 15)
    for image, book, page in ((left, 20, 180), (right, 180, 20)):
        assert ink(image, book, above[0], book + 10, above[1]) > 0
        assert ink(image, page, below[0], page + 10, below[1]) > 0


def test_number_of_an_item_is_only_where_it_begins(
    build_pages: Callable[..., HandoutPages], tmp_path: Path
) -> None:
    item = f"<ol><li>{'Many words that go on. ' * 24}</li></ol>"
    divided = 0
    for lines in range(24, 34):
        pages = build_pages("<p>A line</p>" * lines + item)
        write_pdf(pages, tmp_path / "h.pdf")
        texts = [text.split() for text in pdf_file.pages(tmp_path / "h.pdf")]
        divided += ["Many" in text for text in texts].count(True) > 1
        assert [text.count("1.") for text in texts if "1." in text] == [1]
    assert divided > 1


def test_no_words_and_no_footer_still_make_a_page(
    build_pages: Callable[..., HandoutPages],
) -> None:
    assert build_pages("<p>Words</p>").page_count == 1


def test_picture_is_made_of_lines(pack: Pack, tmp_path: Path) -> None:
    assert pack.article("en", "how-pain-can-feel").body.count("<img") == 1  # type: ignore[union-attr]
    pages = HandoutPages(of(pack, "how-pain-can-feel"), LETTER, pack.image)
    write_pdf(pages, tmp_path / "h.pdf")
    assert pdf_file.pictures_of_pixels(tmp_path / "h.pdf") == []


def test_pages_lead_nowhere(pack: Pack, tmp_path: Path) -> None:
    write_pdf(HandoutPages(of(pack, "side-effects"), A4, pack.image), tmp_path / "h.pdf")
    assert b"/URI" not in (tmp_path / "h.pdf").read_bytes()
    assert ET.iselement(of(pack, "side-effects").chapters[0].root.find(".//a"))
