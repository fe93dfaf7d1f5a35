"""A checklist as the JSON text that a pack keeps, and back."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handbook.library.checklist import (
    AskedSigns,
    Checklist,
    ChecklistItem,
    ChecklistSection,
    ChecklistSummary,
    DangerBox,
    ItemKind,
    Side,
    Sign,
    SignGroup,
)
from handbook.library.checklist_manuscript import ChecklistManuscript


def to_json(manuscript: ChecklistManuscript, status: str, help_code: str) -> str:
    """Write a checklist; danger signs stand in it by their ids only."""
    document = {
        "purpose": manuscript.purpose,
        "notes": list(manuscript.notes),
        "status": status,
        "reviewed": manuscript.reviewed.isoformat(),
        "review_by": manuscript.review_by.isoformat(),
        "review_status": manuscript.review_status,
        "help_code": help_code,
        "dangers": [
            {
                "tier": box.tier,
                "title": box.title,
                "advice": box.advice,
                "article": box.article,
                "groups": list(box.groups),
                "without": list(box.without),
            }
            for box in manuscript.boxes
        ],
        "advice": [
            {"sign": each.sign, "text": each.text, "article": each.article}
            for each in manuscript.advice
        ],
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "hint": section.hint,
                "least": section.least,
                "most": section.most,
                "row": section.row,
                "side": section.side.value,
                "items": [
                    {
                        "id": item.id,
                        "text": item.text,
                        "kind": item.kind.value,
                        "tier": item.tier,
                        "article": item.article,
                        "lines": item.lines,
                    }
                    for item in section.items
                ],
            }
            for section in manuscript.sections
        ],
    }
    return json.dumps(document, ensure_ascii=False)


def from_json(summary: ChecklistSummary, text: str, groups: Sequence[SignGroup]) -> Checklist:
    """Read a checklist and fill in its danger signs.

    Raises:
        ValueError: The text is not such a document.
    """
    try:
        document = _Record(json.loads(text))
        advice = {each.text("sign"): each for each in document.records("advice")}
        return Checklist(
            summary=summary,
            purpose=document.text("purpose"),
            notes=document.texts("notes"),
            status=document.text("status"),
            reviewed=date.fromisoformat(document.text("reviewed")),
            review_by=date.fromisoformat(document.text("review_by")),
            review_status=document.text("review_status"),
            help_code=document.text("help_code"),
            dangers=tuple(_box(each, groups, advice) for each in document.records("dangers")),
            sections=tuple(_section(each) for each in document.records("sections")),
        )
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a checklist") from error


class _Record:
    """One JSON object whose values are taken by name and kind."""

    def __init__(self, value: Any) -> None:
        if not isinstance(value, dict):
            raise TypeError("not an object")
        self._value: dict[str, Any] = value

    def text(self, key: str) -> str:
        value = self._value[key]
        if not isinstance(value, str):
            raise TypeError(key)
        return value

    def number(self, key: str) -> int:
        value = self._value[key]
        if type(value) is not int:
            raise TypeError(key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._value[key]
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise TypeError(key)
        return tuple(value)

    def records(self, key: str) -> "tuple[_Record, ...]":
        value = self._value[key]
        if not isinstance(value, list):
            raise TypeError(key)
        return tuple(_Record(each) for each in value)


def _box(record: _Record, groups: Sequence[SignGroup], advice: Mapping[str, _Record]) -> DangerBox:
    wanted, without = record.texts("groups"), record.texts("without")
    tier, article = record.text("tier"), record.text("article")
    by_id = {group.id: group for group in groups}
    asked = []
    for name in wanted:
        group = by_id[name]
        signs = tuple(
            _sign(sign, tier, article, advice.get(sign.id))
            for sign in group.signs
            if sign.id not in without
        )
        asked.append(AskedSigns(group.title, signs))
    return DangerBox(tier, record.text("title"), record.text("advice"), article, tuple(asked))


def _sign(sign: Sign, tier: str, article: str, advice: _Record | None) -> ChecklistItem:
    return ChecklistItem(
        id=sign.id,
        text=sign.text,
        kind=ItemKind.TICK,
        short=sign.short,
        tier=tier,
        advice=advice.text("text") if advice else "",
        article=(advice.text("article") if advice else "") or article,
    )


def _section(record: _Record) -> ChecklistSection:
    return ChecklistSection(
        id=record.text("id"),
        title=record.text("title"),
        hint=record.text("hint"),
        least=record.text("least"),
        most=record.text("most"),
        row=record.number("row"),
        side=Side(record.text("side")),
        items=tuple(_item(each) for each in record.records("items")),
    )


def _item(record: _Record) -> ChecklistItem:
    return ChecklistItem(
        id=record.text("id"),
        text=record.text("text"),
        kind=ItemKind(record.text("kind")),
        tier=record.text("tier"),
        article=record.text("article"),
        lines=record.number("lines"),
    )
