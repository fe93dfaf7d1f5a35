"""The records of `content/`: what authors wrote, before it becomes a pack."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date

from handbook.library.article import GlossaryTerm, Source
from handbook.library.checklist_manuscript import ChecklistManuscript

TIERS = ("emergency", "today", "soon")
GENERAL_KNOWLEDGE = "GK"  # stands for a source that a clinician still has to name


@dataclass(frozen=True)
class FrontMatter:
    """The facts about an article that stand above its text."""

    id: str
    code: str
    title: str
    section: str
    order: int
    summary: str
    question: str
    locale: str
    reviewed: date
    review_by: date
    review_status: str
    reviewer: str
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    related: tuple[str, ...]
    glossary: tuple[str, ...]
    keywords: tuple[str, ...]
    misspellings: tuple[str, ...]
    show_help_box: bool


@dataclass(frozen=True)
class Manuscript:
    """One article as its author wrote it.

    Attributes:
        path: The file, relative to the content folder.
        language: The language folder it stands in.
        folder: The section folder it stands in.
        id: The file's name without its ending.
        front: The facts above the text.
        lines: Where each of these facts stands.
        body: The text in Markdown.
        body_line: The line of the file on which `body` begins.
    """

    path: str
    language: str
    folder: str
    id: str
    front: FrontMatter
    lines: Mapping[str, int]
    body: str
    body_line: int

    def line_of(self, key: str) -> int:
        """Return where a fact stands."""
        return self.lines.get(key, 1)


@dataclass(frozen=True)
class LanguageBook:
    """What holds for all articles of a language: names, sections, and the build's own sentences."""

    code: str
    name: str
    title: str
    sections: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    words_line: int = 1


@dataclass(frozen=True)
class LanguageTerm:
    """A glossary term of one language and its other names."""

    language: str
    term: GlossaryTerm
    also: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class DangerGroup:
    """A group of danger signs; `titles` by language, empty when the group needs none."""

    id: str
    tier: str
    titles: Mapping[str, str]


@dataclass(frozen=True)
class DangerSign:
    """A danger sign; texts and what people type for it, by language.

    Attributes:
        shorts: Shorter words for paper that mean the same; none where the text is short enough.
    """

    id: str
    group: str
    texts: Mapping[str, str]
    sources: tuple[str, ...]
    triggers: Mapping[str, tuple[str, ...]]
    line: int
    shorts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Medicine:
    """A medicine's names by language, for the vocabulary of the search."""

    id: str
    kind: str
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Content:
    """Everything in `content/` that could be read.

    Attributes:
        pages: (language, id) of every article file, also of those that could not be read.
        claims: The ids of the claims.
        unread: Files that could not be read: what they would hold is not known.
    """

    version: str = ""
    languages: tuple[str, ...] = ()
    books: Mapping[str, LanguageBook] = field(default_factory=dict)
    manuscripts: tuple[Manuscript, ...] = ()
    checklists: tuple[ChecklistManuscript, ...] = ()
    pages: frozenset[tuple[str, str]] = frozenset()
    terms: tuple[LanguageTerm, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: frozenset[str] = frozenset()
    groups: Mapping[str, DangerGroup] = field(default_factory=dict)
    signs: tuple[DangerSign, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def lacks(self, name: str, known: Container[str], file: str) -> bool:
        """Tell whether a file that could be read does not hold a name."""
        return name not in known and file not in self.unread
