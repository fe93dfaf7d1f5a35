"""Read `content/` into records; what cannot be read becomes a problem, never an exception."""

import re
from pathlib import Path

from handbook.errors import UnreadableFile
from handbook.i18n import is_language, mark
from handbook.library.checklist_file import read_checklists
from handbook.library.fields import ID
from handbook.library.front_matter import read_manuscript
from handbook.library.manuscript import Content, LanguageBook, LanguageTerm, Manuscript
from handbook.library.problem import Problems
from handbook.library.reference_lists import (
    TWICE,
    read_claims,
    read_danger_signs,
    read_glossary,
    read_medicines,
    read_sources,
)
from handbook.library.toml_records import NOT_READABLE, UNREAD, read_toml

CONTENT_FILE = "content.toml"
VERSION = re.compile(r"[0-9]{4}\.(?:0[1-9]|1[0-2])\.[0-9]+")
WORDS = {  # the sentences every language must have, and what is filled into them
    "status_draft": ("date",),
    "status_checked": ("date", "reviewer"),
    "in_short": (),
    "help_title": (),
    "help_text": (),
    "related": (),
    "sources": (),
    "general_knowledge": (),
    "closing": (),
    "code": ("code",),
}

BAD_VERSION = mark("“version” must be like 2026.11.1: year, month, number.")
NO_LANGUAGE = mark("“{code}” is not a language code, such as en or ar.")
NO_FOLDER = mark("The language {code} has no folder.")
NOT_LISTED = mark("The folder {name} is not a language named in content.toml.")
UNEXPECTED = mark("This file does not belong here.")
BAD_WORD = mark("“{key}” must hold exactly these placeholders: {wanted}.")
BAD_IMAGE_NAME = mark("A picture's name has small letters, digits and “-”, and ends in .svg.")


def load(root: Path) -> tuple[Content, Problems]:
    """Read everything in a content folder.

    Returns:
        What could be read, and what is wrong with the rest.

    Raises:
        UnreadableFile: There is no such folder.
    """
    if not root.is_dir():
        raise UnreadableFile("no-such-folder", path=root)
    problems = Problems()
    version, languages = _read_content_file(root, problems)
    books: dict[str, LanguageBook] = {}
    manuscripts: list[Manuscript] = []
    terms: list[LanguageTerm] = []
    pages: set[tuple[str, str]] = set()
    for language in languages:
        if not (root / language).is_dir():
            problems.add(CONTENT_FILE, 1, NO_FOLDER, code=language)
            continue
        if book := _read_book(root, language, problems):
            books[language] = book
        terms += read_glossary(root, language, problems)
        for path in _article_files(root, language, problems):
            pages.add((language, path.stem))
            if manuscript := read_manuscript(root, path, problems):
                manuscripts.append(manuscript)
    sources = read_sources(root, problems)
    known = None if "sources.toml" in _unread(problems) else sources
    groups, signs = read_danger_signs(root, languages, known, problems)
    content = Content(
        version=version,
        languages=languages,
        books=books,
        manuscripts=tuple(manuscripts),
        checklists=tuple(
            checklist
            for language in languages
            for checklist in read_checklists(
                root, _checklist_files(root, language, problems), problems
            )
        ),
        pages=frozenset(pages),
        terms=tuple(terms),
        sources=sources,
        claims=read_claims(root, known, problems),
        groups=groups,
        signs=signs,
        medicines=read_medicines(root, languages, problems),
        images=_read_images(root, problems),
        unread=_unread(problems),
    )
    return content, problems


def _read_content_file(root: Path, problems: Problems) -> tuple[str, tuple[str, ...]]:
    file = read_toml(root, root / CONTENT_FILE, problems)
    if file is None:
        return "", ()
    fields = file.top()
    version = fields.text("version")
    languages = fields.texts("languages", empty=False)
    fields.rest_is_unknown()
    file.only()
    if version and not VERSION.fullmatch(version):
        fields.note("version", BAD_VERSION)
    for code in languages:
        if not re.fullmatch(r"[A-Za-z-]+", code) or not is_language(code):
            fields.note("languages", NO_LANGUAGE, code=code)
            languages = tuple(other for other in languages if other != code)
    for folder in _folders(root):
        if folder.name not in (*languages, "images"):
            problems.add(
                CONTENT_FILE, fields.lines.get("languages", 1), NOT_LISTED, name=folder.name
            )
    return version, tuple(dict.fromkeys(languages))


def _read_book(root: Path, language: str, problems: Problems) -> LanguageBook | None:
    file = read_toml(root, root / language / "handbook.toml", problems)
    if file is None:
        return None
    top = file.top()
    own_name, title = top.text("name"), top.text("title")
    top.rest_is_unknown()
    sections: dict[str, str] = {}
    for fields in file.records("section"):
        name = fields.text("id", pattern=ID)
        if name in sections:
            fields.note("id", TWICE, id=name)
        sections[name] = fields.text("title")
        fields.rest_is_unknown()
    words = file.table("words")
    sentences = {key: words.text(key) for key in WORDS}
    words.rest_is_unknown()
    for key, wanted in WORDS.items():
        found = re.findall(r"\{([^{}]*)\}|[{}]", sentences[key])
        if sentences[key] and sorted(found) != sorted(wanted):
            words.note(key, BAD_WORD, wanted=", ".join(f"{{{word}}}" for word in wanted) or "—")
    file.only("section", "words")
    return LanguageBook(language, own_name, title, tuple(sections.items()), sentences, words.line)


def _read_images(root: Path, problems: Problems) -> dict[str, bytes]:
    images = {}
    for path in _files(root / "images"):
        name = path.relative_to(root).as_posix()
        if path.suffix != ".svg" or not ID.fullmatch(path.stem):
            problems.add(name, 1, BAD_IMAGE_NAME)
            continue
        try:
            images[path.name] = path.read_bytes()
        except OSError as error:
            problems.add(name, 1, NOT_READABLE, detail=error.strerror)
    return images


def _unread(problems: Problems) -> frozenset[str]:
    return frozenset(problem.path for problem in problems if problem.sentence in UNREAD)


def _article_files(root: Path, language: str, problems: Problems) -> list[Path]:
    """Return `<language>/articles/<section>/<id>.md` and note everything else that lies there."""
    found = []
    articles = root / language / "articles"
    for path in _files(articles):
        if path.suffix == ".md" and path.parent.parent == articles:
            found.append(path)
        else:
            problems.add(path.relative_to(root).as_posix(), 1, UNEXPECTED)
    return found


def _checklist_files(root: Path, language: str, problems: Problems) -> list[Path]:
    """Return `<language>/checklists/<id>.toml` and note everything else that lies there."""
    found = []
    checklists = root / language / "checklists"
    for path in _files(checklists):
        if path.suffix == ".toml" and path.parent == checklists and ID.fullmatch(path.stem):
            found.append(path)
        else:
            problems.add(path.relative_to(root).as_posix(), 1, UNEXPECTED)
    return found


def _files(folder: Path) -> list[Path]:
    """Return all files below a folder in an order that no file system decides."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        (
            path
            for path in found
            if not any(p.startswith(".") for p in path.relative_to(folder).parts)
        ),
        key=lambda path: path.as_posix(),
    )


def _folders(root: Path) -> list[Path]:
    return sorted(path for path in root.iterdir() if path.is_dir() and path.name[0] != ".")
