"""What every test may use; nothing here loads Qt."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from handbook.library import xhtml
from handbook.library.pack import Pack
from handbook.library.pack_builder import build
from handbook.paths import DATA_DIR_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
DATA = ROOT / "tests" / "data"
SAMPLES = ROOT / "tests" / "rendering" / "data"


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the program writes in a folder of the test, and the person's screen out of it."""
    folder = tmp_path / "user-data"
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(folder))
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture
def today() -> date:
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def pack_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pack of the real content, built once."""
    return _built(CONTENT, tmp_path_factory.mktemp("pack") / "handbook.pack")


@pytest.fixture(scope="session")
def arabic_pack_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small pack in a language that is written from right to left."""
    return _built(DATA / "arabic", tmp_path_factory.mktemp("pack") / "arabic.pack")


@pytest.fixture
def pack(pack_path: Path) -> Iterator[Pack]:
    opened = Pack.open(pack_path)
    yield opened
    opened.close()


@pytest.fixture
def arabic_pack(arabic_pack_path: Path) -> Iterator[Pack]:
    opened = Pack.open(arabic_pack_path)
    yield opened
    opened.close()


def _built(content: Path, output: Path) -> Path:
    report = build(content, output)
    assert not report.errors, "\n".join(str(problem) for problem in report.errors)
    return output


@pytest.fixture
def picture() -> Callable[[str], bytes | None]:
    """Where the sample pages have their pictures from."""

    def read(name: str) -> bytes | None:
        path = SAMPLES / name
        return path.read_bytes() if path.exists() else None

    return read


@pytest.fixture
def sample() -> Callable[[str], ET.Element]:
    """The sample page of a language."""
    return lambda language: xhtml.parse((SAMPLES / f"{language}.xhtml").read_text("utf-8"))
