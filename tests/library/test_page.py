"""What the build adds around an author's text."""

from xml.etree import ElementTree as ET

from small_content import FIRST_PAGE, SECOND_PAGE, SmallContent

from handbook.library.editorial import check_all
from handbook.library.pack import Pack
from handbook.library.page import Page, make_page
from handbook.library.xhtml import parse, text_of

TITLES = {"first-page": "The first page", "second-page": "The second page"}


def page_of(small: SmallContent, path: str) -> Page:
    content, problems = check_all(small.root)
    assert not problems
    (manuscript,) = (found for found in content.manuscripts if found.path == path)
    return make_page(manuscript, content, TITLES)


def texts(page: Page, path: str) -> list[str]:
    return [text_of(element) for element in parse(page.body).iterfind(path)]


def test_page_begins_with_title_status_and_help(small: SmallContent) -> None:
    first, second, third = list(parse(page_of(small, FIRST_PAGE).body))[:3]
    assert (first.tag, text_of(first)) == ("h1", "The first page")
    assert second.get("class") == "status"
    assert text_of(second) == "Facts checked 22 November 2026. Not yet checked."
    assert third.get("class") == "callout urgent"
    assert text_of(third) == "Get help nowRead The second page now."


def test_page_without_help_box_begins_with_in_short(small: SmallContent) -> None:
    assert list(parse(page_of(small, SECOND_PAGE).body))[2].get("class") == "callout note"


def test_checked_page_names_who_checked_it(small: SmallContent) -> None:
    small.replace(SECOND_PAGE, "review_status: draft", "review_status: clinician-reviewed")
    small.replace(SECOND_PAGE, 'reviewer: ""', "reviewer: Dr Example")
    small.replace("red_flags.toml", '["GK"]', '["S02"]')
    small.replace(SECOND_PAGE, "sources: [S02]", "sources: [S02]")
    (status,) = texts(page_of(small, SECOND_PAGE), "p[@class='status']")
    assert status == "Facts checked 22 November 2026. Checked by Dr Example."


def test_page_ends_with_related_sources_closing_and_code(small: SmallContent) -> None:
    page = page_of(small, FIRST_PAGE)
    related, related_list, sources, listed, general, closing, code = list(parse(page.body))[-7:]
    assert (related.get("id"), text_of(related)) == ("related", "Related pages")
    assert ET.tostring(related_list[0], encoding="unicode") == (
        '<li><a href="article:second-page">The second page</a></li>'
    )
    assert (sources.get("id"), listed.get("class")) == ("sources", "sources")
    assert general.get("class") == "general-knowledge"
    assert text_of(closing) == "This page gives general facts."
    assert text_of(code) == "Page KT-01"


def test_sources_are_numbered_by_first_use(small: SmallContent) -> None:
    page = page_of(small, FIRST_PAGE)
    root = parse(page.body)
    marks = [(a.get("href"), a.text) for a in root.iter("a") if a.get("class") == "source"]
    assert marks == [
        ("source:S02", "[1]"), ("source:S01", "[2]"), ("source:S02", "[1]"), ("source:S01", "[2]")
    ]  # fmt: skip
    listed = [(li.get("id"), text_of(li)) for li in root.iterfind("ol[@class='sources']/li")]
    assert listed == [
        ("source-S02", "Example C. A source whose year is not known. TEST 2."),
        (
            "source-S01",
            "Example A, Example B, 2026. How a test page is written. Notes of the tests.",
        ),
    ]
    assert page.sources == ("S02", "S01")


def test_danger_signs_stand_where_they_are_asked_for(small: SmallContent) -> None:
    root = parse(page_of(small, SECOND_PAGE).body)
    box = root.find("div[@class='callout urgent']")
    assert box is not None
    assert [child.tag for child in box] == ["p", "p", "ul", "p"]
    assert text_of(box[1]) == "Signs for the tests only:"
    assert [text_of(item) for item in box[2]] == [
        "The page does not open [1]", "The text is not shown [†]"
    ]  # fmt: skip


def test_group_without_a_title_is_a_list_alone(small: SmallContent) -> None:
    small.append(FIRST_PAGE, "!danger-signs untitled")
    root = parse(page_of(small, FIRST_PAGE).body)
    (items,) = [ul for ul in root.iter("ul") if "picture is not shown" in text_of(ul)]
    assert text_of(items) == "The picture is not shown [2] [1]"


def test_page_without_sources_has_no_such_heading(small: SmallContent) -> None:
    small.replace(SECOND_PAGE, "    !danger-signs example\n\n", "")
    small.replace(SECOND_PAGE, "sources: [S02]", "sources: []")
    root = parse(page_of(small, SECOND_PAGE).body)
    assert root.find("h2[@id='sources']") is None
    assert root.find("p[@class='general-knowledge']") is None


def test_passages_hold_the_authors_words_only(small: SmallContent) -> None:
    passages = page_of(small, FIRST_PAGE).passages
    assert [(p.anchor, p.heading) for p in passages] == [
        ("", ""), ("what-is-here", "What is here?"), ("cafe", "Café and naïve words")
    ]  # fmt: skip
    assert passages[0].text == "In short · This page is for the tests."
    assert passages[1].text == "Files are in a folder. One · One and a half · Two"
    assert "[" not in "".join(p.text for p in passages)


def test_page_of_another_language_is_marked_and_mirrored(arabic_pack: Pack) -> None:
    article = arabic_pack.article("ar", "find-a-page")
    assert article is not None
    root = parse(article.body)
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    citation = root.find("ol[@class='sources']/li/span")
    assert citation is not None
    assert (citation.get("lang"), citation.get("dir")) == ("en", "ltr")
