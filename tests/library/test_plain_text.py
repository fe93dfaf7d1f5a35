"""An article in a terminal: nothing is lost, and its shape can be seen."""

import pytest

from handbook.library.pack import Pack
from handbook.library.plain_text import WIDTH, plain_text
from handbook.library.xhtml import ForeignMarkup

BODY = """<article lang="en" dir="ltr"><h1>Title</h1><p>First <strong>bold</strong> words<br />next
line <a href="article:x">to a page</a> <a href="source:S01" class="source">[1]</a></p>
<div class="callout urgent"><p class="callout-title">Now</p><p>Act.</p>
<ul><li>one</li></ul></div><h2 id="h">Head</h2>
<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>
<dl><dt>Word</dt><dd>Meaning</dd></dl>
<table><thead><tr><th>Part</th><th>Size</th></tr></thead>
<tbody><tr><td>Small</td><td>1</td></tr></tbody></table>
<figure><img src="image:a.svg" alt="Dots" /><figcaption>Three.</figcaption></figure>
<h3 id="i">Low</h3></article>"""

TEXT = """\
Title
=====

First bold words
next line to a page [1]

| ! Now
|
| Act.
|
| - one

Head
----

1. a
   - b
2. c
   d

Word
    Meaning

Small
    Size: 1

[Dots]
Three.

Low
~~~
"""


def test_every_block_has_its_shape() -> None:
    assert plain_text(BODY) == TEXT


def test_real_pages_fit_the_width(pack: Pack) -> None:
    for summary in pack.articles("en"):
        article = pack.article("en", summary.id)
        assert article is not None
        text = plain_text(article.body)
        assert text.startswith(summary.title)
        assert all(len(line) <= WIDTH for line in text.splitlines())
        assert "<" not in text


def test_foreign_body_is_refused() -> None:
    with pytest.raises(ForeignMarkup):
        plain_text("<html></html>")
