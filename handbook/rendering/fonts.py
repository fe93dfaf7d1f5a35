"""The bundled fonts: loaded once, named by language."""

import functools
import logging

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from handbook.paths import RESOURCES

log = logging.getLogger(__name__)

FOLDER = RESOURCES / "fonts"
LATIN = "Atkinson Hyperlegible Next"
ARABIC = "Noto Sans Arabic"
DEVANAGARI = "Noto Sans Devanagari"
# What the first family lacks is taken from the next that has it.
FAMILIES: tuple[str, ...] = (LATIN, "Noto Sans", ARABIC, DEVANAGARI, "Handbook Symbols")

_FIRST_FAMILY = {
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), ARABIC),
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
