"""Make a content pack out of `content/`: same content, same bytes; all of it or nothing."""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from handbook.errors import CannotWrite
from handbook.library import checklist_document, schema
from handbook.library.editorial import check, check_all
from handbook.library.folding import fold, title_key
from handbook.library.manuscript import Content, Manuscript
from handbook.library.page import Page, make_page, status_line
from handbook.library.problem import Problem, Problems

__all__ = ["Report", "build", "check"]


@dataclass(frozen=True)
class Report:
    """What a build did.

    Attributes:
        problems: Everything the content check found; errors mean that no pack was written.
        articles: How many articles the pack holds.
        size: Bytes of the pack; 0 when none was written.
    """

    problems: Problems
    articles: int = 0
    size: int = 0

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stopped the build."""
        return self.problems.errors


def build(root: Path, output: Path) -> Report:
    """Check the content folder and, without an error, write its pack.

    Raises:
        UnreadableFile: There is no such content folder.
        CannotWrite: The pack cannot be written; what was there before is unchanged.
    """
    content, problems = check_all(root)
    if problems.errors:
        return Report(problems)
    data = pack_bytes(content)
    _write(data, output)
    return Report(problems, len(content.manuscripts), len(data))


def pack_bytes(content: Content) -> bytes:
    """Return the pack of a content without errors."""
    connection = new_pack()
    with connection:
        _insert_content(connection, content)
        _insert_articles(connection, content)
        _insert_checklists(connection, content)
    return finished(connection)


def new_pack() -> apsw.Connection:
    """Return an empty pack in memory."""
    connection = apsw.Connection(":memory:")
    for statement in (*schema.STATEMENTS, *schema.RANKINGS):
        connection.execute(statement)
    connection.pragma("application_id", schema.APPLICATION_ID)
    connection.pragma("user_version", schema.FORMAT_VERSION)
    return connection


def finished(connection: apsw.Connection) -> bytes:
    """Return the file of a pack in memory and close it; no trace of how it was filled remains."""
    for index in ("title_index", "full_text"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608
    connection.execute("VACUUM")
    data = connection.serialize("main")
    connection.close()
    return data


def index_article(
    connection: apsw.Connection,
    number: int,
    title: str,
    keywords: Iterable[str],
    passages: Iterable[tuple[str, str, str]],
) -> None:
    """Make an article findable; a passage is its anchor, heading and text."""
    passages = list(passages)
    headings = " . ".join(heading for _, heading, _ in passages if heading)
    body = " . ".join(text for _, _, text in passages)
    folded = tuple(fold(text) for text in (title, headings, " . ".join(keywords), body))
    connection.execute(
        "INSERT INTO title_index (rowid, title, headings, keywords) VALUES (?, ?, ?, ?)",
        (number, *folded[:3]),
    )
    connection.execute(
        "INSERT INTO full_text (rowid, title, headings, keywords, body) VALUES (?, ?, ?, ?, ?)",
        (number, *folded),
    )
    connection.executemany(
        "INSERT INTO passage (article, anchor, heading, text) VALUES (?, ?, ?, ?)",
        [(number, *passage) for passage in passages],
    )


def _insert_content(connection: apsw.Connection, content: Content) -> None:
    """Insert everything but the articles."""
    connection.execute("INSERT INTO pack VALUES ('content_version', ?)", (content.version,))
    for place, code in enumerate(content.languages, start=1):
        book = content.books[code]
        connection.execute(
            "INSERT INTO language VALUES (?, ?, ?, ?)", (place, code, book.name, book.title)
        )
        connection.executemany(
            "INSERT INTO section VALUES (?, ?, ?, ?)",
            [(code, position, *section) for position, section in enumerate(book.sections)],
        )
        _insert_danger_signs(connection, content, code)
        connection.executemany(
            "INSERT INTO medicine VALUES (?, ?, ?, ?)",
            [(code, m.id, m.kind, _json(m.names[code])) for m in content.medicines],
        )
    connection.executemany(
        "INSERT INTO glossary_term VALUES (?, ?, ?, ?, ?)",
        [
            (t.language, t.term.id, t.term.term, t.term.definition, _json(t.also))
            for t in content.terms
        ],
    )
    connection.executemany(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)",
        [
            (s.id, s.authors, s.year, s.title, s.publisher, s.identifier)
            for _, s in sorted(content.sources.items())
        ],
    )
    connection.executemany("INSERT INTO image VALUES (?, ?)", sorted(content.images.items()))


def _insert_danger_signs(connection: apsw.Connection, content: Content, code: str) -> None:
    connection.executemany(
        "INSERT INTO danger_group VALUES (?, ?, ?, ?, ?)",
        [
            (code, place, group.id, group.tier, group.titles[code])
            for place, group in enumerate(content.groups.values())
        ],
    )
    connection.executemany(
        "INSERT INTO danger_sign VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                code,
                place,
                sign.id,
                sign.group,
                sign.texts[code],
                sign.shorts.get(code, ""),
                _json(sign.sources),
                _json(sign.triggers[code]),
            )
            for place, sign in enumerate(content.signs)
        ],
    )


def _insert_articles(connection: apsw.Connection, content: Content) -> None:
    def alphabet(manuscript: Manuscript) -> tuple[str, str, str]:
        return manuscript.language, title_key(manuscript.front.title), manuscript.id

    titles: dict[str, dict[str, str]] = {code: {} for code in content.languages}
    for manuscript in content.manuscripts:
        titles[manuscript.language][manuscript.id] = manuscript.front.title
    for number, manuscript in enumerate(sorted(content.manuscripts, key=alphabet), start=1):
        page = make_page(manuscript, content, titles[manuscript.language])
        connection.execute(*_article_row(number, manuscript, page))
        front = manuscript.front
        passages = [("", "", front.question), ("", "", front.summary)]
        passages += [(p.anchor, p.heading, p.text) for p in page.passages]
        keywords = (*front.keywords, *front.misspellings)
        index_article(connection, number, front.title, keywords, passages)


def _insert_checklists(connection: apsw.Connection, content: Content) -> None:
    codes = {(page.language, page.id): page.front.code for page in content.manuscripts}
    for checklist in content.checklists:
        book = content.books[checklist.language]
        status = status_line(checklist.review_status, checklist.reviewed, checklist.reviewer, book)
        pages = (box.article.partition("#")[0] for box in checklist.boxes)
        help_code = next((codes[checklist.language, page] for page in pages), "")
        document = checklist_document.to_json(checklist, status, help_code)
        connection.execute(
            "INSERT INTO checklist VALUES (?, ?, ?, ?, ?)",
            (checklist.language, checklist.id, checklist.code, checklist.title, document),
        )


def _article_row(
    number: int, manuscript: Manuscript, page: Page
) -> tuple[str, Mapping[str, str | int]]:
    front = manuscript.front
    row: dict[str, str | int] = {
        "number": number,
        "language": manuscript.language,
        "id": front.id,
        "code": front.code,
        "title": front.title,
        "title_key": title_key(front.title),
        "section": front.section,
        "position": front.order,
        "summary": front.summary,
        "question": front.question,
        "keywords": _json((*front.keywords, *front.misspellings)),
        "reviewed": front.reviewed.isoformat(),
        "review_by": front.review_by.isoformat(),
        "review_status": front.review_status,
        "reviewer": front.reviewer,
        "related": _json(front.related),
        "sources": _json(page.sources),
        "claims": _json(front.claims),
        "glossary": _json(front.glossary),
        "body": page.body,
    }
    places = ", ".join(f":{name}" for name in row)
    return f"INSERT INTO article ({', '.join(row)}) VALUES ({places})", row  # noqa: S608


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _write(data: bytes, output: Path) -> None:
    """Put the file in place in one step, so that a power cut leaves the old one or the new one."""
    draft: Path | None = None
    output = output.resolve()  # a link stays, what it points to is replaced
    try:
        if output.exists() and not output.is_file():
            raise IsADirectoryError(output)
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        draft = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(output)
    except OSError as error:
        if draft is not None:
            with suppress(OSError):
                draft.unlink()
        raise CannotWrite("not-written", path=output) from error
