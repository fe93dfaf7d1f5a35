"""The checklist on paper: one page, nothing lost, black on white, the figure never mirrored."""

import itertools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pdf_file
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from handbook.documents.checklist_sheet import checklist_sheet
from handbook.errors import WrongUsage
from handbook.i18n import Words
from handbook.library.body_regions import REGIONS
from handbook.library.checklist import Checklist, ItemKind
from handbook.library.checklist_answers import Answer, Answers
from handbook.library.pack import Pack
from handbook.rendering.paper import A4, LETTER, PAPERS, Paper
from handbook.rendering.printing import write_pdf
from handbook.rendering.sheet_painter import SheetPainter
from handbook.rendering.sheet_pen import Ruler, Type

DOTS_PER_MM = 3
POINTS_PER_MM = 72 / 25.4
TODAY = date(2026, 11, 22)
PAPER = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
MUCH = {ItemKind.TICK: True, ItemKind.SCORE: 10, ItemKind.AMOUNT: "lot",
        ItemKind.REGIONS: tuple(REGIONS), ItemKind.TEXT: "In the morning, twice a day"}  # fmt: skip

Make = Callable[..., SheetPainter]


@pytest.fixture
def checklist(pack: Pack) -> Checklist:
    found = pack.checklist("en", "my-symptoms")
    assert found is not None
    return found


@pytest.fixture
def make(checklist: Checklist) -> Make:
    """Lay a sheet out with some answers."""

    def sheet(paper: Paper = A4, answers: Answers | None = None, **given: Answer) -> SheetPainter:
        for name, value in given.items():
            answers = answers or Answers("my-symptoms", "1", "en")
            answers = answers.with_answer(name.replace("_", "-"), value)
        made = checklist_sheet(checklist, answers, Words(), "2026.11.1", TODAY)
        return SheetPainter(made, paper)

    return sheet


@pytest.fixture
def everything(checklist: Checklist) -> Answers:
    answers = Answers("my-symptoms", "1", "en")
    for item in checklist.items.values():
        answers = answers.with_answer(item.id, MUCH[item.kind])
    return answers


def picture(sheet: SheetPainter) -> QImage:
    size = (round(sheet.paper.width_mm * DOTS_PER_MM), round(sheet.paper.height_mm * DOTS_PER_MM))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(DOTS_PER_MM, DOTS_PER_MM)
    sheet.paint_page(painter, 0)
    painter.end()
    return image


def words_with_places(sheet: SheetPainter, folder: Path) -> list[tuple[str, float, float, float]]:
    """Return each word with its left edge, top and height in points, as another program sees it."""
    path = folder / "sheet.pdf"
    write_pdf(sheet, path)
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>',
        pdf_file.run("pdftotext", "-bbox", str(path), "-"),
    )
    return [(word, float(x), float(y), float(bottom) - float(y)) for x, y, bottom, word in found]


@PAPER
def test_blank_sheet_fits_with_room_to_spare(make: Make, paper: Paper) -> None:
    assert make(paper).free > 5


@PAPER
def test_sheet_with_everything_filled_in_fits(
    make: Make, everything: Answers, paper: Paper
) -> None:
    assert make(paper, everything).free >= 0


@PAPER
def test_any_two_danger_signs_fit_on_a_filled_overdue_sheet(
    checklist: Checklist, everything: Answers, paper: Paper
) -> None:
    for sign in checklist.signs:
        everything = everything.with_answer(sign.id, None)
    for pair in itertools.combinations(checklist.signs, 2):
        answers = everything
        for sign in pair:
            answers = answers.with_answer(sign.id, True)
        made = checklist_sheet(checklist, answers, Words(), "2026.11.1", date(2100, 1, 1))
        assert SheetPainter(made, paper).free >= 0


def test_sheet_that_does_not_fit_is_refused_and_not_shrunk(
    make: Make, everything: Answers, checklist: Checklist
) -> None:
    for item in checklist.items.values():
        if item.kind == ItemKind.TEXT:
            everything = everything.with_answer(item.id, "many words " * 27)
    with pytest.raises(WrongUsage) as caught:
        make(LETTER, everything)
    assert (caught.value.message_id, caught.value.exit_code) == ("sheet-too-long", 2)


@PAPER
def test_pdf_is_one_page_of_that_paper_with_its_fonts(
    make: Make, everything: Answers, tmp_path: Path, paper: Paper
) -> None:
    path = tmp_path / "sheet.pdf"
    write_pdf(make(paper, everything), path)
    facts = pdf_file.facts(path)
    assert (facts["Pages"], facts["Title"]) == ("1", "My symptoms")
    width, height = (float(n) for n in re.findall(r"[\d.]+", facts["Page size"])[:2])
    assert abs(width / 72 * 25.4 - paper.width_mm) < 0.5
    assert abs(height / 72 * 25.4 - paper.height_mm) < 0.5
    assert all(font.embedded and font.has_unicode for font in pdf_file.fonts(path))
    assert pdf_file.pictures_of_pixels(path) == []


@PAPER
def test_every_word_of_the_checklist_can_be_read_back(
    make: Make, checklist: Checklist, tmp_path: Path, paper: Paper
) -> None:
    path = tmp_path / "sheet.pdf"
    write_pdf(make(paper), path)
    text = " ".join(pdf_file.read_text(path).split())
    on_paper = [item.paper_text for item in checklist.items.values() if item.id != "where"]
    on_paper += [section.title for section in checklist.sections]
    on_paper += [section.hint for section in checklist.sections]
    for words in (*on_paper, checklist.purpose, *checklist.notes, checklist.status):
        assert words in text


def test_written_words_are_on_the_paper(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    write_pdf(make(my_goal="Walk to the market", helps="Warmth"), path)
    text = pdf_file.read_text(path)
    assert "Walk to the market" in text
    assert "Warmth" in text


@PAPER
def test_labels_are_set_in_ten_points_or_more(
    make: Make, everything: Answers, tmp_path: Path, paper: Paper
) -> None:
    labels = {"Burning", "Stairs", "Morning", "Afternoon", "Hobbies", "Weakness", "Sudden", "Helps"}
    found = words_with_places(make(paper, everything), tmp_path)
    heights = {word: height for word, _, _, height in found if word in labels}
    assert heights.keys() == labels
    ten_points = Ruler("en", "ltr").line_height(Type(10)) * POINTS_PER_MM
    assert min(heights.values()) > ten_points - 0.01


def test_everything_is_black_grey_and_white(make: Make, everything: Answers) -> None:
    image = picture(make(A4, everything))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3)
               for y in range(0, image.height(), 3)}  # fmt: skip
    assert all(QColor(colour).saturation() == 0 for colour in colours)


@PAPER
def test_nothing_is_painted_near_the_edge(make: Make, everything: Answers, paper: Paper) -> None:
    image = picture(make(paper, everything))
    edge = round(6.0 * DOTS_PER_MM)  # what a printer may leave empty
    width, height = image.width(), image.height()
    sides = ((0, 0, width, edge), (0, height - edge, width, edge),
             (0, 0, edge, height), (width - edge, 0, edge, height))  # fmt: skip
    for side in sides:
        strip = image.copy(*side)
        empty = QImage(strip.size(), strip.format())
        empty.fill(QColor("white"))
        assert strip == empty, side


def test_chosen_number_turns_white_on_black(make: Make) -> None:
    blank, chosen = picture(make()), picture(make(pain_now=6))
    pixels = [(x, y) for x in range(blank.width()) for y in range(blank.height())
              if blank.pixel(x, y) != chosen.pixel(x, y)]  # fmt: skip
    left, right = min(x for x, _ in pixels), max(x for x, _ in pixels)
    top, bottom = min(y for _, y in pixels), max(y for _, y in pixels)
    assert right - left < 12 * DOTS_PER_MM  # one box
    assert bottom - top < 9 * DOTS_PER_MM
    dark = sum(chosen.pixelColor(x, y).lightness() < 60 for x, y in pixels)
    assert dark > 0.7 * len(pixels)


def test_ticked_danger_sign_stands_on_black(make: Make) -> None:
    def darkness(sheet: SheetPainter) -> int:
        image = picture(sheet)
        return sum(
            image.pixelColor(x, y).lightness() < 60
            for x in range(0, image.width(), 2)
            for y in range(0, image.height() // 3, 2)
        )

    bar = 40 * 4 * DOTS_PER_MM * DOTS_PER_MM / 4  # 40 × 4 mm in every second dot each way
    assert darkness(make(hot_joint=True)) - darkness(make()) > bar


def test_pages_are_the_same_each_time(make: Make) -> None:
    assert picture(make(pain_now=3)) == picture(make(pain_now=3))


def arabic_sheet(pack: Pack, **given: Answer) -> SheetPainter:
    checklist = pack.checklist("ar", "my-day")
    assert checklist is not None
    answers = Answers("my-day", "1", "ar")
    for name, value in given.items():
        answers = answers.with_answer(name.replace("_", "-"), value)
    words = Words.of("ar")
    return SheetPainter(checklist_sheet(checklist, answers, words, "1", TODAY), A4)


def middle_of_change(before: QImage, after: QImage) -> float:
    """Return where two pictures differ, in millimetres from the left."""
    columns = [x for x in range(before.width()) for y in range(0, before.height(), 2)
               if before.pixel(x, y) != after.pixel(x, y)]  # fmt: skip
    return (min(columns) + max(columns)) / 2 / DOTS_PER_MM


def middle_of_ink(more: QImage, less: QImage) -> float:
    """Return where one picture is darker than another, in millimetres from the left."""
    columns = [x for x in range(more.width()) for y in range(0, more.height(), 2)
               if more.pixel(x, y) & 0xFF < less.pixel(x, y) & 0xFF]  # fmt: skip
    return sum(columns) / len(columns) / DOTS_PER_MM


def words_beside_figures(sheet: SheetPainter, folder: Path) -> list[str]:
    """Return the words right and left from the left edge of the page to the right."""
    found = words_with_places(sheet, folder)
    return [word for word, _ in sorted(
        ((word, x) for word, x, *_ in found if word in ("Right", "Left")), key=lambda w: w[1]
    )]  # fmt: skip


def test_right_to_left_page_is_mirrored(arabic_pack: Pack, make: Make) -> None:
    half = A4.width_mm / 2
    blank, ticked = arabic_sheet(arabic_pack), arabic_sheet(arabic_pack, burning=True)
    assert middle_of_change(picture(blank), picture(ticked)) > half
    assert middle_of_change(picture(make()), picture(make(constant_pain=True))) < half


def test_right_to_left_page_does_not_mirror_the_figure(arabic_pack: Pack, make: Make) -> None:
    """The person's right hand stays on the left of the front view, and so do the words."""
    others = ("front_head", "front_neck", "front_chest", "front_abdomen", "front_groin",
              "back_head")  # fmt: skip
    for sheet in (make, lambda **given: arabic_sheet(arabic_pack, **given)):
        right = picture(sheet(where=(*others, "front_hand_r")))
        left = picture(sheet(where=(*others, "front_hand_l")))
        assert middle_of_ink(right, left) < middle_of_ink(left, right) - 10


def test_words_for_the_sides_stay_with_the_figure(
    arabic_pack: Pack, make: Make, tmp_path: Path
) -> None:
    front, back = ["Right", "Left"], ["Left", "Right"]
    assert words_beside_figures(make(), tmp_path) == front + back
    assert words_beside_figures(arabic_sheet(arabic_pack), tmp_path) == back + front
