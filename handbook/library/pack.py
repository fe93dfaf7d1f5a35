"""Read one content pack: sections, articles, images, glossary, sources, signs, checklists."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from handbook.database import ReadConnection, open_read_only
from handbook.errors import UnreadableFile
from handbook.library import checklist_document, schema, svg
from handbook.library.article import (
    Article,
    ArticleSummary,
    GlossaryTerm,
    Language,
    Section,
    Source,
)
from handbook.library.checklist import Checklist, ChecklistSummary, Sign, SignGroup

_SUMMARIES = """
    SELECT article.language, article.id, article.code, article.title, article.section,
        article.summary
    FROM article JOIN section
        ON section.language = article.language AND section.id = article.section
    WHERE article.language = ?
    ORDER BY section.position, article.position, article.number"""
_ARTICLE = """
    SELECT language, id, code, title, section, summary, body, reviewed, review_by, review_status,
        related
    FROM article WHERE language = ? AND id = ?"""


class Pack:
    """An open content pack.

    Every method raises UnreadableFile("pack-damaged") when the file turns out to be damaged where
    the answer stands.

    Attributes:
        path: The file.
        connection: The hardened connection, for `handbook.library.search`.
        content_version: `YYYY.MM.N`.
        languages: The languages of the pack, the one it was written in first.
    """

    def __init__(self, connection: ReadConnection) -> None:
        self.connection = connection
        self.path = connection.path
        version = self._one("SELECT value FROM pack WHERE name = 'content_version'")
        if version is None:
            raise UnreadableFile("pack-damaged", path=self.path)
        self.content_version: str = version[0]
        rows = self._all("SELECT code, name, title FROM language ORDER BY position")
        self.languages = tuple(Language(*row) for row in rows)
        if not self.languages:
            raise UnreadableFile("pack-damaged", path=self.path)

    @classmethod
    def open(cls, path: Path) -> "Pack":
        """Open a pack.

        Raises:
            UnreadableFile: It is missing, foreign, newer than this program, or damaged.
        """
        connection = open_read_only(path, schema.PACK)
        try:
            return cls(connection)
        except UnreadableFile:
            connection.close()
            raise

    def sections(self, language: str) -> tuple[Section, ...]:
        """Return the contents of a language; sections without an article are left out."""
        articles = self.articles(language)
        rows = self._all(
            "SELECT id, title FROM section WHERE language = ? ORDER BY position", language
        )
        sections = (
            Section(name, title, tuple(article for article in articles if article.section == name))
            for name, title in rows
        )
        return tuple(section for section in sections if section.articles)

    def articles(self, language: str) -> tuple[ArticleSummary, ...]:
        """Return all articles of a language in reading order."""
        return tuple(ArticleSummary(*row) for row in self._all(_SUMMARIES, language))

    def article(self, language: str, article_id: str) -> Article | None:
        """Return one article, or None when the pack has none of that name."""
        row = self._one(_ARTICLE, language, article_id)
        if row is None:
            return None
        summary, (body, reviewed, review_by, status, related) = row[:6], row[6:]
        try:
            return Article(
                summary=ArticleSummary(*summary),
                body=body,
                reviewed=date.fromisoformat(reviewed),
                review_by=date.fromisoformat(review_by),
                review_status=status,
                related=tuple(str(name) for name in json.loads(related)),
            )
        except (ValueError, TypeError, RecursionError) as error:
            raise UnreadableFile("pack-damaged", path=self.path) from error

    def image(self, name: str) -> bytes | None:
        """Return an SVG image, or None when the pack has none of that name."""
        rows = self.connection.rows("SELECT data FROM image WHERE name = ?", (name,))
        if not rows:
            return None
        data = rows[0][0]
        if not isinstance(data, bytes) or any(svg.problems(data)):
            raise UnreadableFile("pack-damaged", path=self.path)
        return data

    def glossary_term(self, language: str, term_id: str) -> GlossaryTerm | None:
        """Return one glossary term, or None when the pack does not explain it."""
        row = self._one(
            "SELECT id, term, definition FROM glossary_term WHERE language = ? AND id = ?",
            language,
            term_id,
        )
        return GlossaryTerm(*row) if row else None

    def source(self, source_id: str) -> Source | None:
        """Return one source, or None when the pack does not name it."""
        rows = self.connection.rows(
            "SELECT id, authors, year, title, publisher, identifier FROM source WHERE id = ?",
            (source_id,),
        )
        if not rows:
            return None
        year = rows[0][2]
        if year is not None and not isinstance(year, int):
            raise UnreadableFile("pack-damaged", path=self.path)
        self._texts(rows[0][:2] + rows[0][3:])
        return Source(*rows[0])

    def danger_signs(self, language: str) -> tuple[SignGroup, ...]:
        """Return the danger signs of a language by group, in the order they were written in."""
        signs: dict[str, list[Sign]] = {}
        for group, name, text, short, sources, triggers in self._all(
            "SELECT danger_group, id, text, short, sources, triggers FROM danger_sign "
            "WHERE language = ? ORDER BY position",
            language,
        ):
            sign = Sign(name, text, short, self._list(sources), self._list(triggers))
            signs.setdefault(group, []).append(sign)
        rows = self._all(
            "SELECT id, tier, title FROM danger_group WHERE language = ? ORDER BY position",
            language,
        )
        return tuple(
            SignGroup(name, tier, title, tuple(signs.get(name, ()))) for name, tier, title in rows
        )

    def checklists(self, language: str) -> tuple[ChecklistSummary, ...]:
        """Return all checklists of a language in the order of their codes."""
        rows = self._all(
            "SELECT language, id, code, title FROM checklist WHERE language = ? ORDER BY code",
            language,
        )
        return tuple(ChecklistSummary(*row) for row in rows)

    def checklist(self, language: str, checklist_id: str) -> Checklist | None:
        """Return one checklist, or None when the pack has none of that name."""
        row = self._one(
            "SELECT language, id, code, title, document FROM checklist "
            "WHERE language = ? AND id = ?",
            language,
            checklist_id,
        )
        if row is None:
            return None
        try:
            return checklist_document.from_json(
                ChecklistSummary(*row[:4]), row[4], self.danger_signs(language)
            )
        except ValueError as error:
            raise UnreadableFile("pack-damaged", path=self.path) from error

    def close(self) -> None:
        """Close the file; the pack answers no more."""
        self.connection.close()

    def _all(self, question: str, *values: str) -> list[tuple[str, ...]]:
        return [self._texts(row) for row in self.connection.rows(question, values)]

    def _one(self, question: str, *values: str) -> tuple[str, ...] | None:
        rows = self._all(question, *values)
        return rows[0] if rows else None

    def _list(self, text: str) -> tuple[str, ...]:
        """Return a list that is kept as JSON."""
        try:
            values = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise UnreadableFile("pack-damaged", path=self.path) from error
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise UnreadableFile("pack-damaged", path=self.path)
        return tuple(values)

    def _texts(self, row: tuple[Any, ...]) -> tuple[str, ...]:
        """Return a row in which everything is text, as the schema promises and damage may break."""
        if not all(isinstance(value, str) for value in row):
            raise UnreadableFile("pack-damaged", path=self.path)
        return row
