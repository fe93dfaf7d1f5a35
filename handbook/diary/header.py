"""What a diary file says of itself without its key: whose it is, and the slots that hold the key.

The header is one JSON object, kept in two identical rows, each with its SHA-256. A row that no
longer fits its checksum is damaged and is written anew from the other.
"""

import json
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from handbook.diary.vault import Slot

VERSION = 1
COPIES = (1, 2)
DIARY_ID_SIZE = 16


@dataclass(frozen=True)
class Header:
    """The header of one diary.

    Attributes:
        name: What the person chose to call the diary; not secret.
        slots: The key slots, see `vault`.
        diary_id: Random; tells copies of this diary from other diaries.
        version: The version of the header's format.
    """

    name: str
    slots: tuple[Slot, ...]
    diary_id: bytes
    version: int = VERSION

    @classmethod
    def of_new_diary(cls, name: str, slot: Slot) -> "Header":
        """Return the header of a diary that has one slot."""
        return cls(name, (slot,), secrets.token_bytes(DIARY_ID_SIZE))

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Header":
        """Read a header.

        Raises:
            ValueError: It is not a header.
        """
        try:
            document: dict[str, Any] = json.loads(stored)
            version, name, slots = document["v"], document["name"], document["slots"]
            diary_id = bytes.fromhex(document["diary"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ValueError("not a header") from error
        if type(version) is not int or not isinstance(name, str) or not isinstance(slots, list):
            raise ValueError("not a header")
        if not all(isinstance(slot, dict) for slot in slots):
            raise ValueError("not key slots")
        return cls(name, tuple(slots), diary_id, version)

    def to_bytes(self) -> bytes:
        """Return the header as it is stored."""
        document = {
            "v": self.version,
            "diary": self.diary_id.hex(),
            "name": self.name,
            "slots": self.slots,
        }
        return json.dumps(document).encode("ascii")


@dataclass(frozen=True)
class HeaderRow:
    """One of the two rows as it is found in the file."""

    copy: int
    stored: bytes
    checksum: bytes

    @property
    def is_sound(self) -> bool:
        """Tell whether the row is as it was written."""
        return sha256(self.stored).digest() == self.checksum


def rows_of(stored: bytes) -> tuple[HeaderRow, ...]:
    """Return the two identical rows of a header."""
    return tuple(HeaderRow(copy, stored, sha256(stored).digest()) for copy in COPIES)
