"""The rules of the house that a machine can check."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import handbook
from handbook.messages import SENTENCES

PACKAGE = Path(handbook.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 300
ERROR_KINDS = {
    node.name
    for node in ast.parse((PACKAGE / "errors.py").read_text("utf-8")).body
    if isinstance(node, ast.ClassDef)
}


def name_of(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_module_stays_small(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST_MODULE


def test_no_folder_is_a_heap() -> None:
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert not names & {"utils", "util", "misc", "helpers", "common"}


@pytest.mark.parametrize(
    ("imported", "absent"),
    [
        ("handbook.cli", "PySide6"),
        ("handbook.library.search", "PySide6"),
        ("handbook.gui.app", "markdown"),
        ("handbook.gui.app", "nh3"),
        ("handbook.gui.app", "frontmatter"),
        ("handbook.cli", "socket"),
        ("handbook.cli", "ssl"),
    ],
)
def test_import_stays_light(imported: str, absent: str) -> None:
    code = f"import sys, {imported}; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def raised_message_ids(module: Path) -> set[str]:
    """Return the message ids that a module gives to errors and to `sentence()`."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        position = 1 if node.func.id == "sentence" else 0
        if node.func.id in ERROR_KINDS | {"sentence"} and len(node.args) > position:
            argument = node.args[position]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found.add(argument.value)
    return found


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_error_has_a_sentence(module: Path) -> None:
    assert raised_message_ids(module) <= SENTENCES.keys()


def test_error_sentences_are_found_in_the_code() -> None:
    assert "pack-missing" in set().union(*(raised_message_ids(module) for module in MODULES))
