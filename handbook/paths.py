"""Where bundled files and a person's own files are."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

# PyInstaller sets `__file__` inside the bundle, so this one line works frozen and from source.
ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
PACK = RESOURCES / "handbook.pack"

APPLICATION = "patient-handbook"
DATA_DIR_VARIABLE = "HANDBOOK_DATA_DIR"
PORTABLE_MARKERS = ("portable.txt", ".portable")


@dataclass(frozen=True)
class UserFolders:
    """The folders of one person; made when something is first written there."""

    config: Path
    data: Path
    cache: Path
    state: Path

    @classmethod
    def below(cls, folder: Path) -> "UserFolders":
        """Keep everything in one folder."""
        return cls(folder, folder, folder / "cache", folder / "state")


def program_folder() -> Path:
    """Return the folder that holds the program: the bundle's executable, or the source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return ROOT


def user_folders(
    data_dir: Path | None = None,
    *,
    environment: Mapping[str, str] = os.environ,
    program: Path | None = None,
) -> UserFolders:
    """Return where this person's files go.

    `data_dir` (from `--data-dir`) comes first, then `HANDBOOK_DATA_DIR`, then the `data` folder
    beside a portable program, then the platform's own folders.
    """
    if data_dir is not None:
        return UserFolders.below(data_dir.absolute())
    if environment.get(DATA_DIR_VARIABLE):
        return UserFolders.below(Path(environment[DATA_DIR_VARIABLE]).absolute())
    beside = program or program_folder()
    if any((beside / marker).exists() for marker in PORTABLE_MARKERS):
        return UserFolders.below(beside / "data")
    platform = platformdirs.PlatformDirs(APPLICATION, appauthor=False)
    return UserFolders(
        config=platform.user_config_path,
        data=platform.user_data_path,
        cache=platform.user_cache_path,
        state=platform.user_state_path,
    )
