"""One pain entry: what somebody felt, when, and everything it ever said before."""

import dataclasses
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from handbook.diary import entry_form
from handbook.diary.occurrence import KEYS as OCCURRENCE_KEYS
from handbook.diary.occurrence import Occurrence
from handbook.diary.vocabulary import Covers, Source

RECORD_KIND = "pain_entry"
VERSION = 1
ID_SIZE = 16

# What belongs to the record and not to what somebody said: no revision repeats it.
BOOKKEEPING = ("v", "kind", "recorded_at", "updated_at", "deleted_at", "revisions")
KNOWN_KEYS = frozenset((*BOOKKEEPING, *OCCURRENCE_KEYS, "covers", "pain", "note", "source"))


class NotUnderstood(Exception):
    """A stored record is whole, but not of a kind or version that this program reads."""


@dataclass(frozen=True)
class Revision:
    """What an entry said before it was edited.

    Attributes:
        replaced_at: When it was edited.
        values: The stored keys as they were; an absent key was not recorded.
        unknown: Keys of a newer version.
    """

    replaced_at: datetime
    values: Mapping[str, Any] = field(repr=False, hash=False)
    unknown: Mapping[str, Any] = field(default_factory=dict, repr=False, hash=False)


@dataclass(frozen=True)
class PainEntry:
    """One entry; what was not recorded is None, never 0.

    Its words and scores are left out of `repr`, so that no log and no traceback can hold them.

    Attributes:
        id: Random; the name of the record in the file.
        occurred: When it hurt.
        recorded_at: When it was written down, by the clock; nobody edits it.
        pain: 0 (none) to 10.
        covers: A moment, a day or a flare.
        note: In the person's own words, unaltered.
        source: How it came into the diary.
        updated_at: When it was last edited, deleted or taken back.
        deleted_at: When it was deleted, if it was.
        revisions: What it said before, oldest first.
        unknown: Stored keys of a newer version, kept as they are.
    """

    occurred: Occurrence
    recorded_at: datetime
    pain: int | None = field(default=None, repr=False)
    covers: Covers = Covers.NOW
    note: str | None = field(default=None, repr=False)
    source: Source = Source.TYPED
    id: bytes = field(default_factory=lambda: secrets.token_bytes(ID_SIZE))
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    revisions: tuple[Revision, ...] = field(default=(), repr=False)
    unknown: Mapping[str, Any] = field(default_factory=dict, repr=False, hash=False)

    def __post_init__(self) -> None:
        if len(self.id) != ID_SIZE or self.recorded_at.tzinfo is None:
            raise ValueError("an entry has an id and the zone of its clock")
        if self.pain is not None and not _is_score(self.pain):
            raise ValueError("pain is 0 to 10 or not recorded")

    @classmethod
    def from_form(cls, values: Mapping[str, object], now: datetime) -> "PainEntry":
        """Make an entry of what somebody entered; see `entry_form.check` for the values.

        Raises:
            WrongValues: Some values cannot be used; it lists all of them.
        """
        form = entry_form.check(values, now)
        return cls(form.occurred, _fixed(now), form.pain, note=form.note, source=form.source)

    @classmethod
    def from_document(cls, entry_id: bytes, document: Mapping[str, Any]) -> "PainEntry":
        """Read a stored record of any version up to this one.

        Raises:
            NotUnderstood: It is of a newer version, of another kind, or holds a value this version
                does not know. The record is to be left as it is.
        """
        version = document.get("v")
        if document.get("kind") != RECORD_KIND or type(version) is not int or version != VERSION:
            raise NotUnderstood
        pain, note = document.get("pain"), document.get("note")
        if not (pain is None or _is_score(pain)) or not (note is None or isinstance(note, str)):
            raise NotUnderstood
        try:
            return cls(
                occurred=Occurrence.from_document(document),
                recorded_at=_aware(document["recorded_at"]),
                pain=pain,
                covers=Covers(document.get("covers", "")),
                note=note,
                source=Source(document.get("source", "")),
                id=entry_id,
                updated_at=_aware_or_none(document.get("updated_at")),
                deleted_at=_aware_or_none(document.get("deleted_at")),
                revisions=tuple(_revision(stored) for stored in document.get("revisions", ())),
                unknown={key: document[key] for key in document.keys() - KNOWN_KEYS},
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise NotUnderstood from error

    def to_document(self) -> dict[str, Any]:
        """Return the record to store; what was not recorded has no key."""
        document: dict[str, Any] = {"v": VERSION, "kind": RECORD_KIND}
        document |= self._values()
        document["recorded_at"] = self.recorded_at.isoformat()
        if self.updated_at is not None:
            document["updated_at"] = self.updated_at.isoformat()
        if self.deleted_at is not None:
            document["deleted_at"] = self.deleted_at.isoformat()
        if self.revisions:
            document["revisions"] = [
                {**old.unknown, "replaced_at": old.replaced_at.isoformat(), "values": old.values}
                for old in self.revisions
            ]
        return document

    def form_values(self) -> dict[str, object]:
        """Return what fills a form to edit this entry."""
        values: dict[str, object] = {
            "pain": self.pain,
            "note": self.note,
            "occurred": self.occurred.moment or self.occurred.local_date,
            "part_of_day": self.occurred.part_of_day,
            "source": self.source,
        }
        return {name: value for name, value in values.items() if value is not None}

    def edited(self, values: Mapping[str, object], now: datetime) -> "PainEntry":
        """Return the entry with a whole form's values; what it said before becomes a revision.

        What the form leaves out is no longer recorded, except when it was and who wrote it.

        Raises:
            WrongValues: Some values cannot be used; it lists all of them.
        """
        form = entry_form.check(values, now, kept=self.occurred, source=self.source)
        new = dataclasses.replace(
            self, occurred=form.occurred, pain=form.pain, note=form.note, source=form.source
        )
        if new == self:
            return self
        old = Revision(_fixed(now), self._values())
        return dataclasses.replace(
            new, updated_at=old.replaced_at, revisions=(*self.revisions, old)
        )

    def deleted(self, now: datetime) -> "PainEntry":
        """Return the entry marked as deleted; nothing of it is gone yet."""
        return dataclasses.replace(self, deleted_at=_fixed(now), updated_at=_fixed(now))

    def taken_back(self, now: datetime) -> "PainEntry":
        """Return the entry no longer deleted."""
        return dataclasses.replace(self, deleted_at=None, updated_at=_fixed(now))

    @property
    def recall_days(self) -> int:
        """Return how many days later it was written down."""
        return max(0, (self.recorded_at.date() - self.occurred.local_date).days)

    @property
    def is_filled_in_later(self) -> bool:
        """Tell whether it was written down on a later day, which is shown wherever it is."""
        return self.recall_days > 0

    @property
    def order(self) -> tuple[tuple[date, int], datetime, bytes]:
        """Return what sorts entries by when it hurt, then by when they were written down."""
        return self.occurred.order, self.recorded_at, self.id

    def _values(self) -> dict[str, Any]:
        """Return the stored keys of what somebody said, those of a newer version included."""
        values: dict[str, Any] = {**self.unknown, "covers": self.covers.value}
        values |= self.occurred.to_document()
        if self.pain is not None:
            values["pain"] = self.pain
        if self.note is not None:
            values["note"] = self.note
        values["source"] = self.source.value
        return values


def _is_score(value: object) -> bool:
    return type(value) is int and entry_form.LEAST_PAIN <= value <= entry_form.WORST_PAIN


def _fixed(now: datetime) -> datetime:
    """Return the moment with its offset as a number, as it will be read back."""
    offset = now.utcoffset()
    return now.replace(tzinfo=timezone(offset or timedelta()), fold=0)


def _aware(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment


def _aware_or_none(text: str | None) -> datetime | None:
    return None if text is None else _aware(text)


def _revision(stored: Mapping[str, Any]) -> Revision:
    values = stored["values"]
    if not isinstance(values, dict):
        raise TypeError("a revision without values")
    unknown = {key: stored[key] for key in stored.keys() - {"replaced_at", "values"}}
    return Revision(_aware(stored["replaced_at"]), values, unknown)
