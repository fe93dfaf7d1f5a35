"""Read a checklist file: its facts, its boxes of danger signs, its sections and items."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from handbook.i18n import mark
from handbook.library.checklist import ChecklistItem, ChecklistSection, ItemKind, Side
from handbook.library.checklist_manuscript import BoxPlan, ChecklistManuscript, SignAdvice
from handbook.library.fields import ID, NOT_NUMBER, Fields
from handbook.library.front_matter import (
    BAD_CODE,
    CODE,
    MONTHS_BETWEEN_QUICK_CHECKS,
    NO_REVIEWER,
    NOT_THE_FILE_NAME,
    STATUSES,
    check_dates,
)
from handbook.library.manuscript import TIERS
from handbook.library.problem import Problems
from handbook.library.reference_lists import TWICE
from handbook.library.toml_records import TomlFile, read_toml

MOST_LINES = 6
TABLES = ("danger", "advice", "section", "item")

NO_SECTION = mark("“{id}” is in the section {section}, which does not exist.")
BAD_LINES = mark("“lines” must be a number from 1 to {most}.")
LINES_NOT_HERE = mark("“lines” belongs to an item of the kind text only.")


def read_checklists(
    root: Path, paths: Iterable[Path], problems: Problems
) -> Iterator[ChecklistManuscript]:
    """Read the files of `<language>/checklists/` and note why one cannot be read."""
    for path in paths:
        if checklist := _read(root, path, problems):
            yield checklist


def _read(root: Path, path: Path, problems: Problems) -> ChecklistManuscript | None:
    file = read_toml(root, path, problems)
    if file is None:
        return None
    file.only(*TABLES)
    top = file.top()
    reviewed, review_by = top.day("reviewed"), top.day("review_by")
    facts = {key: top.text(key) for key in ("code", "title", "purpose")}
    name = top.text("id", pattern=ID)
    notes = top.texts("notes", empty=False)
    status = top.choice("review_status", STATUSES)
    reviewer = top.text("reviewer", empty=True)
    top.rest_is_unknown()
    if name and name != path.stem:
        top.note("id", NOT_THE_FILE_NAME, id=name, name=path.name)
    if facts["code"] and not CODE.fullmatch(facts["code"]):
        top.note("code", BAD_CODE)
    if status == STATUSES[1] and not reviewer:
        top.note("reviewer", NO_REVIEWER)
    if reviewed and review_by:
        check_dates(top, reviewed, review_by, MONTHS_BETWEEN_QUICK_CHECKS)
    item_lines: dict[str, int] = {}
    return ChecklistManuscript(
        path=file.path,
        language=path.relative_to(root).parts[0],
        id=path.stem,
        notes=notes,
        reviewed=reviewed or date.max,
        review_by=review_by or date.max,
        review_status=status,
        reviewer=reviewer,
        boxes=tuple(_box(fields) for fields in file.records("danger")),
        advice=tuple(_advice(fields) for fields in file.records("advice")),
        sections=_sections(file, item_lines),
        lines=top.lines,
        item_lines=item_lines,
        **facts,
    )


def _box(fields: Fields) -> BoxPlan:
    box = BoxPlan(
        tier=fields.choice("tier", TIERS),
        title=fields.text("title"),
        advice=fields.text("advice"),
        article=fields.text("article"),
        groups=fields.texts("groups", empty=False),
        without=fields.texts("without", optional=True),
        line=fields.line,
    )
    fields.rest_is_unknown()
    return box


def _advice(fields: Fields) -> SignAdvice:
    advice = SignAdvice(
        sign=fields.text("sign"),
        text=fields.text("text"),
        article=_optional(fields, "article"),
        line=fields.line,
    )
    fields.rest_is_unknown()
    return advice


def _sections(file: TomlFile, lines: dict[str, int]) -> tuple[ChecklistSection, ...]:
    plans: dict[str, Fields] = {}
    for fields in file.records("section"):
        name = fields.text("id", pattern=ID)
        if name in plans:
            fields.note("id", TWICE, id=name)
        plans[name] = fields
        lines[f"section:{name}"] = fields.line
    items: dict[str, list[ChecklistItem]] = {name: [] for name in plans}
    for fields in file.records("item"):
        section = fields.text("section")
        item = _item(fields)
        if f"item:{item.id}" in lines:
            fields.note("id", TWICE, id=item.id)
        lines.setdefault(f"item:{item.id}", fields.line)
        if section in items:
            items[section].append(item)
        elif section:
            fields.note("section", NO_SECTION, id=item.id, section=section)
    return tuple(_section(name, fields, tuple(items[name])) for name, fields in plans.items())


def _section(name: str, fields: Fields, items: tuple[ChecklistItem, ...]) -> ChecklistSection:
    row = fields.number("row")
    if row is not None and row < 1:
        fields.note("row", NOT_NUMBER)
    side = fields.choice("side", tuple(Side))
    section = ChecklistSection(
        id=name,
        title=fields.text("title"),
        hint=_optional(fields, "hint"),
        least=_optional(fields, "least"),
        most=_optional(fields, "most"),
        row=row or 1,
        side=Side(side) if side in tuple(Side) else Side.BOTH,
        items=items,
    )
    fields.rest_is_unknown()
    return section


def _item(fields: Fields) -> ChecklistItem:
    kind = fields.choice("kind", tuple(ItemKind))
    lines = fields.number("lines", optional=kind != ItemKind.TEXT)
    if kind != ItemKind.TEXT and "lines" in fields.values:
        fields.note("lines", LINES_NOT_HERE)
    elif lines is not None and not 1 <= lines <= MOST_LINES:
        fields.note("lines", BAD_LINES, most=MOST_LINES)
    item = ChecklistItem(
        id=fields.text("id", pattern=ID),
        text=fields.text("text"),
        kind=ItemKind(kind) if kind in tuple(ItemKind) else ItemKind.TICK,
        tier=fields.choice("tier", TIERS) if "tier" in fields.values else "",
        article=_optional(fields, "article"),
        lines=lines or 0,
    )
    fields.rest_is_unknown()
    return item


def _optional(fields: Fields, key: str) -> str:
    return fields.text(key) if key in fields.values else ""
