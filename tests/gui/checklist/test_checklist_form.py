"""Filling in: every kind of answer, and what a danger sign says at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from handbook.gui.checklist.answer_fields import (
    AmountField,
    RegionsField,
    ScoreField,
    TextField,
    TickField,
)
from handbook.gui.checklist.checklist_form import ChecklistForm
from handbook.gui.checklist.checklist_tab import ChecklistTab
from handbook.library.checklist import Amount
from handbook.library.pack import Pack


@pytest.fixture
def form(tab: ChecklistTab) -> ChecklistForm:
    assert tab.form is not None
    return tab.form


def tick(form: ChecklistForm, item: str) -> TickField:
    field = form.fields[item]
    assert isinstance(field, TickField)
    field.box.click()
    return field


def speaking(form: ChecklistForm) -> list[str]:
    """Return the signs below which a callout is shown."""
    fields = [field for field in form.fields.values() if isinstance(field, TickField)]
    return [f.item.id for f in fields if f.callout is not None and not f.callout.isHidden()]


def test_nothing_is_answered_at_first(form: ChecklistForm) -> None:
    assert form.answers == form.empty
    assert form.answers.version == "2026.11.1"
    assert speaking(form) == []


def test_every_item_has_a_field(form: ChecklistForm) -> None:
    assert form.fields.keys() == form.checklist.items.keys()


def test_tick_is_answered_and_taken_back(form: ChecklistForm) -> None:
    tick(form, "burning")
    assert form.answers.is_ticked("burning")
    tick(form, "burning")
    assert form.answers == form.empty


def test_score_of_zero_is_kept_and_pressing_again_clears_it(form: ChecklistForm) -> None:
    field = form.fields["pain-now"]
    assert isinstance(field, ScoreField)
    assert field.row.score is None
    field.row.buttons[0].click()
    assert form.answers.score("pain-now") == 0
    field.row.buttons[0].click()
    assert form.answers.score("pain-now") is None


def test_one_and_zero_typed_are_ten(form: ChecklistForm) -> None:
    field = form.fields["pain-worst"]
    assert isinstance(field, ScoreField)
    field.row.focus_row()
    for key in "10":
        QTest.keyClick(QApplication.focusWidget(), key)
    assert form.answers.score("pain-worst") == 10
    assert form.answers.score("pain-now") is None


def test_a_little_and_a_lot_exclude_each_other(form: ChecklistForm) -> None:
    field = form.fields["walking"]
    assert isinstance(field, AmountField)
    for press, answer in (
        (Amount.LITTLE, Amount.LITTLE), (Amount.LOT, Amount.LOT), (Amount.LOT, None)
    ):  # fmt: skip
        field.buttons[press].click()
        assert form.answers.amount("walking") == answer
        pressed = [amount for amount, button in field.buttons.items() if button.isChecked()]
        assert pressed == ([answer] if answer else [])


def test_marked_regions_are_answered(form: ChecklistForm) -> None:
    field = form.fields["where"]
    assert isinstance(field, RegionsField)
    field.picker.list.boxes["front_knee_l"].click()
    assert form.answers.regions("where") == {"front_knee_l"}
    field.picker.list.boxes["front_knee_l"].click()
    assert form.answers == form.empty


def test_written_words_are_answered_and_spaces_are_not(form: ChecklistForm) -> None:
    field = form.fields["my-goal"]
    assert isinstance(field, TextField)
    field.edit.setPlainText("  \n")
    assert form.answers == form.empty
    field.edit.setPlainText("Walk to the market")
    assert form.answers.text("my-goal") == "Walk to the market"


def test_tab_leaves_a_field_to_write_in(form: ChecklistForm) -> None:
    field = form.fields["my-goal"]
    assert isinstance(field, TextField)
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not field.edit
    assert field.edit.toPlainText() == ""


def test_shown_answers_can_be_taken_over_whole(form: ChecklistForm) -> None:
    tick(form, "burning")
    tick(form, "leaking")
    for name in ("pain-now", "pain-worst"):
        field = form.fields[name]
        assert isinstance(field, ScoreField)
        field.row.set_score(3)
    kept = form.answers
    form.set_answers(form.empty)
    assert form.answers == form.empty
    assert speaking(form) == []
    form.set_answers(kept)
    assert form.answers == kept
    assert form.fields["burning"].box.isChecked()
    assert speaking(form) == ["leaking"]


def test_danger_sign_speaks_below_itself_at_once(form: ChecklistForm) -> None:
    field = tick(form, "leaking")
    assert field.callout is not None
    assert field.callout.isVisible()
    assert field.callout.y() > field.box.y()
    said = [label.text() for label in field.callout.findChildren(QLabel)]
    assert said == ["You ticked a danger sign: get help now",
                    "Call your local emergency number, or get to the nearest hospital or clinic. "
                    "Ask someone to take you. Do not drive yourself."]  # fmt: skip


def test_each_tier_has_its_own_words(form: ChecklistForm) -> None:
    field = tick(form, "hot-joint")
    assert field.callout is not None
    assert field.callout.accessibleName() == (
        "You ticked a danger sign: get help today. See or call a health worker today."
    )


def test_usual_tick_says_nothing(form: ChecklistForm) -> None:
    tick(form, "burning")
    assert speaking(form) == []
    assert form.most_urgent() is None


def test_of_one_tier_the_sign_ticked_last_speaks(form: ChecklistForm) -> None:
    tick(form, "leaking")
    tick(form, "chest-pain")
    assert speaking(form) == ["chest-pain"]
    tick(form, "chest-pain")
    assert speaking(form) == ["leaking"]
    tick(form, "leaking")
    assert speaking(form) == []


def test_sign_with_its_own_advice_keeps_it(form: ChecklistForm) -> None:
    field = tick(form, "plan-to-end-life")
    tick(form, "leaking")
    assert speaking(form) == ["leaking", "plan-to-end-life"]
    assert field.callout is not None
    assert "Be with someone you trust now" in field.callout.accessibleName()


def test_emergency_comes_before_what_was_ticked_later(form: ChecklistForm) -> None:
    tick(form, "leaking")
    tick(form, "hot-joint")
    sign = form.most_urgent()
    assert sign is not None
    assert sign.id == "leaking"


@pytest.mark.parametrize(
    ("sign", "target"),
    [
        ("leaking", "get-help-now#emergency"),
        ("hot-joint", "get-help-now#today"),
        ("plan-to-end-life", "get-help-now#crisis"),
        ("very-low-mood", "get-help-now#crisis"),
    ],
)
def test_get_help_now_leads_to_the_words_for_that_sign(
    form: ChecklistForm, sign: str, target: str
) -> None:
    heard: list[str] = []
    form.help_requested.connect(heard.append)
    field = tick(form, sign)
    assert heard == []  # nobody is sent away
    assert field.callout is not None
    field.callout.button.click()
    assert heard == [target]


def test_item_of_a_tier_acts_like_a_danger_sign(
    open_tab: Callable[..., ChecklistTab], arabic_pack: Pack
) -> None:
    tab = open_tab(content=arabic_pack)
    form = tab.form
    assert form is not None
    field = tick(form, "warning")
    assert speaking(form) == ["warning"]
    heard: list[str] = []
    form.help_requested.connect(heard.append)
    assert field.callout is not None
    field.callout.button.click()
    assert heard == ["find-a-page"]
