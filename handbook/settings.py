"""What a person chose and the program remembers, in one small JSON file."""

import dataclasses
import json
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.errors import CannotWrite

log = logging.getLogger(__name__)

FILE_NAME = "settings.json"
THEMES = ("system", "light", "dark")
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)  # percent

_NAME = re.compile(r"[A-Za-z0-9_-]{0,100}")
_FARTHEST = 100_000  # pixels


@dataclass(frozen=True)
class Settings:
    """One person's choices.

    Attributes:
        text_size: Size of all text, percent, one of `TEXT_SIZES`.
        theme: One of `THEMES`.
        language: Language of the interface, or empty for the system's.
        window: The window's left, top, width and height in pixels, or None before the first run.
        maximised: Whether the window filled the screen.
        last_article: Id of the article last read, or empty.
        paper: Id of the paper last printed on, or empty for what is usual here.
    """

    text_size: int = 100
    theme: str = "system"
    language: str = ""
    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    last_article: str = ""
    paper: str = ""


def load(folder: Path) -> Settings:
    """Read the settings; a missing or damaged file, or a damaged value, gives the built-in one."""
    path = folder / FILE_NAME
    try:
        stored = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        log.warning("The settings file could not be read; the built-in settings are used.")
        return Settings()
    return _from_json(stored) if isinstance(stored, dict) else Settings()


def save(settings: Settings, folder: Path) -> None:
    """Write the settings in one step, so that a power cut leaves the old file or the new one.

    Raises:
        CannotWrite: The folder is full, read-only or cannot be made.
    """
    path = folder / FILE_NAME
    draft = path.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8") as file:
            json.dump(dataclasses.asdict(settings), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise CannotWrite("settings-not-saved", folder=folder) from error


def next_text_size(current: int, steps: int) -> int:
    """Return the text size some steps away, within the sizes on offer."""
    nearest = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - current))
    return TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, nearest + steps))]


def _from_json(stored: dict[str, Any]) -> Settings:
    """Take each value that is sound and leave the rest at its built-in value."""
    settings = Settings()
    if stored.get("text_size") in TEXT_SIZES:
        settings = dataclasses.replace(settings, text_size=stored["text_size"])
    if stored.get("theme") in THEMES:
        settings = dataclasses.replace(settings, theme=stored["theme"])
    for name in ("language", "last_article", "paper"):
        if isinstance(stored.get(name), str) and _NAME.fullmatch(stored[name]):
            settings = dataclasses.replace(settings, **{name: stored[name]})
    if isinstance(stored.get("maximised"), bool):
        settings = dataclasses.replace(settings, maximised=stored["maximised"])
    window = stored.get("window")
    if isinstance(window, list) and len(window) == 4 and all(map(_is_on_a_screen, window)):
        left, top, width, height = window
        settings = dataclasses.replace(settings, window=(left, top, width, height))
    return settings


def _is_on_a_screen(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _FARTHEST
