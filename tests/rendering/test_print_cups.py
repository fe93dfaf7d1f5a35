"""Prints through a real printing system, in a process of its own, and reads the paper back."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pdf_file
import pytest
from private_cups import PRINTER, PrivateCups, private_cups

from handbook.documents.handout import find_articles, make_handout
from handbook.library.pack import Pack
from handbook.rendering.handout_pages import HandoutPages
from handbook.rendering.paper import A4
from handbook.rendering.printing import write_pdf

# libcups looks for its server once, when it is loaded: the environment must be set before.
PRINT = """
import subprocess, sys
from datetime import date
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from handbook.documents.handout import find_articles, make_handout
from handbook.errors import CannotPrint
from handbook.library.pack import Pack
from handbook.rendering import fonts
from handbook.rendering.handout_pages import HandoutPages
from handbook.rendering.paper import A4
from handbook.rendering.printing import print_on, printers

path, printer, copies, *command = sys.argv[1:]
app = QGuiApplication(["test", "-platform", "offscreen"])
fonts.load_bundled()
pack = Pack.open(Path(path))
handout = make_handout(pack, find_articles(pack, "en", ["side-effects"]), date(2026, 11, 22))

class Pages(HandoutPages):
    def paint_page(self, painter, page):
        super().paint_page(painter, page)
        if page == 1 and command:
            subprocess.run(command, check=True)

print([(choice.name, choice.is_default) for choice in printers()])
try:
    print_on(Pages(handout, A4, pack.image), printer, int(copies))
except CannotPrint as error:
    print(error.message_id)
"""


@pytest.fixture
def cups() -> Iterator[PrivateCups]:
    with private_cups() as server:
        yield server


def send(
    cups: PrivateCups, pack_path: Path, *, printer: str = PRINTER, copies: int = 1,
    during: tuple[str, ...] = (),
) -> list[str]:  # fmt: skip
    """Print, running a command while the second page is painted; return what was answered."""
    arguments = [str(pack_path), printer, str(copies), *during]
    return subprocess.run(
        [sys.executable, "-c", PRINT, *arguments],
        env=cups.environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.splitlines()


def test_paper_has_the_same_words_and_pages_as_the_file(
    cups: PrivateCups, pack: Pack, pack_path: Path, tmp_path: Path
) -> None:
    assert send(cups, pack_path) == ["[('Clinic', True)]"]
    printed = cups.printed()
    handout = make_handout(pack, find_articles(pack, "en", ["side-effects"]), date(2026, 11, 22))
    write_pdf(HandoutPages(handout, A4, pack.image), tmp_path / "h.pdf")
    assert pdf_file.pages(printed) == pdf_file.pages(tmp_path / "h.pdf")
    assert pdf_file.facts(printed)["Pages"] == pdf_file.facts(tmp_path / "h.pdf")["Pages"]
    assert all(font.embedded for font in pdf_file.fonts(printed))
    assert pdf_file.facts(printed)["Title"] == handout.title


def test_copies_are_asked_of_the_printer(cups: PrivateCups, pack_path: Path) -> None:
    assert send(cups, pack_path, copies=2) == ["[('Clinic', True)]"]
    assert len(pdf_file.pages(cups.printed())) == 10


def test_printer_that_went_away_before_is_told(cups: PrivateCups, pack_path: Path) -> None:
    cups.run("lpadmin", "-x", PRINTER)
    assert send(cups, pack_path) == ["[]", "printer-gone"]


def test_printer_that_goes_away_while_printing_is_told(cups: PrivateCups, pack_path: Path) -> None:
    answer = send(cups, pack_path, during=("lpadmin", "-x", PRINTER))
    assert answer == ["[('Clinic', True)]", "printer-gone"]


def test_printer_that_takes_no_jobs_is_told(cups: PrivateCups, pack_path: Path) -> None:
    cups.run("cupsreject", PRINTER)
    assert send(cups, pack_path)[-1] == "printer-gone"


def test_printer_of_another_name_is_told(cups: PrivateCups, pack_path: Path) -> None:
    assert send(cups, pack_path, printer="Reception")[-1] == "printer-gone"
