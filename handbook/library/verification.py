"""Read a whole pack, to find damage that opening it does not touch."""

from pathlib import Path

from handbook.errors import UnreadableFile
from handbook.library import svg, xhtml
from handbook.library.pack import Pack

TIME_LIMIT = 600.0  # seconds, for the largest pack on the slowest disk
SOUND = [("ok",)]


def verify(path: Path) -> str:
    """Return the content version of a pack in which every part can be read.

    Raises:
        UnreadableFile: It is missing, foreign, newer than this program, or damaged anywhere.
    """
    pack = Pack.open(path)
    try:
        if pack.connection.rows("PRAGMA integrity_check", time_limit=TIME_LIMIT) != SOUND:
            raise UnreadableFile("pack-damaged", path=path)
        _read_articles(pack)
        _read_checklists(pack)
        _read_images(pack)
        return pack.content_version
    except (xhtml.ForeignMarkup, TypeError) as error:
        raise UnreadableFile("pack-damaged", path=path) from error
    finally:
        pack.close()


def _read_articles(pack: Pack) -> None:
    """Read every article as the reader does; each must also stand in the search indexes."""
    found = 0
    for language in pack.languages:
        for summary in pack.articles(language.code):
            article = pack.article(language.code, summary.id)
            if article is None:
                raise UnreadableFile("pack-damaged", path=pack.path)
            xhtml.parse(article.body)
            found += 1
    for question in (
        "SELECT number FROM article",
        "SELECT id FROM title_index_docsize",
        "SELECT id FROM full_text_docsize",
    ):
        if len(pack.connection.rows(question)) != found:
            raise UnreadableFile("pack-damaged", path=pack.path)


def _read_checklists(pack: Pack) -> None:
    for language in pack.languages:
        for summary in pack.checklists(language.code):
            pack.checklist(language.code, summary.id)


def _read_images(pack: Pack) -> None:
    for (data,) in pack.connection.rows("SELECT data FROM image"):
        if not isinstance(data, bytes) or any(svg.problems(data)):
            raise UnreadableFile("pack-damaged", path=pack.path)
