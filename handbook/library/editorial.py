"""Check content as its authors need it: every problem at once, each with its file and line."""

from datetime import date
from pathlib import Path

from handbook.i18n import mark
from handbook.library import svg, xhtml
from handbook.library.block_checks import block_findings, text_findings
from handbook.library.checklist_checks import check_checklists
from handbook.library.front_matter import CODE_DIFFERS, CODE_TWICE, warn_overdue
from handbook.library.loader import load
from handbook.library.manuscript import Content, Manuscript
from handbook.library.page import article_tree, make_page
from handbook.library.problem import Problem, Problems
from handbook.library.reference_checks import ReferenceCheck, check_target, links_in

__all__ = ["Problem", "Problems", "check", "check_all"]

NO_SECTION = mark("The section “{id}” is not in handbook.toml.")
PAGE_TWICE = mark("There is another page with this id: {other}.")
NO_IN_SHORT = mark('The page must begin with the box “{title}”: !!! note "{title}".')
LEFT_OVER = mark("“{found}” would be shown as it stands; something near it is written wrongly.")
NOT_KNOWN = mark("This cannot become a page: {detail}.")
BAD_PICTURE = mark("The picture cannot be used: {detail}.")
NOT_SHOWN = mark("No page shows this picture.")

_SIGNS_LEFT_OVER = ("**", "](", "{#", "{:", "!!!")


def check(root: Path, today: date | None = None) -> Problems:
    """Return every problem of a content folder, sorted by file and line.

    With `today` also the pages that are due for a check; a build leaves these warnings out, so that
    it does not depend on the day.

    Raises:
        UnreadableFile: There is no such folder.
    """
    return check_all(root, today)[1]


def check_all(root: Path, today: date | None = None) -> tuple[Content, Problems]:
    """Return what could be read and every problem of a content folder."""
    content, problems = load(root)
    _check_together(content, problems)
    _check_lists(content, problems)
    _check_images(content, problems)
    check_checklists(content, today, problems)
    for manuscript in content.manuscripts:
        if today is not None:
            warn_overdue(manuscript, today, problems)
        found = Problems()
        _check_texts(manuscript, found)
        for number, sentence, parameters in block_findings(manuscript.body):
            found.add(manuscript.path, manuscript.body_line + number, sentence, **parameters)
        ReferenceCheck(manuscript, content, found).run()
        _check_result(manuscript, content, found)
        problems += found
    if not problems.errors:
        _try_pages(content, problems)
    return content, problems.in_order()


def _check_together(content: Content, problems: Problems) -> None:
    """Check what only shows when all articles are seen: ids, codes, sections."""
    pages: dict[tuple[str, str], Manuscript] = {}
    codes: dict[tuple[str, str], Manuscript] = {}
    first: dict[str, Manuscript] = {}
    for page in content.manuscripts:
        front = page.front
        book = content.books.get(page.language)
        if book and front.section not in dict(book.sections):
            problems.add(page.path, page.line_of("section"), NO_SECTION, id=front.section)
        other = pages.setdefault((page.language, page.id), page)
        if other is not page:
            problems.add(page.path, page.line_of("id"), PAGE_TWICE, other=other.path)
        other = codes.setdefault((page.language, front.code), page)
        if other is not page:
            line = page.line_of("code")
            problems.add(page.path, line, CODE_TWICE, code=front.code, other=other.path)
        other = first.setdefault(page.id, page)
        if other.front.code != front.code and other.language != page.language:
            problems.add(
                page.path,
                page.line_of("code"),
                CODE_DIFFERS,
                code=front.code,
                other=other.front.code,
                language=other.language,
            )


def _check_lists(content: Content, problems: Problems) -> None:
    """Check the texts of glossary, danger signs and languages."""
    for term in content.terms:
        path = f"{term.language}/glossary.toml"
        for text in (term.term.term, term.term.definition, *term.also):
            for sentence, parameters in text_findings(text):
                problems.add(path, term.line, sentence, **parameters)
    for sign in content.signs:
        for language, text in (*sign.texts.items(), *sign.shorts.items()):
            for sentence, parameters in text_findings(text):
                problems.add("red_flags.toml", sign.line, sentence, **parameters)
            for target in links_in(text):
                check_target(target, "red_flags.toml", sign.line, None, content, problems, language)
    for language, book in content.books.items():
        for text in book.words.values():
            path = f"{language}/handbook.toml"
            for target in links_in(text):
                check_target(target, path, book.words_line, None, content, problems, language)


def _check_images(content: Content, problems: Problems) -> None:
    for name, data in content.images.items():
        for detail in svg.problems(data):
            problems.add(f"images/{name}", 1, BAD_PICTURE, detail=detail)
        if not any(f"(image:{name}" in page.body for page in content.manuscripts):
            problems.warn(f"images/{name}", 1, NOT_SHOWN)


def _check_texts(page: Manuscript, problems: Problems) -> None:
    for key in ("title", "summary", "question", "reviewer"):
        for sentence, parameters in text_findings(getattr(page.front, key)):
            problems.add(page.path, page.line_of(key), sentence, **parameters)


def _check_result(page: Manuscript, content: Content, problems: Problems) -> None:
    """Check what the text becomes; when its lines are wrong already, that says enough."""
    if problems.errors:
        return
    try:
        tree = article_tree(page, content)
    except xhtml.ForeignMarkup as error:
        problems.add(page.path, page.body_line, NOT_KNOWN, detail=error)
        return
    for detail in xhtml.foreign_markup(tree):
        problems.add(page.path, page.body_line, NOT_KNOWN, detail=detail)
    for text in tree.itertext():
        for sign in _SIGNS_LEFT_OVER:
            if sign in text:
                problems.add(page.path, _line_of(sign, text, page), LEFT_OVER, found=sign)
    book = content.books.get(page.language)
    if book:
        title = book.words["in_short"]
        first = tree[0] if len(tree) else tree
        if first.get("class") != "callout note" or xhtml.text_of(first[0]) != title:
            problems.add(page.path, page.body_line, NO_IN_SHORT, title=title)


def _line_of(sign: str, text: str, page: Manuscript) -> int:
    """Return the line where a left-over sign most likely stands in the file."""
    around = text[text.index(sign) :].strip()[:20]
    for number, line in enumerate(page.body.split("\n"), start=page.body_line):
        if around in line:
            return number
    return page.body_line


def _try_pages(content: Content, problems: Problems) -> None:
    """Make every page, as the build will."""
    for page in content.manuscripts:
        try:
            make_page(page, content, {})
        except xhtml.ForeignMarkup as error:
            problems.add(page.path, page.body_line, NOT_KNOWN, detail=error)
