"""Find pages for what a person typed: ranked, explained, and quick enough for every key pressed.

Titles answer first, from an index of whole words and their beginnings, so that nothing vanishes
while a word is half typed; the stemmed full text fills up the list. Ranking weights are stored in
the pack, and the lines around the words are cut here: both are several times as quick as SQLite's
own `bm25(…)` in the question and `snippet()`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.errors import UnreadableFile
from handbook.library import typed_text
from handbook.library.article import SearchHit
from handbook.library.danger_search import DangerSearch
from handbook.library.folding import fold
from handbook.library.pack import Pack
from handbook.library.snippet import Wanted, count_words, snippet, wanted_words
from handbook.library.typed_text import Query

AFTER_ALL_LETTERS = "\U0010ffff"

_BY_CODE = """
    SELECT number FROM article WHERE language = ? AND code >= ? AND code < ?
    ORDER BY code LIMIT ?"""
_BY_TITLE = """
    SELECT number FROM article WHERE language = ? AND title_key >= ? AND title_key < ?
    ORDER BY title_key LIMIT ?"""
_BY_TITLE_LETTER = """
    SELECT article.number
    FROM title_index CROSS JOIN article ON article.number = title_index.rowid
    WHERE title_index MATCH ? AND article.language = ?
    ORDER BY title_index.rowid LIMIT ?"""
_IN_TITLES = """
    SELECT article.number
    FROM title_index CROSS JOIN article ON article.number = title_index.rowid
    WHERE title_index MATCH ? AND article.language = ?
    ORDER BY title_index.rank LIMIT ?"""
_IN_TEXT = """
    SELECT article.number
    FROM full_text CROSS JOIN article ON article.number = full_text.rowid
    WHERE full_text MATCH ? AND article.language = ?
    ORDER BY full_text.rank LIMIT ?"""
_ARTICLE = "SELECT id, code, title, summary, keywords FROM article WHERE number = ?"
_PASSAGES = "SELECT anchor, heading, text FROM passage WHERE article = ? ORDER BY number"


@dataclass(frozen=True)
class _Found:
    """An article that was found, before it is explained."""

    number: int
    query: Query
    by_code: bool = False


class Search:
    """Searches one pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._danger = DangerSearch(pack)

    def find(self, text: str, language: str, *, limit: int = 20) -> list[SearchHit]:
        """Return the best pages of a language for a text, best first, each page once.

        Whatever the text is, it is no error.

        Raises:
            UnreadableFile: The pack is damaged.
        """
        query = typed_text.read(text, language)
        if query is None or limit < 1:
            return []
        try:
            danger = self._danger.find(text, language)
            hits = [self._hit(found, language) for found in self._found(query, language, limit)]
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise UnreadableFile("pack-damaged", path=self._pack.path) from error
        if danger is None:
            return hits
        return [danger, *(hit for hit in hits if hit.id != danger.id)][:limit]

    def _found(self, query: Query, language: str, limit: int) -> list[_Found]:
        """Ask one question after the other until the list is full."""
        found: dict[int, _Found] = {}
        for answer in self._answers(query, language, limit):
            found.setdefault(answer.number, answer)
            if len(found) >= limit:
                break
        return list(found.values())

    def _answers(self, query: Query, language: str, limit: int) -> Iterator[_Found]:
        found_any = False
        for answer in self._answers_to_all_words(query, language, limit):
            found_any = True
            yield answer
        if found_any:
            return
        for stump in query.stumps():
            for number in self._numbers(_IN_TEXT, stump.text_words(), language, limit):
                found_any = True
                yield _Found(number, stump)
            if found_any:
                return
        if len(query.words) > 1:
            for number in self._numbers(_IN_TEXT, query.any_word(), language, limit):
                yield _Found(number, query)

    def _answers_to_all_words(self, query: Query, language: str, limit: int) -> Iterator[_Found]:
        if query.code:
            for number in self._by_code(query.code, language, limit):
                yield _Found(number, query, by_code=True)
        key = query.title_key
        for number in self._numbers(_BY_TITLE, language, key, key + "\0", limit):
            yield _Found(number, query)
        if len(key) == 1:
            for number in self._numbers(_BY_TITLE, language, key, key + AFTER_ALL_LETTERS, limit):
                yield _Found(number, query)
            for number in self._numbers(_BY_TITLE_LETTER, query.title_words(), language, limit):
                yield _Found(number, query)
            return
        for expression in (query.title_words(), query.all_words()):
            for number in self._numbers(_IN_TITLES, expression, language, limit):
                yield _Found(number, query)
        if len(query.words) > 1 or len(query.words[0]) >= typed_text.SHORTEST_TEXT_PREFIX:
            for number in self._numbers(_IN_TEXT, query.text_words(), language, limit):
                yield _Found(number, query)

    def _by_code(self, code: str, language: str, limit: int) -> Iterator[int]:
        """Return the page of a typed code, then the pages whose code begins like it."""
        if len(code) == len("KT-1"):
            exact = code.replace("-", "-0")
            yield from self._numbers(_BY_CODE, language, exact, exact + "\0", limit)
        yield from self._numbers(_BY_CODE, language, code, code + AFTER_ALL_LETTERS, limit)

    def _numbers(self, question: str, *values: object) -> list[int]:
        return [number for (number,) in self._pack.connection.rows(question, values)]

    def _hit(self, found: _Found, language: str) -> SearchHit:
        rows = self._pack.connection.rows(_ARTICLE, (found.number,))
        if len(rows) != 1:
            raise UnreadableFile("pack-damaged", path=self._pack.path)
        id_, code, title, summary, keywords = rows[0]
        page = _Page(str(title), str(summary), tuple(str(word) for word in json.loads(keywords)))
        wanted = wanted_words(found.query.words)
        place = _Place(summary, "hit-code") if found.by_code else self._place(found, page, wanted)
        line, marks = snippet(place.text, wanted)
        return SearchHit(
            id=str(id_),
            language=language,
            code=str(code),
            anchor=place.anchor,
            title=page.title,
            heading=place.heading,
            snippet=line,
            marks=marks,
            why=place.why,
            found_under=place.found_under,
        )

    def _place(self, found: _Found, page: "_Page", wanted: Sequence[Wanted]) -> "_Place":
        """Return where in the page the words are: title, heading, text or keyword."""
        every = len(wanted)
        if count_words(fold(page.title), wanted) == every:
            return _Place(page.summary, "hit-title")
        passages = self._pack.connection.rows(_PASSAGES, (found.number,))
        for anchor, heading, text in passages:
            if heading and count_words(fold(heading), wanted) == every:
                return _Place(text or page.summary, "hit-heading", anchor, heading)
        best, most = _Place(page.summary, "hit-title"), 0
        for anchor, heading, text in passages:
            count = count_words(fold(f"{heading} {text}"), wanted)
            if count > most:
                best, most = _Place(text or page.summary, "hit-text", anchor, heading), count
            if count == every:
                return best
        return _under_keyword(page, wanted, most) or best


@dataclass(frozen=True)
class _Page:
    title: str
    summary: str
    keywords: tuple[str, ...]


@dataclass(frozen=True)
class _Place:
    """Where in a page the words were found, and the text to cut a line from."""

    text: str
    why: str
    anchor: str = ""
    heading: str = ""
    found_under: str = ""


def _under_keyword(page: _Page, wanted: Sequence[Wanted], at_least: int) -> _Place | None:
    """Return the keyword that has more of the words than any part of the text, if there is one."""
    best, most = "", at_least
    for keyword in page.keywords:
        count = count_words(fold(keyword), wanted)
        if count > most:
            best, most = keyword, count
    return _Place(page.summary, "hit-keyword", found_under=best) if best else None
