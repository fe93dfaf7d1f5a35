"""The records of a content pack, as the rest of the program sees them."""

from dataclasses import dataclass, field
from datetime import date

HELP_ARTICLE = "get-help-now"  # the page for emergencies, in every language


@dataclass(frozen=True)
class Language:
    """A language of the pack and its own name for itself."""

    code: str
    name: str
    title: str


@dataclass(frozen=True)
class ArticleSummary:
    """What a list of articles shows.

    Attributes:
        language: Language code; an article is known by `(language, id)`.
        id: The article's name in links, never translated.
        code: What is printed on paper and can be typed in search, `KT-15`.
    """

    language: str
    id: str
    code: str
    title: str
    section: str
    summary: str


@dataclass(frozen=True)
class Section:
    """One section of the contents with its articles in reading order."""

    id: str
    title: str
    articles: tuple[ArticleSummary, ...]


@dataclass(frozen=True)
class Source:
    """A named source of facts.

    Attributes:
        year: None when the year is not known.
    """

    id: str
    authors: str
    year: int | None
    title: str
    publisher: str
    identifier: str

    @property
    def citation(self) -> str:
        """The source in one line, as it stands under an article."""
        named = f"{self.authors}, {self.year}" if self.year is not None else self.authors
        parts = (named, self.title, self.publisher, self.identifier)
        return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


@dataclass(frozen=True)
class GlossaryTerm:
    """A word and what it means, in one or two sentences."""

    id: str
    term: str
    definition: str


@dataclass(frozen=True)
class Article:
    """A whole article.

    Attributes:
        body: The page as XHTML of the closed vocabulary (`handbook.library.xhtml`).
        reviewed: When the facts were last checked.
        review_by: When they are due for the next check.
        review_status: `draft` or `clinician-reviewed`.
    """

    summary: ArticleSummary
    body: str
    reviewed: date
    review_by: date
    review_status: str
    related: tuple[str, ...] = field(default=())

    def is_overdue(self, today: date) -> bool:
        """Tell whether the page is due for a check."""
        return today > self.review_by


@dataclass(frozen=True)
class SearchHit:
    """One answer to a search.

    Attributes:
        anchor: The heading in the article that matched, or empty for its top.
        heading: That heading's words, or empty.
        snippet: A line of the text around the match.
        marks: Where the searched words stand in `snippet`: (start, end) in characters.
        why: Why it was found, as a message id of `handbook.messages`, e.g. `hit-title`.
        found_under: The keyword that matched when the page's own words did not, else empty.
    """

    id: str
    language: str
    code: str
    anchor: str
    title: str
    heading: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    why: str
    found_under: str = ""
