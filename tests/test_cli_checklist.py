"""The command `checklist`: a PDF file of one page, or one answer that says what is wrong."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pdf_file
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(pack_path: Path, tmp_path: Path) -> Run:
    """Run the real program without a screen, in a folder of the test."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)

    def program(*arguments: str, pack: Path = pack_path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "handbook", "--lang", "en", "--pack", str(pack)]
        return subprocess.run(
            [*command, "checklist", *arguments],
            capture_output=True,
            text=True,
            env=kept | {"PYTHONPATH": str(Path(__file__).parents[1])},
            cwd=tmp_path,
            check=False,
            timeout=60,
        )

    return program


def answers(folder: Path, **given: object) -> str:
    path = folder / "answers.json"
    document = {"checklist": "my-symptoms", "version": "1", "language": "en", "answers": given}
    path.write_text(json.dumps(document), "utf-8")
    return str(path)


@pytest.mark.parametrize(("paper", "size"), [("a4", "595"), ("letter", "612")])
def test_blank_checklist_is_one_page(run: Run, tmp_path: Path, paper: str, size: str) -> None:
    answer = run("my-symptoms", "-o", "c.pdf", "--paper", paper)
    assert (answer.returncode, answer.stdout.strip(), answer.stderr) == (0, "c.pdf", "")
    facts = pdf_file.facts(tmp_path / "c.pdf")
    assert facts["Pages"] == "1"
    assert facts["Page size"].startswith(size)
    assert all(font.embedded for font in pdf_file.fonts(tmp_path / "c.pdf"))


def test_filled_checklist_holds_the_answers(run: Run, tmp_path: Path) -> None:
    given = answers(tmp_path, **{"my-goal": "Walk to the market", "hot-joint": True})
    answer = run("my-symptoms", "-o", "c.pdf", "--answers", given)
    assert answer.returncode == 0
    assert "Walk to the market" in pdf_file.read_text(tmp_path / "c.pdf")


def test_every_problem_in_the_answers_is_told_and_nothing_written(run: Run, tmp_path: Path) -> None:
    given = answers(tmp_path, **{"pain-now": 11, "where": ["front_tail"], "nothing": True})
    answer = run("my-symptoms", "-o", "c.pdf", "--answers", given)
    assert (answer.returncode, answer.stdout) == (2, "")
    lines = answer.stderr.splitlines()
    assert len(lines) == 4
    for told, line in zip(("pain-now", "front_tail", "nothing", "Nothing was changed"), lines,
                          strict=True):  # fmt: skip
        assert told in line
    assert not (tmp_path / "c.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere", "-o", "c.pdf"), 1, "There are: my-symptoms."),
        (("my-symptoms", "-o", "c.txt"), 2, ".pdf"),
        (("my-symptoms", "-o", "."), 5, "is a folder"),
        (("my-symptoms", "-o", "no/c.pdf"), 5, "could not be written"),
        (("my-symptoms", "-o", "c.pdf", "--answers", "no.json"), 2, "could not be read"),
        (("my-symptoms",), 2, "-o"),
        (("my-symptoms", "-o", "c.pdf", "--paper", "a3"), 2, "a4"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    answer = run(*arguments)
    assert answer.returncode == code
    assert said in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert list(tmp_path.glob("*.pdf")) == []


def test_older_file_stays_when_the_answers_are_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.pdf").write_bytes(b"before")
    answer = run("my-symptoms", "-o", "c.pdf", "--answers", answers(tmp_path, nothing=1))
    assert answer.returncode == 2
    assert (tmp_path / "c.pdf").read_bytes() == b"before"


def test_too_much_writing_for_a_page_is_told(run: Run, tmp_path: Path) -> None:
    fields = ("helps", "makes-worse", "my-goal", "my-medicines", "my-question")
    long = dict.fromkeys(fields, "many words " * 27)
    answer = run("my-symptoms", "-o", "c.pdf", "--answers", answers(tmp_path, **long))
    assert answer.returncode == 2
    assert "does not fit on one page" in answer.stderr
    assert not (tmp_path / "c.pdf").exists()


def test_pack_without_checklists_says_so(run: Run, tmp_path: Path, arabic_pack_path: Path) -> None:
    answer = run("nowhere", "-o", "c.pdf", pack=arabic_pack_path)
    assert (answer.returncode, answer.stderr.strip()) == (
        1, "There is no checklist called nowhere. There are: my-day."
    )  # fmt: skip
