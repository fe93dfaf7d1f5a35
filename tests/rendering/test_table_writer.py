from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QTextDocument, QTextTable

from handbook.library import xhtml
from handbook.rendering.document_builder import DocumentBuilder
from handbook.rendering.marks import Mark
from handbook.rendering.table_writer import fit_tables, read_table
from handbook.rendering.theme import LIGHT

Build = Callable[..., QTextDocument]

TABLE = """<table><thead><tr><th>Medicine</th><th>What it does</th></tr></thead><tbody>
<tr><td>Ibuprofen gel</td><td>Less pain <a href="article:x">here</a></td></tr>
<tr><td>Anti-inflammatory tablets</td><td>Short courses only</td></tr></tbody></table>"""


def table_of(document: QTextDocument) -> QTextTable:
    (frame,) = document.rootFrame().childFrames()
    if not isinstance(frame, QTextTable):  # in a callout
        (frame,) = frame.childFrames()
    assert isinstance(frame, QTextTable)
    return frame


def words(table: QTextTable) -> list[list[str]]:
    return [
        [table.cellAt(row, column).firstCursorPosition().block().text()
         for column in range(table.columns())]
        for row in range(table.rows())
    ]  # fmt: skip


def lines_broken_inside_words(document: QTextDocument) -> Iterator[str]:
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount() - 1):
            end = layout.lineAt(number).textStart() + layout.lineAt(number).textLength()
            if block.text()[end - 1] not in " -\u2028":
                yield block.text()
        block = block.next()


def test_cells_stand_in_rows_and_columns(build: Build) -> None:
    table = table_of(build(TABLE))
    assert words(table) == [
        ["Medicine", "What it does"],
        ["Ibuprofen gel", "Less pain here"],
        ["Anti-inflammatory tablets", "Short courses only"],
    ]
    assert table.format().toTableFormat().headerRowCount() == 1


def test_head_and_first_column_are_bold(build: Build) -> None:
    table = table_of(build(TABLE))
    bold = [[table.cellAt(r, c).firstCursorPosition().block().begin().fragment().charFormat()
             .font().bold() for c in range(2)] for r in range(3)]  # fmt: skip
    assert bold == [[True, True], [True, False], [True, False]]


def test_rows_have_lines_and_the_head_a_ground(build: Build) -> None:
    table = table_of(build(TABLE))
    head, body = (table.cellAt(row, 0).format().toTableCellFormat() for row in (0, 1))
    assert head.background().color().name() == LIGHT.table_head
    assert head.bottomBorder() > body.bottomBorder() > 0


def test_columns_are_mirrored_in_right_to_left_pages(build: Build) -> None:
    table = table_of(build(TABLE, language="ar", direction="rtl"))
    assert words(table)[0] == ["What it does", "Medicine"]


def test_rows_of_unequal_length_are_no_mistake(build: Build) -> None:
    table = table_of(build("<table><tbody><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr>"
                           "</tbody></table>"))  # fmt: skip
    assert words(table) == [["a", ""], ["b", "c"]]


def test_table_without_rows_is_left_out(build: Build) -> None:
    document = build("<p>before</p><table><tbody></tbody></table><p>behind</p>")
    assert not document.rootFrame().childFrames()
    assert document.toPlainText() == "before\nbehind"


@pytest.mark.parametrize("width", [400, 500, 720])
def test_no_word_of_a_table_is_broken(build: Build, width: int) -> None:
    document = build(TABLE, width=width)
    table_of(document)
    assert not list(lines_broken_inside_words(document))


def test_narrow_table_is_written_cell_below_cell(build: Build) -> None:
    document = build(TABLE, width=200)
    assert not document.rootFrame().childFrames()
    assert document.toPlainText().splitlines() == [
        "Medicine: Ibuprofen gel",
        "What it does: Less pain here",
        "Medicine: Anti-inflammatory tablets",
        "What it does: Short courses only",
    ]
    assert [b.blockFormat().property(Mark.TERM) for b in (document.begin(), document.lastBlock())
            ] == ["dt", "dd"]  # fmt: skip
    assert not list(lines_broken_inside_words(document))


def test_table_in_a_callout_has_less_room() -> None:
    def needed(inside: str) -> float:
        root = xhtml.parse(f'<article lang="en" dir="ltr">{inside}</article>')
        (need,) = DocumentBuilder(LIGHT, lambda _name: None).build(root, QTextDocument())
        return need

    assert needed(f'<div class="callout note">{TABLE}</div>') == needed(TABLE) + 2 * 18


def test_builder_says_how_much_room_a_table_needs() -> None:
    root = xhtml.parse(f'<article lang="en" dir="ltr">{TABLE}</article>')
    builder = DocumentBuilder(LIGHT, lambda _name: None)
    (needed,) = builder.build(root, QTextDocument())
    just_enough, too_little = QTextDocument(), QTextDocument()
    builder.build(root, just_enough, room=needed)
    builder.build(root, too_little, room=needed - 1)
    assert just_enough.rootFrame().childFrames()
    assert not too_little.rootFrame().childFrames()


@pytest.mark.parametrize("inside", [TABLE, f'<div class="callout note">{TABLE}</div>'])
def test_fitted_table_is_as_one_built_for_that_width(build: Build, inside: str) -> None:
    fitted = build(inside, width=720)
    fitted.setTextWidth(440)
    fit_tables(fitted, 440)
    built = build(inside, width=440)
    shares = [
        [length.rawValue() for length in table_of(document).format().toTableFormat()
         .columnWidthConstraints()]
        for document in (fitted, built)
    ]  # fmt: skip
    assert shares[0] == pytest.approx(shares[1], abs=0.1)


def test_read_table_knows_head_and_rows() -> None:
    table = read_table(xhtml.parse(f'<article lang="en" dir="ltr">{TABLE}</article>')[0])
    assert table is not None
    assert (len(table.rows), table.columns, table.head) == (3, 2, 1)
    assert table.title(1) == "What it does"
