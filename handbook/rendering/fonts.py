"""The bundled fonts: loaded once, named by language."""

import functools
import logging

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from handbook.paths import RESOURCES

log = logging.getLogger(__name__)

FOLDER = RESOURCES / "fonts"
LATIN = "Atkinson Hyperlegible Next"
# Its letters are whole glyphs. Noto's are put together from dots and strokes: shaped as well, but
# nobody can search, copy or read aloud the words of a PDF file that was made with it.
ARABIC = "Vazirmatn"
SINDHI = "Noto Sans Arabic"  # has the letters that Vazirmatn lacks
DEVANAGARI = "Noto Sans Devanagari"
# What the first family lacks is taken from the next that has it.
FAMILIES: tuple[str, ...] = (
    LATIN,
    "Noto Sans",
    ARABIC,
    SINDHI,
    DEVANAGARI,
    "Handbook Symbols",
)

_FIRST_FAMILY = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "ug", "ur"), ARABIC),
    "sd": SINDHI,
    **dict.fromkeys(("hi", "mai", "mr", "ne", "sa"), DEVANAGARI),
}


@functools.cache
def load_bundled() -> None:
    """Make the bundled fonts known to Qt; needs the application object. Later calls do nothing."""
    for path in sorted(FOLDER.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            log.warning("The font %s could not be loaded.", path.name)


def families(language: str) -> tuple[str, ...]:
    """Return the font families for a language, the one of its own script first."""
    first = _FIRST_FAMILY.get(language.partition("-")[0].lower(), LATIN)
    return (first, *(family for family in FAMILIES if family != first))


def font(pixel_size: int, weight: QFont.Weight = QFont.Weight.Normal, language: str = "") -> QFont:
    """Return a font of the bundled families."""
    result = QFont(list(families(language)))
    result.setPixelSize(max(1, pixel_size))
    result.setWeight(weight)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


@functools.cache
def line_metrics(language: str) -> tuple[float, float]:
    """Return how far a line of a language reaches above and below its baseline, in font sizes."""
    metrics = QFontMetricsF(font(100, language=language))
    return metrics.ascent() / 100, metrics.descent() / 100
