"""The command line: its answers, its one-sentence errors and its exit codes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handbook import __version__
from handbook.cli import main
from handbook.instance_lock import InstanceLock, Request, take_request

ODD_QUERIES = [
    '"',
    "'",
    "NEAR(",
    "a AND",
    "OR",
    "NOT pain",
    "pain*",
    "^pain",
    "pain:body",
    "(((",
    "-",
    "--",
    "%_",
    "😀",
    "👩‍⚕️ pain",
    "the",
    "   ",
    "a" * 10_000,
    "pain " * 2_000,
    "ألم",
    "\u202epain",
    "\udcff",
    "pain\x01",
]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real program in a process of its own, without a screen."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "handbook", *arguments],
        capture_output=True,
        text=True,
        env=kept | environment,
        check=False,
        timeout=60,
    )


def sentence_of(answer: subprocess.CompletedProcess[str]) -> str:
    """Return the one line on standard error."""
    (line,) = answer.stderr.strip().splitlines()
    return line


def test_version_needs_no_screen() -> None:
    answer = run("--version")
    assert (answer.returncode, answer.stdout) == (0, f"Patient Handbook {__version__}\n")


def test_help_names_the_exit_codes() -> None:
    answer = run("--help")
    assert answer.returncode == 0
    assert "Exit codes: 0 done" in answer.stdout


def test_wrong_usage_is_one_sentence() -> None:
    answer = run("serch", "pain")
    assert answer.returncode == 2
    assert "serch" in sentence_of(answer)


def test_window_without_a_screen_is_one_sentence() -> None:
    answer = run()
    assert answer.returncode == 1
    assert "no screen" in sentence_of(answer)


def test_window_on_a_screen_that_is_not_there_is_one_sentence(pack_path: Path) -> None:
    answer = run("--pack", str(pack_path), DISPLAY=":4711", QT_QPA_PLATFORM="xcb")
    assert answer.returncode == 1
    assert "no screen" in answer.stderr.strip().splitlines()[-1]


def test_unknown_language_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "klingon!", "search", "pain"]) == 2
    assert "klingon!" in capsys.readouterr().err


def test_search_in_their_own_words(pack_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pack", str(pack_path), "search", "pins and needles", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert hits[0]["id"] == "how-pain-can-feel"
    assert hits[0].keys() >= {"id", "anchor", "title", "heading", "snippet", "why"}


def test_search_for_a_title(pack_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "Side effects and when to get help"
    assert main(["--pack", str(pack_path), "search", query, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "side-effects"


def test_search_limit_is_kept(pack_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pack", str(pack_path), "search", "pain", "--limit", "2", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_nothing_found_is_a_no(pack_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pack", str(pack_path), "search", "xyzzyplugh", "--json"]) == 1
    answer = capsys.readouterr()
    assert json.loads(answer.out) == []
    assert "Nothing was found" in answer.err


@pytest.mark.parametrize("query", ODD_QUERIES, ids=lambda query: ascii(query[:12]))
def test_odd_query_gives_an_answer_or_nothing(
    pack_path: Path, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    assert main(["--pack", str(pack_path), "search", "--json", "--", query]) in {0, 1}
    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_show_prints_the_page(pack_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pack", str(pack_path), "show", "side-effects"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Side effects and when to get help")
    assert "<" not in text


def test_show_of_an_unknown_page_is_a_no(
    pack_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--pack", str(pack_path), "show", "no-such-page"]) == 1
    assert "no-such-page" in capsys.readouterr().err


def test_show_takes_a_code(pack_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pack", str(pack_path), "show", "kt-15"]) == 0
    assert capsys.readouterr().out.startswith("Side effects")


def test_bad_pack_is_said_where_nobody_reads_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"\x89PNG" * 5000)
    with (tmp_path / "errors").open("w") as errors:
        code = subprocess.run(
            [sys.executable, "-m", "handbook", "--pack", str(tmp_path / "photo")],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stderr=errors,
            check=False,
            timeout=60,
        ).returncode
    assert code == 4
    assert "not a content pack" in (tmp_path / "errors").read_text("utf-8")


def test_empty_data_folder_is_wrong_usage() -> None:
    answer = run("--data-dir", "", "verify")
    assert answer.returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has pipes with a name")
def test_build_replaces_files_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    content = Path(__file__).parent.parent / "content"
    assert main(["build", str(content), "-o", str(tmp_path / "pipe")]) == 5
    assert (tmp_path / "pipe").is_fifo()
    assert "could not be written" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such links")
def test_build_writes_to_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    content = Path(__file__).parent.parent / "content"
    assert main(["build", str(content), "-o", str(tmp_path / "link")]) == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").stat().st_size > 100_000


def test_verify_of_a_whole_pack(pack_path: Path) -> None:
    assert main(["--pack", str(pack_path), "verify"]) == 0


def test_verify_of_a_damaged_pack_is_a_no(
    pack_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged.handbook"
    content = bytearray(pack_path.read_bytes())
    content[8192:12288] = b"\xa5" * 4096
    damaged.write_bytes(content)
    assert main(["--pack", str(damaged), "verify"]) == 1
    assert "damaged" in capsys.readouterr().err


def test_search_in_a_missing_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--pack", str(tmp_path / "none"), "search", "pain"]) == 4
    assert "no handbook content" in capsys.readouterr().err


def test_search_in_a_foreign_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photo").write_bytes(b"\x89PNG" * 5000)
    assert main(["--pack", str(tmp_path / "photo"), "search", "pain"]) == 4
    assert "not a content pack" in capsys.readouterr().err


def test_search_in_a_newer_pack(
    pack_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = tmp_path / "newer"
    content = bytearray(pack_path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")  # SQLite keeps user_version there
    newer.write_bytes(content)
    assert main(["--pack", str(newer), "search", "pain"]) == 4
    assert "newer version" in capsys.readouterr().err


@pytest.mark.parametrize("pack", ["none", "photo"])
def test_window_without_a_sound_pack_is_one_sentence(tmp_path: Path, pack: str) -> None:
    (tmp_path / "photo").write_bytes(b"\x89PNG" * 5000)
    answer = run("--pack", str(tmp_path / pack), QT_QPA_PLATFORM="offscreen")
    assert answer.returncode == 4
    assert pack in sentence_of(answer)


def test_window_with_a_folder_that_cannot_be_written(tmp_path: Path, pack_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = run(
        "--pack",
        str(pack_path),
        "--data-dir",
        str(tmp_path / "file" / "below"),
        QT_QPA_PLATFORM="offscreen",
    )
    assert answer.returncode == 5
    assert "may not be written to" in sentence_of(answer)


def test_search_needs_no_folder(tmp_path: Path, pack_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = run(
        "--pack", str(pack_path), "--data-dir", str(tmp_path / "file" / "below"), "search", "pain"
    )
    assert answer.returncode == 0


def test_second_window_hands_its_request_over(tmp_path: Path, pack_path: Path) -> None:
    first = InstanceLock(tmp_path / "state")
    first.acquire()
    answer = run(
        "--pack",
        str(pack_path),
        "--data-dir",
        str(tmp_path),
        "--open",
        "side-effects",
        QT_QPA_PLATFORM="offscreen",
    )
    first.release()
    assert answer.returncode == 3
    assert "already open" in sentence_of(answer)
    assert take_request(tmp_path / "state") == Request("side-effects")


def test_build_of_broken_content_lists_every_error_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(__file__).parent / "data" / "broken"
    assert main(["build", str(content), "-o", str(tmp_path / "new.handbook")]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 5
    assert all(re.match(r"\S+:[0-9]+: (error|warning): \S", line) for line in lines)
    assert list(tmp_path.glob("*.handbook*")) == []


def test_build_into_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(__file__).parent.parent / "content"
    assert main(["build", str(content), "-o", str(tmp_path / "no" / "such" / "pack")]) == 5
    assert "could not be written" in capsys.readouterr().err


def test_check_of_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "none")]) == 4
    assert "There is no folder" in capsys.readouterr().err


def test_check_of_the_real_content_finds_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    problems = json.loads(capsys.readouterr().out)
    assert [problem for problem in problems if problem["severity"] == "error"] == []


def test_reader_that_goes_away_is_no_error(pack_path: Path) -> None:
    command = f"{sys.executable} -m handbook --pack {pack_path} show side-effects | head -n 1"
    answer = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60
    )
    assert answer.stderr == ""
