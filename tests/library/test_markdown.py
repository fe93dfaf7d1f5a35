"""Markdown becomes the closed vocabulary, and nothing an author writes gets around it."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.library import xhtml
from handbook.library.markdown import sanitise, to_tree

NBSP = "\u00a0"


def made(text: str) -> str:
    """Return the markup inside the article element."""
    whole = ET.tostring(to_tree(text), encoding="unicode", short_empty_elements=True)
    return whole.removeprefix("<article>").removesuffix("</article>")


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("One\ntwo.", "<p>One two.</p>"),
        ("**a** and *b*", "<p><strong>a</strong> and <em>b</em></p>"),
        ("## Head {#head}", '<h2 id="head">Head</h2>'),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n    1. b", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("Term\n:   Meaning", "<dl><dt>Term</dt><dd>Meaning</dd></dl>"),
        (
            '!!! urgent "Now"\n    Words.\n\n    - a',
            '<div class="callout urgent"><p class="callout-title">Now</p>'
            "<p>Words.</p><ul><li>a</li></ul></div>",
        ),
        (
            "| a |\n|:-:|\n| b |",
            '<table><thead><tr><th scope="col">a</th></tr></thead>'
            "<tbody><tr><td>b</td></tr></tbody></table>",
        ),
        (
            '![Alt](image:a.svg "Line.")',
            '<figure><img alt="Alt" src="image:a.svg" /><figcaption>Line.</figcaption></figure>',
        ),
        ("[a](article:b#c)", '<p><a href="article:b#c">a</a></p>'),
        ("Line  \nbreak", "<p>Line<br /> break</p>"),
        ("*a*{: lang=ar dir=rtl }", '<p><em dir="rtl" lang="ar">a</em></p>'),
    ],
)
def test_block_becomes_its_element(text: str, markup: str) -> None:
    assert made(text) == markup


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("A [S09].", f'<p>A{NBSP}<a href="source:S09" class="source" />.</p>'),
        (
            "A [S09] [S10]",
            f'<p>A{NBSP}<a href="source:S09" class="source" />'
            f'{NBSP}<a href="source:S10" class="source" /></p>',
        ),
        ("A [GK]", f'<p>A{NBSP}<span class="general-knowledge">[†]</span></p>'),
        (
            "**A** [S09] b",
            f'<p><strong>A</strong>{NBSP}<a href="source:S09" class="source" /> b</p>',
        ),
        ("**A [S09]**", f'<p><strong>A{NBSP}<a href="source:S09" class="source" /></strong></p>'),
        ("A\n[S09]", f'<p>A{NBSP}<a href="source:S09" class="source" /></p>'),
        ("- A [S09]", f'<ul><li>A{NBSP}<a href="source:S09" class="source" /></li></ul>'),
    ],
)
def test_mark_follows_its_words_on_the_same_line(text: str, markup: str) -> None:
    assert made(text) == markup


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a <br> b", "a <br> b"),
        ("<script>x</script>", "<script>x</script>"),
        ("<!-- c -- d -->", "<!-- c -- d -->"),
        ("a&nbsp;b 5&times;3 &copy;", "a b 5×3 ©"),
        ("R&D, 5 < 6 > 4", "R&D, 5 < 6 > 4"),
        ("a\x0bb\x00c\ufffe", "abc"),
        ("&amp;lt;", "&lt;"),
        ("\x02stx\x03", "stx"),
    ],
)
def test_text_stays_text(text: str, words: str) -> None:
    assert xhtml.text_of(to_tree(text)) == words


@pytest.mark.parametrize("text", ["&#0;", "&#x1F;", "&bogus;"])
def test_character_that_xml_lacks_is_refused(text: str) -> None:
    with pytest.raises(xhtml.ForeignMarkup):
        to_tree(text)


HOSTILE = [
    "<script>x</script>",
    "<p onclick='x'>a</p>",
    "<p style='x'>a</p>",
    "<a href='http://a.b'>a</a>",
    "<a href='//host/share'>a</a>",
    "<a href='\\\\host\\share'>a</a>",
    "<a href='relative.html'>a</a>",
    "<a href='../up'>a</a>",
    "<a href='javascript:x'>a</a>",
    "<a href=' java&#10;script:x'>a</a>",
    "<a href='article:A'>a</a>",
    "<a href='pack:a'>a</a>",
    "<img src='http://a.b/c.png' />",
    "<img src='image:a.png' />",
    "<iframe src='article:a' />",
    "<svg><p>a</p></svg>",
    "<p class='urgent'>a</p>",
    "<h2 id='a b'>a</h2>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_sanitiser_takes_out(hostile: str) -> None:
    around = "figure" if hostile.startswith("<img") else "article"
    around = "p" if hostile.startswith("<a") else around
    root = ET.fromstring(f"<article><{around}>{hostile}</{around}></article>")
    before = list(xhtml.foreign_markup(root))
    after = list(xhtml.foreign_markup(ET.fromstring(sanitise(root))))
    assert [found for found in before if found.endswith("is not allowed")]
    assert not [found for found in after if found.endswith("is not allowed")]


def test_sanitiser_leaves_the_vocabulary_alone() -> None:
    body = (
        '<article lang="ar" dir="rtl"><h2 id="a">5 &lt; 6 &amp; "x"</h2>'
        f'<p>a{NBSP}<a href="source:S09" class="source">[1]</a><br />b</p>'
        '<figure><img src="image:a.svg" alt="a &gt; &quot;b&quot; &lt; c" />'
        "<figcaption>c</figcaption></figure></article>"
    )
    assert sanitise(ET.fromstring(body)) == body


def test_thirty_thousand_brackets_are_quick() -> None:
    assert xhtml.text_of(to_tree("<" * 30_000)) == "<" * 30_000


@given(st.text(max_size=300))
def test_any_text_becomes_a_tree_or_is_refused(text: str) -> None:
    try:
        root = to_tree(text)
    except xhtml.ForeignMarkup:
        return
    assert root.tag == "article"
