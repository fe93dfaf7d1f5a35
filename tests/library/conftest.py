"""Content that a test may change."""

from pathlib import Path

import pytest
from small_content import SmallContent


@pytest.fixture
def small(tmp_path: Path) -> SmallContent:
    return SmallContent(tmp_path / "content")
