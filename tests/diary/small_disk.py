"""A real disk of a few hundred kilobytes, where the tests may mount one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A mounted disk that can be filled, emptied and made read-only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, leave: int = 0) -> None:
        """Write until nothing fits, then give some bytes back."""
        with self._filler.open("wb", buffering=0) as file:
            size = 0
            try:
                while True:
                    size += file.write(bytes(1024))
            except OSError:
                file.truncate(max(0, size - leave))

    def empty(self) -> None:
        self._filler.unlink()

    def make_read_only(self) -> None:
        assert run("mount", "-o", "remount,ro", str(self.folder))


def run(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@contextmanager
def mounted(folder: Path, kilobytes: int) -> Iterator[SmallDisk]:
    """Mount a small disk on a new folder, or skip the test with the reason."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux can mount a small disk")
    folder.mkdir()
    if not run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)):
        pytest.skip("this computer does not let root mount a small disk")
    try:
        yield SmallDisk(folder)
    finally:
        run("umount", "-l", str(folder))
