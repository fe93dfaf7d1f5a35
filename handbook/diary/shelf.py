"""Which diaries there are: one file each, known by the name that a person chose."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.diary.diary_file import SUFFIX, DiaryFile
from handbook.errors import FieldProblem, HandbookError, WrongUsage, WrongValues
from handbook.paths import UserFolders

FOLDER = "diaries"
LONGEST_NAME = 60  # characters
NOT_IN_A_NAME = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of characters, line ends


@dataclass(frozen=True)
class ShelvedDiary:
    """A diary as it lies in the folder.

    Attributes:
        path: Its file.
        name: The name that the person chose, or empty when it cannot be read.
        fault: Why it cannot be opened, if that shows from outside.
    """

    path: Path
    name: str = ""
    fault: HandbookError | None = None


def folder_of(folders: UserFolders) -> Path:
    """Return the folder of a person's diaries."""
    return folders.data / FOLDER


def diaries(folder: Path) -> tuple[ShelvedDiary, ...]:
    """Return every diary of a folder by name; those that cannot be read come last."""
    try:
        paths = sorted(folder.glob(f"*{SUFFIX}"))
    except OSError:
        return ()
    found = [_look_at(path) for path in paths]
    return tuple(sorted(found, key=lambda diary: (not diary.name, _key(diary.name), diary.path)))


def find(folder: Path, name: str | None) -> Path:
    """Return the file of the diary of that name, or of the only one when no name is given.

    Raises:
        HandbookError: There is none, or it cannot be read.
        WrongUsage: There are several and no name was given.
    """
    shelved = diaries(folder)
    if not shelved:
        raise HandbookError("diary-none")
    if name is None:
        if len(shelved) > 1:
            raise WrongUsage("diary-which", names=_listed(shelved))
        return shelved[0].path
    for diary in shelved:
        if diary.name and _key(diary.name) == _key(name):
            return diary.path
    for diary in shelved:
        if diary.fault is not None:  # it may be the one
            raise diary.fault
    raise HandbookError("diary-unknown", names=_listed(shelved))


def free_name(folder: Path, name: str) -> str:
    """Return a name for a new diary as it will be shown.

    Raises:
        WrongValues: It is empty, too long, no text, or another diary's.
    """
    name = unicodedata.normalize("NFC", name.strip())
    if not name:
        raise WrongValues([FieldProblem("diary-name-missing", "name")])
    if any(unicodedata.category(character) in NOT_IN_A_NAME for character in name):
        raise WrongValues([FieldProblem("diary-name-not-text", "name")])
    if len(name) > LONGEST_NAME:
        lengths = {"length": len(name), "longest": LONGEST_NAME}
        raise WrongValues([FieldProblem("diary-name-too-long", "name", lengths)])
    if any(_key(diary.name) == _key(name) for diary in diaries(folder)):
        raise WrongValues([FieldProblem("diary-name-taken", "name", {"name": name})])
    return name


def _look_at(path: Path) -> ShelvedDiary:
    try:
        file = DiaryFile.open(path)
    except HandbookError as error:
        return ShelvedDiary(path, fault=error)
    try:
        return ShelvedDiary(path, file.header(mend=False).name)
    except HandbookError as error:
        return ShelvedDiary(path, fault=error)
    finally:
        file.close()


def _key(name: str) -> str:
    """Return what two names have in common when people would take them for the same."""
    return unicodedata.normalize("NFKC", name.strip()).casefold()


def _listed(shelved: Iterable[ShelvedDiary]) -> str:
    return ", ".join(f"“{diary.name}”" for diary in shelved if diary.name)
