"""A pack is the same bytes for the same content, and there is a whole one or none."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_content import DATA, FIRST_PAGE, SmallContent

from handbook.errors import CannotWrite, UnreadableFile
from handbook.library import schema
from handbook.library.pack import Pack
from handbook.library.pack_builder import build

CONTENT = DATA.parents[1] / "content"


@pytest.fixture
def old_pack(tmp_path: Path) -> Path:
    path = tmp_path / "old.pack"
    path.write_bytes(b"what was there before")
    return path


def test_pack_says_what_it_is(pack_path: Path) -> None:
    header = pack_path.read_bytes()[:100]
    assert int.from_bytes(header[68:72]) == schema.APPLICATION_ID
    assert int.from_bytes(header[60:64]) == schema.FORMAT_VERSION


def test_report_counts_what_was_built(small: SmallContent, tmp_path: Path) -> None:
    output = tmp_path / "out.pack"
    report = build(small.root, output)
    assert (report.articles, report.size, report.errors) == (2, output.stat().st_size, ())


def test_same_content_gives_same_bytes(pack_path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pack"
    build(CONTENT, again)
    assert again.read_bytes() == pack_path.read_bytes()


def test_other_place_times_and_order_of_files_change_nothing(
    pack_path: Path, tmp_path: Path
) -> None:
    files = [path for path in CONTENT.rglob("*") if path.is_file()]
    random.Random(7).shuffle(files)  # a file system lists files as they were made
    for age, path in enumerate(files):
        copy = tmp_path / "elsewhere" / path.relative_to(CONTENT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1e9 + age, 1e9 + age))
    again = tmp_path / "again.pack"
    build(tmp_path / "elsewhere", again)
    assert again.read_bytes() == pack_path.read_bytes()


def test_other_process_gives_same_bytes(pack_path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pack"
    code = (
        "import sys; from pathlib import Path; from handbook.library.pack_builder import build;"
        "build(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "99", "TZ": "Pacific/Kiritimati", "LANG": "ar_EG"}
    command = [sys.executable, "-c", code, str(CONTENT), str(again)]
    subprocess.run(command, check=True, env=environment)
    assert again.read_bytes() == pack_path.read_bytes()


def test_line_ends_of_windows_change_nothing(small: SmallContent, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pack", tmp_path / "second.pack"
    build(small.root, first)
    for path in [*small.root.rglob("*.md"), *small.root.rglob("*.toml")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    build(small.root, second)
    assert first.read_bytes() == second.read_bytes()


def test_one_mistake_leaves_the_old_pack(small: SmallContent, old_pack: Path) -> None:
    small.append(FIRST_PAGE, "A fact without its source. [S77]")
    report = build(small.root, old_pack)
    assert (report.articles, report.size, len(report.errors)) == (0, 0, 1)
    assert old_pack.read_bytes() == b"what was there before"


def test_nothing_is_left_beside_the_pack(small: SmallContent, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    build(small.root, folder / "a.pack")
    assert [path.name for path in folder.iterdir()] == ["a.pack"]


def test_warning_does_not_stop_the_build(small: SmallContent, tmp_path: Path) -> None:
    small.path("images/spare.svg").write_bytes(small.path("images/dots.svg").read_bytes())
    report = build(small.root, tmp_path / "out.pack")
    assert len(report.problems) == 1
    assert Pack.open(tmp_path / "out.pack").image("spare.svg") is not None


@pytest.mark.parametrize("name", ["missing/out.pack", "folder.pack", "file/out.pack"])
def test_pack_that_cannot_be_written_is_one_error(
    small: SmallContent, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.pack").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWrite) as caught:
        build(small.root, tmp_path / name)
    assert caught.value.message_id == "not-written"
    assert not list(tmp_path.glob(".*"))


def test_missing_content_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        build(tmp_path / "nowhere", tmp_path / "out.pack")
    assert caught.value.message_id == "no-such-folder"


def test_running_program_loads_no_builder() -> None:
    code = (
        "import sys, handbook.library.search, handbook.library.verification,"
        " handbook.library.plain_text;"
        "sys.exit(bool({'markdown', 'nh3', 'frontmatter', 'yaml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
