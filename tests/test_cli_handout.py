"""`handbook handout`: files made without a screen, and one sentence for all that can go wrong."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pdf_file
import pytest

from handbook.cli import main

OLDER = b"an older file"


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real program in a process of its own, without a screen."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "handbook", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=kept | environment,
        check=False,
        timeout=60,
    )


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """Make a folder a disk of its own, or skip the test with the reason."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux can mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this computer does not let root mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    """Return exit code and the one sentence of a call that goes wrong before Qt is needed."""
    code = main([str(argument) for argument in arguments])
    answer = capsys.readouterr()
    assert answer.out == ""
    (line,) = answer.err.strip().splitlines()
    return code, line


def test_pdf_is_made_without_a_screen(pack_path: Path, tmp_path: Path) -> None:
    answer = run("--pack", pack_path, "handout", "side-effects", "-o", tmp_path / "h.pdf")
    assert (answer.returncode, answer.stderr) == (0, "")
    pages = pdf_file.pages(tmp_path / "h.pdf")
    assert answer.stdout == f"{tmp_path / 'h.pdf'}: {len(pages)} pages\n"
    assert "Side effects and when to get help" in pages[0]
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_wrong_platform_of_the_window_does_no_harm(pack_path: Path, tmp_path: Path) -> None:
    answer = run(
        "--pack", pack_path, "handout", "start-here", "-o", tmp_path / "h.pdf",
        QT_QPA_PLATFORM="xcb", DISPLAY=":4711",
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.parametrize(
    ("options", "locale", "size"),
    [
        (["--paper", "letter"], "de_DE.UTF-8", "612 x 792 pts (letter)"),
        (["--paper", "a4"], "en_US.UTF-8", "595 x 842 pts (A4)"),
        ([], "en_US.UTF-8", "612 x 792 pts (letter)"),
        ([], "de_DE.UTF-8", "595 x 842 pts (A4)"),
    ],
)
def test_paper_is_what_was_asked_for_or_usual(
    pack_path: Path, tmp_path: Path, options: list[str], locale: str, size: str
) -> None:
    path = tmp_path / "h.pdf"
    run("--lang", "en", "--pack", pack_path, "handout", "start-here", "-o", path, *options,
        LC_PAPER=locale, LC_ALL="")  # fmt: skip
    assert pdf_file.facts(path)["Page size"] == size


def test_all_pages_make_one_file(pack_path: Path, tmp_path: Path) -> None:
    answer = run("--pack", pack_path, "handout", "--all", "-o", tmp_path / "h.PDF")
    assert answer.returncode == 0
    text = "".join(pdf_file.pages(tmp_path / "h.PDF"))
    for title in ("How to use this handbook", "Side effects and when to get help"):
        assert f"For: Date:\n{title}" in text


def test_handout_is_in_the_language_of_the_pack(arabic_pack_path: Path, tmp_path: Path) -> None:
    answer = run("--pack", arabic_pack_path, "handout", "start-here", "-o", tmp_path / "h.pdf")
    assert answer.returncode == 0
    assert "كيف" in "".join(pdf_file.words(pdf_file.read_text(tmp_path / "h.pdf")))


def test_window_is_not_loaded(pack_path: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from handbook.cli import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.startswith('handbook.gui')])"
    )
    arguments = ["--pack", pack_path, "handout", "start-here", "-o", tmp_path / "h.pdf"]
    answer = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert answer.stdout.endswith("[]\n")


def test_unknown_page_is_a_no_and_nothing_is_written(
    pack_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "h.pdf"
    path.write_bytes(OLDER)
    code, line = refusal(
        capsys, "--pack", pack_path, "handout", "start-here", "no-such-page", "-o", path
    )
    assert code == 1
    assert "no-such-page" in line
    assert path.read_bytes() == OLDER


@pytest.mark.parametrize("ids", [[], ["start-here", "--all"]])
def test_pages_and_all_are_a_choice(
    pack_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ids: list[str]
) -> None:
    path = tmp_path / "h.pdf"
    code, line = refusal(capsys, "--pack", pack_path, "handout", *ids, "-o", path)
    assert code == 2
    assert "--all" in line
    assert not path.exists()


@pytest.mark.parametrize("name", ["h", "h.html", "h.pdf.txt", ".pdf"])
def test_other_endings_are_wrong_usage(
    pack_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / name
    code, line = refusal(capsys, "--pack", pack_path, "handout", "start-here", "-o", path)
    assert code == 2
    assert ".pdf" in line
    assert not path.exists()


@pytest.mark.parametrize("name", ["", "folder.pdf"])
def test_folder_is_no_file(
    pack_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    code, line = refusal(capsys, "--pack", pack_path, "handout", "start-here", "-o", folder)
    assert code == 5
    assert "is a folder" in line


def test_name_that_is_too_long_is_one_sentence(
    pack_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{'x' * 300}.pdf"
    code, _ = refusal(capsys, "--pack", pack_path, "handout", "start-here", "-o", path)
    assert code == 5


def test_missing_folder_is_one_sentence(pack_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "h.pdf"
    answer = run("--pack", pack_path, "handout", "start-here", "-o", path)
    assert answer.returncode == 5
    (line,) = answer.stderr.strip().splitlines()
    assert str(path) in line
    assert not path.parent.exists()


def test_missing_pack_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = tmp_path / "missing.pack"
    code, line = refusal(capsys, "--pack", pack, "handout", "start-here", "-o", tmp_path / "h.pdf")
    assert code == 4
    assert str(pack) in line


@pytest.mark.parametrize("options", ["size=8k", "size=1m,ro"], ids=["full disk", "read-only"])
def test_disk_that_takes_nothing_is_one_sentence(
    pack_path: Path, tmp_path: Path, options: str
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    path = disk / "h.pdf"
    with mounted(disk, options.replace(",ro", "")):
        path.write_bytes(OLDER)
        if "ro" in options:
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        answer = run("--pack", pack_path, "handout", "side-effects", "-o", path)
        assert answer.returncode == 5
        assert answer.stdout == ""
        (line,) = answer.stderr.strip().splitlines()
        assert "unchanged" in line
        assert path.read_bytes() == OLDER
        assert [each.name for each in disk.iterdir()] == ["h.pdf"]
