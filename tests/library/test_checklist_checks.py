"""Authors see every mistake in a checklist, each with its file and line."""

from datetime import date
from pathlib import Path

import pytest
from small_content import SmallContent

CHECKLIST = "en/checklists/sample.toml"
TEXT = """id = "sample"
code = "KT-71"
title = "A sample"
purpose = "Tick what is true."
notes = ["It does not give a diagnosis."]
reviewed = 2026-11-22
review_by = 2027-05-22
review_status = "draft"
reviewer = ""

[[danger]]
tier = "today"
groups = ["example"]
without = ["second-example"]
title = "Get help today."
advice = "See a health worker today."
article = "second-page"

[[advice]]
sign = "first-example"
text = "You are not alone."
article = "first-page"

[[section]]
id = "feeling"
title = "How it feels"
hint = "Tick all"
row = 1
side = "start"

[[section]]
id = "strength"
title = "How strong"
least = "None"
most = "Worst"
row = 1
side = "end"

[[section]]
id = "notes"
title = "Notes"
row = 2
side = "both"

[[item]]
section = "feeling"
id = "burning"
text = "Burning"
kind = "tick"

[[item]]
section = "strength"
id = "now"
text = "Now"
kind = "score"

[[item]]
section = "notes"
id = "my-notes"
text = "Notes"
kind = "text"
lines = 2
"""


@pytest.fixture
def content(small: SmallContent) -> SmallContent:
    small.path(CHECKLIST).parent.mkdir()
    small.path(CHECKLIST).write_text(TEXT, "utf-8")
    return small


def found(content: SmallContent, today: date | None = None) -> list[str]:
    """Return what is said of the checklist, without the file's name."""
    return [line.removeprefix(f"{CHECKLIST}:") for line in content.problems(today)]


def test_correct_checklist_has_no_problem(content: SmallContent) -> None:
    assert content.problems(date(2026, 11, 22)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "sample"', 'id = "other"', "“id” is other, but the file is called sample.toml."),
        ('code = "KT-71"', 'code = "71"', "“code” must be like KT-05."),
        ('code = "KT-71"', 'code = "KT-01"', "The code KT-01 belongs to en/articles"),
        ('title = "A sample"', 'title = ""', "“title” is empty."),
        ('title = "A sample"', 'titel = "A"', "“titel” is not a known key."),
        ('"A sample"', '"Take 50 mg"', "“50 mg” looks like a dose"),
        ("2027-05-22", "2027-06-22", "“review_by” must be at most 6 months after “reviewed”."),
        ("2027-05-22", "2026-11-22", "“review_by” must be after “reviewed”."),
        ('"draft"', '"done"', "“review_status” must be one of: draft, clinician-reviewed."),
        ('"draft"', '"clinician-reviewed"', "must name the “reviewer”"),
        ('tier = "today"', 'tier = "later"', "“tier” must be one of: emergency, today, soon."),
        ('tier = "today"', 'tier = "soon"', "The group “example” is of the tier today, not soon."),
        ('["example"]', '["nowhere"]', "There is no group of danger signs “nowhere”."),
        ('["example"]', "[]", "“groups” is empty."),
        ('["second-example"]', '["third-example"]', "“without” names third-example"),
        (
            '["second-example"]',
            '["first-example", "second-example"]',
            "This box is left without danger signs.",
        ),
        ('article = "second-page"', 'article = "nowhere"', "There is no page “nowhere”"),
        ('article = "first-page"', 'article = "first-page#no"', "has no heading “no”."),
        ('sign = "first-example"', 'sign = "nowhere"', "“sign” names nowhere, which no box"),
        ('row = 1\nside = "end"', 'row = 0\nside = "end"', "“row” must be a whole number."),
        ('side = "end"', 'side = "left"', "“side” must be one of: start, end, both."),
        ('hint = "Tick all"', 'help = "Tick all"', "“help” is not a known key."),
        ('most = "Worst"\n', "", "The section “strength” needs “least” and “most”"),
        ('section = "feeling"', 'section = "nowhere"', "“burning” is in the section nowhere"),
        ('kind = "score"', 'kind = "slider"', "“kind” must be one of: tick, score, amount"),
        ("lines = 2", "lines = 7", "“lines” must be a number from 1 to 6."),
        ("lines = 2\n", "", "“lines” is missing."),
        ('text = "Burning"', 'text = "<b>Burning</b>"', "HTML is not known here."),
        ('id = "burning"', 'id = "now"', "“now” is used twice."),
        ('id = "burning"', 'id = "first-example"', "“first-example” is used twice."),
        ('id = "notes"', 'id = "feeling"', "“feeling” is used twice."),
    ],
)
def test_mistake_is_named_with_its_line(
    content: SmallContent, old: str, new: str, said: str
) -> None:
    line = content.replace(CHECKLIST, old, new)
    problems = found(content)
    assert any(said in problem for problem in problems), problems
    lines = [int(problem.partition(":")[0]) for problem in problems if problem[0].isdigit()]
    assert min(abs(number - line) for number in lines) <= 8  # there, or where its record begins


def test_line_of_a_fact_is_exact(content: SmallContent) -> None:
    content.replace(CHECKLIST, 'code = "KT-71"', 'code = "71"')
    assert found(content) == ["2: error: “code” must be like KT-05."]


def test_lines_belong_to_texts(content: SmallContent) -> None:
    content.replace(CHECKLIST, 'kind = "tick"', 'kind = "tick"\nlines = 2')
    assert found(content) == ["50: error: “lines” belongs to an item of the kind text only."]


def test_tier_needs_a_box_that_says_what_to_do(content: SmallContent) -> None:
    content.replace(CHECKLIST, 'kind = "tick"', 'kind = "tick"\ntier = "soon"')
    assert found(content) == [
        "45: error: “burning” is of the tier soon, but no [[danger]] says what to do then."
    ]


def test_checklist_that_a_clinician_checked_must_not_rest_on_general_knowledge(
    content: SmallContent,
) -> None:
    content.replace(CHECKLIST, 'review_status = "draft"', 'review_status = "clinician-reviewed"')
    content.replace(CHECKLIST, 'reviewer = ""', 'reviewer = "Dr Example"')
    assert found(content) == []
    content.replace(CHECKLIST, '["second-example"]', "[]")  # it rests on GK
    assert found(content) == ["11: error: A page that a clinician checked must not rest on [GK]."]


def test_sections_stand_in_the_order_of_their_rows(content: SmallContent) -> None:
    content.replace(CHECKLIST, "row = 2", "row = 3")
    line = content.append(
        CHECKLIST, '[[section]]\nid = "last"\ntitle = "L"\nrow = 2\nside = "both"\n'
    )
    problems = found(content)
    assert (
        f"{line}: error: The section “last” stands in a row above the section before it."
        in problems
    )
    assert f"{line}: error: The section “last” has no items." in problems


def test_wide_section_is_alone_in_its_row(content: SmallContent) -> None:
    content.replace(CHECKLIST, "row = 2", "row = 1")
    assert found(content) == [
        "39: error: The section “notes” is as wide as the page: its row can hold no other."
    ]


def test_row_begins_at_its_start(content: SmallContent) -> None:
    content.replace(CHECKLIST, 'side = "both"', 'side = "end"')
    assert found(content) == ["39: error: Row 2 has nothing on the side where lines begin."]


def test_tier_has_one_box(content: SmallContent) -> None:
    box = TEXT[TEXT.index("[[danger]]") : TEXT.index("[[advice]]")]
    line = content.append(CHECKLIST, box)
    assert found(content) == [
        f"{line}: error: The danger sign first-example is asked for twice.",
        f"{line}: error: There are two boxes for the tier today.",
    ]


def test_overdue_checklist_is_a_warning(content: SmallContent) -> None:
    (warning,) = [line for line in found(content, date(2027, 5, 23)) if line[0].isdigit()]
    assert warning == "7: warning: The page was due for a check on 2027-05-22."


def test_other_tables_are_unknown(content: SmallContent) -> None:
    line = content.append(CHECKLIST, "[[question]]\nid = 1\n")
    assert found(content) == [f"{line}: error: “question” is not a known key."]


@pytest.mark.parametrize("name", ["notes.txt", "Sample.toml", "more/other.toml"])
def test_other_files_do_not_belong_there(content: SmallContent, name: str) -> None:
    path = content.path(f"en/checklists/{name}")
    path.parent.mkdir(exist_ok=True)
    path.write_text("", "utf-8")
    assert content.problems() == [f"en/checklists/{name}:1: error: This file does not belong here."]


def test_file_that_is_no_toml_is_named(content: SmallContent) -> None:
    content.path(CHECKLIST).write_text("id = \n", "utf-8")
    assert content.problems() == [f"{CHECKLIST}:1: error: This is not TOML: Invalid value."]


def test_short_words_of_a_sign_are_checked(content: SmallContent) -> None:
    flags = "red_flags.toml"
    content.replace(
        flags,
        'text.en = "The page does not open"',
        'text.en = "The page does not open"\nshort.en = "Take 5 ml"',
    )
    (problem,) = content.problems()
    assert problem.startswith(f"{flags}:")
    assert "looks like a dose" in problem


def test_same_code_in_every_language(small: SmallContent, tmp_path: Path) -> None:
    root = small.root
    small.path("content.toml").write_text(
        'version = "2026.11.1"\nlanguages = ["en", "fr"]\n', "utf-8"
    )
    (root / "fr").mkdir()
    for language, code in (("en", "KT-71"), ("fr", "KT-72")):
        path = root / language / "checklists" / "sample.toml"
        path.parent.mkdir()
        path.write_text(TEXT.replace("KT-71", code), "utf-8")
    said = "fr/checklists/sample.toml:2: error: The code is KT-72, but KT-71 in the language en."
    assert said in small.problems()
