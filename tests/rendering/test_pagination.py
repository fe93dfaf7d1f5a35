"""Where pages end: each rule at many heights of a page, on real pages and made-up ones."""

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrame, QTextTable

from handbook.library import xhtml
from handbook.library.pack import Pack
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.marks import PICTURE_CHARACTER, Mark
from handbook.rendering.pagination import PageCut, cut
from handbook.rendering.theme import PRINT

Build = Callable[..., QTextDocument]

WIDTH = 720
HEIGHTS = range(380, 1180, 41)
PARAGRAPH = "<p>" + "Some words that fill a line and then a bit of another one. " * 6 + "</p>"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="150"/>'


def laid_out(
    root: ET.Element, picture: Callable[[str], bytes | None], tallest: float = 300
) -> QTextDocument:
    document = QTextDocument()
    builder = DocumentBuilder(PRINT, picture, text_px=17, air=0.85)
    builder.build(root, document, room=WIDTH, tallest=tallest)
    document.setTextWidth(WIDTH)
    document.size()
    return document


@pytest.fixture
def articles(
    pack: Pack,
    arabic_pack: Pack,
    sample: Callable[[str], ET.Element],
    picture: Callable[..., bytes],
) -> list[QTextDocument]:
    """Every page of the real content, the Arabic ones, and the samples, as documents."""
    documents = [laid_out(sample(language), picture) for language in ("en", "ar")]
    for each in (pack, arabic_pack):
        for language in each.languages:
            for summary in each.articles(language.code):
                article = each.article(language.code, summary.id)
                assert article is not None
                documents.append(laid_out(xhtml.parse(article.body), each.image))
    return documents


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        if not block.blockFormat().property(Mark.FILLER):
            yield block
        block = block.next()


def line_heights(block: QTextBlock) -> list[float]:
    """Return the middle of each line, in the document."""
    top = block.document().documentLayout().blockBoundingRect(block).top()
    lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
    return [top + line.y() + line.height() / 2 for line in lines]


def page_at(pages: tuple[PageCut, ...], height: float) -> int:
    (page,) = (n for n, page in enumerate(pages) if page.span.top <= height <= page.span.bottom)
    return page


def pages_of(pages: tuple[PageCut, ...], block: QTextBlock) -> list[int]:
    return [page_at(pages, height) for height in line_heights(block)]


def in_table(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def test_every_line_is_on_exactly_one_page(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            for block in blocks(document):
                assert pages_of(pages, block) == sorted(pages_of(pages, block))


def test_pages_are_in_order_full_or_less_and_never_empty(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            bottom = -1.0
            for page in cut(document, height):
                assert bottom < page.span.top + 20  # a tight line reaches into the next
                head = page.head.height if page.head is not None else 0
                assert 0 < page.span.height + head <= height
                bottom = page.span.bottom


def test_heading_is_followed_by_two_lines_of_its_text(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            for block in blocks(document):
                if block.blockFormat().headingLevel():
                    following = next(b for b in blocks_after(block) if line_heights(b))
                    page = pages_of(pages, block)[0]
                    assert pages_of(pages, block)[-1] == page, block.text()
                    assert pages_of(pages, following)[:2][-1] == page, block.text()


def blocks_after(block: QTextBlock) -> Iterator[QTextBlock]:
    block = block.next()
    while block.isValid():
        if not block.blockFormat().property(Mark.FILLER):
            yield block
        block = block.next()


def test_no_line_of_a_paragraph_is_alone_on_a_page(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            for block in blocks(document):
                found = pages_of(pages, block)
                if len(set(found)) > 1:
                    assert found.count(found[0]) > 1, block.text()
                    assert found.count(found[-1]) > 1, block.text()


def test_rows_of_tables_are_whole(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            rows: dict[tuple[int, int], set[int]] = {}
            for block in blocks(document):
                table = in_table(block)
                if table is not None:
                    row = table.cellAt(block.position()).row()
                    rows.setdefault((table.firstPosition(), row), set()).update(
                        pages_of(pages, block)
                    )
            assert all(len(found) == 1 for found in rows.values())


def test_callouts_are_whole_unless_taller_than_a_page(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            for frame in document.rootFrame().childFrames():
                form = frame.frameFormat()
                if not form.property(Mark.CALLOUT):
                    continue
                card = document.documentLayout().frameBoundingRect(frame)
                card.adjust(0, form.topMargin(), 0, -form.bottomMargin())
                top, bottom = page_at(pages, card.top() + 1), page_at(pages, card.bottom() - 1)
                assert top == bottom or card.bottom() - top_of_heading(frame) > height


def top_of_heading(frame: QTextFrame) -> float:
    """Return where a callout begins, or the headings that must stand above it."""
    layout = frame.document().documentLayout()
    block = frame.firstCursorPosition().block()
    top = layout.frameBoundingRect(frame).top() + frame.frameFormat().topMargin()
    while block.previous().blockFormat().headingLevel():
        block = block.previous()
        top = layout.blockBoundingRect(block).top()
    return top


def test_no_item_of_a_list_is_alone(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            lists: dict[str, list[int]] = {}
            for block in blocks(document):
                number = str(block.blockFormat().property(Mark.LIST) or "").split(".")[0]
                if number and not block.blockFormat().property(Mark.STACKED):
                    lists.setdefault(number, []).append(pages_of(pages, block)[0])
            for found in lists.values():
                if len(set(found)) > 1:
                    assert found[0] == found[1]
                    assert found[-1] == found[-2]


def test_term_stays_with_what_it_means(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            for block in blocks(document):
                if block.blockFormat().property(Mark.TERM) == "dt":
                    following = next(blocks_after(block))
                    assert pages_of(pages, block)[-1] == pages_of(pages, following)[0]


def test_picture_stays_with_its_caption(articles: list[QTextDocument]) -> None:
    seen = 0
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            for block in blocks(document):
                if block.text() == PICTURE_CHARACTER:
                    seen += 1
                    following = next(blocks_after(block))
                    assert pages_of(pages, block)[-1] == pages_of(pages, following)[0]
    assert seen


def test_short_end_gets_no_page_of_its_own(articles: list[QTextDocument]) -> None:
    for document in articles:
        for height in HEIGHTS:
            pages = cut(document, height)
            on_last = [b for b in blocks(document) if len(pages) - 1 in pages_of(pages, b)]
            assert len(on_last) > 1 or len(line_heights(on_last[0])) > 2, on_last[0].text()


def test_words_that_lead_to_a_list_stay_with_it(build: Build) -> None:
    items = "".join(f"<li>Item {number}</li>" for number in range(8))
    document = build(PARAGRAPH * 3 + f"<p>Call if:</p><ul>{items}</ul>")
    (lead,) = (block for block in blocks(document) if block.text() == "Call if:")
    first = next(blocks_after(lead))
    for height in range(300, 700, 7):
        pages = cut(document, height)
        assert pages_of(pages, lead) == pages_of(pages, first)


def table(rows: int, cell: str = "A cell", head: str = "Name") -> str:
    row = f"<tr><td>{cell}</td><td>{cell}</td></tr>"
    return (
        f"<table><thead><tr><th>{head}</th><th>{head}</th></tr></thead>"
        f"<tbody>{row * rows}</tbody></table>"
    )


def test_head_of_a_long_table_is_repeated_on_every_page_that_it_goes_on(build: Build) -> None:
    document = build(PARAGRAPH + table(40) + PARAGRAPH)
    pages = cut(document, 500)
    heads = [page.head for page in pages]
    assert len(pages) > 3
    assert heads[0] is None
    assert all(head is not None for head in heads[1:-1])
    (first,) = {head for head in heads if head is not None}
    assert first.top >= pages[0].span.top
    assert first.bottom <= pages[0].span.bottom
    assert first.height > 20


def test_no_row_of_a_table_is_alone(build: Build) -> None:
    document = build(PARAGRAPH * 2 + table(24) + PARAGRAPH)
    for height in range(300, 700, 9):
        pages = cut(document, height)
        rows = [pages_of(pages, b)[0] for b in blocks(document) if in_table(b)][2::2]
        assert rows[0] == rows[1]
        assert rows[-1] == rows[-2]


def test_page_that_begins_behind_a_table_repeats_nothing(build: Build) -> None:
    document = build(table(40) + PARAGRAPH * 8)
    assert cut(document, 500)[-1].head is None


def test_page_begins_and_ends_with_the_padding_of_its_rows(build: Build) -> None:
    document = build(table(40))
    for page in cut(document, 500):
        lines = [h for b in blocks(document) for h in line_heights(b)]
        inside = [height for height in lines if page.span.top <= height <= page.span.bottom]
        half = document.begin().next().layout().lineAt(0).height() / 2
        assert min(inside) - half - page.span.top == pytest.approx(9, abs=2)
        assert page.span.bottom - max(inside) - half == pytest.approx(12, abs=3)


def test_short_table_stays_whole(build: Build) -> None:
    document = build(PARAGRAPH * 10 + table(6) + PARAGRAPH)
    for height in range(1160, 1480, 10):
        pages = cut(document, height)
        found = {n for b in blocks(document) if in_table(b) for n in pages_of(pages, b)}
        assert len(found) == 1


def test_very_tall_head_is_not_repeated(build: Build) -> None:
    document = build(table(30, head="A very long name of a column indeed " * 10))
    assert {page.head for page in cut(document, 320)} == {None}


def test_title_of_a_divided_callout_is_not_alone(build: Build) -> None:
    inside = "".join(f"<li>Sign {number}</li>" for number in range(40))
    callout = (
        '<div class="callout urgent"><p class="callout-title">Help</p>'
        f"<p>Call for help.</p><ul>{inside}</ul></div>"
    )
    document = build(PARAGRAPH * 2 + callout)
    for height in range(240, 480, 5):
        pages = cut(document, height)
        title, text = [b for b in blocks(document) if b.text() in ("Help", "Call for help.")]
        assert pages_of(pages, title) == pages_of(pages, text)


def test_row_taller_than_a_page_loses_no_line(build: Build) -> None:
    document = build(table(2, cell="Words in a very tall cell. " * 60))
    pages = cut(document, 300)
    assert len(pages) > 2
    for block in blocks(document):
        assert pages_of(pages, block)


def test_short_page_is_one_page(build: Build) -> None:
    (page,) = cut(build("<h1>Title</h1><p>Text</p>"), 500)
    assert page.head is None


def test_page_without_words_is_one_page(build: Build) -> None:
    assert len(cut(build(""), 500)) == 1
    assert len(cut(build('<div class="callout note"/>'), 500)) == 1


def test_picture_is_never_taller_than_allowed() -> None:
    svg = PICTURE.replace("150", "4000").encode()
    root = xhtml.parse(
        '<article lang="en" dir="ltr"><figure><img src="image:a.svg" alt="A"/>'
        "<figcaption>Caption</figcaption></figure></article>"
    )
    document = laid_out(root, lambda _: svg, tallest=250)
    assert len(cut(document, 320)) == 1
