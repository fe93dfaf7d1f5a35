"""Authors see every mistake at once, each with its file and line."""

from datetime import date
from pathlib import Path

import pytest
from small_content import DATA, FIRST_PAGE, SECOND_PAGE, SmallContent

from handbook.errors import UnreadableFile
from handbook.i18n import Words
from handbook.library.editorial import check

CONTENT = DATA.parents[1] / "content"

# To accept a change:
#   handbook check tests/data/broken, compare, and write its lines to tests/data/broken-problems.txt
EXPECTED = DATA / "broken-problems.txt"


def test_broken_content_is_reported_whole_and_in_order() -> None:
    found = [str(problem) for problem in check(DATA / "broken", date(2028, 11, 22))]
    assert found == EXPECTED.read_text("utf-8").splitlines()


@pytest.mark.parametrize("folder", [CONTENT, DATA / "small", DATA / "arabic"], ids=lambda p: p.name)
def test_correct_content_has_no_problem(folder: Path, today: date) -> None:
    assert [str(problem) for problem in check(folder, today)] == []


def test_missing_folder_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        check(tmp_path / "nowhere")
    assert caught.value.message_id == "no-such-folder"


def test_empty_folder_lists_the_missing_files(tmp_path: Path) -> None:
    missing = {problem.path for problem in check(tmp_path)}
    assert missing == {
        "content.toml", "sources.toml", "claims.toml", "red_flags.toml", "medicines.toml"
    }  # fmt: skip


def test_overdue_page_is_a_warning_from_the_day_after(small: SmallContent) -> None:
    assert small.problems(date(2027, 11, 22)) == []
    overdue = small.problems(date(2027, 11, 23))
    assert overdue == [
        f"{page}:11: warning: The page was due for a check on 2027-11-22."
        for page in (FIRST_PAGE, SECOND_PAGE)
    ]


def test_without_a_day_nothing_is_overdue(small: SmallContent) -> None:
    small.replace(FIRST_PAGE, "reviewed: 2026-11-22", "reviewed: 2001-11-22")
    small.replace(FIRST_PAGE, "review_by: 2027-11-22", "review_by: 2002-11-22")
    assert small.problems() == []


def test_problem_is_offered_as_plain_values(small: SmallContent) -> None:
    line = small.append(FIRST_PAGE, "See https://example.org")
    (problem,) = check(small.root)
    assert problem.as_json(Words()) == {
        "path": FIRST_PAGE,
        "line": line,
        "severity": "error",
        "message": "Web addresses do not belong in the text; name the source instead.",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A <br> in the text.", "HTML is not known here."),
        ("<!-- a remark -->", "HTML is not known here."),
        ("See <https://example.org>.", "HTML is not known here."),
        ("See www.example.org.", "Web addresses"),
        ("Take 2.5 mg/kg.", "“2.5 mg/kg” looks like a dose"),
        ("Take 50 MCG.", "“50 MCG” looks like a dose"),
        ("A \u202eturned\u202c line.", "unseen control character"),
        ("A\u0007bell.", "unseen control character"),
        ("With `code`.", "marks program text"),
        ("***", "A line of signs"),
        ("A heading\n---", "A line of signs"),
        ("# One sign {#one-sign}", "A heading has 2, 3 or 4"),
        ("##### Five signs {#five-signs}", "A heading has 2, 3 or 4"),
        ("#### Left out {#left-out}", None),
        ("## Left out {#left}\n\n#### Deep {#deep}", "needs one of level 3 above it"),
        ("## No id", "needs an id"),
        ("## Bad id {#Bad_Id}", "needs an id"),
        ("## Again {#cafe}", "already used"),
        ("## Taken {#related}", "used by the build"),
        ("## {#no-words}", "has no words"),
        ('!!! danger "Kind"\n    Text.', "“danger” is no kind of box"),
        ("!!! note\n    Text.", "needs a title"),
        ('!!! note ""\n    Text.', "needs a title"),
        ('!!! note "Title"\n\nText.', "The box has no text"),
        ('!!! note "Title"\nText.', "The box has no text"),
        ('- Item\n\n    !!! note "Inside"\n        Text.', "must not stand inside"),
        ("??? note\n    Text.", "begins no block"),
        ("::: note", "begins no block"),
        ("!note", "begins no block"),
        ("Words:\n1. first", "empty line before a list"),
        ("- a\n  - b", "indented by 4 spaces"),
        ("1. a\n   - b", "indented by 4 spaces"),
        ("|a|b|\n|c|d|", "second line of a table"),
        ("Words\n|a|b|\n|---|---|\n|c|d|", "empty line before a table"),
        ("Word\n:meaning", "A meaning begins with"),
        ("[S01]: nowhere", "would hide this line"),
        ("A fact. [S03]", "The source S03 is not in sources.toml"),
        ("A fact. [s01]", "is not a source mark"),
        ("A fact. [S01; S02]", "is not a source mark"),
        ("A fact. [gk]", "is not a source mark"),
        ("[words](article:nowhere)", "no page “nowhere”"),
        ("[words](article:second-page#nowhere)", "has no heading “nowhere”"),
        ("[words](#nowhere)", "has no heading “nowhere”"),
        ("[words](glossary:nowhere)", "not in the glossary"),
        ("[words](source:S01)", "is not a link that works here"),
        ("[words](second-page.md)", "is not a link that works here"),
        ("[words](javascript:alert)", "is not a link that works here"),
        ("[words](//host/share)", "is not a link that works here"),
        ("[](article:second-page)", "The link has no words"),
        ('[words](article:second-page "Title")', "cannot have a title"),
        ("[words](article:second-page", "not closed"),
        ("[words](article: second-page)", "not closed"),
        ('![](image:dots.svg "Line.")', "words for people who cannot see it"),
        ("![Dots](image:dots.svg)", "needs a line under it"),
        ('![Dots](image:nowhere.svg "Line.")', "no picture nowhere.svg"),
        ('![Dots](dots.png "Line.")', "is not a picture"),
        ('![Dots](image:../dots.svg "Line.")', "is not a picture"),
        ('See ![Dots](image:dots.svg "Line.")', "must stand alone"),
        ("!danger-signs", "needs the ids"),
        ("!danger-signs nowhere", "no group of danger signs “nowhere”"),
        ("Words !danger-signs example", "must stand alone"),
        ("**not closed", "“**” would be shown as it stands"),
        ("Words.\n{: .class }", '<p class="class"> is not allowed'),
        ("Words.\n\n    program text", "<pre> is not allowed"),
        ("&#0;", "cannot become a page"),
        ('- Item\n\n    ![Dots](image:dots.svg "Line.")', "<figure> is not allowed in <li>"),
    ],
)
def test_mistake_in_the_text_is_named(small: SmallContent, text: str, said: str | None) -> None:
    small.append(FIRST_PAGE, text)
    problems = small.problems()
    if said is None:
        assert problems == []
    else:
        assert any(said in problem for problem in problems), problems
        assert all(problem.startswith(f"{FIRST_PAGE}:") for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6, and R&D, and 2 * 3.",
        "Half-price: 3 - 2 = 1.",
        "- a list whose item\n  goes on here\n- another",
        "1. one\n\n    more of one\n\n2. two",
        "- a\n    - b\n        - c",
        '!!! selfcare "Title"\n    - a list\n        - in a list\n\n    And words.\n\nAfter it.',
        '!!! important "With | and \' in it"\n\n    After an empty line.',
        "Word\n:   Its meaning\n\n    More of it",
        "[a link\nover two lines](article:second-page#signs)",
        "[the same page](#cafe)",
        "[a word [in brackets]](article:second-page)",
        "A line that ends with two spaces  \nand goes on.",
        "| one column |\n|---|\n| cell |",
        "!danger-signs example untitled",
        "Arabic: \u2067مرحبا\u2069.",
        "*italics* and **bold**{: lang=ar dir=rtl }",
        "Nearly 200 magnets, and 5 mlakes.",
    ],
)
def test_correct_text_is_left_alone(small: SmallContent, text: str) -> None:
    small.append(FIRST_PAGE, text)
    assert small.problems() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (FIRST_PAGE, "id: first-page", "id: other-page", "but the file is called first-page.md"),
        (FIRST_PAGE, "locale: en", "locale: ar", "but the file is in the folder en"),
        (FIRST_PAGE, "code: KT-01", "code: KT-1", "must be like KT-05"),
        (FIRST_PAGE, "code: KT-01", "code: KT-02", "belongs to"),
        (FIRST_PAGE, "order: 10", "order: -1", "must be a whole number"),
        (FIRST_PAGE, "reviewed: 2026-11-22", "reviewed: 22.11.2026", "must be a date"),
        (FIRST_PAGE, "review_by: 2027-11-22", "review_by: 2027-11-23", "at most 12 months"),
        (FIRST_PAGE, "review_by: 2027-11-22", "review_by: 2026-11-22", "must be after"),
        (FIRST_PAGE, "review_status: draft", "review_status: clinician-reviewed", "“reviewer”"),
        (FIRST_PAGE, "review_status: draft", "review_status: clinician-reviewed", "[GK]"),
        (FIRST_PAGE, "sources: [S01, S02]", "sources: [S01]", "not among the “sources”"),
        (SECOND_PAGE, "sources: [S02]", "sources: []", "A danger sign named here rests on S02"),
        (SECOND_PAGE, "sources: [S02]", "sources: [S01, S02]", "nothing on the page rests on it"),
        (FIRST_PAGE, "claims: [C001]", "claims: [C002]", "The claim C002 is not in"),
        (FIRST_PAGE, "related: [second-page]", "related: [first-page]", "names the page itself"),
        (FIRST_PAGE, "related: [second-page]", "related: [third-page]", "no page “third-page”"),
        (FIRST_PAGE, "glossary: [folder]", "glossary: []", "does not name folder"),
        (SECOND_PAGE, "glossary: []", "glossary: [folder]", "does not link to it"),
        (FIRST_PAGE, "keywords: [beginning, opening words]", "keywords: []", "“keywords” is empty"),
        (FIRST_PAGE, "title: The first page", "title: [The, first]", "must be a line of text"),
        (FIRST_PAGE, "show_help_box: true", "show_help_box: 1", "must be true or false"),
        (FIRST_PAGE, "question: What is on the first page?\n", "", "“question” is missing"),
        (FIRST_PAGE, "order: 10", "order: 10\nnote: hm", "“note” is not a known key"),
        (FIRST_PAGE, "order: 10", "order: 10\norder: 20", "“order” is said twice"),
        (FIRST_PAGE, '!!! note "In short"', '!!! note "Briefly"', "must begin with the box"),
        (FIRST_PAGE, "section: start-here", "section: empty", "in the folder start-here"),
        ("sources.toml", 'id = "S02"', 'id = "S01"', "“S01” is used twice"),
        ("claims.toml", '["S01"]', '["S09"]', "The source S09 is not in sources.toml"),
        ("claims.toml", '"wrong"', '"perhaps"', "must be one of: supported"),
        ("red_flags.toml", '["S01", "S02"]', '["GK", "S02"]', "a source makes GK unnecessary"),
        ("red_flags.toml", 'id = "second-example"', 'id = "first-example"', "is used twice"),
        ("red_flags.toml", 'group = "untitled"', 'group = "nowhere"', "which does not exist"),
        ("red_flags.toml", "The text is not shown", "[x](article:no)", "There is no page “no”"),
        ("medicines.toml", 'names.en = ["examplol", "Brandol"]', "names.en = []", "names nothing"),
        ("en/glossary.toml", "A place for files.", "See www.example.org", "Web addresses"),
        ("en/handbook.toml", "Page {code}", "Page {code", "exactly these placeholders: {code}"),
        ("en/handbook.toml", "article:second-page", "article:gone", "There is no page “gone”"),
        ("en/handbook.toml", 'id = "empty"', 'id = "start-here"', "is used twice"),
        ("content.toml", "2026.11.1", "2026.0.1", "must be like 2026.11.1"),
        ("content.toml", '["en"]', '["en", "ar"]', "The language ar has no folder"),
        ("images/dots.svg", '<circle cx="10"', '<circle onclick="1" cx="10"', "onclick"),
    ],
)
def test_mistake_in_the_facts_is_named_with_its_line(
    small: SmallContent, name: str, old: str, new: str, said: str
) -> None:
    small.replace(name, old, new)
    assert any(said in problem for problem in small.problems()), small.problems()


def test_related_problem_says_the_line(small: SmallContent) -> None:
    line = small.replace(FIRST_PAGE, "related: [second-page]", "related: [third-page]")
    (problem,) = small.problems()
    assert problem.startswith(f"{FIRST_PAGE}:{line}: error: ")


def test_picture_that_no_page_shows_is_a_warning(small: SmallContent) -> None:
    small.path("images/spare.svg").write_bytes(small.path("images/dots.svg").read_bytes())
    assert small.problems() == ["images/spare.svg:1: warning: No page shows this picture."]


def test_pages_may_not_share_an_id(small: SmallContent) -> None:
    folder = small.path("en/articles/empty")
    folder.mkdir()
    (folder / "first-page.md").write_text(small.text(FIRST_PAGE), "utf-8")
    assert any("another page with this id" in problem for problem in small.problems())


def test_code_is_the_same_in_every_language(small: SmallContent) -> None:
    small.replace("content.toml", '["en"]', '["en", "de"]')
    folder = small.path("de/articles/start-here")
    folder.mkdir(parents=True)
    german = small.text(FIRST_PAGE).replace("locale: en", "locale: de").replace("KT-01", "KT-09")
    (folder / "first-page.md").write_text(german, "utf-8")
    said = "error: The code is KT-09, but KT-01 in the language en."
    assert any(said in problem for problem in small.problems())


def test_file_that_cannot_be_read_does_not_blame_others(small: SmallContent) -> None:
    small.path("sources.toml").write_text("[[source", "utf-8")
    assert [problem.partition(" error: ")[0] for problem in small.problems()] == ["sources.toml:1:"]
