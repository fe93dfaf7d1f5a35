"""Refuses a PySide6 that is known to abort on this Python.

PySide6 6.12.0 drops one reference of None per call that returns None; before Python 3.12, where
None became immortal, the program aborts after a few thousand calls.
"""

import sys

import PySide6

from handbook.errors import UnsafeInstallation

WANTED = "6.11.3"
_FIRST_BROKEN = (6, 12)
_FIRST_SAFE_PYTHON = (3, 12)


def refuse_unsafe_pair(
    qt: tuple[int, ...] = tuple(PySide6.__version_info__[:3]),
    python: tuple[int, ...] = tuple(sys.version_info[:3]),
) -> None:
    """Return when this pair is safe.

    Raises:
        UnsafeInstallation: It would abort while somebody reads.
    """
    if python < _FIRST_SAFE_PYTHON and qt >= _FIRST_BROKEN:
        raise UnsafeInstallation(
            "unsafe-python-pair",
            version=".".join(map(str, qt)),
            python=".".join(map(str, python)),
            wanted=WANTED,
        )
