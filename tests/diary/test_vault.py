import os
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_entry import any_json, any_text

from handbook.diary.vault import (
    BUCKET,
    NONCE_SIZE,
    TAG_SIZE,
    Vault,
    key_of,
    new_key,
    slot_without_passphrase,
)

ID, OTHER_ID = b"i" * 16, b"j" * 16
RECORD = {"v": 1, "kind": "pain_entry", "note": "canary"}


@pytest.fixture
def vault() -> Vault:
    return Vault(new_key())


@settings(deadline=None)
@given(st.binary(min_size=16, max_size=16), st.dictionaries(any_text, any_json))
def test_sealed_record_comes_back(record_id: bytes, record: dict[str, Any]) -> None:
    vault = Vault(bytes(32))
    assert vault.open(record_id, vault.seal(record_id, record)) == record


def test_altered_bit_is_found_wherever_it_is(vault: Vault) -> None:
    sealed = vault.seal(ID, RECORD)
    for bit in range(len(sealed) * 8):
        altered = bytearray(sealed)
        altered[bit // 8] ^= 1 << bit % 8
        assert vault.open(ID, bytes(altered)) is None


@pytest.mark.parametrize("length", [0, 1, 13, 28, 29, 33, 280])
def test_record_cut_short_is_found(vault: Vault, length: int) -> None:
    assert vault.open(ID, vault.seal(ID, RECORD)[:length]) is None


def test_record_moved_to_another_id_is_found(vault: Vault) -> None:
    assert vault.open(OTHER_ID, vault.seal(ID, RECORD)) is None


def test_another_key_opens_nothing(vault: Vault) -> None:
    assert Vault(new_key()).open(ID, vault.seal(ID, RECORD)) is None


@pytest.mark.parametrize("length", [0, 1, 200, 235, 236, 240, 10_000])
def test_size_tells_no_more_than_the_bucket(vault: Vault, length: int) -> None:
    sealed = vault.seal(ID, {"note": "x" * length})
    assert (len(sealed) - 1 - NONCE_SIZE - TAG_SIZE) % BUCKET == 0


def test_short_records_look_alike_in_size(vault: Vault) -> None:
    assert len({len(vault.seal(ID, {"note": "x" * length})) for length in range(200)}) == 1


def test_same_record_is_never_sealed_alike(vault: Vault) -> None:
    assert len({vault.seal(ID, RECORD) for _ in range(100)}) == 100


def test_sealed_record_has_no_plain_part(vault: Vault) -> None:
    sealed = vault.seal(ID, {"note": "canary" * 5000})
    assert b"canary" not in sealed
    assert len(zlib.compress(sealed, 9)) / len(sealed) > 0.99


def test_slot_without_passphrase_holds_the_key() -> None:
    key = new_key()
    assert key_of([slot_without_passphrase(key)]) == key


def test_slots_of_a_newer_version_are_passed_over() -> None:
    key = new_key()
    assert key_of([{"kind": "passphrase", "kdf": "argon2id"}]) is None
    assert key_of([{"kind": "passphrase"}, slot_without_passphrase(key)]) == key


@pytest.mark.parametrize("key", ["", "zz", "00" * 31, None, 7])
def test_slot_without_a_key_is_refused(key: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  each has words of its own
        key_of([{"kind": "none", "key": key}])


def test_keys_are_random() -> None:
    assert len({new_key() for _ in range(100)}) == 100
    assert len(new_key()) == len(os.urandom(32))
