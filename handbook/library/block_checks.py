"""Check how an article's blocks are written: what Markdown would silently misread, line by line."""

import re
from collections.abc import Iterator

from handbook.i18n import mark
from handbook.library.danger_signs import DIRECTIVE
from handbook.library.fields import ID
from handbook.library.page import RESERVED_IDS
from handbook.library.xhtml import CALLOUT_KINDS

Finding = tuple[int, str, dict[str, object]]  # line counted from 0, sentence, parameters

NO_HTML = mark("HTML is not known here.")
NO_ADDRESS = mark("Web addresses do not belong in the text; name the source instead.")
NO_DOSE = mark("“{found}” looks like a dose; the handbook names no doses.")
NO_UNSEEN = mark("There is an unseen control character here; delete it.")
NO_TAB = mark("There is a tab here; use spaces.")
NO_CODE = mark("“`” marks program text, which is not known here.")
NO_QUOTE = mark("“>” marks a quotation block, which is not known here.")
NO_RULE = mark("A line of signs is not known here; a heading is written “## Words {{#id}}”.")
NO_DEFINITION = mark("“[…]:” would hide this line; write the link or the mark where it belongs.")
NO_BLOCK = mark("“{found}” begins no block that is known here.")

HEADING_LEVEL = mark("A heading has 2, 3 or 4 “#”; the title is added by the build.")
HEADING_SKIP = mark("A heading of level {level} needs one of level {above} above it.")
HEADING_SPACE = mark("There must be a space after “{signs}”.")
HEADING_ID = mark("The heading needs an id at its end: {{#like-this}}.")
HEADING_TWICE = mark("The id “{id}” is already used by another heading.")
HEADING_RESERVED = mark("The id “{id}” is used by the build; choose another.")
HEADING_EMPTY = mark("The heading has no words.")

CALLOUT_KIND = mark("“{kind}” is no kind of box; there are: {kinds}.")
CALLOUT_TITLE = mark('The box needs a title: !!! {kind} "Title".')
CALLOUT_PLACE = mark("A box must not stand inside a list or another box.")
CALLOUT_BODY = mark("The box has no text: indent it by 4 spaces.")
CALLOUT_OUTSIDE = mark("This line stands outside the box above it: indent it by 4 spaces.")

LIST_INDENT = mark("A list inside a list is indented by 4 spaces.")
LIST_BEFORE = mark("There must be an empty line before a list.")
TABLE_BEFORE = mark("There must be an empty line before a table.")
TABLE_DASHES = mark("The second line of a table must be dashes: |---|---|.")
MEANING_SPACE = mark("A meaning begins with “:” and 3 spaces, below its word.")

DOSE = re.compile(r"\d[\d.,]*\s?(?:mg/kg|mg|mcg|µg|ml)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://|\bwww\.|\bmailto:", re.IGNORECASE)
HTML = re.compile(r"<[A-Za-z/!?]")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufffe\uffff]")

_IN_ANY_LINE = (
    (HTML, NO_HTML),
    (ADDRESS, NO_ADDRESS),
    (DOSE, NO_DOSE),
    (UNSEEN, NO_UNSEEN),
    (re.compile("\t"), NO_TAB),
    (re.compile("`"), NO_CODE),
    (re.compile(r"^\s*>"), NO_QUOTE),
    (re.compile(r"^\s*(?:=+|--+|(?:[*_-][ \t]*){3,})$"), NO_RULE),
    (re.compile(r"^\s*\[[^\]]+\]:"), NO_DEFINITION),
    (re.compile(r"^\s*(?:\?\?\?|:::|!!?(?![!\[])(?!danger-signs\b)\S*)"), NO_BLOCK),
)
_HEADING = re.compile(r" *(#+)( *)(.*?)(?:\{#([^}]*)\})? *")
_CALLOUT = re.compile(r"( *)!!! ?([\w-]*)(.*)")
_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,2}[.)])\s+\S")
_DASHES = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")
_ROW = re.compile(r"\s*\|")
_MEANING = re.compile(r"\s*:(?!   \S)")


def text_findings(text: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what is wrong with a line of plain text, such as a title."""
    for pattern, sentence in _IN_ANY_LINE[:4]:
        if found := pattern.search(text):
            yield sentence, {"found": found[0].strip()}


def block_findings(body: str) -> Iterator[Finding]:
    """Yield everything that is wrong with the blocks of a body."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        for pattern, sentence in _IN_ANY_LINE:
            if found := pattern.search(line):
                yield number, sentence, {"found": found[0].strip()}
    yield from _headings(lines)
    boxed = [False] * len(lines)
    for number, line in enumerate(lines):
        if found := _CALLOUT.fullmatch(line):
            yield from _callout(lines, number, found, boxed)
    yield from _lists_and_tables(lines, boxed)


def headings_of(body: str) -> dict[str, int]:
    """Return the ids of the headings and their lines."""
    found: dict[str, int] = {}
    for number, line in enumerate(body.split("\n")):
        heading = _HEADING.fullmatch(line)
        if heading and heading[4]:
            found.setdefault(heading[4], number)
    return found


def _headings(lines: list[str]) -> Iterator[Finding]:
    above = 1
    ids: set[str] = set()
    for number, line in enumerate(lines):
        found = _HEADING.fullmatch(line)
        if not found:
            continue
        level = len(found[1])
        if not 2 <= level <= 4:
            yield number, HEADING_LEVEL, {}
        elif level > above + 1:
            yield number, HEADING_SKIP, {"level": level, "above": level - 1}
        above = level
        if not found[2]:
            yield number, HEADING_SPACE, {"signs": found[1]}
        if not found[3].strip():
            yield number, HEADING_EMPTY, {}
        anchor = found[4] or ""
        if not ID.fullmatch(anchor):
            yield number, HEADING_ID, {}
        elif anchor in ids:
            yield number, HEADING_TWICE, {"id": anchor}
        elif anchor in RESERVED_IDS:
            yield number, HEADING_RESERVED, {"id": anchor}
        ids.add(anchor)


def _callout(
    lines: list[str], number: int, found: re.Match[str], boxed: list[bool]
) -> Iterator[Finding]:
    indent, kind = len(found[1]), found[2]
    if kind not in CALLOUT_KINDS:
        yield number, CALLOUT_KIND, {"kind": kind, "kinds": ", ".join(CALLOUT_KINDS)}
    if not re.fullmatch(r' +"[^"]*[^"\s][^"]*" *', found[3]):
        yield number, CALLOUT_TITLE, {"kind": kind}
    if indent:
        yield number, CALLOUT_PLACE, {}
    has_text = False
    for place in range(number + 1, len(lines)):
        line = lines[place]
        depth = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        if depth >= indent + 4:
            has_text = boxed[place] = True
            continue
        if depth > indent or lines[place - 1].strip():
            yield place, CALLOUT_OUTSIDE, {}
        break
    if not has_text:
        yield number, CALLOUT_BODY, {}


def _lists_and_tables(lines: list[str], boxed: list[bool]) -> Iterator[Finding]:
    """Check each run of lines without an empty line between them."""
    block: list[int] = []
    for number, line in enumerate([*lines, ""]):
        starts_block = bool(_CALLOUT.fullmatch(line) or DIRECTIVE.fullmatch(line))
        if line.strip() and not starts_block:
            block.append(number)
            continue
        yield from _block(lines, block, boxed)
        block = []


def _block(lines: list[str], block: list[int], boxed: list[bool]) -> Iterator[Finding]:
    is_list = bool(block) and bool(_ITEM.match(lines[block[0]]))
    for place, number in enumerate(block):
        line = lines[number]
        if item := _ITEM.match(line):
            depth = len(item[1]) - (4 if boxed[number] else 0)
            if depth % 4:
                yield number, LIST_INDENT, {}
            elif not is_list:
                yield number, LIST_BEFORE, {}
                is_list = True
        if _DASHES.fullmatch(line) and place != 1:
            yield number, TABLE_BEFORE if place else TABLE_DASHES, {}
        elif _ROW.match(line) and place == 0 and not _second_is_dashes(lines, block):
            yield number, TABLE_DASHES, {}
        if _MEANING.match(line):
            yield number, MEANING_SPACE, {}


def _second_is_dashes(lines: list[str], block: list[int]) -> bool:
    return len(block) > 1 and bool(_DASHES.fullmatch(lines[block[1]]))
