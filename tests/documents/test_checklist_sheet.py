"""What stands on the sheet of a checklist, blank and filled in."""

import gettext
from datetime import date

import pytest

from handbook.documents.checklist_sheet import checklist_sheet
from handbook.documents.sheet import (
    Block,
    Choices,
    Figures,
    Scores,
    Sheet,
    TickGrid,
    WriteLines,
)
from handbook.i18n import Words
from handbook.library.checklist import Checklist
from handbook.library.checklist_answers import Answer, Answers
from handbook.library.pack import Pack


class Pseudo(gettext.NullTranslations):
    """Marks every sentence that was asked for."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def checklist(pack: Pack) -> Checklist:
    found = pack.checklist("en", "my-symptoms")
    assert found is not None
    return found


def made(checklist: Checklist, today: date, **given: Answer) -> Sheet:
    answers = Answers("my-symptoms", "2026.11.1", "en")
    for name, value in given.items():
        answers = answers.with_answer(name.replace("_", "-"), value)
    return checklist_sheet(checklist, answers, Words(), "2026.11.1", today)


def blocks(sheet: Sheet, kind: type[Block]) -> list[Block]:
    sections = [s for row in sheet.rows for s in (*row.start, *row.end)]
    return [block for s in sections for block in s.blocks if isinstance(block, kind)]


def is_marked(sheet: Sheet) -> bool:
    ticks = [tick for grid in blocks(sheet, TickGrid) for tick in grid.ticks]
    ticks += [tick for band in sheet.danger.bands for tick in band.ticks]
    return (
        any(tick.is_ticked for tick in ticks)
        or any(line.score is not None for block in blocks(sheet, Scores) for line in block.lines)
        or any(line.chosen is not None for block in blocks(sheet, Choices) for line in block.lines)
        or any(figures.marked for figures in blocks(sheet, Figures))
        or any(lines.text for lines in blocks(sheet, WriteLines))
    )


def test_blank_sheet_has_nothing_marked(checklist: Checklist, today: date) -> None:
    assert not is_marked(checklist_sheet(checklist, None, Words(), "2026.11.1", today))


@pytest.mark.parametrize(
    "given",
    [
        {"burning": True},
        {"leaking": True},
        {"pain_now": 0},
        {"walking": "little"},
        {"where": ("front_chest",)},
        {"my_goal": "Walk"},
    ],
    ids=lambda given: next(iter(given)),
)
def test_each_kind_of_answer_is_on_the_sheet(
    checklist: Checklist, today: date, given: dict[str, Answer]
) -> None:
    assert is_marked(made(checklist, today, **given))


def test_sections_are_numbered_from_1_to_10(checklist: Checklist, today: date) -> None:
    sheet = made(checklist, today)
    sections = [s for row in sheet.rows for s in (*row.start, *row.end)]
    assert sorted(section.number for section in sections) == list(range(1, 11))


def test_score_of_zero_is_chosen_and_a_missing_one_is_not(
    checklist: Checklist, today: date
) -> None:
    (scores,) = blocks(made(checklist, today, pain_now=0), Scores)
    assert [line.score for line in scores.lines] == [0, None, None]


def test_a_little_and_a_lot_are_the_first_and_second_box(checklist: Checklist, today: date) -> None:
    (choices,) = blocks(made(checklist, today, walking="little", stairs="lot"), Choices)
    assert choices.words == ("A little", "A lot")
    assert [line.chosen for line in choices.lines][:3] == [0, 1, None]


def test_emergencies_come_first_while_nothing_is_ticked(checklist: Checklist, today: date) -> None:
    bands = made(checklist, today).danger.bands
    assert [(band.is_urgent, band.is_ticked) for band in bands] == [(True, False), (False, False)]


def test_ticked_signs_come_first(checklist: Checklist, today: date) -> None:
    bands = made(checklist, today, hot_joint=True).danger.bands
    assert [band.is_ticked for band in bands] == [True, False]
    assert bands[0].ticks[0].text == "A hot, red, swollen joint with fever"
    both = made(checklist, today, hot_joint=True, leaking=True).danger.bands
    assert [band.is_urgent for band in both] == [True, False]
    assert both[0].ticks[0].text == "You leak pee or poo and cannot stop it"


def test_no_danger_sign_is_lost_by_ticking(checklist: Checklist, today: date) -> None:
    def words(sheet: Sheet) -> set[str]:
        return {tick.text for band in sheet.danger.bands for tick in band.ticks}

    ticked = made(checklist, today, hot_joint=True, plan_to_end_life=True)
    assert words(ticked) == words(made(checklist, today)) == {
        sign.paper_text for sign in checklist.signs
    }  # fmt: skip


def test_plan_to_end_life_prints_what_to_do(checklist: Checklist, today: date) -> None:
    (urgent, _) = made(checklist, today, plan_to_end_life=True).danger.bands
    (advice,) = urgent.advice
    assert "Be with someone you trust now" in advice
    assert made(checklist, today).danger.bands[0].advice == ()


def test_sheet_names_the_page_with_all_danger_signs(checklist: Checklist, today: date) -> None:
    assert "Page KT-02" in made(checklist, today).danger.note


def test_foot_and_head_say_what_must_be_said(checklist: Checklist, today: date) -> None:
    sheet = made(checklist, today)
    said = " ".join((sheet.purpose, *sheet.footer, sheet.page))
    for words in (
        "It does not give a diagnosis.",
        "Only show this to people you trust.",
        "KT-71",
        "Content 2026.11.1",
        "Facts checked 22 November 2026. Not yet checked by a clinician.",
        "1/1",
    ):
        assert words in said


def test_overdue_sheet_says_so(checklist: Checklist) -> None:
    assert "due for a check" in " ".join(made(checklist, date(2027, 5, 23)).footer)
    assert "due for a check" not in " ".join(made(checklist, date(2027, 5, 22)).footer)


def test_marked_regions_are_named_in_words(checklist: Checklist, today: date) -> None:
    (figures,) = blocks(made(checklist, today, where=("back_lower_back", "front_knee_l")), Figures)
    assert figures.caption == "Knee left, front; Lower back"


def test_many_marked_regions_are_counted(checklist: Checklist, today: date) -> None:
    many = ("front_head", "front_neck", "front_chest", "front_abdomen", "front_groin", "back_head",
            "back_neck")  # fmt: skip
    (figures,) = blocks(made(checklist, today, where=many), Figures)
    assert figures.caption == "7 parts of the body are marked"


def test_words_around_the_content_are_translated(checklist: Checklist, today: date) -> None:
    sheet = checklist_sheet(checklist, None, Words("en", Pseudo()), "2026.11.1", today)
    (figures,) = blocks(sheet, Figures)
    words = (
        *sheet.blanks, sheet.danger.note, sheet.danger.number, sheet.page,
        figures.front, figures.back, figures.right, figures.left,
    )  # fmt: skip
    assert all(word.startswith("⟦") for word in words)


def test_arabic_sheet_is_written_from_the_right(arabic_pack: Pack, today: date) -> None:
    checklist = arabic_pack.checklist("ar", "my-day")
    assert checklist is not None
    sheet = checklist_sheet(checklist, None, Words.of("ar"), "2026.11.1", today)
    assert (sheet.direction, sheet.language, sheet.title) == ("rtl", "ar", "يومي")


def test_section_of_one_text_needs_no_label(checklist: Checklist, today: date) -> None:
    labels = [lines.label for lines in blocks(made(checklist, today), WriteLines)]
    assert labels == ["Helps", "Makes it worse", "", "", "My own question"]
