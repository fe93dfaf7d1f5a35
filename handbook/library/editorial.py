"""Check content as its authors need it: every problem at once, each with its file and line."""

from datetime import date
from pathlib import Path

from handbook.library import xhtml
from handbook.library.front_matter import warn_overdue
from handbook.library.loader import load
from handbook.library.manuscript import Content
from handbook.library.page import make_page
from handbook.library.problem import Problems


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
    for manuscript in content.manuscripts:
        if today is not None:
            warn_overdue(manuscript, today, problems)
        try:
            make_page(manuscript, content, {})
        except xhtml.ForeignMarkup as error:
            problems.add(manuscript.path, manuscript.body_line, "{detail}", detail=error)
    return content, problems.in_order()
