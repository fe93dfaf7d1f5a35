"""Take the fields of one record from TOML or front matter, noting everything that is wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handbook.i18n import mark
from handbook.library.problem import Problems

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SOURCE_ID = re.compile(r"S[0-9]{2,}")
CLAIM_ID = re.compile(r"C[0-9]{3,}")
EXAMPLES = {ID: "side-effects", SOURCE_ID: "S09", CLAIM_ID: "C012"}

MISSING = mark("“{key}” is missing.")
EMPTY = mark("“{key}” is empty.")
UNKNOWN = mark("“{key}” is not a known key.")
NOT_TEXT = mark("“{key}” must be a line of text.")
NOT_LIST = mark("“{key}” must be a list of texts, such as [one, two].")
NOT_NUMBER = mark("“{key}” must be a whole number.")
NOT_DATE = mark("“{key}” must be a date such as 2026-11-22.")
NOT_YES_NO = mark("“{key}” must be true or false.")
NOT_ONE_OF = mark("“{key}” must be one of: {choices}.")
NOT_AN_ID = mark("“{id}” is not written as “{key}” must be, such as {example}.")
NOT_BY_LANGUAGE = mark("“{key}” must be given by language, such as {key}.en.")
NO_LANGUAGE = mark("“{key}” has no text for the language {language}.")


@dataclass
class Fields:
    """The fields of one record, taken one by one.

    Attributes:
        path: The file, for the problems.
        line: Where the record begins.
        values: What the file says.
        lines: Where each key stands.
        problems: Where problems go.
        plain: Every value is a text or a list of texts, as in front matter.
        above: The key that holds this record, with a dot, when it is part of another.
    """

    path: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    problems: Problems
    plain: bool = False
    above: str = ""
    _taken: set[str] = field(default_factory=set)
    sound: bool = True

    def text(self, key: str, *, empty: bool = False, pattern: re.Pattern[str] | None = None) -> str:
        """Take a text."""
        value: object = self._take(key, "")
        if not isinstance(value, str):
            self.note(key, NOT_TEXT)
            return ""
        value = " ".join(value.split())
        if not value and not empty and key in self.values:
            self.note(key, EMPTY)
        if value and pattern is not None and not pattern.fullmatch(value):
            self.note(key, NOT_AN_ID, id=value, example=EXAMPLES[pattern])
        return value

    def texts(
        self,
        key: str,
        *,
        empty: bool = True,
        optional: bool = False,
        pattern: re.Pattern[str] | None = None,
    ) -> tuple[str, ...]:
        """Take a list of texts."""
        value = self._take(key, [], optional=optional)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.note(key, NOT_LIST)
            return ()
        items = tuple(" ".join(item.split()) for item in value)
        if not all(items) or (not items and not empty and key in self.values):
            self.note(key, EMPTY)
        for item in items:
            if item and pattern is not None and not pattern.fullmatch(item):
                self.note(key, NOT_AN_ID, id=item, example=EXAMPLES[pattern])
        return items

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """Take one of a few words."""
        value = self._take(key, "")
        if key in self.values and value not in choices:
            self.note(key, NOT_ONE_OF, choices=", ".join(choices))
        return str(value)

    def number(self, key: str, *, optional: bool = False) -> int | None:
        """Take a whole number."""
        value = self._take(key, None, optional=optional)
        if self.plain and isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value):
            value = int(value)
        if value is not None and type(value) is not int:
            self.note(key, NOT_NUMBER)
            return None
        return value

    def day(self, key: str) -> date | None:
        """Take a date."""
        value = self._take(key, None)
        if self.plain and isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = False
        if value is not None and type(value) is not date:
            self.note(key, NOT_DATE)
            return None
        return value

    def flag(self, key: str) -> bool:
        """Take true or false."""
        value = self._take(key, False)
        if self.plain and value in ("true", "false"):
            value = value == "true"
        if not isinstance(value, bool):
            self.note(key, NOT_YES_NO)
            return False
        return value

    def by_language(
        self, key: str, languages: Sequence[str], *, empty: bool = False
    ) -> dict[str, str]:
        """Take a text for each language (`title.en`, `title.ar`)."""
        below, found = self._below(key, languages)
        return {code: below.text(code, empty=empty) if code in found else "" for code in languages}

    def lists_by_language(self, key: str, languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Take a list of texts for each language (`triggers.en`, `triggers.ar`)."""
        below, found = self._below(key, languages)
        return {code: below.texts(code) if code in found else () for code in languages}

    def rest_is_unknown(self) -> None:
        """Note every key that nobody took."""
        for key in self.values:
            if key not in self._taken:
                self.note(key, UNKNOWN)

    def note(self, key: str, sentence: str, **parameters: object) -> None:
        """Note that a field is wrong."""
        self.sound = False
        line = self.lines.get(key, self.line)
        self.problems.add(self.path, line, sentence, key=self.above + key, **parameters)

    def _take(self, key: str, instead: Any, *, optional: bool = False) -> Any:
        self._taken.add(key)
        if key not in self.values:
            if not optional:
                self.note(key, MISSING)
            return instead
        return self.values[key]

    def _below(self, key: str, languages: Sequence[str]) -> tuple["Fields", Mapping[str, Any]]:
        """Return the record below a key and what it says, and note each language it lacks."""
        value = self._take(key, {})
        if not isinstance(value, dict):
            self.note(key, NOT_BY_LANGUAGE)
            value = {}
        elif key in self.values:
            for code in languages:
                if code not in value:
                    self.note(key, NO_LANGUAGE, language=code)
        line = self.lines.get(key, self.line)
        return Fields(self.path, line, value, {}, self.problems, above=f"{key}."), value
