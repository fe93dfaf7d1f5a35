"""Search as a person types: the right page first, nothing vanishing, nothing an error."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_content import FIRST_PAGE, SECOND_PAGE, SmallContent

from handbook.errors import UnreadableFile
from handbook.library.article import SearchHit
from handbook.library.folding import words_of
from handbook.library.pack import Pack
from handbook.library.pack_builder import build
from handbook.library.search import Search

ODD_TEXTS = [
    '"', '""', "'", "`", "NEAR(", "NEAR(a b, 2)", "a AND", "AND", "OR OR", "NOT pain", "pain NOT",
    "*", "pain*", "^pain", "pain:body", "title : x", "{title}: x", "(((", "a + b", "-", "--", "%_",
    ";DROP TABLE article", "\\", "\x00", "pa\x00in", "\ud800", "pain\udcff", "\ufffe", "😀",
    "👩‍⚕️ pain", "\u202epain\u202c", "ألم", "שלום", "疼痛", "हिन्दी", "the", "what is it",
    "...", "   ", "", "\n\t", "a" * 10_000, "pain " * 2_000, "é" * 10_000, "1/2", "½", "ﬁt",
]  # fmt: skip


@pytest.fixture
def search(pack: Pack) -> Search:
    return Search(pack)


@pytest.fixture
def small_search(small: SmallContent, tmp_path: Path) -> Search:
    build(small.root, tmp_path / "small.pack")
    return Search(Pack.open(tmp_path / "small.pack"))


def ids(hits: list[SearchHit]) -> list[str]:
    return [hit.id for hit in hits]


def marked(hit: SearchHit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.marks]


def test_pins_and_needles_lead_to_how_pain_can_feel(search: Search) -> None:
    assert search.find("pins and needles", "en")[0].id == "how-pain-can-feel"


def test_title_of_the_side_effects_page_leads_to_it(search: Search) -> None:
    hit = search.find("Side effects and when to get help", "en")[0]
    assert (hit.id, hit.why, hit.anchor) == ("side-effects", "hit-title", "")


def test_every_whole_title_comes_first(search: Search, pack: Pack) -> None:
    for article in pack.articles("en"):
        assert search.find(article.title, "en")[0].id == article.id
        assert search.find(article.title.upper(), "en")[0].id == article.id


def test_no_page_vanishes_while_a_word_of_its_title_is_typed(search: Search, pack: Pack) -> None:
    for article in pack.articles("en"):
        for word in words_of(article.title):
            for end in range(1, len(word) + 1):
                assert article.id in ids(search.find(word[:end], "en")), word[:end]


def test_no_page_vanishes_while_its_title_is_typed(search: Search, pack: Pack) -> None:
    for article in pack.articles("en"):
        for end in range(1, len(article.title) + 1):
            assert article.id in ids(search.find(article.title[:end], "en")), article.title[:end]


def test_word_of_the_text_does_not_vanish_while_it_is_typed(small_search: Search) -> None:
    for end in range(3, len("sleeping") + 1):
        assert ids(small_search.find("sleeping"[:end], "en")) == ["first-page"]


@pytest.mark.parametrize("code", ["KT-02", "kt-02", "kt02", "kt 2", "KT2", "kt2"])
def test_typed_code_opens_its_page(small_search: Search, code: str) -> None:
    hit = small_search.find(code, "en")[0]
    assert (hit.id, hit.code, hit.why) == ("second-page", "KT-02", "hit-code")


def test_half_typed_code_lists_the_pages_it_may_become(small_search: Search) -> None:
    assert ids(small_search.find("kt-0", "en")) == ["first-page", "second-page"]


def with_titles(small: SmallContent, first: str, second: str) -> Search:
    small.replace(FIRST_PAGE, "title: The first page", f"title: {first}")
    small.replace(SECOND_PAGE, "title: The second page", f"title: {second}")
    output = small.root / "out.pack"
    build(small.root, output)
    return Search(Pack.open(output))


@pytest.mark.parametrize(
    ("first", "second"),
    [("Zebras and parrots", "Apes and parrots"), ("Apes and parrots", "Zebras and parrots")],
)
def test_one_letter_lists_titles_by_the_alphabet(
    small: SmallContent, first: str, second: str
) -> None:
    hits = with_titles(small, first, second).find("p", "en")
    assert [hit.title for hit in hits] == ["Apes and parrots", "Zebras and parrots"]


def test_one_letter_lists_titles_that_begin_with_it_first(small: SmallContent) -> None:
    hits = with_titles(small, "Apes and parrots", "Parrots").find("p", "en")
    assert [hit.title for hit in hits] == ["Parrots", "Apes and parrots"]


@pytest.mark.parametrize("typed", ["pain", "PAIN!"])
def test_exact_title_comes_before_a_title_that_says_it_more_often(
    small: SmallContent, typed: str
) -> None:
    hits = with_titles(small, "Pain", "Pain pain").find(typed, "en")
    assert [hit.title for hit in hits] == ["Pain", "Pain pain"]


def test_two_letters_look_at_titles_headings_and_keywords_only(small_search: Search) -> None:
    assert ids(small_search.find("st", "en")) == []  # "station" stands in the text
    assert ids(small_search.find("sta", "en")) == ["first-page"]
    assert ids(small_search.find("ca", "en")) == ["first-page"]


def test_first_letter_of_a_new_word_changes_nothing(small_search: Search) -> None:
    assert small_search.find("first q", "en") == small_search.find("first", "en")


def test_heading_that_matched_gives_the_anchor(small_search: Search) -> None:
    (hit,) = small_search.find("naive cafe", "en")
    assert (hit.why, hit.anchor, hit.heading) == ("hit-heading", "cafe", "Café and naïve words")
    assert hit.snippet.startswith("Somebody was running")


def test_text_that_matched_gives_its_anchor_and_marks(small_search: Search) -> None:
    (hit,) = small_search.find("children sleep", "en")
    assert (hit.why, hit.anchor) == ("hit-text", "cafe")
    assert marked(hit) == ["children", "sleeping"]


@pytest.mark.parametrize(
    ("text", "keyword"), [("opening words", "opening words"), ("begining", "beginning")]
)
def test_page_found_by_a_keyword_says_so(small_search: Search, text: str, keyword: str) -> None:
    (hit,) = small_search.find(text, "en")
    assert (hit.id, hit.why, hit.found_under) == ("first-page", "hit-keyword", keyword)
    assert hit.snippet == "What the first page is for."


def test_each_page_is_found_once(search: Search) -> None:
    found = ids(search.find("pain", "en"))
    assert len(found) == len(set(found)) > 1


def test_all_words_come_before_any_word(small_search: Search) -> None:
    assert ids(small_search.find("station children", "en")) == ["first-page"]
    both = small_search.find("station elephants look", "en")
    assert set(ids(both)) == {"first-page", "second-page"}


def test_any_word_is_found_while_the_last_one_is_typed(small_search: Search) -> None:
    text = "station elephants looking"
    for end in range(len("station elephants"), len(text) + 1):
        assert "first-page" in ids(small_search.find(text[:end], "en")), text[:end]


def test_nothing_is_found_for_words_nobody_wrote(search: Search) -> None:
    assert search.find("xylophone", "en") == []


def test_limit_is_kept(search: Search) -> None:
    assert len(search.find("pain", "en", limit=1)) == 1
    assert search.find("pain", "en", limit=0) == []


def test_language_is_kept(search: Search, arabic_pack: Pack) -> None:
    assert search.find("pain", "ar") == []
    assert ids(Search(arabic_pack).find("صفحة", "ar"))[0] == "find-a-page"
    assert Search(arabic_pack).find("صفحة", "en") == []


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("كيف تستخدم هذا الدليل", "start-here"),
        ("انترنت", "start-here"),
        ("بدايه", "start-here"),
        ("كلمه اخرى", "find-a-page"),
        ("KT-02", "find-a-page"),
        ("صف", "find-a-page"),
    ],
)
def test_arabic_is_found_however_it_is_spelled(arabic_pack: Pack, text: str, page: str) -> None:
    assert Search(arabic_pack).find(text, "ar")[0].id == page


def test_same_words_give_the_same_answer(search: Search) -> None:
    assert search.find("side effects", "en") == search.find("SIDE   effects!", "en")


@pytest.mark.parametrize("text", ODD_TEXTS, ids=lambda text: ascii(text)[:20])
def test_odd_text_gives_an_answer_or_nothing(search: Search, text: str) -> None:
    for hit in search.find(text, "en"):
        assert hit.title


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=80) | st.text("aeinpst \"*():^-'", max_size=40))
def test_any_text_gives_sound_hits(search: Search, text: str) -> None:
    hits = search.find(text, "en")
    assert len(ids(hits)) == len(set(ids(hits)))
    for hit in hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


def test_anchor_of_every_hit_is_on_its_page(search: Search, pack: Pack) -> None:
    for word in ("pain", "help", "effects", "drive", "breathing", "sleep", "numb", "source"):
        for hit in search.find(word, "en"):
            article = pack.article("en", hit.id)
            assert article is not None
            assert not hit.anchor or f'id="{hit.anchor}"' in article.body


def test_search_in_a_closed_pack_is_one_error(pack_path: Path) -> None:
    pack = Pack.open(pack_path)
    pack.close()
    with pytest.raises(UnreadableFile):
        Search(pack).find("pain", "en")
