"""Check what articles point to: sources, pages, headings, words, pictures, danger signs."""

import re
from collections.abc import Iterator

from handbook.i18n import mark
from handbook.library.block_checks import headings_of
from handbook.library.danger_signs import DIRECTIVE, signs_of
from handbook.library.manuscript import GENERAL_KNOWLEDGE, Content, Manuscript
from handbook.library.page import RESERVED_IDS
from handbook.library.problem import Problems

NO_SOURCE = mark("The source {id} is not in sources.toml.")
NOT_IN_FRONT = mark("[{id}] is not among the “sources” at the top of the page.")
SIGN_NOT_IN_FRONT = mark("A danger sign named here rests on {id}: add it to “sources”.")
NOT_IN_BODY = mark("“sources” names {id}, but nothing on the page rests on it.")
BAD_MARK = mark("“{found}” is not a source mark: write each as [S09], or [GK].")
GK_LEFT = mark("A page that a clinician checked must not rest on [GK].")
NO_CLAIM = mark("The claim {id} is not in claims.toml.")
NO_TERM = mark("The word “{id}” is not in the glossary.")
TERM_NOT_IN_FRONT = mark("“glossary” at the top of the page does not name {id}.")
TERM_NOT_IN_BODY = mark("“glossary” names {id}, but the text does not link to it.")
NO_PAGE = mark("There is no page “{id}” in this language.")
NO_HEADING = mark("The page “{id}” has no heading “{anchor}”.")
RELATED_TO_ITSELF = mark("“related” names the page itself.")
BROKEN_LINK = mark("This link is not closed or has spaces in its target.")
BAD_LINK = mark("“{target}” is not a link that works here: use article:, glossary: or #heading.")
LINK_WORDS = mark("The link has no words.")
LINK_TITLE = mark("A link cannot have a title in quotation marks.")
BAD_IMAGE = mark("“{target}” is not a picture: write image:name.svg.")
NO_IMAGE = mark("There is no picture {name} in the folder images.")
NO_ALT = mark("The picture needs words for people who cannot see it: ![words](…).")
NO_CAPTION = mark('The picture needs a line under it: ![…](image:name.svg "The line.").')
IMAGE_ALONE = mark("A picture must stand alone, with an empty line before and after.")
NO_GROUPS = mark("“!danger-signs” needs the ids of one or more groups.")
NO_GROUP = mark("There is no group of danger signs “{id}”.")
EMPTY_GROUP = mark("The group of danger signs “{id}” has no signs.")
SIGNS_ALONE = mark("“!danger-signs” must stand alone on its line.")

_LINK = re.compile(r'(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*([^()\s]*)(?:\s+"([^"]*)")?\s*\)')
_HALF_LINK = re.compile(r"\]\(")
_BRACKETS = re.compile(r"\[([^\[\]]*)\](?!\()")
_MARK = re.compile(rf"S[0-9]+|{GENERAL_KNOWLEDGE}")
_ALMOST_MARK = re.compile(r"(?i)\s*s\s*[0-9]+\b.*|.*\bS[0-9]{2,}\b.*|\s*g\.?k\.?\s*")


class ReferenceCheck:
    """Checks one article against everything else."""

    def __init__(self, manuscript: Manuscript, content: Content, problems: Problems) -> None:
        self._page = manuscript
        self._content = content
        self._problems = problems
        self._terms = {t.term.id for t in content.terms if t.language == manuscript.language}

    def run(self) -> None:
        """Note everything that points nowhere."""
        linked_terms = self._check_links()
        self._check_sources(self._check_danger_signs())
        self._check_front_matter(linked_terms)

    def _check_links(self) -> set[str]:
        """Check links and pictures; return the glossary terms that the text links to."""
        body = self._page.body
        terms = set()
        ends = set()
        for found in _LINK.finditer(body):
            ends.add(found.start() + found[0].rindex("]("))
            if found[1]:
                self._check_image(found)
                continue
            line = self._line(found.start())
            if not found[2].strip():
                self._add(line, LINK_WORDS)
            if found[4] is not None:
                self._add(line, LINK_TITLE)
            check_target(found[3], self._page.path, line, self._page, self._content, self._problems)
            if found[3].startswith("glossary:"):
                terms.add(found[3].removeprefix("glossary:"))
        for half in _HALF_LINK.finditer(body):
            if half.start() not in ends:
                self._add(self._line(half.start()), BROKEN_LINK)
        return terms

    def _check_image(self, found: re.Match[str]) -> None:
        line = self._line(found.start())
        target = found[3]
        name = target.removeprefix("image:")
        if not re.fullmatch(r"image:[a-z0-9-]+\.svg", target):
            self._add(line, BAD_IMAGE, target=target)
        elif name not in self._content.images:
            self._add(line, NO_IMAGE, name=name)
        if not found[2].strip():
            self._add(line, NO_ALT)
        if not (found[4] or "").strip():
            self._add(line, NO_CAPTION)
        body = self._page.body
        before = body[: found.start()].split("\n")[-2:]
        after = body[found.end() :].split("\n")[:2]
        if any(text.strip() and not text.lstrip().startswith("!!!") for text in (*before, *after)):
            self._add(line, IMAGE_ALONE)

    def _check_danger_signs(self) -> dict[str, int]:
        """Check `!danger-signs`; return the sources that the signs rest on, with their lines."""
        rests_on: dict[str, int] = {}
        whole_lines = set()
        for found in DIRECTIVE.finditer(self._page.body):
            line = self._line(found.start())
            whole_lines.add(line)
            if not found[2].split():
                self._add(line, NO_GROUPS)
            for name in found[2].split():
                signs = signs_of(name, self._content)
                if self._content.lacks(name, self._content.groups, "red_flags.toml"):
                    self._add(line, NO_GROUP, id=name)
                elif name in self._content.groups and not signs:
                    self._add(line, EMPTY_GROUP, id=name)
                for sign in signs:
                    for source in sign.sources:
                        rests_on.setdefault(source, line)
        for number, text in enumerate(self._page.body.split("\n"), start=self._page.body_line):
            if "!danger-signs" in text and number not in whole_lines:
                self._add(number, SIGNS_ALONE)
        return rests_on

    def _check_sources(self, signs_rest_on: dict[str, int]) -> None:
        marks = self._marks()
        for source, line in marks.items():
            self._check_source(source, line, NOT_IN_FRONT)
        for source, line in signs_rest_on.items():
            self._check_source(source, line, SIGN_NOT_IN_FRONT)
        for source in self._page.front.sources:
            if self._content.lacks(source, self._content.sources, "sources.toml"):
                self._add_to("sources", NO_SOURCE, id=source)
            elif source not in marks and source not in signs_rest_on:
                self._add_to("sources", NOT_IN_BODY, id=source)

    def _marks(self) -> dict[str, int]:
        """Return the source marks of the text, each with the line of its first use."""
        marks: dict[str, int] = {}
        for found in _BRACKETS.finditer(self._page.body):
            line = self._line(found.start())
            if _MARK.fullmatch(found[1]):
                marks.setdefault(found[1], line)
            elif _ALMOST_MARK.fullmatch(found[1]):
                self._add(line, BAD_MARK, found=found[0])
        return marks

    def _check_source(self, source: str, line: int, not_in_front: str) -> None:
        front = self._page.front
        if source == GENERAL_KNOWLEDGE:
            if front.review_status != "draft":
                self._add(line, GK_LEFT)
        elif self._content.lacks(source, self._content.sources, "sources.toml"):
            self._add(line, NO_SOURCE, id=source)
        elif source not in front.sources:
            self._add(line, not_in_front, id=source)

    def _check_front_matter(self, linked_terms: set[str]) -> None:
        front, language = self._page.front, self._page.language
        for claim in front.claims:
            if self._content.lacks(claim, self._content.claims, "claims.toml"):
                self._add_to("claims", NO_CLAIM, id=claim)
        for page in front.related:
            if page == self._page.id:
                self._add_to("related", RELATED_TO_ITSELF)
            elif (language, page) not in self._content.pages:
                self._add_to("related", NO_PAGE, id=page)
        for term in front.glossary:
            if self._content.lacks(term, self._terms, f"{language}/glossary.toml"):
                self._add_to("glossary", NO_TERM, id=term)
            elif term not in linked_terms:
                self._add_to("glossary", TERM_NOT_IN_BODY, id=term)
        for term in sorted(linked_terms & self._terms - set(front.glossary)):
            self._add_to("glossary", TERM_NOT_IN_FRONT, id=term)

    def _line(self, place: int) -> int:
        return self._page.body_line + self._page.body.count("\n", 0, place)

    def _add(self, line: int, sentence: str, **parameters: object) -> None:
        self._problems.add(self._page.path, line, sentence, **parameters)

    def _add_to(self, key: str, sentence: str, **parameters: object) -> None:
        self._add(self._page.line_of(key), sentence, **parameters)


def check_target(
    target: str,
    path: str,
    line: int,
    page: Manuscript | None,
    content: Content,
    problems: Problems,
    language: str = "",
) -> None:
    """Note a link that leads nowhere; `page` is the article it stands in, if any."""
    language = page.language if page else language
    kind, _, rest = target.partition(":")
    name, _, anchor = rest.partition("#")
    if page and target.startswith("#"):
        kind, name, anchor = "article", page.id, target[1:]
    if kind == "glossary":
        terms = {term.term.id for term in content.terms if term.language == language}
        if content.lacks(name, terms, f"{language}/glossary.toml"):
            problems.add(path, line, NO_TERM, id=name)
    elif kind != "article" or (not anchor and target.endswith("#")):
        problems.add(path, line, BAD_LINK, target=target)
    elif (language, name) not in content.pages:
        problems.add(path, line, NO_PAGE, id=name)
    elif anchor and anchor not in _anchors(language, name, content, anchor):
        problems.add(path, line, NO_HEADING, id=name, anchor=anchor)


def links_in(text: str) -> Iterator[str]:
    """Yield the targets of the links in a text."""
    for found in _LINK.finditer(text):
        yield found[3]


def _anchors(language: str, name: str, content: Content, asked: str) -> set[str]:
    """Return the headings of a page; of a page that could not be read, whatever is asked for."""
    for manuscript in content.manuscripts:
        if (manuscript.language, manuscript.id) == (language, name):
            return set(headings_of(manuscript.body)) | RESERVED_IDS
    return {asked}
