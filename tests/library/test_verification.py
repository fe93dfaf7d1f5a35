"""Verifying reads all of a pack, not only what opening touches."""

import shutil
from pathlib import Path

import apsw
import pytest

from handbook.errors import UnreadableFile
from handbook.library.pack import Pack
from handbook.library.verification import verify


@pytest.fixture
def copy(pack_path: Path, tmp_path: Path) -> Path:
    shutil.copyfile(pack_path, tmp_path / "copy.pack")
    return tmp_path / "copy.pack"


def test_whole_pack_answers_its_version(pack_path: Path, pack: Pack) -> None:
    assert verify(pack_path) == pack.content_version


def test_missing_pack_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        verify(tmp_path / "nowhere.pack")
    assert caught.value.message_id == "pack-missing"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET body = replace(body, '<p>', '<p onclick=\"x\">')",
        "UPDATE article SET body = '<article><script>x</script></article>'",
        "UPDATE article SET section = 'nowhere' WHERE number = 1",
        "UPDATE image SET data = CAST('<svg onload=\"x\"/>' AS BLOB)",
        "DELETE FROM article WHERE number = 1",
    ],
)
def test_pack_that_was_changed_is_damaged(copy: Path, statement: str) -> None:
    connection = apsw.Connection(str(copy))
    connection.execute(statement)
    connection.close()
    Pack.open(copy).close()  # opening does not look there
    with pytest.raises(UnreadableFile) as caught:
        verify(copy)
    assert caught.value.message_id == "pack-damaged"


def test_index_that_differs_from_its_table_is_found(copy: Path) -> None:
    key = b"how chronic pain can feel"
    data = copy.read_bytes()
    assert data.count(key) > 1  # in the table and in its index, and where a page was split
    place = data.rindex(key)
    with copy.open("r+b") as file:
        file.seek(place)
        file.write(b"HOW")
    with pytest.raises(UnreadableFile):
        verify(copy)


@pytest.mark.parametrize("table", ["full_text_data", "title_index_data", "passage"])
def test_damaged_index_is_found(copy: Path, table: str) -> None:
    pack = Pack.open(copy)
    question = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
    ((root,),) = pack.connection.rows(question, (table,))
    pack.close()
    with copy.open("r+b") as file:
        file.seek((root - 1) * 4096 + 8)
        file.write(b"\xaa" * 300)
    with pytest.raises(UnreadableFile):
        verify(copy)
