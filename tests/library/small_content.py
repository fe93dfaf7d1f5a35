"""A small content folder that a test may change."""

import shutil
from datetime import date
from pathlib import Path

from handbook.library.editorial import check

DATA = Path(__file__).resolve().parent.parent / "data"
FIRST_PAGE = "en/articles/start-here/first-page.md"
SECOND_PAGE = "en/articles/start-here/second-page.md"


class SmallContent:
    """A correct content folder of two pages, and what the check says after a change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(DATA / "small", root)

    def path(self, name: str) -> Path:
        return self.root / name

    def text(self, name: str) -> str:
        return self.path(name).read_text("utf-8")

    def replace(self, name: str, old: str, new: str) -> int:
        """Replace a text that stands there once and return its line."""
        text = self.text(name)
        assert text.count(old) == 1, old
        self.path(name).write_text(text.replace(old, new), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    def append(self, name: str, text: str) -> int:
        """Add a paragraph at the end and return its line."""
        before = self.text(name)
        self.path(name).write_text(f"{before}\n{text}\n", "utf-8")
        return before.count("\n") + 2

    def problems(self, today: date | None = None) -> list[str]:
        return [str(problem) for problem in check(self.root, today)]
