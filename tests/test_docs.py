"""Documents that name things name all of them."""

import argparse
import re
from pathlib import Path

import pytest

import handbook
from handbook.cli import parser

PACKAGE = Path(handbook.__file__).parent
ROOT = PACKAGE.parent
MODULES = sorted(
    str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if path.stat().st_size > 0
)


def command_names() -> list[str]:
    (commands,) = (
        action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return sorted(commands.choices)


@pytest.mark.parametrize("module", MODULES)
def test_architecture_names_the_module(module: str) -> None:
    assert f"`{module}`" in (ROOT / "docs/architecture.md").read_text("utf-8")


def test_architecture_names_no_module_that_is_gone() -> None:
    named = set(
        re.findall(
            r"`((?!tests/)[a-z_/]+\.py)`", (ROOT / "docs/architecture.md").read_text("utf-8")
        )
    )
    assert named <= set(MODULES)


@pytest.mark.parametrize("command", command_names())
def test_readme_names_the_command(command: str) -> None:
    assert f"handbook {command}" in (ROOT / "README.md").read_text("utf-8")


def test_readme_shows_the_window() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert (ROOT / picture).stat().st_size > 20_000


@pytest.mark.parametrize("name", ["LICENSE", "content/LICENSE"])
def test_licence_is_whole(name: str) -> None:
    assert len((ROOT / name).read_text("utf-8")) > 10_000
