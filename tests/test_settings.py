import json
from dataclasses import asdict
from pathlib import Path

import pytest

from handbook import settings
from handbook.errors import CannotWrite
from handbook.settings import Settings


def test_saved_settings_come_back(tmp_path: Path) -> None:
    chosen = Settings(175, "dark", "ar", (10, -20, 800, 600), True, "side-effects")
    settings.save(chosen, tmp_path / "new")
    assert settings.load(tmp_path / "new") == chosen


def test_first_run_has_built_in_settings(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\x00\xff", "[" * 200_000])
def test_damaged_file_gives_built_in_settings(tmp_path: Path, text: str) -> None:
    (tmp_path / settings.FILE_NAME).write_bytes(text.encode("latin-1"))
    assert settings.load(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", 101),
        ("text_size", "100"),
        ("text_size", []),
        ("theme", "pink"),
        ("theme", {}),
        ("language", 3),
        ("window", [1, 2, 3]),
        ("window", [1, 2, 3, True]),
        ("window", "wide"),
        ("window", [10**20, 0, 800, 600]),
        ("language", "\ud800"),
        ("last_article", "../x"),
        ("maximised", 1),
        ("last_article", None),
    ],
)
def test_damaged_value_leaves_the_others(tmp_path: Path, name: str, value: object) -> None:
    sound = Settings(150, "light", "en", (1, 2, 3, 4), True, "start-here")
    stored = asdict(sound) | {name: value}
    (tmp_path / settings.FILE_NAME).write_text(
        json.dumps(stored), "utf-8"
    )  # lone surrogates are escaped
    expected = asdict(sound) | {name: getattr(Settings(), name)}
    assert asdict(settings.load(tmp_path)) == expected


def test_unwritable_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="settings-not-saved"):
        settings.save(Settings(), tmp_path / "file" / "below")


def test_failed_save_leaves_the_old_file(tmp_path: Path) -> None:
    settings.save(Settings(theme="dark"), tmp_path)
    (tmp_path / "settings.new").mkdir()
    with pytest.raises(CannotWrite):
        settings.save(Settings(theme="light"), tmp_path)
    assert settings.load(tmp_path).theme == "dark"


def test_text_size_steps_stay_within_the_offer() -> None:
    assert settings.next_text_size(100, 1) == 110
    assert settings.next_text_size(100, -1) == 90
    assert settings.next_text_size(300, 1) == 300
    assert settings.next_text_size(80, -5) == 80
