"""The closed vocabulary: everything else is refused before anything is shown."""

import pytest

from handbook.library.xhtml import LARGEST_BODY, ForeignMarkup, parse, text_of

WHOLE = (
    '<article lang="en" dir="ltr"><h1>T</h1><p class="status">S</p>'
    '<div class="callout urgent"><p class="callout-title">U</p><p>x <strong>y</strong></p></div>'
    '<h2 id="a-b">H</h2><ul><li>one<ul><li><p>two</p></li></ul></li></ul>'
    "<dl><dt>a</dt><dd>b</dd></dl>"
    '<table><thead><tr><th scope="col">c</th></tr></thead>'
    "<tbody><tr><td>d</td></tr></tbody></table>"
    '<figure><img src="image:a.svg" alt="words" /><figcaption>e</figcaption></figure>'
    '<p><a href="article:b#c">f</a> <a href="source:S09" class="source">[1]</a>'
    '<span class="general-knowledge">[†]</span><span lang="ar" dir="rtl">g</span><br /></p>'
    '<ol class="sources"><li id="source-S09">h</li></ol></article>'
)


def test_whole_vocabulary_is_read() -> None:
    root = parse(WHOLE)
    assert text_of(root).startswith("TSU")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<p><img src='image:a.svg' alt='' /></p>",
        "<figure><img src='http://a.b/c.svg' alt='' /></figure>",
        "<figure><img src='image:../a.svg' alt='' /></figure>",
        "<figure><img src='file:///etc/passwd' alt='' /></figure>",
        "<p><a href='http://a.b'>x</a></p>",
        "<p><a href='//host/share'>x</a></p>",
        "<p><a href='\\\\host\\share'>x</a></p>",
        "<p><a href='other.html'>x</a></p>",
        "<p><a href='javascript:x'>x</a></p>",
        "<p><a href='article:A B'>x</a></p>",
        "<p><a href='article:a\n'>x</a></p>",
        "<p><a href='article:a'><a href='article:b'>x</a></a></p>",
        "<p onclick='x'>x</p>",
        "<p style='color:red'>x</p>",
        "<p class='callout'>x</p>",
        "<p id='x'>x</p>",
        "<div class='callout danger'><p>x</p></div>",
        "<div class='callout note'><div class='callout note'><p>x</p></div></div>",
        "<h5 id='x'>x</h5>",
        "<h2 id='A'>x</h2>",
        "<p dir='sideways'>x</p>",
        "<p><p>x</p></p>",
        "<p><table><tbody><tr><td>x</td></tr></tbody></table></p>",
        "<ul><p>x</p></ul>",
        "<ul>words<li>x</li></ul>",
        "words",
        "<table><tr><td>x</td></tr></table>",
        "<!-- remark --><p>x</p>",
        "<?php x ?>",
        "<p>&nbsp;</p>",
        "<p>x",
        "<p><a>x</a></p>",
        "<figure><img src='image:a.svg' /></figure>",
        "<div><p>x</p></div>",
        "<x:p xmlns:x='urn:x'>x</x:p>",
        "<p xmlns='urn:x'>x</p>",
        "<ul>" + "<li><ul>" * 40 + "</ul></li>" * 40 + "</ul>",
    ],
)
def test_foreign_markup_is_refused(inside: str) -> None:
    with pytest.raises(ForeignMarkup):
        parse(f"<article>{inside}</article>")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "words",
        "<p>x</p>",
        "<!DOCTYPE article [<!ENTITY a 'b'>]><article><p>&a;</p></article>",
        "<article>\ud800</article>",
        "<article>\x00</article>",
        "<article>" + " " * LARGEST_BODY + "</article>",
        "<article>" + "<span>" * 100_000 + "</span>" * 100_000 + "</article>",
    ],
    ids=["empty", "words", "no-article", "doctype", "surrogate", "nul", "long", "deep"],
)
def test_what_is_no_article_is_refused(body: str) -> None:
    with pytest.raises(ForeignMarkup):
        parse(body)
