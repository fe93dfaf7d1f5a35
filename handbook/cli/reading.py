"""Commands that read: search and show."""

import argparse
import json
from typing import Any

from handbook.errors import HandbookError
from handbook.i18n import Words
from handbook.library import plain_text
from handbook.library.article import SearchHit
from handbook.library.pack import Pack
from handbook.library.reading_language import reading_language
from handbook.library.search import Search
from handbook.messages import sentence
from handbook.paths import PACK


def add_commands(commands: Any) -> None:
    """Add this module's commands to the parser."""
    search_parser = commands.add_parser("search", help="find pages: ranked, explained")
    search_parser.add_argument("words", nargs="+", metavar="WORDS")
    search_parser.add_argument("--limit", type=_positive, default=20, metavar="N")
    search_parser.add_argument("--json", action="store_true", help="print the hits as JSON")
    search_parser.set_defaults(command=search)

    show_parser = commands.add_parser("show", help="print a page as plain text")
    show_parser.add_argument("id", metavar="ID", help="its name, or its code such as KT-02")
    show_parser.set_defaults(command=show)


def search(options: argparse.Namespace, words: Words) -> int:
    """Print ranked hits; the answer is no when nothing was found."""
    pack = Pack.open(options.pack or PACK)
    language = reading_language(words.language, pack.languages)
    hits = Search(pack).find(" ".join(options.words), language, limit=options.limit)
    if options.json:
        print(json.dumps([_as_json(hit, words) for hit in hits], indent=2, ensure_ascii=False))
    for hit in () if options.json else hits:
        heading = f" > {hit.heading}" if hit.heading else ""
        print(f"{hit.title}{heading}  ({hit.id}, {_why(hit, words)})")
        if hit.snippet:
            print(f"    {hit.snippet}")
    if not hits:
        raise HandbookError("nothing-found")
    return 0


def show(options: argparse.Namespace, words: Words) -> int:
    """Print one page as plain text."""
    pack = Pack.open(options.pack or PACK)
    language = reading_language(words.language, pack.languages)
    by_code = {article.code: article.id for article in pack.articles(language)}
    article = pack.article(language, by_code.get(options.id.upper(), options.id))
    if article is None:
        raise HandbookError("no-such-article", id=options.id)
    print(plain_text.plain_text(article.body))
    return 0


def _as_json(hit: SearchHit, words: Words) -> dict[str, Any]:
    return {
        "id": hit.id,
        "language": hit.language,
        "code": hit.code,
        "anchor": hit.anchor,
        "title": hit.title,
        "heading": hit.heading,
        "snippet": hit.snippet,
        "marks": [list(span) for span in hit.marks],
        "why": _why(hit, words),
    }


def _why(hit: SearchHit, words: Words) -> str:
    return sentence(words, hit.why, found_under=hit.found_under)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)
