"""Read an article file: the facts above the text, and the text."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from handbook.i18n import mark
from handbook.library.fields import CLAIM_ID, ID, SOURCE_ID, Fields
from handbook.library.manuscript import FrontMatter, Manuscript
from handbook.library.problem import Problems
from handbook.library.toml_records import read_text

CODE = re.compile(r"KT-[0-9]{2}")
STATUSES = ("draft", "clinician-reviewed")
QUICKLY_CHANGING = "ketamine"  # the section whose pages are checked twice as often
MONTHS_BETWEEN_CHECKS = 12
MONTHS_BETWEEN_QUICK_CHECKS = 6

EMPTY_FILE = mark("The file is empty.")
NO_FRONT_MATTER = mark("The file must begin with facts between two lines of “---”.")
BAD_YAML = mark("The facts above the text cannot be read: {detail}.")
TWICE = mark("“{key}” is said twice.")
NO_TEXT = mark("The article has no text.")
NOT_THE_FILE_NAME = mark("“id” is {id}, but the file is called {name}.")
NOT_THE_FOLDER = mark("“{key}” is {value}, but the file is in the folder {folder}.")
BAD_CODE = mark("“code” must be like KT-05.")
CODE_TWICE = mark("The code {code} belongs to {other} already.")
CODE_DIFFERS = mark("The code is {code}, but {other} in the language {language}.")
CHECK_BEFORE = mark("“review_by” must be after “reviewed”.")
CHECK_TOO_LATE = mark("“review_by” must be at most {months} months after “reviewed”.")
NO_REVIEWER = mark("A page that a clinician checked must name the “reviewer”.")
OVERDUE = mark("The page was due for a check on {day}.")

_FENCE = re.compile(r"-{3,}[ \t]*")
_TOP_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:")


class _PlainYaml(YAMLHandler):
    """YAML of texts and lists only: `no` stays a word, a bad date can be reported."""

    def load(self, fm: str, **_: object) -> Any:
        """Read the facts."""
        return yaml.load(fm, Loader=yaml.BaseLoader)


def read_manuscript(root: Path, path: Path, problems: Problems) -> Manuscript | None:
    """Read one article file of `<language>/articles/<section>/`, or note why not."""
    text = read_text(root, path, problems)
    if text is None:
        return None
    name = path.relative_to(root).as_posix()
    lines = text.split("\n")
    if not text.strip():
        problems.add(name, 1, EMPTY_FILE)
        return None
    fences = [i for i, line in enumerate(lines) if _FENCE.fullmatch(line)][:2]
    if len(fences) < 2 or fences[0] != 0:
        problems.add(name, 1, NO_FRONT_MATTER)
        return None
    key_lines = _key_lines(name, lines[1 : fences[1]], problems)
    values = _read_yaml(name, text, problems)
    if values is None:
        return None
    fields = Fields(name, 1, values, key_lines, problems, plain=True)
    front = _read_front_matter(fields)
    _check_place(fields, front, path)
    body_line = fences[1] + 2
    body = "\n".join(lines[fences[1] + 1 :])
    if not body.strip():
        problems.add(name, body_line, NO_TEXT)
    language = path.relative_to(root).parts[0]
    return Manuscript(
        name, language, path.parent.name, path.stem, front, key_lines, body, body_line
    )


def warn_overdue(manuscript: Manuscript, today: date, problems: Problems) -> None:
    """Warn when a page is due for a check."""
    due = manuscript.front.review_by
    if today > due:
        line = manuscript.line_of("review_by")
        problems.warn(manuscript.path, line, OVERDUE, day=due.isoformat())


def _read_yaml(name: str, text: str, problems: Problems) -> Mapping[str, Any] | None:
    try:
        return frontmatter.loads(text, handler=_PlainYaml()).metadata
    except yaml.MarkedYAMLError as error:
        spot = error.problem_mark or error.context_mark
        line = spot.line + 2 if spot else 1
        detail = error.problem or error.context or type(error).__name__
        problems.add(name, line, BAD_YAML, detail=detail)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        detail = str(error).splitlines()[0] if str(error) else type(error).__name__
        problems.add(name, 1, BAD_YAML, detail=detail)
    return None


def _key_lines(name: str, lines: list[str], problems: Problems) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(lines, start=2):
        key = _TOP_KEY.match(line)
        if key and key[1] in found:
            problems.add(name, number, TWICE, key=key[1])
        elif key:
            found[key[1]] = number
    return found


def _read_front_matter(fields: Fields) -> FrontMatter:
    """Take all the facts; where one is wrong, something stands in until it is put right."""
    order = fields.number("order")
    reviewed, review_by = fields.day("reviewed"), fields.day("review_by")
    values: dict[str, Any] = {
        "id": fields.text("id", pattern=ID),
        "code": fields.text("code"),
        "title": fields.text("title"),
        "section": fields.text("section", pattern=ID),
        "summary": fields.text("summary"),
        "question": fields.text("question"),
        "locale": fields.text("locale"),
        "review_status": fields.choice("review_status", STATUSES),
        "reviewer": fields.text("reviewer", empty=True),
        "sources": fields.texts("sources", pattern=SOURCE_ID),
        "claims": fields.texts("claims", pattern=CLAIM_ID),
        "related": fields.texts("related", pattern=ID),
        "glossary": fields.texts("glossary", pattern=ID),
        "keywords": fields.texts("keywords", empty=False),
        "misspellings": fields.texts("misspellings"),
        "show_help_box": fields.flag("show_help_box"),
    }
    fields.rest_is_unknown()
    for key in ("sources", "claims", "related", "glossary", "keywords", "misspellings"):
        if len(set(values[key])) < len(values[key]):
            fields.note(key, mark("“{key}” names something twice."))
    if values["code"] and not CODE.fullmatch(values["code"]):
        fields.note("code", BAD_CODE)
    if values["review_status"] == STATUSES[1] and not values["reviewer"]:
        fields.note("reviewer", NO_REVIEWER)
    if reviewed and review_by:
        quick = values["section"] == QUICKLY_CHANGING
        months = MONTHS_BETWEEN_QUICK_CHECKS if quick else MONTHS_BETWEEN_CHECKS
        check_dates(fields, reviewed, review_by, months)
    return FrontMatter(
        order=order or 0, reviewed=reviewed or date.max, review_by=review_by or date.max, **values
    )


def check_dates(fields: Fields, reviewed: date, review_by: date, months: int) -> None:
    """Note a next check that is too early, or more than so many months away."""
    if review_by <= reviewed:
        fields.note("review_by", CHECK_BEFORE)
    elif review_by > _months_after(reviewed, months):
        fields.note("review_by", CHECK_TOO_LATE, months=months)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _check_place(fields: Fields, front: FrontMatter, path: Path) -> None:
    """The file's name and folders say the same as the facts in it."""
    if front.id and front.id != path.stem:
        fields.note("id", NOT_THE_FILE_NAME, id=front.id, name=path.name)
    for key, value, folder in (
        ("section", front.section, path.parent.name),
        ("locale", front.locale, path.parents[2].name),
    ):
        if value and value != folder:
            fields.note(key, NOT_THE_FOLDER, value=value, folder=folder)
