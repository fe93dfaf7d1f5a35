"""Seals records, so that a copied diary file cannot be read without its key.

A sealed record is one version byte, a random 96-bit nonce, and AES-256-GCM over the record as JSON,
padded to a multiple of 256 bytes. The version and the record's id are authenticated with it, so a
record that was altered, or moved to another id, is found out.

The key is 32 random bytes, wrapped by the key slots of the diary's header. A slot is a JSON object
with a `kind`:

- `none`: `key` is the key itself, in hexadecimal. **It protects nothing**: whoever can read the
  file can read the diary. It stands where other slots will, so that a passphrase changes only the
  header and the key, never the format.
- Kinds still to come (a passphrase through Argon2id, a recovery code) hold their salt, parameters
  and the wrapped key. A diary without a slot that this version opens is a newer diary.
"""

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_SIZE = 32
NONCE_SIZE = 12
TAG_SIZE = 16
LENGTH_SIZE = 4  # of the record before padding, in front of it
BUCKET = 256  # bytes; an onlooker learns no more than this of a record's size
SEAL_VERSION = 1
PURPOSE = b"patient-handbook diary record"

Slot = Mapping[str, Any]


class Vault:
    """Seals and opens the records of one diary."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, record_id: bytes, record: Mapping[str, Any]) -> bytes:
        """Return a record that only this key opens, under this id."""
        plain = json.dumps(record, separators=(",", ":")).encode("ascii")
        plain = len(plain).to_bytes(LENGTH_SIZE) + plain
        plain += bytes(-len(plain) % BUCKET)
        nonce = os.urandom(NONCE_SIZE)
        version = bytes([SEAL_VERSION])
        return version + nonce + self._cipher.encrypt(nonce, plain, _bound_to(version, record_id))

    def open(self, record_id: bytes, sealed: bytes) -> dict[str, Any] | None:
        """Return what was sealed, or None when a single bit of it is not as it was."""
        version, nonce, secret = sealed[:1], sealed[1 : 1 + NONCE_SIZE], sealed[1 + NONCE_SIZE :]
        if version != bytes([SEAL_VERSION]) or len(secret) < TAG_SIZE + LENGTH_SIZE:
            return None
        try:
            plain = self._cipher.decrypt(nonce, secret, _bound_to(version, record_id))
            end = LENGTH_SIZE + int.from_bytes(plain[:LENGTH_SIZE])
            record = json.loads(plain[LENGTH_SIZE:end])
        except (InvalidTag, ValueError, RecursionError):
            return None
        return record if isinstance(record, dict) else None


def new_key() -> bytes:
    """Return a new random key."""
    return os.urandom(KEY_SIZE)


def slot_without_passphrase(key: bytes) -> Slot:
    """Return the slot that holds the key as it is, which protects nothing."""
    return {"kind": "none", "key": key.hex()}


def key_of(slots: Sequence[Slot]) -> bytes | None:
    """Return the key that the slots hold, or None when this version cannot open any of them.

    Raises:
        ValueError: A slot of a known kind does not hold a key.
    """
    for slot in slots:
        if slot.get("kind") == "none":
            key = bytes.fromhex(str(slot.get("key", "")))
            if len(key) != KEY_SIZE:
                raise ValueError("a key of another size")
            return key
    return None


def _bound_to(version: bytes, record_id: bytes) -> bytes:
    return PURPOSE + version + record_id
