"""Files from elsewhere: refused with the right error, and never trusted."""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw
import pytest

from handbook.database import FileKind, ReadConnection, open_read_only
from handbook.errors import UnreadableFile
from handbook.library.pack import Pack
from handbook.library.schema import FORMAT_VERSION, PACK
from handbook.library.search import Search
from handbook.library.verification import verify

NOBODY = 65534


@pytest.fixture
def copy(arabic_pack_path: Path, tmp_path: Path) -> Path:
    """Return a good pack that a test may harm."""
    path = tmp_path / "copy.pack"
    shutil.copyfile(arabic_pack_path, path)
    return path


@pytest.fixture
def connection(copy: Path) -> Iterator[ReadConnection]:
    opened = open_read_only(copy, PACK)
    yield opened
    opened.close()


def refusal(path: Path) -> str:
    """Open a pack that must be refused and return the message id."""
    with pytest.raises(UnreadableFile) as caught:
        Pack.open(path)
    assert caught.value.parameters == {"path": path}
    assert caught.value.exit_code == 4
    return caught.value.message_id


def change(path: Path, *statements: str) -> None:
    """Change a pack as somebody with SQLite could."""
    connection = apsw.Connection(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def overwrite(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.pack") == "pack-missing"
    assert refusal(tmp_path / "no-folder" / "nowhere.pack") == "pack-missing"


def test_path_through_a_file(copy: Path) -> None:
    assert refusal(copy / "inside.pack") == "pack-missing"


def test_path_that_no_system_has() -> None:
    assert refusal(Path("a\0b.pack")) in {"pack-missing", "pack-damaged"}


def test_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "pack-foreign"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pack")
    assert refusal(tmp_path / "pipe.pack") == "pack-foreign"


@pytest.mark.parametrize(
    "data", [b"Hello", b"\0" * 5000, b"PK\x03\x04" * 100], ids=["text", "nul", "zip"]
)
def test_foreign_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "foreign.pack").write_bytes(data)
    assert refusal(tmp_path / "foreign.pack") == "pack-foreign"


def test_other_database(tmp_path: Path) -> None:
    change(tmp_path / "other.pack", "CREATE TABLE diary (pain INTEGER)")
    assert refusal(tmp_path / "other.pack") == "pack-foreign"


def test_newer_pack(copy: Path) -> None:
    overwrite(copy, 60, (FORMAT_VERSION + 1).to_bytes(4))
    assert refusal(copy) == "pack-newer"


@pytest.mark.parametrize("size", [0, 1, 15, 99, 100, 4096, 8192, -4096, -1])
def test_cut_off_file(copy: Path, size: int) -> None:
    data = copy.read_bytes()
    copy.write_bytes(data[:size])
    assert refusal(copy) == "pack-damaged"


def test_file_with_something_added(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes() + b"more")
    assert refusal(copy) == "pack-damaged"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the rights that let root read everything."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_file_that_may_not_be_read(copy: Path) -> None:
    copy.chmod(0)
    with as_nobody():
        assert refusal(copy) == "pack-not-readable"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE more (a)",
        "CREATE VIEW view AS SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON pack BEGIN SELECT 1; END",
        "CREATE INDEX more ON article (title)",
        "ALTER TABLE language ADD COLUMN more TEXT",
        "ALTER TABLE source ADD COLUMN more TEXT AS (upper(title))",
        "ALTER TABLE glossary_term RENAME COLUMN also TO other",
        "DROP TABLE medicine",
        "DROP INDEX article_by_title",
        "CREATE VIRTUAL TABLE more USING fts5(a)",
        "CREATE VIRTUAL TABLE more USING rtree(a, b, c)",
    ],
)
def test_other_schema(copy: Path, statement: str) -> None:
    change(copy, statement)
    assert refusal(copy) == "pack-damaged"


def test_schema_rewritten_behind_the_back_of_sqlite(copy: Path) -> None:
    change(
        copy,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT', 'name BLOB')",
    )
    assert refusal(copy) == "pack-damaged"


@pytest.mark.parametrize("statement", ["DELETE FROM pack", "DELETE FROM language"])
def test_pack_without_its_first_facts(copy: Path, statement: str) -> None:
    change(copy, statement)
    assert refusal(copy) == "pack-damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO pack VALUES ('a', 'b')",
        "UPDATE article SET body = ''",
        "DELETE FROM article",
        "CREATE TABLE more (a)",
        "CREATE TEMP TABLE more (a)",
        "DROP TABLE article",
        "ATTACH ':memory:' AS other",
        "VACUUM INTO 'copy.db'",
        "PRAGMA writable_schema = ON",
        "PRAGMA query_only = OFF",
        "PRAGMA trusted_schema = ON",
        "SELECT load_extension('x')",
        "SELECT writefile('x', 'y')",
        "SELECT randomblob(9)",
        "SELECT zeroblob(60000000)",
        "SELECT hex(title) FROM article",
        "INSERT INTO full_text (full_text) VALUES ('rebuild')",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n",
        "REINDEX",
        "ANALYZE",
        "BEGIN IMMEDIATE",
    ],
)
def test_pack_can_be_asked_but_not_told(
    connection: ReadConnection, copy: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy.parent)
    before = copy.read_bytes()
    with pytest.raises(UnreadableFile):
        connection.rows(statement, time_limit=1.0)
    assert copy.read_bytes() == before
    assert sorted(path.name for path in copy.parent.iterdir()) == ["copy.pack"]


def test_search_works_after_a_refused_statement(copy: Path) -> None:
    pack = Pack.open(copy)
    with pytest.raises(UnreadableFile):
        pack.connection.rows("DROP TABLE full_text")
    assert Search(pack).find("الدليل", "ar")


def test_extensions_stay_off(connection: ReadConnection) -> None:
    with pytest.raises(apsw.Error):
        connection.load_extension("nothing")


def test_question_that_takes_too_long_is_given_up(connection: ReadConnection) -> None:
    long_question = """
        SELECT a.number FROM passage a, passage b, passage c, passage d, passage e, passage f,
            passage g, passage h, passage i, passage j
        WHERE a.text || b.text || c.text || d.text || e.text || f.text || g.text = 'nothing'"""
    with pytest.raises(UnreadableFile):
        connection.rows(long_question, time_limit=0.2)
    assert connection.rows("SELECT value FROM pack") == [("2026.11.1",)]


def test_opening_leaves_no_file_behind(copy: Path) -> None:
    Pack.open(copy).articles("ar")
    assert [path.name for path in copy.parent.iterdir()] == ["copy.pack"]


def test_open_pack_survives_its_replacement(copy: Path, pack_path: Path) -> None:
    pack = Pack.open(copy)
    fresh = copy.with_name("fresh.pack")
    shutil.copyfile(pack_path, fresh)
    fresh.replace(copy)
    assert pack.articles("ar")
    assert Pack.open(copy).articles("en")


def test_kind_decides_what_is_foreign(copy: Path) -> None:
    other = FileKind(PACK.application_id + 1, PACK.version, PACK.statements)
    with pytest.raises(UnreadableFile) as caught:
        open_read_only(copy, other)
    assert caught.value.message_id == "pack-foreign"


def use(path: Path) -> None:
    """Do with a pack everything the program does."""
    pack = Pack.open(path)
    try:
        for language in pack.languages:
            pack.sections(language.code)
            for summary in pack.articles(language.code):
                pack.article(language.code, summary.id)
        pack.image("screen.svg")
        pack.glossary_term("ar", "section")
        pack.source("S01")
        search = Search(pack)
        for text in (
            "ا",
            "صف",
            "صفحة",
            "كيف تجد صفحة",
            "kt-1",
            "كلمة لا توجد",
            "البرنامج على القرص",
        ):
            search.find(text, "ar")
    finally:
        pack.close()


def noise(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 5, 50, 500])):
        data[chance.randrange(100, len(data))] = chance.randrange(256)


def swapped_pages(data: bytearray, chance: random.Random) -> None:
    pages = len(data) // 4096
    first, second = chance.randrange(1, pages), chance.randrange(1, pages)
    data[first * 4096 : first * 4096 + 4096] = data[second * 4096 : second * 4096 + 4096]


def hole(data: bytearray, chance: random.Random) -> None:
    place, size = chance.randrange(100, len(data) - 600), chance.randrange(1, 600)
    data[place : place + size] = bytes(size)


def wrong_header(data: bytearray, chance: random.Random) -> None:
    for _ in range(4):
        data[chance.randrange(100)] = chance.randrange(256)


@pytest.mark.parametrize("damage", [noise, swapped_pages, hole, wrong_header])
@pytest.mark.parametrize("seed", range(25))
def test_damage_gives_an_answer_or_one_error(
    copy: Path, damage: Callable[[bytearray, random.Random], None], seed: int
) -> None:
    data = bytearray(copy.read_bytes())
    damage(data, random.Random(seed))
    copy.write_bytes(data)
    for task in (use, verify):
        with suppress(UnreadableFile):
            task(copy)


def test_damage_found_late_is_the_same_error(copy: Path) -> None:
    pack = Pack.open(copy)
    (root,) = pack.connection.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'image'")[0]
    pack.close()
    overwrite(copy, (root - 1) * 4096, b"\xff" * 4096)
    damaged = Pack.open(copy)
    assert damaged.articles("ar")
    with pytest.raises(UnreadableFile) as caught:
        damaged.image("screen.svg")
    assert caught.value.message_id == "pack-damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET title = CAST(x'ff' AS TEXT)",
        "UPDATE article SET reviewed = 'yesterday'",
        "UPDATE article SET related = '{'",
        "UPDATE article SET related = '7'",
        "UPDATE image SET data = x'00'",
    ],
)
def test_value_of_the_wrong_kind_is_damage(copy: Path, statement: str) -> None:
    change(copy, statement)
    with pytest.raises(UnreadableFile) as caught:
        use(copy)
    assert caught.value.message_id == "pack-damaged"
