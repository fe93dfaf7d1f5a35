import json

import pytest

from handbook.diary.header import Header, HeaderRow, rows_of

SLOT = {"kind": "none", "key": "00" * 32, "of a newer version": [1, None]}


def test_stored_header_comes_back() -> None:
    header = Header.of_new_diary("ألم 😀", SLOT)
    assert Header.from_bytes(header.to_bytes()) == header


def test_header_has_the_documented_shape() -> None:
    header = Header("Anna", (SLOT,), bytes(16))
    assert json.loads(header.to_bytes()) == {
        "v": 1,
        "diary": "00" * 16,
        "name": "Anna",
        "slots": [SLOT],
    }


def test_diaries_are_told_apart() -> None:
    assert Header.of_new_diary("A", SLOT).diary_id != Header.of_new_diary("A", SLOT).diary_id


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b'{"v": "1", "diary": "00", "name": "A", "slots": []}',
        b'{"v": 1, "diary": "xx", "name": "A", "slots": []}',
        b'{"v": 1, "diary": "00", "name": 7, "slots": []}',
        b'{"v": 1, "diary": "00", "name": "A", "slots": {}}',
        b'{"v": 1, "diary": "00", "name": "A", "slots": [7]}',
    ],
)
def test_what_is_no_header_is_refused(stored: bytes) -> None:
    with pytest.raises(ValueError, match="not"):
        Header.from_bytes(stored)


def test_rows_are_two_and_alike() -> None:
    first, second = rows_of(b"header")
    assert (first.copy, second.copy) == (1, 2)
    assert (first.stored, first.checksum) == (second.stored, second.checksum)
    assert first.is_sound


@pytest.mark.parametrize("bit", range(8))
def test_damaged_row_is_not_sound(bit: int) -> None:
    row = rows_of(b"header")[0]
    altered = bytes([row.stored[0] ^ 1 << bit]) + row.stored[1:]
    assert not HeaderRow(1, altered, row.checksum).is_sound
