from datetime import date
from pathlib import Path

import pdf_file
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from handbook.documents.handout import find_articles, make_handout
from handbook.errors import CannotPrint, CannotWrite
from handbook.library.pack import Pack
from handbook.rendering.handout_pages import HandoutPages
from handbook.rendering.paper import A4, LETTER, PAPERS, Paper
from handbook.rendering.printing import print_on, printers, write_pdf


class Squares:
    """Some pages with a black square from 20 to 40 mm."""

    def __init__(self, paper: Paper = A4, page_count: int = 2) -> None:
        self.title = "Squares (and “quotes”)"
        self.paper = paper
        self.page_count = page_count

    def paint_page(self, painter: QPainter, page: int) -> None:
        painter.fillRect(QRectF(20, 20, 20, 20), QColor("black"))
        painter.translate(1000, 1000)  # no page may depend on what another left behind


def other_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "user-data")


@pytest.mark.parametrize(
    ("paper", "size"), [(A4, "595 x 842 pts (A4)"), (LETTER, "612 x 792 pts (letter)")]
)
def test_file_says_its_title_and_paper(tmp_path: Path, paper: Paper, size: str) -> None:
    write_pdf(Squares(paper, 3), tmp_path / "s.pdf")
    facts = pdf_file.facts(tmp_path / "s.pdf")
    assert (facts["Title"], facts["Pages"]) == ("Squares (and “quotes”)", "3")
    assert facts["Page size"] == size
    assert facts["Author"] == ""


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_millimetres_are_millimetres_on_every_page(tmp_path: Path, paper: Paper) -> None:
    write_pdf(Squares(paper), tmp_path / "s.pdf")
    for number in ("1", "2"):
        picture = tmp_path / f"page-{number}"
        pdf_file.run(
            "pdftoppm", "-r", "254", "-gray", "-f", number, "-l", number, "-singlefile",
            str(tmp_path / "s.pdf"), str(picture),
        )  # fmt: skip
        header, size, _, dots = picture.with_suffix(".pgm").read_bytes().split(b"\n", 3)
        assert header == b"P5"
        width = int(size.split()[0])
        dark = [divmod(place, width) for place, dot in enumerate(dots) if dot < 128]
        rows, columns = {row for row, _ in dark}, {column for _, column in dark}
        assert (min(rows), max(rows)) == pytest.approx((200, 399), abs=2)
        assert (min(columns), max(columns)) == pytest.approx((200, 399), abs=2)


def test_fonts_are_embedded_and_can_be_searched(
    pack: Pack, arabic_pack: Pack, tmp_path: Path
) -> None:
    for each, language in ((pack, "en"), (arabic_pack, "ar")):
        articles = find_articles(each, language, [a.id for a in each.articles(language)])
        handout = make_handout(each, articles, date(2026, 11, 22))
        write_pdf(HandoutPages(handout, A4, each.image), tmp_path / "h.pdf")
        fonts = pdf_file.fonts(tmp_path / "h.pdf")
        assert len(fonts) >= 2
        assert all(font.embedded and font.has_unicode for font in fonts)


def test_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "s.pdf"
    path.write_text("older", "utf-8")
    write_pdf(Squares(), path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert other_files(tmp_path) == ["s.pdf"]


def test_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "s.pdf").mkdir()
    with pytest.raises(CannotWrite) as caught:
        write_pdf(Squares(), tmp_path / "s.pdf")
    assert caught.value.message_id == "output-is-folder"


@pytest.mark.parametrize("name", ["missing/s.pdf", "file/s.pdf", "x" * 300 + ".pdf"])
def test_what_cannot_be_written_is_one_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite) as caught:
        write_pdf(Squares(), tmp_path / name)
    assert (caught.value.message_id, caught.value.exit_code) == ("not-written", 5)
    assert other_files(tmp_path) == ["file"]


def test_printer_that_is_not_there_is_an_error() -> None:
    with pytest.raises(CannotPrint) as caught:
        print_on(Squares(), "No such printer")
    assert caught.value.parameters == {"printer": "No such printer"}


def test_usual_printer_is_named_first() -> None:
    assert [choice.is_default for choice in printers()][1:].count(True) == 0
