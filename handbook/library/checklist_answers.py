"""What a person answered in a checklist: in memory, and as the JSON file of `--answers`.

An item that is not in the answers was not answered; that is never the same as 0 or "no".
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook.errors import FieldProblem, WrongUsage, WrongValues
from handbook.library.body_regions import REGIONS
from handbook.library.checklist import (
    LEAST_SCORE,
    WORST_SCORE,
    Amount,
    Checklist,
    ChecklistItem,
    ItemKind,
)

Answer = bool | int | str | tuple[str, ...]

LONGEST_TEXT = 300
LARGEST_FILE = 1_000_000  # bytes; a checklist with every item answered has a few thousand
KEYS = ("checklist", "version", "language", "answers")
_FOREIGN = frozenset({"Cc", "Cs", "Cn", "Co"})  # Unicode's categories of what is no letter


@dataclass(frozen=True)
class Answers:
    """The answers to one checklist.

    Attributes:
        checklist: Id of the checklist.
        version: Version of the content that asked.
        language: Language it was asked in.
        answers: By item id: True for a tick, a number, an `Amount`, region ids, or a text.
    """

    checklist: str
    version: str
    language: str
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anything was answered."""
        return bool(self.answers)

    def is_ticked(self, item: str) -> bool:
        """Tell whether an item was ticked."""
        return self.answers.get(item) is True

    def score(self, item: str) -> int | None:
        """Return the number that was chosen, or None."""
        value = self.answers.get(item)
        return value if type(value) is int else None

    def amount(self, item: str) -> Amount | None:
        """Return how much, or None."""
        value = self.answers.get(item)
        return Amount(value) if isinstance(value, str) and value in tuple(Amount) else None

    def regions(self, item: str) -> frozenset[str]:
        """Return the parts of the body that were marked."""
        value = self.answers.get(item)
        return frozenset(value) if isinstance(value, tuple) else frozenset()

    def text(self, item: str) -> str:
        """Return what was written, or an empty text."""
        value = self.answers.get(item)
        return value if isinstance(value, str) else ""

    def with_answer(self, item: str, value: Answer | None) -> "Answers":
        """Return the answers with one changed, or taken away by None, False or emptiness."""
        others = {name: other for name, other in self.answers.items() if name != item}
        if value is None or value is False or value in ("", ()):
            return replace(self, answers=others)
        return replace(self, answers={**others, item: value})

    def ticked_signs(self, checklist: Checklist) -> tuple[ChecklistItem, ...]:
        """Return every ticked item that needs help, the most urgent first."""
        tiers = [box.tier for box in checklist.dangers]
        ticked = [
            item
            for item in checklist.items.values()
            if item.tier in tiers and self.is_ticked(item.id)
        ]
        return tuple(sorted(ticked, key=lambda item: tiers.index(item.tier)))

    def as_document(self) -> dict[str, Any]:
        """Return them as plain values for a JSON file."""
        answers = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in self.answers.items()
        }
        return {
            "checklist": self.checklist,
            "version": self.version,
            "language": self.language,
            "answers": answers,
        }


def read_answers(path: Path, checklist: Checklist) -> Answers:
    """Read a file of answers to a checklist.

    Raises:
        WrongUsage: There is no such file, or it holds no JSON object.
        WrongValues: Something in it does not answer this checklist; every problem is named.
    """
    document = _read_json(path)
    problems: list[FieldProblem] = [
        FieldProblem("answers-key-missing", key, {"key": key})
        for key in KEYS
        if key not in document
    ]
    problems += [
        FieldProblem("answers-key-unknown", key, {"key": key})
        for key in document
        if key not in KEYS
    ]
    texts = {}
    for key in ("checklist", "version", "language"):
        texts[key] = document.get(key, "")
        if not isinstance(texts[key], str):
            problems.append(FieldProblem("answers-key-not-text", key, {"key": key}))
    if isinstance(texts["checklist"], str) and texts["checklist"] not in ("", checklist.summary.id):
        parameters = {"found": _short(texts["checklist"]), "wanted": checklist.summary.id}
        problems.append(FieldProblem("answers-other-checklist", "checklist", parameters))
    given = document.get("answers", {})
    if not isinstance(given, dict):
        problems.append(FieldProblem("answers-not-an-object", "answers"))
        given = {}
    answers = Answers(**texts)
    items = checklist.items
    for name, value in given.items():
        found = list(_problems_of(items.get(name), name, value))
        problems += found
        if not found:
            answers = answers.with_answer(name, tuple(value) if isinstance(value, list) else value)
    if problems:
        raise WrongValues(problems)
    return answers


def _read_json(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise WrongUsage("answers-not-read", path=path) from error
    if len(data) > LARGEST_FILE:
        raise WrongUsage("answers-too-large", path=path)
    try:
        document = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise WrongUsage("answers-not-json", path=path) from error
    if not isinstance(document, dict):
        raise WrongUsage("answers-not-json", path=path)
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that is given twice: nobody could tell which is meant."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("given twice")
    return dict(pairs)


def _problems_of(item: ChecklistItem | None, name: str, value: object) -> Iterator[FieldProblem]:
    """Yield what is wrong with one answer."""
    about = {"item": _short(name)}
    if item is None:
        yield FieldProblem("answer-unknown-item", name, about)
    elif item.kind == ItemKind.TICK and not isinstance(value, bool):
        yield FieldProblem("answer-not-a-tick", name, about)
    elif item.kind == ItemKind.SCORE and (
        type(value) is not int or not LEAST_SCORE <= value <= WORST_SCORE
    ):
        yield FieldProblem("answer-not-a-score", name, about)
    elif item.kind == ItemKind.AMOUNT and value not in [amount.value for amount in Amount]:
        yield FieldProblem("answer-not-an-amount", name, about)
    elif item.kind == ItemKind.REGIONS:
        yield from _problems_of_regions(name, value)
    elif item.kind == ItemKind.TEXT:
        yield from _problems_of_text(name, value)


def _problems_of_regions(name: str, value: object) -> Iterator[FieldProblem]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        yield FieldProblem("answer-not-regions", name, {"item": name})
        return
    for each in value:
        if each not in REGIONS:
            parameters = {"item": name, "region": _short(each)}
            yield FieldProblem("answer-unknown-region", name, parameters)


def _problems_of_text(name: str, value: object) -> Iterator[FieldProblem]:
    if not isinstance(value, str) or any(
        unicodedata.category(letter) in _FOREIGN for letter in value if letter != "\n"
    ):
        yield FieldProblem("answer-not-text", name, {"item": name})
    elif len(value) > LONGEST_TEXT:
        parameters = {"item": name, "length": len(value), "longest": LONGEST_TEXT}
        yield FieldProblem("answer-too-long", name, parameters)


def _short(text: str) -> str:
    """Return a name out of the file, printable and not too long to read."""
    printable = "".join(letter if letter.isprintable() else "?" for letter in text)
    return printable if len(printable) <= 40 else f"{printable[:40]}…"
