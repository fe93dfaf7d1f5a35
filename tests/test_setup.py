import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"


def requirements() -> list[str]:
    """Return each locked requirement with its hashes on one line."""
    text = LOCK.read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def locked_versions() -> dict[str, str]:
    found = (re.match(r"([\w.-]+)==([\w.]+)\s", line) for line in requirements())
    return {match[1]: match[2] for match in found if match}


def set_up(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", ROOT / "packaging" / "set_up.sh", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_locked_requirement_has_one_exact_version() -> None:
    assert len(locked_versions()) == len(requirements()) > 20


def test_every_locked_requirement_has_hashes() -> None:
    without = [line.split()[0] for line in requirements() if "--hash=sha256:" not in line]

    assert without == []


def test_the_lock_file_names_no_place_to_download_from() -> None:
    words = " ".join(requirements()).split()

    assert [word for word in words if "/" in word] == []
    assert {word.partition(":")[0] for word in words if word.startswith("-")} == {"--hash=sha256"}


def test_pyside_is_the_version_that_keeps_its_references() -> None:
    assert locked_versions()["pyside6-essentials"] == "6.11.3"
    assert locked_versions()["shiboken6"] == "6.11.3"


def test_the_large_pyside_is_not_locked() -> None:
    assert locked_versions().keys().isdisjoint({"pyside6", "pyside6-addons"})


def test_the_lock_file_covers_everything_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = project["dependencies"] + project["optional-dependencies"]["build"]
    names = {re.split(r"[=<>~! ]", requirement)[0].lower() for requirement in named}

    assert names <= locked_versions().keys()


@pytest.mark.parametrize(
    ("python", "sentence"),
    [("no-such-python", "There is no 'no-such-python' here"), ("false", "older than Python 3.11")],
)
def test_a_python_that_does_not_fit_is_refused_in_one_sentence(python: str, sentence: str) -> None:
    answer = set_up("program", PYTHON=python)

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert sentence in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_make_alone_lists_every_target() -> None:
    help_text = subprocess.run(
        ["make", "-C", ROOT, "--no-print-directory"], capture_output=True, text=True, check=True
    ).stdout
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"^make (\w+)", help_text, re.MULTILINE)) == targets
    assert {"setup", "run", "test", "check", "pack", "bundle", "clean"} <= targets
