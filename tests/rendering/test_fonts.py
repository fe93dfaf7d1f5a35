import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QRawFont

from handbook.paths import ROOT
from handbook.rendering import fonts

CONTENT = ROOT / "content"
TOFU_CHECK = """
import sys
from PySide6.QtGui import QGuiApplication, QTextLayout
from handbook.rendering import fonts
app = QGuiApplication(["test", "-platform", "offscreen"])
fonts.load_bundled()
layout = QTextLayout(sys.argv[1], fonts.font(17, language=sys.argv[2]))
layout.beginLayout()
while layout.createLine().isValid():
    pass
layout.endLayout()
runs = layout.glyphRuns()
print({run.rawFont().familyName() for run in runs} - set(fonts.FAMILIES))
print([run.rawFont().familyName() for run in runs if 0 in run.glyphIndexes()])
"""


@pytest.mark.parametrize("family", fonts.FAMILIES)
def test_family_is_loaded(family: str) -> None:
    assert family in QFontDatabase.families()


def test_loading_again_changes_nothing() -> None:
    before = QFontDatabase.families()
    fonts.load_bundled()
    assert QFontDatabase.families() == before


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", fonts.LATIN), ("", fonts.LATIN), ("ar", fonts.ARABIC), ("ar-EG", fonts.ARABIC),
     ("sd", fonts.SINDHI), ("hi", fonts.DEVANAGARI), ("pt-BR", fonts.LATIN)],
)  # fmt: skip
def test_script_of_the_language_comes_first(language: str, first: str) -> None:
    families = fonts.families(language)
    assert families[0] == first
    assert sorted(families) == sorted(fonts.FAMILIES)
    assert QFontInfo(fonts.font(17, language=language)).family() == first


def test_faces_are_static() -> None:
    for path in fonts.FOLDER.glob("*.ttf"):
        assert QRawFont(str(path), 17).fontTable("fvar").isEmpty(), path.name


def test_faces_may_be_embedded() -> None:
    for path in fonts.FOLDER.glob("*.ttf"):
        os2 = bytes(QRawFont(str(path), 17).fontTable("OS/2").data())
        assert int.from_bytes(os2[8:10], "big") == 0, path.name


def test_fonts_stay_small_and_carry_their_licence() -> None:
    assert sum(path.stat().st_size for path in fonts.FOLDER.iterdir()) < 4_500_000
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text("utf-8")


def missing_letters(text: str, language: str, folder: Path) -> list[str]:
    """What a machine without any font answers: foreign families, then families with a gap."""
    empty = folder / "fonts.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', "utf-8")
    answer = subprocess.run(
        [sys.executable, "-c", TOFU_CHECK, text, language],
        env={**os.environ, "FONTCONFIG_FILE": str(empty)},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.splitlines()


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="fontconfig belongs to Linux")


@on_linux
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Pins & needles” – 4 g, 38 °C, ½ × 2 = 1, ≥ ≤ − → ← † ‡ • … — ’ µg β é ñ ŋ ɓ ✓"),
        ("sw", "Maumivu ya muda mrefu"),
        ("el", "Χρόνιος πόνος"),
        ("ru", "Хроническая боль"),
        ("vi", "Đau mạn tính kéo dài"),
        ("ar", "التعايش مع الألم \u2066200\u00a0mg\u2069 — ١٢٣، ؟ پ گ"),
        ("hi", "घुटने के दर्द में रोज़ाना थोड़ा चलना सुरक्षित है। क्षत्रिय"),
    ],
    ids=["en", "sw", "el", "ru", "vi", "ar", "hi"],
)
def test_no_letter_is_missing_on_a_machine_without_fonts(
    language: str, text: str, tmp_path: Path
) -> None:
    assert missing_letters(text, language, tmp_path) == ["set()", "[]"]


@on_linux
def test_no_letter_of_the_content_is_missing_on_a_machine_without_fonts(tmp_path: Path) -> None:
    files = [*CONTENT.rglob("*.md"), *CONTENT.rglob("*.toml")]
    letters = {letter for file in files for letter in file.read_text("utf-8")}
    assert len(letters) > 50
    printable = "".join(sorted(letter for letter in letters if letter.isprintable()))
    assert missing_letters(printable, "en", tmp_path) == ["set()", "[]"]


@on_linux
def test_a_missing_letter_would_be_noticed(tmp_path: Path) -> None:
    assert missing_letters("痛", "en", tmp_path)[1] != "[]"
