from collections.abc import Iterator
from pathlib import Path

import pytest
from set_clock import SetClock

from handbook.diary.store import DiaryStore


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "diaries"


@pytest.fixture
def store(folder: Path, clock: SetClock) -> Iterator[DiaryStore]:
    with DiaryStore.create(folder, "Anna", now=clock) as opened:
        yield opened
